/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A result as GEXF 1.3 (https://gexf.net), for Gephi's timeline. An interval's end is inclusive there: the last day of
 * the slice. Gephi takes the dynamic value titled `weight` for the weight of a tie on that day.
 */
#include "output/export.h"

#include "base/day.h"
#include "output/xml_write.h"

#include <math.h>

typedef enum { NODES, TIES } Things;

/* Where an actor or a pair stands in a slice: as the node or tie @index. */
typedef struct {
    uint32_t source, target; /* actors; of an actor both are it */
    uint32_t slice, index;
    int32_t from; /* the slice's first day */
} Spot;

/* Values that change from slice to slice. */
typedef struct {
    const char *name, *type;
} Value;

static const EntNodeMeasure node_measures[] = {ENT_NODE_STRENGTH, ENT_NODE_PARTNERS, ENT_NODE_BETWEENNESS,
                                               ENT_NODE_EIGENVECTOR, ENT_NODE_PAGERANK};
static const Value node_counts[] = {{"mentions", "integer"}, {"stories", "integer"}, {"community", "integer"}};
static const Value tie_counts[] = {{"weight", "double"}, {"sentences", "integer"}, {"stories", "integer"}};

static int compare_spots(const void *a, const void *b) {
    const Spot *one = a, *other = b;
    if (one->source != other->source)
        return one->source > other->source ? 1 : -1;
    if (one->target != other->target)
        return one->target > other->target ? 1 : -1;
    return (one->from > other->from) - (one->from < other->from);
}

static bool has_days(const EntSlice *slice) {
    return slice->from != ENT_DAY_NONE && slice->to != ENT_DAY_NONE;
}

/* The nodes, or the ties, of all slices that have days, those of one actor or pair together. (transfer full) */
static GArray *list_spots(const EntSeries *series, Things things) {
    GArray *spots = g_array_new(FALSE, FALSE, sizeof(Spot));
    for (uint32_t s = 0; s < series->n_slices; s++) {
        const EntSlice *slice = &series->slices[s];
        for (uint32_t i = 0; has_days(slice) && i < (things == TIES ? slice->n_ties : slice->n_nodes); i++) {
            uint32_t source = things == TIES ? slice->ties[i].source : i;
            uint32_t target = things == TIES ? slice->ties[i].target : i;
            Spot spot = {slice->nodes[source].actor, slice->nodes[target].actor, s, i, slice->from};
            g_array_append_val(spots, spot);
        }
    }
    g_array_sort(spots, compare_spots);
    return spots;
}

static void declare(EntXml *xml, const char *name, const char *type) {
    ent_xml_open(xml, "attribute");
    ent_xml_attribute(xml, "id", name);
    ent_xml_attribute(xml, "title", name);
    ent_xml_attribute(xml, "type", type);
    ent_xml_close(xml);
}

static void open_declarations(EntXml *xml, const char *class, const char *mode) {
    ent_xml_open(xml, "attributes");
    ent_xml_attribute(xml, "class", class);
    ent_xml_attribute(xml, "mode", mode);
}

static void declare_all(EntXml *xml) {
    open_declarations(xml, "node", "static");
    declare(xml, "type", "string");
    declare(xml, "country", "string");
    ent_xml_close(xml);
    open_declarations(xml, "node", "dynamic");
    for (size_t i = 0; i < G_N_ELEMENTS(node_counts); i++)
        declare(xml, node_counts[i].name, node_counts[i].type);
    for (size_t i = 0; i < G_N_ELEMENTS(node_measures); i++)
        declare(xml, ent_node_measure_name(node_measures[i]), "double");
    ent_xml_close(xml);
    open_declarations(xml, "edge", "dynamic");
    for (size_t i = 0; i < G_N_ELEMENTS(tie_counts); i++)
        declare(xml, tie_counts[i].name, tie_counts[i].type);
    ent_xml_close(xml);
}

static void put_interval(EntXml *xml, int32_t from, int32_t to) {
    char day[ENT_DAY_LENGTH];
    ent_xml_attribute(xml, "start", ent_day_format(from, day));
    ent_xml_attribute(xml, "end", ent_day_format(to - 1, day));
}

static void put_static(EntXml *xml, const char *name, const char *text) {
    if (text == NULL)
        return;
    ent_xml_open(xml, "attvalue");
    ent_xml_attribute(xml, "for", name);
    ent_xml_attribute(xml, "value", text);
    ent_xml_close(xml);
}

/* A value that does not exist is left out. */
static void put_value(EntXml *xml, const EntSlice *slice, const char *name, double value) {
    if (!isfinite(value))
        return;
    ent_xml_open(xml, "attvalue");
    ent_xml_attribute(xml, "for", name);
    ent_xml_attribute_real(xml, "value", value);
    put_interval(xml, slice->from, slice->to);
    ent_xml_close(xml);
}

/* When it is there: slices that follow on one another are one interval. */
static void put_spells(EntXml *xml, const EntSeries *series, const Spot *spots, guint n_spots) {
    ent_xml_open(xml, "spells");
    for (guint i = 0, end; i < n_spots; i = end) {
        const EntSlice *first = &series->slices[spots[i].slice];
        int32_t to = first->to;
        for (end = i + 1; end < n_spots && series->slices[spots[end].slice].from == to; end++)
            to = series->slices[spots[end].slice].to;
        ent_xml_open(xml, "spell");
        put_interval(xml, first->from, to);
        ent_xml_close(xml);
    }
    ent_xml_close(xml);
}

static void put_node_values(EntXml *xml, const EntResult *result, const Spot *spot) {
    const EntSlice *slice = &result->series->slices[spot->slice];
    const EntSliceAnalysis *analysis = &result->analyses[spot->slice];
    const EntNode *node = &slice->nodes[spot->index];
    const double counts[G_N_ELEMENTS(node_counts)] = {node->mentions, node->stories, analysis->community[spot->index]};
    for (size_t i = 0; i < G_N_ELEMENTS(node_counts); i++)
        put_value(xml, slice, node_counts[i].name, counts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(node_measures); i++)
        put_value(xml, slice, ent_node_measure_name(node_measures[i]),
                  ent_slice_node_measure(slice, analysis, node_measures[i], spot->index));
}

static void write_node(EntXml *xml, const EntResult *result, const Spot *spots, guint n_spots) {
    const EntSeriesActor *actor = &result->series->actors[spots->source];
    g_autofree char *id = ent_xml_id(actor->id);
    ent_xml_open(xml, "node");
    ent_xml_attribute(xml, "id", id);
    ent_xml_attribute(xml, "label", actor->label);
    ent_xml_open(xml, "attvalues");
    put_static(xml, "type", actor->type);
    put_static(xml, "country", actor->country);
    for (guint i = 0; i < n_spots; i++)
        put_node_values(xml, result, &spots[i]);
    ent_xml_close(xml);
    put_spells(xml, result->series, spots, n_spots);
    if (result->x != NULL && result->y != NULL && isfinite(result->x[spots->source])) {
        ent_xml_open(xml, "viz:position");
        ent_xml_attribute_real(xml, "x", result->x[spots->source]);
        ent_xml_attribute_real(xml, "y", result->y[spots->source]);
        ent_xml_attribute_real(xml, "z", 0);
        ent_xml_close(xml);
    }
    ent_xml_close(xml);
}

static void write_tie(EntXml *xml, const EntResult *result, const Spot *spots, guint n_spots) {
    const EntSeries *series = result->series;
    g_autofree char *source = ent_xml_id(series->actors[spots->source].id);
    g_autofree char *target = ent_xml_id(series->actors[spots->target].id);
    /* No id of an actor has a plus, so no two ties share an id. */
    g_autofree char *id = g_strconcat(source, "+", target, NULL);
    double sum = 0;
    for (guint i = 0; i < n_spots; i++)
        sum += series->slices[spots[i].slice].ties[spots[i].index].strength;
    ent_xml_open(xml, "edge");
    ent_xml_attribute(xml, "id", id);
    ent_xml_attribute(xml, "source", source);
    ent_xml_attribute(xml, "target", target);
    ent_xml_attribute_real(xml, "weight", sum);
    ent_xml_open(xml, "attvalues");
    for (guint i = 0; i < n_spots; i++) {
        const EntSlice *slice = &series->slices[spots[i].slice];
        const EntTie *tie = &slice->ties[spots[i].index];
        const double counts[G_N_ELEMENTS(tie_counts)] = {tie->strength, tie->sentences, tie->stories};
        for (size_t c = 0; c < G_N_ELEMENTS(tie_counts); c++)
            put_value(xml, slice, tie_counts[c].name, counts[c]);
    }
    ent_xml_close(xml);
    put_spells(xml, series, spots, n_spots);
    ent_xml_close(xml);
}

static void write_all(EntXml *xml, const EntResult *result, Things things) {
    g_autoptr(GArray) list = list_spots(result->series, things);
    const Spot *spots = (const Spot *)(gpointer)list->data;
    ent_xml_open(xml, things == TIES ? "edges" : "nodes");
    for (guint i = 0, end; i < list->len; i = end) {
        for (end = i + 1; end < list->len && spots[end].source == spots[i].source; end++)
            if (spots[end].target != spots[i].target)
                break;
        (things == TIES ? write_tie : write_node)(xml, result, &spots[i], end - i);
    }
    ent_xml_close(xml);
}

void ent_gexf_write(const EntResult *result, FILE *stream) {
    EntXml xml;
    ent_xml_begin(&xml, stream);
    ent_xml_open(&xml, "gexf");
    ent_xml_attribute(&xml, "xmlns", "http://gexf.net/1.3");
    ent_xml_attribute(&xml, "xmlns:viz", "http://gexf.net/1.3/viz");
    ent_xml_attribute(&xml, "version", "1.3");
    ent_xml_open(&xml, "meta");
    ent_xml_open(&xml, "creator");
    ent_xml_text(&xml, "entente");
    ent_xml_close(&xml);
    ent_xml_close(&xml);
    ent_xml_open(&xml, "graph");
    ent_xml_attribute(&xml, "defaultedgetype", "undirected");
    ent_xml_attribute(&xml, "mode", "dynamic");
    ent_xml_attribute(&xml, "timeformat", "date");
    ent_xml_attribute(&xml, "timerepresentation", "interval");
    declare_all(&xml);
    write_all(&xml, result, NODES);
    write_all(&xml, result, TIES);
    ent_xml_close(&xml);
    ent_xml_close(&xml);
    ent_xml_end(&xml);
}
