/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/messages.h"

#include "cli/progress.h"

#include <stdio.h>
#include <string.h>

#define MOST_REASONS 50

static struct {
    GArray *reasons; /* of MessageReason */
    uint64_t n_messages;
} all[MESSAGES_N_KINDS];

/* A sentence without the place it begins with, what it quotes, and numbers. */
static char *pattern_of(const char *message) {
    GString *pattern = g_string_new(NULL);
    const char *place = strstr(message, ": ");
    bool is_quoted = false;
    for (const char *at = place != NULL ? place + 2 : message; *at != '\0'; at++) {
        if (*at == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && !g_ascii_isdigit(*at))
            g_string_append_c(pattern, *at);
    }
    return g_string_free(pattern, FALSE);
}

static void note(MessageKind kind, const char *message) {
    g_autofree char *pattern = pattern_of(message);
    all[kind].n_messages++;
    if (all[kind].reasons == NULL)
        all[kind].reasons = g_array_new(FALSE, FALSE, sizeof(MessageReason));
    GArray *reasons = all[kind].reasons;
    for (guint i = 0; i < reasons->len; i++) {
        MessageReason *reason = &g_array_index(reasons, MessageReason, i);
        if (g_str_equal(reason->pattern, pattern)) {
            reason->n_messages++;
            return;
        }
    }
    if (reasons->len == MOST_REASONS)
        return;
    MessageReason reason = {g_steal_pointer(&pattern), g_strdup(message), 1};
    g_array_append_val(reasons, reason);
}

static void tell(MessageKind kind, const char *message) {
    note(kind, message);
    uint64_t n_told = messages_count(MESSAGES_SKIPPED) + messages_count(MESSAGES_DOUBTFUL);
    if (n_told <= MESSAGES_SHOWN)
        progress_print(message);
    if (n_told == MESSAGES_SHOWN)
        fprintf(stderr, "entente: further messages are only counted\n");
}

void messages_doubtful(const char *message, gpointer data) {
    (void)data;
    tell(MESSAGES_DOUBTFUL, message);
}

void messages_skipped(const char *message, gpointer data) {
    (void)data;
    tell(MESSAGES_SKIPPED, message);
}

uint64_t messages_count(MessageKind kind) {
    return all[kind].n_messages;
}

static int compare_reasons(const void *a, const void *b) {
    const MessageReason *one = a, *other = b;
    return (one->n_messages < other->n_messages) - (one->n_messages > other->n_messages);
}

const MessageReason *messages_reasons(MessageKind kind, size_t *n) {
    GArray *reasons = all[kind].reasons;
    *n = reasons != NULL ? reasons->len : 0;
    if (reasons == NULL)
        return NULL;
    g_array_sort(reasons, compare_reasons); /* keeps the order of those that are equally common */
    return (const MessageReason *)(void *)reasons->data;
}
