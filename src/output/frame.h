/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_FRAME_H
#define ENT_OUTPUT_FRAME_H

#include "network/result.h"

/**
 * EntFrame: what all drawings of a result share, so that they can be laid over one another and compared.
 * @left, @bottom: the position that stands at the inner lower left corner
 * @scale: points on paper for a point of the layout
 * @width, @height: of the paper, without the caption
 * @slice_node, @slice_tie: the largest strengths of all slices
 * @union_node, @union_tie: the largest of the union
 */
typedef struct {
    double left, bottom, scale, width, height;
    double slice_node, slice_tie, union_node, union_tie;
} EntFrame;

/** Paper below the lowest node, for the key of communities. */
#define ENT_FRAME_KEY 52.0

/** The frame around every node that any drawing of at most @max_nodes may show. O(nodes + ties) of all slices. */
void ent_frame_init(EntFrame *frame, const EntResult *result, uint32_t max_nodes);

/** Where a position stands on the paper, from its lower left corner. */
double ent_frame_x(const EntFrame *frame, double x);
double ent_frame_y(const EntFrame *frame, double y);

#endif
