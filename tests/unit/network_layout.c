/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fixture.h"

#include "network/layout.h"

/* @n actors with names of 4 to 25 letters, all tied to a few strong ones, neighbours tied to each other. */
static char *draw_map(uint32_t n) {
    GString *text = g_string_new(NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GRand) rand = g_rand_new_with_seed(5);
    for (uint32_t i = 0; i < n; i++)
        g_ptr_array_add(names,
                        g_strdup_printf("n%03u%.*s", i, g_rand_int_range(rand, 0, 22), "abcdefghijklmnopqrstuvwxyz"));
    for (uint32_t i = 1; i < n; i++) {
        uint32_t hub = (uint32_t)g_rand_int_range(rand, 0, (int)MIN(i, 4));
        g_string_append_printf(text, "%s%s-%s:%d", i > 1 ? " " : "", (char *)names->pdata[hub], (char *)names->pdata[i],
                               g_rand_int_range(rand, 1, 30));
        if (i - 1 > hub)
            g_string_append_printf(text, " %s-%s:3", (char *)names->pdata[i - 1], (char *)names->pdata[i]);
    }
    return g_string_free(text, FALSE);
}

static double half_width(const EntResult *result, uint32_t actor) {
    return ((double)strlen(result->series->actors[actor].label) * ENT_LABEL_CHARACTER + ENT_LABEL_MARGIN) / 2;
}

static void assert_no_overlap(const EntResult *result) {
    for (uint32_t i = 0; i < result->series->n_actors; i++)
        for (uint32_t j = i + 1; j < result->series->n_actors; j++) {
            double dx = fabs(result->x[i] - result->x[j]), dy = fabs(result->y[i] - result->y[j]);
            g_assert_true(dx >= half_width(result, i) + half_width(result, j) || dy >= ENT_LABEL_HEIGHT);
        }
}

static double find_extent(const double *values, uint32_t n) {
    double low = values[0], high = values[0];
    for (uint32_t i = 0; i < n; i++) {
        low = MIN(low, values[i]);
        high = MAX(high, values[i]);
    }
    return high - low;
}

static void labels_of_forty_do_not_overlap(void) {
    g_autofree char *text = draw_map(40);
    g_autoptr(EntResult) result = fixture_one(text);
    assert_no_overlap(result);
    g_assert_cmpfloat(find_extent(result->x, 40), >, 700);
    g_assert_cmpfloat(find_extent(result->x, 40), <, 1300);
    g_assert_cmpfloat(find_extent(result->y, 40), >, 500);
    g_assert_cmpfloat(find_extent(result->y, 40), <, 1000);
}

static void labels_around_the_core_do_not_overlap(void) {
    g_autofree char *text = draw_map(200);
    g_autoptr(EntResult) result = fixture_one(text);
    assert_no_overlap(result);
}

static void positions_are_multiples_of_a_hundredth_in_the_first_quadrant(void) {
    g_autofree char *text = draw_map(70);
    g_autofree char *with_isolates = g_strconcat(text, " lone1 lone2 lone3", NULL);
    g_autoptr(EntResult) result = fixture_one(with_isolates);
    assert_no_overlap(result);
    for (uint32_t i = 0; i < result->series->n_actors; i++) {
        g_assert_cmpfloat(result->x[i], >, 0);
        g_assert_cmpfloat(result->y[i], >, 0);
        g_assert_cmpfloat_with_epsilon(result->x[i] * 100, round(result->x[i] * 100), 1e-6);
    }
}

static void isolates_stand_below(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:2 B-C:1 L M");
    const double *y = result->y;
    for (uint32_t tied = 0; tied < 3; tied++)
        for (uint32_t lone = 3; lone < 5; lone++)
            g_assert_cmpfloat(y[tied], >, y[lone] + ENT_LABEL_HEIGHT / 2);
    assert_near(y[3], y[4]);
    g_assert_cmpfloat(result->x[3], <, result->x[4]);
}

static void a_strong_tie_is_shorter(void) {
    g_autoptr(EntResult) result = fixture_one("A-B:20 A-C:1 B-C:1 C-D:20");
    double strong = hypot(result->x[0] - result->x[1], result->y[0] - result->y[1]);
    double weak = hypot(result->x[0] - result->x[2], result->y[0] - result->y[2]);
    g_assert_cmpfloat(strong, <, weak);
}

static void the_smallest_maps_work(void) {
    static const char *const texts[] = {"", "A", "A B", "A-B:1", "A-B:1 C-D:1", "A-B:1 A-C:1", "A-B:1 A-C:1 B-C:1"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(EntResult) result = fixture_one(texts[i]);
        assert_no_overlap(result);
        for (uint32_t k = 0; k < result->series->n_actors; k++)
            g_assert_true(isfinite(result->x[k]) && isfinite(result->y[k]));
    }
}

static void the_same_network_gives_the_same_map(void) {
    g_autofree char *text = draw_map(90);
    g_autoptr(EntResult) first = fixture_one(text), second = fixture_one(text);
    assert_bytes(first->x, second->x, 90 * sizeof(double));
    assert_bytes(first->y, second->y, 90 * sizeof(double));
}

#define ADD(statement) g_test_add_func("/network/layout/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(labels_of_forty_do_not_overlap);
    ADD(labels_around_the_core_do_not_overlap);
    ADD(positions_are_multiples_of_a_hundredth_in_the_first_quadrant);
    ADD(isolates_stand_below);
    ADD(a_strong_tie_is_shorter);
    ADD(the_smallest_maps_work);
    ADD(the_same_network_gives_the_same_map);
    return g_test_run();
}
