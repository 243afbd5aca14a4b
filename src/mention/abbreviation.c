/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/abbreviation.h"

#include "mention/word_set.h"

#define LONGEST_ABBREVIATION 8

struct _EntAbbreviations {
    EntWordSet *always, *doubtful, *beginners;
};

EntAbbreviations *ent_abbreviations_new(const EntCatalogue *catalogue) {
    EntAbbreviations *abbreviations = g_new0(EntAbbreviations, 1);
    abbreviations->always = ent_word_set_new(catalogue, ENT_WORDS_ABBREVIATIONS);
    abbreviations->doubtful = ent_word_set_new(catalogue, ENT_WORDS_DOUBTFUL_ABBREVIATIONS);
    abbreviations->beginners = ent_word_set_new(catalogue, ENT_WORDS_BEGINNERS);
    return abbreviations;
}

void ent_abbreviations_free(EntAbbreviations *abbreviations) {
    if (abbreviations == NULL)
        return;
    ent_word_set_free(abbreviations->always);
    ent_word_set_free(abbreviations->doubtful);
    ent_word_set_free(abbreviations->beginners);
    g_free(abbreviations);
}

static bool begins_sentence(const EntAbbreviations *abbreviations, EntText text, uint32_t at) {
    uint32_t end = at;
    while (end < text.length && g_ascii_isalpha(text.bytes[end]))
        end++;
    return ent_word_set_has(abbreviations->beginners, ent_token_hash_word(text.bytes + at, end - at));
}

bool ent_abbreviations_has(const EntAbbreviations *abbreviations, EntText text, uint32_t stop, uint32_t next) {
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
        return !begins_sentence(abbreviations, text, next);
    if (length == 1 && is_capital)
        return true;
    uint64_t hash = ent_token_hash_word(word, length);
    if (ent_word_set_has(abbreviations->always, hash))
        return is_capital || length == 2 || (length == 1 && before == ' ');
    return ent_word_set_has(abbreviations->doubtful, hash) && !begins_sentence(abbreviations, text, next);
}
