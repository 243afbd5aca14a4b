/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SOUGHT_H
#define ENT_MENTION_SOUGHT_H

#include "mention/capitals.h"
#include "mention/token.h"

/* Capitalised words of a text that are looked for further on in it, however many, in one pass over those that the scan
 * has noted. */

#define ENT_SOUGHT_BITS 1024

typedef struct {
    GArray *words; /* of those that are sought */
    EntText text;
    const EntCapital *next, *end;          /* those of the text that were not looked at yet */
    uint64_t glance[ENT_SOUGHT_BITS / 64]; /* bits by their tags */
    uint16_t heads[ENT_SOUGHT_BITS];       /* by those: the first of the words, + 1 */
    uint16_t chain;                        /* of the words that the last one looked at is to be compared with, + 1 */
} EntSought;

void ent_sought_init(EntSought *sought);
void ent_sought_clear(EntSought *sought);

/** Begins anew, with no words, in @text, of which @capitals were noted. */
void ent_sought_begin(EntSought *sought, EntText text, const EntCapitals *capitals);

/**
 * Looks for the capitalised @word of the text as well (65,535 at most), where the same bytes follow it up to @end, in
 * the bytes from @from to before @until; @who is given back.
 */
void ent_sought_add(EntSought *sought, const EntToken *word, uint32_t end, uint32_t from, uint32_t until, uint32_t who);

/**
 * The next place @at at which one stands, with its @who; false at the end. In the order of places, then as they were
 * added.
 */
bool ent_sought_next(EntSought *sought, uint32_t *at, uint32_t *who);

#endif
