/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/lines.h"

#include <glib.h>
#include <string.h>

/* No line that was broken to a width is longer. */
#define LONGEST_BROKEN_LINE 120
/* So much deeper than the others is a line that begins a paragraph. */
#define INDENTED 2
/* Lines of a set width that no paragraph ends are at least so long. */
#define SHORTEST_SET_LINE 50
/* So far reaches a dateline that ends in a dash. */
#define LONGEST_DATELINE 60
/* So much of a text shows whether its lines were broken to a width. */
#define TELLING_BYTES 16384

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

/* What the line ends of a text have in common. */
typedef struct {
    uint32_t n_open, n_run_on; /* without a stop before them; and with a small letter behind */
    uint32_t n_loose;          /* without a stop, but the next line is indented */
    uint32_t n_indented;       /* lines deeper than the others */
    uint32_t shortest;         /* line without a stop that the next one is no deeper than */
    uint32_t least;            /* indent */
} Ends;

/* Of @text, which may end anywhere in a text that ends with a letter or sign. Blank lines are no lines. */
static Ends ends_of(EntText text, uint32_t least) {
    const unsigned char *end = text.bytes + text.length, *line = text.bytes, *feed, *next_line;
    Ends ends = {.shortest = LONGEST_BROKEN_LINE, .least = LONGEST_BROKEN_LINE};
    for (; line < end && (feed = memchr(line, '\n', (size_t)(end - line))) != NULL; line = next_line) {
        const unsigned char *next = feed + 1, *last = feed - 1;
        next_line = next;
        while (*last <= ' ')
            last--;
        for (; *next <= ' '; next++)
            if (*next == '\n')
                next_line = next + 1;
        uint32_t indent = (uint32_t)(next - next_line);
        bool is_open = !is_stop(*last), is_deep = indent >= least + INDENTED;
        ends.least = MIN(ends.least, indent);
        ends.n_indented += is_deep;
        /* A headline has no stop, and tells nothing of the lines below it. */
        if (is_deep && line == text.bytes)
            continue;
        ends.n_open += is_open;
        ends.n_run_on += is_open && g_ascii_islower(*next);
        ends.n_loose += is_open && is_deep;
        if (is_open && !is_deep)
            ends.shortest = MIN(ends.shortest, (uint32_t)(last - line));
    }
    return ends;
}

static bool has_long_line(EntText text) {
    const unsigned char *end = text.bytes + text.length, *line = text.bytes, *feed;
    for (; (feed = memchr(line, '\n', (size_t)(end - line))) != NULL; line = feed + 1)
        if (feed - line > LONGEST_BROKEN_LINE)
            return true;
    return end - line > LONGEST_BROKEN_LINE;
}

static bool runs_on(const Ends *ends) {
    return ends->n_run_on >= 2 && ends->n_run_on * 2 >= ends->n_open - ends->n_loose;
}

/* Whether @text begins as a wire does, `LONDON, March 12 - ` or `LONDON (Reuter) - `, and so with no headline. */
static bool begins_as_wire(EntText text) {
    for (uint32_t at = 1; at + 2 < MIN(text.length, LONGEST_DATELINE); at++)
        if (memcmp(text.bytes + at, " - ", 3) == 0)
            return g_ascii_isdigit(text.bytes[at - 1]) || text.bytes[at - 1] == ')';
    return false;
}

/* The indent of the lines that begin paragraphs in a text broken to a width; 0: its lines are not broken so. The first
 * of them is @first deep. */
static uint32_t broken_indent(EntText text, uint32_t first) {
    if (has_long_line(text))
        return 0;
    Ends ends = ends_of(text, ends_of(text, LONGEST_BROKEN_LINE).least);
    bool begins_deep = first >= ends.least + INDENTED || begins_as_wire(text);
    bool is_sure = ends.n_open >= 2 || (ends.n_open == 1 && (begins_deep || ends.n_run_on == 1));
    bool has_form = ends.n_indented >= 1 || begins_deep || ends.n_run_on == ends.n_open;
    /* Where indented lines follow stops alone, long lines without one run on, whatever the next begins with. */
    bool is_set = is_sure && has_form && ends.n_loose == 0 && ends.shortest >= SHORTEST_SET_LINE;
    return runs_on(&ends) || is_set ? ends.least + INDENTED : 0;
}

/* Blanks before the first word of @text, which is at @at. */
static uint32_t first_indent(EntText text, const unsigned char *at) {
    uint32_t indent = 0;
    while (at > text.bytes && at[-1] == ' ')
        at--, indent++;
    return indent;
}

/* A page whose paragraphs are separated by blank lines in one place and by plain line ends in another. */
static bool has_unbroken_lines(EntText text) {
    if (!has_long_line(text))
        return false;
    text.length = MIN(text.length, TELLING_BYTES);
    Ends ends = ends_of(text, LONGEST_BROKEN_LINE);
    return !runs_on(&ends);
}

EntCutting ent_lines_cutting(EntText text, bool lower_text) {
    EntText inside = trimmed(text);
    EntCutting cutting = {.lower_text = lower_text};
    if (has_blank_line(inside)) {
        cutting.lines_end = has_unbroken_lines(inside);
        return cutting;
    }
    /* Where nothing has a capital, small letters tell nothing of lines. */
    cutting.indent = lower_text ? 0 : broken_indent(inside, first_indent(text, inside.bytes));
    cutting.lines_end = cutting.indent == 0;
    return cutting;
}
