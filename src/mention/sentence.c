/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sentence.h"

#include "mention/block.h"

#include <glib.h>
#include <string.h>

#define LONGEST_LOOK 1000
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

#define N_LETTERS 26

/* Words by their first letter, small, each with a space behind it. */
typedef const char *const WordList[N_LETTERS];

static bool is_in(WordList list, const unsigned char *bytes, size_t length) {
    unsigned letter = (bytes[0] | 0x20u) - 'a';
    const char *words = letter < N_LETTERS ? list[letter] : NULL;
    if (words == NULL)
        return false;
    while (*words != '\0') {
        size_t same = 1;
        while (same < length && words[same] == (char)(bytes[same] | 0x20))
            same++;
        if (same == length && words[length] == ' ')
            return true;
        words += same;
        while (*words++ != ' ')
            ;
    }
    return false;
}

/* Never end a sentence. */
static WordList openers = {['a' - 'a'] = "adm amb apr aug ",
                           ['b' - 'a'] = "brig ",
                           ['c' - 'a'] = "capt cmdr col ",
                           ['d' - 'a'] = "dec dr ",
                           ['f' - 'a'] = "feb fig ft ",
                           ['g' - 'a'] = "gen gov ",
                           ['h' - 'a'] = "hon ",
                           ['i' - 'a'] = "insp ",
                           ['j' - 'a'] = "jan ",
                           ['l' - 'a'] = "lt ",
                           ['m' - 'a'] = "maj mar messrs mlle mme mr mrs ms mt ",
                           ['n' - 'a'] = "no nos nov ",
                           ['o' - 'a'] = "oct ",
                           ['p' - 'a'] = "pres prof ",
                           ['r' - 'a'] = "rep rev ",
                           ['s' - 'a'] = "sec sen sep sept sgt st supt ",
                           ['v' - 'a'] = "vs "};
/* End one only before a word that usually begins one. */
static WordList doubtful = {['b' - 'a'] = "bros ", ['c' - 'a'] = "calif co corp ",
                            ['e' - 'a'] = "etc ",  ['f' - 'a'] = "fla ",
                            ['g' - 'a'] = "ga ",   ['i' - 'a'] = "inc ",
                            ['j' - 'a'] = "jr ",   ['l' - 'a'] = "ltd ",
                            ['m' - 'a'] = "mass ", ['p' - 'a'] = "pa ",
                            ['s' - 'a'] = "sr ",   ['t' - 'a'] = "tex ",
                            ['v' - 'a'] = "va ",   ['w' - 'a'] = "wash "};
static WordList beginners = {['a' - 'a'] = "a according after also although an and as at ",
                             ['b' - 'a'] = "before both but by ",
                             ['d' - 'a'] = "despite during ",
                             ['e' - 'a'] = "earlier ",
                             ['f' - 'a'] = "for from ",
                             ['h' - 'a'] = "he her his however ",
                             ['i' - 'a'] = "i if in it its ",
                             ['l' - 'a'] = "last later ",
                             ['m' - 'a'] = "many meanwhile ",
                             ['n' - 'a'] = "no not ",
                             ['o' - 'a'] = "on one ",
                             ['s' - 'a'] = "she since so some such ",
                             ['t' - 'a'] = "that the their there these they this those though to two ",
                             ['u' - 'a'] = "under ",
                             ['w' - 'a'] = "we what when while who with ",
                             ['y' - 'a'] = "yet "};

static bool begins_one(EntText text, uint32_t at) {
    uint32_t end = at;
    while (end < text.length && g_ascii_isalpha(text.bytes[end]))
        end++;
    return is_in(beginners, text.bytes + at, end - at);
}

/* What stands directly before the dot decides whether it is one of an abbreviation. */
static bool is_abbreviation(EntText text, uint32_t stop, uint32_t next) {
    uint32_t start = stop;
    while (start > 0 && stop - start < 8 && g_ascii_isalpha(text.bytes[start - 1]))
        start--;
    size_t length = stop - start;
    if (length == 0 || (start > 0 && text.bytes[start - 1] >= 0x80))
        return false;
    if (length == 1) {
        /* `I` ends sentences too seldom to be told from an initial. */
        bool is_dotted = start >= 2 && text.bytes[start - 1] == '.' && g_ascii_isalpha(text.bytes[start - 2]);
        /* `Roe v. Wade` */
        bool is_versus = text.bytes[start] == 'v' && start > 0 && text.bytes[start - 1] == ' ';
        return is_dotted ? !begins_one(text, next) : is_versus || g_ascii_isupper(text.bytes[start]);
    }
    if (!g_ascii_isupper(text.bytes[start]) && length > 3)
        return false;
    if (is_in(openers, text.bytes + start, length))
        return g_ascii_isupper(text.bytes[start]) || length == 2;
    return is_in(doubtful, text.bytes + start, length) && !begins_one(text, next);
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

bool ent_sentence_stops(EntText text, uint32_t stop, bool lower_text, uint32_t *end) {
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
    if (is_small && !lower_text)
        return false;
    return text.bytes[stop] != '.' || !is_abbreviation(text, stop, next);
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
        return ent_sentence_stops(text, at, cutting.lower_text, end);
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

EntSentenceEnd ent_sentence_find_end(EntText text, uint32_t from, EntCutting cutting) {
    uint32_t limit = MIN(text.length, from + LONGEST_LOOK);
    EntSentenceEnd end = {.from = from};
    if (!find_end(text, from, limit, cutting, &end))
        return (EntSentenceEnd){from, from, limit};
    return end;
}

uint32_t ent_sentence_end(EntText text, uint32_t from, EntCutting cutting) {
    return ent_sentence_find_end(text, from, cutting).end;
}

bool ent_sentence_is_between(EntText text, uint32_t end, uint32_t start, EntCutting cutting) {
    EntSentenceEnd found;
    return find_end(text, end, start, cutting, &found);
}
