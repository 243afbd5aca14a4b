/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_OFFICE_H
#define ENT_MENTION_OFFICE_H

#include "mention/annotation.h"
#include "mention/person.h"
#include "mention/post.h"

/* Who holds an office of a state, by the words around the state: `Malian army spokesman Dirran Kone`. */

/** A sentence with a mention that may be somebody's state. */
typedef struct {
    const EntVocabulary *vocabulary;
    const EntPosts *posts;
    EntText text; /* up to the sentence's end */
    uint32_t start;
    const EntMention *state, *next, *end; /* the state, and what was found behind it */
} EntOfficePlace;

/**
 * Reads the name of who holds an office of @place->state; false when nobody does. @place->next is moved over what was
 * read.
 */
bool ent_office_holder(EntOfficePlace *place, EntPersonName *name);

#endif
