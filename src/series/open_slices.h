/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_OPEN_SLICES_H
#define ENT_SERIES_OPEN_SLICES_H

#include "series/evidence.h"
#include "series/slicing.h"
#include "series/tie_filter.h"

/*
 * EntOpenSlices: the slices that stories still fall into, as stories come in the order of their days, and what the
 * closed ones became.
 */
typedef struct {
    const EntSlicing *slicing;
    EntTieFilter rule;          /* what a slice keeps when it is closed */
    uint32_t evidence;          /* sentences kept for a tie, at most */
    uint32_t *positions;        /* borrowed: room for a number by node */
    GHashTable *source_numbers; /* owned */
    GArray *open;               /* owned: of those that are open, by number */
    GArray *closed;             /* owned: of EntSlice, by number, as are the next two */
    GArray *numbers;            /* owned: of int32_t */
    GPtrArray *references;      /* owned: of GArray of EntReference */
} EntOpenSlices;

/** @slicing and @positions are borrowed. */
void ent_open_slices_init(EntOpenSlices *slices, const EntSlicing *slicing, uint32_t evidence, uint32_t *positions);
void ent_open_slices_clear(EntOpenSlices *slices);

/** Counts @windows, those of @story, into the slices of its day; those that end before it are closed. */
void ent_open_slices_add(EntOpenSlices *slices, const EntStory *story, const EntStoryWindows *windows, bool is_copy);

/** Closes the slices whose number is below @number. */
void ent_open_slices_close(EntOpenSlices *slices, int32_t number);

#endif
