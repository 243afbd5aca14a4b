/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SIEVE_H
#define ENT_MENTION_SIEVE_H

#include "mention/cue.h"

/*
 * Looks for many cues of words at once in a part of a text. A bit a byte tells where words begin; the first three
 * letters of each are looked up in a bitmap, of which most words find no bit, and then in an open table.
 */

#define ENT_NO_CUE UINT32_MAX

typedef struct {
    uint32_t key; /* ent_letters_first(); of two letters, with the first of the next word */
    uint32_t cue; /* or ENT_NO_CUE: the slot is empty */
} EntSieveSlot;

typedef struct {
    EntSieveSlot *slots; /* of cues with the same key, the first comes first */
    uint64_t *bits;      /* by the highest bits of the letters: whether a cue has them */
    uint32_t bits_shift;
    uint32_t shift; /* the slot to begin at: the letters' highest bits */
    uint32_t mask;
    bool asks_high;  /* a cue begins with a letter beyond ASCII */
    bool is_numeric; /* all begin with a digit */
} EntSieve;

/** @indexes: of the cues of @all that are sought, ascending. */
EntSieve ent_sieve_make(const EntCue *all, const uint32_t *indexes, uint32_t n_indexes);
void ent_sieve_clear(EntSieve *sieve);

/**
 * The first cue that begins at a word of @part from @from on, in the order of words, then of cues; at the first word
 * only those from @least on.
 * @from is moved to that word, so that the search can go on with @least one further. ENT_NO_CUE when there is none.
 */
uint32_t ent_sieve_find(const EntSieve *sieve, const EntCue *all, EntText part, uint32_t *from, uint32_t least);

#endif
