/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_WINDOWS_H
#define ENT_SERIES_WINDOWS_H

#include "story/record.h"

/** A set of nodes among the nodes of EntStoryWindows. */
typedef struct {
    uint32_t first, n_nodes;
} EntWindow;

/**
 * EntStoryWindows: the windows of a story in which nodes meet, made once and counted into every slice that holds it.
 * @sentences: as many as the story's named ones, and in their order; their nodes stand as the story's do
 * @paragraphs: those that name a node; the title is one
 * @whole: the story
 * @nodes: ranks of nodes
 *
 * Flat arrays, used again from story to story.
 */
typedef struct {
    const EntStory *story;
    uint64_t number; /* of the story in its pass */
    const EntWindow *sentences, *paragraphs;
    EntWindow whole;
    const uint32_t *nodes;
    uint32_t n_sentences, n_paragraphs;
} EntStoryWindows;

typedef struct _EntWindowMaker EntWindowMaker;

/**
 * For nodes below @n_nodes. @ranks (borrowed) gives each the number it is counted under: its place in byte order of
 * ids.
 */
EntWindowMaker *ent_window_maker_new(const uint32_t *ranks, uint32_t n_nodes);
void ent_window_maker_free(EntWindowMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntWindowMaker, ent_window_maker_free)

/** The windows of @story, number @number of its pass; they belong to @maker until the next call. */
const EntStoryWindows *ent_window_maker_set(EntWindowMaker *maker, const EntStory *story, uint64_t number);

#endif
