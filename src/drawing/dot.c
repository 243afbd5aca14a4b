/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a slice to a DOT graph: every node in its place, the picture the same whoever renders it. */
#include "base/number.h"
#include "drawing/caption.h"
#include "drawing/dot_text.h"
#include "drawing/drawing.h"
#include "drawing/plan.h"
#include "drawing/style.h"

#include <math.h>

#define LABEL_LENGTH 40
#define BOW 0.08

typedef struct {
    Agraph_t *graph;
    const EntResult *result;
    const EntSlice *slice;
    const EntSliceAnalysis *analysis;
    const EntPlan *plan;
    EntChoice choice;
    double largest_node, largest_tie;
} Drawing;

/* cgraph copies what it is given but does not promise so in its types. */
static void set(void *object, const char *name, const char *value) {
    agsafeset(object, (char *)name, (char *)value, "");
}

static void set_number(void *object, const char *name, double value) {
    char text[ENT_NUMBER_LENGTH];
    set(object, name, ent_number_format_fixed(value, 2, text));
}

static void set_defaults(Agraph_t *graph) {
    static const struct {
        int kind;
        const char *name, *value;
    } defaults[] = {
        {AGRAPH, "comment", ENT_DRAWING_MARK},
        {AGRAPH, "charset", "utf-8"},
        {AGRAPH, "layout", "nop2"},
        {AGRAPH, "bgcolor", "white"},
        {AGRAPH, "outputorder", "edgesfirst"},
        {AGRAPH, "overlap", "true"},
        {AGRAPH, "splines", "line"},
        {AGRAPH, "inputscale", "72"},
        {AGRAPH, "pad", "0.2"},
        {AGRAPH, "labelloc", "t"},
        {AGRAPH, "labeljust", "l"},
        {AGRAPH, "fontname", ENT_STYLE_FONT},
        {AGRAPH, "fontsize", "14"},
        {AGRAPH, "fontcolor", "#333333"},
        {AGNODE, "shape", "box"},
        {AGNODE, "style", "rounded,filled"},
        {AGNODE, "fontname", ENT_STYLE_FONT},
        {AGNODE, "margin", "0.07,0.03"},
        {AGNODE, "width", "0.2"},
        {AGNODE, "height", "0.2"},
        {AGNODE, "penwidth", "0.8"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(defaults); i++)
        agattr(graph, defaults[i].kind, (char *)defaults[i].name, (char *)defaults[i].value);
}

static const char *fill_of(const Drawing *drawing, uint32_t node) {
    double community = drawing->analysis->community[node];
    if (ent_slice_node_is_past(drawing->slice, drawing->result->series->actors, node))
        return ent_style_past_fill();
    return isnan(community)
               ? ent_style_isolate_fill()
               : ent_style_fill(ent_palette_colour(&drawing->plan->palette, drawing->analysis, (uint32_t)community));
}

static double share_of(const Drawing *drawing, uint32_t node) {
    double strength = ent_slice_node_measure(drawing->slice, drawing->analysis, ENT_NODE_STRENGTH, node);
    return ent_style_share(strength, drawing->largest_node);
}

static Agnode_t *add_node(const Drawing *drawing, uint32_t index) {
    char x[ENT_NUMBER_LENGTH], y[ENT_NUMBER_LENGTH], border[ENT_COLOUR_LENGTH];
    uint32_t actor = drawing->slice->nodes[index].actor;
    g_autofree char *name = ent_dot_name(drawing->result->series->actors[actor].id);
    g_autofree char *label = ent_dot_text(drawing->result->series->actors[actor].label, LABEL_LENGTH);
    g_autofree char *tooltip = ent_caption_node(drawing->result, drawing->slice, drawing->analysis, index);
    ent_number_format_fixed(drawing->plan->frame.x[actor], 2, x);
    ent_number_format_fixed(drawing->plan->frame.y[actor], 2, y);
    g_autofree char *position = g_strconcat(x, ",", y, NULL);
    Agnode_t *node = agnode(drawing->graph, name, TRUE);
    const char *fill = fill_of(drawing, index);
    set(node, "label", label);
    set(node, "pos", position);
    set(node, "pin", "true");
    set_number(node, "fontsize", ent_style_font_size(share_of(drawing, index)));
    set(node, "fillcolor", fill);
    set(node, "color", ent_style_border(fill, border));
    set(node, "tooltip", tooltip);
    return node;
}

/*
 * A tie is a slight bow to its left, so that ties in one direction stay apart; it runs from centre to centre, below
 * the nodes.
 */
static void set_bow(const Drawing *drawing, Agedge_t *edge, const EntTie *tie) {
    uint32_t from = drawing->slice->nodes[tie->source].actor, to = drawing->slice->nodes[tie->target].actor;
    double x0 = drawing->plan->frame.x[from], y0 = drawing->plan->frame.y[from];
    double x3 = drawing->plan->frame.x[to], y3 = drawing->plan->frame.y[to];
    double dx = x3 - x0, dy = y3 - y0;
    double points[] = {
        x0, y0, x0 + dx / 3 - BOW * dy, y0 + dy / 3 + BOW * dx, x3 - dx / 3 - BOW * dy, y3 - dy / 3 + BOW * dx, x3, y3};
    g_autoptr(GString) position = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
        char text[ENT_NUMBER_LENGTH];
        if (i > 0)
            g_string_append_c(position, i % 2 == 0 ? ' ' : ',');
        g_string_append(position, ent_number_format_fixed(points[i], 2, text));
    }
    set(edge, "pos", position->str);
}

static void add_tie(const Drawing *drawing, const EntTie *tie, Agnode_t *source, Agnode_t *target) {
    char colour[ENT_COLOUR_LENGTH], strength[ENT_NUMBER_LENGTH];
    double share = ent_style_share(tie->strength, drawing->largest_tie);
    g_autofree char *tooltip = ent_caption_tie(drawing->result, drawing->slice, tie);
    Agedge_t *edge = agedge(drawing->graph, source, target, NULL, TRUE);
    set_number(edge, "penwidth", ent_style_tie_width(share));
    set(edge, "color", ent_style_tie_colour(share, colour));
    set(edge, "weight", ent_number_format(tie->strength, strength));
    set(edge, "tooltip", tooltip);
    set_bow(drawing, edge, tie);
}

static void add_all(const Drawing *drawing) {
    g_autofree Agnode_t **nodes = g_new0(Agnode_t *, drawing->slice->n_nodes);
    for (uint32_t i = 0; i < drawing->choice.n_nodes; i++)
        nodes[drawing->choice.nodes[i]] = add_node(drawing, drawing->choice.nodes[i]);
    for (uint32_t i = 0; i < drawing->choice.n_ties; i++) {
        const EntTie *tie = &drawing->slice->ties[drawing->choice.ties[i]];
        add_tie(drawing, tie, nodes[tie->source], nodes[tie->target]);
    }
}

size_t ent_result_n_drawings(const EntResult *result) {
    return result->united == NULL ? 0 : (size_t)result->series->n_slices + 1;
}

const EntSlice *ent_drawing_slice(const EntResult *result, size_t drawing, const EntSliceAnalysis **analysis) {
    bool united = drawing == result->series->n_slices;
    *analysis = united ? &result->united_analysis : &result->analyses[drawing];
    return united ? result->united : &result->series->slices[drawing];
}

Agraph_t *ent_drawing_build(const EntResult *result, size_t drawing, const EntDrawing *how) {
    Drawing made = {.result = result};
    made.slice = ent_drawing_slice(result, drawing, &made.analysis);
    bool united = made.slice == result->united;
    made.plan = ent_plan_get(result, how->max_nodes);
    const EntFrame *frame = &made.plan->frame;
    made.largest_node = united ? frame->union_node : frame->slice_node;
    made.largest_tie = united ? frame->union_tie : frame->slice_tie;
    ent_choice_init(&made.choice, made.slice, made.analysis, frame->x, how);
    g_autofree char *name = ent_dot_name(made.slice->id);
    made.graph = agopen(name, Agstrictundirected, NULL);
    set_defaults(made.graph);
    g_autofree char *caption = ent_caption(result, made.slice, &made.choice);
    g_autofree char *background =
        ent_caption_background(frame, &made.plan->palette, result, made.slice, made.analysis, &made.choice);
    set(made.graph, "label", caption);
    set(made.graph, "_background", background);
    add_all(&made);
    ent_choice_clear(&made.choice);
    return made.graph;
}
