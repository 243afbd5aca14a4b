/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_LINES_H
#define ENT_CORPUS_LINES_H

#include "corpus/buffer.h"

/** EntLines: a file line by line, of any length, through a buffer that is lent. */
typedef struct {
    EntBuffer *buffer;
    EntStream *stream;
    uint64_t longest; /* a longer line is skipped without being held */
    uint64_t number;  /* of the last line, from 1 */
    bool begun;
} EntLines;

typedef enum { ENT_LINE_END, ENT_LINE_READ, ENT_LINE_TOO_LONG, ENT_LINE_FAULT } EntLineStatus;

void ent_lines_init(EntLines *lines, EntBuffer *buffer, EntStream *stream, uint64_t longest);

/**
 * ent_lines_next:
 * @line: (out): borrowed until the next call, without LF or CRLF; ENT_PADDING readable bytes follow
 *
 * A byte order mark at the head of the file is dropped. Half a line before a fault is not given.
 */
EntLineStatus ent_lines_next(EntLines *lines, const char **line, size_t *length, GError **error);

#endif
