/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/csv.h"

#include "corpus/csv_rows.h"
#include "corpus/text.h"
#include "corpus/windows.h"

#include <string.h>

/* A first line may be so long before it is looked at. */
#define LONGEST_GLANCE 65536

struct _EntCsvReader {
    const EntNames *names;
    EntCsvRows rows;
    char *advice;    /* nullable: it is UTF-16 */
    GArray *columns; /* EntField of each column */
    EntWindows *windows;
};

EntCsvReader *ent_csv_reader_new(const EntNames *names, EntBuffer *buffer, EntStream *stream, uint64_t longest) {
    EntCsvReader *csv = g_new0(EntCsvReader, 1);
    csv->names = names;
    ent_csv_rows_init(&csv->rows, buffer, stream, longest);
    csv->columns = g_array_new(FALSE, FALSE, sizeof(EntField));
    csv->windows = ent_windows_new();
    return csv;
}

void ent_csv_reader_free(EntCsvReader *csv) {
    if (csv == NULL)
        return;
    g_array_unref(csv->columns);
    ent_csv_rows_clear(&csv->rows);
    ent_windows_free(csv->windows);
    g_free(csv->advice);
    g_free(csv);
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
    for (guint i = 0; i < csv->rows.cells->len; i++) {
        EntField field = g_array_index(csv->columns, EntField, i);
        EntSpan cell = g_array_index(csv->rows.cells, EntSpan, i);
        if (field < ENT_N_STRINGS)
            record->strings[field] = cell;
        else if (field == ENT_FIELD_ACTORS)
            read_actors(csv, cell, record);
    }
}

EntReadStatus ent_csv_reader_next(EntCsvReader *csv, EntRecord *record, GError **error) {
    *record = (EntRecord){0};
    EntReadStatus status = ent_csv_rows_next(&csv->rows, &record->line, error);
    if (status != ENT_READ_RECORD)
        return status;
    if (csv->rows.cells->len != csv->columns->len) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "the row has %u field%s where the header has %u",
                    csv->rows.cells->len, csv->rows.cells->len == 1 ? "" : "s", csv->columns->len);
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
    for (guint i = 0; i < MIN(csv->rows.cells->len, 12); i++) {
        EntSpan cell = g_array_index(csv->rows.cells, EntSpan, i);
        g_autofree char *name = ent_record_quote(cell.bytes, cell.length);
        g_string_append_printf(found, "%s%s", i > 0 ? ", " : "", name);
    }
    if (csv->rows.cells->len > 12)
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
    for (guint i = 0; i < csv->rows.cells->len; i++) {
        char *cell = (char *)g_array_index(csv->rows.cells, EntSpan, i).bytes;
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
        size_t length = ent_buffer_length(csv->rows.buffer);
        const char *start = csv->rows.buffer->bytes + csv->rows.buffer->start;
        const char *newline = length > 0 ? memchr(start, '\n', length) : NULL;
        *line = (EntSpan){start, newline != NULL ? (size_t)(newline - start) : length};
        if (newline != NULL || length > LONGEST_GLANCE)
            return true;
        ssize_t n_bytes = ent_buffer_fill(csv->rows.buffer, csv->rows.stream, error);
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
    csv->rows.separator = expected;
    g_clear_pointer(&csv->advice, g_free);
    if (!fill_line(csv, &line, error))
        return false;
    csv->advice = ent_text_utf16_advice(line.bytes, line.length);
    csv->rows.row_end = find_row_end(&line);
    if (line.length >= 5 && g_ascii_strncasecmp(line.bytes, "sep=", 4) == 0 &&
        (line.length == 5 || (line.length == 6 && line.bytes[5] == '\r'))) {
        csv->rows.separator = line.bytes[4];
        return ent_csv_rows_skip_line(&csv->rows, error);
    }
    for (const char *other = others; *other != '\0' && count(line, csv->rows.separator) == 0; other++)
        if (count(line, *other) > 0)
            csv->rows.separator = *other;
    return true;
}

EntReadStatus ent_csv_reader_begin(EntCsvReader *csv, char separator, EntField needed, GError **error) {
    uint64_t line;
    csv->rows.line = 1;
    csv->rows.buffer->start = csv->rows.buffer->end = 0;
    if (ent_buffer_skip_mark(csv->rows.buffer, csv->rows.stream, error) < 0 || !find_separator(csv, separator, error))
        return ENT_READ_BROKEN;
    EntReadStatus status = ent_csv_rows_next(&csv->rows, &line, error);
    if (status == ENT_READ_BAD)
        return ENT_READ_BROKEN;
    if (status != ENT_READ_RECORD || name_columns(csv, needed))
        return status;
    refuse_header(csv, needed, error);
    return ENT_READ_BROKEN;
}
