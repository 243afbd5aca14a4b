/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SOUGHT_H
#define ENT_MENTION_SOUGHT_H

#include "mention/block.h"
#include "mention/token.h"

/* Words of a text that are looked for further on in it, however many, in one pass: most words begin with letters of
 * none of them. */

#define ENT_SOUGHT_BITS 1024

typedef struct {
    GArray *words;                                             /* of those that are sought */
    void (*look)(const unsigned char *bytes, EntMarks *marks); /* the processor's best way to read 64 bytes */
    uint64_t glance[ENT_SOUGHT_BITS / 64];                     /* bits by their first letters */
    uint16_t heads[ENT_SOUGHT_BITS];                           /* by those: the first of the words, + 1 */
    bool is_small;                                             /* some begin with a small letter */
    EntText text;
    uint32_t base, block;   /* of the next block, and of this one */
    uint64_t starts, plain; /* of this block: where words begin that were not looked at; letters and digits */
    uint64_t plain_before, high_before;
    uint32_t at, letters; /* of the word that is looked at, and its first letters */
    uint16_t next;        /* of the words it is to be compared with, + 1 */
} EntSought;

void ent_sought_init(EntSought *sought);
void ent_sought_clear(EntSought *sought);

/** Begins anew, with no words, in @text. */
void ent_sought_begin(EntSought *sought, EntText text);

/**
 * Looks for @word of the text as well (65,535 at most), in the bytes from @from to before @until; @who is given back.
 */
void ent_sought_add(EntSought *sought, const EntToken *word, uint32_t from, uint32_t until, uint32_t who);

/**
 * The next place @at at which the bytes of one stand and a word may begin, with its @who; false at the end. In the
 * order of places.
 */
bool ent_sought_next(EntSought *sought, uint32_t *at, uint32_t *who);

#endif
