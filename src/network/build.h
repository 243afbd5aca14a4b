/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_BUILD_H
#define ENT_NETWORK_BUILD_H

#include "network/owner.h"
#include "story/series.h"

/**
 * EntNetwork: the igraph graph of a slice.
 * @slice: borrowed
 * @actors: borrowed: of the series
 * @graph: vertex i is the slice's node i, edge e its tie e
 * @strengths: of the ties; what strength, PageRank, eigenvector, clustering, constraint and communities read
 * @lengths: 1 / strength (Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006, alpha = 1); what paths read
 */
typedef struct {
    const EntSlice *slice;
    const EntSeriesActor *actors;
    igraph_t graph;
    igraph_vector_t strengths;
    igraph_vector_t lengths;
} EntNetwork;

/** Fails with ENT_ERROR_INPUT when a tie is no pair of nodes or its strength is not a number above 0 (igraph would take NaN). */
bool ent_slice_check_ties(const EntSlice *slice, GError **error);

/** Checks the ties first. */
EntNetwork *ent_network_new(const EntSlice *slice, const EntSeriesActor *actors, GError **error);
void ent_network_free(EntNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntNetwork, ent_network_free)

#endif
