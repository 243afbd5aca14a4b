/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/buffer.h"

#include "corpus/record.h"

#include <string.h>

#define BLOCK (256 * 1024)
#define LARGEST_READ (1024 * 1024) /* little more than a record is held when it turns out too large */

void ent_buffer_clear(EntBuffer *buffer) {
    g_free(buffer->bytes);
    *buffer = (EntBuffer){0};
}

void ent_buffer_reserve(EntBuffer *buffer, size_t room) {
    if (buffer->capacity - buffer->end >= room)
        return;
    size_t length = ent_buffer_length(buffer);
    if (length > 0 && buffer->start > 0)
        memmove(buffer->bytes, buffer->bytes + buffer->start, length);
    buffer->start = 0;
    buffer->end = length;
    if (buffer->capacity - length >= room)
        return;
    buffer->capacity = MAX(MAX(2 * buffer->capacity, length + room), BLOCK);
    buffer->bytes = g_realloc(buffer->bytes, buffer->capacity + ENT_PADDING);
}

ssize_t ent_buffer_fill(EntBuffer *buffer, EntStream *stream, GError **error) {
    if (buffer->start == buffer->end)
        buffer->start = buffer->end = 0;
    size_t room = buffer->capacity - buffer->end;
    if (room == 0 || (buffer->start > 0 && room < BLOCK / 2))
        ent_buffer_reserve(buffer, BLOCK);
    room = MIN(buffer->capacity - buffer->end, LARGEST_READ);
    ssize_t n_bytes = ent_stream_read(stream, buffer->bytes + buffer->end, room, error);
    if (n_bytes > 0)
        buffer->end += (size_t)n_bytes;
    memset(buffer->bytes + buffer->end, 0, ENT_PADDING);
    return n_bytes;
}

int ent_buffer_skip_mark(EntBuffer *buffer, EntStream *stream, GError **error) {
    ssize_t n_bytes = 1;
    while (n_bytes > 0 && ent_buffer_length(buffer) < 3)
        n_bytes = ent_buffer_fill(buffer, stream, error);
    if (n_bytes < 0)
        return -1;
    bool marked = ent_buffer_length(buffer) >= 3 && memcmp(buffer->bytes + buffer->start, "\xEF\xBB\xBF", 3) == 0;
    if (marked)
        buffer->start += 3;
    return 0;
}
