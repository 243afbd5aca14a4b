/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/events.h"

#include "mention/block.h"

#include <string.h>

/*
 * The bytes of @high that belong to letters: punctuation beyond ASCII is taken out; what reaches over the block's end
 * is kept for the next block.
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
 * Adds the places whose bits are set to the @n_places that are there; some room behind them is used. Mostly they are no
 * more than @usual, which are written without asking whether they are there.
 */
ENT_BLOCK_INLINE unsigned add_places(uint16_t *places, unsigned n_places, uint64_t bits, unsigned first, int usual) {
    do
        for (int i = 0; i < usual; i++) {
            places[n_places] = (uint16_t)(first + (unsigned)__builtin_ctzll(bits | UINT64_C(1) << 63));
            n_places += bits != 0;
            bits &= bits - 1;
        }
    while (G_UNLIKELY(bits != 0));
    return n_places;
}

typedef EntGlance (*Look)(const unsigned char *bytes);

/* Finds the words, and the marks of the stretch. */
ENT_BLOCK_INLINE void find_places(EntEvents *events, EntText text, uint32_t base, bool lower_text, Look look) {
    unsigned number = 0, n_words = 0, n_marks = 0;
    for (; number < ENT_STRETCH_BLOCKS && base + 64 * number < text.length; number++) {
        const unsigned char *bytes = text.bytes + base + 64 * number;
        EntGlance block = look(bytes);
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
ENT_BLOCK_INLINE uint64_t bits_from(const uint64_t *masks, unsigned at) {
    uint64_t bits;
    memcpy(&bits, (const unsigned char *)masks + (at >> 3), sizeof bits);
    return GUINT64_FROM_LE(bits) >> (at & 7);
}

#define LONGEST_SHORT 16

/* Whether a typographic dash or quote stands there (U+2000 to U+203F); what other bytes above 0x7f are is asked
 * elsewhere. */
static bool is_common_sign(const unsigned char *bytes) {
    return bytes[0] == 0xE2 && bytes[1] == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

/* Reads the word at @place; one that seems to be long, as those that reach over the stretch's end do, and one that has
 * accents take the slow way. */
ENT_BLOCK_INLINE void read_token(const EntEvents *events, EntText text, uint32_t base, unsigned place,
                                 EntToken *token) {
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

/* Keeps the words that may begin an alias. */
ENT_BLOCK_INLINE void look_up(EntEvents *events, EntText text, const EntScanning *scanning) {
    const EntLexicon *lexicon = scanning->lexicon;
    unsigned n_kept = 0, n_noted = 0;
    for (unsigned i = 0; i < events->n_words; i++) {
        EntToken *token = &events->words[i].token;
        const unsigned char *end = text.bytes + token->end;
        EntFirstWord word = ent_first_words_find(&lexicon->first_words, token->hash);
        /* `US$` is money. */
        bool is_money = (token->end < text.length) & (*end == '$');
        events->noted[n_noted] = (EntNoted){word.cues, token->start, token->end};
        n_noted += (word.cues != 0) & !is_money;
        bool may_be =
            (word.node != 0) & !is_money & (word.is_alias | !ent_lexicon_ends_word(lexicon, end, word.letters));
        __builtin_prefetch(&lexicon->nodes[word.node]);
        events->words[i].node = word.node;
        events->kept[n_kept] = (uint16_t)i;
        n_kept += may_be;
    }
    events->n_kept = n_kept;
    ent_cues_note(scanning->cues, text, events->noted, n_noted, scanning->document);
}

ENT_BLOCK_INLINE void collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning, Look look) {
    const EntFirstWords *first_words = &scanning->lexicon->first_words;
    find_places(events, text, base, scanning->lower_text, look);
    EntCapital *capitals = ent_capitals_room(scanning->capitals, ENT_STRETCH);
    for (unsigned i = 0; i < events->n_words; i++) {
        EntToken *token = &events->words[i].token;
        read_token(events, text, base, events->places[i], token);
        capitals[i] = (EntCapital){token->start, ent_first_tag(token->hash)};
        __builtin_prefetch(&first_words->buckets[ent_first_bucket(first_words, ent_first_tag(token->hash))]);
    }
    scanning->capitals->n_words += scanning->lower_text ? 0 : events->n_words;
    look_up(events, text, scanning);
}

#ifdef ENT_BLOCK_WIDE
ENT_BLOCK_WIDE static void collect_wide(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning) {
    collect(events, text, base, scanning, ent_block_glance_wide);
}
#endif

void ent_events_collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning) {
#ifdef ENT_BLOCK_WIDE
    if (ent_block_is_wide()) {
        collect_wide(events, text, base, scanning);
        return;
    }
#endif
    collect(events, text, base, scanning, ent_block_glance);
}
