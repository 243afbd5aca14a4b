/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/measures.h"

#include <math.h>

/* What runs over all shortest paths: O(n m log n), so there is a limit, above which the values stay NaN. */

static bool is_small_enough(const EntNetwork *network, double *values) {
    uint64_t n = network->slice->n_nodes;
    if (n <= ENT_PATHS_MAX_NODES && n * network->slice->n_ties <= ENT_PATHS_MAX_WORK)
        return true;
    for (uint64_t i = 0; i < n; i++)
        values[i] = NAN;
    return false;
}

static igraph_error_t betweenness(const EntNetwork *network, const igraph_vector_t *lengths, double *values) {
    g_auto(igraph_vector_t) result = {0};
    IGRAPH_CHECK(igraph_vector_init(&result, 0));
    IGRAPH_CHECK(igraph_betweenness(&network->graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, lengths));
    igraph_vector_copy_to(&result, values);
    return IGRAPH_SUCCESS;
}

bool ent_network_betweenness(const EntNetwork *network, double *values, GError **error) {
    if (!is_small_enough(network, values))
        return true;
    return ent_igraph_ok(betweenness(network, &network->lengths, values), "betweenness", error);
}

bool ent_network_betweenness_unweighted(const EntNetwork *network, double *values, GError **error) {
    if (!is_small_enough(network, values))
        return true;
    return ent_igraph_ok(betweenness(network, NULL, values), "betweenness_unweighted", error);
}

static igraph_error_t closeness(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_t) result = {0};
    IGRAPH_CHECK(igraph_vector_init(&result, 0));
    IGRAPH_CHECK(
        igraph_closeness(&network->graph, &result, NULL, NULL, igraph_vss_all(), IGRAPH_ALL, &network->lengths, true));
    igraph_vector_copy_to(&result, values);
    return IGRAPH_SUCCESS;
}

bool ent_network_closeness(const EntNetwork *network, double *values, GError **error) {
    if (!is_small_enough(network, values))
        return true;
    return ent_igraph_ok(closeness(network, values), "closeness", error);
}

static igraph_error_t harmonic(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_t) result = {0};
    IGRAPH_CHECK(igraph_vector_init(&result, 0));
    IGRAPH_CHECK(
        igraph_harmonic_centrality(&network->graph, &result, igraph_vss_all(), IGRAPH_ALL, &network->lengths, true));
    igraph_vector_copy_to(&result, values);
    return IGRAPH_SUCCESS;
}

bool ent_network_harmonic(const EntNetwork *network, double *values, GError **error) {
    if (!is_small_enough(network, values))
        return true;
    if (network->slice->n_nodes == 1) {
        values[0] = NAN;
        return true;
    }
    return ent_igraph_ok(harmonic(network, values), "harmonic", error);
}
