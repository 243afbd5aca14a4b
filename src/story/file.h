/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_FILE_H
#define ENT_STORY_FILE_H

#include "corpus/stream.h"
#include "story/stories.h"

#include <stdio.h>

/* The `.stories` file as docs/stories.md describes it. */

#define ENT_FILE_MAGIC "ENTSTORY"
#define ENT_FILE_MAGIC_LENGTH 8
#define ENT_FILE_FORMAT 4
#define ENT_FILE_HEAD_LENGTH (ENT_FILE_MAGIC_LENGTH + 8) /* magic, format */
#define ENT_FILE_TRAILER_LENGTH 24                       /* length of the header, count, checksum */

/** Sets the error that a damaged file gives; returns false. */
bool ent_file_fail_damaged(GError **error);

/**
 * The stories in a file of @size bytes, which belongs to them from now on, also when it is refused. Errors do not name
 * it.
 */
EntStories *ent_file_read(FILE *file, uint64_t size, GError **error);

/** The same of a file that is packed, or stands in an archive; its bytes go through a temporary file. */
EntStories *ent_file_read_stream(EntStream *stream, GError **error);

/**
 * ent_file_check_records:
 * @header: its bytes, for the checksum
 * @count, @checksum: what the trailer says
 *
 * Reads all records of @stories, whose header was read, and checks everything about them; fills in their nodes and the
 * counts among the facts.
 */
bool ent_file_check_records(EntStories *stories, const GByteArray *header, uint64_t count, uint64_t checksum,
                            GError **error);

#endif
