/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <math.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define QUIET_FOR (2 * G_USEC_PER_SEC)
#define BETWEEN_LINES (G_USEC_PER_SEC / 5)

static struct {
    bool is_quiet, has_terminal, has_line;
    gint64 began, last;
} state;

void progress_begin(bool quiet) {
    state.is_quiet = quiet;
    state.has_terminal = isatty(STDERR_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
    state.began = state.last = g_get_monotonic_time();
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

/* What ends a line, turns the text around or is obeyed otherwise. */
static bool is_obeyed(gunichar c) {
    return g_unichar_iscntrl(c) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *progress_harmless(const char *message) {
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    g_autoptr(GString) harmless = g_string_new(NULL);
    for (const char *c = valid; *c != '\0'; c = g_utf8_next_char(c))
        g_string_append_unichar(harmless, is_obeyed(g_utf8_get_char(c)) ? '?' : g_utf8_get_char(c));
    return g_string_free(g_steal_pointer(&harmless), FALSE);
}

void progress_print(const char *message) {
    progress_end();
    g_autofree char *harmless = progress_harmless(message);
    fprintf(stderr, "entente: %s\n", harmless);
}

/* The columns of the terminal; a line that is wider would not be wiped. */
static size_t width(void) {
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static void show_line(GString *line) {
    g_string_truncate(line, MIN(line->len, width() - 1));
    fprintf(stderr, "\r%s\033[K", line->str);
    fflush(stderr);
    state.has_line = true;
}

/* In the largest unit that says enough. */
static void append_time(GString *line, double seconds) {
    if (seconds < 100)
        g_string_append_printf(line, "%.0f s", seconds);
    else if (seconds < 6000)
        g_string_append_printf(line, "%.0f min", seconds / 60);
    else
        g_string_append_printf(line, "%.0f h %02.0f min", floor(seconds / 3600), floor(fmod(seconds, 3600) / 60));
}

void progress_show(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data) {
    (void)data;
    if (!is_due())
        return;
    double seconds = (double)(state.last - state.began) / G_USEC_PER_SEC, rate = (double)bytes / 1e6 / seconds;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, "%" G_GUINT64_FORMAT " documents, %.0f MB", documents, (double)bytes / 1e6);
    if (size > bytes)
        g_string_append_printf(line, " of %.0f", (double)size / 1e6);
    g_string_append_printf(line, ", %.0f MB/s", rate);
    if (size > bytes && rate > 0) {
        g_string_append(line, ", ");
        append_time(line, (double)(size - bytes) / 1e6 / rate);
        g_string_append(line, " left");
    }
    show_line(line);
}

void progress_step(const char *what, size_t done, size_t all) {
    if (!is_due())
        return;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, "%s %zu of %zu", what, MIN(done + 1, all), all);
    show_line(line);
}

void progress_stage(const char *what) {
    g_autoptr(GString) line = g_string_new(what);
    if (!state.is_quiet && state.has_terminal && g_get_monotonic_time() - state.began >= QUIET_FOR)
        show_line(line);
}

bool progress_is_quiet(void) {
    return state.is_quiet;
}
