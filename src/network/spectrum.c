/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/measures.h"

#include <math.h>

#define DAMPING .85
/*
 * Restarts of ARPACK, and their product with the nodes: ordinary networks need ten, long chains of nodes would take
 * hours.
 */
#define MOST_RESTARTS 30000
#define LEAST_RESTARTS 100
#define MOST_RESTARTED_NODES 4000000
#define MOST_STEPS 1000

/* The vertices of the largest component; of equally large ones, that of the first vertex. */
static igraph_error_t find_largest_component(const igraph_t *graph, igraph_vector_int_t *vertices) {
    g_auto(igraph_vector_int_t) membership = {0}, sizes = {0};
    IGRAPH_CHECK(igraph_vector_int_init(&membership, 0));
    IGRAPH_CHECK(igraph_vector_int_init(&sizes, 0));
    IGRAPH_CHECK(igraph_connected_components(graph, &membership, &sizes, NULL, IGRAPH_WEAK));
    igraph_integer_t largest = VECTOR(membership)[0];
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&membership); i++)
        if (VECTOR(sizes)[VECTOR(membership)[i]] > VECTOR(sizes)[largest])
            largest = VECTOR(membership)[i];
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&membership); i++)
        if (VECTOR(membership)[i] == largest)
            IGRAPH_CHECK(igraph_vector_int_push_back(vertices, i));
    return IGRAPH_SUCCESS;
}

typedef struct {
    uint32_t a, b;
    double strength;
} Link;

/* The ties among @vertices (ascending), by position there. */
static GArray *list_links(const EntSlice *slice, const igraph_vector_int_t *vertices) {
    g_autofree uint32_t *place = g_new(uint32_t, slice->n_nodes);
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        place[i] = UINT32_MAX;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(vertices); i++)
        place[VECTOR(*vertices)[i]] = (uint32_t)i;
    GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        Link link = {place[slice->ties[i].source], place[slice->ties[i].target], slice->ties[i].strength};
        if (link.a != UINT32_MAX)
            g_array_append_val(links, link);
    }
    return links;
}

static igraph_error_t solve(const GArray *links, igraph_integer_t n, igraph_vector_t *vector, double *factor) {
    g_auto(igraph_vector_int_t) ends = {0};
    g_auto(igraph_vector_t) strengths = {0};
    IGRAPH_CHECK(igraph_vector_int_init(&ends, 0));
    IGRAPH_CHECK(igraph_vector_init(&strengths, 0));
    for (uint32_t i = 0; i < links->len; i++) {
        const Link *link = &g_array_index(links, Link, i);
        IGRAPH_CHECK(igraph_vector_int_push_back(&ends, link->a));
        IGRAPH_CHECK(igraph_vector_int_push_back(&ends, link->b));
        IGRAPH_CHECK(igraph_vector_push_back(&strengths, link->strength));
    }
    igraph_t part;
    IGRAPH_CHECK(igraph_create(&part, &ends, n, IGRAPH_UNDIRECTED));
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    options.mxiter = (int)CLAMP(MOST_RESTARTED_NODES / n, LEAST_RESTARTS, MOST_RESTARTS);
    igraph_error_t code =
        igraph_eigenvector_centrality(&part, vector, factor, IGRAPH_UNDIRECTED, true, &strengths, &options);
    igraph_destroy(&part);
    return code;
}

/* One step of the power iteration, halfway, so that a star does not swing; returns the largest relative change. */
static double step_eigenvector(const GArray *links, igraph_vector_t *vector, double factor, double *next) {
    igraph_integer_t n = igraph_vector_size(vector);
    double *value = VECTOR(*vector), change = 0;
    for (igraph_integer_t i = 0; i < n; i++)
        next[i] = value[i] / 2;
    for (uint32_t i = 0; i < links->len; i++) {
        const Link *link = &g_array_index(links, Link, i);
        next[link->a] += link->strength / factor * value[link->b] / 2;
        next[link->b] += link->strength / factor * value[link->a] / 2;
    }
    double largest = 0;
    for (igraph_integer_t i = 0; i < n; i++)
        largest = MAX(largest, next[i]);
    for (igraph_integer_t i = 0; i < n; i++) {
        next[i] /= largest;
        if (next[i] > 0)
            change = MAX(change, fabs(next[i] - value[i]) / next[i]);
        value[i] = next[i];
    }
    return change;
}

/* ARPACK's last digits vary from call to call, and small values are only right to 1e-16 of the largest. Rounding to
 * float forgets the digits that vary, and the steps bring all digits back, for each value in proportion. */
static void polish_eigenvector(const GArray *links, igraph_vector_t *vector, double factor) {
    g_autofree double *next = g_new(double, (size_t)igraph_vector_size(vector));
    for (igraph_integer_t i = 0; i < igraph_vector_size(vector); i++)
        VECTOR(*vector)[i] = (float)VECTOR(*vector)[i];
    for (int step = 0; step < MOST_STEPS; step++)
        if (step_eigenvector(links, vector, factor, next) < 1e-14)
            break;
}

static igraph_error_t eigenvector(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_int_t) vertices = {0};
    g_auto(igraph_vector_t) vector = {0};
    IGRAPH_CHECK(igraph_vector_int_init(&vertices, 0));
    IGRAPH_CHECK(igraph_vector_init(&vector, 0));
    IGRAPH_CHECK(find_largest_component(&network->graph, &vertices));
    if (igraph_vector_int_size(&vertices) < 2)
        return IGRAPH_SUCCESS;
    g_autoptr(GArray) links = list_links(network->slice, &vertices);
    double factor = 0;
    igraph_error_t code = solve(links, igraph_vector_int_size(&vertices), &vector, &factor);
    if (code == IGRAPH_ARPACK_MAXIT || code == IGRAPH_ARPACK_NOSHIFT)
        return IGRAPH_SUCCESS; /* the values stay unknown */
    IGRAPH_CHECK(code);
    polish_eigenvector(links, &vector, (float)factor);
    for (igraph_integer_t i = 0; i < igraph_vector_size(&vector); i++)
        values[VECTOR(vertices)[i]] = VECTOR(vector)[i];
    return IGRAPH_SUCCESS;
}

bool ent_network_eigenvector(const EntNetwork *network, double *values, GError **error) {
    for (uint32_t i = 0; i < network->slice->n_nodes; i++)
        values[i] = NAN;
    return ent_igraph_ok(eigenvector(network, values), "eigenvector", error);
}

static igraph_error_t pagerank(const EntNetwork *network, double *values) {
    g_auto(igraph_vector_t) result = {0};
    IGRAPH_CHECK(igraph_vector_init(&result, 0));
    IGRAPH_CHECK(igraph_pagerank(&network->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &result, NULL, igraph_vss_all(),
                                 IGRAPH_UNDIRECTED, DAMPING, &network->strengths, NULL));
    igraph_vector_copy_to(&result, values);
    return IGRAPH_SUCCESS;
}

/* One step of the power iteration from @values to @next; returns how much they differ in all. */
static double step_pagerank(const EntSlice *slice, const double *totals, const double *values, double *next) {
    double n = slice->n_nodes, idle = 0, change = 0;
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        if (totals[i] <= 0)
            idle += values[i];
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        next[i] = (1 - DAMPING + DAMPING * idle) / n;
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        uint32_t a = slice->ties[i].source, b = slice->ties[i].target;
        next[b] += DAMPING * values[a] * slice->ties[i].strength / totals[a];
        next[a] += DAMPING * values[b] * slice->ties[i].strength / totals[b];
    }
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        change += fabs(next[i] - values[i]);
    return change;
}

bool ent_network_pagerank(const EntNetwork *network, double *values, GError **error) {
    if (!ent_igraph_ok(pagerank(network, values), "pagerank", error))
        return false;
    /*
     * PRPACK stops at 1e-10. Each step shrinks the error by the damping, so a change of 1.5e-13 leaves less than 1e-12.
     */
    uint32_t n = network->slice->n_nodes;
    g_autofree double *totals = g_new(double, n), *next = g_new(double, n);
    ent_network_strength(network, totals, error);
    for (int step = 0; step < MOST_STEPS; step++) {
        double change = step_pagerank(network->slice, totals, values, next);
        memcpy(values, next, n * sizeof *values);
        if (change < 1.5e-13)
            break;
    }
    return true;
}
