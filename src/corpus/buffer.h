/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_BUFFER_H
#define ENT_CORPUS_BUFFER_H

#include "corpus/stream.h"

/**
 * EntBuffer: a window over a stream, from @start to @end, that grows with its longest record and is reused for all
 * files. ENT_PADDING readable bytes follow @end. Filling moves the bytes: keep offsets from @start, not pointers.
 */
typedef struct {
    char *bytes;
    size_t start, end, capacity;
} EntBuffer;

void ent_buffer_clear(EntBuffer *buffer);

/** Makes room for @room bytes behind @end. */
void ent_buffer_reserve(EntBuffer *buffer, size_t room);

/** Reads more behind @end: bytes read, 0 at the end, -1 for an error. */
ssize_t ent_buffer_fill(EntBuffer *buffer, EntStream *stream, GError **error);

static inline size_t ent_buffer_length(const EntBuffer *buffer) {
    return buffer->end - buffer->start;
}

/** Drops a byte order mark at @start; call at the head of a file. -1 for an error. */
int ent_buffer_skip_mark(EntBuffer *buffer, EntStream *stream, GError **error);

#endif
