/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_DOCUMENT_H
#define ENT_CORPUS_DOCUMENT_H

#include "corpus/stream.h"

/**
 * EntDocument: one document as it was given. Everything is borrowed from the corpus until the next call of
 * ent_corpus_next().
 *
 * @text may hold any bytes (NUL, bad UTF-8, CRLF; of a text with returns alone these are newlines); at least 64
 * readable bytes follow it, so that readers may look at whole blocks. @title, @source and @url are valid UTF-8 or
 * NULL... never half of a character; @id is valid UTF-8 and not empty.
 */
typedef struct {
    const char *id;
    const char *title; /* nullable */
    size_t title_length;
    const char *text;
    size_t text_length;
    const char *source; /* nullable */
    const char *url;    /* nullable */
    int32_t day;        /* or ENT_DAY_NONE */
    /**
     * Pre-tagged input (nullable): windows of actor ids, each a `const char *` array; then @text is empty or not used.
     */
    const GPtrArray *windows; /* of GPtrArray of const char * */
} EntDocument;

typedef enum { ENT_CORPUS_END, ENT_CORPUS_DOCUMENT, ENT_CORPUS_ERROR } EntCorpusStatus;

/**
 * ent_corpus_list:
 *
 * Looks for the files of the corpus, once; ent_corpus_next() does so when it was not done. `.stories` files are parts:
 * they are no documents and only listed.
 */
bool ent_corpus_list(EntCorpus *corpus, GError **error);
/** The same for who wants texts: fails with ENT_ERROR_USAGE when there are parts. */
bool ent_corpus_list_texts(EntCorpus *corpus, GError **error);
size_t ent_corpus_n_parts(const EntCorpus *corpus);
/** The path of a part; belongs to the corpus. */
const char *ent_corpus_get_part(const EntCorpus *corpus, size_t index);
/** Whether there is anything besides the parts. */
bool ent_corpus_has_documents(const EntCorpus *corpus);
/** Whether @path is a file of documents or the metadata. A look at each file, unless there is none at @path. */
bool ent_corpus_reads(const EntCorpus *corpus, const char *path);
/** Whether records may come with ids of actors: true of all that was listed but texts and pages. */
bool ent_corpus_may_bring_actors(const EntCorpus *corpus);

/**
 * EntStoriesFunc:
 * @content: the bytes of a `.stories` file
 * @shown: its name, for messages
 *
 * Fails with ENT_ERROR_INPUT when only this file is at fault, which is then a bad record.
 */
typedef bool (*EntStoriesFunc)(EntStream *content, const char *shown, gpointer data, GError **error);

/** Whom ent_corpus_next() calls for `.stories` files in archives. Without it they are bad records. */
void ent_corpus_set_stories_func(EntCorpus *corpus, EntStoriesFunc take, gpointer data);

/**
 * ent_corpus_next:
 *
 * The next usable document. Bad records were skipped with a message and counted (with `strict`, they are the error).
 * Documents outside from and to are counted and left out. An I/O error is ENT_CORPUS_ERROR, never the end.
 */
EntCorpusStatus ent_corpus_next(EntCorpus *corpus, EntDocument *document, GError **error);

#endif
