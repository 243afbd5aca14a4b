/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/clock.h"

#define LONGEST_ZONE 5

/* Seconds and their parts: :00, :00.5, and without a colon. */
static bool take_seconds(EntCursor *cursor, bool colon, int minute) {
    int second;
    if (colon ? !ent_cursor_take(cursor, ":") : ent_cursor_count_digits(cursor) == 0)
        return true;
    if (!ent_cursor_take_number(cursor, 2, &second) || second > 60 || (second == 60 && minute != 59))
        return false;
    if (!ent_cursor_take(cursor, ".,"))
        return true;
    int n_digits = ent_cursor_count_digits(cursor);
    cursor->at += n_digits;
    return n_digits > 0;
}

/* 12 am is midnight, 12 pm noon. */
static bool apply_half(EntCursor *cursor, int *hour) {
    EntCursor ahead = *cursor;
    ent_cursor_take_blanks(&ahead);
    bool after = ent_cursor_take(&ahead, "pP");
    if (!after && !ent_cursor_take(&ahead, "aA"))
        return true;
    bool dots = ent_cursor_take(&ahead, ".");
    if (!ent_cursor_take(&ahead, "mM") || (!ent_cursor_at_end(&ahead) && g_ascii_isalnum(*ahead.at)))
        return true;
    if (dots)
        ent_cursor_take(&ahead, ".");
    *cursor = ahead;
    if (*hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (after ? 12 : 0);
    return true;
}

static bool take_time(EntCursor *cursor, int *minutes) {
    int hour, minute, n_digits = ent_cursor_count_digits(cursor);
    if (!ent_cursor_take_number(cursor, n_digits == 1 ? 1 : 2, &hour))
        return false;
    bool colon = ent_cursor_take(cursor, ":");
    if ((n_digits == 1 && !colon) || !ent_cursor_take_number(cursor, 2, &minute) || minute > 59)
        return false;
    const char *seconds = cursor->at;
    if (!take_seconds(cursor, colon, minute))
        return false;
    bool end_of_day = hour == 24 && minute == 0;
    for (const char *at = seconds; at < cursor->at; at++)
        end_of_day = end_of_day && strchr(":.,0", *at) != NULL;
    if ((hour > 23 && !end_of_day) || !apply_half(cursor, &hour))
        return false;
    *minutes = hour * 60 + minute;
    return true;
}

/* Minutes east of UTC of +03:00, +0300, +03. */
static bool take_offset(EntCursor *cursor, int *minutes) {
    bool west = ent_cursor_take(cursor, "-");
    if (!west && !ent_cursor_take(cursor, "+"))
        return false;
    int hour, minute = 0;
    if (!ent_cursor_take_number(cursor, 2, &hour))
        return false;
    bool colon = ent_cursor_take(cursor, ":");
    if ((colon || ent_cursor_count_digits(cursor) > 0) && !ent_cursor_take_number(cursor, 2, &minute))
        return false;
    if (hour > 23 || minute > 59)
        return false;
    *minutes = (hour * 60 + minute) * (west ? -1 : 1);
    return true;
}

/* The zones of RFC 2822; another word there means UTC. */
static bool take_zone(EntCursor *cursor, int *minutes) {
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5},
                 {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
    *minutes = 0;
    if (ent_cursor_at_end(cursor))
        return true;
    if (strchr("+-", *cursor->at) != NULL)
        return take_offset(cursor, minutes);
    EntCursor name = *cursor;
    while (cursor->at < cursor->end && g_ascii_isalpha(*cursor->at))
        cursor->at++;
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++)
        if (cursor->at - name.at == 3 && ent_cursor_take_word(&name, zones[i].name))
            *minutes = zones[i].hours * 60;
    return cursor->at - name.at <= LONGEST_ZONE;
}

bool ent_clock_take(EntCursor *cursor, int *minutes) {
    int offset;
    if (!take_time(cursor, minutes))
        return false;
    ent_cursor_take_blanks(cursor);
    if (!take_zone(cursor, &offset))
        return false;
    ent_cursor_take_blanks(cursor);
    /* A comment names the zone once more: (MSK). */
    if (!ent_cursor_at_end(cursor) && *cursor->at == '(' && cursor->end[-1] == ')')
        cursor->at = cursor->end;
    *minutes -= offset;
    return ent_cursor_at_end(cursor);
}
