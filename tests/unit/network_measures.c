/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/measures.h"
#include "network_fixture.h"

/* Known answers, worked out by hand. */

#define OF(id, measure) fixture_measure(result, 0, id, ENT_NODE_##measure)
#define OF_SLICE(measure) (result->analyses[0].slice_measures[ENT_SLICE_##measure])

static void a_triangle_adds_up(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:3 A-C:1 B-C:2");
    assert_near(OF("A", STRENGTH), 4);
    assert_near(OF("B", STRENGTH), 5);
    assert_near(OF("C", STRENGTH), 3);
    assert_near(OF("A", STRENGTH_RANK), 2);
    assert_near(OF("B", STRENGTH_RANK), 1);
    assert_near(OF("C", STRENGTH_RANK), 3);
    assert_near(OF("A", PARTNERS), 2);
    assert_near(OF("A", CORENESS), 2);
    assert_near(OF("A", CLUSTERING), 1);
    assert_near(OF_SLICE(DENSITY), 1);
    assert_near(OF_SLICE(TRANSITIVITY), 1);
    assert_near(OF_SLICE(COMPONENTS), 1);
}

static void strength_is_not_length(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:10 B-C:10 A-C:1");
    assert_near(OF("B", BETWEENNESS), 1); /* the strong way around beats the weak tie */
    assert_near(OF("A", BETWEENNESS), 0);
    assert_near(OF("B", BETWEENNESS_UNWEIGHTED), 0);
    assert_near(OF("B", CLOSENESS), 2 / (.1 + .1));
    assert_near(OF("A", CLOSENESS), 2 / (.1 + .2));
    assert_near(OF("A", HARMONIC), (10 + 5) / 2.0);
    g_assert_cmpfloat(OF("B", EIGENVECTOR), >, OF("A", EIGENVECTOR));
    g_assert_cmpfloat(OF("B", PAGERANK), >, OF("A", PAGERANK));
}

static void a_star_has_a_centre(void) {
    g_autoptr(EntResult) result = fixture_one("H-A:2 H-B:2 H-C:2 H-D:2");
    double centre = (.03 + 4 * .85 * .03) / (1 - .85 * .85);
    assert_near(OF("H", BETWEENNESS), 6);
    assert_near(OF("A", BETWEENNESS), 0);
    assert_near(OF("H", BETWEENNESS_UNWEIGHTED), 6);
    assert_near(OF("H", CLOSENESS), 2);
    assert_near(OF("A", CLOSENESS), 4 / 3.5);
    assert_near(OF("H", HARMONIC), 2);
    assert_near(OF("A", HARMONIC), (2 + 3) / 4.0);
    assert_near(OF("H", EIGENVECTOR), 1);
    assert_near(OF("A", EIGENVECTOR), .5);
    assert_near(OF("H", PAGERANK), centre);
    assert_near(OF("A", PAGERANK), (1 - centre) / 4);
    assert_near(OF("H", CLUSTERING), 0);
    assert_missing(OF("A", CLUSTERING));
    assert_near(OF("H", CONSTRAINT), .25);
    assert_near(OF("A", CONSTRAINT), 1);
    assert_near(OF("H", CORENESS), 1);
    assert_near(OF_SLICE(TRANSITIVITY), 0);
}

static void a_path_goes_through_its_middle(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 B-C:2 C-D:4");
    assert_near(OF("B", BETWEENNESS), 2);
    assert_near(OF("C", BETWEENNESS), 2);
    assert_near(OF("A", CLOSENESS), 3 / (1 + 1.5 + 1.75));
    assert_near(OF("A", HARMONIC), (1 + 1 / 1.5 + 1 / 1.75) / 3);
}

static void equally_short_paths_share(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 B-C:1 C-D:1 A-D:1");
    assert_near(OF("A", BETWEENNESS), .5);
    assert_near(OF("C", BETWEENNESS), .5);
}

static void rounding_does_not_make_a_path_longer(void) {
    g_autoptr(EntResult) result =
        fixture_one("A-B:10 B-C:5 A-C:3.333333333333333333"); /* .1 + .2 is more than .3 in doubles */
    assert_near(OF("B", BETWEENNESS), .5);
}

static void barrat_weighs_triples(void) {
    /* Triples around A: (B,C) is closed, 4 + 1; (B,D) and (C,D) are not. Sum over both orders / (strength x (partners - 1)). */
    g_autoptr(EntResult) result = fixture_one("A-B:4 A-C:1 A-D:1 B-C:1");
    assert_near(OF("A", CLUSTERING), (4 + 1) / (6.0 * 2));
    assert_near(OF("B", CLUSTERING), 1);
    assert_missing(OF("D", CLUSTERING));
}

static void burt_weighs_redundant_partners(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:3 A-C:1 B-C:2");
    double to_b = .75 + .25 * 2 / 3, to_c = .25 + .75 * 2 / 5;
    assert_near(OF("A", CONSTRAINT), to_b * to_b + to_c * to_c);
}

static void components_stand_alone(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 C-D:9 D-E:9 F-G:9 G-H:9");
    assert_near(OF("A", CLOSENESS), 1);
    assert_near(OF("A", HARMONIC), 1 / 7.0);
    assert_near(OF("D", EIGENVECTOR), 1); /* of equally large components that of the first actor */
    assert_near(OF("C", EIGENVECTOR), sqrt(.5));
    assert_missing(OF("G", EIGENVECTOR));
    assert_missing(OF("A", EIGENVECTOR));
    assert_near(OF_SLICE(COMPONENTS), 3);
}

static void an_isolate_lacks_what_needs_partners(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:1 L");
    assert_near(OF("L", STRENGTH), 0);
    assert_near(OF("L", STRENGTH_RANK), 3);
    assert_near(OF("L", PARTNERS), 0);
    assert_near(OF("L", BETWEENNESS), 0);
    assert_missing(OF("L", CLOSENESS));
    assert_near(OF("L", HARMONIC), 0);
    assert_missing(OF("L", EIGENVECTOR));
    assert_missing(OF("L", CLUSTERING));
    assert_missing(OF("L", CONSTRAINT));
    assert_near(OF("L", CORENESS), 0);
    g_assert_cmpfloat(OF("L", PAGERANK), >, 0);
    assert_near(OF("A", PAGERANK) + OF("B", PAGERANK) + OF("L", PAGERANK), 1);
    assert_near(OF_SLICE(COMPONENTS), 2);
}

static void nothing_has_no_numbers(void) {
    g_autoptr(EntResult) result = fixture_one("");
    g_assert_cmpuint(result->series->slices[0].n_nodes, ==, 0);
    assert_missing(OF_SLICE(DENSITY));
    assert_near(OF_SLICE(COMPONENTS), 0);
    assert_missing(OF_SLICE(TRANSITIVITY));
    assert_missing(OF_SLICE(MODULARITY));
}

static void one_actor_is_an_isolate(void) {
    g_autoptr(EntResult) result = fixture_one("A");
    assert_near(OF("A", STRENGTH_RANK), 1);
    assert_near(OF("A", PAGERANK), 1);
    assert_near(OF("A", BETWEENNESS), 0);
    assert_missing(OF("A", CLOSENESS));
    assert_missing(OF("A", HARMONIC));
    assert_missing(OF("A", EIGENVECTOR));
    assert_missing(OF_SLICE(DENSITY));
    assert_missing(OF_SLICE(MODULARITY));
    assert_missing(result->analyses[0].community[0]);
}

static void one_tie_is_a_network(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:.5");
    assert_near(OF("A", CLOSENESS), .5);
    assert_near(OF("A", HARMONIC), .5);
    assert_near(OF("A", EIGENVECTOR), 1);
    assert_near(OF("B", PAGERANK), .5);
    assert_near(OF("A", CONSTRAINT), 1);
    assert_near(OF_SLICE(DENSITY), 1);
    assert_near(OF_SLICE(MODULARITY), 0);
    assert_missing(OF_SLICE(TRANSITIVITY));
    assert_near(fixture_community(result, 0, "A"), 0);
    assert_near(fixture_community(result, 0, "B"), 0);
}

static void equal_strengths_share_a_rank(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:5 A-C:3 A-D:3 A-E:1");
    assert_near(OF("A", STRENGTH_RANK), 1);
    assert_near(OF("B", STRENGTH_RANK), 2);
    assert_near(OF("C", STRENGTH_RANK), 3);
    assert_near(OF("D", STRENGTH_RANK), 3);
    assert_near(OF("E", STRENGTH_RANK), 5);
}

static void thirds_that_make_one_share_its_rank(void) {
    g_autoptr(EntResult) result = fixture_one("A-X:.1 A-Y:.2 B-Z:.3"); /* .1 + .2 and .3 differ in the last digit */
    assert_near(OF("A", STRENGTH_RANK), OF("B", STRENGTH_RANK));
}

static void what_is_past_has_no_rank(void) {
    const char *const texts[] = {"A-B:5 B-C:3", "A-B:5 B-C:3", NULL};
    g_autoptr(EntResult) result = ent_result_from_series(fixture_series(2, texts));
    result->series->actors[1].to = 30; /* B ended with the first slice */
    fixture_analyse(result);
    assert_near(fixture_measure(result, 0, "B", ENT_NODE_STRENGTH_RANK), 1);
    assert_near(fixture_measure(result, 0, "A", ENT_NODE_STRENGTH_RANK), 2);
    assert_missing(fixture_measure(result, 1, "B", ENT_NODE_STRENGTH_RANK));
    assert_near(fixture_measure(result, 1, "B", ENT_NODE_STRENGTH), 8);
    assert_near(fixture_measure(result, 1, "A", ENT_NODE_STRENGTH_RANK), 1);
    assert_near(fixture_measure(result, 1, "C", ENT_NODE_STRENGTH_RANK), 2);
}

static void a_weak_bridge_still_has_an_eigenvector(void) {
    /* Two equal cliques on a thread: the first two eigenvalues nearly agree. */
    g_autoptr(EntResult) result = fixture_one("A-B:1 A-C:1 B-C:1 D-E:1 D-F:1 E-F:1 C-D:.000001");
    g_assert_cmpfloat(OF("C", EIGENVECTOR), >, .99);
    assert_near(OF("C", EIGENVECTOR), OF("D", EIGENVECTOR));
}

/* Whether clustering and constraint of a star's centre and first leaf are there. */
static bool a_star_is_measured(uint32_t n_leaves) {
    g_autofree EntNode *nodes = g_new0(EntNode, n_leaves + 1);
    g_autofree EntTie *ties = g_new0(EntTie, n_leaves);
    g_autofree EntSeriesActor *actors = g_new0(EntSeriesActor, n_leaves + 1);
    g_autofree double *values = g_new0(double, n_leaves + 1);
    for (uint32_t i = 0; i < n_leaves; i++)
        ties[i] = (EntTie){.target = i + 1, .strength = 1};
    EntSlice slice = {.id = (char *)"s", .nodes = nodes, .ties = ties, .n_nodes = n_leaves + 1, .n_ties = n_leaves};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntNetwork) network = ent_network_new(&slice, actors, &error);
    g_assert_no_error(error);
    g_assert_true(ent_network_constraint(network, values, &error));
    bool is_measured = !isnan(values[1]);
    g_assert_true(isnan(values[0]) == !is_measured);
    g_assert_true(ent_network_clustering(network, values, &error));
    g_assert_true(isnan(values[0]) == !is_measured);
    g_autofree double *block = g_new0(double, ent_slice_analysis_length(slice.n_nodes));
    EntSliceAnalysis analysis = {.slice_measures = block, .measures = block + ENT_N_SLICE_MEASURES};
    analysis.community = analysis.measures + ENT_N_NODE_MEASURES * (size_t)slice.n_nodes;
    g_assert_true(ent_slice_analyse(&slice, actors, 1, &analysis, &error));
    g_assert_true(isnan(analysis.slice_measures[ENT_SLICE_TRANSITIVITY]) == !is_measured);
    return is_measured;
}

/* ARPACK would need hours: its second eigenvalue is as large as the first, but for a hundred-millionth. */
static void a_long_chain_has_no_eigenvector(void) {
    enum { LENGTH = 20000 };
    g_autofree EntNode *nodes = g_new0(EntNode, LENGTH);
    g_autofree EntTie *ties = g_new0(EntTie, LENGTH - 1);
    g_autofree EntSeriesActor *actors = g_new0(EntSeriesActor, LENGTH);
    g_autofree double *values = g_new0(double, LENGTH);
    for (uint32_t i = 0; i < LENGTH - 1; i++)
        ties[i] = (EntTie){.source = i, .target = i + 1, .strength = 1};
    EntSlice slice = {.id = (char *)"s", .nodes = nodes, .ties = ties, .n_nodes = LENGTH, .n_ties = LENGTH - 1};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntNetwork) network = ent_network_new(&slice, actors, &error);
    g_assert_true(ent_network_eigenvector(network, values, &error));
    g_assert_no_error(error);
    for (uint32_t i = 0; i < LENGTH; i++)
        g_assert_true(isnan(values[i]));
}

static void what_has_too_many_pairs_of_partners_is_left_out(void) {
    g_assert_true(a_star_is_measured(3000));
    g_assert_false(a_star_is_measured(31700)); /* 31,700 squared is above 10^9 */
}

static void every_measure_has_a_name(void) {
    for (int i = 0; i < ENT_N_NODE_MEASURES; i++)
        g_assert_nonnull(ent_node_measure_name((EntNodeMeasure)i));
    for (int i = 0; i < ENT_N_SLICE_MEASURES; i++)
        g_assert_nonnull(ent_slice_measure_name((EntSliceMeasure)i));
    g_assert_cmpstr(ent_node_measure_name(ENT_NODE_BETWEENNESS_UNWEIGHTED), ==, "betweenness_unweighted");
    g_assert_cmpstr(ent_slice_measure_name(ENT_SLICE_MODULARITY), ==, "modularity");
}

#define ADD(statement) g_test_add_func("/network/measures/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(a_triangle_adds_up);
    ADD(strength_is_not_length);
    ADD(a_star_has_a_centre);
    ADD(a_path_goes_through_its_middle);
    ADD(equally_short_paths_share);
    ADD(rounding_does_not_make_a_path_longer);
    ADD(barrat_weighs_triples);
    ADD(burt_weighs_redundant_partners);
    ADD(components_stand_alone);
    ADD(an_isolate_lacks_what_needs_partners);
    ADD(nothing_has_no_numbers);
    ADD(one_actor_is_an_isolate);
    ADD(one_tie_is_a_network);
    ADD(equal_strengths_share_a_rank);
    ADD(thirds_that_make_one_share_its_rank);
    ADD(what_is_past_has_no_rank);
    ADD(a_weak_bridge_still_has_an_eigenvector);
    ADD(what_has_too_many_pairs_of_partners_is_left_out);
    ADD(a_long_chain_has_no_eigenvector);
    ADD(every_measure_has_a_name);
    return g_test_run();
}
