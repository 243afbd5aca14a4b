/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/row.h"

#include <glib.h>
#include <string.h>

/* So far to each side a row is looked for. */
#define REACH 140
#define FEWEST_NAMES 3
#define MOST_WORDS 3

static inline bool is_letter(unsigned char byte) {
    return g_ascii_isalpha(byte) || byte >= 0x80 || byte == '\'' || byte == '-';
}

typedef struct {
    unsigned n_names; /* of the row so far */
    unsigned n_words; /* of the name that is being read */
    bool has_small, is_parted;
    uint32_t start, end;
} Row;

/* Where capitalised words end: a name of two or three; single words, towns and the like, may stand between names. */
static bool end_name(Row *row, uint32_t start, uint32_t end, EntRowName *name) {
    bool is_name = row->has_small && row->n_words >= 2 && row->n_words <= MOST_WORDS;
    row->n_names = is_name ? row->n_names + 1 : row->n_words > MOST_WORDS ? 0 : row->n_names;
    bool is_in = is_name && row->is_parted && row->start <= start && end <= row->end;
    if (is_in)
        *name = (EntRowName){row->start, row->end};
    row->n_words = 0;
    row->has_small = false;
    return is_in;
}

/* The end of the word at @at, with the stop of an initial. */
static uint32_t read_word(const unsigned char *bytes, uint32_t at, uint32_t end, Row *row) {
    uint32_t from = at;
    bool has_small = false;
    for (; at < end && (is_letter(bytes[at]) || g_ascii_isdigit(bytes[at])); at++)
        has_small |= at > from && g_ascii_islower(bytes[at]);
    if (!g_ascii_isupper(bytes[from]))
        return at;
    if (at - from <= 2 && at < end && bytes[at] == '.')
        at++;
    if (row->n_words++ == 0)
        row->start = from;
    row->end = at;
    row->has_small |= has_small;
    return at;
}

/* What stands between two of a row: a comma, a line's end, `and`; grades, ages and points belong to a name. */
static bool is_parting(const unsigned char *bytes, uint32_t from, uint32_t at) {
    return at == from ? memchr(",;:\n", bytes[from], 4) != NULL : at - from == 3 && memcmp(bytes + from, "and", 3) == 0;
}

static bool is_behind_capital(const unsigned char *bytes, uint32_t start, uint32_t floor) {
    uint32_t at = start - 1;
    while (at > floor && (is_letter(bytes[at - 1]) || bytes[at - 1] == '.'))
        at--;
    return at < start - 1 && g_ascii_isupper(bytes[at]);
}

/* Most are told by what is directly beside them: a mark or `and` on one side, another capital on the other. */
static bool may_be(const unsigned char *bytes, uint32_t start, uint32_t end, uint32_t floor, uint32_t length) {
    char last = start >= floor + 2 ? (char)bytes[start - 2] : ',';
    if (end + 1 < length && bytes[end] == ' ' && g_ascii_isupper(bytes[end + 1]))
        return last == ',' || last == ';' || last == ':' || (start > floor && bytes[start - 1] == '\n') ||
               (last == 'd' && start >= floor + 5 && memcmp(bytes + start - 5, " and ", 5) == 0);
    char next = end < length ? (char)bytes[end] : '.';
    bool is_last = next == ',' || next == ';' || next == '.' || next == '\n' ||
                   (next == ' ' && end + 1 < length && !g_ascii_isupper(bytes[end + 1]));
    return is_last && start > floor && bytes[start - 1] == ' ' && is_behind_capital(bytes, start, floor);
}

bool ent_row_has(EntText text, uint32_t start, uint32_t end, uint32_t floor, EntRowName *name) {
    const unsigned char *bytes = text.bytes;
    if (!may_be(bytes, start, end, floor, text.length) || !g_ascii_isupper(bytes[start]) ||
        memchr(bytes + start, ' ', end - start) != NULL)
        return false;
    uint32_t last = MIN(text.length, end + REACH);
    Row row = {.is_parted = start <= floor + REACH};
    bool is_in = false;
    for (uint32_t at = row.is_parted ? floor : start - REACH; at < last && !(is_in && row.n_names >= FEWEST_NAMES);) {
        uint32_t from = at;
        unsigned before = row.n_words;
        at = is_letter(bytes[at]) || g_ascii_isdigit(bytes[at]) ? read_word(bytes, at, last, &row) : at;
        if (row.n_words > before || bytes[from] == ' ' || g_ascii_isdigit(bytes[from])) {
            at += at == from;
            continue;
        }
        is_in |= end_name(&row, start, end, name);
        row.is_parted = is_parting(bytes, from, at);
        at += at == from;
        if (row.is_parted || (is_in && row.n_names >= FEWEST_NAMES))
            continue;
        if (is_in)
            return false;
        row.n_names = 0;
    }
    is_in |= end_name(&row, start, end, name);
    return is_in && row.n_names >= FEWEST_NAMES;
}
