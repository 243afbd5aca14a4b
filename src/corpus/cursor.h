/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_CURSOR_H
#define ENT_CORPUS_CURSOR_H

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/**
 * EntCursor: what is left of a text that is read from its beginning. Each reader takes what it knows and says whether
 * it was there.
 */
typedef struct {
    const char *at, *end;
} EntCursor;

static inline bool ent_cursor_at_end(const EntCursor *cursor) {
    return cursor->at == cursor->end;
}

/** One of these characters. */
static inline bool ent_cursor_take(EntCursor *cursor, const char *any_of) {
    if (ent_cursor_at_end(cursor) || *cursor->at == '\0' || strchr(any_of, *cursor->at) == NULL)
        return false;
    cursor->at++;
    return true;
}

/** As many of them as there are. */
static inline bool ent_cursor_take_all(EntCursor *cursor, const char *any_of) {
    const char *before = cursor->at;
    while (ent_cursor_take(cursor, any_of)) {
    }
    return cursor->at > before;
}

static inline bool ent_cursor_take_blanks(EntCursor *cursor) {
    return ent_cursor_take_all(cursor, " \t\r\n");
}

static inline int ent_cursor_count_digits(const EntCursor *cursor) {
    const char *at = cursor->at;
    while (at < cursor->end && g_ascii_isdigit(*at))
        at++;
    return (int)MIN(at - cursor->at, G_MAXINT);
}

/** A number of so many digits; more may follow. */
static inline bool ent_cursor_take_number(EntCursor *cursor, int n_digits, int *number) {
    if (n_digits == 0 || ent_cursor_count_digits(cursor) < n_digits)
        return false;
    *number = 0;
    for (int i = 0; i < n_digits; i++)
        *number = *number * 10 + (*cursor->at++ - '0');
    return true;
}

/** A number of one or two digits. */
static inline bool ent_cursor_take_short(EntCursor *cursor, int *number) {
    return ent_cursor_count_digits(cursor) <= 2 &&
           ent_cursor_take_number(cursor, ent_cursor_count_digits(cursor), number);
}

/** These letters in any case; more may follow. */
static inline bool ent_cursor_take_word(EntCursor *cursor, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(cursor->end - cursor->at) < length || g_ascii_strncasecmp(cursor->at, word, length) != 0)
        return false;
    cursor->at += length;
    return true;
}

#endif
