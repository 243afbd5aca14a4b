/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_ABBREVIATION_H
#define ENT_MENTION_ABBREVIATION_H

#include "mention/token.h"
#include "mention/vocabulary.h"

/* Whether a stop is that of an abbreviation or an initial (`Gen.`, `Inc.`, `U.S.`, `J.`), by the catalogue's lists. */

/**
 * Whether the stop at @stop, behind which the next word begins at @next, ends no sentence: some abbreviations never do,
 * others, and letters with stops between them, only before a word that usually begins a sentence (`The`, `He`, `In`).
 */
bool ent_abbreviation_at(const EntVocabulary *vocabulary, EntText text, uint32_t stop, uint32_t next);

#endif
