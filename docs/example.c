/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the strongest tie of every year in a corpus, and writes the tables: see docs/library.md. */
#include <entente.h>
#include <stdio.h>

static void print_strongest_tie(const EntResult *result, size_t slice) {
    EntSliceView view = ent_result_get_slice(result, slice);
    size_t strongest = 0;
    for (size_t i = 0; i < view.n_ties; i++)
        if (ent_result_get_tie(result, slice, i).strength > ent_result_get_tie(result, slice, strongest).strength)
            strongest = i;
    if (view.n_ties == 0) {
        printf("%s: no ties\n", view.id);
        return;
    }
    EntTieView tie = ent_result_get_tie(result, slice, strongest);
    EntNodeView source = ent_result_get_node(result, slice, tie.source);
    EntNodeView target = ent_result_get_node(result, slice, tie.target);
    printf("%s: %s and %s in %u sentences; PageRank of %s %.2f\n", view.id, source.label, target.label, tie.sentences,
           source.label, ent_result_get_measure(result, slice, tie.source, "pagerank"));
}

static void print_message(const char *message, gpointer data) {
    (void)data;
    fprintf(stderr, "%s\n", message);
}

/* The whole way from articles to tables. What was made so far is freed on every way out. */
static bool make_networks(const char *corpus_path, const char *tables_path, GError **error) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.by = ENT_BY_YEAR;
    options.message = print_message;
    const char *roots[] = {corpus_path, NULL};
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, error);
    if (catalogue == NULL)
        return false;
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &options, error);
    if (corpus == NULL)
        return false;
    g_autoptr(EntStories) stories = ent_stories_read(corpus, catalogue, &options, error);
    if (stories == NULL)
        return false;
    g_autoptr(EntResult) result = ent_result_new(stories, catalogue, &options, error);
    if (result == NULL)
        return false;
    for (size_t i = 0; i < ent_result_n_slices(result); i++) {
        if (!ent_result_analyse(result, i, error))
            return false;
        print_strongest_tie(result, i);
    }
    return ent_result_finish(result, error) && ent_result_write_tables(result, tables_path, error);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: example CORPUS FOLDER\n");
        return 2;
    }
    ent_init();
    g_autoptr(GError) error = NULL;
    if (make_networks(argv[1], argv[2], &error))
        return 0;
    fprintf(stderr, "%s\n", error->message);
    return 1;
}
