/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_DRAWING_H
#define ENT_DRAWING_DRAWING_H

#include "network/result.h"
#include <graphviz/gvc.h>

/** What a drawing shows: a slice, or the union. */
const EntSlice *ent_drawing_slice(const EntResult *result, size_t drawing, const EntSliceAnalysis **analysis);

/**
 * The graph of a drawing, with positions, ready to be written as DOT or rendered by nop2; agclose() it. (transfer
 * full)
 */
Agraph_t *ent_drawing_build(const EntResult *result, size_t drawing, const EntDrawing *how);

#endif
