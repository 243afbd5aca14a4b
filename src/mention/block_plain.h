/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BLOCK_PLAIN_H
#define ENT_MENTION_BLOCK_PLAIN_H

/* Blocks read byte by byte, where there is no SSE2. Included by block.h. */

static inline EntBlock ent_block_read(const unsigned char *bytes) {
    EntBlock block = {0};
    for (int i = 0; i < 64; i++) {
        unsigned char byte = bytes[i], small = byte | 0x20;
        uint64_t bit = UINT64_C(1) << i;
        bool is_letter = small >= 'a' && small <= 'z';
        if (byte & 0x80)
            block.high |= bit;
        if (is_letter || (byte >= '0' && byte <= '9') || (byte & 0x80))
            block.word |= bit;
        if (byte >= 'A' && byte <= 'Z')
            block.upper |= bit;
        if (byte >= 'a' && byte <= 'z')
            block.small |= bit;
        if (byte >= '0' && byte <= '9')
            block.digit |= bit;
        if (byte == '.' || byte == '!' || byte == '?')
            block.stop |= bit;
        if (byte == '\n')
            block.line |= bit;
    }
    return block;
}

static inline EntGlance ent_block_glance(const unsigned char *bytes) {
    EntBlock block = ent_block_read(bytes);
    return (EntGlance){block.word & ~block.high, block.upper, block.high, block.stop, block.line};
}

static inline EntMarks ent_block_marks(const unsigned char *bytes) {
    EntBlock block = ent_block_read(bytes);
    return (EntMarks){block.word & ~block.high, block.upper | block.digit, block.high};
}

static inline uint64_t ent_block_letters(const unsigned char *bytes) {
    EntBlock block = ent_block_read(bytes);
    return block.word & ~block.high;
}

static inline uint64_t ent_block_ends(const unsigned char *bytes) {
    EntBlock block = ent_block_read(bytes);
    return block.stop | block.line;
}

static inline uint64_t ent_block_digits(const unsigned char *bytes) {
    return ent_block_read(bytes).digit;
}

static inline uint64_t ent_block_high(const unsigned char *bytes) {
    return ent_block_read(bytes).high;
}

static inline EntStrip ent_strip_read(const unsigned char *bytes) {
    EntStrip strip = {0};
    for (int i = 0; i < 16; i++) {
        unsigned char byte = bytes[i], small = byte | 0x20;
        uint32_t bit = 1u << i;
        if (byte & 0x80)
            strip.high |= bit;
        if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9') || (byte & 0x80))
            strip.word |= bit;
        if (byte >= 'A' && byte <= 'Z')
            strip.upper |= bit;
        if (byte >= 'a' && byte <= 'z')
            strip.small |= bit;
    }
    return strip;
}

#endif
