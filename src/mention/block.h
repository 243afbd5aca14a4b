/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BLOCK_H
#define ENT_MENTION_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What is asked of many bytes of text at once: a bit a byte. With SSE2 16 bytes take a few instructions; elsewhere a
 * loop does. What is asked most has a form of its own for processors with AVX2.
 */

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
#include "mention/block_sse2.h"
#else
#include "mention/block_plain.h"
#endif

#ifdef __x86_64__
#include "mention/block_avx2.h"
#endif

#endif
