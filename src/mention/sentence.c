/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sentence.h"

#include "mention/block.h"

#include <glib.h>
#include <string.h>

/* Where no sentence ends, how far is looked: to the end of the next of such parts, so that all places of one look to
 * the same end. */
#define LOOK 512
/* A longer row of stops is looked through from each of them only so far: its last ones find the end. */
#define LONGEST_CLOSING 64

uint32_t ent_skip_space(EntText text, uint32_t from) {
    while (from < text.length &&
           (text.bytes[from] <= ' ' || (text.bytes[from] == 0xC2 && text.bytes[from + 1] == 0xA0)))
        from += text.bytes[from] == 0xC2 ? 2 : 1;
    return MIN(from, text.length);
}

static bool is_closer(unsigned char byte) {
    return byte == '"' || byte == '\'' || byte == ')' || byte == ']' || byte == '.' || byte == '!' || byte == '?';
}

static bool is_opener(unsigned char byte) {
    return byte == '"' || byte == '\'' || byte == '(' || byte == '[' || byte == '-' || byte == '`';
}

/* Closing quotes and brackets directly after a stop, and further stops ("?!", "..."). */
static uint32_t skip_closers(EntText text, uint32_t at) {
    uint32_t limit = MIN(text.length, at + LONGEST_CLOSING);
    for (;;) {
        unsigned char byte = at < limit ? text.bytes[at] : 0;
        if (is_closer(byte))
            at++;
        else if (byte == 0xE2 && text.bytes[at + 1] == 0x80 &&
                 (text.bytes[at + 2] == 0x99 || text.bytes[at + 2] == 0x9D))
            at += 3;
        else if (byte == 0xC2 && text.bytes[at + 1] == 0xBB)
            at += 2;
        else
            return MIN(at, text.length);
    }
}

static uint32_t skip_openers(EntText text, uint32_t at) {
    for (;;) {
        unsigned char byte = at < text.length ? text.bytes[at] : 0;
        if (is_opener(byte))
            at++;
        else if (byte == 0xE2 && text.bytes[at + 1] == 0x80)
            at += 3;
        else if (byte == 0xC2 && text.bytes[at + 1] == 0xAB)
            at += 2;
        else
            return ent_skip_space(text, MIN(at, text.length));
    }
}

/* Whether a capital begins a line or stands behind one space. */
static bool begins_plainly(const unsigned char *at) {
    if (at[0] == '\n' && at[1] == '\n')
        at++;
    return (at[0] == ' ' || at[0] == '\n') && g_ascii_isupper(at[1]);
}

/* `... word. Next`: most stops. A capitalised word of up to six letters may be an abbreviation (`Messrs`). */
static bool stops_plainly(EntText text, uint32_t stop) {
    const unsigned char *at = text.bytes + stop;
    return stop >= 6 && stop + 3 < text.length && begins_plainly(at + 1) && g_ascii_islower(at[-1]) &&
           g_ascii_islower(at[-2]) && g_ascii_islower(at[-3]) && g_ascii_islower(at[-4]) && !g_ascii_isupper(at[-5]) &&
           !g_ascii_isupper(at[-6]);
}

bool ent_sentence_stops(EntText text, uint32_t stop, EntCutting cutting, uint32_t *end) {
    if (stops_plainly(text, stop)) {
        *end = stop + 1;
        return true;
    }
    *end = skip_closers(text, stop + 1);
    uint32_t space = ent_skip_space(text, *end);
    if (space == text.length)
        return true;
    if (space == *end) {
        /* A closing quote set off by a space is stray; a word glued to the stop is none of ours. */
        return false;
    }
    uint32_t next = skip_openers(text, space);
    if (next == text.length)
        return true;
    unsigned char first = text.bytes[next];
    bool is_small = g_ascii_islower(first);
    if (is_small && !cutting.lower_text)
        return false;
    return text.bytes[stop] != '.' || !ent_abbreviation_at(cutting.vocabulary, text, stop, next);
}

bool ent_sentence_line_stops(EntText text, uint32_t at, EntCutting cutting) {
    if (cutting.lines_end)
        return true;
    uint32_t begin = at + 1;
    for (at = begin; at < text.length && text.bytes[at] <= ' ' && text.bytes[at] != '\n';)
        at++;
    return at >= text.length || text.bytes[at] == '\n' || (cutting.indent > 0 && at - begin >= cutting.indent);
}

/* Whether a sentence ends at the mark, a stop or a line end, at @at; then @end is behind it. */
static bool mark_ends(EntText text, uint32_t at, EntCutting cutting, uint32_t *end) {
    if (text.bytes[at] != '\n')
        return ent_sentence_stops(text, at, cutting, end);
    *end = at;
    return ent_sentence_line_stops(text, at, cutting);
}

/* The end of the first sentence that ends from @from on before @limit; false when none does. */
static bool find_end(EntText text, uint32_t from, uint32_t limit, EntCutting cutting, EntSentenceEnd *end) {
    for (uint32_t base = from; base < limit; base += 64) {
        uint64_t marks = ent_block_ends(text.bytes + base);
        if (limit - base < 64)
            marks &= (UINT64_C(1) << (limit - base)) - 1;
        for (; marks != 0; marks &= marks - 1) {
            end->mark = base + (uint32_t)__builtin_ctzll(marks);
            if (mark_ends(text, end->mark, cutting, &end->end))
                return true;
        }
    }
    return false;
}

EntSentenceEnd ent_sentence_find_end(EntText text, uint32_t from, EntMarksAhead marks, EntCutting cutting) {
    const uint32_t next = (uint32_t)MIN(text.length, (from / LOOK + UINT64_C(1)) * LOOK);
    const uint32_t limit = (uint32_t)MIN(text.length, (uint64_t)next + LOOK);
    EntSentenceEnd end = {.from = from, .is_marked = true};
    uint32_t at = from;
    if (marks.end > from) {
        at = MIN(limit, marks.end);
        for (; marks.base + *marks.next < at; marks.next++) {
            end.mark = marks.base + *marks.next;
            if (end.mark >= from && mark_ends(text, end.mark, cutting, &end.end))
                return end;
        }
    }
    if (find_end(text, at, limit, cutting, &end))
        return end;
    return (EntSentenceEnd){.from = from, .mark = MAX(from, next - 1), .end = limit};
}

uint32_t ent_sentence_end(EntText text, uint32_t from, EntCutting cutting) {
    return ent_sentence_find_end(text, from, (EntMarksAhead){0, 0, NULL}, cutting).end;
}

bool ent_sentence_is_between(EntText text, uint32_t end, uint32_t start, EntCutting cutting) {
    EntSentenceEnd found;
    return find_end(text, end, start, cutting, &found);
}
