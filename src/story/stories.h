/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_STORIES_H
#define ENT_STORY_STORIES_H

#include "corpus/document.h"
#include "mention/annotation.h"
#include "story/nodes.h"
#include "story/recorder.h"
#include "story/store.h"

/** What is known of the whole, besides the records. */
typedef struct {
    uint64_t documents, undated, skipped, sentences, mentions, furniture;
    uint64_t copies, repeated_paragraphs; /* known when they were searched */
    int32_t first, last;                  /* days with a document, both inclusive, or ENT_DAY_NONE */
    uint64_t digest;                      /* of the input: does not depend on its order */
    uint64_t catalogue;                   /* digest */
    EntLevel level;
    bool successors;
    char *types, *only; /* nullable */
} EntStoriesFacts;

/** What was read at once: the sum of its documents' digests, and how many records were skipped. */
typedef struct {
    uint64_t digest, skipped;
} EntPart;

/** (element-type EntPart) */
GArray *ent_parts_new(void);

struct _EntStories {
    EntStoriesFacts facts;
    GArray *parts; /* of EntPart, sorted, each once: what was read and merged; empty while documents are added */
    EntNodeTable *nodes;
    EntStore *store;
    EntRecorder *recorder; /* while documents are added */
};

/** Without documents. Records above @limit bytes go to disk. @catalogue is borrowed until ent_stories_finish(). */
EntStories *ent_stories_new(const EntCatalogue *catalogue, const EntOptions *options, size_t limit);

/**
 * ent_stories_add:
 * @annotation: (nullable): what was found in @document; not used when its actors were given
 *
 * Records a document. One that names too many nodes is skipped with a message (with `strict`, it is the error).
 */
bool ent_stories_add(EntStories *stories, const EntDocument *document, const EntAnnotation *annotation,
                     const EntOptions *options, GError **error);

/** Adds parts that are not there yet. */
void ent_stories_add_parts(EntStories *stories, const GArray *parts);

/** No more will be added; the records can be read. What was recorded is a part. */
bool ent_stories_finish(EntStories *stories, GError **error);

/** Counts a story. */
void ent_stories_facts_add(EntStoriesFacts *facts, const EntStory *story);
/** Counts a document that is a copy. */
void ent_stories_facts_add_copy(EntStoriesFacts *facts, const EntStory *story);

/** What ent_stories_fits() asks, but for what says how documents are read. */
bool ent_stories_chosen(const EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                        GError **error);

/** EntStoryPass: goes once over all stories, in order. */
typedef struct _EntStoryPass EntStoryPass;

EntStoryPass *ent_story_pass_new(const EntStories *stories, GError **error);
void ent_story_pass_free(EntStoryPass *pass);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStoryPass, ent_story_pass_free)

/** The next story, valid until the next call, or NULL at the end. Fails when it cannot be read. */
bool ent_story_pass_next(EntStoryPass *pass, const EntStory **story, GError **error);
/** The same, unpacked without its sentences. */
bool ent_story_pass_next_head(EntStoryPass *pass, const EntStory **story, GError **error);

#endif
