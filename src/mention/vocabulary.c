/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/vocabulary.h"

#include "mention/lexicon.h"

#include <stdlib.h>

static int compare_hashes(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

static void open_list(EntVocabulary *vocabulary, const EntCatalogue *catalogue, int list) {
    const uint32_t *range = &catalogue->first_word[list];
    uint64_t *hashes = g_new(uint64_t, range[1] - range[0] + 1);
    unsigned n_hashes = 0;
    for (uint32_t i = range[0]; i < range[1]; i++) {
        EntToken words[8];
        unsigned n_words = ent_words_split(catalogue->words[i], words, G_N_ELEMENTS(words));
        if (n_words == 0)
            continue;
        uint64_t hash = hashes[n_hashes++] = words[n_words - 1].hash;
        vocabulary->lists[list].glance[hash >> 59] |= UINT64_C(1) << (hash >> 53 & 63);
    }
    qsort(hashes, n_hashes, sizeof *hashes, compare_hashes);
    vocabulary->lists[list].hashes = hashes;
    vocabulary->lists[list].n_hashes = n_hashes;
}

EntVocabulary *ent_vocabulary_new(const EntCatalogue *catalogue) {
    EntVocabulary *vocabulary = g_new0(EntVocabulary, 1);
    for (int list = 0; list < ENT_N_WORD_LISTS; list++)
        open_list(vocabulary, catalogue, list);
    return vocabulary;
}

bool ent_vocabulary_search(const EntVocabulary *vocabulary, EntWordList list, uint64_t hash) {
    return bsearch(&hash, vocabulary->lists[list].hashes, vocabulary->lists[list].n_hashes, sizeof hash,
                   compare_hashes) != NULL;
}

void ent_vocabulary_free(EntVocabulary *vocabulary) {
    if (vocabulary == NULL)
        return;
    for (int list = 0; list < ENT_N_WORD_LISTS; list++)
        g_free(vocabulary->lists[list].hashes);
    g_free(vocabulary);
}
