/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/person.h"

#include "mention/letters.h"

unsigned ent_apostrophe_at(EntText text, uint32_t at) {
    if (text.bytes[at] == '\'' || text.bytes[at] == '`')
        return 1;
    return text.bytes[at] == 0xE2 && text.bytes[at + 1] == 0x80 && text.bytes[at + 2] == 0x99 ? 3 : 0;
}

bool ent_person_joins(EntText text, const EntToken *left, uint32_t right) {
    const unsigned char *gap = text.bytes + left->end;
    uint32_t length = right - left->end;
    if (ent_blank_at(gap) == length || (length == 1 && (*gap == '-' || *gap == '\'')))
        return true;
    if (gap[0] == '.' && left->letters == 1)
        return length > 1 && ent_blank_at(gap + 1) == length - 1;
    return length == 3 && ent_apostrophe_at(text, left->end) == 3;
}

/* `-ki` of `Hong Nam-ki`, `evi` of `Ze'evi`. */
static bool follows_hyphen(EntText text, uint32_t start) {
    return start >= 3 &&
           (text.bytes[start - 1] == '-' || text.bytes[start - 1] == '\'' || ent_apostrophe_at(text, start - 3) == 3);
}

/* No agency (`AFP`), no place shouted, no possessive. */
static bool is_part(const EntVocabulary *vocabulary, EntText text, const EntToken *word, bool is_first) {
    bool is_capital = (word->shape & ENT_SHAPE_UPPER_FIRST) != 0;
    bool is_joined = word->letters > 1 && follows_hyphen(text, word->start);
    if ((word->shape & ENT_SHAPE_UPPER_ALL) && word->letters > 2)
        return false;
    if (!is_capital)
        return is_joined || (!is_first && ent_vocabulary_has(vocabulary, ENT_WORDS_PARTICLES, word->hash));
    return is_first || word->letters > 1 || word->end >= text.length || text.bytes[word->end] == '.';
}

static bool is_long_enough(const EntPersonName *name) {
    unsigned n_capitals = 0;
    for (unsigned i = 0; i < name->n_words; i++)
        n_capitals += ent_token_is_capital(&name->words[i]) && name->words[i].letters > 1;
    return n_capitals >= 2;
}

bool ent_person_after(const EntVocabulary *vocabulary, EntText text, uint32_t from, EntPersonName *name) {
    EntToken word;
    unsigned n_words = 0;
    name->n_words = 0;
    while (n_words < ENT_MOST_NAME_WORDS && ent_token_next(text, from, &word)) {
        if (n_words > 0 && !ent_person_joins(text, &name->words[n_words - 1], word.start))
            break;
        if (!is_part(vocabulary, text, &word, n_words == 0))
            break;
        name->words[n_words++] = word;
        if (ent_token_is_capital(&word) || !ent_vocabulary_has(vocabulary, ENT_WORDS_PARTICLES, word.hash))
            name->n_words = n_words;
        from = word.end;
    }
    return is_long_enough(name);
}

bool ent_person_before(const EntVocabulary *vocabulary, EntText text, uint32_t until, uint32_t floor,
                       EntPersonName *name) {
    EntToken all[ENT_MOST_NAME_WORDS], word;
    unsigned n_words = 0;
    while (n_words < ENT_MOST_NAME_WORDS && ent_token_previous(text, until, floor, &word)) {
        if (n_words > 0 && !ent_person_joins(text, &word, all[n_words - 1].start))
            break;
        if (ent_vocabulary_has(vocabulary, ENT_WORDS_TITLES, word.hash) ||
            !is_part(vocabulary, text, &word, n_words == 0))
            break;
        all[n_words++] = word;
        until = word.start;
    }
    while (n_words > 0 && !ent_token_is_capital(&all[n_words - 1]))
        n_words--;
    name->n_words = n_words;
    for (unsigned i = 0; i < n_words; i++)
        name->words[i] = all[n_words - 1 - i];
    return is_long_enough(name);
}
