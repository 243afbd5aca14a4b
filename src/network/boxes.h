/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_BOXES_H
#define ENT_NETWORK_BOXES_H

#include <stdbool.h>
#include <stdint.h>

/** A node with its label: centre and half sizes, points. */
typedef struct {
    double x, y, half_width, half_height;
} EntBox;

/**
 * Turns the map around its middle so that it is widest from left to right, the first box left of the middle and above
 * it.
 */
void ent_boxes_turn(EntBox *boxes, uint32_t n);

/**
 * ent_boxes_fill:
 * @evenness: 0 only scales, 1 sorts the boxes into even columns and rows
 *
 * Scales the centres to a page of 0..@width, 0..@height, one axis at most STRETCH times as much as the other. Then
 * moves each coordinate towards its rank, so that a crowded middle gets the room that empty margins have; equal
 * coordinates stay equal.
 */
void ent_boxes_fill(EntBox *boxes, uint32_t n, double width, double height, double evenness);

/**
 * ent_boxes_separate:
 *
 * Moves overlapping boxes apart along the axis where it takes less; earlier boxes move less. Where there is no room the
 * whole map grows a little. Afterwards no two boxes overlap. O(n^2) a round.
 */
void ent_boxes_separate(EntBox *boxes, uint32_t n);

#endif
