/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_MERGE_H
#define ENT_STORY_MERGE_H

#include "story/stories.h"

/**
 * ent_stories_absorb:
 * @stories: without records that wait in its recorder
 * @part: finished; read with the same catalogue and choices
 *
 * Adds the records of @part, with the numbers that its nodes have in @stories, and names its parts among the parts of
 * @stories. The facts that are counts are not looked at: ent_stories_recount() makes them when all is there.
 */
bool ent_stories_absorb(EntStories *stories, const EntStories *part, GError **error);

/**
 * Makes the counts of the facts anew from the records, each of which stands once, and from the parts. After
 * ent_stories_finish().
 */
bool ent_stories_recount(EntStories *stories, GError **error);

#endif
