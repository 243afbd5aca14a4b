/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/series.h"

/* Who meets whom in the chapters of Les Misérables: the network that Knuth's Stanford GraphBase made known. */
static void les_miserables_has_its_known_network(void) {
    const char *source = g_getenv("ENTENTE_SOURCE");
    g_autofree char *path =
        g_build_filename(source == NULL ? "." : source, "../shared/gold/lesmis/documents.jsonl", NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_test_skip("its documents are not here");
        return;
    }
    g_autoptr(GError) error = NULL;
    EntOptions options = ENT_OPTIONS_INIT;
    options.by = ENT_BY_ALL;
    const char *roots[] = {path, NULL};
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &options, &error);
    g_assert_no_error(error);
    g_autoptr(EntStories) stories = ent_stories_read(corpus, catalogue, &options, &error);
    g_assert_no_error(error);
    g_autoptr(EntSeries) series = ent_series_new(stories, catalogue, &options, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(series->n_slices, ==, 1);
    const EntSlice *slice = &series->slices[0];
    g_autofree bool *is_tied = g_new0(bool, slice->n_nodes);
    double strength = 0;
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        strength += slice->ties[i].strength;
        is_tied[slice->ties[i].source] = is_tied[slice->ties[i].target] = true;
    }
    uint32_t n_tied = 0;
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        n_tied += is_tied[i];
    g_assert_cmpuint(n_tied, ==, 77);
    g_assert_cmpuint(slice->n_ties, ==, 254);
    g_assert_cmpfloat(strength, ==, 820);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    g_test_add_func("/lesmis/les_miserables_has_its_known_network", les_miserables_has_its_known_network);
    return g_test_run();
}
