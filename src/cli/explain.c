/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include <unistd.h>

int verb_explain(int argc, char **argv) {
    g_autofree char *slice = NULL;
    gboolean json = FALSE;
    const GOptionEntry own[] = {
        {"slice", 0, 0, G_OPTION_ARG_STRING, &slice, "only this slice (default: all in which they are tied)", "SLICE"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "as one JSON object", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "explain", "NETWORK.json ACTOR ACTOR",
        "Shows how strong the tie of two actors is, slice by slice, and the sentences behind it: as many of each slice\n"
        "as --evidence kept when the network was made. Actors are given by id or label, as in actors.csv.",
        "entente explain out/network.json RUS \"North Korea\" --slice 2023", 0};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    char **rest = settings.rest;
    if (rest[1] == NULL || rest[2] == NULL || rest[3] != NULL)
        return verb_misuse("explain", "wants a network.json and two actors");
    EntQuestion question = {
        .one = rest[1], .other = rest[2], .slice = slice, .format = json ? ENT_AS_JSON : ENT_AS_TEXT};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) result = ent_result_load(rest[0], &error);
    if (result == NULL || !ent_result_explain(result, &question, STDOUT_FILENO, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
