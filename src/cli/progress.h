/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_PROGRESS_H
#define ENT_CLI_PROGRESS_H

#include <entente.h>

/* What is said on stderr while a verb works, and at its end. */

/** Begins to count messages; @quiet: no progress, no summary, but bad records are still named. */
void progress_begin(bool quiet);

/** Prints "entente: MESSAGE", with control characters made harmless. */
void progress_print(const char *message);

/** EntMessageFunc: a sentence about a record. The first twenty are printed, all are counted. */
void progress_message(const char *message, gpointer data);

/** EntProgressFunc: a line on a terminal after two seconds. */
void progress_show(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data);

/** The same for a count of steps: "drawing 3 of 12". */
void progress_step(const char *what, size_t done, size_t all);

/** Wipes the line. */
void progress_end(void);

/** A short table of what was read. */
void progress_summary(const EntCorpusSummary *summary);

/** The same of what was counted. */
void progress_counted(const EntResultSummary *summary);

#endif
