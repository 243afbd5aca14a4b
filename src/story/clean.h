/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_CLEAN_H
#define ENT_STORY_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

/* Texts as a record keeps them. */

/** Longest evidence and title, bytes. */
#define ENT_STORY_TEXT_MAX 1000

/** A paragraph this long can be a repeat. */
#define ENT_STORY_PARAGRAPH_MIN 40

/**
 * ent_story_clean:
 *
 * Makes of @bytes a line to show: bad UTF-8 becomes U+FFFD, runs of white space and control characters one space, none
 * at the ends, cut between characters at ENT_STORY_TEXT_MAX bytes. Cleaning it again changes nothing. Returns the
 * length.
 */
size_t ent_story_clean(const char *bytes, size_t length, char clean[ENT_STORY_TEXT_MAX]);

/** Whether a paragraph or title is long enough to be a repeat: ENT_STORY_PARAGRAPH_MIN characters. */
bool ent_story_is_long(const char *bytes, size_t length);

#endif
