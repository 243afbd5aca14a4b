/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_MEASURES_H
#define ENT_NETWORK_MEASURES_H

#include "network/network.h"
#include "network/result.h"

/*
 * A node measure fills @values, one for each node of the network, NaN where it is undefined; it is only called when
 * there are nodes. Ties count by strength, and by length = 1 / strength where paths are meant. n is the number of
 * nodes, m of ties. The table in measures.c names them.
 */
typedef bool EntNodeMeasureFunc(const EntNetwork *network, double *values, GError **error);

/**
 * Above so many nodes, or so many nodes times ties, the path measures are left NaN: exact values would take minutes.
 */
#define ENT_PATHS_MAX_NODES 5000
#define ENT_PATHS_MAX_WORK UINT64_C(1000000000)

/** Above this sum of squared numbers of partners, what looks at pairs of partners is left NaN, for the same reason. */
#define ENT_PAIRS_MAX_WORK UINT64_C(1000000000)

/** Sum of the strengths of a node's ties; 0 for an isolate. O(n + m). */
EntNodeMeasureFunc ent_network_strength;
/**
 * 1 for the strongest; equal strengths (within 1e-9 of each other) share the better rank and the next rank is skipped
 * (1, 2, 2, 4). NaN for what is past.
 */
EntNodeMeasureFunc ent_network_strength_rank;
/** The number of ties (degree). */
EntNodeMeasureFunc ent_network_partners;
/**
 * Shortest paths by length through a node, raw: each pair of others counts once, split over equally short paths. O(n m
 * log n).
 */
EntNodeMeasureFunc ent_network_betweenness;
/** The same where every tie has length 1. */
EntNodeMeasureFunc ent_network_betweenness_unweighted;
/**
 * (c - 1) / sum of the lengths of shortest paths to the others of the node's component of c nodes; NaN for an isolate.
 * O(n m log n).
 */
EntNodeMeasureFunc ent_network_closeness;
/**
 * Sum of 1 / length of the shortest path to each other node (0 where there is none), divided by n - 1; NaN for the only
 * node. O(n m log n).
 */
EntNodeMeasureFunc ent_network_harmonic;
/**
 * Principal eigenvector of the largest component (of equally large ones, that of the first node), maximum 1; NaN
 * elsewhere.
 */
EntNodeMeasureFunc ent_network_eigenvector;
/** Damping .85, to 1e-12; an isolate gets what the jumps bring it. The sum is 1. */
EntNodeMeasureFunc ent_network_pagerank;
/**
 * The largest k such that the node keeps k ties when all nodes with fewer are taken away, again and again (Seidman
 * 1983). O(m).
 */
EntNodeMeasureFunc ent_network_coreness;
/**
 * Barrat et al. 2004, doi:10.1073/pnas.0400087101: the share of a node's triples that are closed, by strength; NaN
 * below two ties. O(sum of squared partners).
 */
EntNodeMeasureFunc ent_network_clustering;
/**
 * Burt 1992: how much a node's partners are tied to each other; high where there is nothing to broker. NaN for an
 * isolate. O(sum of squared partners).
 */
EntNodeMeasureFunc ent_network_constraint;

/**
 * ent_slice_analyse:
 *
 * Fills the numbers of @analysis (all measures and the slice's own communities), which ent_result_analyse() documents.
 * Depends on nothing but the slice's nodes and ties, the actors' ends and @seed.
 */
bool ent_slice_analyse(const EntSlice *slice, const EntSeriesActor *actors, uint32_t seed, EntSliceAnalysis *analysis,
                       GError **error);

/**
 * The same with only what a drawing needs: strength, its rank, partners, communities and modularity; all else is NaN.
 */
bool ent_slice_sketch(const EntSlice *slice, const EntSeriesActor *actors, uint32_t seed, EntSliceAnalysis *analysis,
                      GError **error);

#endif
