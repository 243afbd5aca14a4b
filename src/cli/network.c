/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"

#include <unistd.h>

int verb_network(int argc, char **argv) {
    static const VerbHelp help = {
        "network", "CORPUS...",
        "Writes the networks of all slices as network.json (docs/network.schema.json) on standard output.",
        "entente network archive.stories --by year > network.json", TAKES_CORPUS | TAKES_ANALYSIS | TAKES_JOBS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    Summary summary = {0};
    g_autoptr(EntResult) result = pipeline_result(&settings, &summary, &error);
    if (result == NULL || !ent_result_write_json(result, STDOUT_FILENO, &error))
        return verb_fail(error);
    summary_print(&summary);
    return EXIT_FINE;
}
