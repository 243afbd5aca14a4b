/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"
#include "cli/progress.h"

int verb_read(int argc, char **argv) {
    static const VerbHelp help = {
        "read", "CORPUS... -o FILE.stories",
        "Reads the corpus into story records (docs/stories.md), from which networks are made without reading again.",
        "entente read archive/ -o archive.stories", TAKES_CORPUS | TAKES_OUTPUT};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    if (settings.output == NULL || *settings.output == '\0')
        return verb_misuse("read", "wants -o FILE.stories, the file to write");
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_path_get_dirname(settings.output);
    if (!pipeline_can_write(folder, &error))
        return verb_fail(error);
    g_autoptr(EntCatalogue) catalogue =
        ent_catalogue_new((const char *const *)settings.overlays, progress_message, NULL, &error);
    if (catalogue == NULL)
        return verb_fail(error);
    g_autoptr(EntStories) stories = pipeline_stories(&settings, catalogue, &error);
    if (stories == NULL || !ent_stories_save(stories, settings.output, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
