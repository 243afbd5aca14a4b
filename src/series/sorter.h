/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_SORTER_H
#define ENT_SERIES_SORTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t key, value;
} EntPair;

/**
 * EntSorter: any number of pairs, sorted by key; pairs of one key keep the order they came in. What does not fit
 * ENT_SORTER_PAIRS is sorted in pieces in a temporary file: memory is bounded but for 4 kB a piece.
 */
typedef struct _EntSorter EntSorter;

/** A piece: 4 MB. */
#define ENT_SORTER_PAIRS ((size_t)256 << 10)

/** @piece: pairs in memory, usually ENT_SORTER_PAIRS. */
EntSorter *ent_sorter_new(size_t piece);
void ent_sorter_free(EntSorter *sorter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntSorter, ent_sorter_free)

/** Fails when the disk is full. */
bool ent_sorter_add(EntSorter *sorter, EntPair pair, GError **error);

/** No more will be added. */
bool ent_sorter_finish(EntSorter *sorter, GError **error);

/** The next pair, once; @is_end tells that there is none. Fails when it cannot be read. */
bool ent_sorter_next(EntSorter *sorter, EntPair *pair, bool *is_end, GError **error);

#endif
