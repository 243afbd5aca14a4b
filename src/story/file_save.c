/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"
#include "story/file_writer.h"

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

static EntFileWriter *write_records(const EntStories *stories, const char *path, GError **error) {
    g_autoptr(EntFileWriter) writer = ent_file_writer_new(path, error);
    g_autoptr(EntPass) pass = writer == NULL ? NULL : ent_pass_new(stories->store, error);
    const uint8_t *bytes;
    size_t length;
    while (pass != NULL && ent_pass_next(pass, &bytes, &length, error)) {
        if (bytes == NULL)
            return g_steal_pointer(&writer);
        if (!ent_file_writer_add(writer, bytes, length, error))
            return NULL;
    }
    return NULL;
}

bool ent_stories_save(EntStories *stories, const char *path, GError **error) {
    g_autoptr(EntFileWriter) writer = ent_store_take_writer(stories->store, path);
    if (writer == NULL)
        writer = write_records(stories, path, error);
    g_autoptr(GByteArray) header = make_header(stories);
    return writer != NULL && ent_file_writer_finish(writer, header, error);
}
