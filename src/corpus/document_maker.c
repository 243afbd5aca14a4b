/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/document_maker.h"

#include "base/hash.h"
#include "corpus/text.h"

#include <string.h>

/* Sets of 64-bit hashes live in pointers; two different ids among 10 million share one with a chance of 3 in a
 * million. */
G_STATIC_ASSERT(sizeof(gpointer) == sizeof(uint64_t));

struct _EntDocumentMaker {
    const EntOptions *options;
    const EntNames *names;
    EntFileLabel *label;
    EntFaults *faults;
    GHashTable *ids;               /* hashes of those seen */
    GString *title, *origin, *url; /* of the document, when they had to be made */
};

EntDocumentMaker *ent_document_maker_new(const EntOptions *options, const EntNames *names, EntFileLabel *label,
                                         EntFaults *faults) {
    EntDocumentMaker *maker = g_new0(EntDocumentMaker, 1);
    maker->options = options;
    maker->names = names;
    maker->label = label;
    maker->faults = faults;
    maker->ids = g_hash_table_new(NULL, NULL);
    maker->title = g_string_new(NULL);
    maker->origin = g_string_new(NULL);
    maker->url = g_string_new(NULL);
    return maker;
}

void ent_document_maker_free(EntDocumentMaker *maker) {
    if (maker == NULL)
        return;
    g_hash_table_unref(maker->ids);
    GString *strings[] = {maker->title, maker->origin, maker->url};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_string_free(strings[i], TRUE);
    g_free(maker);
}

static bool is_outside(const EntOptions *options, int32_t day) {
    if (options->from == ENT_DAY_NONE && options->to == ENT_DAY_NONE)
        return false;
    if (day == ENT_DAY_NONE)
        return true;
    return day < options->from || (options->to != ENT_DAY_NONE && day >= options->to);
}

/* Valid UTF-8 from the record, else from metadata, else NULL. */
static const char *choose(EntSpan given, const char *from_metadata, GString *room, size_t *length) {
    *length = given.length;
    if (given.length > 0)
        return ent_text_valid(given.bytes, length, room);
    *length = from_metadata ? strlen(from_metadata) : 0;
    return from_metadata;
}

static void fill(EntDocumentMaker *maker, const EntRecord *record, const EntMetadataRow *row, EntDocument *document) {
    static const char no_text[ENT_PADDING + 1] = "";
    size_t ignored;
    const EntSpan *strings = record->strings;
    document->windows = record->windows;
    document->text = strings[ENT_FIELD_TEXT].bytes ? strings[ENT_FIELD_TEXT].bytes : no_text;
    document->text_length = strings[ENT_FIELD_TEXT].length;
    document->title = choose(strings[ENT_FIELD_TITLE], row ? row->title : NULL, maker->title, &document->title_length);
    document->source = choose(strings[ENT_FIELD_SOURCE], row ? row->source : NULL, maker->origin, &ignored);
    document->url = choose(strings[ENT_FIELD_URL], row ? row->url : NULL, maker->url, &ignored);
}

static EntDocumentStatus leave_out(EntDocumentMaker *maker, GError *fault) {
    return ent_faults_skip(maker->faults, fault) ? ENT_DOCUMENT_LEFT_OUT : ENT_DOCUMENT_FAILED;
}

static bool tell_date(EntDocumentMaker *maker, const EntRecord *record, const char *file) {
    EntSpan date = record->strings[ENT_FIELD_DATE];
    g_autofree char *shown = ent_record_quote(date.bytes, date.length);
    const char *why = ent_date_fault(date.bytes, date.length, maker->names->order);
    return ent_faults_doubt(maker->faults,
                            ent_fault_at(file, record->line, "date \"%s\" %s; the document is undated", shown, why));
}

EntDocumentStatus ent_document_maker_make(EntDocumentMaker *maker, const EntRecord *record, const char *file,
                                          EntDocument *document) {
    int32_t day;
    EntSpan text = record->strings[ENT_FIELD_TEXT];
    if (text.bytes == NULL && record->windows == NULL)
        return leave_out(maker, ent_fault_at(file, record->line,
                                             "the record has no \"%s\"; name the right field with --map text=FIELD",
                                             ent_names_of(maker->names, ENT_FIELD_TEXT)));
    const GString *id = ent_file_label_id(maker->label, record);
    if (!g_hash_table_add(maker->ids, (gpointer)(uintptr_t)ent_hash_bytes(id->str, id->len, 0)))
        return leave_out(maker, ent_fault_at(file, record->line, "the id \"%s\" was there before", id->str));
    const EntMetadataRow *row = ent_file_label_metadata(maker->label, record, id->str);
    ent_text_mend_returns((char *)text.bytes, text.length);
    if (!ent_file_label_day(maker->label, record, row, &day) && !tell_date(maker, record, file))
        return ENT_DOCUMENT_FAILED;
    if (record->doubt != NULL &&
        !ent_faults_doubt(maker->faults, ent_fault_at(file, record->line, "%s", record->doubt)))
        return ENT_DOCUMENT_FAILED;
    EntCorpusSummary *summary = maker->faults->summary;
    if (is_outside(maker->options, day)) {
        summary->outside++;
        return ENT_DOCUMENT_LEFT_OUT;
    }
    summary->documents++;
    summary->undated += day == ENT_DAY_NONE;
    document->id = id->str;
    document->day = day;
    fill(maker, record, row, document);
    return ENT_DOCUMENT_MADE;
}
