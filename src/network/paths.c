/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What runs over all shortest paths: O(n m log n), so there is a limit, above which the values stay NaN. */
#include "network/brandes.h"
#include "network/measures.h"

#include <math.h>

static bool is_small_enough(const EntNetwork *network) {
    uint64_t n = network->slice->n_nodes;
    return n <= ENT_PATHS_MAX_NODES && n * network->slice->n_ties <= ENT_PATHS_MAX_WORK;
}

/* All of them come from one call, which the first that is asked for makes. */
static bool fill(const EntNetwork *network, EntPathMeasure measure, double *values) {
    uint32_t n = network->slice->n_nodes;
    if (!is_small_enough(network)) {
        for (uint32_t i = 0; i < n; i++)
            values[i] = NAN;
        return true;
    }
    if (network->paths->values == NULL)
        network->paths->values = ent_brandes(network->slice);
    memcpy(values, network->paths->values + measure * (size_t)n, n * sizeof *values);
    return true;
}

bool ent_network_betweenness(const EntNetwork *network, double *values, GError **error) {
    (void)error;
    return fill(network, ENT_PATH_BETWEENNESS, values);
}

bool ent_network_closeness(const EntNetwork *network, double *values, GError **error) {
    (void)error;
    return fill(network, ENT_PATH_CLOSENESS, values);
}

bool ent_network_harmonic(const EntNetwork *network, double *values, GError **error) {
    (void)error;
    return fill(network, ENT_PATH_HARMONIC, values);
}

bool ent_network_betweenness_unweighted(const EntNetwork *network, double *values, GError **error) {
    (void)error;
    return fill(network, ENT_PATH_BETWEENNESS_UNWEIGHTED, values);
}
