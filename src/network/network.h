/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_NETWORK_H
#define ENT_NETWORK_NETWORK_H

#include "network/owner.h"
#include "series/series.h"

/** Values of the path measures, or NULL until they are asked for. */
typedef struct {
    double *values;
} EntPaths;

/**
 * EntNetwork: the igraph graph of a slice.
 * @slice: borrowed
 * @actors: borrowed: of the series
 * @graph: vertex i is the slice's node i, edge e its tie e
 * @strengths: of the ties; what strength, PageRank, eigenvector, clustering, constraint and communities read
 * @paths: what the first measure of paths that is asked for leaves for the others (paths.c)
 */
typedef struct {
    const EntSlice *slice;
    const EntSeriesActor *actors;
    igraph_t graph;
    igraph_vector_t strengths;
    EntPaths *paths;
} EntNetwork;

/**
 * Fails with ENT_ERROR_INPUT when a tie is no pair of nodes or its strength is not a number above 0 (igraph would take
 * NaN).
 */
bool ent_slice_check_ties(const EntSlice *slice, GError **error);

/** Checks the ties first. */
EntNetwork *ent_network_new(const EntSlice *slice, const EntSeriesActor *actors, GError **error);
void ent_network_free(EntNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntNetwork, ent_network_free)

#endif
