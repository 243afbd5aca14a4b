/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_OPENING_H
#define ENT_MENTION_OPENING_H

#include "actors/catalogue.h"
#include "mention/sieve.h"

/*
 * The cues of a document's opening, its title and the first words of its text, which tell what it is about. Those of
 * all conditions are looked for in one go, once a document; conditions that ask for the same cues share the answer.
 */

typedef struct _EntOpenings EntOpenings;

/** @cues: the compiled cues of @catalogue, borrowed. */
EntOpenings *ent_openings_new(const EntCatalogue *catalogue, const EntCue *cues);
void ent_openings_free(EntOpenings *openings);

/** The document that is read from now on. */
void ent_openings_begin(EntOpenings *openings, EntText title, EntText text);

/** The cue of the condition that stands first in the opening; or ENT_NO_CUE. */
uint32_t ent_openings_find(EntOpenings *openings, uint32_t condition);

#endif
