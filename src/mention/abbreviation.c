/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/abbreviation.h"

#define LONGEST_ABBREVIATION 8

static bool begins_sentence(const EntVocabulary *vocabulary, EntText text, uint32_t at) {
    uint32_t end = at;
    while (end < text.length && g_ascii_isalpha(text.bytes[end]))
        end++;
    return ent_vocabulary_has(vocabulary, ENT_WORDS_BEGINNERS, ent_token_hash_word(text.bytes + at, end - at));
}

bool ent_abbreviation_at(const EntVocabulary *vocabulary, EntText text, uint32_t stop, uint32_t next) {
    const unsigned char *end = text.bytes + stop, *word = end, *limit = end - MIN(stop, LONGEST_ABBREVIATION);
    while (word > limit && g_ascii_isalpha(word[-1]))
        word--;
    size_t length = (size_t)(end - word);
    unsigned char before = word > text.bytes ? word[-1] : 0;
    if (length == 0 || before >= 0x80)
        return false;
    bool is_capital = g_ascii_isupper(*word);
    if (!is_capital && length > 3)
        return false;
    /* `I` ends sentences too seldom to be told from an initial. */
    if (length == 1 && before == '.' && word > text.bytes + 1 && g_ascii_isalpha(word[-2]))
        return !begins_sentence(vocabulary, text, next);
    if (length == 1 && is_capital)
        return true;
    uint64_t hash = ent_token_hash_word(word, length);
    if (ent_vocabulary_has(vocabulary, ENT_WORDS_ABBREVIATIONS, hash))
        return is_capital || length == 2 || (length == 1 && before == ' ');
    return ent_vocabulary_has(vocabulary, ENT_WORDS_DOUBTFUL_ABBREVIATIONS, hash) &&
           !begins_sentence(vocabulary, text, next);
}
