/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_BATCH_H
#define ENT_STORY_BATCH_H

#include "corpus/document.h"
#include "mention/reader.h"

/** EntBatch: some documents, copied, and what was found in them. Its room is used again. */
typedef struct {
    GByteArray *bytes;  /* all their texts; strings end with 0 */
    GArray *held;       /* of the documents, as offsets */
    GArray *mentions;   /* of EntMention, ... */
    GArray *sentences;  /* ... EntSentence, ... */
    GArray *paragraphs; /* ... EntParagraph, of one document after the other */
    GPtrArray *windows; /* actors that were given, by document; NULL for the others */
    bool is_done;       /* all were read; for the pool */
} EntBatch;

EntBatch *ent_batch_new(void);
void ent_batch_free(EntBatch *batch);

void ent_batch_clear(EntBatch *batch);
void ent_batch_add(EntBatch *batch, const EntDocument *document);

/** Looks for mentions in all documents. */
void ent_batch_read(EntBatch *batch, EntReader *reader);

/** The document @index and what was found in it, both borrowed; its actors are in `windows` when they were given. */
void ent_batch_get(const EntBatch *batch, guint index, EntDocument *document, EntAnnotation *annotation);

#endif
