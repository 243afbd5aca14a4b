/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/input.h"

#include "corpus/csv.h"
#include "corpus/jsonl.h"
#include "corpus/lines.h"

#include <string.h>

struct _EntInput {
    const EntNames *names;
    const EntFormat *format;
    const char *path;
    uint64_t longest, size;
    EntField needed;
    bool begun; /* something of the open file was read */
    EntBuffer buffer;
    EntStream *stream;
    EntLines lines;
    EntJsonl *jsonl;
    EntCsvReader *csv;
};

/* ---- Formats: to add one, write its function and a line of the table ---- */

struct _EntFormat {
    const char *ending;
    EntReadStatus (*next)(EntInput *input, EntRecord *record, GError **error);
    char separator;
    bool is_document;
};

static EntReadStatus next_text(EntInput *input, EntRecord *record, GError **error);
static EntReadStatus next_line(EntInput *input, EntRecord *record, GError **error);
static EntReadStatus next_row(EntInput *input, EntRecord *record, GError **error);

static const EntFormat FORMATS[] = {
    {".txt", next_text, '\0', true}, {".jsonl", next_line, '\0', false}, {".ndjson", next_line, '\0', false},
    {".csv", next_row, ',', false},  {".tsv", next_row, '\t', false},
};

static bool ends_in(const char *name, size_t length, const char *ending) {
    size_t n_bytes = strlen(ending);
    return length > n_bytes && g_ascii_strncasecmp(name + length - n_bytes, ending, n_bytes) == 0;
}

const EntFormat *ent_format_of(const char *name, size_t *stem) {
    size_t length = strlen(name);
    if (ends_in(name, length, ".gz"))
        length -= strlen(".gz");
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        if (!ends_in(name, length, FORMATS[i].ending))
            continue;
        *stem = length - strlen(FORMATS[i].ending);
        return &FORMATS[i];
    }
    return NULL;
}

const EntFormat *ent_format_nameless(void) {
    return &FORMATS[1];
}

bool ent_format_is_document(const EntFormat *format) {
    return format->is_document;
}

/* ---- Text: the whole file is one record ---- */

static EntReadStatus refuse_size(EntInput *input, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT,
                "%s: the document is larger than %" G_GUINT64_FORMAT " bytes (--max-record)", input->path,
                input->longest);
    ent_input_close(input);
    return ENT_READ_BAD;
}

static EntReadStatus next_text(EntInput *input, EntRecord *record, GError **error) {
    if (input->begun)
        return ENT_READ_END;
    EntBuffer *buffer = &input->buffer;
    input->begun = true;
    buffer->start = buffer->end = 0;
    if (input->size < input->longest)
        ent_buffer_reserve(buffer, (size_t)input->size + 1);
    ssize_t n_bytes;
    do {
        n_bytes = ent_buffer_fill(buffer, input->stream, error);
        if (ent_buffer_length(buffer) > input->longest)
            return refuse_size(input, error);
    } while (n_bytes > 0);
    if (n_bytes < 0)
        return ENT_READ_BROKEN;
    *record = (EntRecord){.strings[ENT_FIELD_TEXT] = {buffer->bytes, buffer->end}};
    return ENT_READ_RECORD;
}

/* ---- JSON lines ---- */

static EntReadStatus refuse_line(EntInput *input, const char *fault, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", input->path, input->lines.number,
                fault);
    return ENT_READ_BAD;
}

static bool is_blank(const char *line, size_t length) {
    while (length > 0 && g_ascii_isspace(line[length - 1]))
        length--;
    return length == 0;
}

static EntReadStatus next_line(EntInput *input, EntRecord *record, GError **error) {
    if (!input->begun)
        ent_lines_init(&input->lines, &input->buffer, input->stream, input->longest);
    input->begun = true;
    const char *line = NULL;
    size_t length = 0;
    g_autofree char *fault = NULL;
    for (;;) {
        switch (ent_lines_next(&input->lines, &line, &length, error)) {
        case ENT_LINE_END:
            return ENT_READ_END;
        case ENT_LINE_FAULT:
            return ENT_READ_BROKEN;
        case ENT_LINE_TOO_LONG:
            fault =
                g_strdup_printf("the line is longer than %" G_GUINT64_FORMAT " bytes (--max-record)", input->longest);
            return refuse_line(input, fault, error);
        case ENT_LINE_READ:
            break;
        }
        if (is_blank(line, length))
            continue;
        bool sound = ent_jsonl_read(input->jsonl, line, length, record, &fault);
        record->line = input->lines.number;
        return sound ? ENT_READ_RECORD : refuse_line(input, fault, error);
    }
}

/* ---- Tables ---- */

static EntReadStatus next_row(EntInput *input, EntRecord *record, GError **error) {
    g_autoptr(GError) fault = NULL;
    bool headless = !input->begun;
    EntReadStatus status = ENT_READ_RECORD;
    input->begun = true;
    if (headless)
        status = ent_csv_reader_begin(input->csv, input->format->separator, input->needed, &fault);
    record->line = 0;
    if (status == ENT_READ_RECORD)
        status = ent_csv_reader_next(input->csv, record, &fault);
    if (fault == NULL)
        return status;
    /* The stream's own faults name the file already. */
    if (g_str_has_prefix(fault->message, input->path))
        g_propagate_error(error, g_steal_pointer(&fault));
    else if (record->line == 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: %s", input->path, fault->message);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", input->path, record->line,
                    fault->message);
    return status;
}

/* ---- One file after the other ---- */

EntInput *ent_input_new(const EntNames *names, uint64_t longest) {
    EntInput *input = g_new0(EntInput, 1);
    input->names = names;
    input->longest = longest;
    input->stream = ent_stream_new();
    input->jsonl = ent_jsonl_new(names);
    input->csv = ent_csv_reader_new(names, &input->buffer, input->stream, longest);
    return input;
}

void ent_input_free(EntInput *input) {
    if (input == NULL)
        return;
    ent_csv_reader_free(input->csv);
    ent_jsonl_free(input->jsonl);
    ent_stream_free(input->stream);
    ent_buffer_clear(&input->buffer);
    g_free(input);
}

bool ent_input_open(EntInput *input, const char *path, const EntFormat *format, uint64_t size, EntField needed,
                    GError **error) {
    input->size = size;
    input->path = strcmp(path, "-") == 0 ? "stdin" : path;
    input->format = format;
    input->needed = needed;
    input->begun = false;
    return ent_stream_open(input->stream, path, error);
}

void ent_input_close(EntInput *input) {
    ent_stream_close(input->stream);
}

EntReadStatus ent_input_next(EntInput *input, EntRecord *record, GError **error) {
    return input->format->next(input, record, error);
}

uint64_t ent_input_total(const EntInput *input) {
    return input->stream ? ent_stream_total(input->stream) : 0;
}
