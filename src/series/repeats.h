/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_REPEATS_H
#define ENT_SERIES_REPEATS_H

#include "story/stories.h"

/*
 * Text that repeats earlier text, found among sorted stories.
 *
 * A story is a copy of the first kept story before it that holds ENT_COPY_CONTAINMENT of its shingles: it may be
 * shorter, down to a quarter, but adds little of its own. Short texts are copies of the same words only. Stories
 * without text are never copies. Candidates agree in one of twelve bins of the signature, empty bins taking the next
 * one's value (Shrivastava & Li 2014, proceedings.mlr.press/v32/shrivastava14.html); of many stories that agree in a
 * bin the first four and the last four are looked at.
 *
 * In stories that are no copies, a paragraph of ENT_STORY_PARAGRAPH_MIN characters or more, and a title of that length,
 * is a repeat when it stood word for word in an earlier story that is no copy.
 *
 * Memory: some 20 MB, and of each story a byte or two (a bit for 16 bytes of its signature); temporary files of 16
 * bytes a paragraph and up to 350 a story.
 */

#define ENT_COPY_CONTAINMENT .8

/** The paragraph that is the title. */
#define ENT_REPEAT_TITLE UINT32_MAX

typedef struct {
    bool is_copy;
    const uint32_t *paragraphs; /* repeats: indexes of the story's paragraphs, rising, ENT_REPEAT_TITLE last */
    uint32_t n_paragraphs;
} EntRepeat;

typedef struct _EntRepeats EntRepeats;

/** Searches the stories of the days that @options take. */
EntRepeats *ent_repeats_find(const EntStories *stories, const EntOptions *options, GError **error);
void ent_repeats_free(EntRepeats *repeats);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntRepeats, ent_repeats_free)

/** What of @story, which is the next of those searched, repeats others; valid until the next call. */
bool ent_repeats_next(EntRepeats *repeats, const EntStory *story, EntRepeat *repeat, GError **error);

#endif
