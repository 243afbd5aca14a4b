/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/workers.h"

#include "cli/progress.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST_FAULT 1000
#define BETWEEN_LOOKS 2000 /* microseconds */

/* What the processes share. */
typedef struct {
    atomic_size_t next, done;
    struct {
        atomic_bool is_set;
        size_t task;
        int code;
        char message[LONGEST_FAULT];
    } faults[WORKERS_MAX]; /* one a worker */
} Board;

void *workers_share(size_t size) {
    void *memory = mmap(NULL, MAX(size, 1), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        g_error("out of memory: %zu bytes to share", size);
    return memory;
}

static bool run_here(size_t n_tasks, const char *what, WorkerTask task, gpointer data, GError **error) {
    for (size_t i = 0; i < n_tasks; i++) {
        progress_step(what, i, n_tasks);
        if (!task(i, data, error))
            return false;
    }
    return true;
}

static void work(Board *board, int worker, size_t n_tasks, WorkerTask task, gpointer data) {
    for (size_t i; (i = atomic_fetch_add(&board->next, 1)) < n_tasks; atomic_fetch_add(&board->done, 1)) {
        g_autoptr(GError) error = NULL;
        if (task(i, data, &error))
            continue;
        board->faults[worker].task = i;
        board->faults[worker].code = error->code;
        g_strlcpy(board->faults[worker].message, error->message, LONGEST_FAULT);
        atomic_store(&board->faults[worker].is_set, true);
        return;
    }
}

static pid_t start_worker(Board *board, int worker, size_t n_tasks, WorkerTask task, gpointer data) {
    pid_t parent = getpid(), pid = fork();
    if (pid != 0)
        return pid;
    /* A worker must not outlive a parent that was killed. */
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(1);
    work(board, worker, n_tasks, task, data);
    _exit(0);
}

/* Waits for all; returns false when one did not end by itself. */
static bool wait_for(int n_workers, const Board *board, const char *what, size_t n_tasks) {
    bool all_ended = true;
    while (n_workers > 0) {
        int status;
        pid_t pid = waitpid(-1, &status, WNOHANG);
        if (pid < 0 && errno != EINTR)
            break;
        if (pid > 0) {
            n_workers--;
            all_ended &= WIFEXITED(status) && WEXITSTATUS(status) == 0;
        } else {
            progress_step(what, atomic_load(&board->done), n_tasks);
            g_usleep(BETWEEN_LOOKS);
        }
    }
    return all_ended;
}

static bool report(Board *board, int n_workers, GError **error) {
    int first = -1;
    for (int i = 0; i < n_workers; i++)
        if (atomic_load(&board->faults[i].is_set) && (first < 0 || board->faults[i].task < board->faults[first].task))
            first = i;
    if (first < 0)
        return true;
    g_set_error_literal(error, ENT_ERROR, board->faults[first].code, board->faults[first].message);
    return false;
}

bool workers_run(size_t n_tasks, int jobs, const char *what, WorkerTask task, gpointer data, GError **error) {
    int n_workers = (int)MIN((size_t)MIN(jobs, WORKERS_MAX), n_tasks);
    if (n_workers <= 1)
        return run_here(n_tasks, what, task, data, error);
    Board *board = workers_share(sizeof *board);
    int n_started = 0;
    while (n_started < n_workers && start_worker(board, n_started, n_tasks, task, data) > 0)
        n_started++;
    bool all_ended = wait_for(n_started, board, what, n_tasks);
    bool sound = report(board, n_started, error);
    if (sound && n_started == 0)
        sound = run_here(n_tasks, what, task, data, error);
    else if (sound && !all_ended) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO,
                    "a worker process was killed, by lack of memory perhaps; try --jobs 1");
        sound = false;
    }
    munmap(board, sizeof *board);
    return sound;
}
