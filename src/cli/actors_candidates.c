/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"
#include "cli/summary.h"

#include <unistd.h>

int verb_actors_candidates(int argc, char **argv) {
    int least = 2;
    gboolean overlay = FALSE;
    const GOptionEntry own[] = {
        {"min", 0, 0, G_OPTION_ARG_INT, &least, "only names of N mentions or more (default 2)", "N"},
        {"overlay", 0, 0, G_OPTION_ARG_NONE, &overlay,
         "a catalogue file to begin with, for --actors, instead of a table", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const VerbHelp help = {
        "actors candidates", "CORPUS...",
        "Lists names in a corpus that are not in the catalogue, the commonest first, with a guess of what they name:\n"
        "a table separated by tabs, with up to three examples each (docs/actors.md).",
        "entente actors candidates articles/ --min 5 --overlay > mine.json", TAKES_CORPUS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read_own(&settings, &help, own, argc, argv, &status))
        return status;
    if (least < 1)
        return verb_misuse(help.name, "--min: %d is not 1 or more", least);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(&settings, &error);
    if (catalogue == NULL)
        return verb_fail(error);
    g_autoptr(EntCorpus) corpus = ent_corpus_new((const char *const *)settings.rest, &settings.options, &error);
    if (corpus == NULL || !ent_candidates_write(corpus, catalogue, &settings.options, (uint32_t)least,
                                                overlay ? ENT_AS_JSON : ENT_AS_TEXT, STDOUT_FILENO, &error))
        return verb_fail(error);
    Summary summary = {0};
    ent_corpus_get_summary(corpus, &summary.read);
    summary_print(&summary);
    return EXIT_FINE;
}
