/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_LETTERS_H
#define ENT_MENTION_LETTERS_H

#include <stddef.h>
#include <stdint.h>

/* What parts words, and the letters they begin and end with, as a number: what cues are found by. */

/** The bytes of a line's end at @at and of the spaces that begin the next line, or 0; and of one that ends
 * before @end, where one space or tab will do. */
unsigned ent_line_end_at(const unsigned char *at);
unsigned ent_line_end_before(const unsigned char *end, size_t room);

/** The bytes of a space at @at, or of a line's end there and the spaces that begin the next line; else 0. */
static inline unsigned ent_blank_at(const unsigned char *at) {
    return *at > ' ' ? 0 : *at == ' ' || *at == '\t' ? 1 : ent_line_end_at(at);
}

/** The same of one that ends before @end; @room bytes before it can be read. */
static inline unsigned ent_blank_before(const unsigned char *end, size_t room) {
    if (room == 0 || end[-1] > ' ')
        return 0;
    return room > 1 && end[-1] == ' ' && end[-2] > ' ' ? 1 : ent_line_end_before(end, room);
}

/**
 * The bytes of a space (as above), hyphen or dash at @at, which parts words and for which a cue's space stands; else 0.
 */
unsigned ent_space_at(const unsigned char *at);

/** The same of one that ends before @end; @room bytes before it can be read. */
unsigned ent_space_before(const unsigned char *end, size_t room);

/**
 * By byte: a letter or digit of ASCII, small; 0 for anything else: what lies beyond may be a dash or a quote as well as
 * a letter.
 */
extern const unsigned char ent_small_letters[256];

static inline uint32_t ent_letter(unsigned char byte) {
    return ent_small_letters[byte];
}

/* Odd, so that different letters are different numbers. */
#define ENT_LETTERS_MIXER 0x9E3779B1u

/** The three letters nearest to the mention as a number; a missing one (0) ends the word. */
static inline uint32_t ent_letters_mix(uint32_t near, uint32_t middle, uint32_t far) {
    if (middle == 0)
        far = 0;
    return near == 0 ? 0 : (near | middle << 8 | far << 16) * ENT_LETTERS_MIXER;
}

/**
 * A number made of the first (last) three letters of the word at @at (before @end), at most; what cues are looked up
 * by.
 */
static inline uint32_t ent_letters_first(const unsigned char *at, size_t room) {
    return ent_letters_mix(room > 0 ? ent_letter(at[0]) : 0, room > 1 ? ent_letter(at[1]) : 0,
                           room > 2 ? ent_letter(at[2]) : 0);
}

static inline uint32_t ent_letters_last(const unsigned char *end, size_t room) {
    return ent_letters_mix(room > 0 ? ent_letter(end[-1]) : 0, room > 1 ? ent_letter(end[-2]) : 0,
                           room > 2 ? ent_letter(end[-3]) : 0);
}

/**
 * The same for the last letter of the word before @end and the last two of the one before it; 0 when there are not two
 * words.
 */
uint32_t ent_letters_last_two(const unsigned char *end, size_t room);

#endif
