/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/events.h"

#include "mention/block.h"

#include <string.h>

/* Takes punctuation beyond ASCII out of the words; what reaches over the block's end is kept for the next block. */
static void clear_separators(const unsigned char *bytes, EntBlock *block, uint64_t *spill) {
    block->word &= ~*spill;
    block->high &= ~*spill;
    *spill = 0;
    for (uint64_t high = block->high; high != 0; high &= high - 1) {
        int i = __builtin_ctzll(high);
        unsigned width = ent_token_separator(bytes + i);
        if (width == 0)
            continue;
        uint64_t mask = (UINT64_C(1) << width) - 1;
        block->word &= ~(mask << i);
        block->high &= ~(mask << i);
        if (i > 64 - (int)width)
            *spill |= mask >> (64 - i);
    }
}

static EntBlock cut_block(EntBlock block, uint32_t n_bytes) {
    uint64_t inside = (UINT64_C(1) << n_bytes) - 1;
    return (EntBlock){.word = block.word & inside,
                      .upper = block.upper & inside,
                      .small = block.small & inside,
                      .high = block.high & inside,
                      .stop = block.stop & inside,
                      .line = block.line & inside};
}

static EntBlock read_block(EntText text, uint32_t base) {
    EntBlock block = ent_block_read(text.bytes + base);
    return text.length - base < 64 ? cut_block(block, text.length - base) : block;
}

/* Adds the places whose bits are set to the @n_places that are there; some room behind them is used. */
static unsigned add_places(uint16_t *places, unsigned n_places, uint64_t bits, unsigned first) {
    do
        for (int i = 0; i < 6; i++) {
            places[n_places] = (uint16_t)(first + (unsigned)__builtin_ctzll(bits | UINT64_C(1) << 63));
            n_places += bits != 0;
            bits &= bits - 1;
        }
    while (G_UNLIKELY(bits != 0));
    return n_places;
}

/* Of the block after the stretch only the rest of a word matters. Which bytes above 0x7f are letters is asked by whoever meets one. */
static void look_behind(EntEvents *events, EntText text, uint32_t base) {
    events->word[ENT_STRETCH_BLOCKS] = events->high[ENT_STRETCH_BLOCKS] = events->small[ENT_STRETCH_BLOCKS] = 0;
    if (!events->word_before || base >= text.length)
        return;
    EntBlock block = read_block(text, base);
    events->word[ENT_STRETCH_BLOCKS] = block.word;
    events->high[ENT_STRETCH_BLOCKS] = block.high;
    events->small[ENT_STRETCH_BLOCKS] = block.small;
}

/* Fills the masks and the places of the stretch; returns how many places there are. */
static unsigned find_places(EntEvents *events, EntText text, uint32_t base, bool lower_text) {
    unsigned n_places = 0, number = 0;
    for (; number < ENT_STRETCH_BLOCKS && base + 64 * number < text.length; number++) {
        EntBlock block = read_block(text, base + 64 * number);
        events->high[number] = block.high;
        events->small[number] = block.small;
        if (G_UNLIKELY((block.high | events->spill) != 0))
            clear_separators(text.bytes + base + 64 * number, &block, &events->spill);
        events->word[number] = block.word;
        uint64_t starts = block.word & ~(block.word << 1 | events->word_before);
        events->word_before = block.word >> 63;
        /* `eBay`, `1MDB`: the capital is second. */
        uint64_t next_upper = block.upper >> 1 | (uint64_t)g_ascii_isupper(text.bytes[base + 64 * number + 64]) << 63;
        uint64_t words = lower_text ? starts : starts & (block.upper | block.high | next_upper);
        uint64_t stops = block.stop & ~(block.word >> 1);
        n_places = add_places(events->places, n_places, words | stops | block.line, 64 * number);
    }
    if (number < ENT_STRETCH_BLOCKS)
        events->word[number] = events->high[number] = events->small[number] = 0;
    look_behind(events, text, base + ENT_STRETCH);
    return n_places;
}

/* 64 bits from place @at on. */
static inline uint64_t bits_from(const uint64_t *masks, unsigned at) {
    unsigned shift = at & 63;
    masks += at >> 6;
    return masks[0] >> shift | masks[1] << 1 << (63 - shift);
}

#define LONGEST_SHORT 16

/* Whether a short word ends at a typographic dash or quote (U+2000 to U+203F); beyond, signs may belong to a word. */
static bool ends_plainly(const unsigned char *bytes, unsigned length) {
    return length <= LONGEST_SHORT && bytes[length] == 0xE2 && bytes[length + 1] == 0x80;
}

/* Reads the word at @place, or one without letters when none begins there. */
static inline void read_token(const EntEvents *events, EntText text, uint32_t base, unsigned place, EntToken *token) {
    uint32_t start = base + place;
    const unsigned char *bytes = text.bytes + start;
    unsigned length = (unsigned)__builtin_ctzll(~bits_from(events->word, place) | UINT64_C(1) << (LONGEST_SHORT + 1));
    uint64_t inside = (UINT64_C(1) << length) - 1;
    if (G_UNLIKELY((length > LONGEST_SHORT) | ((bits_from(events->high, place) & (inside << 1 | 1)) != 0)) &&
        ((bits_from(events->high, place) & inside) != 0 || !ends_plainly(bytes, length))) {
        *token = ent_token_at(text, start);
        return;
    }
    token->hash = ent_token_hash_short(bytes, length);
    token->start = start;
    token->end = start + length;
    token->letters = length;
    token->shape = (uint8_t)(((unsigned char)(bytes[0] - 'A') < 26) * ENT_SHAPE_UPPER_FIRST |
                             ((bits_from(events->small, place) & inside) == 0) * ENT_SHAPE_UPPER_ALL |
                             (bytes[0] <= '9') * ENT_SHAPE_DIGIT);
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

/* Keeps the words that may begin an alias, and all stops and line ends. */
static void look_up(EntEvents *events, EntText text, const EntScanning *scanning) {
    const EntLexicon *lexicon = scanning->lexicon;
    unsigned n_kept = 0;
    for (unsigned i = 0; i < events->n_events; i++) {
        EntToken *token = &events->events[i].token;
        const unsigned char *end = text.bytes + token->end;
        EntFirstWord word = ent_first_words_find(&lexicon->first_words, token->hash);
        /* `US$` is money. */
        bool is_mark = token->end == token->start, is_money = (token->end < text.length) & (*end == '$');
        if (G_UNLIKELY((word.flags & ENT_FIRST_IS_CUE) && !is_money && !is_mark))
            ent_cues_note(scanning->cues, text, token, scanning->document);
        bool may_be =
            (word.node != 0) & !is_money & ((word.flags & ENT_FIRST_IS_ALIAS) | !ends_here(end, word.letters));
        uint32_t node = may_be ? word.node : 0;
        __builtin_prefetch(&lexicon->nodes[node]);
        EntEvent *kept = &events->events[n_kept];
        kept->token = *token;
        kept->node = node;
        kept->kind = is_mark ? (*end == '\n' ? ENT_EVENT_LINE : ENT_EVENT_STOP) : ENT_EVENT_WORD;
        n_kept += is_mark | may_be;
    }
    events->n_events = n_kept;
}

void ent_events_collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning) {
    const EntFirstWords *first_words = &scanning->lexicon->first_words;
    events->n_events = find_places(events, text, base, scanning->lower_text);
    for (unsigned i = 0; i < events->n_events; i++) {
        EntToken *token = &events->events[i].token;
        read_token(events, text, base, events->places[i], token);
        __builtin_prefetch(&first_words->buckets[ent_first_bucket(first_words, ent_first_tag(token->hash))]);
    }
    look_up(events, text, scanning);
}
