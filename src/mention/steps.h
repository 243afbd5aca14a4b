/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_STEPS_H
#define ENT_MENTION_STEPS_H

#include "mention/token.h"

#include <string.h>

/*
 * Steps from a place in a text to what stands beside it. Where a space is spoken of a line may end as well, and text
 * that was taken apart into words (`Italy 's`, `the minister ,`) is stepped over as any other.
 */

/** Whether @byte stands at @at. */
static inline bool ent_step_sees(EntText text, uint32_t at, char byte) {
    return at < text.length && text.bytes[at] == (unsigned char)byte;
}

/** The word behind one space or hyphen at @at. */
bool ent_step_word(EntText text, uint32_t at, EntToken *word);

/** Behind what something is called for short, ` (UPDF)`, when that stands at @at; else @at. */
uint32_t ent_step_over_short_form(EntText text, uint32_t at);

/** Behind a possessive at @at, `'s` or `'`; else @at. */
uint32_t ent_step_over_possessive(EntText text, uint32_t at);

/** Behind a space at @at that a comma, a stop or a closing bracket follows; else @at. */
uint32_t ent_step_over_space(EntText text, uint32_t at);

/** Moves @at before @words, which end in a space, when they end there, and not before @floor; else false. */
bool ent_step_over_words_before(EntText text, uint32_t floor, uint32_t *at, const char *words);

/** The same; nearly always another letter ends there. */
static inline bool ent_step_back(EntText text, uint32_t floor, uint32_t *at, const char *words) {
    const unsigned char *end = text.bytes + *at;
    bool is_other =
        *at >= floor + 2 && end[-1] == ' ' && end[-2] > ' ' && end[-2] != (unsigned char)words[strlen(words) - 2];
    return !is_other && ent_step_over_words_before(text, floor, at, words);
}

/** Whether @word begins with these small letters. */
bool ent_step_begins(EntText text, const EntToken *word, const char *small);

#endif
