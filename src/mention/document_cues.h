/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_DOCUMENT_CUES_H
#define ENT_MENTION_DOCUMENT_CUES_H

#include "actors/catalogue.h"
#include "mention/cue.h"

/* Which of the cues that may stand anywhere in a document stand in it: one light pass, only for documents that are asked about. */

typedef struct _EntDocumentCues EntDocumentCues;

/** @cues: the compiled cues of @catalogue, borrowed. */
EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *cues);
void ent_document_cues_free(EntDocumentCues *cues);

/** Asks for the document cues of @condition. */
void ent_document_cues_ask(EntDocumentCues *cues, uint32_t condition, uint32_t document);

/** Begins to look for what was asked for since the last time. */
void ent_document_cues_begin(EntDocumentCues *cues);

/** Notes which of them stand in @text, a part of @document. */
void ent_document_cues_read(EntDocumentCues *cues, EntText text, uint32_t document);

bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document);

#endif
