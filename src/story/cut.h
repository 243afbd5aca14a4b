/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_CUT_H
#define ENT_STORY_CUT_H

#include "actors/catalogue.h"
#include "story/series.h"
#include "story/tally.h"

/** What of a slice is kept: ties of at least @min_strength; with @around, only that node, its partners and the ties among them. */
typedef struct {
    EntStrength strength;
    double min_strength;
    uint32_t around; /* rank, or ENT_NOBODY */
} EntCutRule;

/**
 * ent_cut:
 * @tally: counted to the end
 * @positions: room for a number a rank
 * @slice: (out): gets nodes, whose actors are ranks, and ties
 *
 * Makes nodes and ties of counters. Returns the references of the ties, in their order: what the slice's evidence will index.
 * (transfer full) (element-type EntReference)
 */
GArray *ent_cut(EntTally *tally, const EntCutRule *rule, uint32_t *positions, EntSlice *slice);

#endif
