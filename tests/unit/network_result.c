/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fixture.h"

static const char *const three[] = {"A-B:1 B-C:2", "A-C:3 D", "A-B:4", NULL};

static void the_size_is_known_before_the_analysis(void) {
    g_autoptr(EntResult) result = ent_result_from_series(fixture_series(3, three));
    size_t length = ent_slice_analysis_length(3) + ent_slice_analysis_length(3) + ent_slice_analysis_length(2);
    g_assert_cmpuint(ent_result_n_slices(result), ==, 3);
    g_assert_cmpuint(ent_result_analysis_size(result), ==, length * sizeof(double));
}

static void an_analysis_writes_only_its_part(void) {
    g_autoptr(EntResult) result = ent_result_from_series(fixture_series(3, three));
    size_t size = ent_result_analysis_size(result), part = ent_slice_analysis_length(3);
    g_autofree double *memory = g_malloc(size);
    memset(memory, 0x55, size);
    g_autofree double *before = g_memdup2(memory, size);
    ent_result_set_analysis_memory(result, memory);
    g_autoptr(GError) error = NULL;
    g_assert_true(ent_result_analyse(result, 1, &error));
    assert_bytes(memory, before, part * sizeof(double));
    size_t rest = size - 2 * part * sizeof(double);
    assert_bytes(memory + 2 * part, before + 2 * part, rest);
    for (size_t i = part; i < 2 * part; i++)
        g_assert_true(memcmp(&memory[i], &before[i], sizeof(double)) != 0);
}

static void the_order_of_analyses_does_not_matter(void) {
    g_autoptr(EntResult) first = fixture_result(three);
    g_autoptr(EntResult) second = ent_result_from_series(fixture_series(3, three));
    g_autoptr(GError) error = NULL;
    for (size_t i = 3; i-- > 0;)
        g_assert_true(ent_result_analyse(second, i, &error));
    g_assert_true(ent_result_finish(second, &error));
    size_t size = ent_result_analysis_size(first);
    assert_bytes(first->block, second->block, size);
    assert_bytes(first->x, second->x, 4 * sizeof(double));
}

static void a_program_sees_slices_nodes_ties_and_measures(void) {
    g_autoptr(EntResult) result = fixture_result(three);
    EntSliceView slice = ent_result_get_slice(result, 1);
    g_assert_cmpstr(slice.id, ==, result->series->slices[1].id);
    g_assert_cmpuint(slice.n_nodes, ==, 3);
    g_assert_cmpuint(slice.n_ties, ==, 1);
    EntTieView tie = ent_result_get_tie(result, 1, 0);
    g_assert_cmpstr(ent_result_get_node(result, 1, tie.source).id, ==, "A");
    g_assert_cmpstr(ent_result_get_node(result, 1, tie.target).id, ==, "C");
    assert_near(tie.strength, 3);
    assert_near(ent_result_get_measure(result, 1, tie.target, "strength"), 3);
    assert_missing(ent_result_get_measure(result, 1, 2, "closeness"));
    assert_missing(ent_result_get_measure(result, 1, 0, "fame"));
}

static void the_union_adds_up(void) {
    g_autoptr(EntResult) result = fixture_result(three);
    const EntSlice *united = result->united;
    g_assert_cmpstr(united->id, ==, "_union");
    g_assert_cmpint(united->from, ==, 0);
    g_assert_cmpint(united->to, ==, 90);
    g_assert_cmpuint(united->n_nodes, ==, 4);
    g_assert_cmpuint(united->nodes[0].mentions, ==, 3);
    g_assert_cmpuint(united->n_ties, ==, 3);
    assert_near(united->ties[0].strength, 5);
    g_assert_cmpuint(united->ties[0].sentences, ==, 2);
    assert_near(result->united_analysis.measures[ENT_NODE_STRENGTH * 4], 8);
    assert_near(result->united_analysis.measures[ENT_NODE_STRENGTH_RANK * 4], 1);
    assert_missing(result->united_analysis.measures[ENT_NODE_BETWEENNESS * 4]);
}

static void overlapping_slices_are_not_counted_twice(void) {
    EntSeries *series = fixture_series(3, three);
    series->slices[1].from = 29; /* overlaps the first */
    g_autoptr(EntResult) result = ent_result_from_series(series);
    fixture_analyse(result);
    g_autoptr(GError) error = NULL;
    g_assert_true(ent_result_finish(result, &error));
    g_assert_cmpuint(result->united->n_nodes, ==, 4); /* D is there */
    g_assert_cmpuint(result->united->nodes[0].mentions, ==, 2);
    g_assert_cmpuint(result->united->n_ties, ==, 3); /* A-C is there */
    assert_near(result->united->ties[0].strength, 5);
    assert_near(result->united->ties[1].strength, 3);
}

static void an_undated_slice_overlaps_nothing(void) {
    EntSeries *series = fixture_series(3, three);
    series->slices[2].from = series->slices[2].to = ENT_DAY_NONE;
    g_autoptr(EntResult) result = ent_result_from_series(series);
    fixture_analyse(result);
    g_autoptr(GError) error = NULL;
    g_assert_true(ent_result_finish(result, &error));
    assert_near(result->united->ties[0].strength, 5);
    g_assert_cmpint(result->united->to, ==, 60);
}

static void impossible_strengths_are_refused(void) {
    static const double bad[] = {0, -1, NAN, INFINITY};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        EntSeries *series = fixture_series(3, three);
        series->slices[2].ties[0].strength = bad[i];
        g_autoptr(EntResult) result = ent_result_from_series(series);
        g_autoptr(GError) error = NULL;
        g_assert_false(ent_result_analyse(result, 2, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
        g_assert_nonnull(strstr(error->message, "s2"));
    }
}

static void impossible_communities_are_refused(void) {
    static const double bad[] = {-1, .5, 1e9, INFINITY};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(EntResult) result = fixture_result(three);
        result->analyses[0].community[1] = bad[i];
        g_autoptr(GError) error = NULL;
        g_assert_false(ent_result_unite(result, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    }
}

static void the_strongest_nodes_come_first(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 C-D:5 E");
    g_autofree uint32_t *order = ent_slice_rank_nodes(&result->series->slices[0], &result->analyses[0]);
    static const uint32_t expected[] = {2, 3, 0, 1, 4};
    assert_bytes(order, expected, sizeof expected);
}

static void no_slices_are_a_result(void) {
    static const char *const none[] = {NULL};
    g_autoptr(EntResult) result = fixture_result(none);
    g_assert_cmpuint(ent_result_n_slices(result), ==, 0);
    g_assert_cmpuint(result->united->n_nodes, ==, 0);
}

static void two_runs_give_the_same_bytes(void) {
    g_autoptr(GString) text = g_string_new("a000");
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    for (int i = 0; i < 120; i++)
        for (int j = i + 1; j < 120; j++)
            if (g_rand_int_range(rand, 0, 8) == 0)
                g_string_append_printf(text, " a%03d-a%03d:%d", i, j, g_rand_int_range(rand, 1, 50));
    g_autoptr(EntResult) first = fixture_one(text->str), second = fixture_one(text->str);
    size_t size = ent_result_analysis_size(first);
    assert_bytes(first->block, second->block, size);
}

#define ADD(statement) g_test_add_func("/network/result/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(the_size_is_known_before_the_analysis);
    ADD(an_analysis_writes_only_its_part);
    ADD(the_order_of_analyses_does_not_matter);
    ADD(a_program_sees_slices_nodes_ties_and_measures);
    ADD(the_union_adds_up);
    ADD(overlapping_slices_are_not_counted_twice);
    ADD(an_undated_slice_overlaps_nothing);
    ADD(impossible_strengths_are_refused);
    ADD(impossible_communities_are_refused);
    ADD(the_strongest_nodes_come_first);
    ADD(no_slices_are_a_result);
    ADD(two_runs_give_the_same_bytes);
    return g_test_run();
}
