/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/csv_rows.h"

#include <string.h>

void ent_csv_rows_init(EntCsvRows *rows, EntBuffer *buffer, EntStream *stream, uint64_t longest) {
    *rows = (EntCsvRows){.buffer = buffer, .stream = stream, .longest = MIN(longest, SIZE_MAX - 1)};
    rows->cells = g_array_new(FALSE, FALSE, sizeof(EntSpan));
}

void ent_csv_rows_clear(EntCsvRows *rows) {
    g_array_unref(rows->cells);
}

typedef enum { AT_CELL, IN_PLAIN, IN_QUOTES, BEHIND_QUOTES, BEHIND_RETURN } Place;

typedef enum { ROW_WHOLE, ROW_NONE, ROW_TOO_LONG, ROW_UNCLOSED, ROW_FAULT } RowStatus;

/* Looks at more bytes of a row; @length is of what has been looked at. */
typedef struct {
    Place place;
    size_t length;
    bool whole;
    bool broken; /* something stands behind a closing quote: an earlier one was not closed */
} Scan;

static void scan_byte(Scan *scan, char byte, const EntCsvRows *rows) {
    bool ends = byte == rows->row_end;
    switch (scan->place) {
    case IN_QUOTES:
        if (byte == '"')
            scan->place = BEHIND_QUOTES;
        return;
    case BEHIND_QUOTES:
        if (byte == '"')
            scan->place = IN_QUOTES;
        else if (byte == rows->separator)
            scan->place = AT_CELL;
        else if (ends)
            scan->whole = true;
        else if (byte == '\r')
            scan->place = BEHIND_RETURN;
        else
            scan->broken = true;
        return;
    case BEHIND_RETURN:
        scan->whole = ends;
        scan->broken = !ends;
        return;
    default:
        if (byte == '"' && scan->place == AT_CELL)
            scan->place = IN_QUOTES;
        else if (ends)
            scan->whole = true;
        else
            scan->place = byte == rows->separator ? AT_CELL : IN_PLAIN;
    }
}

static void scan_more(Scan *scan, const char *start, size_t length, const EntCsvRows *rows) {
    while (scan->length < length && !scan->whole && !scan->broken) {
        const char *at = start + scan->length;
        const char *quote = scan->place == IN_QUOTES ? memchr(at, '"', length - scan->length) : at;
        scan->length = quote ? (size_t)(quote - start) : length;
        if (quote != NULL)
            scan_byte(scan, start[scan->length++], rows);
    }
}

static RowStatus end_of_file(const Scan *scan) {
    if (scan->length == 0)
        return ROW_NONE;
    return scan->place == IN_QUOTES ? ROW_UNCLOSED : ROW_WHOLE;
}

/* Finds the row at the buffer's start and reads until it is whole. */
static RowStatus find_row(EntCsvRows *rows, size_t *length, GError **error) {
    Scan scan = {.place = AT_CELL};
    for (;;) {
        size_t limit = MIN(ent_buffer_length(rows->buffer), rows->longest + 1);
        scan_more(&scan, rows->buffer->bytes + rows->buffer->start, limit, rows);
        *length = scan.length;
        if (scan.broken)
            return ROW_UNCLOSED;
        if (scan.length > rows->longest)
            return ROW_TOO_LONG;
        if (scan.whole)
            return ROW_WHOLE;
        ssize_t n_bytes = ent_buffer_fill(rows->buffer, rows->stream, error);
        if (n_bytes < 0)
            return ROW_FAULT;
        if (n_bytes == 0)
            return end_of_file(&scan);
    }
}

static void advance(EntCsvRows *rows, size_t length) {
    const char *at = rows->buffer->bytes + rows->buffer->start, *end = at + length;
    rows->buffer->start += length;
    while ((at = memchr(at, rows->row_end, (size_t)(end - at))) != NULL) {
        rows->line++;
        at++;
    }
}

bool ent_csv_rows_skip_line(EntCsvRows *rows, GError **error) {
    for (;;) {
        size_t length = ent_buffer_length(rows->buffer);
        const char *start = rows->buffer->bytes + rows->buffer->start;
        const char *line_end = length > 0 ? memchr(start, rows->row_end, length) : NULL;
        advance(rows, line_end ? (size_t)(line_end + 1 - start) : length);
        if (line_end != NULL)
            return true;
        ssize_t n_bytes = ent_buffer_fill(rows->buffer, rows->stream, error);
        if (n_bytes <= 0)
            return n_bytes == 0;
    }
}

/* Takes the quotes off in place; returns the number of bytes that were looked at, with the closing quote. */
static size_t unquote(char *cell, size_t room, size_t *length) {
    size_t from = 1, to = 0;
    for (;;) {
        const char *quote = memchr(cell + from, '"', room - from);
        g_assert(quote != NULL); /* find_row() saw it */
        size_t run = (size_t)(quote - cell) - from;
        memmove(cell + to, cell + from, run);
        to += run;
        from += run + 1;
        if (from == room || cell[from] != '"')
            break;
        cell[to++] = '"';
        from++;
    }
    *length = to;
    return from;
}

/* Cuts a row into cells with a NUL behind each; the NULs replace separators, quotes and line ends. */
static void cut_row(EntCsvRows *rows, char *row, size_t length) {
    if (length > 0 && row[length - 1] == rows->row_end)
        length--;
    if (length > 0 && row[length - 1] == '\r')
        length--;
    g_array_set_size(rows->cells, 0);
    for (size_t at = 0; at <= length; at++) {
        EntSpan cell = {row + at, 0};
        size_t used = 0;
        if (at < length && row[at] == '"')
            used = unquote(row + at, length - at, &cell.length);
        const char *separator =
            at + used < length ? memchr(row + at + used, rows->separator, length - at - used) : NULL;
        size_t end = separator ? (size_t)(separator - row) : length;
        if (used == 0)
            cell.length = end - at;
        row[at + cell.length] = '\0';
        g_array_append_val(rows->cells, cell);
        at = end;
    }
}

static EntReadStatus skip_bad_row(EntCsvRows *rows, RowStatus status, GError **error) {
    if (!ent_csv_rows_skip_line(rows, error))
        return ENT_READ_BROKEN;
    if (status == ROW_TOO_LONG)
        g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT,
                    "the row is larger than %" G_GUINT64_FORMAT " bytes (--max-record)", rows->longest);
    else
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "a quote in this row is not closed or not doubled");
    return ENT_READ_BAD;
}

EntReadStatus ent_csv_rows_next(EntCsvRows *rows, uint64_t *line, GError **error) {
    for (;;) {
        size_t length;
        *line = rows->line;
        RowStatus status = find_row(rows, &length, error);
        if (status == ROW_FAULT)
            return ENT_READ_BROKEN;
        if (status == ROW_NONE)
            return ENT_READ_END;
        if (status != ROW_WHOLE)
            return skip_bad_row(rows, status, error);
        char *row = rows->buffer->bytes + rows->buffer->start;
        advance(rows, length);
        bool empty = row[0] == rows->row_end || (length == 2 && row[0] == '\r' && row[1] == '\n');
        if (empty)
            continue;
        /* Room for a NUL behind the last cell of a file without a last newline: the padding. */
        cut_row(rows, row, length);
        return ENT_READ_RECORD;
    }
}
