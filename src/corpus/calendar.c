/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/calendar.h"

#include "base/day.h"

static const char *const MONTHS[] = {"january", "february",  "march",   "april",    "may",      "june", "july",
                                     "august",  "september", "october", "november", "december", NULL};
static const char *const WEEKDAYS[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday",    NULL};

/* A name of @names or its first letters, three at least: its number from 1. */
static bool take_name(EntCursor *cursor, const char *const *names, int *number) {
    size_t length = 0;
    while (cursor->at + length < cursor->end && g_ascii_isalpha(cursor->at[length]))
        length++;
    for (int i = 0; length >= 3 && names[i] != NULL; i++) {
        if (strlen(names[i]) < length || g_ascii_strncasecmp(names[i], cursor->at, length) != 0)
            continue;
        cursor->at += length;
        *number = i + 1;
        return true;
    }
    return false;
}

/* A month's name or its first letters, three at least, in any case; a full stop behind it is taken too. 1 is
 * January. */
static bool take_month(EntCursor *cursor, int *month) {
    if (!take_name(cursor, MONTHS, month))
        return false;
    ent_cursor_take(cursor, ".");
    return true;
}

bool ent_calendar_take_weekday(EntCursor *cursor) {
    int ignored;
    EntCursor ahead = *cursor;
    if (!take_name(&ahead, WEEKDAYS, &ignored))
        return false;
    bool mark = ent_cursor_take(&ahead, ",.");
    if (!ent_cursor_take_blanks(&ahead) && !mark)
        return false;
    *cursor = ahead;
    return true;
}

/* 1 to 31, also 1st, 2nd, 3rd, 4th. */
static bool take_day(EntCursor *cursor, int *day) {
    if (!ent_cursor_take_short(cursor, day) || *day < 1 || *day > 31)
        return false;
    if (!ent_cursor_take_word(cursor, "st") && !ent_cursor_take_word(cursor, "nd") &&
        !ent_cursor_take_word(cursor, "rd"))
        ent_cursor_take_word(cursor, "th");
    return true;
}

bool ent_calendar_take_english(EntCursor *cursor, const char *between, int32_t *day) {
    EntCursor ahead = *cursor;
    int year, month, day_of_month;
    bool day_first = ent_cursor_count_digits(&ahead) > 0;
    if (day_first && !(take_day(&ahead, &day_of_month) && ent_cursor_take_all(&ahead, between)))
        return false;
    if (day_first && ent_cursor_take_word(&ahead, "of"))
        ent_cursor_take_all(&ahead, between);
    const char *name = ahead.at;
    if (!take_month(&ahead, &month))
        return false;
    if (!day_first &&
        !((ent_cursor_take_all(&ahead, between) || ahead.at[-1] == '.') && take_day(&ahead, &day_of_month)))
        return false;
    bool mark = ent_cursor_take(&ahead, ",") || (day_first && ahead.at > name && ahead.at[-1] == '.');
    if ((!ent_cursor_take_all(&ahead, between) && !mark) || ent_cursor_count_digits(&ahead) != 4 ||
        !ent_cursor_take_number(&ahead, 4, &year))
        return false;
    *cursor = ahead;
    *day = ent_day_from_ymd(year, month, day_of_month);
    return true;
}
