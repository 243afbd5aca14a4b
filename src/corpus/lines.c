/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/lines.h"

#include <string.h>

void ent_lines_init(EntLines *lines, EntBuffer *buffer, EntStream *stream, uint64_t longest) {
    *lines = (EntLines){.buffer = buffer, .stream = stream, .longest = longest};
    buffer->start = buffer->end = 0;
}

/* Throws away bytes up to the next newline. */
static EntLineStatus skip_line(EntLines *lines, GError **error) {
    EntBuffer *buffer = lines->buffer;
    for (;;) {
        buffer->start = buffer->end;
        ssize_t n_bytes = ent_buffer_fill(buffer, lines->stream, error);
        if (n_bytes < 0)
            return ENT_LINE_FAULT;
        if (n_bytes == 0)
            return ENT_LINE_TOO_LONG;
        const char *newline = memchr(buffer->bytes + buffer->start, '\n', ent_buffer_length(buffer));
        if (newline == NULL)
            continue;
        buffer->start = (size_t)(newline + 1 - buffer->bytes);
        return ENT_LINE_TOO_LONG;
    }
}

static EntLineStatus give_line(EntLines *lines, size_t length, size_t length_with_end, const char **line,
                               size_t *line_length) {
    const char *bytes = lines->buffer->bytes + lines->buffer->start;
    lines->buffer->start += length_with_end;
    if (length > lines->longest)
        return ENT_LINE_TOO_LONG;
    if (length_with_end > length && length > 0 && bytes[length - 1] == '\r')
        length--;
    *line = bytes;
    *line_length = length;
    return ENT_LINE_READ;
}

EntLineStatus ent_lines_next(EntLines *lines, const char **line, size_t *line_length, GError **error) {
    EntBuffer *buffer = lines->buffer;
    if (!lines->begun && ent_buffer_skip_mark(buffer, lines->stream, error) < 0)
        return ENT_LINE_FAULT;
    lines->begun = true;
    lines->number++;
    for (size_t searched = 0;;) {
        size_t length = ent_buffer_length(buffer);
        const char *start = buffer->bytes + buffer->start;
        const char *newline = length > searched ? memchr(start + searched, '\n', length - searched) : NULL;
        if (newline != NULL) {
            size_t here = (size_t)(newline - start);
            return give_line(lines, here, here + 1, line, line_length);
        }
        if (length > lines->longest)
            return skip_line(lines, error);
        searched = length;
        ssize_t n_bytes = ent_buffer_fill(buffer, lines->stream, error);
        if (n_bytes < 0)
            return ENT_LINE_FAULT;
        if (n_bytes > 0)
            continue;
        if (length == 0)
            return ENT_LINE_END;
        return give_line(lines, length, length, line, line_length);
    }
}
