/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/gather.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

/* Free paper around a box, and the length of a step along its line. */
#define GAP 6.0
#define STEP 4.0

static bool do_overlap(const EntPaperBox *a, const EntPaperBox *b) {
    return fabs(a->x - b->x) < a->half_width + b->half_width + GAP &&
           fabs(a->y - b->y) < a->half_height + b->half_height + GAP;
}

static bool is_free(const EntPaperBox *boxes, uint32_t n, const EntPaperBox *box) {
    for (uint32_t i = 0; i < n; i++)
        if (do_overlap(&boxes[i], box))
            return false;
    return true;
}

/* The rectangle around boxes: middle and half sizes. */
static EntPaperBox surround(const EntPaperBox *boxes, uint32_t n) {
    double left = INFINITY, right = -INFINITY, bottom = INFINITY, top = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        left = fmin(left, boxes[i].x - boxes[i].half_width);
        right = fmax(right, boxes[i].x + boxes[i].half_width);
        bottom = fmin(bottom, boxes[i].y - boxes[i].half_height);
        top = fmax(top, boxes[i].y + boxes[i].half_height);
    }
    return (EntPaperBox){(left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2};
}

/* How far from the middle of @core, in direction (@dx, @dy), a line leaves it. */
static double leave(const EntPaperBox *core, double dx, double dy) {
    double across = fabs(dx) > 0 ? core->half_width / fabs(dx) : INFINITY;
    double up = fabs(dy) > 0 ? core->half_height / fabs(dy) : INFINITY;
    return fmin(across, up);
}

static void pull(const EntPaperBox *core, const EntPaperBox *placed, uint32_t n_placed, EntPaperBox *box) {
    double dx = box->x - core->x, dy = box->y - core->y, far = hypot(dx, dy);
    double distance = far > 0 ? leave(core, dx / far, dy / far) : 0;
    if (far <= distance)
        return; /* stands within the core, where the map wants it */
    for (;; distance += STEP) {
        box->x = core->x + dx / far * distance;
        box->y = core->y + dy / far * distance;
        if (is_free(placed, n_placed, box))
            return;
    }
}

void ent_boxes_gather(EntPaperBox *boxes, uint32_t n, uint32_t n_core) {
    if (n <= n_core || n_core == 0)
        return;
    EntPaperBox core = surround(boxes, n_core);
    for (uint32_t i = n_core; i < n; i++)
        pull(&core, boxes, i, &boxes[i]);
}
