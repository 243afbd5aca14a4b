/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_PASS_H
#define ENT_STORY_PASS_H

#include "story/record_buffer.h"
#include "story/run.h"

/**
 * EntPass: goes once over sorted records, in order; of those with one key it gives the first. Any number of passes may
 * be under way.
 */
typedef struct _EntPass EntPass;

/** Merges sorted runs, which outlive the pass. O(log n_runs) a record. */
EntPass *ent_pass_new_runs(EntRun *const *runs, guint n_runs, GError **error);
/** The records of a sorted buffer, which outlives the pass. */
EntPass *ent_pass_new_buffer(const EntRecordBuffer *buffer);
void ent_pass_free(EntPass *pass);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntPass, ent_pass_free)

/** The next record: its bytes, valid until the next call, or NULL at the end. Fails when it cannot be read. */
bool ent_pass_next(EntPass *pass, const uint8_t **bytes, size_t *length, GError **error);

#endif
