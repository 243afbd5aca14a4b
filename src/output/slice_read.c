/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/slice_read.h"

#include "output/plain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Ids are dense, so more than this is no file of ours and would only cost memory. */
#define LARGEST_COMMUNITY ((1 << 24) - 1)
/* Positions are points on paper. */
#define LARGEST_POSITION 1e6
#define NOWHERE UINT32_MAX

static int compare_actor(const void *key, const void *element) {
    return strcmp(key, ((const EntSeriesActor *)element)->id);
}

static uint32_t find_actor(const EntSeries *series, const char *id) {
    const EntSeriesActor *actor =
        series->n_actors == 0 ? NULL
                              : bsearch(id, series->actors, series->n_actors, sizeof *series->actors, compare_actor);
    return actor == NULL ? NOWHERE : (uint32_t)(actor - series->actors);
}

/* The actor that member @key names, or NOWHERE after a complaint. */
static uint32_t get_actor(EntJsonReader *reader, const json_t *object, const char *key, const EntSeries *series) {
    const char *id = ent_json_get_text(reader, object, key);
    uint32_t actor = id == NULL ? NOWHERE : find_actor(series, id);
    if (actor == NOWHERE)
        ent_json_fail(reader, key, "\"%.60s\" is no id in \"actors\"", id);
    return actor;
}

static int compare_node(const void *key, const void *element) {
    uint32_t actor = *(const uint32_t *)key, other = ((const EntNode *)element)->actor;
    return actor < other ? -1 : actor > other;
}

static uint32_t get_node(EntJsonReader *reader, const json_t *object, const char *key, const EntSeries *series,
                         const EntSlice *slice) {
    const char *id = ent_json_get_text(reader, object, key);
    uint32_t actor = id == NULL ? NOWHERE : find_actor(series, id);
    const EntNode *node = slice->n_nodes == 0 || actor == NOWHERE
                              ? NULL
                              : bsearch(&actor, slice->nodes, slice->n_nodes, sizeof *slice->nodes, compare_node);
    if (node != NULL)
        return (uint32_t)(node - slice->nodes);
    ent_json_fail(reader, key, "\"%.60s\" is no node of the slice", id);
    return NOWHERE;
}

static uint32_t get_count(EntJsonReader *reader, const json_t *object, const char *key) {
    return (uint32_t)ent_json_get_count(reader, object, key, UINT32_MAX);
}

static double get_share(EntJsonReader *reader, const json_t *object, const char *key) {
    double share = ent_json_get_real(reader, object, key);
    if (share < 0 || share > 1)
        ent_json_fail(reader, key, "is no share; it must be from 0 to 1");
    return share;
}

static void read_node(EntJsonReader *reader, const json_t *object, const EntSeries *series, EntSlice *slice) {
    EntNode *node = &slice->nodes[slice->n_nodes];
    node->actor = get_actor(reader, object, "id", series);
    node->mentions = get_count(reader, object, "mentions");
    node->sentences = get_count(reader, object, "sentences");
    node->paragraphs = get_count(reader, object, "paragraphs");
    node->stories = get_count(reader, object, "stories");
    if (slice->n_nodes > 0 && node[-1].actor >= node->actor)
        ent_json_fail(reader, "id", "must come after that of the node before");
    slice->n_nodes++;
}

static void read_nodes(EntJsonReader *reader, const json_t *object, const EntSeries *series, EntSlice *slice) {
    const json_t *array = ent_json_get_array(reader, object, "nodes");
    slice->nodes = g_new0(EntNode, json_array_size(array));
    size_t place = ent_json_enter_member(reader, "nodes");
    for (size_t i = 0; i < json_array_size(array) && !ent_json_failed(reader); i++) {
        size_t item = ent_json_enter_item(reader, i);
        read_node(reader, json_array_get(array, i), series, slice);
        ent_json_leave(reader, item);
    }
    ent_json_leave(reader, place);
}

static void read_evidence(EntJsonReader *reader, const json_t *object, const EntSeries *series, GArray *evidence) {
    const json_t *array = ent_json_get_array(reader, object, "evidence");
    size_t place = ent_json_enter_member(reader, "evidence");
    for (size_t i = 0; i < json_array_size(array) && !ent_json_failed(reader); i++) {
        size_t item = ent_json_enter_item(reader, i);
        const json_t *value = json_array_get(array, i);
        json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
        uint32_t index = (uint32_t)number;
        if (number < 0 || number >= series->n_evidence)
            ent_json_fail(reader, NULL, "is no index into \"evidence\", which has %u", series->n_evidence);
        g_array_append_val(evidence, index);
        ent_json_leave(reader, item);
    }
    ent_json_leave(reader, place);
}

/* The strength that the counts of a tie give, with all its digits. */
static double strength_of(const EntTie *tie, const char *strength) {
    if (strcmp(strength, "sentences") == 0)
        return tie->sentences;
    if (strcmp(strength, "paragraphs") == 0)
        return tie->paragraphs;
    if (strcmp(strength, "stories") == 0)
        return tie->stories;
    return (double)tie->newman / ENT_NEWMAN_UNIT;
}

static void read_strength(EntJsonReader *reader, const json_t *object, const EntProvenance *provenance, EntTie *tie) {
    if (strcmp(provenance->strength, "newman") == 0)
        tie->newman = ent_json_get_count(reader, object, "newman", INT64_MAX);
    double written = ent_json_get_real(reader, object, "strength");
    tie->strength = strength_of(tie, provenance->strength);
    if (!(written > 0))
        ent_json_fail(reader, "strength", "must be above 0");
    if (!(tie->strength > 0) || fabs(written - tie->strength) > 1e-5 * tie->strength)
        ent_json_fail(reader, "strength", "is %g, but the %s give %g", written, provenance->strength, tie->strength);
}

static bool ties_ordered(const EntTie *a, const EntTie *b) {
    return a->source != b->source ? a->source < b->source : a->target < b->target;
}

static void read_tie(EntJsonReader *reader, const json_t *object, const EntSeries *series, EntSlice *slice,
                     GArray *evidence) {
    EntTie *tie = &slice->ties[slice->n_ties];
    tie->source = get_node(reader, object, "source", series, slice);
    tie->target = get_node(reader, object, "target", series, slice);
    tie->sentences = get_count(reader, object, "sentences");
    tie->paragraphs = get_count(reader, object, "paragraphs");
    tie->stories = get_count(reader, object, "stories");
    tie->copies = get_count(reader, object, "copies");
    tie->sources = get_count(reader, object, "sources");
    tie->top_source_share = get_share(reader, object, "top_source_share");
    tie->list_share = get_share(reader, object, "list_share");
    read_strength(reader, object, &series->provenance, tie);
    tie->first_evidence = evidence->len;
    read_evidence(reader, object, series, evidence);
    tie->n_evidence = evidence->len - tie->first_evidence;
    if (tie->source >= tie->target)
        ent_json_fail(reader, "target", "must come after the source");
    if (slice->n_ties > 0 && !ties_ordered(tie - 1, tie))
        ent_json_fail(reader, NULL, "must come after the tie before, by source and target");
    slice->n_ties++;
}

static void read_ties(EntJsonReader *reader, const json_t *object, const EntSeries *series, EntSlice *slice) {
    const json_t *array = ent_json_get_array(reader, object, "ties");
    GArray *evidence = g_array_new(FALSE, FALSE, sizeof *slice->evidence);
    slice->ties = g_new0(EntTie, json_array_size(array));
    size_t place = ent_json_enter_member(reader, "ties");
    for (size_t i = 0; i < json_array_size(array) && !ent_json_failed(reader); i++) {
        size_t item = ent_json_enter_item(reader, i);
        read_tie(reader, json_array_get(array, i), series, slice, evidence);
        ent_json_leave(reader, item);
    }
    ent_json_leave(reader, place);
    slice->n_evidence = evidence->len;
    slice->evidence = (uint32_t *)(void *)g_array_free(evidence, FALSE);
}

/* Ids of slices are names of files. */
static void check_id(EntJsonReader *reader, const char *id) {
    if (id == NULL)
        return;
    g_autofree char *plain = ent_plain_text(id, strlen(id));
    if (*id == '\0' || *id == '.' || strchr(id, '/') != NULL || strlen(id) > 200 || !g_str_equal(id, plain))
        ent_json_fail(reader, "id", "\"%.60s\" cannot be the name of a file", id);
}

void ent_slice_read(EntJsonReader *reader, const json_t *object, const EntSeries *series, EntSlice *slice) {
    const char *id = ent_json_get_text(reader, object, "id");
    check_id(reader, id);
    slice->id = g_strdup(id);
    slice->from = ent_json_get_day(reader, object, "from");
    slice->to = ent_json_get_day(reader, object, "to");
    bool dated = slice->from != ENT_DAY_NONE;
    if (dated != (slice->to != ENT_DAY_NONE) || (dated && slice->from >= slice->to))
        ent_json_fail(reader, "to", "must come after \"from\", or both be null");
    slice->documents = get_count(reader, object, "documents");
    slice->stories = get_count(reader, object, "stories");
    slice->copies = get_count(reader, object, "copies");
    slice->sources = get_count(reader, object, "sources");
    slice->sentences = ent_json_get_count(reader, object, "sentences", INT64_MAX);
    read_nodes(reader, object, series, slice);
    read_ties(reader, object, series, slice);
}

/* Sets one coordinate of an actor, which is the same in every slice. */
static void read_position(EntJsonReader *reader, const json_t *object, const char *key, double *position) {
    double value = ent_json_get_real(reader, object, key);
    if (isnan(value))
        return;
    if (fabs(value) > LARGEST_POSITION)
        ent_json_fail(reader, key, "is off the paper");
    if (!isnan(*position) && *position != value)
        ent_json_fail(reader, key, "is %g, but was %g in an earlier slice", value, *position);
    *position = value;
}

static double get_community(EntJsonReader *reader, const json_t *object, bool isolate) {
    json_t *value = ent_json_get_optional(reader, object, "community");
    if (isolate && !json_is_null(value))
        ent_json_fail(reader, "community", "must be null for a node without ties");
    return isolate ? NAN : (double)ent_json_get_count(reader, object, "community", LARGEST_COMMUNITY);
}

/* What the ties of each node sum up to. (transfer full) */
static double *sum_strengths(const EntSlice *slice) {
    double *sums = g_new0(double, slice->n_nodes);
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        sums[slice->ties[i].source] += slice->ties[i].strength;
        sums[slice->ties[i].target] += slice->ties[i].strength;
    }
    return sums;
}

/* The strength of a node: with all its digits where the file has six. */
static void settle_strength(EntJsonReader *reader, double *strength, double sum) {
    if (!(fabs(*strength - sum) <= 1e-5 * sum))
        ent_json_fail(reader, "strength", "is %g, but the ties sum up to %g", *strength, sum);
    *strength = sum;
}

static void read_node_analysis(EntJsonReader *reader, const json_t *object, uint32_t index, uint32_t n_nodes,
                               double sum, EntSliceAnalysis *analysis) {
    analysis->community[index] = get_community(reader, object, sum <= 0);
    const json_t *measures = ent_json_get_object(reader, object, "measures");
    size_t place = ent_json_enter_member(reader, "measures");
    for (unsigned m = 0; m < ENT_N_NODE_MEASURES; m++)
        analysis->measures[(size_t)m * n_nodes + index] = ent_json_get_real(reader, measures, ent_node_measure_name(m));
    settle_strength(reader, &analysis->measures[(size_t)ENT_NODE_STRENGTH * n_nodes + index], sum);
    ent_json_leave(reader, place);
}

static void read_slice_measures(EntJsonReader *reader, const json_t *object, EntSliceAnalysis *analysis) {
    const json_t *measures = ent_json_get_object(reader, object, "measures");
    size_t place = ent_json_enter_member(reader, "measures");
    for (unsigned m = 0; m < ENT_N_SLICE_MEASURES; m++)
        analysis->slice_measures[m] = ent_json_get_real(reader, measures, ent_slice_measure_name(m));
    ent_json_leave(reader, place);
}

void ent_slice_read_analysis(EntJsonReader *reader, const json_t *object, const EntSlice *slice,
                             EntSliceAnalysis *analysis, double *x, double *y) {
    g_autofree double *sums = sum_strengths(slice);
    read_slice_measures(reader, object, analysis);
    const json_t *array = ent_json_get_array(reader, object, "nodes");
    size_t place = ent_json_enter_member(reader, "nodes");
    for (uint32_t i = 0; i < slice->n_nodes && !ent_json_failed(reader); i++) {
        const json_t *node = json_array_get(array, i);
        size_t item = ent_json_enter_item(reader, i);
        read_node_analysis(reader, node, i, slice->n_nodes, sums[i], analysis);
        read_position(reader, node, "x", &x[slice->nodes[i].actor]);
        read_position(reader, node, "y", &y[slice->nodes[i].actor]);
        if (isnan(x[slice->nodes[i].actor]) != isnan(y[slice->nodes[i].actor]))
            ent_json_fail(reader, "y", "and \"x\" are a place together, or both null");
        ent_json_leave(reader, item);
    }
    ent_json_leave(reader, place);
}
