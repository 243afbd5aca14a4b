/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_CLOCK_H
#define ENT_CORPUS_CLOCK_H

#include "corpus/cursor.h"

/**
 * ent_clock_take:
 * @minutes: (out): since midnight UTC of the day that was written before; negative or a day's and more when that was
 * another day in UTC
 *
 * A time of day, up to the end of the text: 13:10, 13:10:00.5, 131000, 1:10 pm, also with an offset (+03:00, +0300,
 * +03, Z) or the name of a zone; those of RFC 2822 are applied, others are taken for UTC. 24:00 ends the day, 23:59:60
 * is a leap second.
 */
bool ent_clock_take(EntCursor *cursor, int *minutes);

#endif
