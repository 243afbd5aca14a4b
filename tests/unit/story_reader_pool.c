/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading with several threads. */
#include <entente.h>

#include <glib/gstdio.h>
#include <string.h>

#define N_DOCUMENTS 3000

static char *folder;

static char *path_of(const char *name) {
    return g_build_filename(folder, name, NULL);
}

/* News of all lengths, with and without days, titles and given actors. */
static void write_news(const char *path, unsigned bad_line) {
    static const char *const states[] = {"Russia", "China", "Japan", "France", "Cuba", "Turkey", "Egypt"};
    g_autoptr(GString) lines = g_string_new(NULL);
    for (unsigned i = 0; i < N_DOCUMENTS; i++) {
        const char *one = states[i % 7], *other = states[(i / 7 + i % 5) % 7];
        if (i + 1 == bad_line)
            g_string_append(lines, "{\"id\": \n");
        else if (i % 11 == 0)
            g_string_append_printf(
                lines, "{\"id\": \"t%u\", \"date\": \"2015-01-%02u\", \"actors\": [[\"RUS\", \"X%u\"], [\"CHN\"]]}\n",
                i, i % 28 + 1, i % 40);
        else {
            g_string_append_printf(lines, "{\"id\": \"d%u\", \"title\": \"%s\", \"text\": \"", i,
                                   i % 3 == 0 ? one : "");
            for (unsigned k = 0; k <= i % 37; k++)
                g_string_append_printf(lines, "%s met %s on day %u of week %u. ", one, other, i, k);
            g_string_append_printf(lines, "\"%s%02u\"}\n", i % 13 == 0 ? ", \"note\": \"" : ", \"date\": \"2015-02-",
                                   i % 28 + 1);
        }
    }
    g_assert_true(g_file_set_contents(path, lines->str, (gssize)lines->len, NULL));
}

static EntStories *read_news(const char *path, EntOptions *options, GError **error) {
    const char *roots[] = {path, NULL};
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, NULL);
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, options, NULL);
    return ent_stories_read(corpus, catalogue, options, error);
}

static char *saved_bytes(const char *path, unsigned n_threads, size_t *length) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.threads = n_threads;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories = read_news(path, &options, &error);
    g_assert_no_error(error);
    g_autofree char *file = path_of("news.stories");
    g_assert_true(ent_stories_save(stories, file, &error));
    char *bytes = NULL;
    g_assert_true(g_file_get_contents(file, &bytes, length, NULL));
    g_remove(file);
    return bytes;
}

static void the_number_of_threads_changes_nothing(void) {
    g_autofree char *path = path_of("news.jsonl");
    write_news(path, 0);
    size_t length, other_length;
    g_autofree char *alone = saved_bytes(path, 1, &length);
    g_assert_cmpuint(length, >, 10000);
    static const unsigned numbers[] = {2, 3, 8};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *together = saved_bytes(path, numbers[i], &other_length);
        g_assert_cmpuint(other_length, ==, length);
        g_assert_true(memcmp(alone, together, length) == 0);
    }
    g_remove(path);
}

static void a_bad_record_ends_a_strict_reading(void) {
    g_autofree char *path = path_of("bad.jsonl");
    write_news(path, N_DOCUMENTS - 100);
    EntOptions options = ENT_OPTIONS_INIT;
    options.threads = 3;
    options.strict = true;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories = read_news(path, &options, &error);
    g_assert_null(stories);
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_assert_nonnull(strstr(error->message, "bad.jsonl:2900:"));
    g_remove(path);
}

static void a_document_with_too_many_actors_is_told(void) {
    g_autofree char *path = path_of("crowd.jsonl");
    g_autoptr(GString) line = g_string_new("{\"id\": \"crowd\", \"actors\": [\"A\"");
    for (unsigned i = 0; i < 4001; i++)
        g_string_append_printf(line, ", \"X%u\"", i);
    g_string_append(line, "]}\n");
    g_assert_true(g_file_set_contents(path, line->str, (gssize)line->len, NULL));
    EntOptions options = ENT_OPTIONS_INIT;
    options.threads = 2;
    options.strict = true;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories = read_news(path, &options, &error);
    g_assert_null(stories);
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_remove(path);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    folder = g_dir_make_tmp("ent-reader-pool-XXXXXX", NULL);
    g_test_add_func("/story/reader_pool/the_number_of_threads_changes_nothing", the_number_of_threads_changes_nothing);
    g_test_add_func("/story/reader_pool/a_bad_record_ends_a_strict_reading", a_bad_record_ends_a_strict_reading);
    g_test_add_func("/story/reader_pool/a_document_with_too_many_actors_is_told",
                    a_document_with_too_many_actors_is_told);
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
