/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pipeline.h"
#include "cli/progress.h"

static bool read_format(const char *given, EntExportFormat *format) {
    *format = g_strcmp0(given, "gexf") == 0 ? ENT_TO_GEXF : ENT_TO_GRAPHML;
    return *format == ENT_TO_GEXF || g_strcmp0(given, "graphml") == 0;
}

/* Slices that GEXF has no place for. */
static void tell_undated(const EntResult *result) {
    for (size_t i = 0; i < ent_result_n_slices(result); i++) {
        EntSliceView slice = ent_result_get_slice(result, i);
        if (slice.from != ENT_DAY_NONE)
            continue;
        g_autofree char *sentence =
            g_strdup_printf("the slice %s has no days and is left out; GraphML has it", slice.id);
        progress_print(sentence);
    }
}

/* Whether -o says where to write; tells what is wrong with it. */
static bool has_place(const Settings *settings, EntExportFormat format) {
    const char *what = format == ENT_TO_GEXF ? "file" : "folder";
    if (settings->output == NULL || *settings->output == '\0')
        verb_misuse("export", "wants -o, the %s to write", what);
    else if (g_str_equal(settings->output, "-"))
        verb_misuse("export", "writes no standard output; name the %s with -o", what);
    else if (pipeline_is_same(settings->rest[0], settings->output))
        verb_misuse("export", "%s is read itself and would be replaced; name another file with -o", settings->output);
    else
        return true;
    return false;
}

int verb_export(int argc, char **argv) {
    g_autofree char *to = NULL;
    const GOptionEntry own[] = {
        {"to", 0, 0, G_OPTION_ARG_STRING, &to, "graphml: a file a slice; gexf: one for all", "FORMAT"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "export", "NETWORK.json --to FORMAT -o FILE|DIR",
        "Writes a network.json for other programs: as GraphML (Gephi, Cytoscape, igraph, NetworkX, yEd, R), a file\n"
        "DIR/<slice>.graphml each; or as GEXF 1.3, one FILE with a timeline for Gephi (docs/results.md).",
        "entente export out/network.json --to gexf -o network.gexf", TAKES_OUTPUT};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    EntExportFormat format;
    if (!read_format(to, &format))
        return verb_misuse("export", "wants --to graphml or --to gexf%s%s", to != NULL ? ", not " : "",
                           to != NULL ? to : "");
    if (settings.rest[1] != NULL)
        return verb_misuse("export", "takes one network.json, not also \"%s\"", settings.rest[1]);
    if (!has_place(&settings, format))
        return EXIT_MISUSE;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) result = ent_result_load(settings.rest[0], &error);
    if (result == NULL || !ent_result_export(result, format, settings.output, &error))
        return verb_fail(error);
    if (!settings.quiet && format == ENT_TO_GEXF)
        tell_undated(result);
    if (!settings.quiet && format == ENT_TO_GRAPHML)
        g_printerr("%zu slice%s in %s\n", ent_result_n_slices(result), ent_result_n_slices(result) == 1 ? "" : "s",
                   settings.output);
    return EXIT_FINE;
}
