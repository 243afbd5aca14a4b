/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_SOURCES_H
#define ENT_SERIES_SOURCES_H

#include "series/series.h"
#include "series/windows.h"

/**
 * EntSources: who the stories of an open slice come from, pair by pair of the nodes they name. 16 bytes (21 to 43 with
 * the free slots) for each source of each pair.
 */
typedef struct _EntSources EntSources;

EntSources *ent_sources_new(void);
void ent_sources_free(EntSources *sources);

/** Counts a story of source number @source. */
void ent_sources_add(EntSources *sources, const EntStoryWindows *windows, uint32_t source);

/**
 * ent_sources_fill:
 * @slice: its nodes' actors are ranks, rising; its ties are sorted
 *
 * Fills in what @slice and its ties, whose stories are counted, say of sources.
 */
void ent_sources_fill(const EntSources *sources, EntSlice *slice);

#endif
