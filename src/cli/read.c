/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"

/* A job may be repeated: what it made is not made again. How documents are read is not looked at, nor what they are. */
static bool is_done(const Settings *settings, const EntCatalogue *catalogue) {
    if (!g_file_test(settings->output, G_FILE_TEST_IS_REGULAR))
        return false;
    g_autoptr(EntStories) there = ent_stories_open(settings->output, NULL);
    EntOptions options = settings->options;
    options.metadata = options.map = NULL;
    return there != NULL && ent_stories_fits(there, catalogue, &options, NULL);
}

int verb_read(int argc, char **argv) {
    static const VerbHelp help = {
        "read", "CORPUS... -o FILE.stories",
        "Reads the corpus into story records (docs/stories.md), from which networks are made without reading again.",
        "entente read archive/ -o archive.stories", TAKES_CORPUS | TAKES_OUTPUT | TAKES_JOBS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    if (!pipeline_opens_records(&settings, help.name, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(&settings, &error);
    if (catalogue == NULL)
        return verb_fail(error);
    if (is_done(&settings, catalogue)) {
        if (!settings.quiet)
            g_printerr("%s is there already, whole and read with these options; it was left alone (remove it to read "
                       "again)\n",
                       settings.output);
        return EXIT_FINE;
    }
    settings.options.save_as = settings.output;
    Summary summary = {0};
    g_autoptr(EntStories) stories = pipeline_stories(&settings, catalogue, &summary, &error);
    if (stories == NULL || !pipeline_save_records(&settings, stories, &error))
        return verb_fail(error);
    summary_print(&summary);
    pipeline_tell_records(&settings, &summary.stories);
    return EXIT_FINE;
}
