/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_TOKEN_H
#define ENT_MENTION_TOKEN_H

#include "base/hash.h"
#include "mention/block.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Words of a text. A word is a run of letters and digits (UTF-8), or an abbreviation with inner dots, `U.S.`, which is
 * one word and keeps its last dot. Case, accents and the dots of abbreviations do not change a word's hash.
 */

enum {
    ENT_SHAPE_UPPER_FIRST = 1, /* begins with a capital */
    ENT_SHAPE_UPPER_ALL = 2,   /* has no small letter */
    ENT_SHAPE_DIGIT = 4,       /* begins with a digit */
    ENT_SHAPE_DOTTED = 8       /* U.S. */
};

typedef struct {
    uint64_t hash;
    uint32_t start, end;
    uint32_t letters; /* bytes after folding */
    uint8_t shape;
} EntToken;

/** Whether it begins with a capital. */
static inline bool ent_token_is_capital(const EntToken *token) {
    return (token->shape & ENT_SHAPE_UPPER_FIRST) != 0;
}

/** No text is longer, so that places some way behind its end can be counted, too. */
#define ENT_LONGEST_TEXT (UINT32_MAX - (1u << 20))

/** The text that is read; at least 64 bytes after @length can be read. */
typedef struct {
    const unsigned char *bytes;
    uint32_t length;
} EntText;

/** Makes of a single letter before a dot an abbreviation when it is one: `U.S.`, `U.S`, `D.P.R.K.`. */
void ent_token_join(EntText text, EntToken *token);

static inline uint64_t ent_token_load(const unsigned char *bytes, size_t length) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    word |= UINT64_C(0x2020202020202020);
    return length >= 8 ? word : word & ((UINT64_C(1) << (8 * length)) - 1);
}

/** Whether the eight bytes, as far as @mask has them, are of ASCII and no control characters, so that small letters are
 * all that ent_token_load() changes. */
static inline bool ent_token_is_plain(const unsigned char *bytes, uint64_t mask) {
    const uint64_t bit = UINT64_C(0x2020202020202020);
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    word = (word & mask) | (bit & ~mask);
    return (word & (bit << 2)) == 0 && ((word | word >> 1) & bit) == bit;
}

/* @bytes are ASCII letters and digits, or folded already; 16 bytes can be read. */
static inline uint64_t ent_token_hash_word(const unsigned char *bytes, size_t length) {
    uint64_t low = ent_token_load(bytes, length), high = length > 8 ? ent_token_load(bytes + 8, length - 8) : 0;
    uint64_t hash = ent_hash_mix(low ^ UINT64_C(0xa0761d6478bd642f) ^ length, high ^ UINT64_C(0xe7037ed1a0b428db));
    for (size_t done = 16; done < length; done += 8)
        hash = ent_hash_mix(hash, ent_token_load(bytes + done, length - done) ^ UINT64_C(0x8ebc6af09c88c6e3));
    return hash;
}

/**
 * Reads the word of @length letters and digits of ASCII, 1 to 16, at @start, without a branch. Tokens are written where
 * they are kept: one that is copied directly after it was written has the processor wait for the writing.
 */
static inline void ent_token_read_short(EntText text, uint32_t start, uint32_t length, EntToken *token) {
    static const uint8_t kept[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    const uint64_t small = UINT64_C(0x2020202020202020), letter = UINT64_C(0x4040404040404040);
    uint64_t low, high, low_kept, high_kept;
    memcpy(&low, text.bytes + start, 8);
    memcpy(&high, text.bytes + start + 8, 8);
    memcpy(&low_kept, kept + 16 - length, 8);
    memcpy(&high_kept, kept + 24 - length, 8);
    low &= low_kept;
    high &= high_kept;
    /* Small letters have the bits 0x60, capitals 0x40, digits 0x20. */
    bool has_small = (((low & low << 1) | (high & high << 1)) & letter) != 0;
    token->hash = ent_hash_mix((low | (small & low_kept)) ^ UINT64_C(0xa0761d6478bd642f) ^ length,
                               (high | (small & high_kept)) ^ UINT64_C(0xe7037ed1a0b428db));
    token->start = start;
    token->end = start + length;
    token->letters = length;
    token->shape = (uint8_t)(((low & 0x60) == 0x40) * ENT_SHAPE_UPPER_FIRST | !has_small * ENT_SHAPE_UPPER_ALL |
                             ((low & 0x40) == 0) * ENT_SHAPE_DIGIT);
}

/**
 * The word that begins at @start, which is the first byte of one, when it is longer than most, has accents or is cut by
 * the text's end.
 */
EntToken ent_token_long(EntText text, uint32_t start);

/** Reads the word that begins at @start, which is the first byte of one. */
static inline void ent_token_read(EntText text, uint32_t start, EntToken *token) {
    EntStrip strip = ent_strip_read(text.bytes + start);
    unsigned length = (unsigned)__builtin_ctz(~strip.word | 1u << 16);
    if (G_UNLIKELY(length == 16 || (strip.high & ((1u << length) - 1)) != 0 || start + length > text.length)) {
        *token = ent_token_long(text, start);
        return;
    }
    ent_token_read_short(text, start, length, token);
    if (length == 1 && text.bytes[start + 1] == '.')
        ent_token_join(text, token);
}

static inline EntToken ent_token_at(EntText text, uint32_t start) {
    EntToken token;
    ent_token_read(text, start, &token);
    return token;
}

/** `&` is a word of names: `AT&T`, `Johnson & Johnson`. No other word has this hash. */
#define ENT_AMPERSAND UINT64_C(0x2626262626262626)

/** The `&` (or `&amp;`) that follows @from, after a space at most; false when none does. */
static inline bool ent_token_ampersand(EntText text, uint32_t from, EntToken *token) {
    uint32_t start = from + (text.bytes[from] == ' ');
    if (start >= text.length || text.bytes[start] != '&')
        return false;
    uint32_t end = start + 1;
    if (end + 4 <= text.length && memcmp(text.bytes + end, "amp;", 4) == 0)
        end += 4;
    *token = (EntToken){.hash = ENT_AMPERSAND, .start = start, .end = end};
    return true;
}

/** The next word at or after @from; false at the end of the text. */
bool ent_token_next(EntText text, uint32_t from, EntToken *token);

/**
 * The first word from @from on that begins before @until, with a small letter of ASCII, and has four letters and bytes
 * or more; false when there is none.
 */
bool ent_token_next_small(EntText text, uint32_t from, uint32_t until, EntToken *token);

/** The word that ends at or before @before, and not before @floor; false when there is none. */
bool ent_token_previous(EntText text, uint32_t before, uint32_t floor, EntToken *token);

/**
 * Bytes of punctuation, space or a picture in UTF-8 at @bytes (2 to 4, beyond ASCII), or 0 when a letter stands there.
 */
unsigned ent_token_separator(const unsigned char *bytes);

/** Whether a letter or digit begins at @bytes, or goes on there. */
static inline bool ent_token_is_letter(const unsigned char *bytes) {
    return *bytes < 0x80 ? g_ascii_isalnum(*bytes) : ent_token_separator(bytes) == 0;
}

/** The hash of @length folded bytes (small letters, no accents), as tokens have it. */
uint64_t ent_token_hash(const char *folded, size_t length);

#endif
