/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story_fixture.h"

static const FixtureDocument news[] = {
    NEWS("a", "2015-01-05", "RUS and PRK", "RUS met PRK and KOR. The UN sent KOR a letter."),
    NEWS("b", "2015-01-20", NULL, "RUS met PRK. RUS, PRK, KOR and UN. PRK and RUS again."),
    NEWS("c", "2015-04-02", NULL, "KOR and UN. KOR and UN."),
    NEWS("d", NULL, NULL, "RUS and UN."),
    NO_MORE,
};

static EntOptions with_evidence(EntBy by, uint32_t evidence) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.by = by;
    options.evidence = evidence;
    return options;
}

static void slices_hold_what_fell_into_them(void) {
    EntOptions options = with_evidence(ENT_BY_MONTH, 0);
    fixture_expect(&options, news,
                   "2015-01[2]: KOR=3/3/2/2 PRK=5/5/3/2 RUS=5/5/3/2 UN=2/2/2/2"
                   " KOR-PRK=2/2/2 KOR-RUS=2/2/2 KOR-UN=2/2/2 PRK-RUS=5/3/2 PRK-UN=1/2/2 RUS-UN=1/2/2\n"
                   "2015-04[1]: KOR=2/2/1/1 UN=2/2/1/1 KOR-UN=2/1/1\n"
                   "undated[1]: RUS=1/1/1/1 UN=1/1/1/1 RUS-UN=1/1/1\n");
    g_autoptr(EntSeries) series = fixture_series(&options, news);
    g_autofree char *empty = g_strjoinv(" ", series->empty_slices);
    g_assert_cmpstr(empty, ==, "2015-02 2015-03");
}

static void slices_may_overlap(void) {
    EntOptions options = with_evidence(ENT_BY_MONTH, 1);
    options.every = 90;
    options.step = 60;
    g_autoptr(EntSeries) series = fixture_series(&options, news);
    g_autoptr(GString) slices = g_string_new(NULL);
    for (uint32_t i = 0; i < series->n_slices; i++)
        g_string_append_printf(slices, "%s %u;", series->slices[i].id, series->slices[i].stories);
    g_assert_cmpstr(slices->str, ==, "2015-01-05..2015-04-04 3;2015-03-06..2015-06-03 1;undated 1;");
    g_assert_cmpuint(series->provenance.stories, ==, 4);
    /* The sentence of April shows a tie of both, and is kept once. */
    const EntSlice *first = &series->slices[0], *second = &series->slices[1];
    const EntTie *tie = &second->ties[0];
    g_assert_cmpuint(second->n_ties, ==, 1);
    uint32_t shown = second->evidence[tie->first_evidence];
    g_assert_cmpstr(series->evidence[shown].doc, ==, "c");
    g_assert_cmpuint(first->n_ties, >, 1);
    for (uint32_t i = 1; i < series->n_evidence; i++)
        g_assert_false(g_str_equal(series->evidence[i - 1].doc, series->evidence[i].doc) &&
                       series->evidence[i - 1].byte_start == series->evidence[i].byte_start &&
                       series->evidence[i - 1].byte_end == series->evidence[i].byte_end);
}

static void all_is_the_sum_of_the_slices(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 0);
    fixture_expect(&options, news,
                   "all[4]: KOR=5/5/3/3 PRK=5/5/3/2 RUS=6/6/4/3 UN=5/5/4/4"
                   " KOR-PRK=2/2/2 KOR-RUS=2/2/2 KOR-UN=4/3/3 PRK-RUS=5/3/2 PRK-UN=1/2/2 RUS-UN=2/3/3\n");
    g_autoptr(EntSeries) series = fixture_series(&options, news);
    char first[ENT_DAY_LENGTH], end[ENT_DAY_LENGTH];
    g_assert_cmpstr(ent_day_format(series->slices[0].from, first), ==, "2015-01-05");
    g_assert_cmpstr(ent_day_format(series->slices[0].to, end), ==, "2015-04-03");
}

static void the_origin_says_what_was_read(void) {
    EntOptions options = with_evidence(ENT_BY_QUARTER, 3);
    options.min_strength = 2;
    g_autoptr(EntSeries) series = fixture_series(&options, news);
    const EntProvenance *provenance = &series->provenance;
    g_assert_cmpuint(provenance->documents, ==, 4);
    g_assert_cmpuint(provenance->stories, ==, 4);
    g_assert_cmpuint(provenance->undated, ==, 1);
    g_assert_cmpuint(provenance->sentences, ==, 9);
    g_assert_cmpuint(provenance->mentions, ==, 21);
    g_assert_cmpuint(provenance->catalogue_digest, ==, 42);
    g_assert_cmpstr(provenance->by, ==, "quarter");
    g_assert_cmpstr(provenance->strength, ==, "sentences");
    g_assert_cmpstr(provenance->level, ==, "state");
    g_assert_null(provenance->first_day);
    g_assert_cmpint(provenance->to - provenance->from, ==, 87);
}

static void actors_are_those_who_appear(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 0);
    const FixtureDocument documents[] = {NEWS("a", NULL, NULL, "SUN. GAZPROM. RUS."), NO_MORE};
    g_autoptr(EntSeries) series = fixture_series(&options, documents);
    g_assert_cmpuint(series->n_actors, ==, 3);
    const EntSeriesActor *gazprom = &series->actors[0], *russia = &series->actors[1], *soviet = &series->actors[2];
    g_assert_cmpstr(gazprom->label, ==, "Gazprom");
    g_assert_cmpstr(gazprom->type, ==, "company");
    g_assert_cmpstr(gazprom->country, ==, "RUS");
    g_assert_cmpstr(russia->country, ==, "RUS");
    g_assert_cmpint(russia->to, ==, ENT_DAY_NONE);
    g_assert_cmpstr(soviet->id, ==, "SUN");
    g_assert_cmpint(soviet->to, ==, 8030);
}

static void evidence_names_the_fewest_first(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 2);
    options.only = NULL;
    const FixtureDocument documents[] = {
        NEWS("b", "2015-01-01", NULL, "RUS PRK KOR. RUS PRK."),
        NEWS("a", "2015-01-02", "PRK RUS", "RUS PRK UN."),
        NO_MORE,
    };
    fixture_expect(
        &options, documents,
        "all[2]: KOR=1/1/1/1 PRK=4/4/3/2 RUS=4/4/3/2 UN=1/1/1/1"
        " KOR-PRK=1/1/1(0) KOR-RUS=1/1/1(0) PRK-RUS=4/3/2(1,2) PRK-UN=1/1/1(3) RUS-UN=1/1/1(3)\n"
        "0: b 0-12 \"RUS PRK KOR.\"\n1: b 13-21 \"RUS PRK.\"\n2: a 0-7 \"PRK RUS\"\n3: a 0-11 \"RUS PRK UN.\"\n");
}

static void a_sentence_is_evidence_once(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 5);
    const FixtureDocument documents[] = {NEWS("a", "2015-01-02", NULL, "RUS PRK UN KOR GAZPROM."), NO_MORE};
    g_autoptr(EntSeries) series = fixture_series(&options, documents);
    g_assert_cmpuint(series->n_evidence, ==, 1);
    g_assert_cmpuint(series->slices[0].n_evidence, ==, 10);
    g_assert_cmpstr(series->evidence[0].source, ==, "wire");
    g_assert_null(series->evidence[0].title);
}

static void given_actors_have_no_evidence(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 5);
    const FixtureDocument documents[] = {{.id = "a", .given = "RUS PRK"}, NO_MORE};
    fixture_expect(&options, documents, "all[1]: PRK=1/1/1/1 RUS=1/1/1/1 PRK-RUS=1/1/1\n");
}

static void given_actors_are_nodes_by_their_type(void) {
    static const struct {
        EntLevel level;
        const char *types, *expected;
    } cases[] = {
        {ENT_LEVEL_STATE, NULL, "all[1]: GAZPROM=1/1/1/1 VALJEAN=1/1/1/1 GAZPROM-VALJEAN=1/1/1\n"},
        {ENT_LEVEL_STATE, "country,igo,company,group",
         "all[1]: GAZPROM=1/1/1/1 VALJEAN=1/1/1/1 GAZPROM-VALJEAN=1/1/1\n"},
        {ENT_LEVEL_STATE, "igo , person", "all[1]: PUTIN=1/1/1/1 VALJEAN=1/1/1/1 PUTIN-VALJEAN=1/1/1\n"},
        {ENT_LEVEL_ACTOR, NULL,
         "all[1]: GAZPROM=1/1/1/1 PUTIN=1/1/1/1 VALJEAN=1/1/1/1"
         " GAZPROM-PUTIN=1/1/1 GAZPROM-VALJEAN=1/1/1 PUTIN-VALJEAN=1/1/1\n"},
    };
    const FixtureDocument documents[] = {{.id = "a", .given = "PUTIN GAZPROM VALJEAN"}, NO_MORE};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        EntOptions options = with_evidence(ENT_BY_ALL, 0);
        options.level = cases[i].level;
        options.types = cases[i].types;
        fixture_expect(&options, documents, cases[i].expected);
    }
}

static void no_story_between_from_and_to_is_an_error(void) {
    static const struct {
        const char *from, *to, *expected;
    } cases[] = {
        {"2016-01-01", NULL,
         "no story is left between 2016-01-01 and the end; the stories are of 2015-01-05 to 2015-04-02"},
        {NULL, "2015-01-05",
         "no story is left between the beginning and 2015-01-05; the stories are of 2015-01-05 to 2015-04-02"},
        {"2015-02-01", "2015-03-01",
         "no story is left between 2015-02-01 and 2015-03-01; the stories are of 2015-01-05 to 2015-04-02"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        EntOptions options = with_evidence(ENT_BY_MONTH, 1);
        g_autoptr(GError) error = NULL;
        g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
        g_autoptr(EntStories) stories = fixture_stories(catalogue, &options, ENT_STORE_LIMIT, news);
        g_assert_true(cases[i].from == NULL || ent_day_parse(cases[i].from, &options.from));
        g_assert_true(cases[i].to == NULL || ent_day_parse(cases[i].to, &options.to));
        g_assert_null(ent_series_new(stories, catalogue, &options, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
        g_assert_cmpstr(error->message, ==, cases[i].expected);
    }
}

static void weak_ties_are_dropped_with_their_evidence(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 1);
    options.min_strength = 4;
    fixture_expect(&options, news,
                   "all[4]: KOR=5/5/3/3 PRK=5/5/3/2 RUS=6/6/4/3 UN=5/5/4/4 KOR-UN=4/3/3(1) PRK-RUS=5/3/2(0)\n"
                   "0: a 0-11 \"RUS and PRK\"\n1: a 21-46 \"The UN sent KOR a letter.\"\n");
}

static void around_keeps_a_node_and_its_partners(void) {
    EntOptions options = with_evidence(ENT_BY_MONTH, 0);
    options.around = "RUS";
    options.min_strength = 2;
    fixture_expect(&options, news,
                   "2015-01[2]: KOR=3/3/2/2 PRK=5/5/3/2 RUS=5/5/3/2 KOR-PRK=2/2/2 KOR-RUS=2/2/2 PRK-RUS=5/3/2\n"
                   "2015-04[1]:\nundated[1]: RUS=1/1/1/1\n");
    g_autoptr(EntSeries) series = fixture_series(&options, news);
    g_assert_cmpuint(series->n_actors, ==, 3);
}

static void around_somebody_who_is_not_named_leaves_nothing(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 1);
    options.around = "GAZPROM";
    fixture_expect(&options, news, "all[4]:\n");
}

static void around_nobody_is_misuse(void) {
    EntOptions options = with_evidence(ENT_BY_ALL, 1);
    options.around = "NOBODY";
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    g_autoptr(EntStories) stories = fixture_stories(catalogue, &options, 0, news);
    g_assert_null(ent_series_new(stories, catalogue, &options, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
}

static void from_and_to_choose_stories(void) {
    EntOptions options = with_evidence(ENT_BY_MONTH, 1);
    g_assert_true(ent_day_parse("2015-01-20", &options.from));
    g_assert_true(ent_day_parse("2015-04-02", &options.to));
    fixture_expect(
        &options, news,
        "2015-01[1]: KOR=1/1/1/1 PRK=3/3/1/1 RUS=3/3/1/1 UN=1/1/1/1"
        " KOR-PRK=1/1/1(1) KOR-RUS=1/1/1(1) KOR-UN=1/1/1(1) PRK-RUS=3/1/1(0) PRK-UN=1/1/1(1) RUS-UN=1/1/1(1)\n"
        "0: b 0-12 \"RUS met PRK.\"\n1: b 13-34 \"RUS, PRK, KOR and UN.\"\n");
    g_autoptr(EntSeries) series = fixture_series(&options, news);
    g_assert_cmpuint(series->provenance.documents, ==, 1);
    g_assert_cmpstr(series->provenance.first_day, ==, "2015-01-20");
}

static void neither_order_nor_spilling_changes_a_series(void) {
    static const size_t limits[] = {ENT_STORE_LIMIT, 300, 0};
    EntOptions options = with_evidence(ENT_BY_QUARTER, 2);
    g_autoptr(EntCatalogue) catalogue = fixture_catalogue();
    g_autoptr(EntSeries) straight = fixture_series(&options, news);
    g_autofree char *expected = fixture_describe(straight);
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        const FixtureDocument turned[] = {news[3], news[1], news[2], news[0], NO_MORE};
        g_autoptr(GError) error = NULL;
        g_autoptr(EntStories) stories = fixture_stories(catalogue, &options, limits[i], turned);
        g_autoptr(EntSeries) series = ent_series_new(stories, catalogue, &options, &error);
        g_autofree char *found = fixture_describe(series);
        g_assert_cmpstr(found, ==, expected);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/series/slices_hold_what_fell_into_them", slices_hold_what_fell_into_them);
    g_test_add_func("/series/slices_may_overlap", slices_may_overlap);
    g_test_add_func("/series/all_is_the_sum_of_the_slices", all_is_the_sum_of_the_slices);
    g_test_add_func("/series/the_origin_says_what_was_read", the_origin_says_what_was_read);
    g_test_add_func("/series/actors_are_those_who_appear", actors_are_those_who_appear);
    g_test_add_func("/series/evidence_names_the_fewest_first", evidence_names_the_fewest_first);
    g_test_add_func("/series/a_sentence_is_evidence_once", a_sentence_is_evidence_once);
    g_test_add_func("/series/given_actors_have_no_evidence", given_actors_have_no_evidence);
    g_test_add_func("/series/given_actors_are_nodes_by_their_type", given_actors_are_nodes_by_their_type);
    g_test_add_func("/series/no_story_between_from_and_to_is_an_error", no_story_between_from_and_to_is_an_error);
    g_test_add_func("/series/weak_ties_are_dropped_with_their_evidence", weak_ties_are_dropped_with_their_evidence);
    g_test_add_func("/series/around_keeps_a_node_and_its_partners", around_keeps_a_node_and_its_partners);
    g_test_add_func("/series/around_somebody_who_is_not_named_leaves_nothing",
                    around_somebody_who_is_not_named_leaves_nothing);
    g_test_add_func("/series/around_nobody_is_misuse", around_nobody_is_misuse);
    g_test_add_func("/series/from_and_to_choose_stories", from_and_to_choose_stories);
    g_test_add_func("/series/neither_order_nor_spilling_changes_a_series", neither_order_nor_spilling_changes_a_series);
    return g_test_run();
}
