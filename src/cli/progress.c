/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#define MOST_MESSAGES 20
#define QUIET_FOR (2 * G_USEC_PER_SEC)
#define BETWEEN_LINES (G_USEC_PER_SEC / 5)

static struct {
    bool is_quiet, has_terminal, has_line;
    gint64 began, last;
    uint64_t n_messages;
} state;

void progress_begin(bool quiet) {
    state.is_quiet = quiet;
    state.has_terminal = isatty(STDERR_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
    state.began = state.last = g_get_monotonic_time();
    state.n_messages = 0;
}

void progress_end(void) {
    if (state.has_line)
        fputs("\r\033[K", stderr);
    state.has_line = false;
}

/* Whether a line is due. */
static bool is_due(void) {
    gint64 now = g_get_monotonic_time();
    if (state.is_quiet || !state.has_terminal || now - state.began < QUIET_FOR || now - state.last < BETWEEN_LINES)
        return false;
    state.last = now;
    return true;
}

void progress_print(const char *message) {
    progress_end();
    /* Names of files and actors may hold control characters; a terminal must not obey them. */
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    for (char *c = valid; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
    fprintf(stderr, "entente: %s\n", valid);
}

void progress_message(const char *message, gpointer data) {
    (void)data;
    state.n_messages++;
    if (state.n_messages > MOST_MESSAGES)
        return;
    progress_print(message);
    if (state.n_messages == MOST_MESSAGES)
        fprintf(stderr, "entente: further messages of this kind are only counted\n");
}

void progress_show(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data) {
    (void)data;
    if (!is_due())
        return;
    double seconds = (double)(state.last - state.began) / G_USEC_PER_SEC, rate = (double)bytes / 1e6 / seconds;
    fprintf(stderr, "\r\033[K%" G_GUINT64_FORMAT " documents, %.0f MB, %.0f MB/s", documents, (double)bytes / 1e6,
            rate);
    if (size > bytes && rate > 0)
        fprintf(stderr, ", %.0f s left", (double)(size - bytes) / 1e6 / rate);
    fflush(stderr);
    state.has_line = true;
}

void progress_step(const char *what, size_t done, size_t all) {
    if (!is_due())
        return;
    fprintf(stderr, "\r\033[K%s %zu of %zu", what, done, all);
    fflush(stderr);
    state.has_line = true;
}

void progress_summary(const EntCorpusSummary *summary) {
    progress_end();
    bool is_empty = summary->documents + summary->outside + summary->skipped == 0 && summary->bytes == 0;
    if (state.is_quiet || is_empty)
        return;
    fprintf(stderr, "%" G_GUINT64_FORMAT " document%s, %.1f MB", summary->documents, summary->documents == 1 ? "" : "s",
            (double)summary->bytes / 1e6);
    if (summary->undated > 0)
        fprintf(stderr, "; %" G_GUINT64_FORMAT " undated", summary->undated);
    if (summary->outside > 0)
        fprintf(stderr, "; %" G_GUINT64_FORMAT " outside --from and --to", summary->outside);
    if (summary->skipped > 0)
        fprintf(stderr, "; %" G_GUINT64_FORMAT " skipped", summary->skipped);
    fputc('\n', stderr);
}
