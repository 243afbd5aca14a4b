/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/hash.h"
#include "corpus/date.h"
#include "corpus/document.h"
#include "corpus/file_label.h"
#include "corpus/stream.h"
#include "corpus/text.h"

#include <string.h>

#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 5)

/* Sets of 64-bit hashes live in pointers; two different ids among 10 million share one with a chance of 3 in a
 * million. */
G_STATIC_ASSERT(sizeof(gpointer) == sizeof(uint64_t));

struct _EntCorpus {
    EntOptions options; /* without its strings */
    EntRoots *roots;
    EntNames *names;
    EntMetadata *metadata;     /* nullable */
    struct stat metadata_file; /* which is no document */
    EntInput *input;
    GHashTable *ids; /* hashes of those seen */
    bool listed, ended;
    GError *failure; /* after an error every call gives it again */
    gint64 last_progress;
    EntCorpusSummary summary;
    EntStoriesFunc take; /* nullable */
    gpointer take_data;

    size_t next_source;
    const EntSource *source; /* the open one, or NULL */
    EntFileLabel *label;     /* made when the files are listed */

    GString *title, *origin, *url; /* of the document, when they had to be made */
};

/* ---- Beginning and end ---- */

static bool open_metadata(EntCorpus *corpus, const EntOptions *options, GError **error) {
    if (options->metadata == NULL)
        return true;
    EntNames *names = ent_names_new(options->map, error);
    if (names == NULL)
        return false;
    ent_names_add_plain(names);
    corpus->metadata = ent_metadata_new(options->metadata, names, options, error);
    if (corpus->metadata == NULL)
        return false;
    if (stat(options->metadata, &corpus->metadata_file) == 0)
        return true;
    ent_error_set_errno(error, options->metadata, "cannot read");
    return false;
}

EntCorpus *ent_corpus_new(const char *const *roots, const EntOptions *options, GError **error) {
    g_autoptr(EntCorpus) corpus = g_new0(EntCorpus, 1);
    corpus->options = *options;
    corpus->options.types = corpus->options.only = corpus->options.around = NULL;
    corpus->options.metadata = corpus->options.map = corpus->options.save_as = NULL;
    corpus->ids = g_hash_table_new(NULL, NULL);
    corpus->title = g_string_new(NULL);
    corpus->origin = g_string_new(NULL);
    corpus->url = g_string_new(NULL);
    corpus->roots = ent_roots_new(roots, error);
    if (corpus->roots == NULL)
        return NULL;
    corpus->names = ent_names_new(options->map, error);
    if (corpus->names == NULL || !open_metadata(corpus, options, error))
        return NULL;
    corpus->input = ent_input_new(corpus->names, options->max_record);
    return g_steal_pointer(&corpus);
}

void ent_corpus_free(EntCorpus *corpus) {
    if (corpus == NULL)
        return;
    g_clear_pointer(&corpus->input, ent_input_free);
    g_clear_pointer(&corpus->metadata, ent_metadata_free);
    g_clear_pointer(&corpus->label, ent_file_label_free);
    g_clear_pointer(&corpus->roots, ent_roots_free);
    g_clear_pointer(&corpus->names, ent_names_free);
    g_hash_table_unref(corpus->ids);
    g_clear_error(&corpus->failure);
    GString *strings[] = {corpus->title, corpus->origin, corpus->url};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_string_free(strings[i], TRUE);
    g_free(corpus);
}

void ent_corpus_get_summary(const EntCorpus *corpus, EntCorpusSummary *summary) {
    *summary = corpus->summary;
}

/* ---- Telling ---- */

/* A bad record: told and counted, or with strict the end. */
static bool skip(EntCorpus *corpus, GError *fault) {
    if (corpus->options.strict) {
        corpus->failure = fault;
        return false;
    }
    corpus->summary.skipped++;
    ent_message(corpus->options.message, corpus->options.data, "%s", fault->message);
    g_error_free(fault);
    return true;
}

/* A sentence about a record, with its file and line in front. */
static GError *fault_at(const EntCorpus *corpus, const EntRecord *record, const char *format, ...) G_GNUC_PRINTF(3, 4);
static GError *fault_at(const EntCorpus *corpus, const EntRecord *record, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    const char *path = ent_input_shown(corpus->input);
    if (record->line == 0)
        return g_error_new(ENT_ERROR, ENT_ERROR_INPUT, "%s: %s", path, sentence);
    return g_error_new(ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", path, record->line, sentence);
}

static void tell_progress(EntCorpus *corpus, gint64 interval) {
    corpus->summary.bytes = ent_input_total(corpus->input);
    if (corpus->options.progress == NULL)
        return;
    gint64 now = g_get_monotonic_time();
    if (now - corpus->last_progress < interval)
        return;
    corpus->last_progress = now;
    corpus->options.progress(corpus->summary.documents, corpus->summary.bytes, ent_roots_size(corpus->roots),
                             corpus->options.data);
}

/* ---- Files ---- */

/* A fault of the system ends the reading; what lies in one file or folder is told. */
static bool skip_or_fail(EntCorpus *corpus, GError *fault) {
    if (!g_error_matches(fault, ENT_ERROR, ENT_ERROR_IO))
        return skip(corpus, fault);
    corpus->failure = fault;
    return false;
}

/* @number is 0 for a root without files, which is no bad record and only told. */
static bool tell_walk(const char *sentence, int number, gpointer data) {
    EntCorpus *corpus = data;
    int code = ent_stream_errno_is_of_file(number) ? ENT_ERROR_INPUT : ENT_ERROR_IO;
    if (number != 0)
        return skip_or_fail(corpus, g_error_new_literal(ENT_ERROR, code, sentence));
    ent_note(&corpus->options, "%s", sentence);
    return true;
}

static bool list_sources(EntCorpus *corpus) {
    const struct stat *left_out = corpus->metadata ? &corpus->metadata_file : NULL;
    corpus->listed = true;
    GError *fault = NULL;
    if (!ent_roots_list(corpus->roots, left_out, tell_walk, corpus, &fault)) {
        if (corpus->failure == NULL)
            corpus->failure = fault;
        return false;
    }
    corpus->label = ent_file_label_new(corpus->roots, corpus->metadata, corpus->names->order);
    return true;
}

static bool open_next(EntCorpus *corpus) {
    const EntSource *source = ent_roots_get_source(corpus->roots, corpus->next_source++);
    GError *fault = NULL;
    if (!ent_input_open(corpus->input, source->path, source->format, source->size, ENT_FIELD_TEXT, &fault))
        return skip_or_fail(corpus, fault);
    corpus->source = source;
    ent_file_label_set(corpus->label, source);
    return true;
}

/* ---- What is made of a record ---- */

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

static void fill(EntCorpus *corpus, const EntRecord *record, const EntMetadataRow *row, EntDocument *document) {
    static const char no_text[ENT_PADDING + 1] = "";
    size_t ignored;
    const EntSpan *strings = record->strings;
    document->windows = record->windows;
    document->text = strings[ENT_FIELD_TEXT].bytes ? strings[ENT_FIELD_TEXT].bytes : no_text;
    document->text_length = strings[ENT_FIELD_TEXT].length;
    document->title = choose(strings[ENT_FIELD_TITLE], row ? row->title : NULL, corpus->title, &document->title_length);
    document->source = choose(strings[ENT_FIELD_SOURCE], row ? row->source : NULL, corpus->origin, &ignored);
    document->url = choose(strings[ENT_FIELD_URL], row ? row->url : NULL, corpus->url, &ignored);
}

/* ---- One document after the other ---- */

typedef enum { ACCEPTED, LEFT_OUT, FAILED } Verdict;

static Verdict leave_out(EntCorpus *corpus, GError *fault) {
    return skip(corpus, fault) ? LEFT_OUT : FAILED;
}

/* Tells what is wrong with a document that is kept; with strict it is the end. */
static bool tell_doubt(EntCorpus *corpus, GError *fault) {
    if (corpus->options.strict) {
        corpus->failure = fault;
        return false;
    }
    ent_note(&corpus->options, "%s", fault->message);
    g_error_free(fault);
    return true;
}

static bool tell_date(EntCorpus *corpus, const EntRecord *record) {
    EntSpan date = record->strings[ENT_FIELD_DATE];
    g_autofree char *shown = ent_record_quote(date.bytes, date.length);
    const char *why = ent_date_fault(date.bytes, date.length, corpus->names->order);
    return tell_doubt(corpus, fault_at(corpus, record, "date \"%s\" %s; the document is undated", shown, why));
}

static Verdict judge(EntCorpus *corpus, const EntRecord *record, EntDocument *document) {
    int32_t day;
    if (record->strings[ENT_FIELD_TEXT].bytes == NULL && record->windows == NULL)
        return leave_out(corpus, fault_at(corpus, record,
                                          "the record has no \"%s\"; name the right field with --map text=FIELD",
                                          ent_names_of(corpus->names, ENT_FIELD_TEXT)));
    const GString *id = ent_file_label_id(corpus->label, record);
    if (!g_hash_table_add(corpus->ids, (gpointer)(uintptr_t)ent_hash_bytes(id->str, id->len, 0)))
        return leave_out(corpus, fault_at(corpus, record, "the id \"%s\" was there before", id->str));
    const EntMetadataRow *row = ent_file_label_metadata(corpus->label, record, id->str);
    ent_text_mend_returns((char *)record->strings[ENT_FIELD_TEXT].bytes, record->strings[ENT_FIELD_TEXT].length);
    if (!ent_file_label_day(corpus->label, record, row, &day) && !tell_date(corpus, record))
        return FAILED;
    if (record->doubt != NULL && !tell_doubt(corpus, fault_at(corpus, record, "%s", record->doubt)))
        return FAILED;
    if (is_outside(&corpus->options, day)) {
        corpus->summary.outside++;
        return LEFT_OUT;
    }
    corpus->summary.documents++;
    corpus->summary.undated += day == ENT_DAY_NONE;
    document->id = id->str;
    document->day = day;
    fill(corpus, record, row, document);
    return ACCEPTED;
}

/* Ends the open file, whose rest cannot be read. */
static Verdict break_off(EntCorpus *corpus, GError *fault) {
    corpus->source = NULL;
    ent_input_close(corpus->input);
    return skip_or_fail(corpus, fault) ? LEFT_OUT : FAILED;
}

/* Story records in an archive. */
static Verdict read_stories(EntCorpus *corpus) {
    const char *shown = ent_input_shown(corpus->input);
    GError *fault = NULL;
    if (corpus->take == NULL)
        fault = g_error_new(ENT_ERROR, ENT_ERROR_INPUT, "%s: story records hold no text; name the documents themselves",
                            shown);
    else if (corpus->take(ent_input_content(corpus->input), shown, corpus->take_data, &fault))
        return LEFT_OUT;
    if (g_error_matches(fault, ENT_ERROR, ENT_ERROR_INPUT))
        return leave_out(corpus, fault);
    corpus->failure = fault;
    return FAILED;
}

static Verdict read_one(EntCorpus *corpus, EntDocument *document) {
    EntRecord record;
    GError *fault = NULL;
    switch (ent_input_next(corpus->input, &record, &fault)) {
    case ENT_READ_RECORD:
        return judge(corpus, &record, document);
    case ENT_READ_BAD:
        return leave_out(corpus, fault);
    case ENT_READ_BROKEN:
        return break_off(corpus, fault);
    case ENT_READ_MEMBER:
        ent_file_label_set_member(corpus->label, ent_input_get_member(corpus->input));
        return LEFT_OUT;
    case ENT_READ_STORIES:
        return read_stories(corpus);
    default:
        corpus->source = NULL;
        ent_input_close(corpus->input);
        return LEFT_OUT;
    }
}

static EntCorpusStatus end(EntCorpus *corpus) {
    if (!corpus->ended && corpus->metadata != NULL)
        ent_metadata_report(corpus->metadata, &corpus->options);
    if (!corpus->ended)
        tell_progress(corpus, 0);
    corpus->ended = true;
    return ENT_CORPUS_END;
}

bool ent_corpus_list(EntCorpus *corpus, GError **error) {
    if (corpus->failure == NULL && (corpus->listed || list_sources(corpus)))
        return true;
    g_propagate_error(error, g_error_copy(corpus->failure));
    return false;
}

size_t ent_corpus_n_parts(const EntCorpus *corpus) {
    return ent_roots_n_parts(corpus->roots);
}

const char *ent_corpus_get_part(const EntCorpus *corpus, size_t index) {
    return ent_roots_get_part(corpus->roots, index);
}

bool ent_corpus_has_documents(const EntCorpus *corpus) {
    return ent_roots_n_sources(corpus->roots) > 0;
}

bool ent_corpus_may_bring_actors(const EntCorpus *corpus) {
    bool may = ent_roots_n_parts(corpus->roots) > 0;
    for (size_t i = 0; i < ent_roots_n_sources(corpus->roots) && !may; i++)
        may = !ent_format_is_document(ent_roots_get_source(corpus->roots, i)->format);
    return may;
}

void ent_corpus_set_stories_func(EntCorpus *corpus, EntStoriesFunc take, gpointer data) {
    corpus->take = take;
    corpus->take_data = data;
}

EntCorpusStatus ent_corpus_next(EntCorpus *corpus, EntDocument *document, GError **error) {
    bool sound = corpus->failure == NULL && (corpus->listed || list_sources(corpus));
    while (sound) {
        tell_progress(corpus, PROGRESS_INTERVAL);
        Verdict verdict = LEFT_OUT;
        if (corpus->source != NULL)
            verdict = read_one(corpus, document);
        else if (corpus->next_source == ent_roots_n_sources(corpus->roots))
            return end(corpus);
        else if (!open_next(corpus))
            verdict = FAILED;
        if (verdict == ACCEPTED)
            return ENT_CORPUS_DOCUMENT;
        sound = verdict != FAILED;
    }
    g_propagate_error(error, g_error_copy(corpus->failure));
    return ENT_CORPUS_ERROR;
}
