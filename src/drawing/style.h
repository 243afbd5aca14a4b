/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_STYLE_H
#define ENT_DRAWING_STYLE_H

#include <entente.h>

/*
 * How numbers look: pure functions from strengths and communities to sizes and colours. Sizes go by the square root of
 * a strength's share of the largest, so that areas go by strength. Slices are measured against the strongest of all
 * slices and so can be compared.
 */

/** What setup installs and text is measured with, and what has its widths elsewhere. */
#define ENT_STYLE_FONT "DejaVu Sans,Verdana,sans-serif"

/** Room for "#rrggbbaa" and its NUL. */
#define ENT_COLOUR_LENGTH 10

/** The square root of @strength / @largest, 0 to 1; 0 when either is not above 0. */
double ent_style_share(double strength, double largest);

/** Points, 11 to 19: a node is as large as its name, so its area goes by the square of this. */
double ent_style_font_size(double share);

/**
 * Points, 0.7 to 8: by the 5/8th power of the strength, so that one tie above all does not make threads of the others.
 */
double ent_style_tie_width(double share);

/** A dark blue grey, the more opaque the stronger. */
const char *ent_style_tie_colour(double share, char colour[ENT_COLOUR_LENGTH]);

/** The number of colours for communities; the next stands for all others. */
#define ENT_STYLE_COLOURS 12

/**
 * "#rrggbb": a light fill for black text, of a colour below or equal to ENT_STYLE_COLOURS; the first seven the colour-
 * blind can tell apart.
 */
const char *ent_style_fill(unsigned colour);
/** The fill of what belongs to the past, and of a node without community. Static. */
const char *ent_style_past_fill(void);
const char *ent_style_isolate_fill(void);

/** The line around a node of colour @fill: the same, darker. */
const char *ent_style_border(const char *fill, char colour[ENT_COLOUR_LENGTH]);

#endif
