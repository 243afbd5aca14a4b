/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/measures.h"

#include "network/communities.h"
#include "network/rank.h"

#include <math.h>

/* Strengths of newman are sums of fractions: equal ones may differ in their last digits. */
#define SAME_STRENGTH 1e-9

typedef struct {
    const char *name;
    EntNodeMeasureFunc *fill;
} NodeMeasure;

static const NodeMeasure node_measures[ENT_N_NODE_MEASURES] = {
    [ENT_NODE_STRENGTH] = {"strength", ent_network_strength},
    [ENT_NODE_STRENGTH_RANK] = {"strength_rank", ent_network_strength_rank},
    [ENT_NODE_PARTNERS] = {"partners", ent_network_partners},
    [ENT_NODE_BETWEENNESS] = {"betweenness", ent_network_betweenness},
    [ENT_NODE_BETWEENNESS_UNWEIGHTED] = {"betweenness_unweighted", ent_network_betweenness_unweighted},
    [ENT_NODE_CLOSENESS] = {"closeness", ent_network_closeness},
    [ENT_NODE_HARMONIC] = {"harmonic", ent_network_harmonic},
    [ENT_NODE_EIGENVECTOR] = {"eigenvector", ent_network_eigenvector},
    [ENT_NODE_PAGERANK] = {"pagerank", ent_network_pagerank},
    [ENT_NODE_CORENESS] = {"coreness", ent_network_coreness},
    [ENT_NODE_CLUSTERING] = {"clustering", ent_network_clustering},
    [ENT_NODE_CONSTRAINT] = {"constraint", ent_network_constraint},
};

static const char *const slice_measures[ENT_N_SLICE_MEASURES] = {
    [ENT_SLICE_DENSITY] = "density",
    [ENT_SLICE_COMPONENTS] = "components",
    [ENT_SLICE_TRANSITIVITY] = "transitivity",
    [ENT_SLICE_MODULARITY] = "modularity",
};

const char *ent_node_measure_name(EntNodeMeasure measure) {
    return node_measures[measure].name;
}

const char *ent_slice_measure_name(EntSliceMeasure measure) {
    return slice_measures[measure];
}

bool ent_network_strength(const EntNetwork *network, double *values, GError **error) {
    (void)error;
    const EntSlice *slice = network->slice;
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        values[i] = 0;
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        values[slice->ties[i].source] += slice->ties[i].strength;
        values[slice->ties[i].target] += slice->ties[i].strength;
    }
    return true;
}

bool ent_slice_node_is_past(const EntSlice *slice, const EntSeriesActor *actors, uint32_t node) {
    int32_t to = actors[slice->nodes[node].actor].to;
    return to != ENT_DAY_NONE && to <= slice->from;
}

bool ent_network_strength_rank(const EntNetwork *network, double *values, GError **error) {
    const EntSlice *slice = network->slice;
    g_autofree double *strength = g_new(double, slice->n_nodes);
    ent_network_strength(network, strength, error);
    g_autofree uint32_t *order = ent_rank_descending(strength, slice->n_nodes);
    double ranked = 0, rank = 0,
           shared = 0; /* nodes ranked so far; the rank given last and the strength it stands for */
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        uint32_t node = order[i];
        values[node] = NAN;
        if (ent_slice_node_is_past(slice, network->actors, node))
            continue;
        ranked++;
        if (rank == 0 || shared - strength[node] > SAME_STRENGTH * shared) {
            rank = ranked;
            shared = strength[node];
        }
        values[node] = rank;
    }
    return true;
}

bool ent_network_partners(const EntNetwork *network, double *values, GError **error) {
    (void)error;
    const EntSlice *slice = network->slice;
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        values[i] = 0;
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        values[slice->ties[i].source]++;
        values[slice->ties[i].target]++;
    }
    return true;
}

static igraph_error_t coreness(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_int_t) cores = {0};
    IGRAPH_CHECK(igraph_vector_int_init(&cores, 0));
    IGRAPH_CHECK(igraph_coreness(&network->graph, &cores, IGRAPH_ALL));
    for (uint32_t i = 0; i < network->slice->n_nodes; i++)
        values[i] = (double)VECTOR(cores)[i];
    return IGRAPH_SUCCESS;
}

bool ent_network_coreness(const EntNetwork *network, double *values, GError **error) {
    return ent_igraph_ok(coreness(network, values), "coreness", error);
}

/* A document that names thousands ties them all to each other. */
static bool has_few_pairs(const EntNetwork *network) {
    g_autofree double *partners = g_new(double, network->slice->n_nodes);
    double work = 0;
    ent_network_partners(network, partners, NULL);
    for (uint32_t i = 0; i < network->slice->n_nodes; i++)
        work += partners[i] * partners[i];
    return work <= (double)ENT_PAIRS_MAX_WORK;
}

static void leave_unknown(const EntNetwork *network, double *values) {
    for (uint32_t i = 0; i < network->slice->n_nodes; i++)
        values[i] = NAN;
}

static igraph_error_t clustering(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_t) result = {0};
    IGRAPH_CHECK(igraph_vector_init(&result, 0));
    IGRAPH_CHECK(igraph_transitivity_barrat(&network->graph, &result, igraph_vss_all(), &network->strengths,
                                            IGRAPH_TRANSITIVITY_NAN));
    igraph_vector_copy_to(&result, values);
    return IGRAPH_SUCCESS;
}

bool ent_network_clustering(const EntNetwork *network, double *values, GError **error) {
    leave_unknown(network, values);
    return !has_few_pairs(network) || ent_igraph_ok(clustering(network, values), "clustering", error);
}

static igraph_error_t constraint(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_t) result = {0};
    IGRAPH_CHECK(igraph_vector_init(&result, 0));
    IGRAPH_CHECK(igraph_constraint(&network->graph, &result, igraph_vss_all(), &network->strengths));
    igraph_vector_copy_to(&result, values);
    return IGRAPH_SUCCESS;
}

bool ent_network_constraint(const EntNetwork *network, double *values, GError **error) {
    leave_unknown(network, values);
    return !has_few_pairs(network) || ent_igraph_ok(constraint(network, values), "constraint", error);
}

static igraph_error_t measure_slice(const EntNetwork *network, double *values) {
    double n = network->slice->n_nodes;
    igraph_integer_t components = 0;
    values[ENT_SLICE_DENSITY] = n < 2 ? NAN : 2 * (double)network->slice->n_ties / (n * (n - 1));
    IGRAPH_CHECK(igraph_connected_components(&network->graph, NULL, NULL, &components, IGRAPH_WEAK));
    values[ENT_SLICE_COMPONENTS] = (double)components;
    values[ENT_SLICE_TRANSITIVITY] = NAN;
    if (!has_few_pairs(network))
        return IGRAPH_SUCCESS;
    return igraph_transitivity_undirected(&network->graph, &values[ENT_SLICE_TRANSITIVITY], IGRAPH_TRANSITIVITY_NAN);
}

bool ent_slice_analyse(const EntSlice *slice, const EntSeriesActor *actors, uint32_t seed, EntSliceAnalysis *analysis,
                       GError **error) {
    g_autoptr(EntNetwork) network = ent_network_new(slice, actors, error);
    if (network == NULL)
        return false;
    for (size_t m = 0; m < ENT_N_NODE_MEASURES && slice->n_nodes > 0; m++)
        if (!node_measures[m].fill(network, analysis->measures + m * slice->n_nodes, error))
            return false;
    if (!ent_igraph_ok(measure_slice(network, analysis->slice_measures), slice->id, error))
        return false;
    return ent_network_communities(network, seed, analysis->community, &analysis->slice_measures[ENT_SLICE_MODULARITY],
                                   error);
}

bool ent_slice_sketch(const EntSlice *slice, const EntSeriesActor *actors, uint32_t seed, EntSliceAnalysis *analysis,
                      GError **error) {
    static const EntNodeMeasure drawn[] = {ENT_NODE_STRENGTH, ENT_NODE_STRENGTH_RANK, ENT_NODE_PARTNERS};
    g_autoptr(EntNetwork) network = ent_network_new(slice, actors, error);
    if (network == NULL)
        return false;
    size_t n = slice->n_nodes;
    for (size_t i = 0; i < ENT_N_SLICE_MEASURES; i++)
        analysis->slice_measures[i] = NAN;
    for (size_t i = 0; i < ENT_N_NODE_MEASURES * n; i++)
        analysis->measures[i] = NAN;
    for (size_t i = 0; i < G_N_ELEMENTS(drawn) && n > 0; i++)
        if (!node_measures[drawn[i]].fill(network, analysis->measures + drawn[i] * n, error))
            return false;
    return ent_network_communities(network, seed, analysis->community, &analysis->slice_measures[ENT_SLICE_MODULARITY],
                                   error);
}
