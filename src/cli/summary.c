/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/summary.h"

#include "cli/progress.h"

#include <stdio.h>
#include <string.h>

#define MOST_MESSAGES 20
#define MOST_KINDS 50
#define MOST_KINDS_SHOWN 10

/* Messages of one kind, told apart by what is the same in all: no names, no numbers. */
typedef struct {
    char *kind, *first;
    uint64_t n_messages;
} Reason;

/* Skipped records, or doubts. */
typedef struct {
    GArray *reasons; /* of Reason */
    uint64_t n_messages;
} Messages;

static Messages skipped, doubts;

/* ---- While it goes on ---- */

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

static void note_reason(Messages *messages, const char *message) {
    g_autofree char *kind = kind_of(message);
    messages->n_messages++;
    if (messages->reasons == NULL)
        messages->reasons = g_array_new(FALSE, FALSE, sizeof(Reason));
    for (guint i = 0; i < messages->reasons->len; i++) {
        Reason *reason = &g_array_index(messages->reasons, Reason, i);
        if (g_str_equal(reason->kind, kind)) {
            reason->n_messages++;
            return;
        }
    }
    if (messages->reasons->len == MOST_KINDS)
        return;
    Reason reason = {g_steal_pointer(&kind), g_strdup(message), 1};
    g_array_append_val(messages->reasons, reason);
}

static void tell(Messages *messages, const char *message) {
    note_reason(messages, message);
    uint64_t n_told = skipped.n_messages + doubts.n_messages;
    if (n_told <= MOST_MESSAGES)
        progress_print(message);
    if (n_told == MOST_MESSAGES)
        fprintf(stderr, "entente: further messages are only counted\n");
}

void progress_message(const char *message, gpointer data) {
    (void)data;
    tell(&doubts, message);
}

void progress_skipped(const char *message, gpointer data) {
    (void)data;
    tell(&skipped, message);
}

/* ---- The table ---- */

static void print_row(const char *what, uint64_t count, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void print_row(const char *what, uint64_t count, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "%-8s %7" G_GUINT64_FORMAT "%s%s\n", what, count, *text != '\0' ? " " : "", text);
}

static int compare_reasons(const void *a, const void *b) {
    const Reason *one = a, *other = b;
    return (one->n_messages < other->n_messages) - (one->n_messages > other->n_messages);
}

/* The commonest first; g_array_sort() keeps the order of those that are equally common. */
static void print_reasons(const Messages *messages) {
    uint64_t rest = messages->n_messages;
    if (messages->reasons == NULL)
        return;
    g_array_sort(messages->reasons, compare_reasons);
    for (guint i = 0; i < MIN(messages->reasons->len, MOST_KINDS_SHOWN); i++) {
        const Reason *reason = &g_array_index(messages->reasons, Reason, i);
        g_autofree char *harmless = progress_harmless(reason->first);
        print_row("", reason->n_messages, "%s%s", reason->n_messages > 1 ? "like " : "", harmless);
        rest -= reason->n_messages;
    }
    if (rest > 0)
        print_row("", rest, "for other reasons");
}

static void print_read(const Summary *summary, uint64_t documents) {
    const char *noun = documents == 1 ? "document" : "documents";
    uint64_t bytes = summary->read.bytes;
    if (bytes == 0)
        print_row("read", documents, "%s", noun);
    else if (bytes < 1000000)
        print_row("read", documents, "%s, %.1f kB", noun, (double)bytes / 1e3);
    else
        print_row("read", documents, "%s, %.1f MB", noun, (double)bytes / 1e6);
}

static void print_counted(const EntResultSummary *counted) {
    g_autoptr(GString) rest = g_string_new(NULL);
    const struct {
        uint64_t count;
        const char *one, *many;
    } left_out[] = {{counted->repeated_paragraphs, "repeated paragraph", "repeated paragraphs"},
                    {counted->furniture, "sentence of furniture", "sentences of furniture"}};
    for (size_t i = 0; i < G_N_ELEMENTS(left_out); i++)
        if (left_out[i].count > 0)
            g_string_append_printf(rest, "%s%" G_GUINT64_FORMAT " %s", rest->len > 0 ? " and " : ", without ",
                                   left_out[i].count, left_out[i].count == 1 ? left_out[i].one : left_out[i].many);
    print_row("used", counted->stories, "%s%s", counted->stories == 1 ? "story" : "stories", rest->str);
    if (counted->copies > 0)
        print_row("copies", counted->copies, "of earlier stories, not counted");
}

void summary_print(const Summary *summary) {
    progress_end();
    if (progress_is_quiet())
        return;
    uint64_t documents = summary->has_stories ? summary->stories.documents : summary->read.documents;
    uint64_t undated = summary->has_stories ? summary->stories.undated : summary->read.undated;
    uint64_t n_skipped = summary->has_stories ? summary->stories.skipped : summary->read.skipped;
    uint64_t outside = summary->read.outside;
    if (summary->was_counted) {
        undated = summary->counted.undated;
        outside += documents - summary->counted.documents;
    }
    print_read(summary, documents);
    if (summary->was_counted)
        print_counted(&summary->counted);
    if (outside > 0)
        print_row("outside", outside, "--from and --to");
    if (undated > 0)
        print_row("undated", undated, "%s", "");
    if (n_skipped > 0)
        print_row("skipped", n_skipped, "%s", "");
    print_reasons(&skipped);
    if (n_skipped > skipped.n_messages)
        print_row("", n_skipped - skipped.n_messages, "when .stories files were read");
    if (doubts.n_messages > 0)
        print_row("doubtful", doubts.n_messages, "%s", "");
    if (skipped.n_messages + doubts.n_messages > MOST_MESSAGES)
        print_reasons(&doubts);
}
