/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/palette.h"

#include "drawing/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A community in a slice, then the run of those of one community. */
typedef struct {
    uint32_t id, slice;
    double strength;
} Place;

typedef struct {
    uint32_t id, first, n;
    double strength;
} Run;

/* That so much of a run belongs to a colour of the union. */
typedef struct {
    double share;
    uint32_t run;
    uint8_t colour;
} Claim;

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

/* How much of a community belongs to each colour of the union: @shares[id * ENT_STYLE_COLOURS + colour]. */
static void add_shares(double *shares, const EntSlice *slice, const EntSliceAnalysis *analysis, const uint8_t *homes) {
    if (slice->n_nodes == 0)
        return;
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes;
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        uint8_t home = homes[slice->nodes[i].actor];
        if (!isnan(analysis->community[i]) && home < ENT_STYLE_COLOURS)
            shares[(size_t)analysis->community[i] * ENT_STYLE_COLOURS + home] += strength[i];
    }
}

/* The colour in the union of each actor. (transfer full) */
static uint8_t *find_homes(const EntPalette *palette, const EntResult *result) {
    uint8_t *homes = g_malloc(MAX(1, result->series->n_actors));
    memset(homes, ENT_STYLE_COLOURS, result->series->n_actors);
    const EntSlice *united = result->united;
    for (uint32_t i = 0; united != NULL && i < united->n_nodes; i++) {
        double community = result->united_analysis.community[i];
        if (!isnan(community))
            homes[united->nodes[i].actor] = palette->colours[(uint32_t)community];
    }
    return homes;
}

/* The colours of all communities that stand beside one in some drawing, as bits. */
static uint32_t colours_around(const uint32_t *used, const Place *places, const Run *run) {
    uint32_t around = 0;
    for (uint32_t i = 0; i < run->n; i++)
        around |= used[places[run->first + i].slice];
    return around;
}

static uint8_t first_free(uint32_t around) {
    uint8_t colour = 0;
    while (colour < ENT_STYLE_COLOURS && (around >> colour & 1) != 0)
        colour++;
    return colour;
}

/* A colour that no community of the union has, if there is one. */
static uint8_t choose_own(uint32_t around, uint32_t of_union) {
    uint8_t unused = first_free(around | of_union);
    return unused < ENT_STYLE_COLOURS ? unused : first_free(around);
}

/* Of the colours of the union the one that most of a community belongs to; one of its own when none of it does. */
static uint8_t best_of(const double *shares, uint32_t of_union) {
    uint8_t best = 0;
    for (uint8_t colour = 1; colour < ENT_STYLE_COLOURS; colour++)
        if (shares[colour] > shares[best])
            best = colour;
    return shares[best] > 0 ? best : choose_own(0, of_union);
}

static int compare_claims(const void *a, const void *b) {
    const Claim *left = a, *right = b;
    if (left->share != right->share)
        return left->share < right->share ? 1 : -1;
    if (left->run != right->run)
        return left->run < right->run ? -1 : 1;
    return left->colour < right->colour ? -1 : left->colour > right->colour;
}

static void take_colour(EntPalette *palette, uint32_t *used, const Place *places, const Run *run, uint8_t colour) {
    palette->colours[run->id] = colour;
    for (uint32_t i = 0; i < run->n; i++)
        used[places[run->first + i].slice] |= UINT32_C(1) << colour;
}

/* Each colour of the union goes to who has most of it, as far as those around leave it. */
static void give_claimed(EntPalette *palette, uint32_t *used, const Place *places, const GArray *runs,
                         const double *shares) {
    g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(Claim));
    for (uint32_t i = 0; i < runs->len; i++) {
        const double *own = &shares[(size_t)g_array_index(runs, Run, i).id * ENT_STYLE_COLOURS];
        for (uint8_t colour = 0; colour < ENT_STYLE_COLOURS; colour++) {
            Claim claim = {own[colour], i, colour};
            if (own[colour] > 0)
                g_array_append_val(claims, claim);
        }
    }
    g_array_sort(claims, compare_claims);
    for (uint32_t i = 0; i < claims->len; i++) {
        const Claim *claim = &g_array_index(claims, Claim, i);
        const Run *run = &g_array_index(runs, Run, claim->run);
        if (palette->colours[run->id] == ENT_STYLE_COLOURS &&
            (colours_around(used, places, run) >> claim->colour & 1) == 0)
            take_colour(palette, used, places, run, claim->colour);
    }
}

static void give_rest(EntPalette *palette, uint32_t *used, const Place *places, const GArray *runs, uint32_t of_union) {
    for (uint32_t i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        if (palette->colours[run->id] == ENT_STYLE_COLOURS)
            take_colour(palette, used, places, run, choose_own(colours_around(used, places, run), of_union));
    }
}

void ent_palette_init(EntPalette *palette, const EntResult *result) {
    uint32_t n_slices = result->series->n_slices;
    g_autoptr(GArray) array = make_places(result);
    const Place *places = (const Place *)(void *)array->data;
    g_autoptr(GArray) runs = make_runs(places, array->len);
    g_autofree uint32_t *used = g_new0(uint32_t, (size_t)n_slices + 1);
    palette->n_colours = array->len > 0 ? places[array->len - 1].id + 1 : 0;
    palette->colours = g_malloc(MAX(1, palette->n_colours));
    memset(palette->colours, ENT_STYLE_COLOURS, palette->n_colours);
    palette->wishes = g_memdup2(palette->colours, MAX(1, palette->n_colours));
    /* Those of the union are the first, so that theirs are the colours that the others look for. */
    for (uint32_t i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        if (places[run->first + run->n - 1].slice == n_slices)
            take_colour(palette, used, places, run, first_free(colours_around(used, places, run)));
    }
    g_autofree uint8_t *homes = find_homes(palette, result);
    g_autofree double *shares = g_new0(double, (size_t)MAX(1, palette->n_colours) * ENT_STYLE_COLOURS);
    for (uint32_t i = 0; i < n_slices; i++)
        add_shares(shares, &result->series->slices[i], &result->analyses[i], homes);
    give_claimed(palette, used, places, runs, shares);
    give_rest(palette, used, places, runs, used[n_slices]);
    for (uint32_t i = 0; i < runs->len; i++) {
        uint32_t id = g_array_index(runs, Run, i).id;
        const double *own = &shares[(size_t)id * ENT_STYLE_COLOURS];
        palette->wishes[id] = best_of(own, used[n_slices]);
    }
}

void ent_palette_clear(EntPalette *palette) {
    g_free(palette->colours);
    g_free(palette->wishes);
}

static unsigned colour_of(const EntPalette *palette, uint32_t community) {
    return community < palette->n_colours ? palette->colours[community] : ENT_STYLE_COLOURS;
}

static int compare_communities(const void *a, const void *b) {
    const EntCommunity *left = *(const EntCommunity *const *)a, *right = *(const EntCommunity *const *)b;
    if (left->strength_inside != right->strength_inside)
        return left->strength_inside < right->strength_inside ? 1 : -1;
    return left->id < right->id ? -1 : left->id > right->id;
}

/* The communities of a picture, strongest first. (transfer full) */
static const EntCommunity **rank(const EntSliceAnalysis *analysis) {
    const EntCommunity **ranked = g_new(const EntCommunity *, MAX(1, analysis->n_communities));
    for (uint32_t i = 0; i < analysis->n_communities; i++)
        ranked[i] = &analysis->communities[i];
    qsort(ranked, analysis->n_communities, sizeof *ranked, compare_communities);
    return ranked;
}

/* Its own colour if it is free, else what it would have, else any that is free; none is left when all bits are
 * @used. */
static unsigned pick(const EntPalette *palette, uint32_t id, uint32_t used) {
    unsigned own = colour_of(palette, id);
    if (own < ENT_STYLE_COLOURS && (used >> own & 1) == 0)
        return own;
    unsigned wish = palette->wishes[id];
    return wish < ENT_STYLE_COLOURS && (used >> wish & 1) == 0 ? wish : first_free(used);
}

/* As many as there are colours, the strongest, all have one: first those that have it everywhere. What is left is for
 * the others. */
unsigned ent_palette_colour(const EntPalette *palette, const EntSliceAnalysis *analysis, uint32_t community) {
    if (community >= palette->n_colours)
        return ENT_STYLE_COLOURS;
    g_autofree const EntCommunity **ranked = rank(analysis);
    uint32_t n_first = MIN(analysis->n_communities, ENT_STYLE_COLOURS), used = 0;
    for (uint32_t i = 0; i < n_first; i++) {
        unsigned own = colour_of(palette, ranked[i]->id);
        if (ranked[i]->id == community && own < ENT_STYLE_COLOURS)
            return own;
        if (own < ENT_STYLE_COLOURS)
            used |= UINT32_C(1) << own;
    }
    for (uint32_t i = 0; i < analysis->n_communities; i++) {
        uint32_t id = ranked[i]->id;
        if (i < n_first && colour_of(palette, id) < ENT_STYLE_COLOURS)
            continue;
        unsigned colour = pick(palette, id, used);
        if (id == community)
            return colour;
        used |= UINT32_C(1) << colour;
    }
    return ENT_STYLE_COLOURS;
}
