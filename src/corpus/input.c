/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/input.h"

#include "corpus/bundle.h"
#include "corpus/csv.h"
#include "corpus/html.h"
#include "corpus/jsonl.h"
#include "corpus/lines.h"
#include "corpus/members.h"
#include "corpus/text.h"

#include <string.h>

struct _EntInput {
    const EntNames *names;
    const EntFormat *format; /* of the file, or of the open member; NULL between two members */
    uint64_t longest, size;
    EntField needed;
    bool begun;         /* something of the open file was read */
    bool is_foreign;    /* it is no UTF-8, which was told */
    EntStream *content; /* what the readers read: a file or a member */
    EntBuffer buffer;
    EntLines lines;
    EntJsonl *jsonl;
    EntHtml *html; /* made when first needed */
    EntCsvReader *csv;
    EntMembers *members; /* of the open archive */
    bool in_archive;
    GString *doubt; /* of the record */
};

/* ---- Text: the whole file is one record ---- */

static EntReadStatus refuse_size(EntInput *input, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT,
                "%s: the document is larger than %" G_GUINT64_FORMAT " bytes (--max-record)", ent_input_shown(input),
                input->longest);
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
        n_bytes = ent_buffer_fill(buffer, input->content, error);
        if (ent_buffer_length(buffer) > input->longest)
            return refuse_size(input, error);
    } while (n_bytes > 0);
    if (n_bytes < 0)
        return ENT_READ_BROKEN;
    *record = (EntRecord){.strings[ENT_FIELD_TEXT] = {buffer->bytes, buffer->end}};
    return ENT_READ_RECORD;
}

/* Many articles in one file make one document without a day: that is told, with what would cut them. */
static void doubt_text(EntInput *input, EntRecord *record) {
    EntBundle bundle;
    EntSpan text = record->strings[ENT_FIELD_TEXT];
    g_autofree char *advice = ent_text_utf16_advice(text.bytes, text.length);
    if (advice != NULL) {
        g_string_assign(input->doubt, advice);
        record->doubt = input->doubt->str;
        return;
    }
    if (ent_text_is_foreign(text.bytes, text.length)) {
        record->doubt = ENT_TEXT_FOREIGN_ADVICE;
        return;
    }
    if (!ent_bundle_find(text.bytes, text.length, &bundle))
        return;
    g_autofree char *cut =
        bundle.cut != NULL
            ? g_strdup_printf(", for example with: csplit -z -f article- -b %%05d.txt FILE '%s' '{*}'", bundle.cut)
            : g_strdup("");
    g_string_printf(
        input->doubt,
        "looks like %s (%zu lines like \"%s\") and is read as one document; give each article a file of its own%s",
        bundle.what, bundle.count, bundle.cue, cut);
    record->doubt = input->doubt->str;
}

static EntReadStatus next_document(EntInput *input, EntRecord *record, GError **error) {
    EntReadStatus status = next_text(input, record, error);
    if (status == ENT_READ_RECORD)
        doubt_text(input, record);
    return status;
}

/* ---- HTML: the whole file is one record, but not all of it is text ---- */

static EntReadStatus next_page(EntInput *input, EntRecord *record, GError **error) {
    g_autofree char *fault = NULL;
    EntRecord whole;
    EntReadStatus status = next_text(input, &whole, error);
    if (status != ENT_READ_RECORD)
        return status;
    if (input->html == NULL)
        input->html = ent_html_new();
    EntSpan bytes = whole.strings[ENT_FIELD_TEXT];
    if (ent_html_read(input->html, bytes.bytes, bytes.length, record, &fault))
        return ENT_READ_RECORD;
    g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT, "%s: %s; it is skipped", ent_input_shown(input), fault);
    return ENT_READ_BAD;
}

/* ---- JSON lines ---- */

static EntReadStatus refuse_line(EntInput *input, const char *fault, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", ent_input_shown(input),
                input->lines.number, fault);
    return ENT_READ_BAD;
}

/* Each line of it would be a fault of its own. */
static EntReadStatus refuse_file(EntInput *input, const char *fault, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: %s", ent_input_shown(input), fault);
    return ENT_READ_BROKEN;
}

static bool is_blank(const char *line, size_t length) {
    while (length > 0 && g_ascii_isspace(line[length - 1]))
        length--;
    return length == 0;
}

static EntReadStatus next_line(EntInput *input, EntRecord *record, GError **error) {
    if (!input->begun)
        ent_lines_init(&input->lines, &input->buffer, input->content, input->longest);
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
        fault = input->lines.number == 1 ? ent_text_no_lines_advice(line, length) : NULL;
        if (fault != NULL)
            return refuse_file(input, fault, error);
        bool sound = ent_jsonl_read(input->jsonl, line, length, record, &fault);
        record->line = input->lines.number;
        return sound ? ENT_READ_RECORD : refuse_line(input, fault, error);
    }
}

/* ---- Tables ---- */

/* Told once a file. */
static void doubt_row(EntInput *input, EntRecord *record) {
    EntSpan text = record->strings[ENT_FIELD_TEXT];
    if (input->is_foreign || text.bytes == NULL || !ent_text_is_foreign(text.bytes, text.length))
        return;
    input->is_foreign = true;
    record->doubt = ENT_TEXT_FOREIGN_ADVICE;
}

static EntReadStatus next_row(EntInput *input, EntRecord *record, GError **error) {
    g_autoptr(GError) fault = NULL;
    bool headless = !input->begun;
    EntReadStatus status = ENT_READ_RECORD;
    input->begun = true;
    input->is_foreign &= !headless;
    if (headless)
        status = ent_csv_reader_begin(input->csv, input->format->separator, input->needed, &fault);
    record->line = 0;
    if (status == ENT_READ_RECORD)
        status = ent_csv_reader_next(input->csv, record, &fault);
    if (fault == NULL && status == ENT_READ_RECORD)
        doubt_row(input, record);
    if (fault == NULL)
        return status;
    /* The stream's own faults name the file already. */
    if (g_str_has_prefix(fault->message, ent_input_shown(input)))
        g_propagate_error(error, g_steal_pointer(&fault));
    else if (record->line == 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: %s", ent_input_shown(input), fault->message);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", ent_input_shown(input),
                    record->line, fault->message);
    return status;
}

/* ---- Story records, which another floor reads ---- */

static EntReadStatus next_stories(EntInput *input) {
    EntReadStatus status = input->begun ? ENT_READ_END : ENT_READ_STORIES;
    input->begun = true;
    return status;
}

/* ---- One file after the other ---- */

EntInput *ent_input_new(const EntNames *names, uint64_t longest) {
    EntInput *input = g_new0(EntInput, 1);
    input->names = names;
    input->longest = longest;
    input->content = ent_stream_new();
    input->members = ent_members_new();
    input->doubt = g_string_new(NULL);
    input->jsonl = ent_jsonl_new(names);
    input->csv = ent_csv_reader_new(names, &input->buffer, input->content, longest);
    return input;
}

void ent_input_free(EntInput *input) {
    if (input == NULL)
        return;
    ent_csv_reader_free(input->csv);
    ent_jsonl_free(input->jsonl);
    ent_html_free(input->html);
    ent_stream_free(input->content);
    ent_members_free(input->members);
    g_string_free(input->doubt, TRUE);
    ent_buffer_clear(&input->buffer);
    g_free(input);
}

bool ent_input_open(EntInput *input, const char *path, const EntFormat *format, uint64_t size, EntField needed,
                    GError **error) {
    input->size = size;
    input->format = format;
    input->needed = needed;
    input->begun = false;
    input->in_archive = ent_format_is_archive(format);
    if (!input->in_archive)
        return ent_stream_open(input->content, path, error);
    input->size = 0;
    input->format = NULL;
    return ent_members_open(input->members, path, format, error);
}

void ent_input_close(EntInput *input) {
    ent_stream_close(input->content);
    ent_members_close(input->members);
}

static EntReadStatus next_record(EntInput *input, EntRecord *record, GError **error) {
    switch (input->format->kind) {
    case ENT_KIND_TEXT:
        return next_document(input, record, error);
    case ENT_KIND_HTML:
        return next_page(input, record, error);
    case ENT_KIND_TABLE:
        return next_row(input, record, error);
    case ENT_KIND_STORIES:
        return next_stories(input);
    default:
        return next_line(input, record, error);
    }
}

static EntReadStatus next_in_archive(EntInput *input, EntRecord *record, GError **error) {
    if (input->format != NULL) {
        EntReadStatus status = next_record(input, record, error);
        if (status != ENT_READ_END && status != ENT_READ_BROKEN)
            return status;
        input->format = NULL;
        if (status == ENT_READ_BROKEN)
            return ent_members_goes_on(input->members, *error) ? ENT_READ_BAD : ENT_READ_BROKEN;
    }
    input->begun = false;
    return ent_members_next(input->members, input->content, &input->format, error);
}

EntReadStatus ent_input_next(EntInput *input, EntRecord *record, GError **error) {
    return input->in_archive ? next_in_archive(input, record, error) : next_record(input, record, error);
}

EntStream *ent_input_content(EntInput *input) {
    return input->content;
}

EntMember ent_input_get_member(const EntInput *input) {
    return ent_members_get(input->members);
}

const char *ent_input_shown(const EntInput *input) {
    return input->in_archive ? ent_members_shown(input->members) : ent_stream_shown(input->content);
}

uint64_t ent_input_total(const EntInput *input) {
    return ent_stream_total(input->content) + ent_members_total(input->members);
}
