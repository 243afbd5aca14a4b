/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_READER_H
#define ENT_MENTION_READER_H

#include "corpus/document.h"
#include "mention/annotation.h"
#include "mention/trace.h"

/**
 * EntReader: finds the mentions of documents, one after the other. Holds the compiled aliases and room that is reused.
 */
typedef struct _EntReader EntReader;

/**
 * @catalogue is borrowed and must outlive the reader. @options decide what a node is. Fails with ENT_ERROR_USAGE on bad
 * options.
 */
EntReader *ent_reader_new(const EntCatalogue *catalogue, const EntOptions *options, GError **error);
void ent_reader_free(EntReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntReader, ent_reader_free)

/**
 * The mentions, sentences and paragraphs of @document; the result belongs to @reader until its next call. Cost: a pass
 * over the bytes.
 */
const EntAnnotation *ent_reader_annotate(EntReader *reader, const EntDocument *document);

/**
 * From now on the reader notes in @trace (nullable, borrowed) what it thinks of while it reads a document; what was
 * there is forgotten.
 */
void ent_reader_set_trace(EntReader *reader, EntTrace *trace);

/**
 * Fills actor, node, country, reading and counted of what @alias, which is no phrase, counts as on the day of the
 * document that was read last.
 */
void ent_reader_count(const EntReader *reader, uint32_t alias, EntMention *mention);

#endif
