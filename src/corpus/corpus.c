/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "corpus/document_maker.h"

#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 5)

struct _EntCorpus {
    EntOptions options; /* without its strings */
    EntRoots *roots;
    EntNames *names;
    EntMetadata *metadata;     /* nullable */
    struct stat metadata_file; /* which is no document */
    EntInput *input;
    bool listed, ended;
    EntFaults faults; /* after a failure every call gives it again */
    gint64 last_progress;
    EntCorpusSummary summary;
    EntStoriesFunc take; /* nullable */
    gpointer take_data;

    size_t next_source;
    const EntSource *source; /* the open one, or NULL */
    EntFileLabel *label;     /* made when the files are listed */
    EntDocumentMaker *maker; /* likewise */
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
    corpus->faults = (EntFaults){.options = &corpus->options, .summary = &corpus->summary};
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
    g_clear_pointer(&corpus->maker, ent_document_maker_free);
    g_clear_pointer(&corpus->label, ent_file_label_free);
    g_clear_pointer(&corpus->roots, ent_roots_free);
    g_clear_pointer(&corpus->names, ent_names_free);
    g_clear_error(&corpus->faults.failure);
    g_free(corpus);
}

void ent_corpus_get_summary(const EntCorpus *corpus, EntCorpusSummary *summary) {
    *summary = corpus->summary;
}

/* ---- Progress ---- */

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

/* @number is 0 for a root without files, which is no bad record and only told. */
static bool tell_walk(const char *sentence, int number, gpointer data) {
    EntCorpus *corpus = data;
    int code = ent_stream_errno_is_of_file(number) ? ENT_ERROR_INPUT : ENT_ERROR_IO;
    if (number != 0)
        return ent_faults_skip_or_fail(&corpus->faults, g_error_new_literal(ENT_ERROR, code, sentence));
    ent_note(&corpus->options, "%s", sentence);
    return true;
}

static bool list_sources(EntCorpus *corpus) {
    const struct stat *left_out = corpus->metadata ? &corpus->metadata_file : NULL;
    corpus->listed = true;
    GError *fault = NULL;
    if (!ent_roots_list(corpus->roots, left_out, tell_walk, corpus, &fault)) {
        if (corpus->faults.failure == NULL)
            corpus->faults.failure = fault;
        return false;
    }
    corpus->label = ent_file_label_new(corpus->roots, corpus->metadata, corpus->names->order);
    corpus->maker = ent_document_maker_new(&corpus->options, corpus->names, corpus->label, &corpus->faults);
    return true;
}

static bool open_next(EntCorpus *corpus) {
    const EntSource *source = ent_roots_get_source(corpus->roots, corpus->next_source++);
    GError *fault = NULL;
    if (!ent_input_open(corpus->input, source->path, source->format, source->size, ENT_FIELD_TEXT, &fault))
        return ent_faults_skip_or_fail(&corpus->faults, fault);
    corpus->source = source;
    ent_file_label_set(corpus->label, source);
    return true;
}

/* ---- One document after the other ---- */

static EntDocumentStatus leave_out(EntCorpus *corpus, GError *fault) {
    return ent_faults_skip(&corpus->faults, fault) ? ENT_DOCUMENT_LEFT_OUT : ENT_DOCUMENT_FAILED;
}

/* Ends the open file, whose rest cannot be read. */
static EntDocumentStatus break_off(EntCorpus *corpus, GError *fault) {
    corpus->source = NULL;
    ent_input_close(corpus->input);
    return ent_faults_skip_or_fail(&corpus->faults, fault) ? ENT_DOCUMENT_LEFT_OUT : ENT_DOCUMENT_FAILED;
}

#define NO_TEXT "%s: story records hold no text; name the documents themselves"

/* Story records in an archive. */
static EntDocumentStatus read_stories(EntCorpus *corpus) {
    const char *shown = ent_input_shown(corpus->input);
    GError *fault = NULL;
    if (corpus->take == NULL)
        fault = g_error_new(ENT_ERROR, ENT_ERROR_INPUT, NO_TEXT, shown);
    else if (corpus->take(ent_input_content(corpus->input), shown, corpus->take_data, &fault))
        return ENT_DOCUMENT_LEFT_OUT;
    if (g_error_matches(fault, ENT_ERROR, ENT_ERROR_INPUT))
        return leave_out(corpus, fault);
    corpus->faults.failure = fault;
    return ENT_DOCUMENT_FAILED;
}

static EntDocumentStatus read_one(EntCorpus *corpus, EntDocument *document) {
    EntRecord record;
    GError *fault = NULL;
    switch (ent_input_next(corpus->input, &record, &fault)) {
    case ENT_READ_RECORD:
        return ent_document_maker_make(corpus->maker, &record, ent_input_shown(corpus->input), document);
    case ENT_READ_BAD:
        return leave_out(corpus, fault);
    case ENT_READ_BROKEN:
        return break_off(corpus, fault);
    case ENT_READ_MEMBER:
        ent_file_label_set_member(corpus->label, ent_input_get_member(corpus->input));
        return ENT_DOCUMENT_LEFT_OUT;
    case ENT_READ_STORIES:
        return read_stories(corpus);
    default:
        corpus->source = NULL;
        ent_input_close(corpus->input);
        return ENT_DOCUMENT_LEFT_OUT;
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
    if (corpus->faults.failure == NULL && (corpus->listed || list_sources(corpus)))
        return true;
    g_propagate_error(error, g_error_copy(corpus->faults.failure));
    return false;
}

bool ent_corpus_list_texts(EntCorpus *corpus, GError **error) {
    if (!ent_corpus_list(corpus, error))
        return false;
    if (ent_corpus_n_parts(corpus) == 0)
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, NO_TEXT, ent_corpus_get_part(corpus, 0));
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

bool ent_corpus_reads(const EntCorpus *corpus, const char *path) {
    struct stat file;
    const struct stat *metadata = &corpus->metadata_file;
    if (stat(path, &file) != 0)
        return false;
    if (corpus->metadata != NULL && file.st_dev == metadata->st_dev && file.st_ino == metadata->st_ino)
        return true;
    return ent_roots_has_source(corpus->roots, &file);
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
    bool sound = corpus->faults.failure == NULL && (corpus->listed || list_sources(corpus));
    while (sound) {
        tell_progress(corpus, PROGRESS_INTERVAL);
        EntDocumentStatus status = ENT_DOCUMENT_LEFT_OUT;
        if (corpus->source != NULL)
            status = read_one(corpus, document);
        else if (corpus->next_source == ent_roots_n_sources(corpus->roots))
            return end(corpus);
        else if (!open_next(corpus))
            status = ENT_DOCUMENT_FAILED;
        if (status == ENT_DOCUMENT_MADE)
            return ENT_CORPUS_DOCUMENT;
        sound = status != ENT_DOCUMENT_FAILED;
    }
    g_propagate_error(error, g_error_copy(corpus->faults.failure));
    return ENT_CORPUS_ERROR;
}
