/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/messages.h"
#include "cli/settings.h"

#include <unistd.h>

/* Spaces beside the commas go; the first word that is no reading is returned (transfer full), or NULL. */
static char *tidy_readings(char **list) {
    static const char *const known[] = {"name", "demonym", "capital", "leader", "body", NULL};
    g_auto(GStrv) names = g_strsplit(*list, ",", -1);
    for (char **name = names; *name != NULL; name++)
        if (!g_strv_contains(known, g_strstrip(*name)))
            return g_strdup(*name);
    g_free(*list);
    *list = g_strjoinv(",", names);
    return *names == NULL ? g_strdup("") : NULL;
}

int verb_score(int argc, char **argv) {
    EntScoring scoring = ENT_SCORING_INIT;
    g_autofree char *readings = NULL, *level = NULL, *leave_out = NULL;
    int list = (int)scoring.list, least = (int)scoring.least;
    gboolean json = FALSE;
    const GOptionEntry own[] = {
        {"readings", 0, 0, G_OPTION_ARG_STRING, &readings,
         "only mentions by these: name, demonym, capital, leader, body (default: name when the gold has only countries, else all)",
         "LIST"},
        {"level", 0, 0, G_OPTION_ARG_STRING, &level, "state: who they count as (default); actor: who is named",
         "LEVEL"},
        {"leave-out", 0, 0, G_OPTION_ARG_STRING, &leave_out, "words that are scored only where the gold marks them",
         "WORDS,..."},
        {"least", 0, 0, G_OPTION_ARG_INT, &least, "show the bias of actors of this true strength or more (default 10)",
         "N"},
        {"list", 0, 0, G_OPTION_ARG_INT, &list, "show the N commonest misses and false alarms (default 10)", "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "as one JSON object", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "score", "GOLD MENTIONS",
        "Compares mentions with what people say stands in the same texts (docs/score.md): precision and recall with 95 % intervals, by reading,\n"
        "of ties, how far each actor's strength is off, and the commonest faults. \"-\" is standard input.",
        "entente score gold.jsonl mentions.jsonl --list 20", 0};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    if (settings.rest[1] == NULL || settings.rest[2] != NULL)
        return verb_misuse("score", "wants two files, the gold and the mentions");
    if (list < 0 || least < 0)
        return verb_misuse("score", "%s: is not a number of 0 or more", list < 0 ? "--list" : "--least");
    g_autoptr(GError) error = NULL;
    if (!settings_read_level(level, &scoring.level, &error))
        return verb_misuse("score", "%s", error->message);
    g_autofree char *unknown = readings != NULL ? tidy_readings(&readings) : NULL;
    if (unknown != NULL)
        return verb_misuse("score", "--readings: \"%s\" is not one of name, demonym, capital, leader, body", unknown);
    scoring.readings = readings;
    scoring.leave_out = leave_out;
    scoring.list = (uint32_t)list;
    scoring.least = (uint32_t)least;
    scoring.format = json ? ENT_AS_JSON : ENT_AS_TEXT;
    scoring.message = messages_doubtful;
    if (!ent_score_write(settings.rest[0], settings.rest[1], &scoring, STDOUT_FILENO, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
