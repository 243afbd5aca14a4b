/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_BRANDES_H
#define ENT_NETWORK_BRANDES_H

#include "series/series.h"

/** What one pass over the shortest paths from every node gives. */
typedef enum { ENT_PATH_BETWEENNESS, ENT_PATH_CLOSENESS, ENT_PATH_HARMONIC, ENT_N_PATH_MEASURES } EntPathMeasure;

/**
 * ent_brandes:
 *
 * Returns: (transfer full): n values of each EntPathMeasure, as docs/results.md defines them; ties are as long as
 * 1 / strength (Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006, alpha = 1)
 *
 * Brandes 2001, doi:10.1080/0022250X.2001.9990249, over neighbours that lie side by side; paths whose lengths differ by
 * less than 1e-10 of them are equally short, as in igraph, which needs three passes. O(n m log n).
 */
double *ent_brandes(const EntSlice *slice);

#endif
