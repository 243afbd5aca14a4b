/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_MESSAGES 20
#define QUIET_FOR (2 * G_USEC_PER_SEC)
#define BETWEEN_LINES (G_USEC_PER_SEC / 5)

/* Messages of one kind, told apart by what is the same in all: no names, no numbers. */
typedef struct {
    char *kind, *first;
    uint64_t n_messages;
} Reason;

#define MOST_REASONS 50

static struct {
    bool is_quiet, has_terminal, has_line;
    gint64 began, last;
    uint64_t n_messages;
    GArray *reasons; /* of Reason */
} state;

void progress_begin(bool quiet) {
    state.is_quiet = quiet;
    state.has_terminal = isatty(STDERR_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
    state.began = state.last = g_get_monotonic_time();
    state.n_messages = 0;
    if (state.reasons == NULL)
        state.reasons = g_array_new(FALSE, FALSE, sizeof(Reason));
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

/* A sentence without the place it begins with, what it quotes, and numbers. */
static char *kind_of(const char *message) {
    GString *kind = g_string_new(NULL);
    const char *place = strstr(message, ": ");
    bool is_quoted = false;
    for (const char *at = place != NULL ? place + 2 : message; *at != '\0'; at++) {
        if (*at == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && !g_ascii_isdigit(*at))
            g_string_append_c(kind, *at);
    }
    return g_string_free(kind, FALSE);
}

static void note_reason(const char *message) {
    char *kind = kind_of(message);
    for (guint i = 0; i < state.reasons->len; i++) {
        Reason *reason = &g_array_index(state.reasons, Reason, i);
        if (g_str_equal(reason->kind, kind)) {
            reason->n_messages++;
            g_free(kind);
            return;
        }
    }
    Reason reason = {kind, g_strdup(message), 1};
    if (state.reasons->len < MOST_REASONS)
        g_array_append_val(state.reasons, reason);
}

/* Only when some messages were not shown: then the first of each kind says what the others were like. */
static void print_reasons(void) {
    for (guint i = 0; state.n_messages > MOST_MESSAGES && i < state.reasons->len; i++) {
        const Reason *reason = &g_array_index(state.reasons, Reason, i);
        g_autofree char *line = g_strdup_printf("%" G_GUINT64_FORMAT " like: %s", reason->n_messages, reason->first);
        progress_print(line);
    }
}

void progress_message(const char *message, gpointer data) {
    (void)data;
    state.n_messages++;
    note_reason(message);
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
    bool is_small = summary->bytes < 1000000;
    fprintf(stderr, "%" G_GUINT64_FORMAT " document%s, %.1f %s", summary->documents, summary->documents == 1 ? "" : "s",
            (double)summary->bytes / (is_small ? 1e3 : 1e6), is_small ? "kB" : "MB");
    if (summary->undated > 0)
        fprintf(stderr, "; %" G_GUINT64_FORMAT " undated", summary->undated);
    if (summary->outside > 0)
        fprintf(stderr, "; %" G_GUINT64_FORMAT " outside --from and --to", summary->outside);
    if (summary->skipped > 0)
        fprintf(stderr, "; %" G_GUINT64_FORMAT " skipped", summary->skipped);
    fputc('\n', stderr);
    print_reasons();
}

void progress_counted(const EntResultSummary *summary) {
    progress_end();
    if (state.is_quiet)
        return;
    fprintf(stderr, "%" G_GUINT64_FORMAT " stor%s", summary->stories, summary->stories == 1 ? "y" : "ies");
    const struct {
        uint64_t count;
        const char *one, *many;
    } rest[] = {{summary->copies, "copy", "copies"},
                {summary->repeated_paragraphs, "repeated paragraph", "repeated paragraphs"},
                {summary->furniture, "sentence of furniture", "sentences of furniture"},
                {summary->undated, "undated", "undated"}};
    for (size_t i = 0; i < G_N_ELEMENTS(rest); i++)
        if (rest[i].count > 0)
            fprintf(stderr, "; %" G_GUINT64_FORMAT " %s", rest[i].count,
                    rest[i].count == 1 ? rest[i].one : rest[i].many);
    fputc('\n', stderr);
}
