/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as title, text and day of a document: mentions, sentences and paragraphs are inside the text, in order and in each other. Small bytes
 * stand for words of the catalogue, so that names are found at all.
 */
#include "expand.h"

#include "../unit/mention_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const CONDITIONS =
    "'actors': [{'id': 'GEO', 'type': 'country', 'label': 'Georgia', 'names': [{'text': 'Georgia', 'when': {'sentence': ['Tbilisi'],"
    " 'document': ['South Ossetia', 'Cauc*'], 'actors': ['RUS']}, 'unless': {'before': ['@given', 'state of'], 'after': [', U.S.', '@Name']}}]},"
    "{'id': 'JOR', 'type': 'country', 'label': 'Jordan', 'names': [{'text': 'Jordan', 'unless': {'before': ['@title', '@start'], 'after': ['@number', '@end', '@lower']}}]}],"
    "'rules': [{'kinds': ['capitals'], 'when': {'document': ['talks', 'president*'], 'before': ['in']}}]";

static const char *const WORDS[] = {"",
                                    "Russia",
                                    "North",
                                    "Korea",
                                    "South",
                                    "Korean",
                                    "al-Qaeda",
                                    "U.S.",
                                    "US",
                                    "\t",
                                    "\n",
                                    "Kim Jong Un",
                                    "Kim",
                                    "\r",
                                    "Putin",
                                    "Georgia",
                                    "Tbilisi",
                                    "President",
                                    "Moscow",
                                    "The Moscow Times",
                                    "\xe2\x80\x9c",
                                    "\xe2\x80\x99s",
                                    "C\xc3\xb4te d\xe2\x80\x99Ivoire",
                                    "Jordan",
                                    "Madison",
                                    "Park",
                                    "United",
                                    "States",
                                    "Subscribe to",
                                    "Related stories",
                                    "contributed to this report",
                                    "MOSCOW (Reuters) - "};

static void check_places(const EntAnnotation *a, size_t length) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < a->n_paragraphs; i++) {
        g_assert(a->paragraphs[i].start >= end && a->paragraphs[i].end > a->paragraphs[i].start);
        end = a->paragraphs[i].end;
    }
    g_assert(end <= length);
    end = 0;
    for (uint32_t i = 0; i < a->n_sentences; i++) {
        const EntSentence *sentence = &a->sentences[i];
        g_assert(sentence->start >= end && sentence->end > sentence->start);
        end = sentence->end;
        g_assert(sentence->paragraph >= 0 && (uint32_t)sentence->paragraph < a->n_paragraphs);
        g_assert(i == 0 || a->sentences[i - 1].paragraph <= sentence->paragraph);
        g_assert(sentence->start >= a->paragraphs[sentence->paragraph].start &&
                 sentence->end <= a->paragraphs[sentence->paragraph].end);
    }
}

static void check_mention(const EntAnnotation *a, const EntCatalogue *catalogue, const EntMention *mention,
                          size_t title_length) {
    g_assert(mention->end > mention->start && mention->actor < catalogue->n_actors);
    g_assert(mention->node == ENT_NOBODY || mention->node < catalogue->n_actors);
    g_assert(mention->country == ENT_NOBODY || catalogue->actors[mention->country].type == ENT_TYPE_COUNTRY);
    g_assert(!mention->counted || (mention->node != ENT_NOBODY && mention->zone <= ENT_ZONE_CAPTION));
    g_assert((mention->sentence < 0) == (mention->paragraph < 0) &&
             (mention->sentence < 0) == (mention->zone == ENT_ZONE_TITLE));
    if (mention->sentence < 0) {
        g_assert(mention->end <= title_length);
        return;
    }
    g_assert((uint32_t)mention->sentence < a->n_sentences);
    const EntSentence *sentence = &a->sentences[mention->sentence];
    g_assert(mention->paragraph == sentence->paragraph && mention->start >= sentence->start &&
             mention->end <= sentence->end);
}

static void check_mentions(const EntAnnotation *a, const EntCatalogue *catalogue, size_t title_length) {
    for (uint32_t i = 0; i < a->n_mentions; i++) {
        const EntMention *mention = &a->mentions[i], *before = i > 0 ? &a->mentions[i - 1] : NULL;
        check_mention(a, catalogue, mention, title_length);
        if (before == NULL)
            continue;
        bool same_text = (before->sentence < 0) == (mention->sentence < 0);
        g_assert(same_text ? mention->start >= before->end : before->sentence < 0);
    }
}

static void check_document(const Fixture *fixture, int32_t day, const char *title, size_t title_length,
                           const char *text, size_t length) {
    static const int fillings[] = {0, 'S', '.', '\n', '\'', 0x80};
    g_autofree char *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(fillings); i++) {
        g_autofree char *padded = fixture_pad(text, length, fillings[i]);
        EntDocument document = {
            .id = "d", .title = title, .title_length = title_length, .text = padded, .text_length = length, .day = day};
        const EntAnnotation *annotation = ent_reader_annotate(fixture->reader, &document);
        check_places(annotation, length);
        check_mentions(annotation, fixture->catalogue, title_length);
        g_autofree char *found = fixture_describe(fixture, annotation, title, padded);
        if (first == NULL)
            first = g_steal_pointer(&found);
        g_assert(found == NULL || g_str_equal(found, first));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Fixture fixtures[2]; /* kept, as their room is reused */
    if (fixtures[0].reader == NULL) {
        EntOptions actors = ENT_OPTIONS_INIT;
        actors.level = ENT_LEVEL_ACTOR;
        actors.types = "country,igo,company,person,body,group,media,place";
        actors.successors = true;
        fixtures[0] = fixture_open(CATALOGUE(FIXTURE_WORLD, CONDITIONS), NULL);
        fixtures[1] = fixture_open(CATALOGUE(FIXTURE_WORLD, CONDITIONS), &actors);
    }
    if (size < 3 || size > 4000)
        return 0;
    int32_t day = data[0] == 0 ? ENT_DAY_NONE : (int32_t)data[0] * 80;
    size_t title_size = MIN(data[1], size - 3), title_length, length;
    g_autofree char *title = fuzz_expand(data + 3, title_size, WORDS, G_N_ELEMENTS(WORDS), &title_length);
    g_autofree char *text =
        fuzz_expand(data + 3 + title_size, size - 3 - title_size, WORDS, G_N_ELEMENTS(WORDS), &length);
    check_document(&fixtures[data[2] & 1], day, title, title_length, text, length);
    return 0;
}
