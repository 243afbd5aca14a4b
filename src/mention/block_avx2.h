/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BLOCK_AVX2_H
#define ENT_MENTION_BLOCK_AVX2_H

#include <immintrin.h>

/* Blocks read 32 bytes at a time, on a processor that can. Included by block.h. */

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

/** ent_block_digits() */
ENT_BLOCK_WIDE static inline uint64_t ent_block_digits_wide(const unsigned char *bytes) {
    const __m256i *chunks = (const __m256i *)(const void *)bytes;
    return ent_block_mask_wide(ent_block_range_wide(_mm256_loadu_si256(chunks), '0', 9),
                               ent_block_range_wide(_mm256_loadu_si256(chunks + 1), '0', 9));
}

#endif
