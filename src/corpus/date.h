/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_DATE_H
#define ENT_CORPUS_DATE_H

#include <entente.h>

/*
 * The day of a document. All functions give a day from year 1000 to 2999 or ENT_DAY_NONE; none guesses: 05/01/2024 may
 * be May or January.
 */

/** Whether the day or the month comes first in 05/01/2024. */
typedef enum { ENT_ORDER_UNKNOWN, ENT_ORDER_DMY, ENT_ORDER_MDY } EntDateOrder;

/**
 * ent_date_parse:
 * @order: with ENT_ORDER_UNKNOWN, dates like 05/01/2024 and 13.01.2024 are none, even where only one reading is
 * possible: else of a file that writes so, only the days after the 12th would be read
 *
 * A date field: ISO 8601 (2015-01-21, 20150121), 2015/1/21, 2015.01.21, RFC 2822 (Wed, 21 Jan 2015 13:10:00 +0300), 21
 * January 2015, January 21st, 2015, Jan. 21, 2015, 21-Jan-2015; a weekday may stand in front and a time behind
 * (clock.h), whose offset is applied: the day in UTC. Blanks around it are allowed, nothing else.
 */
int32_t ent_date_parse(const char *text, size_t length, EntDateOrder order);

/** Why a field that ent_date_parse() read as no day is none, to be put behind "date X ". */
const char *ent_date_fault(const char *text, size_t length, EntDateOrder order);

/**
 * ent_date_in_path:
 * @path: with slashes
 *
 * The first 2015-01-21, 2015_01_21, 2015.01.21, 20150121, 21 January 2015 or January 21, 2015 (also with - _ . between
 * the words) in the last part of a path; 20150121 from year 1600 to 2099 only, as ids look so too. Else the three
 * folders above when they are .../2015/01/21/name.
 */
int32_t ent_date_in_path(const char *path);

/**
 * ent_date_in_head:
 *
 * The first line at the head of a text (five lines that are not blank, 1,000 bytes) that is nothing but a date, as in a
 * field; "Date:", "Published:" and the like may stand in front.
 */
int32_t ent_date_in_head(const char *text, size_t length);

#endif
