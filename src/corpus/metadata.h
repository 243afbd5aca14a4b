/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_METADATA_H
#define ENT_CORPUS_METADATA_H

#include "corpus/record.h"

/** EntMetadata: what a table (id,date,title,source,url) says about documents that do not say it themselves. */
typedef struct _EntMetadata EntMetadata;

/** One row; strings are valid UTF-8 or NULL. */
typedef struct {
    char *id, *title, *source, *url;
    int32_t day;
    bool used;
} EntMetadataRow;

/**
 * ent_metadata_new:
 * @path: a CSV, TSV or JSONL file
 * @names: (transfer full): the names of its fields
 *
 * What is wrong with a row is told as doubtful and left out; with `strict` it fails. Fails when the file cannot be read
 * to its end or has no ids.
 */
EntMetadata *ent_metadata_new(const char *path, EntNames *names, const EntOptions *options, GError **error);
void ent_metadata_free(EntMetadata *metadata);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntMetadata, ent_metadata_free)

/** The row of @id, now marked as used, or NULL. */
const EntMetadataRow *ent_metadata_find(EntMetadata *metadata, const char *id);

/** Says in one sentence how many rows were never used, if there are any. */
void ent_metadata_report(const EntMetadata *metadata, const EntOptions *options);

#endif
