/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/namesake.h"

#include "mention/lexicon.h"

typedef struct {
    uint32_t actor;
    uint64_t words;
} Namesake;

struct _EntNamesakes {
    GArray *all;       /* of Namesake */
    GArray *concerned; /* indexes of the mentions that name such an actor or count for it */
};

EntNamesakes *ent_namesakes_new(void) {
    EntNamesakes *namesakes = g_new0(EntNamesakes, 1);
    namesakes->all = g_array_new(FALSE, FALSE, sizeof(Namesake));
    namesakes->concerned = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    return namesakes;
}

void ent_namesakes_free(EntNamesakes *namesakes) {
    if (namesakes == NULL)
        return;
    g_array_unref(namesakes->all);
    g_array_unref(namesakes->concerned);
    g_free(namesakes);
}

void ent_namesakes_begin(EntNamesakes *namesakes) {
    g_array_set_size(namesakes->all, 0);
}

static uint64_t mix_words(EntText text, uint32_t start) {
    uint64_t words = 0;
    EntToken token;
    for (uint32_t at = start; ent_token_next(text, at, &token); at = token.end)
        words = ent_lexicon_mix(words, token.hash);
    return words;
}

void ent_namesakes_add(EntNamesakes *namesakes, uint32_t actor, EntText words) {
    Namesake namesake = {actor, mix_words(words, 0)};
    for (guint i = 0; i < namesakes->all->len; i++)
        if (g_array_index(namesakes->all, Namesake, i).words == namesake.words)
            return;
    g_array_append_val(namesakes->all, namesake);
}

/* Whether the mention names the actor in the same words. */
static bool is_same(const Namesake *namesake, EntText title, EntText text, const EntMention *mention) {
    if (mention->actor != namesake->actor)
        return false;
    EntText part = {mention->sentence < 0 ? title.bytes : text.bytes, mention->end};
    return mix_words(part, mention->start) == namesake->words;
}

/* A bit for each of the actors, by its last digits: long documents have few namesakes and many mentions. */
typedef struct {
    uint64_t bits[16];
} Filter;

static inline bool passes(const Filter *filter, uint32_t actor) {
    return (filter->bits[actor / 64 % 16] >> (actor % 64)) & 1;
}

static void find_concerned(EntNamesakes *namesakes, const EntAnnotation *annotation) {
    Filter filter = {{0}};
    for (guint n = 0; n < namesakes->all->len; n++) {
        uint32_t actor = g_array_index(namesakes->all, Namesake, n).actor;
        filter.bits[actor / 64 % 16] |= UINT64_C(1) << (actor % 64);
    }
    g_array_set_size(namesakes->concerned, 0);
    for (uint32_t i = 0; i < annotation->n_mentions; i++) {
        const EntMention *mention = &annotation->mentions[i];
        if (mention->actor != ENT_NOBODY && (passes(&filter, mention->actor) || passes(&filter, mention->country)))
            g_array_append_val(namesakes->concerned, i);
    }
}

/* Adjectives prove nothing: towns have Russian olives and Greek salad, too. */
static bool is_proved(const EntNamesakes *namesakes, const Namesake *namesake, EntText title, EntText text,
                      const EntAnnotation *annotation) {
    for (guint i = 0; i < namesakes->concerned->len; i++) {
        const EntMention *mention = &annotation->mentions[g_array_index(namesakes->concerned, uint32_t, i)];
        if (mention->actor == ENT_NOBODY)
            continue;
        bool is_state = mention->actor == namesake->actor || mention->country == namesake->actor;
        if (is_state && mention->reading != ENT_READING_DEMONYM && mention->zone <= ENT_ZONE_CAPTION &&
            !is_same(namesake, title, text, mention))
            return true;
    }
    return false;
}

bool ent_namesakes_mark(EntNamesakes *namesakes, EntText title, EntText text, EntAnnotation *annotation) {
    bool any = false;
    if (namesakes->all->len == 0)
        return false;
    find_concerned(namesakes, annotation);
    for (guint n = 0; n < namesakes->all->len; n++) {
        const Namesake *namesake = &g_array_index(namesakes->all, Namesake, n);
        if (is_proved(namesakes, namesake, title, text, annotation))
            continue;
        for (guint i = 0; i < namesakes->concerned->len; i++) {
            EntMention *mention = &annotation->mentions[g_array_index(namesakes->concerned, uint32_t, i)];
            if (is_same(namesake, title, text, mention)) {
                mention->actor = ENT_NOBODY;
                any = true;
            }
        }
    }
    return any;
}
