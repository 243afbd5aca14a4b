/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BLOCK_SSE2_H
#define ENT_MENTION_BLOCK_SSE2_H

#include <emmintrin.h>

/* Blocks read 16 bytes at a time. Included by block.h. */

static inline __m128i ent_block_range(__m128i bytes, char low, char width) {
    __m128i shifted = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
    return _mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8(width)), shifted);
}

static inline uint64_t ent_block_mask(__m128i bytes) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes);
}

static inline EntBlock ent_block_read(const unsigned char *bytes) {
    EntBlock block = {0};
    for (int quarter = 0; quarter < 4; quarter++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter));
        __m128i upper = ent_block_range(chunk, 'A', 25);
        __m128i letter = ent_block_range(_mm_or_si128(chunk, _mm_set1_epi8(0x20)), 'a', 25);
        __m128i digit = ent_block_range(chunk, '0', 9);
        __m128i stop = _mm_or_si128(
            _mm_cmpeq_epi8(chunk, _mm_set1_epi8('.')),
            _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('!')), _mm_cmpeq_epi8(chunk, _mm_set1_epi8('?'))));
        uint64_t high = ent_block_mask(chunk), letters = ent_block_mask(letter), capitals = ent_block_mask(upper);
        int shift = 16 * quarter;
        block.high |= high << shift;
        block.word |= (letters | ent_block_mask(digit) | high) << shift;
        block.upper |= capitals << shift;
        block.small |= (letters & ~capitals) << shift;
        block.digit |= ent_block_mask(digit) << shift;
        block.stop |= ent_block_mask(stop) << shift;
        block.line |= ent_block_mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\n'))) << shift;
    }
    return block;
}

static inline EntGlance ent_block_glance(const unsigned char *bytes) {
    EntGlance glance = {0};
    for (int quarter = 0; quarter < 4; quarter++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter));
        __m128i letter = ent_block_range(_mm_or_si128(chunk, _mm_set1_epi8(0x20)), 'a', 25);
        __m128i stop = _mm_or_si128(
            _mm_cmpeq_epi8(chunk, _mm_set1_epi8('.')),
            _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('!')), _mm_cmpeq_epi8(chunk, _mm_set1_epi8('?'))));
        uint64_t plain = ent_block_mask(_mm_or_si128(letter, ent_block_range(chunk, '0', 9)));
        /* Of letters and digits only capitals lack the bit 0x20, which is moved to where masks are made of. */
        uint64_t small = ent_block_mask(_mm_slli_epi16(chunk, 2));
        int shift = 16 * quarter;
        glance.plain |= plain << shift;
        glance.upper |= (plain & ~small) << shift;
        glance.high |= ent_block_mask(chunk) << shift;
        glance.stop |= ent_block_mask(stop) << shift;
        glance.line |= ent_block_mask(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\n'))) << shift;
    }
    return glance;
}

static inline EntMarks ent_block_marks(const unsigned char *bytes) {
    EntMarks marks = {0};
    for (int quarter = 0; quarter < 4; quarter++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter));
        __m128i letter = ent_block_range(_mm_or_si128(chunk, _mm_set1_epi8(0x20)), 'a', 25);
        uint64_t plain = ent_block_mask(_mm_or_si128(letter, ent_block_range(chunk, '0', 9)));
        uint64_t small = ent_block_mask(_mm_cmpgt_epi8(chunk, _mm_set1_epi8('Z')));
        int shift = 16 * quarter;
        marks.plain |= plain << shift;
        marks.marked |= (plain & ~small) << shift;
        marks.high |= ent_block_mask(chunk) << shift;
    }
    return marks;
}

/** Only the letters and digits of ASCII in the 64 bytes. */
static inline uint64_t ent_block_letters(const unsigned char *bytes) {
    uint64_t letters = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter));
        __m128i letter = ent_block_range(_mm_or_si128(chunk, _mm_set1_epi8(0x20)), 'a', 25);
        letters |= ent_block_mask(_mm_or_si128(letter, ent_block_range(chunk, '0', 9))) << (16 * quarter);
    }
    return letters;
}

/** `stop` and `line` in one. */
static inline uint64_t ent_block_ends(const unsigned char *bytes) {
    uint64_t marks = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter));
        __m128i stop =
            _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('.')), _mm_cmpeq_epi8(chunk, _mm_set1_epi8('!')));
        __m128i line =
            _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('?')), _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\n')));
        marks |= ent_block_mask(_mm_or_si128(stop, line)) << (16 * quarter);
    }
    return marks;
}

/** Only `digit`. */
static inline uint64_t ent_block_digits(const unsigned char *bytes) {
    uint64_t digits = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter));
        digits |= ent_block_mask(ent_block_range(chunk, '0', 9)) << (16 * quarter);
    }
    return digits;
}

/** Only `high`. */
static inline uint64_t ent_block_high(const unsigned char *bytes) {
    uint64_t high = 0;
    for (int quarter = 0; quarter < 4; quarter++)
        high |= ent_block_mask(_mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * quarter)))
                << (16 * quarter);
    return high;
}

static inline EntStrip ent_strip_read(const unsigned char *bytes) {
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    __m128i letter = ent_block_range(_mm_or_si128(chunk, _mm_set1_epi8(0x20)), 'a', 25);
    uint32_t high = (uint32_t)_mm_movemask_epi8(chunk), letters = (uint32_t)_mm_movemask_epi8(letter);
    uint32_t digits = (uint32_t)_mm_movemask_epi8(ent_block_range(chunk, '0', 9));
    uint32_t upper = (uint32_t)_mm_movemask_epi8(ent_block_range(chunk, 'A', 25));
    return (EntStrip){letters | digits | high, upper, letters & ~upper, high};
}

#endif
