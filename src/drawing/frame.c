/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/frame.h"

#include "drawing/paper.h"
#include "drawing/style.h"
#include "network/layout.h"

#include <math.h>

/* The layout leaves room for labels of 12 points; ours go to 19 in boxes of their own. */
#define SCALE 1.2
#define MARGIN 28.0
/* In sizes of the font; generous for the width of Latin letters. */
#define CHARACTER 0.72
#define WIDE_CHARACTER 1.2
#define HALF_HEIGHT 0.8
#define LONGEST_LABEL 40
/* A caption needs the width; no renderer likes paper wider than this. */
#define SMALLEST_WIDTH 760.0
#define SMALLEST_HEIGHT 300.0
#define LARGEST_SIDE 6000.0

static double half_width(const char *label) {
    g_autofree char *valid = g_utf8_make_valid(label, -1);
    double width = 0;
    int n = 0;
    for (const char *c = valid; *c != '\0' && n < LONGEST_LABEL; c = g_utf8_next_char(c), n++)
        width += g_unichar_iswide(g_utf8_get_char(c)) ? WIDE_CHARACTER : CHARACTER;
    return width / 2;
}

static const double *strengths_of(const EntSlice *slice, const EntSliceAnalysis *analysis) {
    return analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes;
}

static void measure_slice(const EntSlice *slice, const EntSliceAnalysis *analysis, double *node, double *tie) {
    const double *strength = strengths_of(slice, analysis);
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        *node = fmax(*node, strength[i]);
    for (uint32_t i = 0; i < slice->n_ties; i++)
        *tie = fmax(*tie, slice->ties[i].strength);
}

/*
 * What is known of an actor before it has a place: the largest font that any drawing shows it in, and those drawings.
 */
typedef struct {
    double font;
    GArray *drawings; /* of uint32_t, rising; or NULL */
} Looks;

static void clear_looks(Looks *looks, uint32_t n_actors) {
    for (uint32_t i = 0; i < n_actors; i++)
        if (looks[i].drawings != NULL)
            g_array_unref(looks[i].drawings);
}

static void note_looks(Looks *looks, const EntSlice *slice, const EntSliceAnalysis *analysis, uint32_t drawing,
                       uint32_t max_nodes, double largest) {
    const double *strength = strengths_of(slice, analysis);
    g_autofree uint32_t *order = ent_slice_rank_nodes(slice, analysis);
    for (uint32_t i = 0; i < MIN(slice->n_nodes, max_nodes); i++) {
        if (!(strength[order[i]] > 0) && slice->n_nodes > max_nodes)
            break;
        Looks *own = &looks[slice->nodes[order[i]].actor];
        own->font = fmax(own->font, ent_style_font_size(ent_style_share(strength[order[i]], largest)));
        if (own->drawings == NULL)
            own->drawings = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        g_array_append_val(own->drawings, drawing);
    }
}

/* The boxes of all nodes that are shown, the union's strongest first, and whose they are. */
static uint32_t make_boxes(const EntResult *result, const Looks *looks, EntPaperBox *boxes, uint32_t *actors,
                           uint32_t *n_core) {
    g_autofree uint32_t *order = ent_slice_rank_nodes(result->united, &result->united_analysis);
    uint32_t n = 0;
    *n_core = 0;
    for (uint32_t i = 0; i < result->united->n_nodes; i++) {
        uint32_t actor = result->united->nodes[order[i]].actor;
        double x = result->x[actor], y = result->y[actor];
        double font = looks[actor].font;
        if (font <= 0 || !isfinite(x) || !isfinite(y))
            continue;
        double half = half_width(result->series->actors[actor].label);
        const GArray *drawings = looks[actor].drawings;
        boxes[n] = (EntPaperBox){
            x * SCALE, y * SCALE, half * font, HALF_HEIGHT * font, (uint32_t *)(void *)drawings->data, drawings->len};
        actors[n++] = actor;
        if (i < ENT_LAYOUT_CORE)
            *n_core = n;
    }
    return n;
}

/* Cuts the paper to the boxes and moves them onto it, shrinking what no renderer would take. */
static void place(EntFrame *frame, const EntPaperBox *boxes, const uint32_t *actors, uint32_t n) {
    EntPaperEdges edges = ent_boxes_surround(boxes, n);
    double width = n > 0 ? edges.right - edges.left : 0, height = n > 0 ? edges.top - edges.bottom : 0;
    double shrink = fmin(1, LARGEST_SIDE / fmax(fmax(width, height), 1));
    frame->width = fmax(ceil(width * shrink + 2 * MARGIN), SMALLEST_WIDTH);
    frame->height = fmax(ceil(height * shrink + 2 * MARGIN + ENT_FRAME_KEY), SMALLEST_HEIGHT);
    double spare_x = frame->width - width * shrink, spare_y = frame->height - ENT_FRAME_KEY - height * shrink;
    for (uint32_t i = 0; i < n; i++) {
        frame->x[actors[i]] = (boxes[i].x - edges.left) * shrink + spare_x / 2;
        frame->y[actors[i]] = (boxes[i].y - edges.bottom) * shrink + spare_y / 2 + ENT_FRAME_KEY;
    }
}

static void place_all(EntFrame *frame, const EntResult *result, const Looks *looks) {
    uint32_t n_core, n_all = result->united->n_nodes;
    g_autofree EntPaperBox *boxes = g_new(EntPaperBox, n_all);
    g_autofree uint32_t *actors = g_new(uint32_t, n_all);
    uint32_t n = make_boxes(result, looks, boxes, actors, &n_core);
    ent_boxes_gather(boxes, n, n_core);
    place(frame, boxes, actors, n);
}

void ent_frame_init(EntFrame *frame, const EntResult *result, uint32_t max_nodes) {
    const EntSeries *series = result->series;
    g_autofree Looks *looks = g_new0(Looks, series->n_actors);
    *frame = (EntFrame){.x = g_new(double, series->n_actors), .y = g_new(double, series->n_actors)};
    for (uint32_t i = 0; i < series->n_actors; i++)
        frame->x[i] = frame->y[i] = NAN;
    for (uint32_t i = 0; i < series->n_slices; i++)
        measure_slice(&series->slices[i], &result->analyses[i], &frame->slice_node, &frame->slice_tie);
    for (uint32_t i = 0; i < series->n_slices; i++)
        note_looks(looks, &series->slices[i], &result->analyses[i], i, max_nodes, frame->slice_node);
    measure_slice(result->united, &result->united_analysis, &frame->union_node, &frame->union_tie);
    note_looks(looks, result->united, &result->united_analysis, series->n_slices, max_nodes, frame->union_node);
    place_all(frame, result, looks);
    clear_looks(looks, series->n_actors);
}

void ent_frame_clear(EntFrame *frame) {
    g_free(frame->x);
    g_free(frame->y);
}
