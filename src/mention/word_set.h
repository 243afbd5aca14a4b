/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_WORD_SET_H
#define ENT_MENTION_WORD_SET_H

#include "actors/catalogue.h"

/** A list of the catalogue's words, by hash. Of words in one text (`Prime Minister`) the last counts. */
typedef struct {
    uint64_t *hashes;
    unsigned n_hashes;
    uint64_t glance[32]; /* a bit for each, by its hash: most words are none of them */
} EntWordSet;

EntWordSet *ent_word_set_new(const EntCatalogue *catalogue, EntWordList list);
void ent_word_set_free(EntWordSet *set);

/** The look-up itself, without the glance. O(log words). */
bool ent_word_set_search(const EntWordSet *set, uint64_t hash);

/** Whether a word with this hash, as EntToken has it, is one of them. */
static inline bool ent_word_set_has(const EntWordSet *set, uint64_t hash) {
    return (set->glance[hash >> 59] >> (hash >> 53 & 63) & 1) && ent_word_set_search(set, hash);
}

#endif
