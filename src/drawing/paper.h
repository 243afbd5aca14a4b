/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_PAPER_H
#define ENT_DRAWING_PAPER_H

#include <stdint.h>

/** A node on paper: its middle and half its size, points, and the drawings that show it, rising. */
typedef struct {
    double x, y, half_width, half_height;
    const uint32_t *drawings;
    uint32_t n_drawings;
} EntPaperBox;

typedef struct {
    double left, right, bottom, top;
} EntPaperEdges;

/** The edges of the rectangle around @boxes; infinite, left beyond right, when there are none. */
EntPaperEdges ent_boxes_surround(const EntPaperBox *boxes, uint32_t n);

/**
 * ent_boxes_gather:
 * @boxes: the most important first
 * @n_core: so many stay where they are
 *
 * Pulls the other boxes towards the middle of the core, each along its own line, to the first free place outside the
 * core's rectangle. A place is free for a box when no box there stands in a drawing with it: a map has room for every
 * actor, a drawing shows few, and without this the paper of a long run would be mostly white. O(n sqrt(n)) for usual
 * maps: a box makes that many steps until it leaves what is full, and a step looks only at the boxes nearby.
 */
void ent_boxes_gather(EntPaperBox *boxes, uint32_t n, uint32_t n_core);

#endif
