/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/summary.h"

#include "cli/messages.h"
#include "cli/progress.h"

#include <stdio.h>

#define MOST_REASONS_SHOWN 10

static void print_row(const char *what, uint64_t count, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void print_row(const char *what, uint64_t count, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "%-8s %7" G_GUINT64_FORMAT "%s%s\n", what, count, *text != '\0' ? " " : "", text);
}

/* The commonest ones, with an example each. */
static void print_reasons(MessageKind kind) {
    size_t n_reasons;
    const MessageReason *reasons = messages_reasons(kind, &n_reasons);
    uint64_t rest = messages_count(kind);
    for (size_t i = 0; i < MIN(n_reasons, MOST_REASONS_SHOWN); i++) {
        g_autofree char *harmless = progress_harmless(reasons[i].first);
        print_row("", reasons[i].n_messages, "%s%s", reasons[i].n_messages > 1 ? "like " : "", harmless);
        rest -= reasons[i].n_messages;
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
    print_reasons(MESSAGES_SKIPPED);
    uint64_t told = messages_count(MESSAGES_SKIPPED), doubts = messages_count(MESSAGES_DOUBTFUL);
    if (n_skipped > told)
        print_row("", n_skipped - told, "when .stories files were read");
    if (doubts > 0)
        print_row("doubtful", doubts, "%s", "");
    if (told + doubts > MESSAGES_SHOWN)
        print_reasons(MESSAGES_DOUBTFUL);
}
