/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/events.h"

#include "mention/block.h"

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

static EntBlock read_block(EntEvents *events, EntText text, uint32_t base) {
    EntBlock block = ent_block_read(text.bytes + base);
    if (text.length - base < 64) {
        uint64_t inside = (UINT64_C(1) << (text.length - base)) - 1;
        block = (EntBlock){block.word & inside, block.upper & inside, block.digit & inside,
                           block.high & inside, block.stop & inside,  block.line & inside};
    }
    if (G_UNLIKELY((block.high | events->spill) != 0))
        clear_separators(text.bytes + base, &block, &events->spill);
    return block;
}

static void add_word(EntEvents *events, EntText text, uint32_t at, const EntScanning *scanning) {
    const EntLexicon *lexicon = scanning->lexicon;
    EntToken token = ent_token_at(text, at);
    /* `US$` is money. */
    if (!ent_lexicon_may_begin(lexicon, token.hash) || (token.end < text.length && text.bytes[token.end] == '$'))
        return;
    if (ent_lexicon_may_be_cue(lexicon, token.hash))
        ent_cues_note(scanning->cues, text, &token, scanning->document);
    __builtin_prefetch(&lexicon->edges[token.hash & lexicon->edge_mask]);
    events->tokens[events->n_tokens] = token;
    events->events[events->n_events++] = (EntEvent){at, 0, (uint16_t)events->n_tokens++, ENT_EVENT_WORD};
}

/* Words that lead nowhere are dropped. */
static void look_up(EntEvents *events, const EntLexicon *lexicon) {
    unsigned n_kept = 0;
    for (unsigned i = 0; i < events->n_events; i++) {
        EntEvent event = events->events[i];
        if (event.kind == ENT_EVENT_WORD) {
            event.node = ent_lexicon_step(lexicon, 0, events->tokens[event.token].hash);
            if (event.node == 0)
                continue;
            __builtin_prefetch(&lexicon->nodes[event.node]);
        }
        events->events[n_kept++] = event;
    }
    events->n_events = n_kept;
}

/* A word that is no alias alone is dropped when the letters after it lead no further. */
static void look_on(EntEvents *events, EntText text, const EntScanning *scanning) {
    unsigned n_kept = 0;
    for (unsigned i = 0; i < events->n_events; i++) {
        const EntEvent *event = &events->events[i];
        if (event->kind == ENT_EVENT_WORD) {
            const EntTrieNode *node = &scanning->lexicon->nodes[event->node];
            const unsigned char *end = text.bytes + events->tokens[event->token].end;
            if (node->entry.alias == ENT_NO_ALIAS && end[0] == ' ' && g_ascii_isalnum(end[1]) &&
                !(node->letters & ent_lexicon_letters(end[1], end[2])))
                continue;
            if (node->entry.actor != ENT_NOBODY)
                __builtin_prefetch(&scanning->actors[node->entry.actor]);
        }
        events->events[n_kept++] = *event;
    }
    events->n_events = n_kept;
}

void ent_events_collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning) {
    uint32_t end = MIN(text.length - base, ENT_STRETCH) + base;
    events->n_events = events->n_tokens = 0;
    for (; base < end; base += 64) {
        EntBlock block = read_block(events, text, base);
        uint64_t starts = block.word & ~(block.word << 1 | events->word_before);
        events->word_before = block.word >> 63;
        uint64_t words = scanning->lower_text ? starts : starts & (block.upper | block.high);
        uint64_t stops = block.stop & ~(block.word >> 1);
        for (uint64_t bits = words | stops | block.line; bits != 0; bits &= bits - 1) {
            uint64_t bit = bits & -bits;
            uint32_t at = base + (uint32_t)__builtin_ctzll(bits);
            if (words & bit)
                add_word(events, text, at, scanning);
            else
                events->events[events->n_events++] =
                    (EntEvent){at, 0, 0, stops & bit ? ENT_EVENT_STOP : ENT_EVENT_LINE};
        }
    }
    look_up(events, scanning->lexicon);
    look_on(events, text, scanning);
}
