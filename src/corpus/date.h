/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_DATE_H
#define ENT_CORPUS_DATE_H

#include <entente.h>

/*
 * The day of a document. All functions give a day from year 1000 to 2999 or ENT_DAY_NONE; none guesses: 05/01/2024 may be May or January.
 */

/**
 * ent_date_parse:
 *
 * A date field: ISO 8601 (2015-01-21, 20150121, also with a time and an offset, which is applied: the day in UTC) or RFC 2822
 * (Wed, 21 Jan 2015 13:10:00 +0300). Blanks around it are allowed, nothing else.
 */
int32_t ent_date_parse(const char *text, size_t length);

/**
 * ent_date_in_name:
 *
 * The first 2015-01-21, 2015_01_21 or 20150121 between non-digits in a file name; the last form from 1600 to 2099 only,
 * as ids look so too.
 */
int32_t ent_date_in_name(const char *name);

/**
 * ent_date_in_head:
 *
 * The first line at the head of a text (five lines that are not blank, 1,000 bytes) that is nothing but a date, also in the
 * forms "Wednesday, 21 January 2015" and "Jan. 21, 2015".
 */
int32_t ent_date_in_head(const char *text, size_t length);

#endif
