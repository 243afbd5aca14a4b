/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/events.h"

#include "mention/block.h"

#include <string.h>

/*
 * The bytes of @high that belong to letters: punctuation beyond ASCII is taken out; what reaches over the block's end is kept for the next
 * block.
 */
static uint64_t high_letters(const unsigned char *bytes, uint64_t high, uint64_t *spill) {
    high &= ~*spill;
    *spill = 0;
    for (uint64_t left = high; left != 0; left &= left - 1) {
        int i = __builtin_ctzll(left);
        unsigned width = ent_token_separator(bytes + i);
        if (width == 0)
            continue;
        uint64_t mask = (UINT64_C(1) << width) - 1;
        high &= ~(mask << i);
        left &= high | (UINT64_C(1) << i);
        if (i > 64 - (int)width)
            *spill |= mask >> (64 - i);
    }
    return high;
}

static EntGlance cut_glance(EntGlance glance, uint32_t n_bytes) {
    uint64_t inside = (UINT64_C(1) << n_bytes) - 1;
    return (EntGlance){glance.plain & inside, glance.upper & inside, glance.high & inside, glance.stop & inside,
                       glance.line & inside};
}

/*
 * Adds the places whose bits are set to the @n_places that are there; some room behind them is used. Mostly they are no more than @usual, which are
 * written without asking whether they are there.
 */
static inline unsigned add_places(uint16_t *places, unsigned n_places, uint64_t bits, unsigned first, int usual) {
    do
        for (int i = 0; i < usual; i++) {
            places[n_places] = (uint16_t)(first + (unsigned)__builtin_ctzll(bits | UINT64_C(1) << 63));
            n_places += bits != 0;
            bits &= bits - 1;
        }
    while (G_UNLIKELY(bits != 0));
    return n_places;
}

/* Finds the words, and the marks of the stretch. */
static void find_places(EntEvents *events, EntText text, uint32_t base, bool lower_text) {
    unsigned number = 0, n_words = 0, n_marks = 0;
    for (; number < ENT_STRETCH_BLOCKS && base + 64 * number < text.length; number++) {
        const unsigned char *bytes = text.bytes + base + 64 * number;
        EntGlance block = ent_block_glance(bytes);
        if (G_UNLIKELY(text.length - base - 64 * number < 64))
            block = cut_glance(block, text.length - base - 64 * number);
        uint64_t high = 0;
        if (G_UNLIKELY((block.high | events->spill) != 0))
            high = high_letters(bytes, block.high, &events->spill);
        uint64_t word = block.plain | high, starts = word & ~(word << 1 | events->word_before);
        events->plain[number] = GUINT64_TO_LE(block.plain);
        events->word_before = word >> 63;
        /* `eBay`, `1MDB`: the capital is second. */
        uint64_t next_upper = block.upper >> 1 | (uint64_t)((unsigned char)(bytes[64] - 'A') < 26) << 63;
        uint64_t words = lower_text ? starts : starts & (block.upper | high | next_upper);
        uint64_t marks = (block.stop & ~(word >> 1)) | block.line;
        n_words = add_places(events->places, n_words, words, 64 * number, 4);
        n_marks = add_places(events->marks, n_marks, marks, 64 * number, 1);
    }
    for (; number < ENT_STRETCH_BLOCKS; number++)
        events->plain[number] = 0;
    events->n_words = n_words;
    events->marks[n_marks] = ENT_STRETCH;
}

/* At least 57 bits from place @at on. */
static inline uint64_t bits_from(const uint64_t *masks, unsigned at) {
    uint64_t bits;
    memcpy(&bits, (const unsigned char *)masks + (at >> 3), sizeof bits);
    return GUINT64_FROM_LE(bits) >> (at & 7);
}

#define LONGEST_SHORT 16

/* Whether a typographic dash or quote stands there (U+2000 to U+203F); what other bytes above 0x7f are is asked elsewhere. */
static bool is_common_sign(const unsigned char *bytes) {
    return bytes[0] == 0xE2 && bytes[1] == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

/* Reads the word at @place; one that seems to be long, as those that reach over the stretch's end do, and one that has accents take the slow way. */
static inline void read_token(const EntEvents *events, EntText text, uint32_t base, unsigned place, EntToken *token) {
    uint32_t start = base + place;
    const unsigned char *bytes = text.bytes + start;
    unsigned length = (unsigned)__builtin_ctzll(~bits_from(events->plain, place) | UINT64_C(1) << (LONGEST_SHORT + 1));
    if (G_UNLIKELY(length - 1 >= LONGEST_SHORT || (bytes[length] >= 0x80 && !is_common_sign(bytes + length)))) {
        *token = ent_token_at(text, start);
        return;
    }
    ent_token_read_short(text, start, length, token);
    if (G_UNLIKELY((length == 1) & (bytes[1] == '.')))
        ent_token_join(text, token);
}

/* Whether the letters after the word at @end rule out that it goes on, when it goes on as most do: with a space and a letter. */
static inline bool ends_here(const unsigned char *end, uint32_t letters) {
    unsigned char first = end[1], second = end[2];
    bool is_simple =
        (end[0] == ' ') & (((unsigned char)((first | 0x20) - 'a') < 26) | ((unsigned char)(first - '0') < 10));
    bool is_hidden = ((second & 0x80) != 0) | (second == '.');
    return is_simple & !is_hidden & !((letters >> (ent_lexicon_letter_bit(first, second) & 31)) & 1);
}

/* Keeps the words that may begin an alias. */
static void look_up(EntEvents *events, EntText text, const EntScanning *scanning) {
    const EntLexicon *lexicon = scanning->lexicon;
    unsigned n_kept = 0;
    for (unsigned i = 0; i < events->n_words; i++) {
        EntToken *token = &events->words[i].token;
        const unsigned char *end = text.bytes + token->end;
        EntFirstWord word = ent_first_words_find(&lexicon->first_words, token->hash);
        /* `US$` is money. */
        bool is_money = (token->end < text.length) & (*end == '$');
        if (G_UNLIKELY(word.cues != 0 && !is_money))
            ent_cues_note(scanning->cues, word.cues, text, token, scanning->document);
        bool may_be = (word.node != 0) & !is_money & (word.is_alias | !ends_here(end, word.letters));
        uint32_t node = may_be ? word.node : 0;
        __builtin_prefetch(&lexicon->nodes[node]);
        events->words[n_kept] = (EntEvent){*token, node};
        n_kept += may_be;
    }
    events->n_words = n_kept;
}

void ent_events_collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning) {
    const EntFirstWords *first_words = &scanning->lexicon->first_words;
    find_places(events, text, base, scanning->lower_text);
    for (unsigned i = 0; i < events->n_words; i++) {
        EntToken *token = &events->words[i].token;
        read_token(events, text, base, events->places[i], token);
        __builtin_prefetch(&first_words->buckets[ent_first_bucket(first_words, ent_first_tag(token->hash))]);
    }
    look_up(events, text, scanning);
}
