/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"
#include "cli/progress.h"

#include <string.h>

/* Whether @name is one of the parts, by its path or by the last part of that. */
static bool is_named(char *const *parts, const char *name) {
    for (; *parts != NULL; parts++) {
        g_autofree char *last = g_path_get_basename(*parts);
        if (g_str_equal(*parts, name) || g_str_equal(last, name))
            return true;
    }
    return false;
}

/* A digest is 16 hexadecimal digits; everything else is a name. */
static bool is_there(const EntStories *stories, char *const *parts, const char *line) {
    bool is_digest = strlen(line) == 16 && strspn(line, "0123456789abcdef") == 16;
    return is_named(parts, line) || (is_digest && ent_stories_has_part(stories, g_ascii_strtoull(line, NULL, 16)));
}

/* Fails when a line of the list @path is no part; names the first ones. */
static bool expect(const EntStories *stories, char *const *parts, const char *path, GError **error) {
    g_autofree char *text = NULL;
    g_autoptr(GError) fault = NULL;
    if (!g_file_get_contents(path, &text, NULL, &fault)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "--expect: %s", fault->message);
        return false;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) missing = g_string_new(NULL);
    unsigned n_expected = 0, n_missing = 0;
    for (char **line = lines; *line != NULL; line++) {
        g_strstrip(*line);
        if (**line == '\0' || **line == '#')
            continue;
        n_expected++;
        if (is_there(stories, parts, *line))
            continue;
        if (n_missing++ < 10)
            g_string_append_printf(missing, "%s%s", n_missing > 1 ? ", " : "", *line);
    }
    if (n_expected == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "--expect: %s names no part; nothing was written", path);
        return false;
    }
    if (n_missing == 0)
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%u part%s of %s %s missing: %s%s; nothing was written", n_missing,
                n_missing == 1 ? "" : "s", path, n_missing == 1 ? "is" : "are", missing->str,
                n_missing > 10 ? " and more" : "");
    return false;
}

static bool is_done(const EntStories *stories, const char *path) {
    g_autoptr(EntStories) there = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? ent_stories_open(path, NULL) : NULL;
    return there != NULL && ent_stories_same(there, stories);
}

int verb_merge(int argc, char **argv) {
    g_autofree char *expected = NULL;
    const GOptionEntry own[] = {{"expect", 0, 0, G_OPTION_ARG_FILENAME, &expected,
                                 "fail when a part is missing that LIST names, a line each: a file's name or a digest",
                                 "LIST"},
                                {NULL, 0, 0, 0, NULL, NULL, NULL}};
    static const VerbHelp help = {
        "merge", "PART.stories... -o FILE.stories",
        "Puts story records that were read apart together. Each record stands once, in whatever order the parts are named.",
        "entente merge parts/*.stories --expect parts.txt -o archive.stories", TAKES_OUTPUT};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    if (!pipeline_opens_records(&settings, help.name, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories =
        ent_stories_merge((const char *const *)settings.rest, settings.options.progress, NULL, &error);
    progress_end();
    if (stories == NULL || (expected != NULL && !expect(stories, settings.rest, expected, &error)))
        return verb_fail(error);
    if (is_done(stories, settings.output)) {
        if (!settings.quiet)
            g_printerr("%s is there already and holds the same; it was left alone\n", settings.output);
        return EXIT_FINE;
    }
    if (!pipeline_save_records(&settings, stories, &error))
        return verb_fail(error);
    EntStoriesSummary summary;
    ent_stories_get_summary(stories, &summary);
    pipeline_tell_records(&settings, &summary);
    return EXIT_FINE;
}
