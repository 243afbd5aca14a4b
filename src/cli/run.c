/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"

/* What a result is called in its folder may be the name of somebody's own table there. */
static bool spares_what_is_read(const Settings *settings, GError **error) {
    static const char *const names[] = {"actors.csv", "communities.csv", "network.json", "slices.csv", "ties.csv"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(settings->output, names[i], NULL);
        bool is_read = pipeline_is_same(settings->metadata, path);
        for (char **root = settings->rest; *root != NULL && !is_read; root++)
            is_read = pipeline_is_same(*root, path);
        if (!is_read)
            continue;
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                    "%s: is read itself and would be replaced; choose another folder with -o", path);
        return false;
    }
    return true;
}

int verb_run(int argc, char **argv) {
    static const VerbHelp help = {
        "run", "CORPUS... -o DIR",
        "Reads the corpus and writes networks, tables and drawings into DIR, slice by slice.\n"
        "DIR gets ties.csv, actors.csv, slices.csv, communities.csv, network.json and the pictures in slices/ (docs/results.md).\n"
        "What CORPUS may be and where days are looked for says: entente --help",
        "entente run articles/ --metadata articles.csv --by month -o out",
        TAKES_CORPUS | TAKES_ANALYSIS | TAKES_DRAWING | TAKES_OUTPUT | TAKES_JOBS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    if (settings.output == NULL || *settings.output == '\0')
        return verb_misuse("run", "wants -o DIR, the folder to write into");
    g_autoptr(GError) error = NULL;
    if (!pipeline_can_write(settings.output, &error) || !spares_what_is_read(&settings, &error))
        return verb_fail(error);
    Summary summary = {0};
    g_autoptr(EntResult) result = pipeline_result(&settings, &summary, &error);
    if (result == NULL)
        return verb_fail(error);
    pipeline_take(settings.output);
    if (!ent_result_write_tables(result, settings.output, &error) ||
        !pipeline_draw(&settings, result, settings.output, &error))
        return verb_fail(error);
    summary_print(&summary);
    if (!settings.quiet)
        g_printerr("%zu slice%s in %s: ties.csv and actors.csv are the tables, slices/_union.svg the picture of all\n",
                   ent_result_n_slices(result), ent_result_n_slices(result) == 1 ? "" : "s", settings.output);
    return EXIT_FINE;
}
