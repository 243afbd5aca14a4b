/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_SLICE_READ_H
#define ENT_OUTPUT_SLICE_READ_H

#include "network/result.h"
#include "output/json_read.h"

/* The parts of a slice of network.json; complaints go to the reader. */

/** Nodes, ties and counts of @object into a zeroed @slice of @series, whose actors and evidence are there. */
void ent_slice_read(EntJsonReader *reader, const json_t *object, const EntSeries *series, EntSlice *slice);

/**
 * The measures and community numbers of @slice into @analysis, and the positions of its actors into @x and @y, which
 * start as NaN.
 */
void ent_slice_read_analysis(EntJsonReader *reader, const json_t *object, const EntSlice *slice,
                             EntSliceAnalysis *analysis, double *x, double *y);

#endif
