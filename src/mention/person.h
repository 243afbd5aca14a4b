/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_PERSON_H
#define ENT_MENTION_PERSON_H

#include "mention/token.h"
#include "mention/vocabulary.h"

/* The names of people whom nobody knows, by their form: capitalised words, and small ones (`al`, `bin`) between
 * them. */

#define ENT_MOST_NAME_WORDS 6

typedef struct {
    EntToken words[ENT_MOST_NAME_WORDS];
    unsigned n_words;
} EntPersonName;

/** The bytes of an apostrophe at @at, or 0. */
unsigned ent_apostrophe_at(EntText text, uint32_t at);

/**
 * Whether what stands between two words keeps a name together: a space, a hyphen, an apostrophe, the stop of an
 * initial.
 */
bool ent_person_joins(EntText text, const EntToken *left, uint32_t right);

/**
 * Reads the name whose first word is the next one after @from; false when no name of two capitalised words or more
 * begins there.
 */
bool ent_person_after(const EntVocabulary *vocabulary, EntText text, uint32_t from, EntPersonName *name);

/** Reads the name whose last word is the one before @until, without its title; no word before @floor is read. */
bool ent_person_before(const EntVocabulary *vocabulary, EntText text, uint32_t until, uint32_t floor,
                       EntPersonName *name);

#endif
