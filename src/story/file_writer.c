/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file_writer.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "story/file.h"
#include "story/varint.h"

#include <fcntl.h>
#include <unistd.h>

/* Records are written so many bytes at a time. */
#define BATCH ((guint)256 << 10)

struct _EntFileWriter {
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

EntFileWriter *ent_file_writer_new(const char *path, GError **error) {
    EntAtomicFile *file = ent_atomic_file_new(path, error);
    if (file == NULL)
        return NULL;
    EntFileWriter *writer = g_new0(EntFileWriter, 1);
    *writer =
        (EntFileWriter){g_strdup(path), file, ent_atomic_file_stream(file), g_byte_array_new(), 0, 0, ENT_FILE_FORMAT};
    g_byte_array_append(writer->batch, (const guint8 *)ENT_FILE_MAGIC, ENT_FILE_MAGIC_LENGTH);
    put_word(writer->batch, ENT_FILE_FORMAT);
    return writer;
}

void ent_file_writer_free(EntFileWriter *writer) {
    if (writer == NULL)
        return;
    ent_atomic_file_free(writer->file);
    g_byte_array_unref(writer->batch);
    g_free(writer->path);
    g_free(writer);
}

static bool write_batch(EntFileWriter *writer, GError **error) {
    GByteArray *batch = writer->batch;
    bool sound = fwrite(batch->data, 1, batch->len, writer->stream) == batch->len && fflush(writer->stream) == 0;
    if (!sound)
        ent_error_set_errno(error, writer->path, "cannot write");
    writer->written += batch->len;
    g_byte_array_set_size(batch, 0);
    return sound;
}

bool ent_file_writer_add(EntFileWriter *writer, const uint8_t *bytes, size_t length, GError **error) {
    uint8_t prefix[ENT_VARINT_MAX];
    g_byte_array_append(writer->batch, prefix, (guint)(ent_varint_put(prefix, length) - prefix));
    g_byte_array_append(writer->batch, bytes, (guint)length);
    writer->checksum = ent_hash_bytes(bytes, length, writer->checksum);
    writer->count++;
    return writer->batch->len < BATCH || write_batch(writer, error);
}

EntRun *ent_file_writer_run(EntFileWriter *writer, GError **error) {
    if (!write_batch(writer, error))
        return NULL;
    int fd = fcntl(fileno(writer->stream), F_DUPFD_CLOEXEC, 0);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "rb");
    if (file != NULL)
        return ent_run_new(file, ENT_FILE_HEAD_LENGTH, writer->written);
    ent_error_set_errno(error, writer->path, "cannot read again");
    if (fd >= 0)
        close(fd);
    return NULL;
}

bool ent_file_writer_finish(EntFileWriter *writer, const GByteArray *header, GError **error) {
    uint64_t checksum = ent_hash_bytes(header->data, header->len, writer->checksum);
    g_byte_array_append(writer->batch, header->data, header->len);
    put_word(writer->batch, header->len);
    put_word(writer->batch, writer->count);
    put_word(writer->batch, ent_hash_bytes(&writer->count, sizeof writer->count, checksum));
    return write_batch(writer, error) && ent_atomic_file_commit(writer->file, error);
}
