/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_PROVENANCE_H
#define ENT_SERIES_PROVENANCE_H

#include "series/series.h"
#include "story/stories.h"

/* What was read, and how: the part of a series that stands in network.json as `made_by` and `corpus`. */

/** @facts are those of all stories and of how they were read, @used those of the stories counted. */
void ent_provenance_fill(EntProvenance *provenance, const EntStoriesFacts *facts, const EntStoriesFacts *used,
                         const EntOptions *options);
/** Frees what belongs to @provenance. */
void ent_provenance_clear(EntProvenance *provenance);

#endif
