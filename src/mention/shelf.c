/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/shelf.h"

void ent_shelves_init(EntShelves *shelves) {
    shelves->cues = g_array_new(FALSE, FALSE, sizeof(EntRuleCue));
}

void ent_shelves_clear(EntShelves *shelves) {
    g_array_unref(shelves->cues);
}

void ent_shelves_add(EntShelves *shelves, EntRuleCue cue) {
    g_array_append_val(shelves->cues, cue);
    ent_shelf_let_through(shelves->filter, cue.key);
    shelves->covers[ent_shelf_of(cue.key)] |= cue.covered;
}

static gint compare_keys(gconstpointer a, gconstpointer b) {
    const EntRuleCue *left = a, *right = b;
    return (left->key > right->key) - (left->key < right->key);
}

void ent_shelves_sort(EntShelves *shelves) {
    GArray *cues = shelves->cues;
    g_assert(cues->len < UINT16_MAX);
    g_array_sort(cues, compare_keys);
    for (guint shelf = 0, i = 0; shelf <= ENT_N_SHELVES; shelf++) {
        while (i < cues->len && ent_shelf_of(g_array_index(cues, EntRuleCue, i).key) < shelf)
            i++;
        shelves->first[shelf] = (uint16_t)i;
    }
}

uint64_t ent_shelf_covered_by(const EntRule *rule) {
    uint64_t covered = 0;
    for (int kind = 0; kind < ENT_N_ALIAS_KINDS; kind++)
        if ((rule->kinds >> kind) & 1)
            covered |= (uint64_t)rule->types << (kind * ENT_N_TYPES);
    return covered;
}
