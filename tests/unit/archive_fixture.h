/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives and packed data, made with libarchive's writer. */
#ifndef ENT_TESTS_ARCHIVE_FIXTURE_H
#define ENT_TESTS_ARCHIVE_FIXTURE_H

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    const char *path, *text;
} Packed;

static inline la_ssize_t fixture_append(struct archive *handle, void *data, const void *bytes, size_t length) {
    (void)handle;
    g_byte_array_append(data, bytes, (guint)length);
    return (la_ssize_t)length;
}

/* @filter: "bzip2", "xz", "zstd", "gzip" or "none"; @format: "raw", "pax", "gnutar", "zip", or "stored": zip without packing. */
static inline GByteArray *fixture_pack(const char *format, const char *filter, const Packed *files, size_t n_files) {
    GByteArray *bytes = g_byte_array_new();
    struct archive *handle = archive_write_new();
    bool stored = strcmp(format, "stored") == 0;
    g_assert_cmpint(archive_write_set_format_by_name(handle, stored ? "zip" : format), ==, ARCHIVE_OK);
    if (stored)
        archive_write_zip_set_compression_store(handle);
    if (strcmp(filter, "none") != 0)
        g_assert_cmpint(archive_write_add_filter_by_name(handle, filter), ==, ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(handle, 1);
    g_assert_cmpint(archive_write_open2(handle, bytes, NULL, fixture_append, NULL, NULL), ==, ARCHIVE_OK);
    for (size_t i = 0; i < n_files; i++) {
        struct archive_entry *entry = archive_entry_new();
        size_t length = strlen(files[i].text);
        archive_entry_set_pathname(entry, files[i].path);
        archive_entry_set_size(entry, (la_int64_t)length);
        archive_entry_set_filetype(entry, g_str_has_suffix(files[i].path, "/") ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        g_assert_cmpint(archive_write_header(handle, entry), ==, ARCHIVE_OK);
        g_assert_cmpint(archive_write_data(handle, files[i].text, length), ==, (la_ssize_t)length);
        archive_entry_free(entry);
    }
    g_assert_cmpint(archive_write_close(handle), ==, ARCHIVE_OK);
    archive_write_free(handle);
    return bytes;
}

static inline GByteArray *fixture_pack_text(const char *filter, const char *text) {
    Packed file = {"data", text};
    return fixture_pack("raw", filter, &file, 1);
}

#endif
