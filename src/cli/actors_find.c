/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include <string.h>
#include <unistd.h>

/* The longest text that is explained: a sentence or two, not a book. */
#define MOST_BYTES 65536

/* All words of the command line, so that a sentence needs no quotes. */
static char *text_of(char **rest) {
    char *text = g_strjoinv(" ", rest);
    return g_utf8_validate(text, -1, NULL) ? text : (g_free(text), NULL);
}

int verb_actors_find(int argc, char **argv) {
    g_autofree char *date = NULL, *level = NULL;
    gboolean json = FALSE;
    const GOptionEntry own[] = {
        {"date", 0, 0, G_OPTION_ARG_STRING, &date, "the day it is read on (default: the catalogue's own)", "DAY"},
        {"level", 0, 0, G_OPTION_ARG_STRING, &level, "state (default) or actor", "LEVEL"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "as one JSON object", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "actors find", "TEXT...",
        "Says what a name means on a day: everyone who is called so, and who is chosen when it stands alone.\nOf a "
        "sentence: every name in it that was thought of, and which condition or rule decided.",
        "entente actors find Washington --date 2015-01-21 --actors my-actors.json", TAKES_ACTORS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    int32_t day = ENT_DAY_NONE;
    if (date != NULL && !ent_day_parse(date, &day))
        return verb_misuse(help.name, "--date: \"%s\" is not a day; write 2015-01-21, 2015-01 or 2015", date);
    EntLevel read_level = ENT_LEVEL_STATE;
    g_autoptr(GError) error = NULL;
    if (!settings_read_level(level, &read_level, &error))
        return verb_misuse(help.name, "%s", error->message);
    g_autofree char *text = text_of(settings.rest);
    if (text == NULL || strlen(text) > MOST_BYTES)
        return verb_misuse(help.name, "wants a name or a sentence in UTF-8, of at most %d bytes", MOST_BYTES);
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(&settings, &error);
    if (catalogue == NULL || !ent_catalogue_explain(catalogue, text, day, read_level, json ? ENT_AS_JSON : ENT_AS_TEXT,
                                                    STDOUT_FILENO, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
