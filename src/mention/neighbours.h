/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_NEIGHBOURS_H
#define ENT_MENTION_NEIGHBOURS_H

#include "mention/token.h"

#include <glib.h>

/* The words before and after a place, read only when asked for. */

#define ENT_MOST_NEIGHBOURS 6

typedef struct {
    EntToken token;
    char gap; /* between this word and the one nearer to the place: ' ', '-', ',', '.' or 0 for anything else */
} EntNeighbour;

typedef struct {
    EntText text;
    uint32_t start, end;
    uint32_t floor; /* no word before it is read */
    EntNeighbour before[ENT_MOST_NEIGHBOURS], after[ENT_MOST_NEIGHBOURS];
    unsigned n_before, n_after;
} EntNeighbours;

/** The neighbours of the place from @start to @end; the arrays stay as they are until they are asked for. */
static inline void ent_neighbours_init(EntNeighbours *neighbours, EntText text, uint32_t start, uint32_t end,
                                       uint32_t floor) {
    neighbours->text = text;
    neighbours->start = start;
    neighbours->end = end;
    neighbours->floor = floor;
    neighbours->n_before = neighbours->n_after = 0;
}

/** The @i-th word after (before) the place, 0 the nearest; NULL when there is none. */
const EntNeighbour *ent_neighbours_after(EntNeighbours *neighbours, unsigned i);
const EntNeighbour *ent_neighbours_before(EntNeighbours *neighbours, unsigned i);

/** What separates two words: ' ', '-', ',', '.' (dot and space), '\'', or 0 for anything else. */
char ent_gap_between(EntText text, uint32_t end, uint32_t start);

/** Whether nothing but space, perhaps behind a possessive, lies between: `Iran's`, `Iran s`, `Iranian`. */
bool ent_gap_adjoins(EntText text, uint32_t end, uint32_t start);

/**
 * Marks that stand between two words of a name only where the catalogue writes them: `Nike, Inc.`, `P5+1`, `Islamic
 * State – Sinai Province`.
 */
enum {
    ENT_MARK_COMMA = 1,
    ENT_MARK_BRACKET = 2,
    ENT_MARK_DASH = 4, /* with a space beside it, or a long one */
    ENT_MARK_PLUS = 8,
    ENT_MARK_BANG = 16,
    ENT_MARK_QUOTE = 32
};

/** The one mark between two words of a line, or 0 when there is none, another, or more than one. */
uint8_t ent_gap_mark(EntText text, uint32_t end, uint32_t start);

#endif
