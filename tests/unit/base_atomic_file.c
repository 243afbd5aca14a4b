/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/atomic_file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test. */
typedef struct {
    char *folder, *path;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    fixture->folder = g_dir_make_tmp("entente-test-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "result.csv", NULL);
}

static void remove_all(const char *path) {
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_all(inner);
    }
    g_remove(path);
}

static void tear_down(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    remove_all(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

static unsigned count_files(const char *path) {
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    unsigned n_files = 0;
    while (g_dir_read_name(folder) != NULL)
        n_files++;
    return n_files;
}

static void assert_holds(const char *path, const char *expected, size_t expected_length) {
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_assert_cmpuint(length, ==, expected_length);
    g_assert_true(memcmp(bytes, expected, length) == 0);
}

static void a_file_appears_whole(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(fixture->path, &error);
    g_assert_no_error(error);
    fputs("first,", ent_atomic_file_stream(file));
    fflush(ent_atomic_file_stream(file));
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
    fputs("second", ent_atomic_file_stream(file));
    g_assert_true(ent_atomic_file_commit(file, &error));
    g_assert_no_error(error);
    assert_holds(fixture->path, "first,second", 12);
    g_assert_cmpuint(count_files(fixture->folder), ==, 1);
}

static void an_old_file_stands_until_the_commit(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_assert_true(ent_atomic_file_write(fixture->path, "old", 3, NULL));
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(fixture->path, NULL);
    fputs("new", ent_atomic_file_stream(file));
    fflush(ent_atomic_file_stream(file));
    assert_holds(fixture->path, "old", 3);
    g_assert_true(ent_atomic_file_commit(file, NULL));
    assert_holds(fixture->path, "new", 3);
}

static void freeing_without_commit_leaves_nothing(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    EntAtomicFile *file = ent_atomic_file_new(fixture->path, NULL);
    fputs("half of", ent_atomic_file_stream(file));
    ent_atomic_file_free(file);
    g_assert_cmpuint(count_files(fixture->folder), ==, 0);
    ent_atomic_file_free(NULL);
}

static void missing_folders_are_made(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autofree char *deep = g_build_filename(fixture->folder, "a", "b", "c.txt", NULL);
    g_assert_true(ent_atomic_file_write(deep, "x\0y", 3, &error));
    g_assert_no_error(error);
    assert_holds(deep, "x\0y", 3);
}

static void assert_cannot_write(const char *path, const char *named) {
    g_autoptr(GError) error = NULL;
    g_assert_false(ent_atomic_file_write(path, "x", 1, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
    g_assert_nonnull(strstr(error->message, named));
}

static void a_file_in_the_way_is_named(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_assert_true(ent_atomic_file_write(fixture->path, "x", 1, NULL));
    g_autofree char *below = g_build_filename(fixture->path, "below", NULL);
    assert_cannot_write(below, fixture->path);
    assert_cannot_write("/proc/no/such/place", "/proc/no");
    assert_holds(fixture->path, "x", 1);
}

static void a_folder_in_the_way_fails_and_leaves_nothing(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autofree char *inner = g_build_filename(fixture->path, "inner", NULL);
    g_assert_cmpint(g_mkdir_with_parents(inner, 0777), ==, 0);
    assert_cannot_write(fixture->path, fixture->path);
    g_assert_cmpuint(count_files(fixture->folder), ==, 1);
}

static void a_full_disk_is_an_error(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(fixture->path, &error);
    /* Every write to /dev/full fails as on a full disk. */
    int full = g_open("/dev/full", O_WRONLY | O_CLOEXEC, 0);
    g_assert_cmpint(dup2(full, fileno(ent_atomic_file_stream(file))), >=, 0);
    close(full);
    fputs("lost", ent_atomic_file_stream(file));
    g_assert_false(ent_atomic_file_commit(file, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
    g_clear_pointer(&file, ent_atomic_file_free);
    g_assert_cmpuint(count_files(fixture->folder), ==, 0);
}

static void rights_follow_the_umask(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    static const mode_t masks[] = {022, 077, 002, 0};
    mode_t before = umask(0);
    for (size_t i = 0; i < G_N_ELEMENTS(masks); i++) {
        struct stat found;
        umask(masks[i]);
        g_assert_true(ent_atomic_file_write(fixture->path, "x", 1, NULL));
        g_assert_cmpint(stat(fixture->path, &found), ==, 0);
        g_assert_cmphex(found.st_mode & 0777, ==, 0666u & ~masks[i]);
        g_assert_cmphex(umask(masks[i]), ==, masks[i]);
    }
    umask(before);
}

#define ADD(statement) g_test_add("/base/atomic_file/" #statement, Fixture, NULL, set_up, statement, tear_down)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ADD(a_file_appears_whole);
    ADD(an_old_file_stands_until_the_commit);
    ADD(freeing_without_commit_leaves_nothing);
    ADD(missing_folders_are_made);
    ADD(a_file_in_the_way_is_named);
    ADD(a_folder_in_the_way_fails_and_leaves_nothing);
    ADD(a_full_disk_is_an_error);
    ADD(rights_follow_the_umask);
    return g_test_run();
}
