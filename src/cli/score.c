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

/* What the options say, before it is checked. */
typedef struct {
    char *readings, *level, *leave_out;
    int list, least;
    gboolean json;
} Asked;

static void asked_clear(Asked *asked) {
    g_free(asked->readings);
    g_free(asked->level);
    g_free(asked->leave_out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

/* @scoring borrows the texts of @asked. */
static int fill_scoring(Asked *asked, EntScoring *scoring) {
    g_autoptr(GError) error = NULL;
    if (asked->list < 0 || asked->least < 0)
        return verb_misuse("score", "%s: is not a number of 0 or more", asked->list < 0 ? "--list" : "--least");
    if (!settings_read_level(asked->level, &scoring->level, &error))
        return verb_misuse("score", "%s", error->message);
    g_autofree char *unknown = asked->readings != NULL ? tidy_readings(&asked->readings) : NULL;
    if (unknown != NULL)
        return verb_misuse("score", "--readings: \"%s\" is not one of name, demonym, capital, leader, body", unknown);
    scoring->readings = asked->readings;
    scoring->leave_out = asked->leave_out;
    scoring->list = (uint32_t)asked->list;
    scoring->least = (uint32_t)asked->least;
    scoring->format = asked->json ? ENT_AS_JSON : ENT_AS_TEXT;
    scoring->message = messages_doubtful;
    return EXIT_FINE;
}

int verb_score(int argc, char **argv) {
    EntScoring scoring = ENT_SCORING_INIT;
    g_auto(Asked) asked = {.list = (int)scoring.list, .least = (int)scoring.least};
    const GOptionEntry own[] = {
        {"readings", 0, 0, G_OPTION_ARG_STRING, &asked.readings,
         "name, demonym, capital, leader, body (default: all; name when the gold has only countries)", "LIST"},
        {"level", 0, 0, G_OPTION_ARG_STRING, &asked.level, "state: who they count as (default); actor: who is named",
         "LEVEL"},
        {"leave-out", 0, 0, G_OPTION_ARG_STRING, &asked.leave_out,
         "words that are scored only where the gold marks them", "WORDS,..."},
        {"least", 0, 0, G_OPTION_ARG_INT, &asked.least,
         "show the bias of actors of this true strength or more (default 10)", "N"},
        {"list", 0, 0, G_OPTION_ARG_INT, &asked.list, "show the N commonest misses and false alarms (default 10)", "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &asked.json, "as one JSON object", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "score", "GOLD MENTIONS",
        "Compares mentions with what people say stands in the same texts (docs/score.md): precision and recall with\n"
        "95 % intervals, by reading, of ties, how far each actor's strength is off, and the commonest faults.\n"
        "\"-\" is standard input.",
        "entente score gold.jsonl mentions.jsonl --list 20", 0};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    if (settings.rest[1] == NULL || settings.rest[2] != NULL)
        return verb_misuse("score", "wants two files, the gold and the mentions");
    status = fill_scoring(&asked, &scoring);
    if (status != EXIT_FINE)
        return status;
    g_autoptr(GError) error = NULL;
    if (!ent_score_write(settings.rest[0], settings.rest[1], &scoring, STDOUT_FILENO, &error))
        return verb_fail(error);
    return EXIT_FINE;
}
