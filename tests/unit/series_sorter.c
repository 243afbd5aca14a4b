/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/sorter.h"

/* The pairs come back by key, and in the order they came in within a key, whatever fits a piece. */
static void check(size_t n_pairs, size_t piece, uint64_t keys) {
    g_autoptr(EntSorter) sorter = ent_sorter_new(piece);
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    g_autoptr(GError) error = NULL;
    uint64_t sum = 0, found = 0;
    for (size_t i = 0; i < n_pairs; i++) {
        EntPair pair = {((uint64_t)g_rand_int(rand) << 32 | g_rand_int(rand)) % keys, i};
        sum += pair.key ^ i;
        g_assert_true(ent_sorter_add(sorter, pair, &error));
    }
    g_assert_true(ent_sorter_finish(sorter, &error));
    EntPair pair, last = {0, 0};
    bool is_end;
    size_t n_found = 0;
    for (; ent_sorter_next(sorter, &pair, &is_end, &error) && !is_end; n_found++) {
        g_assert_true(n_found == 0 || last.key < pair.key || (last.key == pair.key && last.value < pair.value));
        found += pair.key ^ pair.value;
        last = pair;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(n_found, ==, n_pairs);
    g_assert_cmpuint(found, ==, sum);
}

static void pairs_in_memory_are_sorted(void) {
    check(0, 100, 10);
    check(1, 100, 10);
    check(100, 100, 10);
    check(5000, 100000, UINT64_MAX);
}

static void pairs_on_disk_are_sorted(void) {
    check(101, 100, 10);
    check(100000, 1000, 300);
    check(100000, 1000, UINT64_MAX);
    check(20000, 10, UINT64_MAX);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sorter/pairs_in_memory_are_sorted", pairs_in_memory_are_sorted);
    g_test_add_func("/sorter/pairs_on_disk_are_sorted", pairs_on_disk_are_sorted);
    return g_test_run();
}
