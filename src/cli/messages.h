/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_MESSAGES_H
#define ENT_CLI_MESSAGES_H

#include <entente.h>

/*
 * Sentences about records and files: the first twenty are printed as they come, all are counted by their reason for the
 * table at the end.
 */

/** So many are printed as they come. */
#define MESSAGES_SHOWN 20

typedef enum { MESSAGES_SKIPPED, MESSAGES_DOUBTFUL, MESSAGES_N_KINDS } MessageKind;

/** Messages that say the same of different records: all but the place, the numbers and what is quoted is equal. */
typedef struct {
    char *pattern, *first; /* what is equal; the first message as it came, not made harmless */
    uint64_t n_messages;
} MessageReason;

/** EntMessageFunc: a sentence about something doubtful that is used all the same. */
void messages_doubtful(const char *message, gpointer data);
/** EntMessageFunc: a sentence about a record that is skipped. */
void messages_skipped(const char *message, gpointer data);

uint64_t messages_count(MessageKind kind);

/** The first fifty reasons, the commonest first; @n: how many. They belong to this file. */
const MessageReason *messages_reasons(MessageKind kind, size_t *n);

#endif
