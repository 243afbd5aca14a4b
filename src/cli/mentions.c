/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"
#include "cli/summary.h"

#include <unistd.h>

int verb_mentions(int argc, char **argv) {
    static const VerbHelp help = {
        "mentions", "CORPUS...",
        "Writes every mention of an actor as a line of JSON, in the order of the input (docs/mentions.md).",
        "entente mentions news.jsonl.gz | head -3", TAKES_CORPUS | TAKES_JOBS};
    g_auto(Settings) settings;
    int status;
    if (!settings_read(&settings, &help, argc, argv, &status))
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = settings_load_catalogue(&settings, &error);
    if (catalogue == NULL)
        return verb_fail(error);
    g_autoptr(EntCorpus) corpus = ent_corpus_new((const char *const *)settings.rest, &settings.options, &error);
    if (corpus == NULL || !ent_mentions_write(corpus, catalogue, &settings.options, STDOUT_FILENO, &error))
        return verb_fail(error);
    Summary summary = {0};
    ent_corpus_get_summary(corpus, &summary.read);
    if (summary.read.documents + summary.read.skipped == 0) {
        g_set_error_literal(
            &error, ENT_ERROR, ENT_ERROR_INPUT,
            "there is no document to read: the corpus is empty, or all of it is outside --from and --to");
        return verb_fail(error);
    }
    if (summary.read.documents == 0) {
        g_set_error(&error, ENT_ERROR, ENT_ERROR_INPUT, "no document could be used: %" G_GUINT64_FORMAT " %s skipped",
                    summary.read.skipped, summary.read.skipped == 1 ? "was" : "were");
        return verb_fail(error);
    }
    summary_print(&summary);
    return EXIT_FINE;
}
