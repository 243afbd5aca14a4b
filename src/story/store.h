/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_STORE_H
#define ENT_STORY_STORE_H

#include "story/file_writer.h"
#include "story/pass.h"

/**
 * EntStore: records, sorted by (day, id), undated last. They are collected in memory; when that passes a limit they are
 * sorted and spilled to a temporary run, and a pass merges the runs. What comes out does not depend on the order of
 * coming in nor on the limit. Records with the same day and id stand once: the one with the smallest digest.
 */
typedef struct _EntStore EntStore;

/** What a reading keeps in memory before it spills. */
#define ENT_STORE_LIMIT ((size_t)16 << 20)

EntStore *ent_store_new(size_t limit);
/** A finished store of what stands in @run (transfer full), which must be sorted. */
EntStore *ent_store_new_from_run(EntRun *run);
void ent_store_free(EntStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStore, ent_store_free)

/**
 * ent_store_set_path:
 *
 * @path: of the `.stories` file that the records will be saved to
 *
 * While records come in order, give or take a day (or what fits into half the limit), those that would be spilled are
 * written to that file at once, and need not be written again. Call it before any is added.
 */
void ent_store_set_path(EntStore *store, const char *path);

/**
 * (transfer full) (nullable): the writer of a finished store that has all its records; NULL when they did not come so,
 * or @path is another one.
 */
EntFileWriter *ent_store_take_writer(EntStore *store, const char *path);

/** Adds the record of @story, whose nodes are numbers of @nodes. Fails when the disk is full. */
bool ent_store_add(EntStore *store, const EntStory *story, const EntNodeTable *nodes, GError **error);

/** Adds a record as it is. */
bool ent_store_add_record(EntStore *store, const uint8_t *bytes, size_t length, GError **error);

/** No more will be added; passes may begin. */
bool ent_store_finish(EntStore *store, GError **error);

/** The runs on disk; 0 says that it all stayed in memory. */
size_t ent_store_n_runs(const EntStore *store);

/** A pass over all records of a finished @store. */
EntPass *ent_pass_new(const EntStore *store, GError **error);

#endif
