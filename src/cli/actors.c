/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"
#include "cli/settings.h"

static void print_fault(const char *message, gpointer data) {
    (void)data;
    progress_print(message);
}

int verb_actors(int argc, char **argv) {
    static const char usage[] =
        "Usage:\n  entente actors check [FILE...]\n\n"
        "Checks the compiled-in catalogue, with overlays when given (docs/catalogue.md): one line a fault.\n\n"
        "Example:\n  entente actors check my-actors.json\n";
    if (argc >= 2 && (g_str_equal(argv[1], "--help") || g_str_equal(argv[1], "-h"))) {
        g_print("%s", usage);
        return EXIT_FINE;
    }
    if (argc < 2 || !g_str_equal(argv[1], "check"))
        return verb_misuse("actors", "wants \"check\"");
    size_t n_faults = ent_catalogue_check((const char *const *)(argv + 2), print_fault, NULL);
    if (n_faults == 0)
        g_printerr("the catalogue is sound\n");
    return n_faults == 0 ? EXIT_FINE : EXIT_FAILED;
}
