/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/style.h"

#include <math.h>

#define SMALLEST_FONT 11.0
#define LARGEST_FONT 19.0
#define THINNEST_TIE 0.7
#define WIDEST_TIE 8.0

/*
 * Paul Tol's "light" scheme (https://personal.sron.nl/~pault/), made for cells under black text, without its grey;
 * four more; and the colour of all others.
 */
static const char *const fills[ENT_STYLE_COLOURS + 1] = {"#77aadd", "#ee8866", "#eedd88", "#44bb99", "#ffaabb",
                                                         "#bbcc33", "#99ddff", "#d5b8e8", "#d9b38c", "#b9e4c9",
                                                         "#f4d3c4", "#aaaa00", "#f3f0ea"};

static double between(double smallest, double largest, double share) {
    return smallest + (largest - smallest) * CLAMP(share, 0, 1);
}

double ent_style_share(double strength, double largest) {
    return strength > 0 && largest > 0 ? sqrt(MIN(strength / largest, 1)) : 0;
}

double ent_style_font_size(double share) {
    return between(SMALLEST_FONT, LARGEST_FONT, share);
}

double ent_style_tie_width(double share) {
    return between(THINNEST_TIE, WIDEST_TIE, pow(CLAMP(share, 0, 1), 1.25));
}

const char *ent_style_tie_colour(double share, char colour[ENT_COLOUR_LENGTH]) {
    int opacity = (int)lround(between(0.32, 0.85, share) * 255);
    g_snprintf(colour, ENT_COLOUR_LENGTH, "#3c4a5c%02x", (unsigned)opacity & 0xff);
    return colour;
}

const char *ent_style_fill(unsigned colour) {
    return fills[MIN(colour, ENT_STYLE_COLOURS)];
}

const char *ent_style_past_fill(void) {
    return "#dddddd";
}

const char *ent_style_isolate_fill(void) {
    return "#ffffff";
}

const char *ent_style_border(const char *fill, char colour[ENT_COLOUR_LENGTH]) {
    guint64 rgb = g_ascii_strtoull(fill + 1, NULL, 16);
    unsigned red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff, blue = rgb & 0xff;
    g_snprintf(colour, ENT_COLOUR_LENGTH, "#%02x%02x%02x", red * 5 / 9, green * 5 / 9, blue * 5 / 9);
    return colour;
}
