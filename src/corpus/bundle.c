/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/bundle.h"

#include "corpus/cursor.h"
#include "corpus/date.h"

#define LONGEST_LINE 200
#define LONGEST_DATE 64
#define LEAST_DATES 5
#define LEAST_CODE 15 /* letters and digits of a Factiva document */

/* The kinds, the one that cuts best first. */
typedef enum { MAILS, NUMBERED, NUMBERS_OF, ENDS, FACTIVA, PROQUEST, LOAD_DATES, LENGTHS, DATES, N_KINDS } Kind;

static const EntBundle KINDS[N_KINDS] = {
    [MAILS] = {"a mailbox", "From NAME DATE", "/^From /", 0},
    [NUMBERED] = {"an export of many articles", "Document 1 of 100", "/^ *Document [0-9]* of [0-9]*/", 0},
    [NUMBERS_OF] = {"an export of LexisNexis", "1 of 100 DOCUMENTS", "/^ *[0-9]* of [0-9]* DOCUMENTS/", 0},
    [ENDS] = {"an export of Nexis", "End of Document", "/^End of Document/+1", 0},
    [FACTIVA] = {"an export of Factiva", "Document ABCD000020150121eb1l0002x", "/^Document [A-Za-z]*0[0-9A-Za-z]*$/+1",
                 0},
    [PROQUEST] = {"an export of ProQuest", "ProQuest document ID: 1234567", "/^____________/+1", 0},
    [LOAD_DATES] = {"an export of LexisNexis", "LOAD-DATE: January 21, 2015", "/^L[Oo][Aa][Dd]-D[Aa][Tt][Ee]:/+1", 0},
    [LENGTHS] = {"an export of many articles", "LENGTH: 523 words", NULL, 0},
    [DATES] = {"many articles", "January 21, 2015", NULL, 0},
};

static bool take_count(EntCursor *line) {
    int n_digits = ent_cursor_count_digits(line);
    line->at += n_digits;
    return n_digits > 0;
}

/* "1 of 100". */
static bool take_of(EntCursor *line) {
    return take_count(line) && ent_cursor_take_word(line, " of ") && take_count(line);
}

/* What follows "Document ". */
static Kind kind_of_document(EntCursor line) {
    EntCursor code = line;
    size_t n_digits = 0;
    if (take_of(&line) && ent_cursor_at_end(&line))
        return NUMBERED;
    for (; code.at < code.end && g_ascii_isalnum(*code.at); code.at++)
        n_digits += g_ascii_isdigit(*code.at);
    bool is_code = ent_cursor_at_end(&code) && code.at - line.at >= LEAST_CODE && n_digits >= 8;
    return is_code ? FACTIVA : N_KINDS;
}

static Kind kind_of_length(EntCursor line) {
    ent_cursor_take_blanks(&line);
    if (!take_count(&line) || !ent_cursor_take_word(&line, " words"))
        return N_KINDS;
    return ent_cursor_at_end(&line) ? LENGTHS : N_KINDS;
}

static Kind kind_of_word(EntCursor line) {
    if (ent_cursor_take_word(&line, "Document "))
        return kind_of_document(line);
    if (ent_cursor_take_word(&line, "End of Document"))
        return ent_cursor_at_end(&line) ? ENDS : N_KINDS;
    if (ent_cursor_take_word(&line, "ProQuest document ID:"))
        return PROQUEST;
    if (ent_cursor_take_word(&line, "Load-Date:"))
        return LOAD_DATES;
    return ent_cursor_take_word(&line, "Length:") ? kind_of_length(line) : N_KINDS;
}

/* @line has no blanks around it and is not empty. */
static Kind kind_of(EntCursor line) {
    EntCursor number = line;
    char first = g_ascii_tolower(*line.at);
    Kind kind = first == 'd' || first == 'e' || first == 'p' || first == 'l' ? kind_of_word(line) : N_KINDS;
    if (kind != N_KINDS)
        return kind;
    if (g_ascii_isdigit(first) && take_of(&number) && ent_cursor_take_word(&number, " DOCUMENTS"))
        return NUMBERS_OF;
    bool may_be_date = line.end - line.at <= LONGEST_DATE && g_ascii_isdigit(line.end[-1]) && g_ascii_isalnum(first);
    bool is_date =
        may_be_date && ent_date_parse(line.at, (size_t)(line.end - line.at), ENT_ORDER_UNKNOWN) != ENT_DAY_NONE;
    return is_date ? DATES : N_KINDS;
}

/* A mail begins with "From NAME DATE" behind a blank line; the date ends in a year. */
static bool begins_mail(const char *line, const char *end, bool after_blank) {
    EntCursor cursor = {line, end};
    while (cursor.end > line && g_ascii_isspace(cursor.end[-1]))
        cursor.end--;
    return after_blank && end - line > 5 && memcmp(line, "From ", 5) == 0 && cursor.end - line > 30 &&
           g_ascii_isdigit(cursor.end[-1]) && memchr(line, ':', (size_t)(end - line)) != NULL;
}

static void count_lines(const char *text, size_t length, size_t counts[N_KINDS]) {
    const char *text_end = text + length;
    bool after_blank = true;
    for (const char *at = text; at < text_end;) {
        const char *newline = memchr(at, '\n', (size_t)(text_end - at));
        const char *end = newline != NULL ? newline : text_end;
        EntCursor line = {at, end};
        Kind kind = N_KINDS;
        if (line.end - line.at <= LONGEST_LINE) {
            while (line.end > line.at && g_ascii_isspace(line.end[-1]))
                line.end--;
            ent_cursor_take_blanks(&line);
            if (!ent_cursor_at_end(&line))
                kind = begins_mail(at, end, after_blank) ? MAILS : kind_of(line);
        }
        if (kind != N_KINDS)
            counts[kind]++;
        after_blank = ent_cursor_at_end(&line);
        at = newline != NULL ? newline + 1 : text_end;
    }
}

bool ent_bundle_find(const char *text, size_t length, EntBundle *bundle) {
    size_t counts[N_KINDS] = {0};
    count_lines(text, length, counts);
    for (Kind kind = 0; kind < N_KINDS; kind++) {
        size_t least = kind == DATES ? LEAST_DATES : 2;
        if (counts[kind] < least)
            continue;
        *bundle = KINDS[kind];
        bundle->count = counts[kind];
        return true;
    }
    return false;
}
