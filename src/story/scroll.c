/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/scroll.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "story/file.h"
#include "story/varint.h"

#include <fcntl.h>
#include <unistd.h>

/* Records are written so many bytes at a time. */
#define BATCH ((guint)256 << 10)

struct _EntScroll {
    char *path;
    EntAtomicFile *file;
    FILE *stream; /* of the file */
    GByteArray *batch;
    uint64_t written, count, checksum;
};

static void put_word(GByteArray *bytes, uint64_t value) {
    uint8_t word[8];
    ent_word_put(word, value);
    g_byte_array_append(bytes, word, sizeof word);
}

EntScroll *ent_scroll_new(const char *path, GError **error) {
    EntAtomicFile *file = ent_atomic_file_new(path, error);
    if (file == NULL)
        return NULL;
    EntScroll *scroll = g_new0(EntScroll, 1);
    *scroll =
        (EntScroll){g_strdup(path), file, ent_atomic_file_stream(file), g_byte_array_new(), 0, 0, ENT_FILE_FORMAT};
    g_byte_array_append(scroll->batch, (const guint8 *)ENT_FILE_MAGIC, ENT_FILE_MAGIC_LENGTH);
    put_word(scroll->batch, ENT_FILE_FORMAT);
    return scroll;
}

void ent_scroll_free(EntScroll *scroll) {
    if (scroll == NULL)
        return;
    ent_atomic_file_free(scroll->file);
    g_byte_array_unref(scroll->batch);
    g_free(scroll->path);
    g_free(scroll);
}

static bool write_batch(EntScroll *scroll, GError **error) {
    GByteArray *batch = scroll->batch;
    bool sound = fwrite(batch->data, 1, batch->len, scroll->stream) == batch->len && fflush(scroll->stream) == 0;
    if (!sound)
        ent_error_set_errno(error, scroll->path, "cannot write");
    scroll->written += batch->len;
    g_byte_array_set_size(batch, 0);
    return sound;
}

bool ent_scroll_add(EntScroll *scroll, const uint8_t *bytes, size_t length, GError **error) {
    uint8_t prefix[ENT_VARINT_MAX];
    g_byte_array_append(scroll->batch, prefix, (guint)(ent_varint_put(prefix, length) - prefix));
    g_byte_array_append(scroll->batch, bytes, (guint)length);
    scroll->checksum = ent_hash_bytes(bytes, length, scroll->checksum);
    scroll->count++;
    return scroll->batch->len < BATCH || write_batch(scroll, error);
}

EntRun *ent_scroll_run(EntScroll *scroll, GError **error) {
    if (!write_batch(scroll, error))
        return NULL;
    int fd = fcntl(fileno(scroll->stream), F_DUPFD_CLOEXEC, 0);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "rb");
    if (file != NULL)
        return ent_run_new(file, ENT_FILE_HEAD_LENGTH, scroll->written);
    ent_error_set_errno(error, scroll->path, "cannot read again");
    if (fd >= 0)
        close(fd);
    return NULL;
}

bool ent_scroll_finish(EntScroll *scroll, const GByteArray *header, GError **error) {
    uint64_t checksum = ent_hash_bytes(header->data, header->len, scroll->checksum);
    g_byte_array_append(scroll->batch, header->data, header->len);
    put_word(scroll->batch, header->len);
    put_word(scroll->batch, scroll->count);
    put_word(scroll->batch, ent_hash_bytes(&scroll->count, sizeof scroll->count, checksum));
    return write_batch(scroll, error) && ent_atomic_file_commit(scroll->file, error);
}
