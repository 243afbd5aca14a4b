/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/date.h"

#include "base/day.h"

#include <string.h>

#define HEAD_BYTES 1000
#define HEAD_LINES 5
#define LONGEST_DATE 64
#define MINUTES_OF_DAY (24 * 60)

/* Each reader takes what it knows from the cursor and says whether it was there. */
typedef struct {
    const char *at, *end;
} Cursor;

static bool at_end(const Cursor *cursor) {
    return cursor->at == cursor->end;
}

static bool take(Cursor *cursor, const char *any_of) {
    if (at_end(cursor) || *cursor->at == '\0' || strchr(any_of, *cursor->at) == NULL)
        return false;
    cursor->at++;
    return true;
}

static bool take_blanks(Cursor *cursor) {
    const char *before = cursor->at;
    while (take(cursor, " \t\r\n")) {
    }
    return cursor->at > before;
}

static int count_digits(const Cursor *cursor) {
    const char *at = cursor->at;
    while (at < cursor->end && g_ascii_isdigit(*at))
        at++;
    return (int)MIN(at - cursor->at, G_MAXINT);
}

static bool take_number(Cursor *cursor, int n_digits, int *number) {
    if (count_digits(cursor) < n_digits)
        return false;
    *number = 0;
    for (int i = 0; i < n_digits; i++)
        *number = *number * 10 + (*cursor->at++ - '0');
    return true;
}

static bool take_word(Cursor *cursor, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(cursor->end - cursor->at) < length || g_ascii_strncasecmp(cursor->at, word, length) != 0)
        return false;
    cursor->at += length;
    return true;
}

/* A name of @names or its first letters, three at least and @longest at most: its number from 1. */
static bool take_name(Cursor *cursor, const char *const *names, size_t longest, int *number) {
    size_t length = 0;
    while (cursor->at + length < cursor->end && g_ascii_isalpha(cursor->at[length]))
        length++;
    if (length < 3 || length > longest)
        return false;
    for (int i = 0; names[i] != NULL; i++) {
        if (strlen(names[i]) < length || g_ascii_strncasecmp(names[i], cursor->at, length) != 0)
            continue;
        cursor->at += length;
        *number = i + 1;
        return true;
    }
    return false;
}

static const char *const MONTHS[] = {"january", "february",  "march",   "april",    "may",      "june", "july",
                                     "august",  "september", "october", "november", "december", NULL};
static const char *const WEEKDAYS[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday",    NULL};
#define LONGEST_NAME 9

/* ---- Times ---- */

/* Minutes since midnight of 13:10, 13:10:00, 13:10:00.5, and without colons; 24:00 ends the day. */
static bool take_time(Cursor *cursor, int *minutes) {
    int hour, minute, second = 0;
    if (!take_number(cursor, 2, &hour))
        return false;
    bool colon = take(cursor, ":");
    if (!take_number(cursor, 2, &minute))
        return false;
    if (colon ? take(cursor, ":") : count_digits(cursor) > 0) {
        if (!take_number(cursor, 2, &second))
            return false;
        if (take(cursor, ".,")) {
            if (count_digits(cursor) == 0)
                return false;
            cursor->at += count_digits(cursor);
        }
    }
    bool end_of_day = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !end_of_day) || minute > 59 || second > 60)
        return false;
    *minutes = hour * 60 + minute;
    return true;
}

/* Minutes east of UTC of +03:00, +0300, +03. */
static bool take_offset(Cursor *cursor, int *minutes) {
    bool west = take(cursor, "-");
    if (!west && !take(cursor, "+"))
        return false;
    int hour, minute = 0;
    if (!take_number(cursor, 2, &hour))
        return false;
    bool colon = take(cursor, ":");
    if ((colon || count_digits(cursor) > 0) && !take_number(cursor, 2, &minute))
        return false;
    if (hour > 23 || minute > 59)
        return false;
    *minutes = (hour * 60 + minute) * (west ? -1 : 1);
    return true;
}

/* The zones of RFC 2822; an unknown word there means UTC. */
static bool take_zone(Cursor *cursor, int *minutes) {
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5},
                 {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
    if (!at_end(cursor) && strchr("+-", *cursor->at) != NULL)
        return take_offset(cursor, minutes);
    *minutes = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++)
        if (take_word(cursor, zones[i].name))
            *minutes = zones[i].hours * 60;
    while (cursor->at < cursor->end && g_ascii_isalpha(*cursor->at))
        cursor->at++;
    return true;
}

static int32_t move(int32_t day, int minutes) {
    if (day == ENT_DAY_NONE)
        return day;
    day += minutes < 0 ? -1 : minutes / MINUTES_OF_DAY;
    bool within = day >= ent_day_from_ymd(1000, 1, 1) && day <= ent_day_from_ymd(2999, 12, 31);
    return within ? day : ENT_DAY_NONE;
}

/* ---- Forms; each must end where the text ends ---- */

static int32_t read_iso(Cursor cursor) {
    int year, month, day_of_month, minutes, offset = 0;
    if (!take_number(&cursor, 4, &year))
        return ENT_DAY_NONE;
    bool dashes = take(&cursor, "-");
    if (!take_number(&cursor, 2, &month) || (dashes && !take(&cursor, "-")))
        return ENT_DAY_NONE;
    if (!take_number(&cursor, 2, &day_of_month))
        return ENT_DAY_NONE;
    int32_t day = ent_day_from_ymd(year, month, day_of_month);
    if (at_end(&cursor))
        return day;
    if (!take(&cursor, "Tt ") || !take_time(&cursor, &minutes))
        return ENT_DAY_NONE;
    take_blanks(&cursor);
    bool utc = at_end(&cursor) || take_word(&cursor, "UTC") || take_word(&cursor, "GMT") || take(&cursor, "Zz");
    if (!utc && !take_offset(&cursor, &offset))
        return ENT_DAY_NONE;
    return at_end(&cursor) ? move(day, minutes - offset) : ENT_DAY_NONE;
}

static void take_weekday(Cursor *cursor, size_t longest) {
    int ignored;
    Cursor ahead = *cursor;
    if (!take_name(&ahead, WEEKDAYS, longest, &ignored))
        return;
    bool mark = take(&ahead, ",.");
    if (!take_blanks(&ahead) && !mark)
        return;
    *cursor = ahead;
}

static int32_t read_rfc2822(Cursor cursor) {
    int year, month, day_of_month, minutes = 0, offset = 0;
    take_weekday(&cursor, 3);
    if (!take_number(&cursor, MIN(count_digits(&cursor), 2), &day_of_month) || !take_blanks(&cursor))
        return ENT_DAY_NONE;
    if (!take_name(&cursor, MONTHS, 3, &month) || !take_blanks(&cursor))
        return ENT_DAY_NONE;
    if (!take_number(&cursor, 4, &year))
        return ENT_DAY_NONE;
    int32_t day = ent_day_from_ymd(year, month, day_of_month);
    if (at_end(&cursor))
        return day;
    if (!take_blanks(&cursor) || !take_time(&cursor, &minutes))
        return ENT_DAY_NONE;
    if (take_blanks(&cursor) && !take_zone(&cursor, &offset))
        return ENT_DAY_NONE;
    take_blanks(&cursor);
    /* A comment names the zone once more: (MSK). */
    if (!at_end(&cursor) && *cursor.at == '(' && cursor.end[-1] == ')')
        cursor.at = cursor.end;
    return at_end(&cursor) ? move(day, minutes - offset) : ENT_DAY_NONE;
}

static bool take_day_of_month(Cursor *cursor, int *day) {
    if (!take_number(cursor, MIN(count_digits(cursor), 2), day) || *day == 0)
        return false;
    if (!take_word(cursor, "st") && !take_word(cursor, "nd") && !take_word(cursor, "rd"))
        take_word(cursor, "th");
    return true;
}

/* "Wednesday, 21 January 2015", "January 21, 2015", "Jan. 21, 2015". */
static int32_t read_english(Cursor cursor) {
    int year, month, day_of_month;
    take_weekday(&cursor, LONGEST_NAME);
    bool day_first = count_digits(&cursor) > 0;
    if (day_first && !(take_day_of_month(&cursor, &day_of_month) && take_blanks(&cursor)))
        return ENT_DAY_NONE;
    if (!take_name(&cursor, MONTHS, LONGEST_NAME, &month))
        return ENT_DAY_NONE;
    take(&cursor, ".");
    if (!day_first && !(take_blanks(&cursor) && take_day_of_month(&cursor, &day_of_month)))
        return ENT_DAY_NONE;
    take(&cursor, ",");
    if (!take_blanks(&cursor) || !take_number(&cursor, 4, &year) || !at_end(&cursor))
        return ENT_DAY_NONE;
    return ent_day_from_ymd(year, month, day_of_month);
}

static Cursor trimmed(const char *text, size_t length) {
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        length--;
    Cursor cursor = {text, text + length};
    take_blanks(&cursor);
    return cursor;
}

int32_t ent_date_parse(const char *text, size_t length) {
    Cursor cursor = trimmed(text, length);
    if (at_end(&cursor))
        return ENT_DAY_NONE;
    int32_t day = read_iso(cursor);
    return day != ENT_DAY_NONE ? day : read_rfc2822(cursor);
}

/* ---- Places ---- */

static int32_t read_in_name(Cursor cursor) {
    int year, month, day;
    int n_digits = count_digits(&cursor);
    if ((n_digits != 4 && n_digits != 8) || !take_number(&cursor, 4, &year))
        return ENT_DAY_NONE;
    if (n_digits == 8 && (year < 1600 || year > 2099))
        return ENT_DAY_NONE;
    char separator[2] = {n_digits == 4 && !at_end(&cursor) ? *cursor.at : '\0', '\0'};
    if (n_digits == 4 && strcmp(separator, "-") != 0 && strcmp(separator, "_") != 0)
        return ENT_DAY_NONE;
    if (n_digits == 4)
        take(&cursor, separator);
    if (!take_number(&cursor, 2, &month) || (n_digits == 4 && !take(&cursor, separator)))
        return ENT_DAY_NONE;
    if (!take_number(&cursor, 2, &day) || count_digits(&cursor) > 0)
        return ENT_DAY_NONE;
    return ent_day_from_ymd(year, month, day);
}

int32_t ent_date_in_name(const char *name) {
    Cursor cursor = {name, name + strlen(name)};
    while (!at_end(&cursor)) {
        int n_digits = count_digits(&cursor);
        int32_t day = n_digits > 0 ? read_in_name(cursor) : ENT_DAY_NONE;
        if (day != ENT_DAY_NONE)
            return day;
        cursor.at += MAX(n_digits, 1);
    }
    return ENT_DAY_NONE;
}

static int32_t read_line(Cursor line) {
    if (line.end - line.at > LONGEST_DATE || !g_ascii_isalnum(*line.at))
        return ENT_DAY_NONE;
    int32_t day = ent_date_parse(line.at, (size_t)(line.end - line.at));
    return day != ENT_DAY_NONE ? day : read_english(line);
}

int32_t ent_date_in_head(const char *text, size_t length) {
    const char *end = text + MIN(length, HEAD_BYTES);
    const char *at = text;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    for (int n_lines = 0; at < end && n_lines < HEAD_LINES;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (newline == NULL && length > HEAD_BYTES)
            break; /* half a line */
        Cursor line = trimmed(at, (size_t)((newline ? newline : end) - at));
        int32_t day = at_end(&line) ? ENT_DAY_NONE : read_line(line);
        if (day != ENT_DAY_NONE)
            return day;
        if (!at_end(&line))
            n_lines++;
        at = newline ? newline + 1 : end;
    }
    return ENT_DAY_NONE;
}
