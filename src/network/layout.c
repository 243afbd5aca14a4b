/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/layout.h"

#include "network/backbone.h"
#include "network/outskirts.h"
#include "network/owner.h"

#include <math.h>

#define PAGE_WIDTH 1000.0
#define PAGE_HEIGHT 750.0
#define PAGE_NODES 40.0 /* fewer nodes get a smaller page, down to a third */
#define CLOSEST 4       /* bonds each core node keeps for the springs */
#define LENGTH_POWER .5 /* dampens affinities, which differ by a factor of hundreds, to lengths */
#define EVENNESS .5
#define PROMINENCE .35 /* the strongest node's box is so much larger */
#define STEPS 200      /* of the springs, for each node */

static double page_scale(uint32_t n) {
    return CLAMP(sqrt(n / PAGE_NODES), 1 / 3.0, 1);
}

static EntBox *new_boxes(const EntSlice *united, const double *strength, double strongest,
                         const EntSeriesActor *actors) {
    EntBox *boxes = g_new0(EntBox, united->n_nodes);
    for (uint32_t i = 0; i < united->n_nodes; i++) {
        glong length = g_utf8_strlen(actors[united->nodes[i].actor].label, -1);
        double characters = (double)MIN(length, ENT_LABEL_LONGEST);
        double size = strongest > 0 ? 1 + PROMINENCE * sqrt(strength[i] / strongest) : 1;
        boxes[i].half_width = size * (characters * ENT_LABEL_CHARACTER + ENT_LABEL_MARGIN) / 2;
        boxes[i].half_height = size * ENT_LABEL_HEIGHT / 2;
    }
    return boxes;
}

static igraph_error_t make_springs(const GArray *bonds, uint32_t n, igraph_t *graph, igraph_vector_t *lengths) {
    g_auto(igraph_vector_int_t) ends = {0};
    IGRAPH_CHECK(igraph_vector_int_init(&ends, 0));
    double largest = bonds->len > 0 ? g_array_index(bonds, EntBond, 0).affinity : 1;
    for (uint32_t i = 0; i < bonds->len; i++) {
        const EntBond *bond = &g_array_index(bonds, EntBond, i);
        IGRAPH_CHECK(igraph_vector_int_push_back(&ends, bond->a));
        IGRAPH_CHECK(igraph_vector_int_push_back(&ends, bond->b));
        IGRAPH_CHECK(igraph_vector_push_back(lengths, pow(largest / bond->affinity, LENGTH_POWER)));
    }
    return igraph_create(graph, &ends, n, IGRAPH_UNDIRECTED);
}

/* Kamada and Kawai's springs, from a circle on which the boxes stand in order. */
static igraph_error_t run_springs(const GArray *bonds, EntBox *boxes, uint32_t n) {
    g_auto(igraph_vector_t) lengths = {0};
    g_auto(igraph_matrix_t) places = {0};
    IGRAPH_CHECK(igraph_vector_init(&lengths, 0));
    IGRAPH_CHECK(igraph_matrix_init(&places, n, 2));
    for (uint32_t i = 0; i < n; i++) {
        MATRIX(places, i, 0) = cos(2 * G_PI * i / n);
        MATRIX(places, i, 1) = sin(2 * G_PI * i / n);
    }
    igraph_t graph;
    IGRAPH_CHECK(make_springs(bonds, n, &graph, &lengths));
    igraph_error_t code = igraph_layout_kamada_kawai(&graph, &places, true, STEPS * (igraph_integer_t)n, 0, n, &lengths,
                                                     NULL, NULL, NULL, NULL);
    igraph_destroy(&graph);
    IGRAPH_CHECK(code);
    for (uint32_t i = 0; i < n; i++) {
        boxes[i].x = MATRIX(places, i, 0);
        boxes[i].y = MATRIX(places, i, 1);
    }
    return IGRAPH_SUCCESS;
}

static bool place_core(EntBox *boxes, const EntSlice *united, const double *strength, const uint32_t *order, uint32_t n,
                       GError **error) {
    g_autofree EntBox *core = g_new(EntBox, n);
    for (uint32_t i = 0; i < n; i++)
        core[i] = boxes[order[i]];
    g_autoptr(GArray) bonds = ent_backbone_new(united, strength, order, n, CLOSEST);
    if (n > 0 && !ent_igraph_ok(run_springs(bonds, core, n), "layout", error))
        return false;
    ent_boxes_turn(core, n);
    ent_boxes_fill(core, n, page_scale(n) * PAGE_WIDTH, page_scale(n) * PAGE_HEIGHT, EVENNESS);
    ent_boxes_separate(core, n);
    for (uint32_t i = 0; i < n; i++)
        boxes[order[i]] = core[i];
    return true;
}

/* The lower left corner of the boxes of @nodes, and their width; all 0 without any. */
static void find_corner(const EntBox *boxes, const uint32_t *nodes, uint32_t n, double *left, double *bottom,
                        double *width) {
    double right = -INFINITY;
    *left = *bottom = INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        const EntBox *box = &boxes[nodes[i]];
        *left = MIN(*left, box->x - box->half_width);
        *bottom = MIN(*bottom, box->y - box->half_height);
        right = MAX(right, box->x + box->half_width);
    }
    if (n == 0)
        *left = *bottom = right = 0;
    *width = right - *left;
}

bool ent_layout_place(const EntSlice *united, const EntSliceAnalysis *analysis, const EntSeriesActor *actors, double *x,
                      double *y, GError **error) {
    if (united->n_nodes == 0)
        return true;
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * (size_t)united->n_nodes;
    g_autofree uint32_t *order = ent_slice_rank_nodes(united, analysis);
    uint32_t n = MIN(united->n_nodes, ENT_LAYOUT_MAX_NODES), n_tied = 0;
    while (n_tied < n && strength[order[n_tied]] > 0)
        n_tied++;
    uint32_t n_core = MIN(n_tied, ENT_LAYOUT_CORE);
    g_autofree EntBox *boxes = new_boxes(united, strength, strength[order[0]], actors);
    if (!place_core(boxes, united, strength, order, n_core, error))
        return false;
    ent_outskirts_place(boxes, united, strength, order, n_core, n_tied);
    double left, bottom, width;
    find_corner(boxes, order, n_tied, &left, &bottom, &width);
    ent_rows_place(boxes, order + n_tied, n - n_tied, left, MAX(width, PAGE_WIDTH * page_scale(n)), bottom);
    find_corner(boxes, order, n, &left, &bottom, &width);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t actor = united->nodes[order[i]].actor;
        x[actor] = round((boxes[order[i]].x - left) * 100) / 100;
        y[actor] = round((boxes[order[i]].y - bottom) * 100) / 100;
    }
    return true;
}
