/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story_fixture.h"

#include "corpus_bench.h"

/* ---- A document with too many actors ---- */

static void keep_message(const char *message, gpointer data) {
    g_string_append_printf(data, "%s\n", message);
}

static bool add_crowd(EntStories *stories, const EntOptions *options, uint32_t n_actors, GError **error) {
    g_autoptr(GPtrArray) windows = g_ptr_array_new(), window = g_ptr_array_new_with_free_func(g_free);
    for (uint32_t i = 0; i < n_actors; i++)
        g_ptr_array_add(window, g_strdup_printf("N%u", i));
    g_ptr_array_add(windows, window);
    EntDocument document = {.id = "m", .text = "", .day = ENT_DAY_NONE, .windows = windows};
    return ent_stories_add(stories, &document, NULL, options, error);
}

static void a_crowd_is_skipped_in_a_clear_sentence(void) {
    g_autoptr(GString) messages = g_string_new(NULL);
    EntOptions options = ENT_OPTIONS_INIT;
    options.message = keep_message;
    options.data = messages;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    g_autoptr(EntStories) stories = ent_stories_new(catalogue, &options, 0);
    g_assert_true(add_crowd(stories, &options, ENT_STORY_NODES_MAX, &error));
    g_assert_cmpstr(messages->str, ==, "");
    g_assert_true(add_crowd(stories, &options, ENT_STORY_NODES_MAX + 1, &error));
    g_assert_cmpstr(messages->str, ==, "document \"m\" names more than 4,000 actors; it is skipped\n");
    g_assert_cmpuint(stories->facts.skipped, ==, 1);
    options.strict = true;
    g_assert_false(add_crowd(stories, &options, ENT_STORY_NODES_MAX + 1, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_assert_cmpstr(error->message, ==, "document \"m\" names more than 4,000 actors; split it into smaller documents");
}

/* ---- What a file was read with ---- */

typedef struct {
    EntLevel level;
    const char *types, *only;
    bool successors;
    const char *metadata, *map;
} Choice;

static EntOptions options_of(const Choice *choice) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.level = choice->level;
    options.types = choice->types;
    options.only = choice->only;
    options.successors = choice->successors;
    options.metadata = choice->metadata;
    options.map = choice->map;
    return options;
}

/* @expected: how the message begins, or NULL when the stories fit. */
static void expect_fit(const Choice *read, const Choice *asked, uint64_t digest, const char *expected) {
    static const FixtureDocument news[] = {NEWS("a", NULL, NULL, "RUS met PRK."), NO_MORE};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    EntOptions before = options_of(read), options = options_of(asked);
    g_autoptr(EntStories) stories = fixture_stories(catalogue, &before, ENT_STORE_LIMIT, news);
    catalogue->digest = digest;
    g_assert_cmpint(ent_stories_fits(stories, catalogue, &options, &error), ==, expected == NULL);
    if (expected == NULL) {
        g_assert_no_error(error);
        return;
    }
    g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
    if (!g_str_has_prefix(error->message, expected))
        g_assert_cmpstr(error->message, ==, expected);
}

static void the_same_choice_fits_however_it_is_written(void) {
    static const struct {
        Choice read, asked;
    } cases[] = {
        {{0}, {0}},
        {{0}, {.types = "group, company,igo,country,country"}},
        {{.types = "igo,country"}, {.types = "country,igo"}},
        {{.only = "RUS,PRK"}, {.only = "PRK, RUS,PRK"}},
        {{.level = ENT_LEVEL_ACTOR}, {.level = ENT_LEVEL_ACTOR, .types = "body,person,country,igo,company,group"}},
        {{.successors = true}, {.successors = true}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        expect_fit(&cases[i].read, &cases[i].asked, 42, NULL);
        expect_fit(&cases[i].asked, &cases[i].read, 42, NULL);
    }
}

static void another_choice_is_misuse(void) {
    static const struct {
        Choice read, asked;
        const char *expected;
    } cases[] = {
        {{0}, {.level = ENT_LEVEL_ACTOR}, "--level: the .stories file was read with --level state; ask for the same"},
        {{.level = ENT_LEVEL_ACTOR}, {0}, "--level: the .stories file was read with --level actor;"},
        {{0}, {.types = "country"}, "--types: the .stories file was read with --types country,igo,company,group;"},
        {{.types = "igo"}, {0}, "--types: the .stories file was read with --types igo;"},
        {{0}, {.only = "RUS"}, "--only: the .stories file was read without --only;"},
        {{.only = "RUS,PRK"}, {0}, "--only: the .stories file was read with --only RUS,PRK;"},
        {{.only = "RUS,PRK"}, {.only = "RUS"}, "--only: the .stories file was read with --only RUS,PRK;"},
        {{.only = "RUS,PRK"}, {.only = "RUS,UN"}, "--only: the .stories file was read with --only RUS,PRK;"},
        {{0}, {.successors = true}, "--successors: the .stories file was read without --successors;"},
        {{.successors = true}, {0}, "--successors: the .stories file was read with --successors;"},
        {{0}, {.metadata = "m.csv"}, "--metadata: "},
        {{0}, {.map = "text=body"}, "--map: "},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_fit(&cases[i].read, &cases[i].asked, 42, cases[i].expected);
}

static void another_catalogue_is_misuse(void) {
    static const Choice choice = {0};
    expect_fit(&choice, &choice, 43, "the .stories file was read with another catalogue; read the corpus again");
}

/* ---- Documents without a word ---- */

static void a_corpus_of_empty_files_is_one_slice(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "");
    bench_write(bench, "b.txt", "\xEF\xBB\xBF");
    bench_write(bench, "c.txt", "\n\n  \r\n\n");
    bench->options.message = NULL;
    const char *roots[] = {bench->folder, NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, &error);
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &bench->options, &error);
    g_autoptr(EntStories) stories = ent_stories_read(corpus, catalogue, &bench->options, &error);
    g_assert_no_error(error);
    g_autoptr(EntSeries) series = ent_series_new(stories, catalogue, &bench->options, &error);
    g_assert_no_error(error);
    g_autofree char *found = fixture_describe(series);
    g_assert_cmpstr(found, ==, "undated[3]:\n");
}

#define ADD(statement) g_test_add_func("/stories/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(a_crowd_is_skipped_in_a_clear_sentence);
    ADD(the_same_choice_fits_however_it_is_written);
    ADD(another_choice_is_misuse);
    ADD(another_catalogue_is_misuse);
    ADD(a_corpus_of_empty_files_is_one_slice);
    return g_test_run();
}
