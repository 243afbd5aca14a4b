/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/vocabulary.h"

#include "mention/lexicon.h"

#define FEWEST_SLOTS 64
#define SLOTS_A_WORD 2
#define BITS_A_SLOT 8
/* Bytes in which a short word is looked for. */
#define FAR 400

static EntWordHashes make_room(uint32_t n_words) {
    uint32_t n_slots = FEWEST_SLOTS;
    while (n_slots < SLOTS_A_WORD * n_words)
        n_slots *= 2;
    unsigned shift = 64 - (unsigned)__builtin_ctz(n_slots);
    return (EntWordHashes){.slots = g_new0(uint64_t, n_slots),
                           .glance = g_new0(uint64_t, n_slots * BITS_A_SLOT / 64),
                           .mask = n_slots - 1,
                           .shift = shift,
                           .glance_shift = shift - (unsigned)__builtin_ctz(BITS_A_SLOT)};
}

static void add(EntWordHashes *words, uint64_t hash) {
    uint64_t bit = hash >> words->glance_shift;
    uint32_t slot = (uint32_t)(hash >> words->shift);
    words->glance[bit / 64] |= UINT64_C(1) << bit % 64;
    while (words->slots[slot] != 0)
        slot = (slot + 1) & words->mask;
    words->slots[slot] = hash;
}

static EntWordHashes open_list(const EntCatalogue *catalogue, int list) {
    const uint32_t *range = &catalogue->first_word[list];
    EntWordHashes hashes = make_room(range[1] - range[0]);
    for (uint32_t i = range[0]; i < range[1]; i++) {
        EntToken words[8];
        unsigned n_words = ent_words_split(catalogue->words[i], words, G_N_ELEMENTS(words));
        if (n_words > 0)
            add(&hashes, words[n_words - 1].hash);
    }
    return hashes;
}

EntVocabulary *ent_vocabulary_new(const EntCatalogue *catalogue) {
    EntVocabulary *vocabulary = g_new0(EntVocabulary, 1);
    for (int list = 0; list < ENT_N_WORD_LISTS; list++)
        vocabulary->lists[list] = open_list(catalogue, list);
    return vocabulary;
}

void ent_vocabulary_free(EntVocabulary *vocabulary) {
    if (vocabulary == NULL)
        return;
    for (int list = 0; list < ENT_N_WORD_LISTS; list++) {
        g_free(vocabulary->lists[list].slots);
        g_free(vocabulary->lists[list].glance);
    }
    g_free(vocabulary);
}

bool ent_vocabulary_tells(const EntVocabulary *vocabulary, EntText text, uint32_t from, uint32_t until) {
    EntToken word;
    until = MIN(until, from + FAR);
    for (uint32_t at = from; ent_token_next(text, at, &word) && word.start < until; at = word.end)
        if (word.letters == 3 && !(word.shape & ENT_SHAPE_UPPER_FIRST) &&
            ent_vocabulary_has(vocabulary, ENT_WORDS_SHORT, word.hash))
            return true;
    return false;
}
