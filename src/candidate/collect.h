/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CANDIDATE_COLLECT_H
#define ENT_CANDIDATE_COLLECT_H

#include "candidate/table.h"

/** Reads the whole corpus; the names in it that are not in @catalogue. Memory is bounded by ENT_MOST_CANDIDATES. */
EntCandidateTable *ent_candidates_collect(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                          GError **error);

#endif
