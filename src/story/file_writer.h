/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_FILE_WRITER_H
#define ENT_STORY_FILE_WRITER_H

#include "story/run.h"

/**
 * EntFileWriter: a `.stories` file in the making, under a temporary name: its records in their order, then what is
 * known of the whole.
 */
typedef struct _EntFileWriter EntFileWriter;

/** A file for @path without records. */
EntFileWriter *ent_file_writer_new(const char *path, GError **error);
/** What was not finished is gone. */
void ent_file_writer_free(EntFileWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntFileWriter, ent_file_writer_free)

bool ent_file_writer_add(EntFileWriter *writer, const uint8_t *bytes, size_t length, GError **error);

/** (transfer full): the records so far, which can be read after the writer is gone, too. */
EntRun *ent_file_writer_run(EntFileWriter *writer, GError **error);

/** Adds the header and the trailer and gives the file its name. */
bool ent_file_writer_finish(EntFileWriter *writer, const GByteArray *header, GError **error);

#endif
