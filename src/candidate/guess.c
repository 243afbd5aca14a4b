/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/guess.h"

#include <string.h>

/* How much a cue says: what is in the name more than what stands beside it. */
enum { IN_NAME = 6, DIRECT = 4, HINT = 2, FAINT = 1 };

/* So many points for something else are added before the share is made, so that a single hint is not sure. */
#define DOUBT 4

static void add_inside(const EntVocabulary *vocabulary, const EntName *name, uint32_t points[ENT_N_TYPES]) {
    for (unsigned i = 0; i < name->n_words; i++)
        for (int type = 0; type < ENT_N_TYPES; type++)
            if (ent_vocabulary_has(vocabulary, (EntWordList)(ENT_WORDS_INSIDE + type), name->words[i].hash))
                /* What a name ends with says what it is: `Bank Workers Union`. */
                points[type] += i + 1 == name->n_words ? IN_NAME : HINT;
    if (name->n_words > 1 && ent_vocabulary_has(vocabulary, ENT_WORDS_GIVEN, name->words[0].hash))
        points[ENT_TYPE_PERSON] += IN_NAME;
}

static void add_beside(const EntVocabulary *vocabulary, uint64_t before, uint64_t after, uint32_t points[ENT_N_TYPES]) {
    for (int type = 0; type < ENT_N_TYPES; type++) {
        if (before != 0 && ent_vocabulary_has(vocabulary, (EntWordList)(ENT_WORDS_BEFORE + type), before))
            points[type] += type == ENT_TYPE_PLACE ? HINT : DIRECT;
        if (after != 0 && ent_vocabulary_has(vocabulary, (EntWordList)(ENT_WORDS_BESIDE + type), after))
            points[type] += DIRECT;
    }
    if (after != 0 && ent_vocabulary_has(vocabulary, ENT_WORDS_SPEECH, after))
        points[ENT_TYPE_PERSON] += HINT;
    if (before != 0 && ent_vocabulary_has(vocabulary, ENT_WORDS_SPEECH, before))
        points[ENT_TYPE_PERSON] += FAINT;
}

/* ", 45," */
static bool has_age(EntText text, uint32_t end) {
    const unsigned char *at = text.bytes + end;
    return end + strlen(", 45,") <= text.length && at[0] == ',' && at[1] == ' ' && g_ascii_isdigit(at[2]) &&
           g_ascii_isdigit(at[3]) && at[4] == ',';
}

void ent_guess_add(const EntVocabulary *vocabulary, EntText text, const EntSentence *sentence, const EntName *name,
                   uint32_t points[ENT_N_TYPES]) {
    EntNeighbours around;
    ent_neighbours_init(&around, text, name->start, name->end, sentence->start);
    const EntNeighbour *before = ent_neighbours_before(&around, 0), *after = ent_neighbours_after(&around, 0);
    bool has_after = after != NULL && after->gap == ' ' && after->token.start < sentence->end;
    add_inside(vocabulary, name, points);
    add_beside(vocabulary, before != NULL && before->gap == ' ' ? before->token.hash : 0,
               has_after ? after->token.hash : 0, points);
    if (name->has_title)
        points[ENT_TYPE_PERSON] += IN_NAME;
    if (has_age(text, name->end))
        points[ENT_TYPE_PERSON] += DIRECT;
}

EntActorType ent_guess_type(const uint32_t points[ENT_N_TYPES], unsigned n_words, bool is_acronym, unsigned *sure) {
    uint64_t all = 0;
    int best = 0;
    for (int type = 0; type < ENT_N_TYPES; type++) {
        all += points[type];
        if (points[type] > points[best])
            best = type;
    }
    *sure = all > 0 ? (unsigned)(100 * (uint64_t)points[best] / (all + DOUBT)) : 0;
    if (all > 0)
        return (EntActorType)best;
    if (is_acronym)
        return ENT_TYPE_BODY;
    return n_words == 2 || n_words == 3 ? ENT_TYPE_PERSON : ENT_TYPE_PLACE;
}

uint32_t ent_guess_country(const EntName *name, const EntMention *mentions, uint32_t n_mentions) {
    uint32_t nearest = ENT_NOBODY, least = UINT32_MAX;
    for (uint32_t i = 0; i < n_mentions; i++) {
        const EntMention *mention = &mentions[i];
        if (mention->country == ENT_NOBODY)
            continue;
        uint32_t away = mention->end <= name->start   ? name->start - mention->end
                        : mention->start >= name->end ? mention->start - name->end
                                                      : 0;
        if (away < least) {
            least = away;
            nearest = mention->country;
        }
    }
    return nearest;
}
