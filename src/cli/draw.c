/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"

int verb_draw(int argc, char **argv) {
    static const VerbHelp help = {"draw", "NETWORK.json -o DIR",
                                  "Draws each slice of a network.json as DOT and SVG below DIR/slices.",
                                  "entente draw out/network.json --render svg,png --max-nodes 40 -o pictures",
                                  TAKES_DRAWING | TAKES_OUTPUT | TAKES_JOBS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    if (settings.output == NULL || *settings.output == '\0')
        return verb_misuse("draw", "wants -o DIR, the folder to write into");
    if (settings.rest[1] != NULL)
        return verb_misuse("draw", "takes one network.json, not also \"%s\"", settings.rest[1]);
    g_autoptr(GError) error = NULL;
    if (!pipeline_can_write(settings.output, &error))
        return verb_fail(error);
    g_autoptr(EntResult) result = ent_result_load(settings.rest[0], &error);
    if (result == NULL)
        return verb_fail(error);
    pipeline_take(settings.output);
    if (!pipeline_draw(&settings, result, settings.output, &error))
        return verb_fail(error);
    if (!settings.quiet)
        g_printerr("%zu drawings in %s/slices\n", ent_result_n_drawings(result), settings.output);
    return EXIT_FINE;
}
