/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slice as GraphML (Brandes, Eiglsperger, Herman, Himsolt & Marshall 2002, doi:10.1007/3-540-45848-4_59). */
#include "output/export.h"

#include "base/day.h"
#include "base/number.h"
#include "output/xml_write.h"

#include <math.h>

typedef struct {
    const char *name, *type;
} Key;

static const Key graph_keys[] = {{"slice", "string"}, {"from", "string"}, {"to", "string"}};
static const Key node_keys[] = {{"label", "string"}, {"type", "string"},   {"country", "string"}, {"past", "boolean"},
                                {"mentions", "int"}, {"sentences", "int"}, {"stories", "int"},    {"community", "int"},
                                {"x", "double"},     {"y", "double"}};
static const Key tie_keys[] = {
    {"weight", "double"}, {"sentences", "int"}, {"paragraphs", "int"},    {"stories", "int"},
    {"copies", "int"},    {"sources", "int"},   {"list_share", "double"}, {"top_source_share", "double"}};

/* A node and a tie may have values of one name: the key's id says whose. (transfer full) */
static char *key_id(const char *of, const char *name) {
    return g_strconcat(of, "_", name, NULL);
}

static void declare(EntXml *xml, const char *of, const char *name, const char *type) {
    g_autofree char *id = key_id(of, name);
    ent_xml_open(xml, "key");
    ent_xml_attribute(xml, "id", id);
    ent_xml_attribute(xml, "for", of);
    ent_xml_attribute(xml, "attr.name", name);
    ent_xml_attribute(xml, "attr.type", type);
    ent_xml_close(xml);
}

static void declare_all(EntXml *xml) {
    for (size_t i = 0; i < G_N_ELEMENTS(graph_keys); i++)
        declare(xml, "graph", graph_keys[i].name, graph_keys[i].type);
    for (size_t i = 0; i < G_N_ELEMENTS(node_keys); i++)
        declare(xml, "node", node_keys[i].name, node_keys[i].type);
    for (EntNodeMeasure i = 0; i < ENT_N_NODE_MEASURES; i++)
        declare(xml, "node", ent_node_measure_name(i), "double");
    for (size_t i = 0; i < G_N_ELEMENTS(tie_keys); i++)
        declare(xml, "edge", tie_keys[i].name, tie_keys[i].type);
}

static void put_text(EntXml *xml, const char *of, const char *name, const char *text) {
    if (text == NULL)
        return;
    g_autofree char *id = key_id(of, name);
    ent_xml_open(xml, "data");
    ent_xml_attribute(xml, "key", id);
    ent_xml_text(xml, text);
    ent_xml_close(xml);
}

/* A value that does not exist is left out. */
static void put_number(EntXml *xml, const char *of, const char *name, double value) {
    char text[ENT_NUMBER_LENGTH];
    if (isfinite(value))
        put_text(xml, of, name, ent_number_format(value, text));
}

static void put_day(EntXml *xml, const char *name, int32_t day) {
    char text[ENT_DAY_LENGTH];
    if (day != ENT_DAY_NONE)
        put_text(xml, "graph", name, ent_day_format(day, text));
}

static void write_node(EntXml *xml, const EntResult *result, uint32_t slice_index, uint32_t index) {
    const EntSlice *slice = &result->series->slices[slice_index];
    const EntSliceAnalysis *analysis = &result->analyses[slice_index];
    const EntNode *node = &slice->nodes[index];
    const EntSeriesActor *actor = &result->series->actors[node->actor];
    g_autofree char *id = ent_xml_id(actor->id);
    ent_xml_open(xml, "node");
    ent_xml_attribute(xml, "id", id);
    put_text(xml, "node", "label", actor->label);
    put_text(xml, "node", "type", actor->type);
    put_text(xml, "node", "country", actor->country);
    put_text(xml, "node", "past", ent_slice_node_is_past(slice, result->series->actors, index) ? "true" : "false");
    put_number(xml, "node", "mentions", node->mentions);
    put_number(xml, "node", "sentences", node->sentences);
    put_number(xml, "node", "stories", node->stories);
    put_number(xml, "node", "community", analysis->community[index]);
    put_number(xml, "node", "x", result->x != NULL ? result->x[node->actor] : (double)NAN);
    put_number(xml, "node", "y", result->y != NULL ? result->y[node->actor] : (double)NAN);
    for (EntNodeMeasure m = 0; m < ENT_N_NODE_MEASURES; m++)
        put_number(xml, "node", ent_node_measure_name(m), ent_slice_node_measure(slice, analysis, m, index));
    ent_xml_close(xml);
}

static void write_tie(EntXml *xml, const EntSeries *series, const EntSlice *slice, const EntTie *tie) {
    g_autofree char *source = ent_xml_id(series->actors[slice->nodes[tie->source].actor].id);
    g_autofree char *target = ent_xml_id(series->actors[slice->nodes[tie->target].actor].id);
    ent_xml_open(xml, "edge");
    ent_xml_attribute(xml, "source", source);
    ent_xml_attribute(xml, "target", target);
    put_number(xml, "edge", "weight", tie->strength);
    put_number(xml, "edge", "sentences", tie->sentences);
    put_number(xml, "edge", "paragraphs", tie->paragraphs);
    put_number(xml, "edge", "stories", tie->stories);
    put_number(xml, "edge", "copies", tie->copies);
    put_number(xml, "edge", "sources", tie->sources);
    put_number(xml, "edge", "list_share", tie->list_share);
    put_number(xml, "edge", "top_source_share", tie->top_source_share);
    ent_xml_close(xml);
}

void ent_graphml_write(const EntResult *result, uint32_t index, FILE *stream) {
    const EntSlice *slice = &result->series->slices[index];
    EntXml xml;
    ent_xml_begin(&xml, stream);
    ent_xml_open(&xml, "graphml");
    ent_xml_attribute(&xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    declare_all(&xml);
    ent_xml_open(&xml, "graph");
    ent_xml_attribute(&xml, "edgedefault", "undirected");
    put_text(&xml, "graph", "slice", slice->id);
    put_day(&xml, "from", slice->from);
    put_day(&xml, "to", slice->to);
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        write_node(&xml, result, index, i);
    for (uint32_t i = 0; i < slice->n_ties; i++)
        write_tie(&xml, result->series, slice, &slice->ties[i]);
    ent_xml_close(&xml);
    ent_xml_close(&xml);
    ent_xml_end(&xml);
}
