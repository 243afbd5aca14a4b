/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_OFFICIAL_H
#define ENT_MENTION_OFFICIAL_H

#include "mention/annotation.h"
#include "mention/capitals.h"
#include "mention/token.h"
#include "mention/vocabulary.h"

/*
 * People whom the catalogue does not have, but whom the text names together with a state and an office: `Malian army
 * spokesman Dirran Kone`, `Ezzaldin al-Asbahi, Yemen's human rights minister,`. There, and by their surname from there
 * on, they stand for that state.
 */

typedef struct _EntOfficials EntOfficials;

/** Both are borrowed. */
EntOfficials *ent_officials_new(const EntCatalogue *catalogue, const EntVocabulary *vocabulary);
void ent_officials_free(EntOfficials *officials);

/**
 * Adds such people to what was found in @text, of which @capitals were noted; whom the catalogue has in an office of
 * the state only later stands for it, too.
 */
void ent_officials_add(EntOfficials *officials, EntText text, const EntCapitals *capitals, int32_t day,
                       EntAnnotation *annotation);

#endif
