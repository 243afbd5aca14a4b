/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"

#include "base/atomic_file.h"
#include "base/hash.h"
#include "story/renumbered.h"
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
    uint32_t n_nodes = ent_node_table_size(stories->nodes);
    put_varint(header, n_nodes);
    g_autofree uint32_t *sorted = ent_node_table_sort(stories->nodes);
    for (uint32_t i = 0; i < n_nodes; i++)
        put_string(header, ent_node_table_id(stories->nodes, sorted[i]));
    return header;
}

static void put_head(GByteArray *bytes, const GByteArray *header) {
    g_byte_array_append(bytes, (const guint8 *)ENT_FILE_MAGIC, ENT_FILE_MAGIC_LENGTH);
    put_word(bytes, ENT_FILE_FORMAT);
    put_word(bytes, header->len);
    g_byte_array_append(bytes, header->data, header->len);
}

/* Records are written so many bytes at a time. */
#define BATCH ((guint)256 << 10)

typedef struct {
    FILE *stream;
    GByteArray *batch;
    uint64_t count, checksum;
    bool has_failed; /* the stream; the file's commit tells */
} Target;

static void write_batch(Target *target) {
    if (target->batch->len > 0)
        fwrite(target->batch->data, 1, target->batch->len, target->stream);
    g_byte_array_set_size(target->batch, 0);
    target->has_failed = ferror(target->stream) != 0;
}

static bool write_record(const EntRenumbered *record, gpointer data, GError **error) {
    (void)error;
    Target *target = data;
    GByteArray *batch = target->batch;
    put_varint(batch, record->head_length + record->rest_length);
    guint start = batch->len;
    g_byte_array_append(batch, record->head, (guint)record->head_length);
    g_byte_array_append(batch, record->rest, (guint)record->rest_length);
    target->checksum = ent_hash_bytes(batch->data + start, batch->len - start, target->checksum);
    target->count++;
    if (batch->len >= BATCH)
        write_batch(target);
    return !target->has_failed;
}

/* Nodes get the numbers of their ids in byte order, so that the bytes do not depend on who was met first. */
static bool write_records(const EntStories *stories, Target *target, GError **error) {
    g_autofree uint32_t *ranks = ent_node_table_rank(stories->nodes);
    EntNumbering numbering = {ranks, ent_node_table_size(stories->nodes)};
    target->batch = g_byte_array_new();
    bool sound = ent_store_each_renumbered(stories->store, numbering, write_record, target, error);
    if (sound)
        write_batch(target);
    g_byte_array_unref(target->batch);
    return sound || target->has_failed;
}

bool ent_stories_save(EntStories *stories, const char *path, GError **error) {
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
    if (file == NULL)
        return false;
    FILE *stream = ent_atomic_file_stream(file);
    g_autoptr(GByteArray) header = make_header(stories), bytes = g_byte_array_new();
    put_head(bytes, header);
    fwrite(bytes->data, 1, bytes->len, stream);
    Target target = {.stream = stream, .checksum = ent_hash_bytes(header->data, header->len, ENT_FILE_FORMAT)};
    if (!write_records(stories, &target, error))
        return false;
    g_byte_array_set_size(bytes, 0);
    put_word(bytes, target.count);
    put_word(bytes, ent_hash_bytes(&target.count, sizeof target.count, target.checksum));
    fwrite(bytes->data, 1, bytes->len, stream);
    return ent_atomic_file_commit(file, error);
}
