/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/boxes.h"

#include "network/rank.h"

#include <glib.h>
#include <math.h>
#include <stddef.h>

#define STRETCH 1.8
#define SAME_PLACE 1e-6
#define ROUNDS 400
#define GROWTH 1.04
#define SLACK 0.5 /* points left between boxes that were pushed apart, so that rounding cannot make them touch */

static void center(EntBox *boxes, uint32_t n) {
    double x = 0, y = 0;
    for (uint32_t i = 0; i < n; i++) {
        x += boxes[i].x / n;
        y += boxes[i].y / n;
    }
    for (uint32_t i = 0; i < n; i++) {
        boxes[i].x -= x;
        boxes[i].y -= y;
    }
}

void ent_boxes_turn(EntBox *boxes, uint32_t n) {
    if (n == 0)
        return;
    center(boxes, n);
    double xx = 0, xy = 0, yy = 0;
    for (uint32_t i = 0; i < n; i++) {
        xx += boxes[i].x * boxes[i].x;
        xy += boxes[i].x * boxes[i].y;
        yy += boxes[i].y * boxes[i].y;
    }
    double angle = atan2(2 * xy, xx - yy) / 2; /* of the principal axis */
    double c = cos(angle), s = sin(angle);
    double mirror_x = c * boxes[0].x + s * boxes[0].y > 0 ? -1 : 1,
           mirror_y = c * boxes[0].y - s * boxes[0].x < 0 ? -1 : 1;
    for (uint32_t i = 0; i < n; i++) {
        double x = boxes[i].x, y = boxes[i].y;
        boxes[i].x = mirror_x * (c * x + s * y);
        boxes[i].y = mirror_y * (c * y - s * x);
    }
}

typedef struct {
    double *values;
    uint32_t *descending; /* positions of values */
    double high, low;
} Axis;

static Axis new_axis(const EntBox *boxes, uint32_t n, size_t offset) {
    Axis axis = {.values = g_new(double, n)};
    for (uint32_t i = 0; i < n; i++)
        axis.values[i] = *(const double *)(const void *)((const char *)&boxes[i] + offset);
    axis.descending = ent_rank_descending(axis.values, n);
    axis.high = axis.values[axis.descending[0]];
    axis.low = axis.values[axis.descending[n - 1]];
    return axis;
}

/* Scales by @scale around the middle, which goes to @middle, and mixes with the ranks, spread over the same range. */
static void fill_axis(Axis *axis, uint32_t n, double scale, double middle, double evenness) {
    double range = axis->high - axis->low;
    for (uint32_t first = 0, next; first < n; first = next) { /* runs of equal values share their mean rank */
        for (next = first + 1; next < n; next++)
            if (axis->values[axis->descending[first]] - axis->values[axis->descending[next]] > SAME_PLACE * range)
                break;
        double rank = n > 1 ? .5 - (first + (next - first - 1) / 2.0) / (n - 1) : 0;
        for (uint32_t i = first; i < next; i++) {
            double *value = &axis->values[axis->descending[i]];
            double straight = (*value - (axis->high + axis->low) / 2) * scale;
            *value = middle + (1 - evenness) * straight + evenness * rank * range * scale;
        }
    }
}

void ent_boxes_fill(EntBox *boxes, uint32_t n, double width, double height, double evenness) {
    if (n == 0)
        return;
    Axis x = new_axis(boxes, n, offsetof(EntBox, x)), y = new_axis(boxes, n, offsetof(EntBox, y));
    double x_range = x.high - x.low, y_range = y.high - y.low;
    double x_scale = x_range > 0 ? width / x_range : INFINITY, y_scale = y_range > 0 ? height / y_range : INFINITY;
    double least = MIN(x_scale, y_scale);
    fill_axis(&x, n, least == INFINITY ? 1 : MIN(x_scale, STRETCH * least), width / 2, evenness);
    fill_axis(&y, n, least == INFINITY ? 1 : MIN(y_scale, STRETCH * least), height / 2, evenness);
    for (uint32_t i = 0; i < n; i++) {
        boxes[i].x = x.values[i];
        boxes[i].y = y.values[i];
    }
    g_free(x.values);
    g_free(x.descending);
    g_free(y.values);
    g_free(y.descending);
}

/* How far two boxes must move apart along each axis; false when they do not overlap. */
static bool find_overlap(const EntBox *a, const EntBox *b, double *dx, double *dy) {
    *dx = a->half_width + b->half_width - fabs(a->x - b->x);
    *dy = a->half_height + b->half_height - fabs(a->y - b->y);
    return *dx > 0 && *dy > 0;
}

/* @share of the way falls to the first box. */
static void push_apart(EntBox *a, EntBox *b, double share) {
    double dx, dy;
    if (!find_overlap(a, b, &dx, &dy))
        return;
    if (dx < dy) {
        double way = a->x <= b->x ? dx + SLACK : -dx - SLACK;
        a->x -= way * share;
        b->x += way * (1 - share);
    } else {
        double way = a->y <= b->y ? dy + SLACK : -dy - SLACK;
        a->y -= way * share;
        b->y += way * (1 - share);
    }
}

static bool has_overlap(const EntBox *boxes, uint32_t n) {
    double dx, dy;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = i + 1; j < n; j++)
            if (find_overlap(&boxes[i], &boxes[j], &dx, &dy))
                return true;
    return false;
}

void ent_boxes_separate(EntBox *boxes, uint32_t n) {
    while (has_overlap(boxes, n)) {
        for (uint32_t round = 0; round < ROUNDS && has_overlap(boxes, n); round++)
            for (uint32_t i = 0; i < n; i++)
                for (uint32_t j = i + 1; j < n; j++)
                    push_apart(&boxes[i], &boxes[j], .5 * (i + 1) / (j + 1));
        for (uint32_t i = 0; i < n && has_overlap(boxes, n); i++) {
            boxes[i].x *= GROWTH;
            boxes[i].y *= GROWTH;
        }
    }
}
