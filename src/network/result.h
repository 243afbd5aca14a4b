/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_RESULT_H
#define ENT_NETWORK_RESULT_H

#include "series/series.h"

/* The measures of a node, in the order of the columns of actors.csv. A missing value is NaN. */
typedef enum {
    ENT_NODE_STRENGTH,
    ENT_NODE_STRENGTH_RANK,
    ENT_NODE_PARTNERS,
    ENT_NODE_BETWEENNESS,
    ENT_NODE_BETWEENNESS_UNWEIGHTED,
    ENT_NODE_CLOSENESS,
    ENT_NODE_HARMONIC,
    ENT_NODE_EIGENVECTOR,
    ENT_NODE_PAGERANK,
    ENT_NODE_CORENESS,
    ENT_NODE_CLUSTERING,
    ENT_NODE_CONSTRAINT,
    ENT_N_NODE_MEASURES
} EntNodeMeasure;

/* The measures of a slice's network. */
typedef enum {
    ENT_SLICE_DENSITY,
    ENT_SLICE_COMPONENTS,
    ENT_SLICE_TRANSITIVITY,
    ENT_SLICE_MODULARITY,
    ENT_N_SLICE_MEASURES
} EntSliceMeasure;

/** "betweenness", ...: the name of a column and of a field of network.json; static. */
const char *ent_node_measure_name(EntNodeMeasure measure);
const char *ent_slice_measure_name(EntSliceMeasure measure);

/**
 * A community followed over time. Its id is dense from 0 in order of first appearance; its name is its strongest
 * members.
 */
typedef struct {
    uint32_t id;
    uint32_t size;
    uint32_t *members;      /* actor indexes, strongest first */
    double strength_inside; /* sum of the strengths of the ties inside */
    char *name;
} EntCommunity;

/**
 * The analysis of one slice. @measures[m * n_nodes + i]; @community[i] is an id followed over time, or NaN for an
 * isolate. All point into the block.
 */
typedef struct {
    double *slice_measures; /* ENT_N_SLICE_MEASURES */
    double *measures;       /* ENT_N_NODE_MEASURES x n_nodes */
    double *community;      /* n_nodes: before ent_result_finish() the slice's own numbers, after it the followed ids */
    EntCommunity *communities; /* owned; by id; empty before ent_result_finish() */
    uint32_t n_communities;
} EntSliceAnalysis;

/** A measure of the node @node of @slice, whose analysis it is. */
static inline double ent_slice_node_measure(const EntSlice *slice, const EntSliceAnalysis *analysis,
                                            EntNodeMeasure measure, uint32_t node) {
    return analysis->measures[(size_t)measure * slice->n_nodes + node];
}

struct _EntResult {
    EntSeries *series;          /* owned */
    EntSliceAnalysis *analyses; /* owned, one a slice */
    double *block;              /* all numbers of all slices */
    bool owns_block;
    double *x, *y; /* owned: the position of every actor of the series, points, y up; NaN when it is never drawn */
    /* Owned: the union of all slices (union.h); no evidence; id "_union"; NULL before ent_result_finish(). */
    EntSlice *united;
    EntSliceAnalysis united_analysis; /* owned, own memory; communities of the union */
    gpointer plan; /* (nullable) owned: what all drawings share (drawing/plan.h), made by the first */
    GDestroyNotify free_plan;
};

/** Numbers (doubles) the analysis of a slice with @n_nodes takes. */
size_t ent_slice_analysis_length(uint32_t n_nodes);

/**
 * A result around @series (transfer full) with an empty analysis; used by ent_result_new() and by the reader of
 * network.json.
 */
EntResult *ent_result_from_series(EntSeries *series);

/**
 * ent_result_unite:
 *
 * What a drawing needs beyond the slices' own numbers, from the slices' counts, strengths (ENT_NODE_STRENGTH) and
 * followed community ids: the communities with their members and names, the union and its analysis. Positions stay.
 * ent_result_finish() calls it; a reader of network.json does, once it has filled the analyses. May be called again.
 * Fails with ENT_ERROR_INPUT on impossible ties or community ids.
 */
bool ent_result_unite(EntResult *result, GError **error);

/**
 * Whether a historical state is named in @slice after its end: drawn grey, left out of rankings. Never in the slice
 * `undated`.
 */
bool ent_slice_node_is_past(const EntSlice *slice, const EntSeriesActor *actors, uint32_t node);

/**
 * Position of the largest strength first, then byte order of ids: node positions of @slice, strongest first. (transfer
 * full)
 */
uint32_t *ent_slice_rank_nodes(const EntSlice *slice, const EntSliceAnalysis *analysis);

#endif
