/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_TALLY_H
#define ENT_SERIES_TALLY_H

#include "series/windows.h"

/** Where a sentence stands: in record @story of a pass, its @named sentence. It names @n_nodes. */
typedef struct {
    uint64_t story;
    uint32_t named, n_nodes;
} EntReference;

/** What was counted of two nodes, or of one: then @low and @high are the same. */
typedef struct {
    uint32_t low, high;
    uint32_t paragraphs, stories;
    uint32_t copies;
    uint32_t detail; /* into the details, or 0: they were in no sentence together */
} EntCount;

/** What only nodes and pairs of one sentence have. Number 0 is all zeros. */
typedef struct {
    uint32_t sentences;
    uint32_t lists; /* of the sentences; not of a node */
    uint32_t n_references, references_room;
    uint64_t extra;           /* newman, in ENT_NEWMAN_UNIT; of a node: mentions */
    EntReference *references; /* the best ones, best first */
} EntDetail;

/**
 * EntTally: the counters of one open slice.
 *
 * An open-addressing table of pairs, in which a node is a pair with itself. A story costs a step for each pair of nodes
 * of each of its windows. Most pairs of long documents never share a sentence, so these take 24 bytes (32 to 64 with
 * the free slots) and the others 32 more, and 16 a kept reference.
 */
typedef struct _EntTally EntTally;

/** Keeps at most @evidence references a pair: fewest nodes in the sentence first, then in order of the pass. */
EntTally *ent_tally_new(uint32_t evidence);
void ent_tally_free(EntTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntTally, ent_tally_free)

/** Counts a story; stories come in order of the pass. */
void ent_tally_add(EntTally *tally, const EntStoryWindows *windows);

/** Counts a story as a copy, and nothing else of it. */
void ent_tally_add_copy(EntTally *tally, const EntStoryWindows *windows);

/** All counts, in no order; nothing can be added after that. */
const EntCount *ent_tally_close(EntTally *tally, size_t *n_counts);

/** The rest of a count. */
const EntDetail *ent_tally_detail(const EntTally *tally, const EntCount *count);

#endif
