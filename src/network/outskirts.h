/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_OUTSKIRTS_H
#define ENT_NETWORK_OUTSKIRTS_H

#include "network/boxes.h"
#include "series/series.h"

/**
 * ent_outskirts_place:
 * @boxes: of every node of @slice
 * @strength: of every node of @slice
 * @order: the nodes, strongest first
 * @n_core: so many of @order have their place already
 * @n_tied: so many of @order have ties; they get one, each in the free cell of a grid around the core that is nearest
 *          to the placed partner it has most affinity with, or to the middle
 */
void ent_outskirts_place(EntBox *boxes, const EntSlice *slice, const double *strength, const uint32_t *order,
                         uint32_t n_core, uint32_t n_tied);

/** Puts the boxes of @nodes, @n of them, into rows of about @width below @top, from left to right. */
void ent_rows_place(EntBox *boxes, const uint32_t *nodes, uint32_t n, double left, double width, double top);

#endif
