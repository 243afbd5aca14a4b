/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/heap.h"
#include "cli/progress.h"
#include "cli/verb.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>

static const Verb verbs[] = {
    {"run", verb_run, "everything below into a folder"},
    {"mentions", verb_mentions, "documents to mentions, JSON lines"},
    {"read", verb_read, "documents to story records"},
    {"merge", verb_merge, "story records that were read apart to one file"},
    {"network", verb_network, "documents to network.json"},
    {"draw", verb_draw, "network.json to DOT and pictures"},
    {"export", verb_export, "network.json to GraphML or GEXF, for other programs"},
    {"explain", verb_explain, "the sentences behind a tie of a network.json"},
    {"actors", verb_actors, "look into the catalogue of actors, ask why, check"},
    {"score", verb_score, "mentions against a gold set: precision, recall, bias"},
};

static void print_help(void) {
    g_print("Usage:\n  entente VERB ...\n\nWho is tied to whom in dated news text, how strongly, and when.\n\n");
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        g_print("  %-10s %s\n", verbs[i].name, verbs[i].summary);
    g_print(
        "\n\"entente VERB --help\" shows the options of a verb; \"entente --version\" the version.\n\n"
        "CORPUS is a folder, a file or - for JSON lines on standard input. Files are .txt, .html, .csv, .tsv, .jsonl, .ndjson or\n"
        ".stories, each also .gz, .bz2, .xz or .zst, and .tar or .zip of these. Rows and lines have the fields text, date, id,\n"
        "title, source and url (--map names others). The day of a text file is in its name (2015-01-21-visit.txt), in its\n"
        "first lines, or in a table: --metadata articles.csv with the columns id,date. English text only.\n\n"
        "Example:\n  entente run articles/ --by year -o out\n");
}

int verb_fail(const GError *error) {
    progress_end();
    progress_print(error->message);
    return error->domain == ENT_ERROR && error->code == ENT_ERROR_USAGE ? EXIT_MISUSE : EXIT_FAILED;
}

int verb_misuse(const char *verb, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *harmless = progress_harmless(text);
    fprintf(stderr, "entente %s: %s\nsee: entente %s --help\n", verb, harmless, verb);
    return EXIT_MISUSE;
}

/* An interrupted run leaves no temporary files; then the signal does what it always does. */
static void end_cleanly(int number) {
    ent_discard_unfinished_files();
    signal(number, SIG_DFL);
    raise(number);
}

static void obey_signals(void) {
    signal(SIGINT, end_cleanly);
    signal(SIGTERM, end_cleanly);
    /* Under nohup it is ignored, and stays so. */
    if (signal(SIGHUP, end_cleanly) == SIG_IGN)
        signal(SIGHUP, SIG_IGN);
    /* A file that grows beyond what is allowed is an error of writing, like a full disk. */
    signal(SIGXFSZ, SIG_IGN);
}

static int use_verb(int argc, char **argv) {
    if (argc < 2) {
        print_help();
        return EXIT_MISUSE;
    }
    if (g_str_equal(argv[1], "--help") || g_str_equal(argv[1], "-h") || g_str_equal(argv[1], "help")) {
        print_help();
        return EXIT_FINE;
    }
    if (g_str_equal(argv[1], "--version")) {
        g_print("entente %s\n", ent_version());
        return EXIT_FINE;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (g_str_equal(argv[1], verbs[i].name))
            return verbs[i].run(argc - 1, argv + 1);
    fprintf(stderr, "entente: there is no verb \"%s\"\nsee: entente --help\n", argv[1]);
    return EXIT_MISUSE;
}

int main(int argc, char **argv) {
    heap_prepare();
    setlocale(LC_ALL, "");
    obey_signals();
    ent_init();
    int status = use_verb(argc, argv);
    if (status == EXIT_FINE && (fflush(stdout) != 0 || ferror(stdout))) {
        progress_print("standard output: cannot write");
        return EXIT_FAILED;
    }
    return status;
}
