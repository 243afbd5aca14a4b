/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"

#include "base/atomic_file.h"
#include "base/hash.h"
#include "story/varint.h"

static void put_word(GByteArray *bytes, uint64_t value) {
    uint8_t word[8];
    ent_word_put(word, value);
    g_byte_array_append(bytes, word, sizeof word);
}

static void put_varint(GByteArray *bytes, uint64_t value) {
    uint8_t varint[ENT_VARINT_MAX];
    g_byte_array_append(bytes, varint, (guint)(ent_varint_put(varint, value) - varint));
}

static void put_string(GByteArray *bytes, const char *text) {
    put_varint(bytes, strlen(text));
    g_byte_array_append(bytes, (const guint8 *)text, (guint)strlen(text));
}

/* No string is 0; a string stands behind a 1. */
static void put_optional(GByteArray *bytes, const char *text) {
    put_varint(bytes, text != NULL);
    if (text != NULL)
        put_string(bytes, text);
}

static GByteArray *make_header(const EntStories *stories) {
    const EntStoriesFacts *facts = &stories->facts;
    GByteArray *header = g_byte_array_new();
    put_word(header, facts->catalogue);
    put_word(header, facts->digest);
    put_varint(header, facts->level);
    put_varint(header, facts->successors);
    put_optional(header, facts->types);
    put_optional(header, facts->only);
    put_varint(header, stories->parts->len);
    for (guint i = 0; i < stories->parts->len; i++) {
        put_word(header, g_array_index(stories->parts, EntPart, i).digest);
        put_varint(header, g_array_index(stories->parts, EntPart, i).skipped);
    }
    return header;
}

/* Records are written so many bytes at a time. */
#define BATCH ((guint)256 << 10)

typedef struct {
    FILE *stream;
    GByteArray *batch;
    uint64_t count, checksum;
} Target;

/* Whether the stream is sound; the file's commit tells why not. */
static bool write_batch(Target *target) {
    if (target->batch->len > 0)
        fwrite(target->batch->data, 1, target->batch->len, target->stream);
    g_byte_array_set_size(target->batch, 0);
    return ferror(target->stream) == 0;
}

static bool write_record(Target *target, const uint8_t *bytes, size_t length) {
    target->checksum = ent_hash_bytes(bytes, length, target->checksum);
    target->count++;
    put_varint(target->batch, length);
    g_byte_array_append(target->batch, bytes, (guint)length);
    return target->batch->len < BATCH || write_batch(target);
}

static bool write_records(const EntStories *stories, Target *target, GError **error) {
    g_autoptr(EntPass) pass = ent_pass_new(stories->store, error);
    const uint8_t *bytes;
    size_t length;
    while (pass != NULL && ent_pass_next(pass, &bytes, &length, error))
        if (bytes == NULL || !write_record(target, bytes, length))
            return true;
    return false;
}

static void put_tail(Target *target, const GByteArray *header) {
    uint64_t checksum = ent_hash_bytes(header->data, header->len, target->checksum);
    g_byte_array_append(target->batch, header->data, header->len);
    put_word(target->batch, header->len);
    put_word(target->batch, target->count);
    put_word(target->batch, ent_hash_bytes(&target->count, sizeof target->count, checksum));
}

bool ent_stories_save(EntStories *stories, const char *path, GError **error) {
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
    if (file == NULL)
        return false;
    g_autoptr(GByteArray) header = make_header(stories), batch = g_byte_array_new();
    Target target = {ent_atomic_file_stream(file), batch, 0, ENT_FILE_FORMAT};
    g_byte_array_append(batch, (const guint8 *)ENT_FILE_MAGIC, ENT_FILE_MAGIC_LENGTH);
    put_word(batch, ENT_FILE_FORMAT);
    if (!write_records(stories, &target, error))
        return false;
    put_tail(&target, header);
    write_batch(&target);
    return ent_atomic_file_commit(file, error);
}
