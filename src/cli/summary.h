/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_SUMMARY_H
#define ENT_CLI_SUMMARY_H

#include <entente.h>

/** What is known at the end of a verb; flags say which parts are. */
typedef struct {
    EntCorpusSummary read;     /* the documents */
    EntStoriesSummary stories; /* what came of them, and what `.stories` files held */
    EntResultSummary counted;  /* the networks */
    bool has_stories, was_counted;
} Summary;

/**
 * The short table at the end, on stderr: what was read and used, and what not and why, with the first example of each
 * reason.
 */
void summary_print(const Summary *summary);

#endif
