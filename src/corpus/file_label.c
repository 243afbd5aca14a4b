/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/file_label.h"

#include "base/hash.h"
#include "corpus/text.h"

#include <string.h>

struct _EntFileLabel {
    EntMetadata *metadata;
    EntDateOrder order;     /* of date fields */
    GHashTable *base_names; /* with metadata: hash of a file's last part to the number of such files */
    const EntSource *source;
    EntMember member;       /* without a path: the file is no archive */
    int32_t day;            /* in the name */
    GString *stem, *ending; /* of the path below the corpus */
    GString *id;
};

static gpointer hash_base(const EntSource *source) {
    size_t length = source->stem - (size_t)(source->base - source->below);
    return (gpointer)(uintptr_t)ent_hash_bytes(source->base, length, 0);
}

EntFileLabel *ent_file_label_new(const EntRoots *roots, EntMetadata *metadata, EntDateOrder order) {
    EntFileLabel *label = g_new0(EntFileLabel, 1);
    label->metadata = metadata;
    label->order = order;
    label->base_names = g_hash_table_new(NULL, NULL);
    label->stem = g_string_new(NULL);
    label->ending = g_string_new(NULL);
    label->id = g_string_new(NULL);
    for (size_t i = 0; metadata != NULL && i < ent_roots_n_sources(roots); i++) {
        const EntSource *source = ent_roots_get_source(roots, i);
        if (!ent_format_is_document(source->format))
            continue;
        gpointer name = hash_base(source);
        gsize count = GPOINTER_TO_SIZE(g_hash_table_lookup(label->base_names, name));
        g_hash_table_insert(label->base_names, name, GSIZE_TO_POINTER(count + 1));
    }
    return label;
}

void ent_file_label_free(EntFileLabel *label) {
    if (label == NULL)
        return;
    g_hash_table_unref(label->base_names);
    g_string_free(label->stem, TRUE);
    g_string_free(label->ending, TRUE);
    g_string_free(label->id, TRUE);
    g_free(label);
}

void ent_file_label_set(EntFileLabel *label, const EntSource *source) {
    label->source = source;
    label->member = (EntMember){NULL, 0};
    label->day = ent_date_in_path(source->below);
    g_string_truncate(label->stem, 0);
    ent_text_append_id(label->stem, source->prefix, strlen(source->prefix));
    ent_text_append_id(label->stem, source->below, source->stem);
    g_string_assign(label->ending, source->below + source->stem);
}

void ent_file_label_set_member(EntFileLabel *label, EntMember member) {
    const EntSource *source = label->source;
    label->member = member;
    label->day = ent_date_in_path(member.path);
    g_string_truncate(label->stem, 0);
    ent_text_append_id(label->stem, source->prefix, strlen(source->prefix));
    ent_text_append_id(label->stem, source->below, source->stem);
    g_string_append_c(label->stem, '/');
    ent_text_append_id(label->stem, member.path, member.stem);
    g_string_assign(label->ending, member.path + member.stem);
}

const GString *ent_file_label_id(EntFileLabel *label, const EntRecord *record) {
    EntSpan given = record->strings[ENT_FIELD_ID];
    g_string_truncate(label->id, 0);
    if (given.length > 0) {
        ent_text_append_id(label->id, given.bytes, given.length);
        return label->id;
    }
    g_string_append_len(label->id, label->stem->str, (gssize)label->stem->len);
    if (record->line > 0)
        g_string_append_printf(label->id, "%s:%" G_GUINT64_FORMAT, label->ending->str, record->line);
    return label->id;
}

/* The row called @prefix and the first bytes of @name, without or with the ending. */
static const EntMetadataRow *find_row(EntFileLabel *label, const char *prefix, const char *name, size_t length) {
    g_autoptr(GString) whole = g_string_new(prefix);
    ent_text_append_id(whole, name, length);
    const EntMetadataRow *row = ent_metadata_find(label->metadata, whole->str);
    g_string_append(whole, label->ending->str);
    return row != NULL ? row : ent_metadata_find(label->metadata, whole->str);
}

const EntMetadataRow *ent_file_label_metadata(EntFileLabel *label, const EntRecord *record, const char *id) {
    if (label->metadata == NULL)
        return NULL;
    const EntMetadataRow *row = ent_metadata_find(label->metadata, id);
    if (row != NULL || record->line > 0)
        return row;
    if (label->member.path != NULL)
        return find_row(label, "", label->member.path, label->member.stem);
    const EntSource *source = label->source;
    bool unique = GPOINTER_TO_SIZE(g_hash_table_lookup(label->base_names, hash_base(source))) == 1;
    row = find_row(label, source->prefix, source->below, source->stem);
    if (row == NULL)
        row = find_row(label, "", source->below, source->stem);
    if (row == NULL && unique)
        row = find_row(label, "", source->base, source->stem - (size_t)(source->base - source->below));
    return row;
}

bool ent_file_label_day(const EntFileLabel *label, const EntRecord *record, const EntMetadataRow *row, int32_t *day) {
    EntSpan date = record->strings[ENT_FIELD_DATE], text = record->strings[ENT_FIELD_TEXT];
    if (date.length > 0) {
        *day = ent_date_parse(date.bytes, date.length, label->order);
        return *day != ENT_DAY_NONE;
    }
    *day = row != NULL ? row->day : ENT_DAY_NONE;
    if (*day == ENT_DAY_NONE)
        *day = label->day;
    if (*day == ENT_DAY_NONE && text.length > 0)
        *day = ent_date_in_head(text.bytes, text.length);
    return true;
}
