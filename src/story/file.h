/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_FILE_H
#define ENT_STORY_FILE_H

#include "story/stories.h"

#include <stdio.h>

/* The `.stories` file as docs/stories.md describes it. */

#define ENT_FILE_MAGIC "ENTSTORY"
#define ENT_FILE_MAGIC_LENGTH 8
#define ENT_FILE_FORMAT 3
#define ENT_FILE_HEAD_LENGTH (ENT_FILE_MAGIC_LENGTH + 16) /* magic, format, length of the header */
#define ENT_FILE_TRAILER_LENGTH 16                        /* count, checksum */

/** Sets the error that a damaged file gives; returns false. */
bool ent_file_fail_damaged(GError **error);

/** The stories in a file of @size bytes, which belongs to them from now on, also when it is refused. Errors do not name it. */
EntStories *ent_file_read(FILE *file, uint64_t size, GError **error);

/**
 * ent_file_check_records:
 * @checksum: of the header
 * @trailer: count and checksum
 *
 * Reads all records of @stories, whose header was read, and checks everything about them; fills in the counts among the facts.
 */
bool ent_file_check_records(EntStories *stories, uint64_t checksum, const uint64_t trailer[2], GError **error);

#endif
