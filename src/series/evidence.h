/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_EVIDENCE_H
#define ENT_SERIES_EVIDENCE_H

#include "series/series.h"
#include "series/tally.h"
#include "story/stories.h"

/**
 * ent_evidence_fetch:
 * @references: (element-type GArray): of each slice of @series, its references
 *
 * Goes through the stories once more for the texts; fills @series' evidence, each sentence once, and the slices'
 * indexes into it.
 */
bool ent_evidence_fetch(EntStories *stories, EntSeries *series, const GPtrArray *references, GError **error);

#endif
