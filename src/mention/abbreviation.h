/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_ABBREVIATION_H
#define ENT_MENTION_ABBREVIATION_H

#include "actors/catalogue.h"
#include "mention/token.h"

/* Whether a stop is that of an abbreviation or an initial (`Gen.`, `Inc.`, `U.S.`, `J.`), by the catalogue's lists. */

typedef struct _EntAbbreviations EntAbbreviations;

/** @catalogue is needed only while they are made. */
EntAbbreviations *ent_abbreviations_new(const EntCatalogue *catalogue);
void ent_abbreviations_free(EntAbbreviations *abbreviations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntAbbreviations, ent_abbreviations_free)

/**
 * Whether the stop at @stop, behind which the next word begins at @next, ends no sentence: some abbreviations never do,
 * others, and letters with stops between them, only before a word that usually begins a sentence (`The`, `He`, `In`).
 */
bool ent_abbreviations_has(const EntAbbreviations *abbreviations, EntText text, uint32_t stop, uint32_t next);

#endif
