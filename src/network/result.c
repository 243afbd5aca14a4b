/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/result.h"

#include "network/layout.h"
#include "network/measures.h"
#include "network/rank.h"
#include "network/tracking.h"
#include "network/union.h"

#include <math.h>

size_t ent_slice_analysis_length(uint32_t n_nodes) {
    return ENT_N_SLICE_MEASURES + (ENT_N_NODE_MEASURES + (size_t)1) * n_nodes;
}

/* Points the numbers of @analysis to @block and returns what follows them. */
static double *place_analysis(EntSliceAnalysis *analysis, uint32_t n_nodes, double *block) {
    analysis->slice_measures = block;
    analysis->measures = block + ENT_N_SLICE_MEASURES;
    analysis->community = analysis->measures + ENT_N_NODE_MEASURES * (size_t)n_nodes;
    return block + ent_slice_analysis_length(n_nodes);
}

static void clear_communities(EntSliceAnalysis *analysis) {
    for (uint32_t i = 0; i < analysis->n_communities; i++) {
        g_free(analysis->communities[i].members);
        g_free(analysis->communities[i].name);
    }
    g_clear_pointer(&analysis->communities, g_free);
    analysis->n_communities = 0;
}

static void clear_union(EntResult *result) {
    if (result->plan != NULL)
        result->free_plan(g_steal_pointer(&result->plan));
    clear_communities(&result->united_analysis);
    g_clear_pointer(&result->united_analysis.slice_measures, g_free); /* the head of its block */
    g_clear_pointer(&result->united, ent_union_free);
}

EntResult *ent_result_from_series(EntSeries *series) {
    EntResult *result = g_new0(EntResult, 1);
    result->series = series;
    result->analyses = g_new0(EntSliceAnalysis, series->n_slices);
    result->x = g_new(double, series->n_actors);
    result->y = g_new(double, series->n_actors);
    for (uint32_t i = 0; i < series->n_actors; i++)
        result->x[i] = result->y[i] = NAN;
    ent_result_set_analysis_memory(result, NULL);
    return result;
}

EntResult *ent_result_new(EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                          GError **error) {
    EntStoriesSummary summary;
    ent_stories_get_summary(stories, &summary);
    if (summary.documents == 0) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT,
                            "there is no document to make networks of: the corpus is empty, or all of it is outside "
                            "--from and --to");
        return NULL;
    }
    EntSeries *series = ent_series_new(stories, catalogue, options, error);
    return series == NULL ? NULL : ent_result_from_series(series);
}

void ent_result_free(EntResult *result) {
    if (result == NULL)
        return;
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        clear_communities(&result->analyses[i]);
    clear_union(result);
    g_free(result->analyses);
    if (result->owns_block)
        g_free(result->block);
    g_free(result->x);
    g_free(result->y);
    ent_series_free(result->series);
    g_free(result);
}

void ent_result_get_summary(const EntResult *result, EntResultSummary *summary) {
    const EntProvenance *provenance = &result->series->provenance;
    *summary = (EntResultSummary){.documents = provenance->documents,
                                  .stories = provenance->stories,
                                  .copies = provenance->copies,
                                  .repeated_paragraphs = provenance->repeated_paragraphs,
                                  .furniture = provenance->furniture,
                                  .undated = provenance->undated};
}

size_t ent_result_n_slices(const EntResult *result) {
    return result->series->n_slices;
}

size_t ent_result_analysis_size(const EntResult *result) {
    size_t length = 0;
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        length += ent_slice_analysis_length(result->series->slices[i].n_nodes);
    return length * sizeof(double);
}

void ent_result_set_analysis_memory(EntResult *result, void *memory) {
    if (result->owns_block)
        g_free(result->block);
    result->owns_block = memory == NULL;
    result->block = memory != NULL ? memory : g_malloc0(ent_result_analysis_size(result));
    double *next = result->block;
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        next = place_analysis(&result->analyses[i], result->series->slices[i].n_nodes, next);
}

bool ent_result_analyse(EntResult *result, size_t slice, GError **error) {
    const EntSeries *series = result->series;
    g_return_val_if_fail(slice < series->n_slices, false);
    if (ent_slice_analyse(&series->slices[slice], series->actors, series->provenance.seed, &result->analyses[slice],
                          error))
        return true;
    g_prefix_error(error, "network: ");
    return false;
}

/*
 * Numbers may come from a file. Ids are dense, so there are never more than @limit; this guards the arrays that ids
 * index.
 */
static bool check_slice(const EntSlice *slice, const EntSliceAnalysis *analysis, const EntSeries *series, double limit,
                        GError **error) {
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes;
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        double id = analysis->community[i];
        bool is_known = slice->nodes[i].actor < series->n_actors;
        bool is_alone = isnan(id) && isfinite(strength[i]) && strength[i] >= 0;
        bool is_member = id >= 0 && id < limit && id == floor(id) && isfinite(strength[i]) && strength[i] > 0;
        if (is_known && (is_alone || is_member))
            continue;
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "slice %s: %s has the impossible community %g or strength %g",
                    slice->id, is_known ? series->actors[slice->nodes[i].actor].id : "an unknown actor", id,
                    strength[i]);
        return false;
    }
    return ent_slice_check_ties(slice, error);
}

static bool check_result(const EntResult *result, GError **error) {
    double limit = 0;
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        limit += result->series->slices[i].n_nodes;
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        if (!check_slice(&result->series->slices[i], &result->analyses[i], result->series, limit, error))
            return false;
    return true;
}

bool ent_result_unite(EntResult *result, GError **error) {
    const EntSeries *series = result->series;
    if (!check_result(result, error))
        return false;
    clear_union(result);
    g_autoptr(GArray) profiles = ent_profiles_from_result(result);
    for (uint32_t i = 0; i < series->n_slices; i++) {
        clear_communities(&result->analyses[i]);
        ent_communities_describe(series, &series->slices[i], &result->analyses[i], profiles);
    }
    EntSlice *united = result->united = ent_series_unite(series);
    EntSliceAnalysis *analysis = &result->united_analysis;
    place_analysis(analysis, united->n_nodes, g_new0(double, ent_slice_analysis_length(united->n_nodes)));
    if (!ent_slice_sketch(united, series->actors, series->provenance.seed, analysis, error))
        return false;
    ent_communities_match(united, analysis, profiles);
    ent_communities_describe(series, united, analysis, profiles);
    return true;
}

bool ent_result_finish(EntResult *result, GError **error) {
    ent_communities_follow(result);
    if (!ent_result_unite(result, error))
        return false;
    for (uint32_t i = 0; i < result->series->n_actors; i++)
        result->x[i] = result->y[i] = NAN;
    return ent_layout_place(result->united, &result->united_analysis, result->series->actors, result->x, result->y,
                            error);
}

uint32_t *ent_slice_rank_nodes(const EntSlice *slice, const EntSliceAnalysis *analysis) {
    return ent_rank_descending(analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes, slice->n_nodes);
}
