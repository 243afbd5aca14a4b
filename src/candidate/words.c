/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/words.h"

EntNameWords *ent_name_words_new(const EntCatalogue *catalogue) {
    EntNameWords *words = g_new0(EntNameWords, 1);
    words->stops = ent_word_set_new(catalogue, ENT_WORDS_NAME_STOPS);
    words->particles = ent_word_set_new(catalogue, ENT_WORDS_NAME_PARTICLES);
    words->generic = ent_word_set_new(catalogue, ENT_WORDS_GENERIC);
    words->speech = ent_word_set_new(catalogue, ENT_WORDS_SPEECH);
    words->titles = ent_word_set_new(catalogue, ENT_WORDS_TITLES);
    words->given = ent_word_set_new(catalogue, ENT_WORDS_GIVEN);
    for (unsigned type = 0; type < ENT_N_TYPES; type++) {
        words->inside[type] = ent_word_set_new(catalogue, ENT_WORDS_INSIDE + type);
        words->beside[type] = ent_word_set_new(catalogue, ENT_WORDS_BESIDE + type);
        words->before[type] = ent_word_set_new(catalogue, ENT_WORDS_BEFORE + type);
    }
    return words;
}

void ent_name_words_free(EntNameWords *words) {
    if (words == NULL)
        return;
    EntWordSet *sets[] = {words->stops, words->particles, words->generic, words->titles, words->given, words->speech};
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
        ent_word_set_free(sets[i]);
    for (int type = 0; type < ENT_N_TYPES; type++) {
        ent_word_set_free(words->inside[type]);
        ent_word_set_free(words->beside[type]);
        ent_word_set_free(words->before[type]);
    }
    g_free(words);
}

bool ent_name_words_is_cue(const EntNameWords *words, uint64_t hash) {
    for (int type = 0; type < ENT_N_TYPES; type++)
        if (ent_word_set_has(words->inside[type], hash))
            return true;
    return false;
}
