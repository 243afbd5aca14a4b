/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/backbone.h"

#include <math.h>
#include <stdlib.h>

static int compare_bonds(const void *x, const void *y) {
    const EntBond *left = x, *right = y;
    if (left->affinity != right->affinity)
        return left->affinity < right->affinity ? 1 : -1;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return left->b < right->b ? -1 : left->b > right->b;
}

static GArray *list_bonds(const EntSlice *slice, const double *strength, const uint32_t *nodes, uint32_t n) {
    g_autofree uint32_t *place = g_new(uint32_t, slice->n_nodes);
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        place[i] = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++)
        place[nodes[i]] = i;
    GArray *bonds = g_array_new(FALSE, FALSE, sizeof(EntBond));
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const EntTie *tie = &slice->ties[i];
        uint32_t a = place[tie->source], b = place[tie->target];
        if (a == UINT32_MAX || b == UINT32_MAX)
            continue;
        double affinity = tie->strength / sqrt(strength[tie->source]) / sqrt(strength[tie->target]);
        EntBond bond = {MIN(a, b), MAX(a, b), affinity};
        g_array_append_val(bonds, bond);
    }
    if (bonds->len > 0)
        qsort(bonds->data, bonds->len, sizeof(EntBond), compare_bonds);
    return bonds;
}

static uint32_t find_root(uint32_t *parent, uint32_t i) {
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

GArray *ent_backbone_new(const EntSlice *slice, const double *strength, const uint32_t *nodes, uint32_t n,
                         uint32_t closest) {
    GArray *bonds = list_bonds(slice, strength, nodes, n);
    g_autofree uint32_t *parent = g_new(uint32_t, n);
    g_autofree uint32_t *kept = g_new0(uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        parent[i] = i;
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < bonds->len; i++) { /* Kruskal's forest, on the way down from the largest affinity */
        EntBond bond = g_array_index(bonds, EntBond, i);
        uint32_t root_a = find_root(parent, bond.a), root_b = find_root(parent, bond.b);
        if (root_a == root_b && kept[bond.a] >= closest && kept[bond.b] >= closest)
            continue;
        parent[root_a] = root_b;
        kept[bond.a]++;
        kept[bond.b]++;
        g_array_index(bonds, EntBond, n_kept++) = bond;
    }
    g_array_set_size(bonds, n_kept);
    return bonds;
}
