/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/palette.h"

#include "output/style.h"

#include <stdlib.h>

/* A community in a slice, then the run of those of one community. */
typedef struct {
    uint32_t id, slice;
    double strength;
} Place;

typedef struct {
    uint32_t id, first, n;
    double strength;
} Run;

static int compare_places(const void *a, const void *b) {
    const Place *left = a, *right = b;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return left->slice < right->slice ? -1 : left->slice > right->slice;
}

static int compare_runs(const void *a, const void *b) {
    const Run *left = a, *right = b;
    if (left->strength != right->strength)
        return left->strength < right->strength ? 1 : -1;
    return left->id < right->id ? -1 : left->id > right->id;
}

static void add_places(GArray *places, const EntSliceAnalysis *analysis, uint32_t slice) {
    for (uint32_t i = 0; i < analysis->n_communities; i++) {
        const EntCommunity *community = &analysis->communities[i];
        Place place = {community->id, slice, community->strength_inside};
        g_array_append_val(places, place);
    }
}

/* Sorted by community; the union counts as one more slice. (transfer full) */
static GArray *make_places(const EntResult *result) {
    uint32_t n_slices = result->series->n_slices;
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
    for (uint32_t i = 0; i < n_slices; i++)
        add_places(places, &result->analyses[i], i);
    if (result->united != NULL)
        add_places(places, &result->united_analysis, n_slices);
    if (places->len > 0)
        qsort(places->data, places->len, sizeof(Place), compare_places);
    return places;
}

/* The communities, strongest first. (transfer full) */
static GArray *make_runs(const Place *places, uint32_t n_places) {
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(Run));
    for (uint32_t i = 0; i < n_places;) {
        Run run = {places[i].id, i, 0, 0};
        for (; i < n_places && places[i].id == run.id; i++, run.n++)
            run.strength += places[i].strength;
        g_array_append_val(runs, run);
    }
    if (runs->len > 0)
        qsort(runs->data, runs->len, sizeof(Run), compare_runs);
    return runs;
}

static uint8_t take_colour(uint32_t *used, const Place *places, const Run *run) {
    uint32_t around = 0;
    for (uint32_t i = 0; i < run->n; i++)
        around |= used[places[run->first + i].slice];
    uint8_t colour = 0;
    while (colour < ENT_STYLE_COLOURS && (around >> colour & 1) != 0)
        colour++;
    for (uint32_t i = 0; i < run->n; i++)
        used[places[run->first + i].slice] |= UINT32_C(1) << colour;
    return colour;
}

void ent_palette_init(EntPalette *palette, const EntResult *result) {
    g_autoptr(GArray) array = make_places(result);
    const Place *places = (const Place *)(void *)array->data;
    g_autoptr(GArray) runs = make_runs(places, array->len);
    g_autofree uint32_t *used = g_new0(uint32_t, (size_t)result->series->n_slices + 1);
    palette->n_colours = array->len > 0 ? places[array->len - 1].id + 1 : 0;
    palette->colours = g_malloc0(palette->n_colours);
    for (uint32_t i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        palette->colours[run->id] = take_colour(used, places, run);
    }
}

void ent_palette_clear(EntPalette *palette) {
    g_free(palette->colours);
}

unsigned ent_palette_colour(const EntPalette *palette, uint32_t community) {
    return community < palette->n_colours ? palette->colours[community] : ENT_STYLE_COLOURS;
}
