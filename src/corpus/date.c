/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/date.h"

#include "base/day.h"
#include "corpus/calendar.h"
#include "corpus/clock.h"

#define HEAD_BYTES 1000
#define HEAD_LINES 5
#define LONGEST_DATE 64
#define MINUTES_OF_DAY (24 * 60)

/* ---- Forms: each takes a date and leaves what follows ---- */

/* 2015-01-21, 20150121, 2015/1/21, 2015.1.21. */
static bool take_year_first(EntCursor *cursor, int32_t *day) {
    EntCursor ahead = *cursor;
    int year, month, day_of_month, n_digits = ent_cursor_count_digits(&ahead);
    bool basic = n_digits == 8 || n_digits == 14;
    if ((n_digits != 4 && !basic) || !ent_cursor_take_number(&ahead, 4, &year) || ent_cursor_at_end(&ahead))
        return false;
    char mark[2] = {basic ? '\0' : *ahead.at, '\0'};
    bool dashes = *mark == '-';
    if (!basic && !ent_cursor_take(&ahead, "-/."))
        return false;
    bool has_month =
        basic || dashes ? ent_cursor_take_number(&ahead, 2, &month) : ent_cursor_take_short(&ahead, &month);
    if (!has_month || (!basic && !ent_cursor_take(&ahead, mark)))
        return false;
    bool has_day = basic || dashes ? ent_cursor_take_number(&ahead, 2, &day_of_month)
                                   : ent_cursor_take_short(&ahead, &day_of_month);
    if (!has_day || (!basic && ent_cursor_count_digits(&ahead) > 0))
        return false;
    *cursor = ahead;
    *day = ent_day_from_ymd(year, month, day_of_month);
    return true;
}

/* 21/1/2015, 21.01.2015, 21-01-2015, or the month first. */
static bool take_year_last(EntCursor *cursor, EntDateOrder order, int32_t *day) {
    EntCursor ahead = *cursor;
    int first, second, year;
    if (order == ENT_ORDER_UNKNOWN || !ent_cursor_take_short(&ahead, &first) || ent_cursor_at_end(&ahead))
        return false;
    const char mark[2] = {*ahead.at, '\0'};
    if (!ent_cursor_take(&ahead, "/.-") || !ent_cursor_take_short(&ahead, &second) || !ent_cursor_take(&ahead, mark) ||
        ent_cursor_count_digits(&ahead) != 4 || !ent_cursor_take_number(&ahead, 4, &year))
        return false;
    *cursor = ahead;
    bool day_first = order == ENT_ORDER_DMY;
    *day = ent_day_from_ymd(year, day_first ? second : first, day_first ? first : second);
    return true;
}

static int32_t move(int32_t day, int minutes) {
    if (day == ENT_DAY_NONE)
        return day;
    day += minutes < 0 ? -1 : minutes / MINUTES_OF_DAY;
    bool within = day >= ent_day_from_ymd(1000, 1, 1) && day <= ent_day_from_ymd(2999, 12, 31);
    return within ? day : ENT_DAY_NONE;
}

/* A date and a time behind it, and nothing else. */
static int32_t read_date(EntCursor cursor, EntDateOrder order) {
    int32_t day = ENT_DAY_NONE;
    int minutes;
    ent_calendar_take_weekday(&cursor);
    const char *begun = cursor.at;
    if (!take_year_first(&cursor, &day) && !take_year_last(&cursor, order, &day) &&
        !ent_calendar_take_english(&cursor, " \t-", &day))
        return ENT_DAY_NONE;
    if (ent_cursor_at_end(&cursor))
        return day;
    bool run_on = cursor.at - begun == 8 && ent_cursor_count_digits(&cursor) == 6; /* 20150121131000 */
    bool mark = ent_cursor_take(&cursor, ",");
    bool letter = !mark && ent_cursor_take(&cursor, "Tt");
    if (!letter && !ent_cursor_take_blanks(&cursor) && !run_on)
        return ENT_DAY_NONE;
    if (ent_cursor_take_word(&cursor, "at "))
        ent_cursor_take_blanks(&cursor);
    return ent_clock_take(&cursor, &minutes) ? move(day, minutes) : ENT_DAY_NONE;
}

static EntCursor trimmed(const char *text, size_t length) {
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        length--;
    EntCursor cursor = {text, text + length};
    ent_cursor_take_blanks(&cursor);
    return cursor;
}

int32_t ent_date_parse(const char *text, size_t length, EntDateOrder order) {
    return read_date(trimmed(text, length), order);
}

/* Whether it begins with a year that is none of those a day may have. */
static bool has_far_year(const char *text, size_t length) {
    EntCursor cursor = {text, text + length};
    int year;
    return ent_cursor_count_digits(&cursor) == 4 && ent_cursor_take_number(&cursor, 4, &year) &&
           (year < 1000 || year > 2999) && ent_cursor_take(&cursor, "-/.");
}

const char *ent_date_fault(const char *text, size_t length, EntDateOrder order) {
    bool lacks_order = order == ENT_ORDER_UNKNOWN && (ent_date_parse(text, length, ENT_ORDER_DMY) != ENT_DAY_NONE ||
                                                      ent_date_parse(text, length, ENT_ORDER_MDY) != ENT_DAY_NONE);
    if (has_far_year(text, length))
        return "is not of the years 1000 to 2999";
    return lacks_order ? "does not say whether the day or the month comes first; say it with --map date=FIELD:dmy or "
                         "date=FIELD:mdy"
                       : "is not a day; write it as 2015-01-21";
}

/* ---- Places ---- */

/* A date in a name begins here, between letters or digits of other kinds. */
static int32_t read_in_name(EntCursor cursor, bool after_letter) {
    int32_t day = ENT_DAY_NONE;
    int year, n_digits = ent_cursor_count_digits(&cursor);
    if (n_digits != 4 && n_digits != 8)
        return !after_letter && ent_calendar_take_english(&cursor, " _-.,", &day) ? day : ENT_DAY_NONE;
    EntCursor ahead = cursor;
    if (n_digits == 8)
        return ent_cursor_take_number(&ahead, 4, &year) && year >= 1600 && year <= 2099 &&
                       take_year_first(&cursor, &day)
                   ? day
                   : ENT_DAY_NONE;
    char text[11] = "";
    if (cursor.end - cursor.at < 10 || (cursor.end - cursor.at > 10 && g_ascii_isdigit(cursor.at[10])))
        return ENT_DAY_NONE;
    memcpy(text, cursor.at, 10);
    if (strchr("-_.", text[4]) == NULL || text[7] != text[4])
        return ENT_DAY_NONE;
    text[4] = text[7] = '-';
    EntCursor iso = {text, text + 10};
    return take_year_first(&iso, &day) ? day : ENT_DAY_NONE;
}

static int32_t find_in_name(const char *name) {
    EntCursor cursor = {name, name + strlen(name)};
    char before = '-';
    while (!ent_cursor_at_end(&cursor)) {
        int32_t day = ENT_DAY_NONE;
        bool begins_word = g_ascii_isalpha(*cursor.at) && !g_ascii_isalpha(before);
        bool begins_number = g_ascii_isdigit(*cursor.at) && !g_ascii_isdigit(before);
        if (begins_word || begins_number)
            day = read_in_name(cursor, g_ascii_isalnum(before));
        if (day != ENT_DAY_NONE)
            return day;
        before = *cursor.at++;
    }
    return ENT_DAY_NONE;
}

/* The day of 2015/01/21/ behind the last but three slashes before @name. */
static int32_t find_in_folders(const char *path, const char *name) {
    int32_t day = ENT_DAY_NONE;
    const char *begin = name - strlen("2015/01/21/");
    if (name - path < (ptrdiff_t)strlen("2015/01/21/") || (begin > path && begin[-1] != '/') || begin[4] != '/' ||
        begin[7] != '/')
        return ENT_DAY_NONE;
    EntCursor folders = {begin, name - 1};
    return take_year_first(&folders, &day) && ent_cursor_at_end(&folders) ? day : ENT_DAY_NONE;
}

int32_t ent_date_in_path(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    int32_t day = find_in_name(name);
    return day != ENT_DAY_NONE ? day : find_in_folders(path, name);
}

static void take_label(EntCursor *line) {
    static const char *const labels[] = {
        "publication date:", "date published:", "published on:", "published on ", "published:",
        "posted on ",        "posted:",         "load-date:",    "date:",         "dated "};
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
        if (ent_cursor_take_word(line, labels[i]))
            break;
    ent_cursor_take_blanks(line);
}

static int32_t read_line(EntCursor line) {
    if (line.end - line.at > LONGEST_DATE || !g_ascii_isalnum(*line.at))
        return ENT_DAY_NONE;
    take_label(&line);
    return read_date(line, ENT_ORDER_UNKNOWN);
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
        EntCursor line = trimmed(at, (size_t)((newline ? newline : end) - at));
        int32_t day = ent_cursor_at_end(&line) ? ENT_DAY_NONE : read_line(line);
        if (day != ENT_DAY_NONE)
            return day;
        if (!ent_cursor_at_end(&line))
            n_lines++;
        at = newline ? newline + 1 : end;
    }
    return ENT_DAY_NONE;
}
