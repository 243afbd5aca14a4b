/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include <unistd.h>

int verb_actors_show(int argc, char **argv) {
    gboolean json = FALSE;
    const GOptionEntry own[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json,
                                 "in the form of a catalogue file, to be changed and given to --actors", NULL},
                                {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "actors show",
        "ID",
        "Shows all that the catalogue says of one actor: names with their days and conditions, offices, successor.",
        "entente actors show PUTIN_VLADIMIR --actors my-actors.json",
        TAKES_ACTORS,
    };
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    if (settings.rest[1] != NULL)
        return verb_misuse("actors show", "shows one actor, not also \"%s\"", settings.rest[1]);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(&settings, &error);
    if (catalogue == NULL ||
        !ent_catalogue_show(catalogue, settings.rest[0], json ? ENT_AS_JSON : ENT_AS_TEXT, STDOUT_FILENO, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
