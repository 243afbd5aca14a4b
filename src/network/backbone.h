/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_BACKBONE_H
#define ENT_NETWORK_BACKBONE_H

#include "series/series.h"

/**
 * EntBond: a tie that shapes the drawing.
 * @affinity: strength / sqrt(strength of a x strength of b): near 1 for two who mostly appear together. The raw
 *            strength would pull everybody to the two or three strongest
 */
typedef struct {
    uint32_t a, b; /* positions in the list of nodes that was asked for */
    double affinity;
} EntBond;

/**
 * ent_backbone_new:
 * @strength: of every node of @slice
 * @nodes: @n of the slice's nodes
 * @closest: how many bonds each of them keeps
 *
 * All ties among @nodes as bonds, thinned to each node's @closest of largest affinity and a maximum spanning forest, so
 * that what is connected stays so. Sorted by affinity, largest first, then by a and b. (transfer full): an array of
 * EntBond.
 */
GArray *ent_backbone_new(const EntSlice *slice, const double *strength, const uint32_t *nodes, uint32_t n,
                         uint32_t closest);

#endif
