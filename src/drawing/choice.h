/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_CHOICE_H
#define ENT_DRAWING_CHOICE_H

#include "network/result.h"

/** What of a slice is drawn: positions in its nodes and ties, ascending. */
typedef struct {
    uint32_t *nodes, *ties;
    uint32_t n_nodes, n_ties;
} EntChoice;

/**
 * ent_choice_init:
 * @x: the position of each actor; NaN is never drawn
 *
 * The strongest nodes (strength, then id) and the strongest ties among them, as many as @how allows. The strongest tie
 * of each node comes first, so that no node that has ties looks isolated; a node all of whose ties are hidden is left
 * out. Nodes without any tie are drawn when there is room for all nodes. O(n log n + m log m).
 */
void ent_choice_init(EntChoice *choice, const EntSlice *slice, const EntSliceAnalysis *analysis, const double *x,
                     const EntDrawing *how);
void ent_choice_clear(EntChoice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntChoice, ent_choice_clear)

#endif
