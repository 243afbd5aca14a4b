/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/network.h"

#include <math.h>

bool ent_slice_check_ties(const EntSlice *slice, GError **error) {
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const EntTie *tie = &slice->ties[i];
        if (tie->source < tie->target && tie->target < slice->n_nodes && isnormal(tie->strength) && tie->strength > 0)
            continue;
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                    "slice %s: tie %u (%u to %u, strength %g) must join two nodes in order with a strength above 0",
                    slice->id, i, tie->source, tie->target, tie->strength);
        return false;
    }
    return true;
}

static igraph_error_t make_graph(EntNetwork *network) {
    const EntSlice *slice = network->slice;
    g_auto(igraph_vector_int_t) ends = {0};
    IGRAPH_CHECK(igraph_vector_int_init(&ends, 2 * (igraph_integer_t)slice->n_ties));
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        VECTOR(ends)[2 * i] = slice->ties[i].source;
        VECTOR(ends)[2 * i + 1] = slice->ties[i].target;
    }
    return igraph_create(&network->graph, &ends, slice->n_nodes, IGRAPH_UNDIRECTED);
}

static igraph_error_t make_weights(EntNetwork *network) {
    const EntSlice *slice = network->slice;
    IGRAPH_CHECK(igraph_vector_init(&network->strengths, slice->n_ties));
    for (uint32_t i = 0; i < slice->n_ties; i++)
        VECTOR(network->strengths)[i] = slice->ties[i].strength;
    return IGRAPH_SUCCESS;
}

EntNetwork *ent_network_new(const EntSlice *slice, const EntSeriesActor *actors, GError **error) {
    if (!ent_slice_check_ties(slice, error))
        return NULL;
    EntNetwork *network = g_new0(EntNetwork, 1);
    network->slice = slice;
    network->actors = actors;
    network->paths = g_new0(EntPaths, 1);
    if (!ent_igraph_ok(make_graph(network), slice->id, error)) {
        g_free(network->paths);
        g_free(network);
        return NULL;
    }
    if (!ent_igraph_ok(make_weights(network), slice->id, error))
        g_clear_pointer(&network, ent_network_free);
    return network;
}

void ent_network_free(EntNetwork *network) {
    if (network == NULL)
        return;
    igraph_destroy(&network->graph);
    igraph_vector_destroy(&network->strengths);
    g_free(network->paths->values);
    g_free(network->paths);
    g_free(network);
}
