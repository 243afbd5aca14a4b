/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_DOCUMENT_MAKER_H
#define ENT_CORPUS_DOCUMENT_MAKER_H

#include "corpus/document.h"
#include "corpus/faults.h"
#include "corpus/file_label.h"

/** EntDocumentMaker: makes documents of records, and judges which are used. Knows the ids of all it has seen. */
typedef struct _EntDocumentMaker EntDocumentMaker;

/** All are borrowed; @faults is told what is wrong, and the counts of its summary grow. */
EntDocumentMaker *ent_document_maker_new(const EntOptions *options, const EntNames *names, EntFileLabel *label,
                                         EntFaults *faults);
void ent_document_maker_free(EntDocumentMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDocumentMaker, ent_document_maker_free)

/** Left out: it lies outside from and to, or is skipped. Failed: @faults has the failure. */
typedef enum { ENT_DOCUMENT_MADE, ENT_DOCUMENT_LEFT_OUT, ENT_DOCUMENT_FAILED } EntDocumentStatus;

/**
 * ent_document_maker_make:
 * @record: of the file that the label was turned to; the returns in its text may be made newlines
 * @file: its name, for messages
 * @document: (out): borrows from @record and from the maker until the next call
 *
 * Skips what has neither text nor actors, or an id that was there before (told apart by 64-bit hashes, 13 to 26 bytes
 * a document).
 */
EntDocumentStatus ent_document_maker_make(EntDocumentMaker *maker, const EntRecord *record, const char *file,
                                          EntDocument *document);

#endif
