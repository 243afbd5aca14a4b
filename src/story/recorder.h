/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RECORDER_H
#define ENT_STORY_RECORDER_H

#include "corpus/document.h"
#include "mention/annotation.h"
#include "story/nodes.h"
#include "story/record.h"

/** EntRecorder: makes a story of a document and of what was found in it. Holds room that is used again. */
typedef struct _EntRecorder EntRecorder;

/** @catalogue and @nodes are borrowed; new nodes are added to @nodes. @options' types and only are obeyed by actors that were given. */
EntRecorder *ent_recorder_new(const EntCatalogue *catalogue, EntNodeTable *nodes, const EntOptions *options);
void ent_recorder_free(EntRecorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntRecorder, ent_recorder_free)

/**
 * ent_recorder_record:
 * @annotation: (nullable): what the reader found; not used when the document's actors were given
 *
 * The story of @document. It belongs to the recorder until its next call and its texts point into @document. NULL when the document names
 * more than ENT_STORY_NODES_MAX nodes.
 */
const EntStory *ent_recorder_record(EntRecorder *recorder, const EntDocument *document,
                                    const EntAnnotation *annotation);

#endif
