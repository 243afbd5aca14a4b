/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The CSV tables of a result: rows in the order of slices, then of keys. The columns are a contract (docs/results.md).
 */
#include "base/atomic_file.h"
#include "network/result.h"
#include "output/csv_write.h"
#include "output/network_json.h"

#include <math.h>

#define ACTOR_COLUMNS                                                                                                 \
    "slice,actor,label,type,country,past,mentions,sentences,stories,share,partners,community,strength,strength_rank," \
    "betweenness,betweenness_unweighted,closeness,harmonic,eigenvector,pagerank,coreness,clustering,constraint"
#define TIE_COLUMNS \
    "slice,source,target,sentences,paragraphs,stories,copies,sources,top_source_share,list_share,strength"
#define SLICE_COLUMNS \
    "slice,from,to,documents,stories,copies,sources,sentences,nodes,ties,density,components,transitivity,modularity"
#define COMMUNITY_COLUMNS "slice,community,name,members,size,strength_inside"

/* The measures of actors.csv in the order of its last columns. */
static const EntNodeMeasure actor_measures[] = {
    ENT_NODE_STRENGTH,  ENT_NODE_STRENGTH_RANK, ENT_NODE_BETWEENNESS, ENT_NODE_BETWEENNESS_UNWEIGHTED,
    ENT_NODE_CLOSENESS, ENT_NODE_HARMONIC,      ENT_NODE_EIGENVECTOR, ENT_NODE_PAGERANK,
    ENT_NODE_CORENESS,  ENT_NODE_CLUSTERING,    ENT_NODE_CONSTRAINT};

static void write_actor(EntCsv *csv, const EntSeries *series, const EntSlice *slice, const EntSliceAnalysis *analysis,
                        uint32_t index) {
    const EntNode *node = &slice->nodes[index];
    const EntSeriesActor *actor = &series->actors[node->actor];
    ent_csv_text(csv, slice->id);
    ent_csv_text(csv, actor->id);
    ent_csv_text(csv, actor->label);
    ent_csv_text(csv, actor->type);
    ent_csv_text(csv, actor->country);
    ent_csv_bool(csv, ent_slice_node_is_past(slice, series->actors, index));
    ent_csv_integer(csv, node->mentions);
    ent_csv_integer(csv, node->sentences);
    ent_csv_integer(csv, node->stories);
    ent_csv_real(csv, slice->sentences > 0 ? node->sentences / (double)slice->sentences : (double)NAN);
    ent_csv_real(csv, ent_slice_node_measure(slice, analysis, ENT_NODE_PARTNERS, index));
    ent_csv_real(csv, analysis->community[index]);
    for (size_t m = 0; m < G_N_ELEMENTS(actor_measures); m++)
        ent_csv_real(csv, ent_slice_node_measure(slice, analysis, actor_measures[m], index));
    ent_csv_end_row(csv);
}

static void write_actors(const EntResult *result, FILE *stream) {
    EntCsv csv;
    ent_csv_init(&csv, stream, ACTOR_COLUMNS);
    for (uint32_t s = 0; s < result->series->n_slices; s++)
        for (uint32_t i = 0; i < result->series->slices[s].n_nodes; i++)
            write_actor(&csv, result->series, &result->series->slices[s], &result->analyses[s], i);
}

static void write_tie(EntCsv *csv, const EntSeries *series, const EntSlice *slice, const EntTie *tie) {
    ent_csv_text(csv, slice->id);
    ent_csv_text(csv, series->actors[slice->nodes[tie->source].actor].id);
    ent_csv_text(csv, series->actors[slice->nodes[tie->target].actor].id);
    ent_csv_integer(csv, tie->sentences);
    ent_csv_integer(csv, tie->paragraphs);
    ent_csv_integer(csv, tie->stories);
    ent_csv_integer(csv, tie->copies);
    ent_csv_integer(csv, tie->sources);
    ent_csv_real(csv, tie->top_source_share);
    ent_csv_real(csv, tie->list_share);
    ent_csv_real(csv, tie->strength);
    ent_csv_end_row(csv);
}

static void write_ties(const EntResult *result, FILE *stream) {
    EntCsv csv;
    ent_csv_init(&csv, stream, TIE_COLUMNS);
    for (uint32_t s = 0; s < result->series->n_slices; s++)
        for (uint32_t i = 0; i < result->series->slices[s].n_ties; i++)
            write_tie(&csv, result->series, &result->series->slices[s], &result->series->slices[s].ties[i]);
}

static void write_slices(const EntResult *result, FILE *stream) {
    EntCsv csv;
    ent_csv_init(&csv, stream, SLICE_COLUMNS);
    for (uint32_t s = 0; s < result->series->n_slices; s++) {
        const EntSlice *slice = &result->series->slices[s];
        ent_csv_text(&csv, slice->id);
        ent_csv_day(&csv, slice->from);
        ent_csv_day(&csv, slice->to);
        ent_csv_integer(&csv, slice->documents);
        ent_csv_integer(&csv, slice->stories);
        ent_csv_integer(&csv, slice->copies);
        ent_csv_integer(&csv, slice->sources);
        ent_csv_integer(&csv, slice->sentences);
        ent_csv_integer(&csv, slice->n_nodes);
        ent_csv_integer(&csv, slice->n_ties);
        for (unsigned m = 0; m < ENT_N_SLICE_MEASURES; m++)
            ent_csv_real(&csv, result->analyses[s].slice_measures[m]);
        ent_csv_end_row(&csv);
    }
}

/* Ids of actors from outside may hold spaces, which separate members. */
static void write_members(EntCsv *csv, const EntSeries *series, const EntCommunity *community) {
    g_autoptr(GString) members = g_string_new(NULL);
    for (uint32_t i = 0; i < community->size; i++) {
        g_autofree char *id = g_strdelimit(g_strdup(series->actors[community->members[i]].id), " \t\r\n", '_');
        if (i > 0)
            g_string_append_c(members, ' ');
        g_string_append(members, id);
    }
    ent_csv_text(csv, members->str);
}

static void write_communities(const EntResult *result, FILE *stream) {
    EntCsv csv;
    ent_csv_init(&csv, stream, COMMUNITY_COLUMNS);
    for (uint32_t s = 0; s < result->series->n_slices; s++) {
        for (uint32_t i = 0; i < result->analyses[s].n_communities; i++) {
            const EntCommunity *community = &result->analyses[s].communities[i];
            ent_csv_text(&csv, result->series->slices[s].id);
            ent_csv_integer(&csv, community->id);
            ent_csv_text(&csv, community->name);
            write_members(&csv, result->series, community);
            ent_csv_integer(&csv, community->size);
            ent_csv_real(&csv, community->strength_inside);
            ent_csv_end_row(&csv);
        }
    }
}

static const struct {
    const char *name;
    void (*write)(const EntResult *result, FILE *stream);
} tables[] = {
    {"network.json", ent_network_write}, {"actors.csv", write_actors},           {"ties.csv", write_ties},
    {"slices.csv", write_slices},        {"communities.csv", write_communities},
};

bool ent_result_write_tables(const EntResult *result, const char *folder, GError **error) {
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *path = g_build_filename(folder, tables[i].name, NULL);
        g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
        if (file == NULL)
            return false;
        tables[i].write(result, ent_atomic_file_stream(file));
        if (!ent_atomic_file_commit(file, error))
            return false;
    }
    return true;
}
