/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_LAYOUT_H
#define ENT_NETWORK_LAYOUT_H

#include "network/result.h"

/*
 * The box that a node and its label take, centred on the node: about what 12-point sans-serif needs, and room for a dot
 * above or behind the words.
 */
#define ENT_LABEL_CHARACTER 7.0
#define ENT_LABEL_MARGIN 10.0
#define ENT_LABEL_HEIGHT 32.0
#define ENT_LABEL_LONGEST 40 /* characters; longer labels get no more room */

/** So many of the strongest nodes form the core of the map. */
#define ENT_LAYOUT_CORE 60
/** Above so many nodes the weakest are never drawn: their positions stay NaN. */
#define ENT_LAYOUT_MAX_NODES 10000

/**
 * ent_layout_place:
 * @x, @y: (out): by actor, points, y up, all boxes in the quadrant above 0, multiples of .01
 *
 * One map of the union, on which nodes keep their place in every slice. The core is laid out by springs (Kamada & Kawai
 * 1989, doi:10.1016/0020-0190(89)90102-6) over its backbone, fills a page of 1000 x 750 points (less for less than 40
 * nodes) and is spread until no two boxes overlap. Weaker nodes stand around it, each near the partner it has most
 * affinity with; nodes without ties stand in rows below. No two boxes overlap anywhere.
 */
bool ent_layout_place(const EntSlice *united, const EntSliceAnalysis *analysis, const EntSeriesActor *actors, double *x,
                      double *y, GError **error);

#endif
