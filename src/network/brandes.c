/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/brandes.h"

#include <math.h>
#include <string.h>

#define SAME_LENGTH 1e-10

typedef struct {
    uint32_t node;
    double length;
} Step;

/* A pass and its arrays, by node unless it is said otherwise. */
typedef struct {
    uint32_t n;
    uint32_t *first; /* n + 1: where the steps of a node begin */
    Step *steps;
    double *distance; /* from the source; INFINITY: not met yet */
    double *paths;    /* shortest ones from the source */
    double *share;    /* of the paths from the source that pass through */
    uint32_t *before; /* like @steps: who stands before a node on shortest paths */
    uint32_t *n_before;
    uint32_t *heap, *place; /* of nodes by distance, the nearest first; where a node stands in it */
    uint32_t *settled;      /* in order of distance */
    uint32_t n_heap, n_settled;
} Pass;

static void list_steps(Pass *pass, const EntSlice *slice) {
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        pass->first[slice->ties[i].source + 1]++;
        pass->first[slice->ties[i].target + 1]++;
    }
    for (uint32_t i = 0; i < pass->n; i++)
        pass->first[i + 1] += pass->first[i];
    g_autofree uint32_t *next = g_memdup2(pass->first, (pass->n + (size_t)1) * sizeof *next);
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const EntTie *tie = &slice->ties[i];
        double length = 1 / tie->strength; /* the one place where a strength becomes a length */
        pass->steps[next[tie->source]++] = (Step){tie->target, length};
        pass->steps[next[tie->target]++] = (Step){tie->source, length};
    }
}

/* ---- The heap ---- */

static void put(Pass *pass, uint32_t at, uint32_t node) {
    pass->heap[at] = node;
    pass->place[node] = at;
}

/* @node came nearer, or is new at the end. */
static void rise(Pass *pass, uint32_t at, uint32_t node) {
    for (; at > 0 && pass->distance[node] < pass->distance[pass->heap[(at - 1) / 2]]; at = (at - 1) / 2)
        put(pass, at, pass->heap[(at - 1) / 2]);
    put(pass, at, node);
}

static uint32_t take_nearest(Pass *pass) {
    uint32_t nearest = pass->heap[0], last = pass->heap[--pass->n_heap], at = 0;
    for (uint32_t child; (child = 2 * at + 1) < pass->n_heap; at = child) {
        if (child + 1 < pass->n_heap && pass->distance[pass->heap[child + 1]] < pass->distance[pass->heap[child]])
            child++;
        if (pass->distance[last] <= pass->distance[pass->heap[child]])
            break;
        put(pass, at, pass->heap[child]);
    }
    if (pass->n_heap > 0)
        put(pass, at, last);
    return nearest;
}

/* ---- From one source ---- */

static void follow(Pass *pass, uint32_t from, Step step) {
    uint32_t node = step.node;
    double known = pass->distance[node], found = pass->distance[from] + step.length;
    if (!isinf(known) && fabs(found - known) < SAME_LENGTH * found + SAME_LENGTH * known) {
        pass->before[pass->first[node] + pass->n_before[node]++] = from;
        pass->paths[node] += pass->paths[from];
    } else if (found < known) {
        pass->distance[node] = found;
        pass->before[pass->first[node]] = from;
        pass->n_before[node] = 1;
        pass->paths[node] = pass->paths[from];
        rise(pass, isinf(known) ? pass->n_heap++ : pass->place[node], node);
    }
}

static void begin(Pass *pass, uint32_t source) {
    for (uint32_t i = 0; i < pass->n; i++)
        pass->distance[i] = INFINITY;
    memset(pass->n_before, 0, pass->n * sizeof *pass->n_before);
    pass->distance[source] = 0;
    pass->paths[source] = 1;
    pass->n_settled = pass->n_heap = 0;
}

static void settle_by_length(Pass *pass, uint32_t source) {
    begin(pass, source);
    rise(pass, pass->n_heap++, source);
    while (pass->n_heap > 0) {
        uint32_t node = take_nearest(pass);
        pass->settled[pass->n_settled++] = node;
        for (uint32_t i = pass->first[node]; i < pass->first[node + 1]; i++)
            if (pass->steps[i].node != source)
                follow(pass, node, pass->steps[i]);
    }
}

/* Where all ties are equally long, nodes are met in the order of their distance. */
static void settle_by_ties(Pass *pass, uint32_t source) {
    begin(pass, source);
    pass->settled[pass->n_settled++] = source;
    for (uint32_t at = 0; at < pass->n_settled; at++) {
        uint32_t from = pass->settled[at];
        double found = pass->distance[from] + 1;
        for (uint32_t i = pass->first[from]; i < pass->first[from + 1]; i++) {
            uint32_t node = pass->steps[i].node;
            if (pass->distance[node] < found)
                continue;
            if (isinf(pass->distance[node])) {
                pass->distance[node] = found;
                pass->paths[node] = 0;
                pass->settled[pass->n_settled++] = node;
            }
            pass->before[pass->first[node] + pass->n_before[node]++] = from;
            pass->paths[node] += pass->paths[from];
        }
    }
}

/* From the farthest back, each node hands what passes through it to those before it. */
static void share_back(Pass *pass, double *betweenness) {
    for (uint32_t i = 0; i < pass->n_settled; i++)
        pass->share[pass->settled[i]] = 0;
    for (uint32_t i = pass->n_settled - 1; i > 0; i--) {
        uint32_t node = pass->settled[i];
        double each = (1 + pass->share[node]) / pass->paths[node];
        for (uint32_t k = 0; k < pass->n_before[node]; k++) {
            uint32_t before = pass->before[pass->first[node] + k];
            pass->share[before] += pass->paths[before] * each;
        }
        betweenness[node] += pass->share[node] / 2; /* each pair is met from both its ends */
    }
}

static void measure_source(const Pass *pass, uint32_t source, double *closeness, double *harmonic) {
    double sum = 0, sum_of_parts = 0;
    for (uint32_t i = 1; i < pass->n_settled; i++) {
        sum += pass->distance[pass->settled[i]];
        sum_of_parts += 1 / pass->distance[pass->settled[i]];
    }
    closeness[source] = pass->n_settled > 1 ? (pass->n_settled - 1) / sum : NAN;
    harmonic[source] = pass->n > 1 ? sum_of_parts / (pass->n - 1) : NAN;
}

double *ent_brandes(const EntSlice *slice) {
    size_t n = slice->n_nodes, n_steps = 2 * (size_t)slice->n_ties;
    double *values = g_new0(double, MAX(1, ENT_N_PATH_MEASURES * n));
    g_autofree uint32_t *first = g_new0(uint32_t, n + 1), *before = g_new(uint32_t, n_steps);
    g_autofree uint32_t *by_node = g_new(uint32_t, 4 * n);
    g_autofree double *numbers = g_new(double, 3 * n);
    g_autofree Step *steps = g_new(Step, n_steps);
    Pass pass = {.n = slice->n_nodes,
                 .first = first,
                 .steps = steps,
                 .distance = numbers,
                 .paths = numbers + n,
                 .share = numbers + 2 * n,
                 .before = before,
                 .n_before = by_node,
                 .heap = by_node + n,
                 .place = by_node + 2 * n,
                 .settled = by_node + 3 * n};
    list_steps(&pass, slice);
    for (uint32_t source = 0; source < pass.n; source++) {
        settle_by_ties(&pass, source);
        share_back(&pass, values + ENT_PATH_BETWEENNESS_UNWEIGHTED * n);
        settle_by_length(&pass, source);
        measure_source(&pass, source, values + ENT_PATH_CLOSENESS * n, values + ENT_PATH_HARMONIC * n);
        share_back(&pass, values + ENT_PATH_BETWEENNESS * n);
    }
    return values;
}
