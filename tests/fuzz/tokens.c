/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as text: words and sentence ends are inside it, in order, and do not depend on what stands behind it. */
#include "mention/sentence.h"
#include "mention/token.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned char *pad(const uint8_t *data, size_t size, int filling) {
    unsigned char *padded = g_malloc(size + 64);
    if (size > 0)
        memcpy(padded, data, size);
    memset(padded + size, filling, 64);
    return padded;
}

static bool is_bit(uint64_t mask, size_t i) {
    return (mask >> i) & 1;
}

static void check_block(const unsigned char *bytes) {
    EntBlock block = ent_block_read(bytes);
    for (size_t i = 0; i < 64; i++) {
        unsigned char byte = bytes[i];
        g_assert(is_bit(block.upper, i) == (byte >= 'A' && byte <= 'Z'));
        g_assert(is_bit(block.high, i) == (byte >= 0x80));
        g_assert(is_bit(block.word, i) == (g_ascii_isalnum(byte) || byte >= 0x80));
        g_assert(is_bit(block.stop, i) == (byte == '.' || byte == '!' || byte == '?'));
        g_assert(is_bit(block.line, i) == (byte == '\n'));
    }
}

static bool same(const EntToken *a, const EntToken *b) {
    return a->start == b->start && a->end == b->end && a->hash == b->hash && a->letters == b->letters &&
           a->shape == b->shape;
}

static void check_words(EntText text, EntText dirty) {
    EntToken token, again;
    uint32_t at = 0;
    for (uint32_t n_words = 0; ent_token_next(text, at, &token); at = token.end) {
        g_assert(n_words++ <= text.length);
        g_assert(token.start >= at && token.end > token.start && token.end <= text.length);
        g_assert(ent_token_next(dirty, at, &again) && same(&token, &again));
    }
    g_assert(!ent_token_next(dirty, at, &again));
}

static void check_backwards(EntText text, uint32_t floor) {
    EntToken token;
    for (uint32_t before = text.length; before > floor && ent_token_previous(text, before, floor, &token);
         before = token.start)
        g_assert(token.start >= floor && token.start < before && token.end <= before && token.end > token.start);
}

/* Of the whole catalogue, made once. */
static const EntVocabulary *vocabulary(void) {
    static EntVocabulary *made;
    if (made == NULL) {
        g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, NULL);
        made = ent_vocabulary_new(catalogue);
    }
    return made;
}

static void check_sentences(const EntVocabulary *vocabulary, EntText text, EntText dirty) {
    for (uint32_t at = 0; at < text.length; at++) {
        uint32_t end = 0, again = 0;
        if (strchr(".!?", text.bytes[at]) == NULL || text.bytes[at] == '\0')
            continue;
        for (int lower = 0; lower < 2; lower++) {
            EntCutting cutting = {vocabulary, lower, false, 0};
            bool stops = ent_sentence_stops(text, at, cutting, &end);
            g_assert(ent_sentence_stops(dirty, at, cutting, &again) == stops);
            g_assert(!stops || (end > at && end <= text.length && end == again));
        }
        EntCutting wrapped = {vocabulary, false, false, 3}, lines = {vocabulary, true, true, 0};
        uint32_t last = ent_sentence_end(text, at, wrapped), first = ent_sentence_end(text, at, lines);
        g_assert(last >= at && last <= text.length && first >= at && first <= text.length);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 5000)
        return 0;
    g_autofree unsigned char *clean = pad(data, size, 0), *letters = pad(data, size, 'a'),
                             *stops = pad(data, size, '.');
    EntText text = {clean, (uint32_t)size};
    check_words(text, (EntText){letters, (uint32_t)size});
    check_words(text, (EntText){stops, (uint32_t)size});
    check_backwards(text, 0);
    check_backwards(text, (uint32_t)size / 2);
    check_sentences(vocabulary(), text, (EntText){letters, (uint32_t)size});
    for (size_t base = 0; base <= size; base += 64)
        check_block(clean + base);
    for (uint32_t at = 0; at <= size; at++) {
        uint32_t next = ent_skip_space(text, at);
        g_assert(next >= at && next <= size);
    }
    return 0;
}
