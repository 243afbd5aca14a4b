/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"

#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool pipeline_can_write(const char *folder, GError **error) {
    g_autofree char *there = g_strdup(folder);
    /* What is not there yet is made in the nearest folder that is. */
    while (!g_file_test(there, G_FILE_TEST_EXISTS) && !g_str_equal(there, ".") && !g_str_equal(there, "/")) {
        char *above = g_path_get_dirname(there);
        g_free(there);
        there = above;
    }
    int fault = !g_file_test(there, G_FILE_TEST_IS_DIR) ? ENOTDIR : g_access(there, W_OK | X_OK) != 0 ? errno : 0;
    if (fault == 0)
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: cannot write into this folder: %s", folder, g_strerror(fault));
    return false;
}

bool pipeline_is_same(const char *path, const char *other) {
    struct stat one, another;
    return path != NULL && stat(path, &one) == 0 && stat(other, &another) == 0 && one.st_dev == another.st_dev &&
           one.st_ino == another.st_ino;
}

void pipeline_take(const char *folder) {
    g_mkdir_with_parents(folder, 0777); /* what fails here is told by who writes */
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0 || flock(handle, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
    if (!progress_is_quiet()) {
        g_autofree char *sentence = g_strdup_printf("%s: another run writes here; this one waits for it", folder);
        progress_print(sentence);
    }
    while (flock(handle, LOCK_EX) != 0 && errno == EINTR)
        continue;
}

bool pipeline_opens_records(const Settings *settings, const char *verb, int *status) {
    if (settings->output == NULL || *settings->output == '\0') {
        *status = verb_misuse(verb, "wants -o FILE.stories, the file to write");
        return false;
    }
    if (g_str_equal(settings->output, "-")) {
        *status = verb_misuse(verb, "writes no standard output; name the file with -o FILE.stories");
        return false;
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_path_get_dirname(settings->output);
    if (pipeline_can_write(folder, &error))
        return true;
    *status = verb_fail(error);
    return false;
}

bool pipeline_save_records(const Settings *settings, EntStories *stories, GError **error) {
    progress_stage("writing the story records");
    bool sound = ent_stories_save(stories, settings->output, error);
    progress_end();
    if (sound && !g_str_has_suffix(settings->output, ".stories")) {
        g_autofree char *advice = g_strdup_printf(
            "%s: story records are known by their ending; rename it to end in .stories before it is read",
            settings->output);
        messages_doubtful(advice, NULL);
    }
    return sound;
}

EntStories *pipeline_stories(const Settings *settings, const EntCatalogue *catalogue, Summary *summary,
                             GError **error) {
    g_autoptr(EntCorpus) corpus = ent_corpus_new((const char *const *)settings->rest, &settings->options, error);
    if (corpus == NULL)
        return NULL;
    EntStories *stories = ent_stories_read(corpus, catalogue, &settings->options, error);
    progress_end();
    ent_corpus_get_summary(corpus, &summary->read);
    summary->has_stories = stories != NULL;
    if (stories != NULL)
        ent_stories_get_summary(stories, &summary->stories);
    return stories;
}

void pipeline_tell_records(const Settings *settings, const EntStoriesSummary *summary) {
    if (settings->quiet)
        return;
    g_autofree char *of_parts =
        summary->parts > 1 ? g_strdup_printf(" of %" G_GUINT64_FORMAT " parts", summary->parts) : g_strdup("");
    g_printerr("%s: %" G_GUINT64_FORMAT " document%s%s, digest %016" G_GINT64_MODIFIER "x\n", settings->output,
               summary->documents, summary->documents == 1 ? "" : "s", of_parts, summary->digest);
}

static bool analyse(size_t slice, gpointer data, GError **error) {
    return ent_result_analyse(data, slice, error);
}

EntResult *pipeline_result(const Settings *settings, Summary *summary, GError **error) {
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(settings, error);
    if (catalogue == NULL)
        return NULL;
    g_autoptr(EntStories) stories = pipeline_stories(settings, catalogue, summary, error);
    if (stories == NULL)
        return NULL;
    progress_stage("looking for copies and counting");
    g_autoptr(EntResult) result = ent_result_new(stories, catalogue, &settings->options, error);
    if (result == NULL)
        return NULL;
    ent_result_get_summary(result, &summary->counted);
    summary->was_counted = true;
    ent_result_set_analysis_memory(result, workers_share(ent_result_analysis_size(result)));
    bool sound = workers_run(ent_result_n_slices(result), settings->jobs, "analysing slice", analyse, result, error);
    if (sound)
        progress_stage("laying out the map");
    sound = sound && ent_result_finish(result, error);
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

/* Pictures of months must not stand among those of an earlier run by year. Only what bears our mark is removed. */
static void remove_earlier(const char *folder) {
    g_autofree char *slices = g_build_filename(folder, "slices", NULL);
    g_autoptr(GDir) entries = g_dir_open(slices, 0, NULL);
    for (const char *name; entries != NULL && (name = g_dir_read_name(entries)) != NULL;) {
        if (!g_str_has_suffix(name, ".dot"))
            continue;
        g_autofree char *path = g_build_filename(slices, name, NULL);
        g_autofree char *text = NULL;
        if (!g_file_get_contents(path, &text, NULL, NULL) || strstr(text, "comment=\"" ENT_DRAWING_MARK "\"") == NULL)
            continue;
        static const char *const endings[] = {"dot", "svg", "png", "pdf"};
        for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
            g_autofree char *made = g_strdup_printf("%.*s%s", (int)(strlen(path) - strlen("dot")), path, endings[i]);
            g_unlink(made);
        }
    }
}

bool pipeline_draw(const Settings *settings, const EntResult *result, const char *folder, GError **error) {
    remove_earlier(folder);
    Drawings drawings = {settings, result, folder};
    bool sound = workers_run(ent_result_n_drawings(result), settings->jobs, "drawing slice", draw, &drawings, error);
    progress_end();
    return sound;
}
