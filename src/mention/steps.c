/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/steps.h"

#include "mention/letters.h"
#include "mention/person.h"

#include <string.h>

bool ent_step_word(EntText text, uint32_t at, EntToken *word) {
    if (at >= text.length)
        return false;
    unsigned width = text.bytes[at] == '-' ? 1 : ent_blank_at(text.bytes + at);
    uint32_t start = at + width;
    if (width == 0 || start >= text.length)
        return false;
    if (!g_ascii_isalnum(text.bytes[start]))
        return ent_token_next(text, at, word) && word->start == start;
    ent_token_read(text, start, word);
    /* `d'affaires` is one word here. */
    if (word->letters == 1 && ent_apostrophe_at(text, word->end) > 0 && g_ascii_islower(text.bytes[start]))
        return ent_token_next(text, word->end, word);
    return true;
}

uint32_t ent_step_over_short_form(EntText text, uint32_t at) {
    EntToken word;
    uint32_t width = at + 2 < text.length ? ent_blank_at(text.bytes + at) : 0;
    if (width == 0 || !ent_step_sees(text, at + width, '(') || !ent_token_next(text, at, &word))
        return at;
    return word.start == at + width + 1 && ent_step_sees(text, word.end, ')') ? word.end + 1 : at;
}

uint32_t ent_step_over_possessive(EntText text, uint32_t at) {
    bool is_apart = ent_step_sees(text, at, ' ');
    unsigned apostrophe = ent_apostrophe_at(text, at + is_apart);
    uint32_t end = at + is_apart + apostrophe;
    if (apostrophe == 0 || end > text.length ||
        (is_apart && !(ent_step_sees(text, end, 's') && ent_step_sees(text, end + 1, ' '))))
        return at;
    return end + ent_step_sees(text, end, 's');
}

uint32_t ent_step_over_space(EntText text, uint32_t at) {
    uint32_t width = at < text.length ? ent_blank_at(text.bytes + at) : 0;
    bool is_mark = width > 0 && at + width < text.length && memchr(",.;)", text.bytes[at + width], 4) != NULL;
    return is_mark ? at + width : at;
}

bool ent_step_begins(EntText text, const EntToken *word, const char *small) {
    size_t length = strlen(small);
    return word->end - word->start >= length && memcmp(text.bytes + word->start, small, length) == 0;
}

bool ent_step_over_words_before(EntText text, uint32_t floor, uint32_t *at, const char *words) {
    uint32_t end = *at;
    for (size_t i = strlen(words); i > 0; i--) {
        unsigned width = end > floor && text.bytes[end - 1] == (unsigned char)words[i - 1];
        if (words[i - 1] == ' ')
            width = ent_blank_before(text.bytes + end, end - floor);
        if (width == 0)
            return false;
        end -= width;
    }
    *at = end;
    return true;
}
