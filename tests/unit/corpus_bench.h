/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for each test, and a whole reading of it as one string. */
#ifndef ENT_TESTS_CORPUS_BENCH_H
#define ENT_TESTS_CORPUS_BENCH_H

#include "base/day.h"
#include "corpus/document.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *folder;
    EntOptions options;
    GString *documents; /* a line each: id day [title][source][url] text, or windows */
    GString *messages;  /* a line each, without the folder's name */
    char *error;        /* of the reading, or NULL */
    EntCorpusSummary summary;
} Bench;

static inline void bench_message(const char *message, gpointer data) {
    Bench *bench = data;
    g_autofree char *folder = g_strconcat(bench->folder, "/", NULL);
    g_auto(GStrv) parts = g_strsplit(message, folder, -1);
    g_autofree char *shown = g_strjoinv("", parts);
    g_string_append_printf(bench->messages, "%s\n", shown);
}

static inline Bench *bench_new(void) {
    Bench *bench = g_new0(Bench, 1);
    bench->folder = g_dir_make_tmp("entente-XXXXXX", NULL);
    g_assert_nonnull(bench->folder);
    bench->options = (EntOptions)ENT_OPTIONS_INIT;
    bench->options.message = bench_message;
    bench->options.data = bench;
    bench->documents = g_string_new(NULL);
    bench->messages = g_string_new(NULL);
    return bench;
}

static inline void bench_remove(const char *path) {
    GDir *entries = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; entries != NULL && (name = g_dir_read_name(entries)) != NULL;) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        bench_remove(below);
    }
    if (entries != NULL)
        g_dir_close(entries);
    g_remove(path);
}

static inline void bench_free(Bench *bench) {
    bench_remove(bench->folder);
    g_free(bench->folder);
    g_string_free(bench->documents, TRUE);
    g_string_free(bench->messages, TRUE);
    g_free(bench->error);
    g_free(bench);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bench, bench_free)

static inline char *bench_path(const Bench *bench, const char *name) {
    return g_build_filename(bench->folder, name, NULL);
}

static inline void bench_write_bytes(const Bench *bench, const char *name, const void *bytes, size_t length) {
    g_autofree char *path = bench_path(bench, name);
    g_autofree char *folder = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0777), ==, 0);
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static inline void bench_link(const Bench *bench, const char *target, const char *name) {
    g_autofree char *path = bench_path(bench, name);
    g_assert_cmpint(symlink(target, path), ==, 0);
}

static inline void bench_write(const Bench *bench, const char *name, const char *text) {
    bench_write_bytes(bench, name, text, strlen(text));
}

/* A literal with NUL bytes in it. */
#define bench_write_literal(bench, name, literal) bench_write_bytes(bench, name, literal, sizeof(literal) - 1)

/* Bytes as one gzip member. */
static inline GByteArray *bench_gzip(const void *bytes, size_t length) {
    g_autoptr(GConverter) converter = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
    GByteArray *packed = g_byte_array_new();
    g_byte_array_set_size(packed, (guint)(length + length / 8 + 1000));
    gsize n_read, n_written;
    GConverterResult result = g_converter_convert(converter, bytes, length, packed->data, packed->len,
                                                  G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
    g_assert_cmpint(result, ==, G_CONVERTER_FINISHED);
    g_byte_array_set_size(packed, (guint)n_written);
    return packed;
}

static inline void bench_add_windows(Bench *bench, const GPtrArray *windows) {
    for (guint i = 0; i < windows->len; i++) {
        const GPtrArray *window = g_ptr_array_index(windows, i);
        g_string_append_c(bench->documents, '(');
        for (guint j = 0; j < window->len; j++)
            g_string_append_printf(bench->documents, "%s%s", j > 0 ? " " : "",
                                   (const char *)g_ptr_array_index(window, j));
        g_string_append_c(bench->documents, ')');
    }
}

static inline void bench_add_document(Bench *bench, const EntDocument *document) {
    char day[ENT_DAY_LENGTH] = "undated";
    if (document->day != ENT_DAY_NONE)
        ent_day_format(document->day, day);
    g_assert_true(g_utf8_validate(document->id, -1, NULL));
    g_assert_cmpstr(document->id, !=, "");
    g_string_append_printf(bench->documents, "%s %s ", document->id, day);
    const char *const fields[] = {document->title, document->source, document->url};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (fields[i] == NULL)
            continue;
        g_assert_true(g_utf8_validate(fields[i], -1, NULL));
        g_string_append_printf(bench->documents, "[%s]", fields[i]);
    }
    g_assert_cmpuint(document->title_length, ==, document->title ? strlen(document->title) : 0);
    g_string_append_len(bench->documents, document->text, (gssize)document->text_length);
    if (document->windows != NULL)
        bench_add_windows(bench, document->windows);
    g_string_append_c(bench->documents, '\n');
    /* Readers look at whole blocks. */
    volatile char sum = 0;
    for (size_t i = 0; i < 64; i++)
        sum = (char)(sum ^ document->text[document->text_length + i]);
}

/* Reads @roots (NULL-terminated) to the end. */
static inline void bench_read_roots(Bench *bench, const char *const *roots) {
    g_autoptr(GError) error = NULL;
    EntDocument document;
    EntCorpusStatus status = ENT_CORPUS_ERROR;
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &bench->options, &error);
    while (corpus != NULL && (status = ent_corpus_next(corpus, &document, &error)) == ENT_CORPUS_DOCUMENT)
        bench_add_document(bench, &document);
    g_assert_true((error != NULL) == (status == ENT_CORPUS_ERROR));
    bench->error = error ? g_strdup(error->message) : NULL;
    if (corpus != NULL)
        ent_corpus_get_summary(corpus, &bench->summary);
}

/* Reads one file below the folder, or with "" the folder. */
static inline void bench_read(Bench *bench, const char *name) {
    g_autofree char *path = bench_path(bench, name);
    const char *roots[] = {path, NULL};
    bench_read_roots(bench, roots);
}

#define bench_assert_bytes(bytes, n_bytes, expected, n_expected) \
    do {                                                         \
        g_assert_cmpuint(n_bytes, ==, n_expected);               \
        g_assert_true(memcmp(bytes, expected, n_expected) == 0); \
    } while (0)

#define bench_assert(bench, expected_documents, expected_messages)        \
    do {                                                                  \
        g_assert_cmpstr((bench)->documents->str, ==, expected_documents); \
        g_assert_cmpstr((bench)->messages->str, ==, expected_messages);   \
        g_assert_cmpstr((bench)->error, ==, NULL);                        \
    } while (0)

#endif
