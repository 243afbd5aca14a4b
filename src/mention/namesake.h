/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_NAMESAKE_H
#define ENT_MENTION_NAMESAKE_H

#include "mention/annotation.h"
#include "mention/token.h"

/*
 * Names that a rule takes for another place of that name somewhere in a document (`Lebanon, Pa.`). What else is called
 * by the same words there is that place, too, unless the state is named in other words as well.
 */

typedef struct _EntNamesakes EntNamesakes;

EntNamesakes *ent_namesakes_new(void);
void ent_namesakes_free(EntNamesakes *namesakes);

/** Forgets the document before. */
void ent_namesakes_begin(EntNamesakes *namesakes);

/** @actor's name in @words is another place's in this document. */
void ent_namesakes_add(EntNamesakes *namesakes, uint32_t actor, EntText words);

/** Marks the mentions that are namesakes by ENT_NOBODY as their actor; whether there are any. */
bool ent_namesakes_mark(EntNamesakes *namesakes, EntText title, EntText text, EntAnnotation *annotation);

#endif
