/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"

#include "base/error.h"
#include "base/hash.h"
#include "corpus/stream.h"
#include "story/varint.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

static void get_nodes(EntNodeTable *nodes, EntBytes *bytes) {
    uint64_t n_nodes = ent_varint_get(bytes, UINT32_MAX - 1);
    for (uint32_t i = 0; i < n_nodes && !bytes->broken; i++) {
        g_autofree char *id = get_string(bytes);
        const char *before = i > 0 ? ent_node_table_id(nodes, i - 1) : "";
        if (id == NULL || strcmp(before, id) >= 0)
            bytes->broken = true;
        else
            ent_node_table_add_id(nodes, id);
    }
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

static bool get_header(EntStories *stories, const uint8_t *header, size_t length) {
    EntBytes bytes = {header, header + length, false};
    EntStoriesFacts *facts = &stories->facts;
    facts->catalogue = ent_word_get(&bytes);
    facts->digest = ent_word_get(&bytes);
    facts->level = (EntLevel)ent_varint_get(&bytes, ENT_LEVEL_ACTOR);
    facts->successors = ent_varint_get(&bytes, 1) != 0;
    facts->types = get_optional(&bytes);
    facts->only = get_optional(&bytes);
    get_parts(stories, &bytes);
    get_nodes(stories->nodes, &bytes);
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

static bool check_head(const uint8_t head[ENT_FILE_HEAD_LENGTH], uint64_t size, uint64_t *header_length,
                       GError **error) {
    EntBytes bytes = {head + ENT_FILE_MAGIC_LENGTH, head + ENT_FILE_HEAD_LENGTH, false};
    uint64_t format = ent_word_get(&bytes);
    *header_length = ent_word_get(&bytes);
    if (format != ENT_FILE_FORMAT) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                    "format %" G_GUINT64_FORMAT " of .stories files is unknown; this program reads format %d", format,
                    ENT_FILE_FORMAT);
        return false;
    }
    return *header_length <= size - ENT_FILE_HEAD_LENGTH - ENT_FILE_TRAILER_LENGTH || ent_file_fail_damaged(error);
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
    uint8_t head[ENT_FILE_HEAD_LENGTH];
    if (size >= ENT_FILE_MAGIC_LENGTH && !read_at(file, head, ENT_FILE_MAGIC_LENGTH, 0, error))
        return false;
    if (size < ENT_FILE_MAGIC_LENGTH || memcmp(head, ENT_FILE_MAGIC, ENT_FILE_MAGIC_LENGTH) != 0) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "this is no .stories file");
        return false;
    }
    uint64_t header_length, trailer[2];
    if (size < ENT_FILE_HEAD_LENGTH + ENT_FILE_TRAILER_LENGTH)
        return ent_file_fail_damaged(error);
    if (!read_at(file, head, ENT_FILE_HEAD_LENGTH, 0, error) || !check_head(head, size, &header_length, error))
        return false;
    g_autofree uint8_t *header = g_malloc(MAX(1, header_length));
    if (!read_at(file, header, header_length, ENT_FILE_HEAD_LENGTH, error))
        return false;
    if (!get_header(stories, header, (size_t)header_length))
        return ent_file_fail_damaged(error);
    run->start = ENT_FILE_HEAD_LENGTH + header_length;
    run->end = size - ENT_FILE_TRAILER_LENGTH;
    if (!read_at(file, trailer, ENT_FILE_TRAILER_LENGTH, run->end, error))
        return false;
    uint64_t checksum = ent_hash_bytes(header, (size_t)header_length, ENT_FILE_FORMAT);
    return ent_file_check_records(stories, checksum, trailer, error);
}

EntStories *ent_file_read(FILE *file, uint64_t size, GError **error) {
    g_autoptr(EntStories) stories = g_new0(EntStories, 1);
    stories->nodes = ent_node_table_new();
    stories->parts = ent_parts_new();
    return read_file(stories, file, size, error) ? g_steal_pointer(&stories) : NULL;
}

EntStories *ent_stories_open(const char *path, GError **error) {
    uint64_t size;
    FILE *file = open_regular(path, &size, error);
    if (file == NULL)
        return NULL;
    EntStories *stories = ent_file_read(file, size, error);
    if (stories == NULL)
        g_prefix_error(error, "%s: ", path);
    return stories;
}
