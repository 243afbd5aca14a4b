/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"

#include "cli/progress.h"
#include "cli/workers.h"

EntStories *pipeline_stories(const Settings *settings, const EntCatalogue *catalogue, GError **error) {
    const char *const *roots = (const char *const *)settings->rest;
    if (roots[1] == NULL && g_str_has_suffix(roots[0], ".stories")) return ent_stories_open(roots[0], error);
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &settings->options, error);
    if (corpus == NULL) return NULL;
    EntStories *stories = ent_stories_read(corpus, catalogue, &settings->options, error);
    EntCorpusSummary summary;
    ent_corpus_get_summary(corpus, &summary);
    if (stories != NULL) progress_summary(&summary);
    else progress_end();
    return stories;
}

static bool analyse(size_t slice, gpointer data, GError **error) {
    return ent_result_analyse(data, slice, error);
}

EntResult *pipeline_result(const Settings *settings, GError **error) {
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new((const char *const *)settings->overlays, progress_message, NULL, error);
    if (catalogue == NULL) return NULL;
    g_autoptr(EntStories) stories = pipeline_stories(settings, catalogue, error);
    if (stories == NULL) return NULL;
    g_autoptr(EntResult) result = ent_result_new(stories, catalogue, &settings->options, error);
    if (result == NULL) return NULL;
    ent_result_set_analysis_memory(result, workers_share(ent_result_analysis_size(result)));
    bool sound = workers_run(ent_result_n_slices(result), settings->jobs, "analysing slice", analyse, result, error) && ent_result_finish(result, error);
    progress_end();
    return sound ? g_steal_pointer(&result) : NULL;
}

typedef struct {
    const Settings *settings;
    const EntResult *result;
    const char *folder;
} Drawings;

static bool draw(size_t drawing, gpointer data, GError **error) {
    const Drawings *drawings = data;
    return ent_result_draw(drawings->result, drawing, &drawings->settings->drawing, drawings->folder, error);
}

bool pipeline_draw(const Settings *settings, const EntResult *result, const char *folder, GError **error) {
    Drawings drawings = {settings, result, folder};
    bool sound = workers_run(ent_result_n_drawings(result), settings->jobs, "drawing slice", draw, &drawings, error);
    progress_end();
    return sound;
}
