/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_BRANDES_H
#define ENT_NETWORK_BRANDES_H

#include "series/series.h"

/** What passes over the shortest paths from every node give. */
typedef enum {
    ENT_PATH_BETWEENNESS,
    ENT_PATH_BETWEENNESS_UNWEIGHTED,
    ENT_PATH_CLOSENESS,
    ENT_PATH_HARMONIC,
    ENT_N_PATH_MEASURES
} EntPathMeasure;

/**
 * ent_brandes:
 *
 * Returns: (transfer full): n values of each EntPathMeasure, as docs/results.md defines them; ties are as long as
 * 1 / strength (Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006, alpha = 1), where unweighted 1
 *
 * Brandes 2001, doi:10.1080/0022250X.2001.9990249, over neighbours that lie side by side, with the digits of igraph,
 * which needs four passes; paths whose lengths differ by less than 1e-10 of them are equally short. O(n m log n).
 */
double *ent_brandes(const EntSlice *slice);

#endif
