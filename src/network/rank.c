/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/rank.h"

#include <glib.h>
#include <stdlib.h>

typedef struct {
    double value;
    uint32_t position;
} Ranked;

static int compare(const void *a, const void *b) {
    const Ranked *left = a, *right = b;
    if (left->value != right->value)
        return left->value < right->value ? 1 : -1;
    return left->position < right->position ? -1 : left->position > right->position;
}

uint32_t *ent_rank_descending(const double *values, uint32_t n) {
    g_autofree Ranked *order = g_new(Ranked, n);
    for (uint32_t i = 0; i < n; i++)
        order[i] = (Ranked){values[i], i};
    if (n > 0)
        qsort(order, n, sizeof *order, compare);
    uint32_t *positions = g_new(uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        positions[i] = order[i].position;
    return positions;
}
