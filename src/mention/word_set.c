/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/word_set.h"

#include "mention/lexicon.h"

#include <stdlib.h>

static int compare_hashes(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

EntWordSet *ent_word_set_new(const EntCatalogue *catalogue, EntWordList list) {
    const uint32_t *range = &catalogue->first_word[list];
    EntWordSet *set = g_new0(EntWordSet, 1);
    set->hashes = g_new(uint64_t, range[1] - range[0] + 1);
    for (uint32_t i = range[0]; i < range[1]; i++) {
        EntToken parts[8];
        unsigned n_parts = ent_words_split(catalogue->words[i], parts, G_N_ELEMENTS(parts));
        if (n_parts == 0)
            continue;
        uint64_t hash = set->hashes[set->n_hashes++] = parts[n_parts - 1].hash;
        set->glance[hash >> 59] |= UINT64_C(1) << (hash >> 53 & 63);
    }
    qsort(set->hashes, set->n_hashes, sizeof *set->hashes, compare_hashes);
    return set;
}

bool ent_word_set_search(const EntWordSet *set, uint64_t hash) {
    return bsearch(&hash, set->hashes, set->n_hashes, sizeof hash, compare_hashes) != NULL;
}

void ent_word_set_free(EntWordSet *set) {
    if (set == NULL)
        return;
    g_free(set->hashes);
    g_free(set);
}
