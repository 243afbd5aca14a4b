/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_WORKERS_H
#define ENT_CLI_WORKERS_H

#include <entente.h>

/** Most processes that run at once; more are not started, whatever --jobs says. */
#define WORKERS_MAX 64

/** One task of many; tasks may run in other processes, so they share only shared memory and files. */
typedef bool (*WorkerTask)(size_t task, gpointer data, GError **error);

/**
 * Runs tasks 0 to @n_tasks - 1, in up to @jobs processes forked from this one, which must have one thread. @what is for
 * the progress line. The first task in order that failed gives the error.
 */
bool workers_run(size_t n_tasks, int jobs, const char *what, WorkerTask task, gpointer data, GError **error);

/** Zeroed memory that forked processes share; freed at exit. */
void *workers_share(size_t size);

#endif
