/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of the folders it is given, so that old findings are tested without a fuzzer. */
#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_folder(const char *folder) {
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(entries);
    int n_inputs = 0;
    for (const char *name; (name = g_dir_read_name(entries)) != NULL; n_inputs++) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *bytes = NULL;
        gsize length = 0;
        g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
        /* An exact copy, so that a sanitizer sees a read past the end. */
        g_autofree uint8_t *copy = g_memdup2(bytes, length);
        LLVMFuzzerTestOneInput(copy, length);
    }
    return n_inputs;
}

int main(int argc, char **argv) {
    int n_inputs = 0;
    for (int i = 1; i < argc; i++)
        n_inputs += replay_folder(argv[i]);
    g_print("%d inputs replayed\n", n_inputs);
    return n_inputs > 0 ? 0 : 1;
}
