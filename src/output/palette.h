/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_PALETTE_H
#define ENT_OUTPUT_PALETTE_H

#include "network/result.h"

/**
 * EntPalette: the colour of every community, the same in all drawings of a result.
 *
 * Communities choose in the order of the strength inside them, summed over slices; each takes the first colour that no
 * community beside it in any slice has, so two of one colour never stand in one picture. Who comes too late has no
 * colour of its own.
 */
typedef struct {
    uint8_t *colours; /* by id */
    uint32_t n_colours;
} EntPalette;

/** O(k log k), k the communities of all slices. */
void ent_palette_init(EntPalette *palette, const EntResult *result);
void ent_palette_clear(EntPalette *palette);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntPalette, ent_palette_clear)

/** A colour of ent_style_fill(). */
unsigned ent_palette_colour(const EntPalette *palette, uint32_t community);

#endif
