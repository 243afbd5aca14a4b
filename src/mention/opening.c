/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/opening.h"

/* How much of a text is its opening. */
#define LONGEST_OPENING 1000

struct _EntOpenings {
    const EntCatalogue *catalogue;
    const EntCue *cues;
    EntSieve sieve;
    uint32_t *same;  /* by condition: the first with the same cues */
    uint32_t *owner; /* by cue of the sieve: its condition */
    uint32_t *found; /* by condition that is the first of its kind: the cue, or ENT_NO_CUE */
    GArray *asked;   /* those conditions */
    EntText title, text;
    bool is_read; /* they were looked through */
};

static bool is_alike(const EntCatalogue *catalogue, const EntCondition *a, const EntCondition *b) {
    uint32_t first = a->first[ENT_CUE_OPENING], other = b->first[ENT_CUE_OPENING];
    uint32_t n = a->first[ENT_CUE_OPENING + 1] - first;
    if (n != b->first[ENT_CUE_OPENING + 1] - other)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!g_str_equal(catalogue->cues[first + i], catalogue->cues[other + i]))
            return false;
    return true;
}

/* The first condition with the same cues, of those that are asked already. */
static uint32_t find_alike(const EntOpenings *openings, uint32_t condition) {
    const EntCondition *all = openings->catalogue->conditions;
    for (guint i = 0; i < openings->asked->len; i++) {
        uint32_t before = g_array_index(openings->asked, uint32_t, i);
        if (is_alike(openings->catalogue, &all[before], &all[condition]))
            return before;
    }
    return condition;
}

EntOpenings *ent_openings_new(const EntCatalogue *catalogue, const EntCue *cues) {
    EntOpenings *openings = g_new0(EntOpenings, 1);
    openings->catalogue = catalogue;
    openings->cues = cues;
    openings->same = g_new0(uint32_t, catalogue->n_conditions + 1);
    openings->owner = g_new0(uint32_t, catalogue->n_cues + 1);
    openings->found = g_new0(uint32_t, catalogue->n_conditions + 1);
    openings->asked = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GArray) sought = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        const uint32_t *first = catalogue->conditions[i].first;
        if (first[ENT_CUE_OPENING] == first[ENT_CUE_OPENING + 1])
            continue;
        openings->same[i] = find_alike(openings, i);
        if (openings->same[i] != i)
            continue;
        g_array_append_val(openings->asked, i);
        for (uint32_t cue = first[ENT_CUE_OPENING]; cue < first[ENT_CUE_OPENING + 1]; cue++) {
            openings->owner[cue] = i;
            g_array_append_val(sought, cue);
        }
    }
    openings->sieve = ent_sieve_make(cues, (const uint32_t *)(gconstpointer)sought->data, sought->len);
    return openings;
}

void ent_openings_free(EntOpenings *openings) {
    if (openings == NULL)
        return;
    ent_sieve_clear(&openings->sieve);
    g_free(openings->same);
    g_free(openings->owner);
    g_free(openings->found);
    g_array_unref(openings->asked);
    g_free(openings);
}

void ent_openings_begin(EntOpenings *openings, EntText title, EntText text) {
    openings->title = title;
    openings->text = (EntText){text.bytes, MIN(text.length, LONGEST_OPENING)};
    openings->is_read = false;
}

static void read_part(EntOpenings *openings, EntText part) {
    uint32_t at = 0, cue = 0;
    while ((cue = ent_sieve_find(&openings->sieve, openings->cues, part, &at, cue)) != ENT_NO_CUE) {
        uint32_t *found = &openings->found[openings->owner[cue]];
        if (*found == ENT_NO_CUE)
            *found = cue;
        cue++;
    }
}

uint32_t ent_openings_find(EntOpenings *openings, uint32_t condition) {
    if (!openings->is_read) {
        openings->is_read = true;
        for (guint i = 0; i < openings->asked->len; i++)
            openings->found[g_array_index(openings->asked, uint32_t, i)] = ENT_NO_CUE;
        read_part(openings, openings->title);
        read_part(openings, openings->text);
    }
    uint32_t same = openings->same[condition], found = openings->found[same];
    const EntCondition *all = openings->catalogue->conditions;
    return found == ENT_NO_CUE ? found
                               : found - all[same].first[ENT_CUE_OPENING] + all[condition].first[ENT_CUE_OPENING];
}
