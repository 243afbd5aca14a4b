/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_GOLD_READ_H
#define ENT_OUTPUT_GOLD_READ_H

#include "score/labels.h"

/** EntGold: what people say stands in documents, with the texts, and what was found in them. */
typedef struct {
    EntLabels *labels;
    GHashTable *texts;  /* id -> GBytes: the documents that came with their text */
    bool has_nodes;     /* the gold says `node` (or, at the actor level, `actor`), not only the country */
    bool has_counted;   /* the gold says what counts */
    uint64_t n_outside; /* found in documents that the gold does not have */
} EntGold;

/** Reads the gold (docs/score.md). Fails naming file and line. */
EntGold *ent_gold_read(const char *path, const EntScoring *scoring, GError **error);
/** Reads what was found, lines of `entente mentions`, into @gold. */
bool ent_gold_read_found(EntGold *gold, const char *path, const EntScoring *scoring, GError **error);
void ent_gold_free(EntGold *gold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntGold, ent_gold_free)

#endif
