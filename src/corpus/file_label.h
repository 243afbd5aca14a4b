/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FILE_LABEL_H
#define ENT_CORPUS_FILE_LABEL_H

#include "corpus/metadata.h"
#include "corpus/roots.h"

/** EntFileLabel: what the name of the open file says about its documents: ids, a day, rows of metadata. */
typedef struct _EntFileLabel EntFileLabel;

/** @metadata is borrowed and may be NULL; with it, @roots must be listed. @order is that of date fields. */
EntFileLabel *ent_file_label_new(const EntRoots *roots, EntMetadata *metadata, EntDateOrder order);
void ent_file_label_free(EntFileLabel *label);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntFileLabel, ent_file_label_free)

/** Turns to another file. */
void ent_file_label_set(EntFileLabel *label, const EntSource *source);

/**
 * Turns to another file in the archive that was set; its path stands behind the archive's in ids. @member is borrowed
 * until the next one.
 */
void ent_file_label_set_member(EntFileLabel *label, EntMember member);

/**
 * The record's id, else the file's path below the corpus without the ending, else file:line. Borrowed until the next
 * call.
 */
const GString *ent_file_label_id(EntFileLabel *label, const EntRecord *record);

/**
 * ent_file_label_metadata:
 * @id: as ent_file_label_id() gave it
 *
 * The row that names the document, or NULL. A file may be named by its id, by its path below the root (in an archive:
 * its path there), or by its last part when no other file has it; each with or without the ending.
 */
const EntMetadataRow *ent_file_label_metadata(EntFileLabel *label, const EntRecord *record, const char *id);

/**
 * ent_file_label_day:
 * @row: (nullable): its metadata
 *
 * From the date field, else metadata, else the file's path, else the head of the text. False when the date field is no
 * day: then nothing else is asked.
 */
bool ent_file_label_day(const EntFileLabel *label, const EntRecord *record, const EntMetadataRow *row, int32_t *day);

#endif
