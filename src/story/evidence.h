/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_EVIDENCE_H
#define ENT_STORY_EVIDENCE_H

#include "story/series.h"
#include "story/stories.h"
#include "story/tally.h"

/**
 * ent_evidence_fetch:
 * @references: (element-type GArray): of each slice of @series, its references
 *
 * Goes through the stories once more for the texts; fills @series' evidence, each sentence once, and the slices' indexes into it.
 */
bool ent_evidence_fetch(EntStories *stories, EntSeries *series, const GPtrArray *references, GError **error);

#endif
