/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"
#include "cli/settings.h"

static void print_fault(const char *message, gpointer data) {
    (void)data;
    progress_print(message);
}

static int check(int argc, char **argv) {
    static const VerbHelp help = {
        "actors check", "[FILE...]",
        "Checks the compiled-in catalogue, with overlays when given (docs/catalogue.md): one line a fault.",
        "entente actors check my-actors.json", TAKES_ANY_REST};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    size_t n_faults = ent_catalogue_check((const char *const *)settings.rest, print_fault, NULL);
    if (n_faults == 0 && !settings.quiet)
        g_printerr("the catalogue is sound\n");
    return n_faults == 0 ? EXIT_FINE : EXIT_FAILED;
}

static const Verb verbs[] = {
    {"list", verb_actors_list, "who is in the catalogue, a row an actor"},
    {"show", verb_actors_show, "all that it says of one actor"},
    {"find", verb_actors_find, "what a name or a sentence means on a day, and why"},
    {"candidates", verb_actors_candidates, "names in a corpus that are not in it"},
    {"check", check, "what is wrong with it, and with files of your own"},
};

static void print_help(void) {
    g_print(
        "Usage:\n  entente actors VERB ...\n\nLooks into the catalogue of actors (docs/actors.md) and says how to correct "
        "it.\n\n");
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        g_print("  %-11s %s\n", verbs[i].name, verbs[i].summary);
    g_print(
        "\n\"entente actors VERB --help\" shows the options of each.\n\nExample:\n  entente actors check my-actors.json\n");
}

int verb_actors(int argc, char **argv) {
    if (argc >= 2 && (g_str_equal(argv[1], "--help") || g_str_equal(argv[1], "-h"))) {
        print_help();
        return EXIT_FINE;
    }
    for (size_t i = 0; argc >= 2 && i < G_N_ELEMENTS(verbs); i++)
        if (g_str_equal(argv[1], verbs[i].name))
            return verbs[i].run(argc - 1, argv + 1);
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        g_string_append_printf(names, "%s\"%s\"",
                               i == 0                        ? ""
                               : i + 1 < G_N_ELEMENTS(verbs) ? ", "
                                                             : " or ",
                               verbs[i].name);
    return verb_misuse("actors", "wants %s", names->str);
}
