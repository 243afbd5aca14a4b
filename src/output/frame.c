/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/frame.h"

#include "output/style.h"

#include <math.h>

/* The layout leaves room for labels of 12 points; ours go to 19 in boxes of their own. */
#define SCALE 1.2
#define MARGIN 28.0
/* Generous: the widest Latin words are below it. */
#define CHARACTER 0.72
#define LONGEST_LABEL 40
/* A caption needs the width; no renderer likes paper wider than this. */
#define SMALLEST_WIDTH 760.0
#define SMALLEST_HEIGHT 300.0
#define LARGEST_SIDE 6000.0

/* In the layout's points at SCALE. */
typedef struct {
    double left, right, bottom, top;
} Box;

/* Half the width of a node of that label, in sizes of its font. */
static double half_width(const char *label) {
    g_autofree char *valid = g_utf8_make_valid(label, -1);
    double width = 0;
    int n = 0;
    for (const char *c = valid; *c != '\0' && n < LONGEST_LABEL; c = g_utf8_next_char(c), n++)
        width += g_unichar_iswide(g_utf8_get_char(c)) ? 1.2 : CHARACTER;
    return width / 2;
}

static void include_node(Box *box, double x, double y, double half) {
    box->left = fmin(box->left, x * SCALE - half);
    box->right = fmax(box->right, x * SCALE + half);
    box->bottom = fmin(box->bottom, y * SCALE);
    box->top = fmax(box->top, y * SCALE);
}

/* Nodes of a better rank than @max_nodes; states of the past, which have no rank; and those without ties when all fit. */
static void include_slice(Box *box, const EntResult *result, const EntSlice *slice, const EntSliceAnalysis *analysis,
                          uint32_t max_nodes, double largest) {
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes;
    const double *rank = analysis->measures + ENT_NODE_STRENGTH_RANK * (size_t)slice->n_nodes;
    bool room = slice->n_nodes <= max_nodes;
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        uint32_t actor = slice->nodes[i].actor;
        bool drawn = strength[i] > 0 ? !(rank[i] > max_nodes) : room;
        if (!drawn || !isfinite(result->x[actor]) || !isfinite(result->y[actor])) continue;
        double font = ent_style_font_size(ent_style_share(strength[i], largest));
        include_node(box, result->x[actor], result->y[actor], half_width(result->series->actors[actor].label) * font);
    }
}

static void measure_slice(const EntSlice *slice, const EntSliceAnalysis *analysis, double *node, double *tie) {
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes;
    for (uint32_t i = 0; i < slice->n_nodes; i++) *node = fmax(*node, strength[i]);
    for (uint32_t i = 0; i < slice->n_ties; i++) *tie = fmax(*tie, slice->ties[i].strength);
}

/* Side of the paper for @extent of the layout between margins. */
static double side(double extent, double margins, double smallest) {
    return fmax(ceil(extent + margins), smallest);
}

static void set_paper(EntFrame *frame, const Box *box) {
    double width = box->right - box->left, height = box->top - box->bottom;
    double shrink = fmin(1, LARGEST_SIDE / fmax(fmax(width, height), 1));
    frame->scale = SCALE * shrink;
    frame->width = side(width * shrink, 2 * MARGIN, SMALLEST_WIDTH);
    frame->height = side(height * shrink, 2 * MARGIN + ENT_FRAME_KEY, SMALLEST_HEIGHT);
    double spare_x = frame->width - width * shrink;
    double spare_y = frame->height - ENT_FRAME_KEY - height * shrink;
    frame->left = (box->left * shrink - spare_x / 2) / frame->scale;
    frame->bottom = (box->bottom * shrink - ENT_FRAME_KEY - spare_y / 2) / frame->scale;
}

void ent_frame_init(EntFrame *frame, const EntResult *result, uint32_t max_nodes) {
    const EntSeries *series = result->series;
    Box box = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    *frame = (EntFrame){0};
    for (uint32_t i = 0; i < series->n_slices; i++)
        measure_slice(&series->slices[i], &result->analyses[i], &frame->slice_node, &frame->slice_tie);
    for (uint32_t i = 0; i < series->n_slices; i++)
        include_slice(&box, result, &series->slices[i], &result->analyses[i], max_nodes, frame->slice_node);
    if (result->united != NULL) {
        measure_slice(result->united, &result->united_analysis, &frame->union_node, &frame->union_tie);
        include_slice(&box, result, result->united, &result->united_analysis, max_nodes, frame->union_node);
    }
    if (!(box.left <= box.right)) box = (Box){0, 0, 0, 0};
    set_paper(frame, &box);
}

double ent_frame_x(const EntFrame *frame, double x) {
    return (x - frame->left) * frame->scale;
}

double ent_frame_y(const EntFrame *frame, double y) {
    return (y - frame->bottom) * frame->scale;
}
