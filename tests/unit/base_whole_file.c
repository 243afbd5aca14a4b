/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/whole_file.h"

#include <glib/gstdio.h>
#include <string.h>

static void expect(const char *content, size_t n_bytes, const char *expected, size_t n_expected) {
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "entente-whole-file-XXXXXX", NULL);
    int handle = g_mkstemp(path);
    g_assert_true(g_close(handle, NULL));
    g_assert_true(g_file_set_contents(path, content, (gssize)n_bytes, NULL));
    size_t length = 1;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = ent_whole_file_read(path, &length, &error);
    g_unlink(path);
    g_assert_no_error(error);
    g_assert_cmpuint(length, ==, n_expected);
    g_assert_cmpint(memcmp(text, expected, n_expected), ==, 0);
    g_assert_cmpint(text[length], ==, '\0');
}

static void a_mark_at_the_beginning_is_left_out(void) {
    expect("\xEF\xBB\xBF{}", 5, "{}", 2);
    expect("\xEF\xBB\xBF", 3, "", 0);
    expect("{\xEF\xBB\xBF}", 5, "{\xEF\xBB\xBF}", 5);
    expect("\xEF\xBB", 2, "\xEF\xBB", 2);
}

static void every_byte_is_kept(void) {
    g_autofree char *zeros = g_malloc0(200000);
    expect(zeros, 200000, zeros, 200000);
    expect("", 0, "", 0);
}

static void what_cannot_be_read_is_named(void) {
    const char *const paths[] = {"/no/such/file", "/"};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        size_t length;
        g_autoptr(GError) error = NULL;
        g_assert_null(ent_whole_file_read(paths[i], &length, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
        g_autofree char *begin = g_strconcat(paths[i], ": cannot read: ", NULL);
        g_assert_true(g_str_has_prefix(error->message, begin));
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/whole_file/a_mark_at_the_beginning_is_left_out", a_mark_at_the_beginning_is_left_out);
    g_test_add_func("/base/whole_file/every_byte_is_kept", every_byte_is_kept);
    g_test_add_func("/base/whole_file/what_cannot_be_read_is_named", what_cannot_be_read_is_named);
    return g_test_run();
}
