/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RECORDER_H
#define ENT_STORY_RECORDER_H

#include "corpus/document.h"
#include "mention/annotation.h"
#include "story/nodes.h"
#include "story/record.h"

/** EntRecorder: makes a story of a document and of what was found in it. Holds room that is used again. */
typedef struct _EntRecorder EntRecorder;

/** A bit for each type of a list; NULL is the default of @level. */
uint32_t ent_recorder_parse_types(const char *list, EntLevel level);
/** Whether two lists of ids (nullable) are the same set. */
bool ent_recorder_same_only(const char *one, const char *other);

/**
 * ent_recorder_new:
 * @catalogue: borrowed
 * @nodes: borrowed; new nodes are added
 *
 * Actors that were given are taken as they are and never count as another one: an id that the catalogue knows is a node
 * when its type is among the types of @options (or of the level, when none are chosen), else it is left out, so a
 * person is no node at the state level; an id that it does not know always is a node under its own name. The option
 * `only` holds for both.
 */
EntRecorder *ent_recorder_new(const EntCatalogue *catalogue, EntNodeTable *nodes, const EntOptions *options);
void ent_recorder_free(EntRecorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntRecorder, ent_recorder_free)

/**
 * ent_recorder_record:
 * @annotation: (nullable): what the reader found; not used when the document's actors were given
 *
 * The story of @document. It belongs to the recorder until its next call and its texts point into @document. NULL when
 * the document names more than ENT_STORY_NODES_MAX nodes.
 */
const EntStory *ent_recorder_record(EntRecorder *recorder, const EntDocument *document,
                                    const EntAnnotation *annotation);

#endif
