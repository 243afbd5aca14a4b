/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted: known answers on small documents. Nodes are =mentions/sentences/paragraphs/stories, ties =sentences/paragraphs/stories. */
#include "story_fixture.h"

static EntOptions by_all(void) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.by = ENT_BY_ALL;
    options.evidence = 0;
    return options;
}

static void all_three_windows_are_counted(void) {
    EntOptions options = by_all();
    const FixtureDocument documents[] = {
        NEWS("a", "2015-01-01", "RUS and PRK",
             "RUS met RUS and PRK. KOR spoke to RUS.\n\nThe UN was silent. PRK and RUS left."),
        NEWS("b", "2015-01-02", NULL, "UN wrote to PRK."),
        NO_MORE,
    };
    fixture_expect(&options, documents,
                   "all[2]: KOR=1/1/1/1 PRK=4/4/4/2 RUS=5/4/3/1 UN=2/2/2/2"
                   " KOR-RUS=1/1/1 PRK-RUS=3/3/1 PRK-UN=1/2/2\n");
}

static void paragraphs_and_stories_tie_when_they_are_asked_to(void) {
    EntOptions options = by_all();
    const FixtureDocument documents[] = {NEWS("a", NULL, NULL, "RUS. PRK.\n\nUN."), NO_MORE};
    const char *nodes = "all[1]: PRK=1/1/1/1 RUS=1/1/1/1 UN=1/1/1/1";
    g_autofree char *lone = g_strdup_printf("%s\n", nodes), *near = g_strdup_printf("%s PRK-RUS=0/1/1\n", nodes);
    g_autofree char *all = g_strdup_printf("%s PRK-RUS=0/1/1 PRK-UN=0/0/1 RUS-UN=0/0/1\n", nodes);
    fixture_expect(&options, documents, lone);
    options.strength = ENT_STRENGTH_PARAGRAPHS;
    fixture_expect(&options, documents, near);
    options.strength = ENT_STRENGTH_STORIES;
    fixture_expect(&options, documents, all);
}

static void newman_gives_each_pair_its_share(void) {
    EntOptions options = by_all();
    options.strength = ENT_STRENGTH_NEWMAN;
    const FixtureDocument documents[] = {NEWS("a", NULL, NULL, "RUS PRK KOR. RUS PRK. RUS PRK KOR UN."), NO_MORE};
    g_autoptr(EntSeries) series = fixture_series(&options, documents);
    const EntSlice *slice = &series->slices[0];
    g_assert_cmpuint(slice->n_ties, ==, 6);
    /* KOR-PRK, KOR-RUS, KOR-UN, PRK-RUS, PRK-UN, RUS-UN */
    const uint64_t expected[] = {ENT_NEWMAN_UNIT / 2 + ENT_NEWMAN_UNIT / 3,
                                 ENT_NEWMAN_UNIT / 2 + ENT_NEWMAN_UNIT / 3,
                                 ENT_NEWMAN_UNIT / 3,
                                 ENT_NEWMAN_UNIT / 2 + ENT_NEWMAN_UNIT + ENT_NEWMAN_UNIT / 3,
                                 ENT_NEWMAN_UNIT / 3,
                                 ENT_NEWMAN_UNIT / 3};
    for (uint32_t i = 0; i < 6; i++) {
        g_assert_cmpuint(slice->ties[i].newman, ==, expected[i]);
        g_assert_cmpfloat_with_epsilon(slice->ties[i].strength, (double)expected[i] / ENT_NEWMAN_UNIT, 1e-12);
    }
}

static void nobody_one_and_two(void) {
    EntOptions options = by_all();
    const FixtureDocument nothing[] = {NEWS("a", NULL, NULL, ""), NO_MORE},
                          silence[] = {NEWS("a", NULL, "Weather", "It rained. It stopped."), NO_MORE};
    const FixtureDocument one[] = {NEWS("a", NULL, NULL, "RUS is large. So is RUS."), NO_MORE};
    const FixtureDocument two[] = {NEWS("a", NULL, NULL, "RUS and PRK."), NO_MORE};
    fixture_expect(&options, nothing, "all[1]:\n");
    fixture_expect(&options, silence, "all[1]:\n");
    fixture_expect(&options, one, "all[1]: RUS=2/2/1/1\n");
    fixture_expect(&options, two, "all[1]: PRK=1/1/1/1 RUS=1/1/1/1 PRK-RUS=1/1/1\n");
}

static void no_story_at_all_is_a_series(void) {
    EntOptions options = by_all();
    const FixtureDocument documents[] = {NO_MORE};
    g_autoptr(EntSeries) series = fixture_series(&options, documents);
    g_assert_cmpuint(series->n_slices + series->n_actors + series->n_evidence, ==, 0);
    g_assert_cmpuint(g_strv_length(series->empty_slices), ==, 0);
}

static void an_isolate_is_a_node(void) {
    EntOptions options = by_all();
    const FixtureDocument documents[] = {NEWS("a", NULL, "UN", "RUS and PRK."), NO_MORE};
    fixture_expect(&options, documents, "all[1]: PRK=1/1/1/1 RUS=1/1/1/1 UN=1/1/1/1 PRK-RUS=1/1/1\n");
}

static void given_actors_are_taken_as_given(void) {
    EntOptions options = by_all();
    const FixtureDocument documents[] = {
        {.id = "a", .title = "UN", .given = "RUS PRK RUS|RUS VALJEAN|KOR"}, {.id = "b", .given = ""}, NO_MORE};
    fixture_expect(&options, documents,
                   "all[2]: KOR=1/1/1/1 PRK=1/1/1/1 RUS=3/2/2/1 VALJEAN=1/1/1/1 PRK-RUS=1/1/1 RUS-VALJEAN=1/1/1\n");
    g_autoptr(EntSeries) series = fixture_series(&options, documents);
    g_assert_cmpuint(series->slices[0].sentences, ==, 3);
    g_assert_cmpstr(series->actors[3].label, ==, "VALJEAN");
    g_assert_null(series->actors[3].type);
}

static void given_actors_obey_types_and_only(void) {
    EntOptions options = by_all();
    const FixtureDocument documents[] = {{.id = "a", .given = "RUS GAZPROM VALJEAN UN"}, NO_MORE};
    options.types = "country,company";
    fixture_expect(
        &options, documents,
        "all[1]: GAZPROM=1/1/1/1 RUS=1/1/1/1 VALJEAN=1/1/1/1 GAZPROM-RUS=1/1/1 GAZPROM-VALJEAN=1/1/1 RUS-VALJEAN=1/1/1\n");
    options.only = "RUS,UN";
    fixture_expect(&options, documents, "all[1]: RUS=1/1/1/1\n");
}

static void what_does_not_count_ties_nobody(void) {
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    EntOptions options = by_all();
    g_autoptr(EntRecorder) recorder = ent_recorder_new(catalogue, nodes, &options);
    EntMention mentions[] = {{0, 3, 0, 0, 0, 0, 0, ENT_READING_NAME, ENT_ZONE_BODY, false, false},
                             {4, 7, 1, ENT_NOBODY, ENT_NOBODY, 0, 0, ENT_READING_NAME, ENT_ZONE_BODY, true, false},
                             {8, 11, 2, 2, 2, 0, 0, ENT_READING_NAME, ENT_ZONE_BODY, true, false}};
    EntSentence sentences[] = {{0, 11, 0, ENT_ZONE_BODY},
                               {12, 13, 0, ENT_ZONE_CAPTION},
                               {14, 15, 0, ENT_ZONE_DATELINE},
                               {16, 17, 0, ENT_ZONE_BYLINE},
                               {18, 19, 0, ENT_ZONE_FURNITURE}};
    EntAnnotation annotation = {.mentions = mentions, .sentences = sentences, .n_mentions = 3, .n_sentences = 5};
    const char text[20 + 64] = "RUS PRK KOR 3 4 5 6 "; /* readers look at whole blocks */
    EntDocument document = {.id = "a", .text = text, .text_length = 20, .day = 0, .title = "T", .title_length = 1};
    const EntStory *story = ent_recorder_record(recorder, &document, &annotation);
    g_assert_cmpuint(story->n_named, ==, 1);
    g_assert_cmpuint(story->n_nodes, ==, 1);
    g_assert_cmpstr(ent_node_table_id(nodes, story->different[story->nodes[0].place]), ==, "KOR");
    g_assert_null(story->named[0].text.bytes);
    g_assert_cmpuint(story->sentences, ==, 3);
}

static void only_long_paragraphs_are_hashed(void) {
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    EntOptions options = by_all();
    g_autoptr(EntRecorder) recorder = ent_recorder_new(catalogue, nodes, &options);
    g_autoptr(GString) text = g_string_new(NULL);
    EntParagraph paragraphs[4];
    const int characters[] = {39, 40, 39, 40};
    for (int i = 0; i < 4; i++) {
        paragraphs[i].start = (uint32_t)text->len;
        for (int k = 0; k < characters[i]; k++)
            g_string_append(text, i < 2 ? "a" : "\xc3\xa9");
        paragraphs[i].end = (uint32_t)text->len;
    }
    EntAnnotation annotation = {.paragraphs = paragraphs, .n_paragraphs = 4};
    EntDocument document = {.id = "a", .text = text->str, .text_length = text->len, .day = 0};
    const EntStory *story = ent_recorder_record(recorder, &document, &annotation);
    g_assert_cmpuint(story->n_paragraphs, ==, 2);
    g_assert_cmpuint(story->paragraphs[0].number, ==, 1);
    g_assert_cmpuint(story->paragraphs[1].number, ==, 3);
}

static void a_document_that_names_everybody_is_skipped(void) {
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    EntOptions options = by_all();
    for (int n_nodes = ENT_STORY_NODES_MAX; n_nodes <= ENT_STORY_NODES_MAX + 1; n_nodes++) {
        g_autoptr(GString) given = g_string_new("N0");
        for (int i = 1; i < n_nodes; i++)
            g_string_append_printf(given, "%cN%d", i % 50 == 0 ? '|' : ' ', i);
        const FixtureDocument documents[] = {{.id = "a", .given = given->str}, NO_MORE};
        g_autoptr(EntStories) stories = fixture_stories(catalogue, &options, 0, documents);
        g_assert_cmpuint(stories->facts.documents, ==, n_nodes == ENT_STORY_NODES_MAX);
        g_assert_cmpuint(stories->facts.skipped, ==, n_nodes != ENT_STORY_NODES_MAX);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/windows/all_three_windows_are_counted", all_three_windows_are_counted);
    g_test_add_func("/windows/paragraphs_and_stories_tie_when_they_are_asked_to",
                    paragraphs_and_stories_tie_when_they_are_asked_to);
    g_test_add_func("/windows/newman_gives_each_pair_its_share", newman_gives_each_pair_its_share);
    g_test_add_func("/windows/nobody_one_and_two", nobody_one_and_two);
    g_test_add_func("/windows/no_story_at_all_is_a_series", no_story_at_all_is_a_series);
    g_test_add_func("/windows/an_isolate_is_a_node", an_isolate_is_a_node);
    g_test_add_func("/windows/given_actors_are_taken_as_given", given_actors_are_taken_as_given);
    g_test_add_func("/windows/given_actors_obey_types_and_only", given_actors_obey_types_and_only);
    g_test_add_func("/windows/what_does_not_count_ties_nobody", what_does_not_count_ties_nobody);
    g_test_add_func("/windows/only_long_paragraphs_are_hashed", only_long_paragraphs_are_hashed);
    g_test_add_func("/windows/a_document_that_names_everybody_is_skipped", a_document_that_names_everybody_is_skipped);
    return g_test_run();
}
