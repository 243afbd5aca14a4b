/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_PALETTE_H
#define ENT_DRAWING_PALETTE_H

#include "network/result.h"

/**
 * EntPalette: the colour of every community, the same in all drawings of a result.
 *
 * Communities of the union choose first, in the order of the strength inside them. Their colours then go to the
 * communities of the slices: each to the one of which most belongs there, by strength summed over slices, as long as no
 * community beside it in any slice has that colour; so two of one colour never stand in one picture, and a community
 * that parted in two keeps its colour for the larger part. The others take colours that the union has not, and who
 * comes too late has none of its own. In each picture the strongest communities, as many as there are colours, have
 * one: who has none of its own takes one that is free or that only weaker ones would have.
 */
typedef struct {
    uint8_t *colours, *wishes; /* by id: what it has everywhere, or none; what it would have */
    uint32_t n_colours;
} EntPalette;

/** O(k log k + n), k the communities of all slices, n their nodes. */
void ent_palette_init(EntPalette *palette, const EntResult *result);
void ent_palette_clear(EntPalette *palette);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntPalette, ent_palette_clear)

/** A colour of ent_style_fill(), for the picture of @analysis. */
unsigned ent_palette_colour(const EntPalette *palette, const EntSliceAnalysis *analysis, uint32_t community);

#endif
