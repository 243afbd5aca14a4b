/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SPECIAL_H
#define ENT_MENTION_SPECIAL_H

#include "mention/cue.h"
#include "mention/lexicon.h"
#include "mention/neighbours.h"
#include "mention/sentence.h"

/* What kind of word stands beside a place: a name, a title, a number ... (the cues that begin with `@`). */

/** By what a word is known: the names that the catalogue has, and its lists. */
typedef struct {
    const EntLexicon *lexicon;
    const EntVocabulary *vocabulary;
} EntSpecials;

/** Whether a word of the kind @kind stands directly before (after) the place. */
bool ent_specials_beside(const EntSpecials *specials, EntCueKind kind, EntNeighbours *around, EntCutting cutting,
                         bool is_before);

bool ent_specials_title_before(const EntSpecials *specials, EntNeighbours *around);

/** A title that says nothing of an office of state: `Mr`, `Chairman`. */
bool ent_specials_address_before(const EntSpecials *specials, EntNeighbours *around);

/** A word after a surname that tells of its office: `administration`. */
bool ent_specials_office_after(const EntSpecials *specials, EntNeighbours *around);

/** A name beside a surname, which then is part of a longer one. */
bool ent_specials_name_before(const EntSpecials *specials, EntNeighbours *around, EntCutting cutting);
bool ent_specials_name_after(const EntSpecials *specials, EntNeighbours *around, EntCutting cutting);

#endif
