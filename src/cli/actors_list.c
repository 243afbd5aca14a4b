/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include <unistd.h>

int verb_actors_list(int argc, char **argv) {
    g_autofree char *types = NULL, *country = NULL;
    gboolean json = FALSE;
    const GOptionEntry own[] = {{"type", 0, 0, G_OPTION_ARG_STRING, &types,
                                 "only these: country, igo, company, person, body, group, media, place", "LIST"},
                                {"country", 0, 0, G_OPTION_ARG_STRING, &country,
                                 "only who is this state, has it as home or counted for it last (alpha-3)", "ID"},
                                {"json", 0, 0, G_OPTION_ARG_NONE, &json, "a JSON object a line", NULL},
                                {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "actors list",
        "",
        "Lists the actors, a row each, separated by tabs: id, type, country, label, number of aliases, days.",
        "entente actors list --type person --country RUS --actors my-actors.json",
        TAKES_ACTORS | TAKES_NO_REST,
    };
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(&settings, &error);
    EntListing listing = {types, country, json ? ENT_AS_JSON : ENT_AS_TEXT};
    if (catalogue == NULL || !ent_catalogue_list(catalogue, &listing, STDOUT_FILENO, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
