/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_READER_POOL_H
#define ENT_STORY_READER_POOL_H

#include "corpus/document.h"
#include "mention/annotation.h"

/**
 * Gets a document and what was found in it; @annotation is NULL when its actors were given. Both are borrowed. False
 * ends the work.
 */
typedef bool (*EntAnnotatedFunc)(const EntDocument *document, const EntAnnotation *annotation, gpointer data,
                                 GError **error);

/**
 * ent_reader_pool_read:
 * @take: is called in this thread, document by document in their order
 *
 * Reads the whole corpus, with as many threads as `threads` of @options says; with none but this one when it is 0 or 1.
 * Nothing that @take sees depends on their number. Threads begin when there is work for them and have ended when the
 * call returns. Holds copies of a few hundred documents, or of one large one a thread. False when @take said so, the
 * corpus cannot be read, or the options are wrong.
 */
bool ent_reader_pool_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                          EntAnnotatedFunc take, gpointer data, GError **error);

#endif
