/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_BASE_DAY_H
#define ENT_BASE_DAY_H

#include <entente.h>

/**
 * Days since 1970-01-01 of a proleptic Gregorian day; ENT_DAY_NONE when there is no such day or the year is not 1000 to
 * 2999.
 */
int32_t ent_day_from_ymd(int year, int month, int day);

/** The year, month (1-12) and day (1-31) of @day, which is not ENT_DAY_NONE. */
void ent_day_to_ymd(int32_t day, int *year, int *month, int *day_of_month);

/** Room for "2015-01-21" and its NUL. */
#define ENT_DAY_LENGTH 11

/** Writes "2015-01-21" into @text and returns it. */
const char *ent_day_format(int32_t day, char text[ENT_DAY_LENGTH]);

#endif
