/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_PROGRESS_H
#define ENT_CLI_PROGRESS_H

#include <entente.h>

/* What is said on stderr while a verb works. */

/** Begins; @quiet: no progress, no summary, but bad records are still named. */
void progress_begin(bool quiet);
bool progress_is_quiet(void);

/**
 * (transfer full): valid UTF-8 without control characters and turns of direction, which names of files and actors may
 * hold: a terminal must not obey them.
 */
char *progress_harmless(const char *message);

/** Prints "entente: MESSAGE", made harmless. */
void progress_print(const char *message);

/** EntProgressFunc: a line on a terminal after two seconds, no wider than that. */
void progress_show(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data);

/** The same for what takes its time and has no steps. */
void progress_stage(const char *what);

/** The same for a count of steps, of which @done are: "drawing 3 of 12". */
void progress_step(const char *what, size_t done, size_t all);

/** Wipes the line. */
void progress_end(void);

#endif
