/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NETWORK_FIXTURE_H
#define NETWORK_FIXTURE_H

#include "network/result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Series from words: a slice is "A-B:3 B-C:1 D", ties with strengths and lone actors. Actors are whoever is named; labels are ids. Slice i is
 * "s<i>", days 30 i to 30 i + 30.
 */

static inline int fixture_compare_strings(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Splits "A-B:3"; b is NULL for "D". */
static inline void fixture_parse(const char *word, char **a, char **b, double *strength) {
    g_auto(GStrv) parts = g_strsplit_set(word, "-:", 3);
    *a = g_strdup(parts[0]);
    *b = g_strdup(parts[1]);
    *strength = parts[1] != NULL ? g_ascii_strtod(parts[2], NULL) : 0;
}

/* Sorted, without repetitions. */
static inline GPtrArray *fixture_names(const char *text) {
    g_auto(GStrv) words = g_strsplit_set(text, " -", -1);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (char **word = words; *word != NULL; word++) {
        char *name = g_strndup(*word, strcspn(*word, ":"));
        bool is_new = *name != '\0' && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL);
        if (is_new)
            g_ptr_array_add(names, name);
        else
            g_free(name);
    }
    g_ptr_array_sort(names, fixture_compare_strings);
    return names;
}

static inline uint32_t fixture_find(const GPtrArray *names, const char *name) {
    guint index = 0;
    g_assert_true(g_ptr_array_find_with_equal_func((GPtrArray *)names, name, g_str_equal, &index));
    return index;
}

static inline int fixture_compare_ties(const void *a, const void *b) {
    const EntTie *left = a, *right = b;
    if (left->source != right->source)
        return left->source < right->source ? -1 : 1;
    return left->target < right->target ? -1 : left->target > right->target;
}

static inline void fixture_fill_slice(EntSlice *slice, const char *text, const GPtrArray *actors) {
    g_autoptr(GPtrArray) names = fixture_names(text);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autoptr(GArray) ties = g_array_new(FALSE, TRUE, sizeof(EntTie));
    slice->n_nodes = names->len;
    slice->nodes = g_new0(EntNode, names->len);
    for (uint32_t i = 0; i < names->len; i++)
        slice->nodes[i] = (EntNode){.actor = fixture_find(actors, names->pdata[i]), .mentions = 1, .stories = 1};
    for (char **word = words; *word != NULL; word++) {
        g_autofree char *a = NULL, *b = NULL;
        double strength = 0;
        fixture_parse(*word, &a, &b, &strength);
        if (b == NULL)
            continue;
        uint32_t i = fixture_find(names, a), j = fixture_find(names, b);
        EntTie tie = {.source = MIN(i, j), .target = MAX(i, j), .sentences = 1, .newman = 1, .strength = strength};
        g_array_append_val(ties, tie);
    }
    if (ties->len > 0)
        qsort(ties->data, ties->len, sizeof(EntTie), fixture_compare_ties);
    slice->n_ties = ties->len;
    slice->ties = g_memdup2(ties->data, ties->len * sizeof(EntTie));
}

static inline EntSeries *fixture_series(uint32_t n, const char *const *texts) {
    g_autofree char *all = g_strjoinv(" ", (char **)texts);
    g_autoptr(GPtrArray) actors = fixture_names(all);
    EntSeries *series = g_new0(EntSeries, 1);
    series->provenance.seed = 1;
    series->n_actors = actors->len;
    series->actors = g_new0(EntSeriesActor, actors->len);
    for (uint32_t i = 0; i < actors->len; i++)
        series->actors[i] =
            (EntSeriesActor){.id = g_strdup(actors->pdata[i]), .label = g_strdup(actors->pdata[i]), .to = ENT_DAY_NONE};
    series->n_slices = n;
    series->slices = g_new0(EntSlice, n);
    series->empty_slices = g_new0(char *, 1);
    for (uint32_t i = 0; i < n; i++) {
        series->slices[i] =
            (EntSlice){.id = g_strdup_printf("s%u", i), .from = 30 * (int32_t)i, .to = 30 * (int32_t)i + 30};
        fixture_fill_slice(&series->slices[i], texts[i], actors);
    }
    return series;
}

static inline void fixture_analyse(EntResult *result) {
    g_autoptr(GError) error = NULL;
    for (size_t i = 0; i < ent_result_n_slices(result); i++)
        ent_result_analyse(result, i, &error);
    g_assert_no_error(error);
}

/* The analysed and finished result of slices given as texts, NULL-terminated. */
static inline EntResult *fixture_result(const char *const *texts) {
    EntResult *result = ent_result_from_series(fixture_series(g_strv_length((char **)texts), texts));
    g_autoptr(GError) error = NULL;
    fixture_analyse(result);
    ent_result_finish(result, &error);
    g_assert_no_error(error);
    return result;
}

static inline EntResult *fixture_one(const char *text) {
    const char *const texts[] = {text, NULL};
    return fixture_result(texts);
}

static inline uint32_t fixture_actor(const EntResult *result, const char *id) {
    for (uint32_t i = 0; i < result->series->n_actors; i++)
        if (strcmp(result->series->actors[i].id, id) == 0)
            return i;
    g_assert_not_reached();
}

static inline uint32_t fixture_node(const EntResult *result, size_t slice, const char *id) {
    uint32_t actor = fixture_actor(result, id);
    for (uint32_t i = 0; i < result->series->slices[slice].n_nodes; i++)
        if (result->series->slices[slice].nodes[i].actor == actor)
            return i;
    g_assert_not_reached();
}

static inline double fixture_measure(const EntResult *result, size_t slice, const char *id, EntNodeMeasure measure) {
    size_t n = result->series->slices[slice].n_nodes;
    return result->analyses[slice].measures[measure * n + fixture_node(result, slice, id)];
}

static inline double fixture_community(const EntResult *result, size_t slice, const char *id) {
    return result->analyses[slice].community[fixture_node(result, slice, id)];
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon((a), (b), 1e-9)
#define assert_bytes(a, b, size) g_assert_cmpint(memcmp((a), (b), (size)), ==, 0)
#define assert_missing(a) g_assert_true(isnan(a))

#endif
