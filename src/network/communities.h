/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_COMMUNITIES_H
#define ENT_NETWORK_COMMUNITIES_H

#include "network/network.h"

/**
 * ent_network_communities:
 * @seed: of the random generator
 * @community: (out): for each node its community, dense from 0 in order of first node; NaN for an isolate
 * @modularity: (out): Newman's, weighted, of that partition; NaN when there are no ties
 *
 * The partition of largest weighted modularity that many seeded runs of Leiden find (Traag, Waltman & van Eck 2019,
 * doi:10.1038/s41598-019-41695-z): until six have found it, but no more than 32 (16 above 1,000 ties, fewer above
 * 80,000, at least 2). Among partitions of equal modularity the lexicographically smallest wins, so the result depends
 * on the seed only where all runs miss the best partition.
 */
bool ent_network_communities(const EntNetwork *network, uint32_t seed, double *community, double *modularity,
                             GError **error);

#endif
