/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"

#include "base/error.h"
#include "base/hash.h"
#include "corpus/format.h"
#include "story/run.h"
#include "story/varint.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNPACKED_AT_ONCE ((size_t)64 << 10)

bool ent_file_fail_damaged(GError **error) {
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT,
                        "the story records are damaged or cut short; make the file again with entente read");
    return false;
}

/* (transfer full): nullable; and not NULL only when it is UTF-8. */
static char *get_string(EntBytes *bytes) {
    uint64_t length = ent_varint_get(bytes, UINT32_MAX);
    const char *text = ent_bytes_get(bytes, length);
    if (text == NULL || !g_utf8_validate_len(text, (gsize)length, NULL)) {
        bytes->broken = true;
        return NULL;
    }
    return g_strndup(text, (gsize)length);
}

static char *get_optional(EntBytes *bytes) {
    return ent_varint_get(bytes, 1) != 0 ? get_string(bytes) : NULL;
}

/* They must be sorted as they are written. */
static void get_parts(EntStories *stories, EntBytes *bytes) {
    uint64_t n_parts = ent_varint_get(bytes, ent_bytes_left(bytes));
    g_autoptr(GArray) parts = ent_parts_new();
    for (uint64_t i = 0; i < n_parts && !bytes->broken; i++) {
        EntPart part = {.digest = ent_word_get(bytes)};
        part.skipped = ent_varint_get(bytes, UINT32_MAX);
        g_array_append_val(parts, part);
        stories->facts.skipped += part.skipped;
    }
    ent_stories_add_parts(stories, parts);
    if (stories->parts->len != parts->len ||
        (parts->len > 0 && memcmp(parts->data, stories->parts->data, parts->len * sizeof(EntPart)) != 0))
        bytes->broken = true;
}

static bool get_header(EntStories *stories, const GByteArray *header) {
    EntBytes bytes = {header->data, header->data + header->len, false};
    EntStoriesFacts *facts = &stories->facts;
    facts->catalogue = ent_word_get(&bytes);
    facts->digest = ent_word_get(&bytes);
    facts->level = (EntLevel)ent_varint_get(&bytes, ENT_LEVEL_ACTOR);
    facts->successors = ent_varint_get(&bytes, 1) != 0;
    facts->types = get_optional(&bytes);
    facts->only = get_optional(&bytes);
    get_parts(stories, &bytes);
    return !bytes.broken && bytes.at == bytes.end;
}

/* Exactly @length bytes, or an error. */
static bool read_at(FILE *file, void *bytes, uint64_t length, uint64_t offset, GError **error) {
    bool sound = fseeko(file, (off_t)offset, SEEK_SET) == 0;
    if (sound && fread(bytes, 1, (size_t)length, file) == length)
        return true;
    if (sound && !ferror(file))
        return ent_file_fail_damaged(error);
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "cannot read: %s", g_strerror(errno));
    return false;
}

static bool check_format(uint64_t format, GError **error) {
    if (format == ENT_FILE_FORMAT)
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                "format %" G_GUINT64_FORMAT " of .stories files is unknown; this program reads format %d", format,
                ENT_FILE_FORMAT);
    return false;
}

static FILE *open_regular(const char *path, uint64_t *size, GError **error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        int number = errno;
        ent_error_set_errno(error, path, "cannot open");
        if (error != NULL && ent_stream_errno_is_of_file(number))
            (*error)->code = ENT_ERROR_INPUT;
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    if (!S_ISREG(status.st_mode)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: a .stories file must be a plain file", path);
        close(fd);
        return NULL;
    }
    *size = (uint64_t)status.st_size;
    FILE *file = fdopen(fd, "rb");
    g_assert(file != NULL);
    return file;
}

/* Takes the file; its run becomes the store. */
static bool read_file(EntStories *stories, FILE *file, uint64_t size, GError **error) {
    EntRun *run = ent_run_new(file, 0, size);
    stories->store = ent_store_new_from_run(run);
    char magic[ENT_FILE_MAGIC_LENGTH];
    uint64_t format, trailer[3];
    G_STATIC_ASSERT(sizeof trailer == ENT_FILE_TRAILER_LENGTH);
    if (size >= sizeof magic && !read_at(file, magic, sizeof magic, 0, error))
        return false;
    if (size < sizeof magic || memcmp(magic, ENT_FILE_MAGIC, sizeof magic) != 0) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "this is no .stories file");
        return false;
    }
    if (size < ENT_FILE_HEAD_LENGTH)
        return ent_file_fail_damaged(error);
    if (!read_at(file, &format, sizeof format, sizeof magic, error) || !check_format(format, error))
        return false;
    if (size < ENT_FILE_HEAD_LENGTH + ENT_FILE_TRAILER_LENGTH)
        return ent_file_fail_damaged(error);
    if (!read_at(file, trailer, sizeof trailer, size - sizeof trailer, error))
        return false;
    uint64_t most = MIN(size - ENT_FILE_HEAD_LENGTH - ENT_FILE_TRAILER_LENGTH, G_MAXUINT);
    if (trailer[0] == 0 || trailer[0] > most)
        return ent_file_fail_damaged(error);
    run->start = ENT_FILE_HEAD_LENGTH;
    run->end = size - ENT_FILE_TRAILER_LENGTH - trailer[0];
    g_autoptr(GByteArray) header = g_byte_array_new();
    g_byte_array_set_size(header, (guint)trailer[0]);
    if (!read_at(file, header->data, header->len, run->end, error))
        return false;
    if (!get_header(stories, header))
        return ent_file_fail_damaged(error);
    return ent_file_check_records(stories, header, trailer[1], trailer[2], error);
}

EntStories *ent_file_read(FILE *file, uint64_t size, GError **error) {
    g_autoptr(EntStories) stories = g_new0(EntStories, 1);
    stories->nodes = ent_node_table_new();
    stories->parts = ent_parts_new();
    return read_file(stories, file, size, error) ? g_steal_pointer(&stories) : NULL;
}

static bool unpack(EntStream *stream, EntRun *run, GError **error) {
    g_autofree char *bytes = g_malloc(UNPACKED_AT_ONCE);
    for (;;) {
        ssize_t n_bytes = ent_stream_read(stream, bytes, UNPACKED_AT_ONCE, error);
        if (n_bytes < 0 || (n_bytes > 0 && !ent_run_write(run, bytes, (size_t)n_bytes, error)))
            return false;
        if (n_bytes == 0)
            return true;
    }
}

EntStories *ent_file_read_stream(EntStream *stream, GError **error) {
    g_autoptr(EntRun) run = ent_run_new_temporary(error);
    if (run == NULL || !unpack(stream, run, error) || !ent_run_finish(run, error))
        return NULL;
    return ent_file_read(g_steal_pointer(&run->file), run->end, error);
}

static EntStories *open_packed(const char *path, GError **error) {
    g_autoptr(EntStream) stream = ent_stream_new();
    return ent_stream_open(stream, path, error) ? ent_file_read_stream(stream, error) : NULL;
}

static EntStories *open_plain(const char *path, GError **error) {
    uint64_t size;
    FILE *file = open_regular(path, &size, error);
    return file != NULL ? ent_file_read(file, size, error) : NULL;
}

EntStories *ent_stories_open(const char *path, GError **error) {
    bool is_packed = ent_format_packing(path) != ENT_PACKING_NONE;
    EntStories *stories = is_packed ? open_packed(path, error) : open_plain(path, error);
    if (stories == NULL && error != NULL && !g_str_has_prefix((*error)->message, path))
        g_prefix_error(error, "%s: ", path);
    return stories;
}
