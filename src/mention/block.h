/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BLOCK_H
#define ENT_MENTION_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* What is asked of many bytes of text at once: a bit a byte. With SSE2 16 bytes take a few instructions; elsewhere a
 * loop does. */

/** 64 bytes. */
typedef struct {
    uint64_t word;  /* letters, digits, bytes above 0x7f */
    uint64_t upper; /* A to Z */
    uint64_t small; /* a to z */
    uint64_t digit; /* 0 to 9 */
    uint64_t high;  /* above 0x7f */
    uint64_t stop;  /* . ! ? */
    uint64_t line;  /* line feed */
} EntBlock;

/** What the hot path asks of 64 bytes: as little as can be. */
typedef struct {
    uint64_t plain; /* letters and digits of ASCII */
    uint64_t upper, high, stop, line;
} EntGlance;

/** What words are chosen by. */
typedef struct {
    uint64_t plain;  /* letters and digits of ASCII */
    uint64_t marked; /* capitals and digits of ASCII */
    uint64_t high;   /* above 0x7f */
} EntMarks;

/** 16 bytes, for one word. */
typedef struct {
    uint32_t word, upper, small, high; /* small: a to z */
} EntStrip;

/** Before a function that is made anew for each way to read blocks, which a caller of its gives it. */
#define ENT_BLOCK_INLINE static inline __attribute__((always_inline))

#ifdef __SSE2__
#include <emmintrin.h>

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

#ifdef __x86_64__
#include <immintrin.h>

/**
 * Before a function that is only called when ent_block_is_wide(): it takes 32 bytes at once and has better instructions
 * for bits.
 */
#define ENT_BLOCK_WIDE __attribute__((target("avx2,bmi,bmi2,popcnt")))

static inline bool ent_block_is_wide(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
           __builtin_cpu_supports("popcnt");
}

ENT_BLOCK_WIDE static inline __m256i ent_block_range_wide(__m256i bytes, char low, char width) {
    __m256i shifted = _mm256_sub_epi8(bytes, _mm256_set1_epi8(low));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(shifted, _mm256_set1_epi8(width)), shifted);
}

ENT_BLOCK_WIDE static inline uint64_t ent_block_mask_wide(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/** ent_block_glance() */
ENT_BLOCK_WIDE static inline EntGlance ent_block_glance_wide(const unsigned char *bytes) {
    __m256i chunks[2], plain[2], upper[2], stop[2], line[2];
    for (int half = 0; half < 2; half++) {
        __m256i chunk = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32 * half));
        __m256i letter = ent_block_range_wide(_mm256_or_si256(chunk, _mm256_set1_epi8(0x20)), 'a', 25);
        chunks[half] = chunk;
        plain[half] = _mm256_or_si256(letter, ent_block_range_wide(chunk, '0', 9));
        upper[half] = ent_block_range_wide(chunk, 'A', 25);
        stop[half] = _mm256_or_si256(_mm256_cmpeq_epi8(chunk, _mm256_set1_epi8('.')),
                                     _mm256_or_si256(_mm256_cmpeq_epi8(chunk, _mm256_set1_epi8('!')),
                                                     _mm256_cmpeq_epi8(chunk, _mm256_set1_epi8('?'))));
        line[half] = _mm256_cmpeq_epi8(chunk, _mm256_set1_epi8('\n'));
    }
    return (EntGlance){ent_block_mask_wide(plain[0], plain[1]), ent_block_mask_wide(upper[0], upper[1]),
                       ent_block_mask_wide(chunks[0], chunks[1]), ent_block_mask_wide(stop[0], stop[1]),
                       ent_block_mask_wide(line[0], line[1])};
}

/** ent_block_marks() */
ENT_BLOCK_WIDE static inline EntMarks ent_block_marks_wide(const unsigned char *bytes) {
    __m256i chunks[2], plain[2], marked[2];
    for (int half = 0; half < 2; half++) {
        __m256i chunk = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32 * half));
        __m256i letter = ent_block_range_wide(_mm256_or_si256(chunk, _mm256_set1_epi8(0x20)), 'a', 25);
        __m256i small = _mm256_cmpgt_epi8(chunk, _mm256_set1_epi8('Z'));
        chunks[half] = chunk;
        plain[half] = _mm256_or_si256(letter, ent_block_range_wide(chunk, '0', 9));
        marked[half] = _mm256_andnot_si256(small, plain[half]);
    }
    return (EntMarks){ent_block_mask_wide(plain[0], plain[1]), ent_block_mask_wide(marked[0], marked[1]),
                      ent_block_mask_wide(chunks[0], chunks[1])};
}

/** ent_block_letters() */
ENT_BLOCK_WIDE static inline uint64_t ent_block_letters_wide(const unsigned char *bytes) {
    __m256i plain[2];
    for (int half = 0; half < 2; half++) {
        __m256i chunk = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32 * half));
        __m256i letter = ent_block_range_wide(_mm256_or_si256(chunk, _mm256_set1_epi8(0x20)), 'a', 25);
        plain[half] = _mm256_or_si256(letter, ent_block_range_wide(chunk, '0', 9));
    }
    return ent_block_mask_wide(plain[0], plain[1]);
}
#endif

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

#else

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

#endif
