/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_READER_POOL_H
#define ENT_STORY_READER_POOL_H

#include "corpus/document.h"
#include "mention/annotation.h"

/**
 * EntReaderPool: threads that look for mentions. Documents are given one after the other, and what was found in them comes back in the same order, in the
 * thread that gives them. So nothing depends on the number of threads. A pool holds copies of a few hundred documents (or of one large one a thread).
 */
typedef struct _EntReaderPool EntReaderPool;

/** Gets a document and what was found in it; @annotation is NULL when its actors were given. Both are borrowed. False ends the work. */
typedef bool (*EntReaderPoolTake)(const EntDocument *document, const EntAnnotation *annotation, gpointer data,
                                  GError **error);

/** @catalogue, @options and @data are borrowed. @n_threads begin to work when there is work for them. Fails on wrong options. */
EntReaderPool *ent_reader_pool_new(const EntCatalogue *catalogue, const EntOptions *options, unsigned n_threads,
                                   EntReaderPoolTake take, gpointer data, GError **error);

/** Ends the threads; what was not taken is dropped. */
void ent_reader_pool_free(EntReaderPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntReaderPool, ent_reader_pool_free)

/** Gives a document, which is copied. Documents given before may be taken meanwhile. False when taking one failed. */
bool ent_reader_pool_give(EntReaderPool *pool, const EntDocument *document, GError **error);

/** Waits until all that was given is taken. */
bool ent_reader_pool_finish(EntReaderPool *pool, GError **error);

/** Reads the whole corpus with `threads` of @options; without any when they are 0 or 1. */
bool ent_reader_pool_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                          EntReaderPoolTake take, gpointer data, GError **error);

#endif
