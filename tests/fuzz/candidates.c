/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a text file with names that nobody knows: the table has its columns, and the overlay is a sound catalogue file. Small bytes stand for
 * words of which names are made.
 */
#include "expand.h"

#include "../unit/mention_fixture.h"

#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const WORDS[] = {"",         "Ada",    "Zork",  "Foobar",      "von",      "President",     "Mr.",
                                    "& ",       "Bank",   "\t",    "\n",          "of",       "al-",           "\r",
                                    "QXZ",      "Russia", "China", "Putin",       "\xc3\x89", "\xe2\x80\x99s", "O'",
                                    "J. ",      ". ",     ", ",    "Front",       "said",     "Ltd",           "the",
                                    "attacked", "-",      " ",     "\xe2\x80\x94"};

/* What is written of the file at @path; whether it was told that nothing was read. */
static GBytes *candidates_of(const EntCatalogue *catalogue, const char *path, EntTextFormat format) {
    const char *const roots[] = {path, NULL};
    EntOptions options = ENT_OPTIONS_INIT;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &options, &error);
    g_assert_no_error(error);
    int fd = memfd_create("candidates", MFD_CLOEXEC);
    bool sound = ent_candidates_write(corpus, catalogue, &options, 1, format, fd, &error);
    g_assert_true(sound == (error == NULL));
    g_assert_true(sound || g_str_has_prefix(error->message, "no document with text was read"));
    off_t length = lseek(fd, 0, SEEK_END);
    char *bytes = g_malloc((gsize)length + 1);
    g_assert_true(pread(fd, bytes, (size_t)length, 0) == length);
    close(fd);
    return g_bytes_new_take(bytes, (gsize)length);
}

static void check_table(GBytes *table) {
    gsize length;
    const char *bytes = g_bytes_get_data(table, &length);
    g_assert_true(g_utf8_validate(bytes, (gssize)length, NULL) && length > 0 && bytes[length - 1] == '\n');
    unsigned n_tabs = 0;
    for (gsize i = 0; i < length; i++) {
        if (bytes[i] == '\n')
            g_assert_cmpuint(n_tabs, ==, 12);
        n_tabs = bytes[i] == '\n' ? 0 : n_tabs + (bytes[i] == '\t');
        g_assert_true((unsigned char)bytes[i] >= ' ' || bytes[i] == '\t' || bytes[i] == '\n');
    }
}

static void fail(const char *message, gpointer data) {
    (void)data;
    g_error("%s", message);
}

static void check_overlay(GBytes *overlay) {
    gsize length;
    const char *bytes = g_bytes_get_data(overlay, &length);
    g_autoptr(EntDraft) draft = ent_draft_new(fail, NULL);
    ent_draft_add(draft, "overlay.json", bytes, length);
    g_assert_cmpuint(draft->n_faults, ==, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static EntCatalogue *catalogue;
    if (catalogue == NULL) {
        ent_init();
        catalogue = CATALOGUE(FIXTURE_WORLD);
    }
    if (size > 4000)
        return 0;
    size_t length;
    g_autofree char *folder = g_dir_make_tmp("entente-fuzz-XXXXXX", NULL);
    g_autofree char *text = fuzz_expand(data, size, WORDS, G_N_ELEMENTS(WORDS), &length),
                    *path = g_build_filename(folder, "news.txt", NULL);
    g_assert_true(g_file_set_contents(path, text, (gssize)length, NULL));
    g_autoptr(GBytes) table = candidates_of(catalogue, path, ENT_AS_TEXT);
    g_autoptr(GBytes) overlay = candidates_of(catalogue, path, ENT_AS_JSON);
    check_table(table);
    check_overlay(overlay);
    g_unlink(path);
    g_rmdir(folder);
    return 0;
}
