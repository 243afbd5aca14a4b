/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes network.json, tie by tie. Its shape is described in docs/network.schema.json; keys stand in byte order. */
#include "output/network_json.h"

#include "output/fd_stream.h"
#include "output/json_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void write_options(EntJson *json, const EntProvenance *provenance) {
    ent_json_open_object(json, "options", ENT_JSON_INLINE);
    ent_json_string(json, "around", provenance->around);
    ent_json_string(json, "by", provenance->by);
    ent_json_real(json, "every", provenance->every > 0 ? provenance->every : (double)NAN);
    ent_json_integer(json, "evidence", provenance->evidence);
    ent_json_string(json, "from", provenance->first_day);
    ent_json_string(json, "level", provenance->level);
    ent_json_real(json, "min_strength", provenance->min_strength);
    ent_json_string(json, "only", provenance->only);
    ent_json_string(json, "repeats", provenance->repeats);
    ent_json_real(json, "step", provenance->every > 0 ? provenance->step : (double)NAN);
    ent_json_string(json, "strength", provenance->strength);
    ent_json_bool(json, "successors", provenance->successors);
    ent_json_string(json, "to", provenance->end_day);
    ent_json_string(json, "types", provenance->types);
    ent_json_close(json);
}

static void write_made_by(EntJson *json, const EntProvenance *provenance) {
    char digest[17];
    g_snprintf(digest, sizeof digest, "%016" G_GINT64_MODIFIER "x", provenance->catalogue_digest);
    ent_json_open_object(json, "made_by", ENT_JSON_LINES);
    ent_json_string(json, "catalogue", digest);
    write_options(json, provenance);
    ent_json_string(json, "program", "entente");
    ent_json_integer(json, "seed", provenance->seed);
    ent_json_string(json, "version", ent_version());
    ent_json_close(json);
}

static void write_corpus(EntJson *json, const EntProvenance *provenance) {
    ent_json_open_object(json, "corpus", ENT_JSON_INLINE);
    ent_json_integer(json, "copies", provenance->copies);
    ent_json_integer(json, "documents", provenance->documents);
    ent_json_day(json, "from", provenance->from);
    ent_json_integer(json, "mentions", provenance->mentions);
    ent_json_integer(json, "sentences", provenance->sentences);
    ent_json_integer(json, "skipped", provenance->skipped);
    ent_json_integer(json, "stories", provenance->stories);
    ent_json_day(json, "to",
                 provenance->to == ENT_DAY_NONE ? ENT_DAY_NONE : provenance->to + 1); /* half-open, as everywhere */
    ent_json_integer(json, "undated", provenance->undated);
    ent_json_close(json);
}

static void write_actors(EntJson *json, const EntSeries *series) {
    ent_json_open_array(json, "actors", ENT_JSON_LINES);
    for (uint32_t i = 0; i < series->n_actors; i++) {
        const EntSeriesActor *actor = &series->actors[i];
        ent_json_open_object(json, NULL, ENT_JSON_INLINE);
        ent_json_string(json, "country", actor->country);
        ent_json_string(json, "id", actor->id);
        ent_json_string(json, "label", actor->label);
        if (actor->to != ENT_DAY_NONE)
            ent_json_day(json, "to", actor->to);
        ent_json_string(json, "type", actor->type);
        ent_json_close(json);
    }
    ent_json_close(json);
}

static void write_community(EntJson *json, const EntSeries *series, const char *slice, const EntCommunity *community) {
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    ent_json_integer(json, "id", community->id);
    ent_json_open_array(json, "members", ENT_JSON_INLINE);
    for (uint32_t i = 0; i < community->size; i++)
        ent_json_string(json, NULL, series->actors[community->members[i]].id);
    ent_json_close(json);
    ent_json_string(json, "name", community->name);
    ent_json_integer(json, "size", community->size);
    ent_json_string(json, "slice", slice);
    ent_json_real(json, "strength_inside", community->strength_inside);
    ent_json_close(json);
}

static void write_communities(EntJson *json, const EntResult *result) {
    const EntSeries *series = result->series;
    ent_json_open_array(json, "communities", ENT_JSON_LINES);
    for (uint32_t s = 0; s < series->n_slices; s++)
        for (uint32_t i = 0; i < result->analyses[s].n_communities; i++)
            write_community(json, series, series->slices[s].id, &result->analyses[s].communities[i]);
    ent_json_close(json);
}

void ent_evidence_write(EntJson *json, const EntEvidence *evidence) {
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    ent_json_integer(json, "byte_end", evidence->byte_end);
    ent_json_integer(json, "byte_start", evidence->byte_start);
    ent_json_day(json, "date", evidence->day);
    ent_json_string(json, "doc", evidence->doc);
    ent_json_string(json, "source", evidence->source);
    ent_json_string(json, "text", evidence->text);
    ent_json_string(json, "title", evidence->title);
    ent_json_string(json, "url", evidence->url);
    ent_json_close(json);
}

static void write_evidence(EntJson *json, const EntSeries *series) {
    ent_json_open_array(json, "evidence", ENT_JSON_LINES);
    for (uint32_t i = 0; i < series->n_evidence; i++)
        ent_evidence_write(json, &series->evidence[i]);
    ent_json_close(json);
}

typedef struct {
    const char *name;
    double value;
} Measure;

static int compare_measures(const void *a, const void *b) {
    return strcmp(((const Measure *)a)->name, ((const Measure *)b)->name);
}

static void write_measures(EntJson *json, Measure *measures, size_t n_measures) {
    qsort(measures, n_measures, sizeof *measures, compare_measures);
    ent_json_open_object(json, "measures", ENT_JSON_INLINE);
    for (size_t i = 0; i < n_measures; i++)
        ent_json_real(json, measures[i].name, measures[i].value);
    ent_json_close(json);
}

static void write_node_measures(EntJson *json, const EntSlice *slice, const EntSliceAnalysis *analysis, uint32_t node) {
    Measure measures[ENT_N_NODE_MEASURES];
    for (EntNodeMeasure m = 0; m < ENT_N_NODE_MEASURES; m++)
        measures[m] = (Measure){ent_node_measure_name(m), ent_slice_node_measure(slice, analysis, m, node)};
    write_measures(json, measures, ENT_N_NODE_MEASURES);
}

static void write_slice_measures(EntJson *json, const EntSliceAnalysis *analysis) {
    Measure measures[ENT_N_SLICE_MEASURES];
    for (unsigned m = 0; m < ENT_N_SLICE_MEASURES; m++)
        measures[m] = (Measure){ent_slice_measure_name(m), analysis->slice_measures[m]};
    write_measures(json, measures, ENT_N_SLICE_MEASURES);
}

static void write_node(EntJson *json, const EntResult *result, const EntSlice *slice, const EntSliceAnalysis *analysis,
                       uint32_t index) {
    const EntNode *node = &slice->nodes[index];
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    ent_json_real(json, "community", analysis->community[index]);
    ent_json_string(json, "id", result->series->actors[node->actor].id);
    write_node_measures(json, slice, analysis, index);
    ent_json_integer(json, "mentions", node->mentions);
    ent_json_integer(json, "paragraphs", node->paragraphs);
    ent_json_integer(json, "sentences", node->sentences);
    ent_json_integer(json, "stories", node->stories);
    ent_json_real(json, "x", result->x != NULL ? result->x[node->actor] : (double)NAN);
    ent_json_real(json, "y", result->y != NULL ? result->y[node->actor] : (double)NAN);
    ent_json_close(json);
}

static void write_tie(EntJson *json, const EntSeries *series, const EntSlice *slice, const EntTie *tie) {
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    ent_json_integer(json, "copies", tie->copies);
    ent_json_open_array(json, "evidence", ENT_JSON_INLINE);
    for (uint32_t i = 0; i < tie->n_evidence; i++)
        ent_json_integer(json, NULL, slice->evidence[tie->first_evidence + i]);
    ent_json_close(json);
    ent_json_real(json, "list_share", tie->list_share);
    if (g_strcmp0(series->provenance.strength, "newman") == 0)
        ent_json_integer(json, "newman", tie->newman);
    ent_json_integer(json, "paragraphs", tie->paragraphs);
    ent_json_integer(json, "sentences", tie->sentences);
    ent_json_string(json, "source", series->actors[slice->nodes[tie->source].actor].id);
    ent_json_integer(json, "sources", tie->sources);
    ent_json_integer(json, "stories", tie->stories);
    ent_json_real(json, "strength", tie->strength);
    ent_json_string(json, "target", series->actors[slice->nodes[tie->target].actor].id);
    ent_json_real(json, "top_source_share", tie->top_source_share);
    ent_json_close(json);
}

static void write_slice(EntJson *json, const EntResult *result, const EntSlice *slice,
                        const EntSliceAnalysis *analysis) {
    ent_json_open_object(json, NULL, ENT_JSON_LINES);
    ent_json_integer(json, "copies", slice->copies);
    ent_json_integer(json, "documents", slice->documents);
    ent_json_day(json, "from", slice->from);
    ent_json_string(json, "id", slice->id);
    write_slice_measures(json, analysis);
    ent_json_open_array(json, "nodes", ENT_JSON_LINES);
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        write_node(json, result, slice, analysis, i);
    ent_json_close(json);
    ent_json_integer(json, "sentences", slice->sentences);
    ent_json_integer(json, "sources", slice->sources);
    ent_json_integer(json, "stories", slice->stories);
    ent_json_open_array(json, "ties", ENT_JSON_LINES);
    for (uint32_t i = 0; i < slice->n_ties; i++)
        write_tie(json, result->series, slice, &slice->ties[i]);
    ent_json_close(json);
    ent_json_day(json, "to", slice->to);
    ent_json_close(json);
}

void ent_network_write(const EntResult *result, FILE *stream) {
    const EntSeries *series = result->series;
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    write_actors(&json, series);
    write_communities(&json, result);
    write_corpus(&json, &series->provenance);
    ent_json_open_array(&json, "empty_slices", ENT_JSON_INLINE);
    for (char **name = series->empty_slices; name != NULL && *name != NULL; name++)
        ent_json_string(&json, NULL, *name);
    ent_json_close(&json);
    write_evidence(&json, series);
    ent_json_string(&json, "format", ENT_NETWORK_FORMAT);
    write_made_by(&json, &series->provenance);
    ent_json_open_array(&json, "slices", ENT_JSON_LINES);
    for (uint32_t i = 0; i < series->n_slices; i++)
        write_slice(&json, result, &series->slices[i], &result->analyses[i]);
    ent_json_close(&json);
    ent_json_integer(&json, "version", ENT_NETWORK_VERSION);
    ent_json_close(&json);
}

bool ent_result_write_json(const EntResult *result, int fd, GError **error) {
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "network.json", error))
        return false;
    ent_network_write(result, to.stream);
    return ent_fd_stream_close(&to, error);
}
