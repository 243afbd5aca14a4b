/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_FIXTURE_H
#define STORY_FIXTURE_H

#include "base/day.h"
#include "series/series.h"
#include "story/stories.h"

#include <string.h>

/*
 * Stories from words, without the floors below: a word that is an id of the small catalogue is a counted mention; a full stop ends a
 * sentence, a blank line a paragraph.
 */

typedef struct {
    const char *id, *date, *title, *text; /* date and title nullable */
    const char *given;                    /* nullable: windows of given actors, "RUS PRK|RUS UN" */
} FixtureDocument;

#define NEWS(name, day, heading, body) \
    { .id = name, .date = day, .title = heading, .text = body }
#define NO_MORE \
    { .id = NULL }

static inline EntCatalogue *fixture_catalogue(void) {
    static const EntActor actors[] = {
        {.id = "RUS", .label = "Russia", .type = ENT_TYPE_COUNTRY, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE},
        {.id = "PRK", .label = "North Korea", .type = ENT_TYPE_COUNTRY, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE},
        {.id = "KOR", .label = "South Korea", .type = ENT_TYPE_COUNTRY, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE},
        {.id = "UN", .label = "United Nations", .type = ENT_TYPE_IGO, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE},
        {.id = "GAZPROM",
         .label = "Gazprom",
         .country = "RUS",
         .type = ENT_TYPE_COMPANY,
         .from = ENT_DAY_NONE,
         .to = ENT_DAY_NONE},
        {.id = "PUTIN",
         .label = "Vladimir Putin",
         .country = "RUS",
         .type = ENT_TYPE_PERSON,
         .from = ENT_DAY_NONE,
         .to = ENT_DAY_NONE},
        {.id = "SUN", .label = "Soviet Union", .type = ENT_TYPE_COUNTRY, .from = ENT_DAY_NONE, .to = 8030},
    };
    EntCatalogue *catalogue = g_new0(EntCatalogue, 1);
    catalogue->n_actors = G_N_ELEMENTS(actors);
    catalogue->actors = g_memdup2(actors, sizeof actors);
    catalogue->digest = 42;
    catalogue->strings = g_string_chunk_new(64);
    ent_catalogue_index(catalogue);
    return catalogue;
}

/* An annotation under construction. */
typedef struct {
    GArray *mentions, *sentences, *paragraphs;
} FixtureAnnotation;

static inline void fixture_find(FixtureAnnotation *found, const EntCatalogue *catalogue, const char *text,
                                uint32_t from, uint32_t to, int32_t sentence, int32_t paragraph) {
    for (uint32_t at = from; at < to;) {
        uint32_t end = at;
        while (end < to && g_ascii_isalpha(text[end]))
            end++;
        g_autofree char *word = g_strndup(text + at, end - at);
        uint32_t actor = ent_catalogue_find(catalogue, word);
        EntMention mention = {at,   end,  actor, actor, actor, sentence, paragraph, ENT_READING_NAME, ENT_ZONE_BODY,
                              true, false};
        if (actor != ENT_NOBODY)
            g_array_append_val(found->mentions, mention);
        at = MAX(end, at + 1);
    }
}

static inline uint32_t fixture_end_of(const char *text, uint32_t from, const char *mark, uint32_t limit) {
    const char *end = strstr(text + from, mark);
    return end == NULL || (uint32_t)(end - text) >= limit ? limit : (uint32_t)(end - text) + (uint32_t)(*mark == '.');
}

static inline void fixture_cut(FixtureAnnotation *found, const EntCatalogue *catalogue, const char *text) {
    uint32_t length = (uint32_t)strlen(text);
    for (uint32_t start = 0; start < length;) {
        EntParagraph paragraph = {start, fixture_end_of(text, start, "\n\n", length)};
        for (uint32_t at = start; at < paragraph.end;) {
            uint32_t end = fixture_end_of(text, at, ".", paragraph.end);
            EntSentence sentence = {at, end, (int32_t)found->paragraphs->len, ENT_ZONE_BODY};
            fixture_find(found, catalogue, text, at, end, (int32_t)found->sentences->len, sentence.paragraph);
            g_array_append_val(found->sentences, sentence);
            for (at = end; at < paragraph.end && text[at] == ' ';)
                at++;
        }
        g_array_append_val(found->paragraphs, paragraph);
        for (start = paragraph.end; start < length && text[start] == '\n';)
            start++;
    }
}

static inline GPtrArray *fixture_windows(const char *given) {
    if (given == NULL)
        return NULL;
    GPtrArray *windows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    g_auto(GStrv) parts = g_strsplit(given, "|", -1);
    for (char **part = parts; *part != NULL; part++) {
        GPtrArray *window = g_ptr_array_new_with_free_func(g_free);
        char **ids = g_strsplit(*part, " ", -1);
        for (char **id = ids; *id != NULL; id++)
            g_ptr_array_add(window, *id);
        g_free(ids);
        g_ptr_array_add(windows, window);
    }
    return windows;
}

static inline void fixture_add(EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                               const FixtureDocument *given) {
    FixtureAnnotation found = {g_array_new(FALSE, FALSE, sizeof(EntMention)),
                               g_array_new(FALSE, FALSE, sizeof(EntSentence)),
                               g_array_new(FALSE, FALSE, sizeof(EntParagraph))};
    /* Readers may look at the 64 bytes behind a text. */
    g_autofree char *text = g_strdup_printf("%s%64s", given->text == NULL ? "" : given->text, "");
    text[strlen(text) - 64] = '\0';
    const char *title = given->title;
    if (title != NULL)
        fixture_find(&found, catalogue, title, 0, (uint32_t)strlen(title), -1, -1);
    fixture_cut(&found, catalogue, text);
    EntAnnotation annotation = {.mentions = (EntMention *)found.mentions->data, .n_mentions = found.mentions->len};
    annotation.sentences = (EntSentence *)found.sentences->data;
    annotation.n_sentences = found.sentences->len;
    annotation.paragraphs = (EntParagraph *)found.paragraphs->data;
    annotation.n_paragraphs = found.paragraphs->len;
    EntDocument document = {
        .id = given->id, .title = title, .text = text, .text_length = strlen(text), .day = ENT_DAY_NONE};
    document.title_length = title == NULL ? 0 : strlen(title);
    document.source = "wire";
    if (given->date != NULL)
        g_assert_true(ent_day_parse(given->date, &document.day));
    GPtrArray *windows = fixture_windows(given->given);
    document.windows = windows;
    g_autoptr(GError) error = NULL;
    g_assert_true(ent_stories_add(stories, &document, &annotation, options, &error));
    g_assert_no_error(error);
    g_clear_pointer(&windows, g_ptr_array_unref);
    g_array_unref(found.mentions);
    g_array_unref(found.sentences);
    g_array_unref(found.paragraphs);
}

/* The stories of documents, which end with NO_MORE. */
static inline EntStories *fixture_stories(const EntCatalogue *catalogue, const EntOptions *options, size_t limit,
                                          const FixtureDocument *documents) {
    g_autoptr(GError) error = NULL;
    EntStories *stories = ent_stories_new(catalogue, options, limit);
    for (; documents->id != NULL; documents++)
        fixture_add(stories, catalogue, options, documents);
    g_assert_true(ent_stories_finish(stories, &error));
    return stories;
}

static inline EntSeries *fixture_series(const EntOptions *options, const FixtureDocument *documents) {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    g_autoptr(EntStories) stories = fixture_stories(catalogue, options, ENT_STORE_LIMIT, documents);
    EntSeries *series = ent_series_new(stories, catalogue, options, &error);
    g_assert_no_error(error);
    return series;
}

/* All of a series in words, to compare two and to read when a test fails. */
static inline char *fixture_describe(const EntSeries *series) {
    GString *words = g_string_new(NULL);
    for (uint32_t s = 0; s < series->n_slices; s++) {
        const EntSlice *slice = &series->slices[s];
        g_string_append_printf(words, "%s[%u]:", slice->id, slice->documents);
        for (uint32_t i = 0; i < slice->n_nodes; i++)
            g_string_append_printf(words, " %s=%u/%u/%u/%u", series->actors[slice->nodes[i].actor].id,
                                   slice->nodes[i].mentions, slice->nodes[i].sentences, slice->nodes[i].paragraphs,
                                   slice->nodes[i].stories);
        for (uint32_t i = 0; i < slice->n_ties; i++) {
            const EntTie *tie = &slice->ties[i];
            g_string_append_printf(words, " %s-%s=%u/%u/%u", series->actors[slice->nodes[tie->source].actor].id,
                                   series->actors[slice->nodes[tie->target].actor].id, tie->sentences, tie->paragraphs,
                                   tie->stories);
            for (uint32_t e = 0; e < tie->n_evidence; e++)
                g_string_append_printf(words, "%c%u", e == 0 ? '(' : ',', slice->evidence[tie->first_evidence + e]);
            if (tie->n_evidence > 0)
                g_string_append_c(words, ')');
        }
        g_string_append_c(words, '\n');
    }
    for (uint32_t i = 0; i < series->n_evidence; i++)
        g_string_append_printf(words, "%u: %s %u-%u \"%s\"\n", i, series->evidence[i].doc,
                               series->evidence[i].byte_start, series->evidence[i].byte_end, series->evidence[i].text);
    return g_string_free(words, FALSE);
}

static inline void fixture_expect(const EntOptions *options, const FixtureDocument *documents, const char *expected) {
    g_autoptr(EntSeries) series = fixture_series(options, documents);
    g_autofree char *found = fixture_describe(series);
    g_assert_cmpstr(found, ==, expected);
}

#endif
