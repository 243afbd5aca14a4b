/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CANDIDATE_GUESS_H
#define ENT_CANDIDATE_GUESS_H

#include "candidate/names.h"

/** Adds to @points, by type, what the name itself and the words beside it in its sentence say about what it names. */
void ent_guess_add(const EntVocabulary *vocabulary, EntText text, const EntSentence *sentence, const EntName *name,
                   uint32_t points[ENT_N_TYPES]);

/**
 * The type with the most points; @sure is their share in percent, less when there are few. Without points a type by
 * form, and 0: two or three words are a person, capitals a body, anything else a place.
 */
EntActorType ent_guess_type(const uint32_t points[ENT_N_TYPES], unsigned n_words, bool is_acronym, unsigned *sure);

/** The state that is named nearest to the name in its sentence, or ENT_NOBODY. */
uint32_t ent_guess_country(const EntName *name, const EntMention *mentions, uint32_t n_mentions);

#endif
