/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fixture.h"

#define ABC "A-B:3 B-C:3 A-C:3"
#define XYZ "X-Y:2 Y-Z:2 X-Z:2"

#define ID(slice, actor) fixture_community(result, slice, actor)

static void a_community_keeps_its_id(void) {
    /* In the second slice XYZ has become the first by name of its members and the stronger one. */
    const char *const texts[] = {ABC " " XYZ, "0-X:9 X-Y:9 Y-Z:9 X-Z:9 A-B:1 B-C:1 A-C:1", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    assert_near(ID(0, "A"), 0);
    assert_near(ID(0, "X"), 1);
    assert_near(ID(1, "A"), 0);
    assert_near(ID(1, "X"), 1);
    assert_near(ID(1, "0"), 1);
}

static void ids_are_dense_in_order_of_appearance(void) {
    const char *const texts[] = {XYZ, ABC " " XYZ, "K-L:1 M-N:5", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    assert_near(ID(0, "X"), 0);
    assert_near(ID(1, "X"), 0);
    assert_near(ID(1, "A"), 1);
    assert_near(ID(2, "M"), 2); /* the stronger one first */
    assert_near(ID(2, "K"), 3);
}

static void a_community_returns_after_a_gap(void) {
    const char *const texts[] = {ABC " " XYZ, ABC, "", XYZ " " ABC, NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    assert_near(ID(3, "A"), 0);
    assert_near(ID(3, "X"), 1);
}

static void the_larger_part_of_a_split_keeps_the_id(void) {
    const char *const texts[] = {"A-B:2 B-C:2 C-D:2 D-E:2 A-C:2 B-D:2 C-E:2 A-E:2 A-D:2 B-E:2",
                                 "A-B:2 B-C:2 A-C:2 D-E:2", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    assert_near(ID(0, "A"), 0);
    assert_near(ID(1, "A"), 0);
    assert_near(ID(1, "D"), 1);
}

static void too_little_in_common_is_something_new(void) {
    const char *const texts[] = {ABC, "A-P:9 P-Q:9 Q-R:9 P-R:9", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    assert_near(ID(1, "A"), 1);
}

static void a_name_stays_and_never_names_the_absent(void) {
    const char *const texts[] = {"A-B:9 B-C:9 A-C:9 C-D:1", "A-B:3 B-D:1", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    g_assert_cmpstr(result->analyses[0].communities[0].name, ==, "B, A, C");
    assert_near(ID(1, "A"), 0);
    g_assert_cmpstr(result->analyses[1].communities[0].name, ==, "B, A, D");
}

static void the_union_uses_the_followed_ids(void) {
    const char *const texts[] = {ABC, "X-Y:50 Y-Z:50 X-Z:50", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    g_assert_cmpuint(result->united->n_nodes, ==, 6);
    assert_near(result->united_analysis.community[0], 0);
    assert_near(result->united_analysis.community[3], 1);
    g_assert_cmpuint(result->united_analysis.n_communities, ==, 2);
    g_assert_cmpuint(result->united_analysis.communities[1].id, ==, 1);
    g_assert_cmpstr(result->united_analysis.communities[1].name, ==, "X, Y, Z");
}

static void finishing_twice_changes_nothing(void) {
    const char *const texts[] = {ABC " " XYZ, XYZ " K-L:1", NULL};
    g_autoptr(EntResult) result = fixture_result(texts);
    size_t size = ent_result_analysis_size(result);
    g_autofree void *before = g_memdup2(result->block, size);
    g_autoptr(GError) error = NULL;
    g_assert_true(ent_result_finish(result, &error));
    assert_bytes(before, result->block, size);
}

#define ADD(statement) g_test_add_func("/network/tracking/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(a_community_keeps_its_id);
    ADD(ids_are_dense_in_order_of_appearance);
    ADD(a_community_returns_after_a_gap);
    ADD(the_larger_part_of_a_split_keeps_the_id);
    ADD(too_little_in_common_is_something_new);
    ADD(a_name_stays_and_never_names_the_absent);
    ADD(the_union_uses_the_followed_ids);
    ADD(finishing_twice_changes_nothing);
    return g_test_run();
}
