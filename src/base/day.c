/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

/* GDate counts 0001-01-01 as day 1. */
#define JULIAN_OF_1970 719163

int32_t ent_day_from_ymd(int year, int month, int day) {
    if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31)
        return ENT_DAY_NONE;
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return ENT_DAY_NONE;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return (int32_t)g_date_get_julian(&date) - JULIAN_OF_1970;
}

static GDate date_of(int32_t day) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)(day + JULIAN_OF_1970));
    return date;
}

void ent_day_to_ymd(int32_t day, int *year, int *month, int *day_of_month) {
    GDate date = date_of(day);
    *year = g_date_get_year(&date);
    *month = (int)g_date_get_month(&date);
    *day_of_month = g_date_get_day(&date);
}

const char *ent_day_format(int32_t day, char text[ENT_DAY_LENGTH]) {
    int year, month, day_of_month;
    ent_day_to_ymd(day, &year, &month, &day_of_month);
    g_snprintf(text, ENT_DAY_LENGTH, "%04d-%02d-%02d", year % 10000, month % 100, day_of_month % 100);
    return text;
}

static bool read_number(const char **cursor, int digits, int *number) {
    int value = 0;
    for (int i = 0; i < digits; i++, (*cursor)++) {
        if (!g_ascii_isdigit(**cursor))
            return false;
        value = value * 10 + (**cursor - '0');
    }
    *number = value;
    return true;
}

bool ent_day_parse(const char *text, int32_t *day) {
    int year, month = 1, day_of_month = 1;
    if (!read_number(&text, 4, &year))
        return false;
    if (*text == '-') {
        text++;
        if (!read_number(&text, 2, &month))
            return false;
        if (*text == '-') {
            text++;
            if (!read_number(&text, 2, &day_of_month))
                return false;
        }
    }
    if (*text != '\0')
        return false;
    *day = ent_day_from_ymd(year, month, day_of_month);
    return *day != ENT_DAY_NONE;
}
