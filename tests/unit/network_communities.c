/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fixture.h"

/* Zachary 1977, doi:10.1086/jar.33.4.3629752: 34 members, 78 ties; here all of strength 1. */
static const uint8_t karate[][2] = {
    {1, 2},   {1, 3},   {1, 4},   {1, 5},   {1, 6},   {1, 7},   {1, 8},   {1, 9},   {1, 11},  {1, 12},
    {1, 13},  {1, 14},  {1, 18},  {1, 20},  {1, 22},  {1, 32},  {2, 3},   {2, 4},   {2, 8},   {2, 14},
    {2, 18},  {2, 20},  {2, 22},  {2, 31},  {3, 4},   {3, 8},   {3, 9},   {3, 10},  {3, 14},  {3, 28},
    {3, 29},  {3, 33},  {4, 8},   {4, 13},  {4, 14},  {5, 7},   {5, 11},  {6, 7},   {6, 11},  {6, 17},
    {7, 17},  {9, 31},  {9, 33},  {9, 34},  {10, 34}, {14, 34}, {15, 33}, {15, 34}, {16, 33}, {16, 34},
    {19, 33}, {19, 34}, {20, 34}, {21, 33}, {21, 34}, {23, 33}, {23, 34}, {24, 26}, {24, 28}, {24, 30},
    {24, 33}, {24, 34}, {25, 26}, {25, 28}, {25, 32}, {26, 32}, {27, 30}, {27, 34}, {28, 34}, {29, 32},
    {29, 34}, {30, 33}, {30, 34}, {31, 33}, {31, 34}, {32, 33}, {32, 34}, {33, 34}};

static EntResult *karate_result(void) {
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(karate); i++)
        g_string_append_printf(text, "%sm%02u-m%02u:1", i > 0 ? " " : "", karate[i][0], karate[i][1]);
    EntResult *result = fixture_one(text->str);
    g_string_free(text, TRUE);
    return result;
}

/* By the definition: share of strength inside, less what is expected. */
static double find_modularity(const EntResult *result) {
    const EntSlice *slice = &result->series->slices[0];
    const EntSliceAnalysis *analysis = &result->analyses[0];
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * slice->n_nodes;
    double total = 0, inside = 0, expected = 0;
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const EntTie *tie = &slice->ties[i];
        total += tie->strength;
        if (analysis->community[tie->source] == analysis->community[tie->target])
            inside += tie->strength;
    }
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        for (uint32_t j = 0; j < slice->n_nodes; j++)
            if (analysis->community[i] == analysis->community[j])
                expected += strength[i] * strength[j];
    return inside / total - expected / (4 * total * total);
}

static void the_karate_club_reaches_the_known_optimum(void) {
    g_autoptr(EntResult) result = karate_result();
    double modularity = result->analyses[0].slice_measures[ENT_SLICE_MODULARITY];
    g_assert_cmpfloat(modularity, >=, 0.4197);
    assert_near(modularity, find_modularity(result));
    g_assert_cmpuint(result->analyses[0].n_communities, ==, 4);
}

static void the_seed_does_not_decide(void) {
    g_autoptr(EntResult) first = karate_result(), second = karate_result();
    second->series->provenance.seed = 4711;
    fixture_analyse(second);
    g_autoptr(GError) error = NULL;
    g_assert_true(ent_result_finish(second, &error));
    assert_bytes(first->analyses[0].community, second->analyses[0].community, 34 * sizeof(double));
}

static void modularity_weighs_ties(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:9 B-C:1 C-D:9 A-D:1 A-C:1");
    assert_near(result->analyses[0].slice_measures[ENT_SLICE_MODULARITY], find_modularity(result));
    assert_near(fixture_community(result, 0, "A"), fixture_community(result, 0, "B"));
    assert_near(fixture_community(result, 0, "C"), fixture_community(result, 0, "D"));
    g_assert_cmpfloat(fixture_community(result, 0, "A"), !=, fixture_community(result, 0, "C"));
}

static void what_is_not_connected_is_not_together(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 C-D:1 L");
    assert_near(fixture_community(result, 0, "A"), 0);
    assert_near(fixture_community(result, 0, "B"), 0);
    assert_near(fixture_community(result, 0, "C"), 1);
    assert_near(fixture_community(result, 0, "D"), 1);
    assert_missing(fixture_community(result, 0, "L"));
    assert_near(result->analyses[0].slice_measures[ENT_SLICE_MODULARITY], .5);
}

/* A ring of four has two equally good halvings: A with B, or A with D. */
static void equal_partitions_are_told_apart_by_name(void) {
    for (uint32_t seed = 0; seed < 20; seed++) {
        const char *const texts[] = {"A-B:1 B-C:1 C-D:1 A-D:1", NULL};
        g_autoptr(EntResult) result = ent_result_from_series(fixture_series(1, texts));
        result->series->provenance.seed = seed;
        fixture_analyse(result);
        assert_near(fixture_community(result, 0, "A"), 0);
        g_assert_cmpfloat(fixture_community(result, 0, "C"), ==,
                          fixture_community(result, 0, "B") == 0 ? fixture_community(result, 0, "D") : 1);
    }
}

static void members_come_strongest_first(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 B-C:5 C-D:2 B-D:1");
    const EntCommunity *community = &result->analyses[0].communities[0];
    g_assert_cmpuint(result->analyses[0].n_communities, ==, 1);
    g_assert_cmpuint(community->size, ==, 4);
    g_assert_cmpuint(community->members[0], ==, 1); /* B and C have 7 */
    g_assert_cmpuint(community->members[1], ==, 2);
    g_assert_cmpuint(community->members[2], ==, 3);
    g_assert_cmpuint(community->members[3], ==, 0);
    g_assert_cmpstr(community->name, ==, "B, C, D");
    assert_near(community->strength_inside, 9);
}

#define ADD(statement) g_test_add_func("/network/communities/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(the_karate_club_reaches_the_known_optimum);
    ADD(the_seed_does_not_decide);
    ADD(modularity_weighs_ties);
    ADD(what_is_not_connected_is_not_together);
    ADD(equal_partitions_are_told_apart_by_name);
    ADD(members_come_strongest_first);
    return g_test_run();
}
