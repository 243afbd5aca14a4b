/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FIXTURE_H
#define OUTPUT_FIXTURE_H

#include "network/result.h"
#include "output/network_json.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * A series of two slices: RUS and USA tied in both, PRK only in the first, SUN (which ended in 1991) an isolate of the
 * second.
 */
#define FIXTURE_TIE(a, b, n_sentences, n_paragraphs, n_stories, shares, first, n)                             \
    {                                                                                                         \
        .source = a, .target = b, .sentences = n_sentences, .paragraphs = n_paragraphs, .stories = n_stories, \
        .copies = 3, .sources = 2, .top_source_share = .75, .list_share = .5, .newman = shares,               \
        .strength = n_sentences, .first_evidence = first, .n_evidence = n                                     \
    }

static inline EntSeries *fixture_new_series(void) {
    static const EntSeriesActor actors[] = {
        {(char *)"PRK", (char *)"North Korea", (char *)"country", (char *)"PRK", ENT_DAY_NONE},
        {(char *)"RUS", (char *)"Russia", (char *)"country", (char *)"RUS", ENT_DAY_NONE},
        {(char *)"SUN", (char *)"Soviet Union", (char *)"country", NULL, 8030},
        {(char *)"USA", (char *)"United States", (char *)"country", (char *)"USA", ENT_DAY_NONE}};
    static const EntNode nodes[2][3] = {{{0, 5, 4, 4, 3}, {1, 9, 7, 6, 5}, {3, 12, 10, 9, 8}},
                                        {{1, 3, 3, 3, 2}, {2, 1, 1, 1, 1}, {3, 4, 4, 4, 3}}};
    static const EntTie ties[2][3] = {{FIXTURE_TIE(0, 1, 1, 1, 1, 360360, 0, 0),
                                       FIXTURE_TIE(0, 2, 4, 3, 2, 2882880, 0, 1),
                                       FIXTURE_TIE(1, 2, 6, 5, 4, 4324320, 1, 2)},
                                      {FIXTURE_TIE(0, 2, 2, 2, 2, 1441440, 0, 1)}};
    static const char *const texts[] = {"The US and North Korea met.", "Russia & the US: \"talks\"."};
    EntSeries *series = g_new0(EntSeries, 1);
    series->provenance = (EntProvenance){.documents = 12,
                                         .stories = 11,
                                         .copies = 1,
                                         .sentences = 40,
                                         .mentions = 34,
                                         .from = 16436,
                                         .to = 16466,
                                         .catalogue_digest = UINT64_C(0x0123456789abcdef),
                                         .seed = 1,
                                         .by = g_strdup("month"),
                                         .strength = g_strdup("sentences"),
                                         .level = g_strdup("state"),
                                         .repeats = g_strdup("collapse"),
                                         .evidence = 5};
    series->n_actors = G_N_ELEMENTS(actors);
    series->actors = g_new0(EntSeriesActor, series->n_actors);
    for (uint32_t i = 0; i < series->n_actors; i++)
        series->actors[i] = (EntSeriesActor){g_strdup(actors[i].id), g_strdup(actors[i].label),
                                             g_strdup(actors[i].type), g_strdup(actors[i].country), actors[i].to};
    series->n_evidence = 2;
    series->evidence = g_new0(EntEvidence, 2);
    for (uint32_t i = 0; i < 2; i++)
        series->evidence[i] = (EntEvidence){.doc = g_strdup_printf("doc-%u", i),
                                            .title = g_strdup("Talks"),
                                            .text = g_strdup(texts[i]),
                                            .day = 16436 + (int32_t)i,
                                            .byte_end = 20};
    series->empty_slices = g_new0(char *, 2);
    series->empty_slices[0] = g_strdup("2015-03");
    series->n_slices = 2;
    series->slices = g_new0(EntSlice, 2);
    for (uint32_t i = 0; i < 2; i++)
        series->slices[i] = (EntSlice){.id = g_strdup_printf("2015-0%u", i + 1),
                                       .from = i == 0 ? 16436 : 16467,
                                       .to = i == 0 ? 16467 : 16495,
                                       .documents = 6,
                                       .stories = 5,
                                       .sentences = 20,
                                       .n_nodes = 3,
                                       .n_ties = i == 0 ? 3 : 1,
                                       .nodes = g_memdup2(nodes[i], sizeof nodes[i]),
                                       .ties = g_memdup2(ties[i], sizeof ties[i]),
                                       .n_evidence = i == 0 ? 3 : 1,
                                       .evidence = g_memdup2((uint32_t[]){0, 1, 0}, 3 * sizeof(uint32_t))};
    return series;
}

static inline EntResult *fixture_analyse(EntSeries *series) {
    g_autoptr(GError) error = NULL;
    ent_init();
    EntResult *result = ent_result_from_series(series);
    for (size_t i = 0; i < ent_result_n_slices(result); i++) {
        ent_result_analyse(result, i, &error);
        g_assert_no_error(error);
    }
    ent_result_finish(result, &error);
    g_assert_no_error(error);
    return result;
}

static inline EntResult *fixture_new(void) {
    return fixture_analyse(fixture_new_series());
}

/* What @write puts into a stream, as text. */
static inline char *fixture_written(const EntResult *result, void (*write)(const EntResult *, FILE *)) {
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    write(result, stream);
    fclose(stream);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

static inline EntResult *fixture_read(const char *json, GError **error) {
    ent_init();
    return ent_network_read(json, strlen(json), "network.json", error);
}

static inline char *fixture_replace(const char *text, const char *old, const char *new) {
    g_autoptr(GString) copy = g_string_new(text);
    g_assert_cmpuint(g_string_replace(copy, old, new, 1), ==, 1);
    return g_string_free(g_steal_pointer(&copy), FALSE);
}

static inline char *fixture_folder(void) {
    g_autoptr(GError) error = NULL;
    char *folder = g_dir_make_tmp("entente-XXXXXX", &error);
    g_assert_no_error(error);
    return folder;
}

/* The text of @folder/@name. */
static inline char *fixture_file(const char *folder, const char *name) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

static inline void fixture_remove(const char *folder) {
    GDir *entries = g_dir_open(folder, 0, NULL);
    for (const char *name; entries != NULL && (name = g_dir_read_name(entries)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        fixture_remove(path);
    }
    if (entries != NULL)
        g_dir_close(entries);
    g_remove(folder);
}

#endif
