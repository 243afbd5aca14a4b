/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_PLAN_H
#define ENT_DRAWING_PLAN_H

#include "drawing/frame.h"
#include "drawing/palette.h"

/**
 * EntPlan: what follows from all slices and is the same in every drawing.
 *
 * It is made for the first drawing and kept in the result, which throws it away when it is united anew. Without that a
 * picture of one day would cost a pass over all days.
 */
typedef struct {
    EntFrame frame;
    EntPalette palette;
    uint32_t max_nodes; /* of the EntDrawing, all that a plan depends on */
} EntPlan;

/** Valid until the next call with another @max_nodes. (transfer none) */
const EntPlan *ent_plan_get(const EntResult *result, uint32_t max_nodes);

#endif
