/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_TIE_FILTER_H
#define ENT_SERIES_TIE_FILTER_H

#include "actors/catalogue.h"
#include "series/series.h"
#include "series/tally.h"

/**
 * What of a slice is kept: ties of at least @min_strength; with @around, only that node, its partners and the ties
 * among them.
 */
typedef struct {
    EntStrength strength;
    double min_strength;
    uint32_t around; /* rank, or ENT_NOBODY */
} EntTieFilter;

/**
 * ent_tie_filter_apply:
 * @tally: counted to the end
 * @positions: room for a number a rank
 * @slice: (out): gets nodes, whose actors are ranks, and ties
 *
 * Makes nodes and ties of counters. Returns the references of the ties, in their order: what the slice's evidence will
 * index. (transfer full) (element-type EntReference)
 */
GArray *ent_tie_filter_apply(EntTally *tally, const EntTieFilter *rule, uint32_t *positions, EntSlice *slice);

#endif
