/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_CAPTION_H
#define ENT_DRAWING_CAPTION_H

#include "drawing/choice.h"
#include "drawing/frame.h"
#include "drawing/palette.h"

/* The words on a drawing. All are safe in DOT. */

/** Two lines: what slice, of how much text, how much of it is shown; and how to read the picture. (transfer full) */
char *ent_caption(const EntResult *result, const EntSlice *slice, const EntChoice *choice);

/**
 * The paper and the key of those communities that have a colour, largest first, each by up to three members that are
 * drawn, as an xdot program for the attribute `_background`. (transfer full)
 */
char *ent_caption_background(const EntFrame *frame, const EntPalette *palette, const EntResult *result,
                             const EntSlice *slice, const EntSliceAnalysis *analysis, const EntChoice *choice);

/** "China: strength 512, 34 partners, 1,200 mentions". (transfer full) */
char *ent_caption_node(const EntResult *result, const EntSlice *slice, const EntSliceAnalysis *analysis, uint32_t node);

/** "China - Russia: 34 sentences, 30 paragraphs, 12 stories", and a sentence that shows it. (transfer full) */
char *ent_caption_tie(const EntResult *result, const EntSlice *slice, const EntTie *tie);

#endif
