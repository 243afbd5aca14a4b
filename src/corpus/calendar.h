/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_CALENDAR_H
#define ENT_CORPUS_CALENDAR_H

#include "corpus/cursor.h"

/** A weekday's name or its first letters, and the blanks, comma or full stop behind it. */
bool ent_calendar_take_weekday(EntCursor *cursor);

/**
 * ent_calendar_take_english:
 * @between: the characters that may stand between the words
 * @day: (out): the day since 1970, or ENT_DAY_NONE when there is none like it (31 February)
 *
 * 21 January 2015 or January 21, 2015.
 */
bool ent_calendar_take_english(EntCursor *cursor, const char *between, int32_t *day);

#endif
