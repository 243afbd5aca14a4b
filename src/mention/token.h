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
 * Words of a text. A word is a run of letters and digits (UTF-8), or an abbreviation with inner dots, `U.S.`, which is one
 * word and keeps its last dot. Case, accents and the dots of abbreviations do not change a word's hash.
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

/** The text that is read; at least 64 bytes after @length can be read. */
typedef struct {
    const unsigned char *bytes;
    uint32_t length;
} EntText;

/** The word at @start when it has bytes above 0x7f; the slow way. */
EntToken ent_token_fold(EntText text, uint32_t start);

/** Makes of a single letter before a dot an abbreviation when it is one: `U.S.`, `U.S`, `D.P.R.K.`. */
void ent_token_join(EntText text, EntToken *token);

static inline uint64_t ent_token_load(const unsigned char *bytes, size_t length) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    word |= UINT64_C(0x2020202020202020);
    return length >= 8 ? word : word & ((UINT64_C(1) << (8 * length)) - 1);
}

/* @bytes are ASCII letters and digits, or folded already; 16 bytes can be read. */
static inline uint64_t ent_token_hash_word(const unsigned char *bytes, size_t length) {
    uint64_t low = ent_token_load(bytes, length), high = length > 8 ? ent_token_load(bytes + 8, length - 8) : 0;
    uint64_t hash = ent_hash_mix(low ^ UINT64_C(0xa0761d6478bd642f) ^ length, high ^ UINT64_C(0xe7037ed1a0b428db));
    for (size_t done = 16; done < length; done += 8)
        hash = ent_hash_mix(hash, ent_token_load(bytes + done, length - done) ^ UINT64_C(0x8ebc6af09c88c6e3));
    return hash;
}

/** The same for at most 16 bytes, without a branch. */
static inline uint64_t ent_token_hash_short(const unsigned char *bytes, size_t length) {
    static const uint8_t kept[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    uint64_t low, high, low_kept, high_kept;
    memcpy(&low, bytes, 8);
    memcpy(&high, bytes + 8, 8);
    memcpy(&low_kept, kept + 16 - length, 8);
    memcpy(&high_kept, kept + 24 - length, 8);
    low = (low | UINT64_C(0x2020202020202020)) & low_kept;
    high = (high | UINT64_C(0x2020202020202020)) & high_kept;
    return ent_hash_mix(low ^ UINT64_C(0xa0761d6478bd642f) ^ length, high ^ UINT64_C(0xe7037ed1a0b428db));
}

/** The word that begins at @start, which is the first byte of one. */
static inline EntToken ent_token_at(EntText text, uint32_t start) {
    const unsigned char *bytes = text.bytes + start;
    EntStrip strip = ent_strip_read(bytes);
    unsigned length = (unsigned)__builtin_ctz(~strip.word | 1u << 16);
    if (G_UNLIKELY(length == 16))
        while (start + length < text.length && g_ascii_isalnum(bytes[length]))
            length++;
    if (start + length > text.length)
        length = text.length - start;
    uint32_t inside = length >= 16 ? 0xFFFF : (1u << length) - 1;
    if (G_UNLIKELY((strip.high & inside) != 0 || (length >= 16 && bytes[length] >= 0x80)))
        return ent_token_fold(text, start);
    EntToken token = {
        .start = start, .end = start + length, .letters = length, .hash = ent_token_hash_word(bytes, length)};
    if (strip.upper & 1)
        token.shape |= ENT_SHAPE_UPPER_FIRST;
    if (bytes[0] <= '9')
        token.shape |= ENT_SHAPE_DIGIT;
    if ((strip.small & inside) == 0)
        token.shape |= ENT_SHAPE_UPPER_ALL;
    if (length == 1 && bytes[1] == '.')
        ent_token_join(text, &token);
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

/** The word that ends at or before @before, and not before @floor; false when there is none. */
bool ent_token_previous(EntText text, uint32_t before, uint32_t floor, EntToken *token);

/** Bytes of punctuation, space or a picture in UTF-8 at @bytes (2 to 4, beyond ASCII), or 0 when a letter stands there. */
unsigned ent_token_separator(const unsigned char *bytes);

/** The hash of @length folded bytes (small letters, no accents), as tokens have it. */
uint64_t ent_token_hash(const char *folded, size_t length);

#endif
