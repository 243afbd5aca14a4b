/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/metadata.h"

#include "base/error.h"
#include "corpus/date.h"
#include "corpus/input.h"
#include "corpus/text.h"

#include <string.h>
#include <sys/stat.h>

struct _EntMetadata {
    char *path;
    GPtrArray *rows;   /* of EntMetadataRow, in file order */
    GHashTable *by_id; /* borrows from rows */
};

static void free_row(gpointer data) {
    EntMetadataRow *row = data;
    g_free(row->id);
    g_free(row->title);
    g_free(row->source);
    g_free(row->url);
    g_free(row);
}

void ent_metadata_free(EntMetadata *metadata) {
    if (metadata == NULL)
        return;
    g_hash_table_unref(metadata->by_id);
    g_ptr_array_unref(metadata->rows);
    g_free(metadata->path);
    g_free(metadata);
}

static char *copy_string(EntSpan span) {
    return span.length > 0 ? g_utf8_make_valid(span.bytes, (gssize)span.length) : NULL;
}

static char *copy_id(EntSpan span) {
    GString *id = g_string_new(NULL);
    ent_text_append_id(id, span.bytes, span.length);
    return g_string_free(id, FALSE);
}

static void add_row(EntMetadata *metadata, const EntRecord *record, char *id, int32_t day) {
    EntMetadataRow *row = g_new0(EntMetadataRow, 1);
    *row = (EntMetadataRow){.id = id, .day = day};
    row->title = copy_string(record->strings[ENT_FIELD_TITLE]);
    row->source = copy_string(record->strings[ENT_FIELD_SOURCE]);
    row->url = copy_string(record->strings[ENT_FIELD_URL]);
    g_ptr_array_add(metadata->rows, row);
    g_hash_table_insert(metadata->by_id, row->id, row);
}

/* Takes what is good in a row; returns what is wrong with it, if anything. */
static char *read_row(EntMetadata *metadata, const EntRecord *record, EntDateOrder order) {
    EntSpan date = record->strings[ENT_FIELD_DATE];
    g_autofree char *id = copy_id(record->strings[ENT_FIELD_ID]);
    if (*id == '\0')
        return g_strdup("the row has no id");
    if (g_hash_table_contains(metadata->by_id, id))
        return g_strdup_printf("the id \"%s\" stands there twice; the first row counts", id);
    int32_t day = date.length > 0 ? ent_date_parse(date.bytes, date.length, order) : ENT_DAY_NONE;
    add_row(metadata, record, g_steal_pointer(&id), day);
    if (date.length == 0 || day != ENT_DAY_NONE)
        return NULL;
    g_autofree char *shown = ent_record_quote(date.bytes, date.length);
    return g_strdup_printf("date \"%s\" %s", shown, ent_date_fault(date.bytes, date.length, order));
}

/* A bad row is told, or with strict it is the error. */
static bool report(const EntOptions *options, GError *fault, GError **error) {
    if (options->strict) {
        g_propagate_error(error, fault);
        return false;
    }
    ent_note(options, "%s", fault->message);
    g_error_free(fault);
    return true;
}

static bool read_rows(EntMetadata *metadata, EntInput *input, EntDateOrder order, const EntOptions *options,
                      GError **error) {
    for (;;) {
        EntRecord record;
        GError *fault = NULL;
        EntReadStatus status = ent_input_next(input, &record, &fault);
        if (status == ENT_READ_END)
            return true;
        if (status == ENT_READ_BROKEN) {
            g_propagate_error(error, fault);
            return false;
        }
        g_autofree char *sentence = status == ENT_READ_RECORD ? read_row(metadata, &record, order) : NULL;
        if (sentence != NULL)
            fault = g_error_new(ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", ent_input_shown(input),
                                record.line, sentence);
        if (fault != NULL && !report(options, fault, error))
            return false;
    }
}

/* Told of a name that no metadata file can have; that there is no such file is the nearer fault. */
static void refuse_name(const char *path, GError **error) {
    struct stat status;
    if (stat(path, &status) != 0)
        ent_error_set_errno(error, path, "cannot open");
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: metadata must be a .csv, .tsv or .jsonl file", path);
}

EntMetadata *ent_metadata_new(const char *path, EntNames *names, const EntOptions *options, GError **error) {
    g_autoptr(EntNames) owned = names;
    g_autoptr(EntInput) input = ent_input_new(owned, options->max_record);
    size_t stem;
    const EntFormat *format = ent_format_of(path, &stem);
    if (format == NULL || (format->kind != ENT_KIND_TABLE && format->kind != ENT_KIND_LINES)) {
        refuse_name(path, error);
        return NULL;
    }
    g_autoptr(EntMetadata) metadata = g_new0(EntMetadata, 1);
    metadata->path = g_strdup(path);
    metadata->rows = g_ptr_array_new_with_free_func(free_row);
    metadata->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    if (!ent_input_open(input, path, format, 0, ENT_FIELD_ID, error))
        return NULL;
    if (!read_rows(metadata, input, owned->order, options, error))
        return NULL;
    if (metadata->rows->len == 0)
        ent_note(options, "%s: the metadata file has no row that can be used", path);
    return g_steal_pointer(&metadata);
}

const EntMetadataRow *ent_metadata_find(EntMetadata *metadata, const char *id) {
    EntMetadataRow *row = g_hash_table_lookup(metadata->by_id, id);
    if (row != NULL)
        row->used = true;
    return row;
}

void ent_metadata_report(const EntMetadata *metadata, const EntOptions *options) {
    guint n_unused = 0;
    const char *first = NULL;
    for (guint i = 0; i < metadata->rows->len; i++) {
        const EntMetadataRow *row = g_ptr_array_index(metadata->rows, i);
        if (row->used)
            continue;
        if (n_unused++ == 0)
            first = row->id;
    }
    if (n_unused > 0)
        ent_note(options, "%s: %u %s no document; the first is \"%s\"", metadata->path, n_unused,
                 n_unused == 1 ? "row matches" : "rows match", first);
}
