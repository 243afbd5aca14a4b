/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/lines.h"

#include <glib.h>
#include <string.h>

/* No line that was broken to a width is longer. */
#define LONGEST_BROKEN_LINE 120
/* So much deeper than the others is a line that begins a paragraph. */
#define INDENTED 2

static EntText trimmed(EntText text) {
    while (text.length > 0 && text.bytes[0] <= ' ')
        text.bytes++, text.length--;
    while (text.length > 0 && text.bytes[text.length - 1] <= ' ')
        text.length--;
    return text;
}

static bool has_blank_line(EntText text) {
    const unsigned char *end = text.bytes + text.length, *at = text.bytes;
    while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        for (at++; at < end && *at <= ' ' && *at != '\n';)
            at++;
        if (at < end && *at == '\n')
            return true;
    }
    return false;
}

static bool is_stop(unsigned char byte) {
    return memchr(".!?:;\"')", byte, 8) != NULL;
}

/* The indent of the lines that begin paragraphs in a text broken to a width; 0: its lines are not broken so. */
static uint32_t broken_indent(EntText text) {
    const unsigned char *end = text.bytes + text.length, *line = text.bytes, *feed;
    uint32_t n_open = 0, n_run_on = 0, least = LONGEST_BROKEN_LINE;
    for (; (feed = memchr(line, '\n', (size_t)(end - line))) != NULL; line = feed + 1) {
        if (feed - line > LONGEST_BROKEN_LINE)
            return 0;
        const unsigned char *next = feed + 1, *last = feed - 1;
        while (*last <= ' ')
            last--;
        while (*next <= ' ')
            next++;
        least = MIN(least, (uint32_t)(next - feed) - 1);
        n_open += !is_stop(*last);
        n_run_on += !is_stop(*last) && g_ascii_islower(*next);
    }
    bool is_broken = n_run_on >= 2 && n_run_on * 2 >= n_open && end - line <= LONGEST_BROKEN_LINE;
    return is_broken ? least + INDENTED : 0;
}

EntCutting ent_lines_cutting(EntText text, bool lower_text) {
    EntText inside = trimmed(text);
    EntCutting cutting = {.lower_text = lower_text};
    if (has_blank_line(inside))
        return cutting;
    /* Where nothing has a capital, small letters tell nothing of lines. */
    cutting.indent = lower_text ? 0 : broken_indent(inside);
    cutting.lines_end = cutting.indent == 0;
    return cutting;
}
