/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/csv.h"

#include "corpus/text.h"
#include "corpus/windows.h"

#include <string.h>

/* A first line may be so long before it is looked at. */
#define LONGEST_GLANCE 65536

struct _EntCsvReader {
    const EntNames *names;
    EntBuffer *buffer;
    EntStream *stream;
    uint64_t longest;
    char separator;
    char row_end;    /* LF, or CR where old Macs ended lines */
    char *advice;    /* nullable: it is UTF-16 */
    uint64_t line;   /* of the next byte, from 1 */
    GArray *columns; /* EntField of each column */
    GArray *cells;   /* EntSpan of each cell of the row */
    EntWindows *windows;
};

EntCsvReader *ent_csv_reader_new(const EntNames *names, EntBuffer *buffer, EntStream *stream, uint64_t longest) {
    EntCsvReader *csv = g_new0(EntCsvReader, 1);
    *csv = (EntCsvReader){.names = names, .buffer = buffer, .stream = stream, .longest = MIN(longest, SIZE_MAX - 1)};
    csv->columns = g_array_new(FALSE, FALSE, sizeof(EntField));
    csv->cells = g_array_new(FALSE, FALSE, sizeof(EntSpan));
    csv->windows = ent_windows_new();
    return csv;
}

void ent_csv_reader_free(EntCsvReader *csv) {
    if (csv == NULL)
        return;
    g_array_unref(csv->columns);
    g_array_unref(csv->cells);
    ent_windows_free(csv->windows);
    g_free(csv->advice);
    g_free(csv);
}

/* ---- Where a row ends ---- */

typedef enum { AT_CELL, IN_PLAIN, IN_QUOTES, BEHIND_QUOTES, BEHIND_RETURN } Place;

typedef enum { ROW_WHOLE, ROW_NONE, ROW_TOO_LONG, ROW_UNCLOSED, ROW_FAULT } RowStatus;

/* Looks at more bytes of a row; @length is of what has been looked at. */
typedef struct {
    Place place;
    size_t length;
    bool whole;
    bool broken; /* something stands behind a closing quote: an earlier one was not closed */
} Scan;

static void scan_byte(Scan *scan, char byte, const EntCsvReader *csv) {
    bool ends = byte == csv->row_end;
    switch (scan->place) {
    case IN_QUOTES:
        if (byte == '"')
            scan->place = BEHIND_QUOTES;
        return;
    case BEHIND_QUOTES:
        if (byte == '"')
            scan->place = IN_QUOTES;
        else if (byte == csv->separator)
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
            scan->place = byte == csv->separator ? AT_CELL : IN_PLAIN;
    }
}

static void scan_more(Scan *scan, const char *start, size_t length, const EntCsvReader *csv) {
    while (scan->length < length && !scan->whole && !scan->broken) {
        const char *at = start + scan->length;
        const char *quote = scan->place == IN_QUOTES ? memchr(at, '"', length - scan->length) : at;
        scan->length = quote ? (size_t)(quote - start) : length;
        if (quote != NULL)
            scan_byte(scan, start[scan->length++], csv);
    }
}

static RowStatus end_of_file(const Scan *scan) {
    if (scan->length == 0)
        return ROW_NONE;
    return scan->place == IN_QUOTES ? ROW_UNCLOSED : ROW_WHOLE;
}

/* Finds the row at the buffer's start and reads until it is whole. */
static RowStatus find_row(EntCsvReader *csv, size_t *length, GError **error) {
    Scan scan = {.place = AT_CELL};
    for (;;) {
        size_t limit = MIN(ent_buffer_length(csv->buffer), csv->longest + 1);
        scan_more(&scan, csv->buffer->bytes + csv->buffer->start, limit, csv);
        *length = scan.length;
        if (scan.broken)
            return ROW_UNCLOSED;
        if (scan.length > csv->longest)
            return ROW_TOO_LONG;
        if (scan.whole)
            return ROW_WHOLE;
        ssize_t n_bytes = ent_buffer_fill(csv->buffer, csv->stream, error);
        if (n_bytes < 0)
            return ROW_FAULT;
        if (n_bytes == 0)
            return end_of_file(&scan);
    }
}

static void advance(EntCsvReader *csv, size_t length) {
    const char *at = csv->buffer->bytes + csv->buffer->start, *end = at + length;
    csv->buffer->start += length;
    while ((at = memchr(at, csv->row_end, (size_t)(end - at))) != NULL) {
        csv->line++;
        at++;
    }
}

/* Goes behind the next line end, or to the end of the file. */
static bool skip_line(EntCsvReader *csv, GError **error) {
    for (;;) {
        size_t length = ent_buffer_length(csv->buffer);
        const char *start = csv->buffer->bytes + csv->buffer->start;
        const char *line_end = length > 0 ? memchr(start, csv->row_end, length) : NULL;
        advance(csv, line_end ? (size_t)(line_end + 1 - start) : length);
        if (line_end != NULL)
            return true;
        ssize_t n_bytes = ent_buffer_fill(csv->buffer, csv->stream, error);
        if (n_bytes <= 0)
            return n_bytes == 0;
    }
}

/* ---- What stands in it ---- */

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
static void cut_row(EntCsvReader *csv, char *row, size_t length) {
    if (length > 0 && row[length - 1] == csv->row_end)
        length--;
    if (length > 0 && row[length - 1] == '\r')
        length--;
    g_array_set_size(csv->cells, 0);
    for (size_t at = 0; at <= length; at++) {
        EntSpan cell = {row + at, 0};
        size_t used = 0;
        if (at < length && row[at] == '"')
            used = unquote(row + at, length - at, &cell.length);
        const char *separator = at + used < length ? memchr(row + at + used, csv->separator, length - at - used) : NULL;
        size_t end = separator ? (size_t)(separator - row) : length;
        if (used == 0)
            cell.length = end - at;
        row[at + cell.length] = '\0';
        g_array_append_val(csv->cells, cell);
        at = end;
    }
}

/* An empty cell says nothing of actors. */
static void read_actors(const EntCsvReader *csv, EntSpan cell, EntRecord *record) {
    char *ids = (char *)cell.bytes;
    if (cell.length == 0 || *g_strchug(ids) == '\0')
        return;
    ent_windows_clear(csv->windows);
    ent_windows_cut(csv->windows, ids);
    record->windows = ent_windows_get(csv->windows);
}

static void fill_record(const EntCsvReader *csv, EntRecord *record) {
    for (guint i = 0; i < csv->cells->len; i++) {
        EntField field = g_array_index(csv->columns, EntField, i);
        EntSpan cell = g_array_index(csv->cells, EntSpan, i);
        if (field < ENT_N_STRINGS)
            record->strings[field] = cell;
        else if (field == ENT_FIELD_ACTORS)
            read_actors(csv, cell, record);
    }
}

static EntReadStatus skip_bad_row(EntCsvReader *csv, RowStatus status, GError **error) {
    if (!skip_line(csv, error))
        return ENT_READ_BROKEN;
    if (status == ROW_TOO_LONG)
        g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT,
                    "the row is larger than %" G_GUINT64_FORMAT " bytes (--max-record)", csv->longest);
    else
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "a quote in this row is not closed or not doubled");
    return ENT_READ_BAD;
}

/* The next row that is not an empty line, cut; leaves its line in the record. */
static EntReadStatus next_row(EntCsvReader *csv, EntRecord *record, GError **error) {
    for (;;) {
        size_t length;
        *record = (EntRecord){.line = csv->line};
        RowStatus status = find_row(csv, &length, error);
        if (status == ROW_FAULT)
            return ENT_READ_BROKEN;
        if (status == ROW_NONE)
            return ENT_READ_END;
        if (status != ROW_WHOLE)
            return skip_bad_row(csv, status, error);
        char *row = csv->buffer->bytes + csv->buffer->start;
        advance(csv, length);
        bool empty = row[0] == csv->row_end || (length == 2 && row[0] == '\r' && row[1] == '\n');
        if (empty)
            continue;
        /* Room for a NUL behind the last cell of a file without a last newline: the padding. */
        cut_row(csv, row, length);
        return ENT_READ_RECORD;
    }
}

EntReadStatus ent_csv_reader_next(EntCsvReader *csv, EntRecord *record, GError **error) {
    EntReadStatus status = next_row(csv, record, error);
    if (status != ENT_READ_RECORD)
        return status;
    if (csv->cells->len != csv->columns->len) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "the row has %u field%s where the header has %u",
                    csv->cells->len, csv->cells->len == 1 ? "" : "s", csv->columns->len);
        return ENT_READ_BAD;
    }
    fill_record(csv, record);
    return ENT_READ_RECORD;
}

static void refuse_header(EntCsvReader *csv, EntField needed, GError **error) {
    if (csv->advice != NULL) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, csv->advice);
        return;
    }
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < MIN(csv->cells->len, 12); i++) {
        EntSpan cell = g_array_index(csv->cells, EntSpan, i);
        g_autofree char *name = ent_record_quote(cell.bytes, cell.length);
        g_string_append_printf(found, "%s%s", i > 0 ? ", " : "", name);
    }
    if (csv->cells->len > 12)
        g_string_append(found, ", ...");
    const char *name = ent_names_of(csv->names, needed);
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                "no column is named \"%s\"; the columns are: %s; name the right one with --map %s=COLUMN%s", name,
                found->str, needed == ENT_FIELD_TEXT ? "text" : "id",
                needed == ENT_FIELD_TEXT ? ", or give a table of dates with --metadata" : "");
}

/* Each column's field; a field's second column is ignored. */
static bool name_columns(EntCsvReader *csv, EntField needed) {
    bool seen[ENT_N_FIELDS + 1] = {false};
    g_array_set_size(csv->columns, 0);
    for (guint i = 0; i < csv->cells->len; i++) {
        char *cell = (char *)g_array_index(csv->cells, EntSpan, i).bytes;
        char *name = g_strstrip(cell);
        EntField field = ent_names_find_any_case(csv->names, name, strlen(name));
        if (seen[field])
            field = ENT_FIELD_NONE;
        seen[field] = true;
        g_array_append_val(csv->columns, field);
    }
    return seen[needed] || (needed == ENT_FIELD_TEXT && seen[ENT_FIELD_ACTORS]);
}

/* Reads on until the first line is whole, as far as a header may be long. */
static bool fill_line(EntCsvReader *csv, EntSpan *line, GError **error) {
    for (;;) {
        size_t length = ent_buffer_length(csv->buffer);
        const char *start = csv->buffer->bytes + csv->buffer->start;
        const char *newline = length > 0 ? memchr(start, '\n', length) : NULL;
        *line = (EntSpan){start, newline != NULL ? (size_t)(newline - start) : length};
        if (newline != NULL || length > LONGEST_GLANCE)
            return true;
        ssize_t n_bytes = ent_buffer_fill(csv->buffer, csv->stream, error);
        if (n_bytes <= 0)
            return n_bytes == 0;
    }
}

/* A return outside quotes that no newline follows ends the header where old Macs, and Excel for them, end all rows;
 * cuts @line there. */
static char find_row_end(EntSpan *line) {
    bool quoted = false;
    for (size_t i = 0; i + 1 < line->length; i++) {
        quoted ^= line->bytes[i] == '"';
        if (quoted || line->bytes[i] != '\r' || line->bytes[i + 1] == '\n')
            continue;
        line->length = i;
        return '\r';
    }
    return '\n';
}

static size_t count(EntSpan line, char byte) {
    size_t n = 0;
    for (size_t i = 0; i < line.length; i++)
        n += line.bytes[i] == byte;
    return n;
}

/* Spreadsheets part columns by semicolons where the comma is the decimal point, and say so in a first line "sep=;" at
 * times. */
static bool find_separator(EntCsvReader *csv, char expected, GError **error) {
    static const char others[] = ";\t|,";
    EntSpan line;
    csv->separator = expected;
    g_clear_pointer(&csv->advice, g_free);
    if (!fill_line(csv, &line, error))
        return false;
    csv->advice = ent_text_utf16_advice(line.bytes, line.length);
    csv->row_end = find_row_end(&line);
    if (line.length >= 5 && g_ascii_strncasecmp(line.bytes, "sep=", 4) == 0 &&
        (line.length == 5 || (line.length == 6 && line.bytes[5] == '\r'))) {
        csv->separator = line.bytes[4];
        return skip_line(csv, error);
    }
    for (const char *other = others; *other != '\0' && count(line, csv->separator) == 0; other++)
        if (count(line, *other) > 0)
            csv->separator = *other;
    return true;
}

EntReadStatus ent_csv_reader_begin(EntCsvReader *csv, char separator, EntField needed, GError **error) {
    EntRecord record;
    csv->line = 1;
    csv->buffer->start = csv->buffer->end = 0;
    if (ent_buffer_skip_mark(csv->buffer, csv->stream, error) < 0 || !find_separator(csv, separator, error))
        return ENT_READ_BROKEN;
    EntReadStatus status = next_row(csv, &record, error);
    if (status == ENT_READ_BAD)
        return ENT_READ_BROKEN;
    if (status != ENT_READ_RECORD || name_columns(csv, needed))
        return status;
    refuse_header(csv, needed, error);
    return ENT_READ_BROKEN;
}
