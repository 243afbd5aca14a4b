/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_FRAME_H
#define ENT_DRAWING_FRAME_H

#include "network/result.h"

/**
 * EntFrame: what all drawings of a result share, so that they can be laid over one another and compared.
 * @x, @y: where each actor stands, points from the paper's lower left corner; NaN when no drawing shows it
 * @width, @height: of the paper, without the caption
 * @slice_node, @slice_tie: the largest strengths of all slices
 * @union_node, @union_tie: the largest of the union
 */
typedef struct {
    double *x, *y;
    double width, height;
    double slice_node, slice_tie, union_node, union_tie;
} EntFrame;

/** Paper below the lowest node, for the key of communities. */
#define ENT_FRAME_KEY 52.0

/**
 * ent_frame_init:
 *
 * The paper with every node that any drawing of at most @max_nodes shows: the union's strongest as the layout has
 * them, the others gathered around; two that no drawing shows together may share a place. O(n log n) in the nodes of
 * all slices.
 */
void ent_frame_init(EntFrame *frame, const EntResult *result, uint32_t max_nodes);
void ent_frame_clear(EntFrame *frame);

#endif
