/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_TALLY_H
#define ENT_STORY_TALLY_H

#include "story/windows.h"

/** Where a sentence stands: in record @story of a pass, its @named sentence. It names @n_nodes. */
typedef struct {
    uint64_t story;
    uint32_t named, n_nodes;
} EntReference;

/** What was counted of two nodes, or of one: then @low and @high are the same and @extra are its mentions. */
typedef struct {
    uint32_t low, high;
    uint32_t sentences, paragraphs, stories;
    uint32_t n_references, references_room;
    uint64_t extra;           /* newman, in ENT_NEWMAN_UNIT */
    EntReference *references; /* the best ones, best first */
} EntCount;

/**
 * EntTally: the counters of one open slice.
 *
 * An open-addressing table of pairs, in which a node is a pair with itself. A story costs a step for each pair of nodes of each of
 * its windows. Memory: about 100 bytes a pair, and 16 a kept reference.
 */
typedef struct _EntTally EntTally;

/** Keeps at most @evidence references a pair: fewest nodes in the sentence first, then in order of the pass. */
EntTally *ent_tally_new(uint32_t evidence);
void ent_tally_free(EntTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntTally, ent_tally_free)

/** Counts a story; stories come in order of the pass. */
void ent_tally_add(EntTally *tally, const EntWindows *windows);

/** Puts the counts in order of (low, high) and gives them out; nothing can be added after that. */
EntCount *ent_tally_sort(EntTally *tally, size_t *n_counts);

#endif
