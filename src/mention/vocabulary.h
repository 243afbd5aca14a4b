/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_VOCABULARY_H
#define ENT_MENTION_VOCABULARY_H

#include "actors/catalogue.h"

/**
 * EntVocabulary: the catalogue's lists of words, opened once for all who ask. A word is known by its hash, as EntToken
 * has it; of words in one text (`Prime Minister`) the last counts.
 */
typedef struct {
    struct {
        uint64_t *hashes; /* sorted */
        unsigned n_hashes;
        uint64_t glance[32]; /* a bit for each, by its hash: most words are none of them */
    } lists[ENT_N_WORD_LISTS];
} EntVocabulary;

/** @catalogue is needed only while it is made. */
EntVocabulary *ent_vocabulary_new(const EntCatalogue *catalogue);
void ent_vocabulary_free(EntVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntVocabulary, ent_vocabulary_free)

/** The look-up itself, without the glance. O(log words). */
bool ent_vocabulary_search(const EntVocabulary *vocabulary, EntWordList list, uint64_t hash);

/** Whether a word with this hash is on the list. */
static inline bool ent_vocabulary_has(const EntVocabulary *vocabulary, EntWordList list, uint64_t hash) {
    return (vocabulary->lists[list].glance[hash >> 59] >> (hash >> 53 & 63) & 1) &&
           ent_vocabulary_search(vocabulary, list, hash);
}

#endif
