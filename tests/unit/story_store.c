/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/store.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void assert_same(const void *a, size_t a_length, const void *b, size_t b_length) {
    g_assert_cmpuint(a_length, ==, b_length);
    g_assert_true(a_length == 0 || memcmp(a, b, a_length) == 0);
}

/* Adds the stories with these numbers, of which 7 fall on a day. */
static void add(EntStore *store, const uint32_t *numbers, size_t n) {
    g_autoptr(GError) error = NULL;
    for (size_t i = 0; i < n; i++) {
        g_autofree char *id = g_strdup_printf("doc%u", numbers[i]);
        EntStory story = {.day = (int32_t)numbers[i] / 7, .id = {id, (uint32_t)strlen(id)}, .body_hash = numbers[i]};
        if (numbers[i] % 100 == 99)
            story.day = ENT_DAY_NONE;
        g_assert_true(ent_store_add(store, &story, NULL, &error));
    }
    g_assert_true(ent_store_finish(store, &error));
}

static void shuffle(uint32_t *numbers, uint32_t n, uint32_t seed) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    for (uint32_t i = 0; i < n; i++)
        numbers[i] = i;
    for (uint32_t i = n; i > 1; i--) {
        uint32_t other = (uint32_t)g_rand_int_range(rand, 0, (gint32)i), kept = numbers[i - 1];
        numbers[i - 1] = numbers[other];
        numbers[other] = kept;
    }
}

static GByteArray *gather(const EntStore *store, size_t *count) {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntPass) pass = ent_pass_new(store, &error);
    GByteArray *all = g_byte_array_new();
    const uint8_t *bytes;
    size_t length;
    *count = 0;
    for (; ent_pass_next(pass, &bytes, &length, &error) && bytes != NULL; (*count)++)
        g_byte_array_append(all, bytes, (guint)length);
    g_assert_no_error(error);
    return all;
}

static void neither_order_nor_limit_matters(void) {
    enum { N = 3000 };
    static const size_t limits[] = {ENT_STORE_LIMIT, 100000, 2000, 0};
    uint32_t numbers[N];
    g_autoptr(GByteArray) expected = NULL;
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(limits); i++) {
        g_autoptr(EntStore) store = ent_store_new(limits[i / 2]);
        size_t count;
        shuffle(numbers, N, (uint32_t)i);
        add(store, numbers, N);
        g_assert_true((ent_store_n_runs(store) == 0) == (i < 2));
        /* A run a record, and yet few files. */
        g_assert_cmpuint(ent_store_n_runs(store), <, 3 * 32);
        g_autoptr(GByteArray) found = gather(store, &count);
        g_assert_cmpuint(count, ==, N);
        if (expected == NULL)
            expected = g_byte_array_ref(found);
        assert_same(found->data, found->len, expected->data, expected->len);
    }
}

/* Of each day in any order, and undated ones anywhere. */
static void records_that_come_in_order_are_written_to_the_file_at_once(void) {
    enum { N = 3003 };
    uint32_t numbers[N];
    size_t count;
    g_autofree char *folder = g_dir_make_tmp("entente-test-XXXXXX", NULL), *path = g_build_filename(folder, "x", NULL);
    g_autoptr(EntStore) whole = ent_store_new(ENT_STORE_LIMIT);
    shuffle(numbers, N, 4);
    add(whole, numbers, N);
    g_autoptr(GByteArray) expected = gather(whole, &count);
    for (int round = 0; round < 4; round++) {
        g_autoptr(EntStore) store = ent_store_new(10000);
        ent_store_set_path(store, path);
        for (uint32_t i = 0; i < N; i++)
            numbers[i] = i / 7 * 7 + 6 - i % 7;
        if (round >= 2) /* twice, far from each other or side by side */
            numbers[round == 2 ? N - 1 : 0] = 5;
        if (round == 1)
            shuffle(numbers, N, 5);
        add(store, numbers, N);
        g_autoptr(GByteArray) found = gather(store, &count);
        g_autoptr(EntFileWriter) other = ent_store_take_writer(store, "y"), writer = ent_store_take_writer(store, path);
        g_assert_null(other);
        bool is_in_order = round == 0 || round == 3;
        g_assert_true((writer != NULL) == is_in_order);
        g_assert_true(!is_in_order || ent_store_n_runs(store) == 1);
        if (round < 2)
            assert_same(found->data, found->len, expected->data, expected->len);
        g_assert_cmpuint(count, ==, round < 2 ? N : N - 1);
    }
    g_assert_cmpint(rmdir(folder), ==, 0);
}

static void a_record_stands_once(void) {
    static const uint32_t numbers[] = {5, 3, 5, 5, 199, 3, 199};
    static const size_t limits[] = {ENT_STORE_LIMIT, 0};
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_autoptr(EntStore) store = ent_store_new(limits[i]);
        size_t count;
        add(store, numbers, G_N_ELEMENTS(numbers));
        g_autoptr(GByteArray) found = gather(store, &count);
        g_assert_cmpuint(found->len, >, 0);
        g_assert_cmpuint(count, ==, 3);
    }
}

static void nothing_is_a_store(void) {
    g_autoptr(EntStore) store = ent_store_new(0);
    size_t count;
    add(store, NULL, 0);
    g_autoptr(GByteArray) found = gather(store, &count);
    g_assert_cmpuint(found->len, ==, 0);
    g_assert_cmpuint(count, ==, 0);
}

static void two_passes_do_not_disturb_each_other(void) {
    enum { N = 200 };
    uint32_t numbers[N];
    g_autoptr(EntStore) store = ent_store_new(500);
    g_autoptr(GError) error = NULL;
    shuffle(numbers, N, 3);
    add(store, numbers, N);
    g_autoptr(EntPass) first = ent_pass_new(store, &error), second = ent_pass_new(store, &error);
    const uint8_t *bytes, *other;
    size_t length, other_length;
    do {
        g_assert_true(ent_pass_next(first, &bytes, &length, &error));
        g_autofree uint8_t *kept = g_memdup2(bytes, bytes == NULL ? 0 : length);
        g_assert_true(ent_pass_next(second, &other, &other_length, &error));
        if (bytes != NULL)
            assert_same(kept, length, other, other_length);
    } while (bytes != NULL);
    g_assert_null(other);
}

static void a_record_larger_than_every_buffer_survives(void) {
    g_autofree char *id = g_strnfill(1 << 20, 'x');
    static const uint32_t numbers[] = {1, 2, 3};
    EntStory story = {.day = 0, .id = {id, 1 << 20}};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStore) store = ent_store_new(1000);
    g_assert_true(ent_store_add(store, &story, NULL, &error));
    add(store, numbers, 3);
    size_t count;
    g_autoptr(GByteArray) found = gather(store, &count);
    g_assert_cmpuint(count, ==, 4);
    g_assert_cmpuint(found->len, >, 1 << 20);
}

/* The limit on a file's size stands for the full disk: a write fails half way. */
static void a_full_disk_is_a_clear_error(void) {
    struct rlimit before, small;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    signal(SIGXFSZ, SIG_IGN);
    small = (struct rlimit){1000, before.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
    g_autofree char *id = g_strnfill(1 << 20, 'x');
    EntStory story = {.day = 0, .id = {id, 1 << 20}};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStore) store = ent_store_new(0);
    bool added = ent_store_add(store, &story, NULL, &error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    g_assert_false(added);
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
    g_assert_nonnull(strstr(error->message, "TMPDIR"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/store/neither_order_nor_limit_matters", neither_order_nor_limit_matters);
    g_test_add_func("/store/records_that_come_in_order_are_written_to_the_file_at_once",
                    records_that_come_in_order_are_written_to_the_file_at_once);
    g_test_add_func("/store/a_record_stands_once", a_record_stands_once);
    g_test_add_func("/store/nothing_is_a_store", nothing_is_a_store);
    g_test_add_func("/store/two_passes_do_not_disturb_each_other", two_passes_do_not_disturb_each_other);
    g_test_add_func("/store/a_record_larger_than_every_buffer_survives", a_record_larger_than_every_buffer_survives);
    g_test_add_func("/store/a_full_disk_is_a_clear_error", a_full_disk_is_a_clear_error);
    return g_test_run();
}
