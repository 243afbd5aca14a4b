/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/letters.h"

#include "mention/block.h"

#include <glib.h>

#define LETTER(small) [small] = small, [small - 'a' + 'A'] = small
#define DIGIT(digit) [digit] = digit

const unsigned char ent_small_letters[256] = {
    LETTER('a'), LETTER('b'), LETTER('c'), LETTER('d'), LETTER('e'), LETTER('f'), LETTER('g'), LETTER('h'), LETTER('i'),
    LETTER('j'), LETTER('k'), LETTER('l'), LETTER('m'), LETTER('n'), LETTER('o'), LETTER('p'), LETTER('q'), LETTER('r'),
    LETTER('s'), LETTER('t'), LETTER('u'), LETTER('v'), LETTER('w'), LETTER('x'), LETTER('y'), LETTER('z'), DIGIT('0'),
    DIGIT('1'),  DIGIT('2'),  DIGIT('3'),  DIGIT('4'),  DIGIT('5'),  DIGIT('6'),  DIGIT('7'),  DIGIT('8'),  DIGIT('9')};

/* Spaces that begin a line; more of them begin a paragraph. */
#define MOST_SPACES 12

unsigned ent_line_end_at(const unsigned char *at) {
    unsigned width = *at == '\n' ? 1 : at[0] == '\r' && at[1] == '\n' ? 2 : 0;
    if (width > 0)
        while (width < MOST_SPACES && at[width] == ' ')
            width++;
    return width;
}

/* One space or tab when no line ends there. */
unsigned ent_line_end_before(const unsigned char *end, size_t room) {
    if (room == 0 || (end[-1] != ' ' && end[-1] != '\n' && end[-1] != '\t'))
        return 0;
    unsigned n = 0;
    while (n < room && n < MOST_SPACES && end[-1 - (int)n] == ' ')
        n++;
    if (n == room || end[-1 - (int)n] != '\n')
        return 1;
    return n + 1 + (n + 1 < room && end[-2 - (int)n] == '\r');
}

unsigned ent_space_at(const unsigned char *at) {
    unsigned blank = ent_blank_at(at);
    if (blank > 0 || *at == '-')
        return blank > 0 ? blank : 1;
    if (at[0] == 0xC2 && at[1] == 0xA0)
        return 2;
    return at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x93 ? 3 : 0;
}

unsigned ent_space_before(const unsigned char *end, size_t room) {
    unsigned blank = ent_blank_before(end, room);
    if (blank > 0 || (room >= 1 && end[-1] == '-'))
        return blank > 0 ? blank : 1;
    if (room >= 2 && ent_space_at(end - 2) == 2)
        return 2;
    return room >= 3 && ent_space_at(end - 3) == 3 ? 3 : 0;
}

/* A letter or digit, small; 0 for anything else. */
static inline uint32_t letter_of(unsigned char byte) {
    return g_ascii_isalnum(byte) || byte >= 0x80 ? byte | 0x20 : 0;
}

#define LONGEST_WORD 12

/* The letters of the word before @end, of @room bytes; words of more than LONGEST_WORD bytes are in no cue that is
 * asked for so. */
static size_t length_before(const unsigned char *end, size_t room) {
    size_t length = 0;
    if (G_LIKELY(room >= 16))
        return (size_t)__builtin_clz(~(ent_strip_read(end - 16).word << 16));
    while (length < room && letter_of(*(end - length - 1)) != 0)
        length++;
    return length;
}

uint32_t ent_letters_last_two(const unsigned char *end, size_t room) {
    size_t length = length_before(end, room);
    size_t gap = length < room ? ent_space_before(end - length, room - length) : 0;
    if (length == 0 || length > LONGEST_WORD || gap == 0 || room <= length + gap)
        return 0;
    const unsigned char *before = end - length - gap;
    size_t left = room - length - gap;
    return ent_letters_mix(letter_of(end[-1]), letter_of(before[-1]), left > 1 ? letter_of(before[-2]) : 0);
}
