/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_VOCABULARY_H
#define ENT_MENTION_VOCABULARY_H

#include "actors/catalogue.h"
#include "mention/token.h"

/** The words of one list, by hash. */
typedef struct {
    uint64_t *slots;  /* 0: free; a word stands at the highest bits of its hash, or in one of the next */
    uint64_t *glance; /* a bit for each word, by more of the highest bits: few others find one */
    uint32_t mask;
    unsigned shift, glance_shift;
} EntWordHashes;

/**
 * EntVocabulary: the catalogue's lists of words, opened once for all who ask. A word is known by its hash, as EntToken
 * has it; of words in one text (`Prime Minister`) the last counts.
 */
typedef struct {
    EntWordHashes lists[ENT_N_WORD_LISTS];
} EntVocabulary;

/** @catalogue is needed only while it is made. */
EntVocabulary *ent_vocabulary_new(const EntCatalogue *catalogue);
void ent_vocabulary_free(EntVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntVocabulary, ent_vocabulary_free)

/** Whether a word with this hash is on the list. */
static inline bool ent_vocabulary_has(const EntVocabulary *vocabulary, EntWordList list, uint64_t hash) {
    const EntWordHashes *words = &vocabulary->lists[list];
    uint64_t bit = hash >> words->glance_shift;
    if (!(words->glance[bit / 64] >> bit % 64 & 1))
        return false;
    for (uint32_t slot = (uint32_t)(hash >> words->shift); words->slots[slot] != 0; slot = (slot + 1) & words->mask)
        if (words->slots[slot] == hash)
            return true;
    return false;
}

/**
 * Whether one of the words `short` (`met`, `who`) begins with a small letter in @text from @from up to @until: verbs
 * and the like of three letters, which headlines give a capital. Only the 400 bytes behind @from are looked through.
 */
bool ent_vocabulary_tells(const EntVocabulary *vocabulary, EntText text, uint32_t from, uint32_t until);

#endif
