/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_ORIGIN_H
#define ENT_STORY_ORIGIN_H

#include "story/series.h"
#include "story/stories.h"

/* The parts of a series that tell what was read and who is who. */

/** @facts are those of all stories and of how they were read, @used those of the stories counted. */
void ent_series_origin_fill(EntSeriesOrigin *origin, const EntStoriesFacts *facts, const EntStoriesFacts *used,
                            const EntOptions *options);
void ent_series_origin_clear(EntSeriesOrigin *origin);

/** Who has this @id in @catalogue; someone unknown is called by the id. */
void ent_series_actor_fill(EntSeriesActor *actor, const char *id, const EntCatalogue *catalogue);
void ent_series_actor_clear(EntSeriesActor *actor);

void ent_evidence_clear(EntEvidence *evidence);

#endif
