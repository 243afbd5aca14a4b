/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_FIRST_WORDS_H
#define ENT_MENTION_FIRST_WORDS_H

#include <glib.h>
#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * The words that begin an alias or a cue, by hash. Every capitalised word of a text is looked up here, so a look-up
 * touches one line of the cache and has no branch that a text could make hard to foresee: four places are compared at
 * once.
 */

#define ENT_FIRST_WAYS 4

typedef struct {
    uint32_t tags[ENT_FIRST_WAYS]; /* 0: free */
    uint32_t nodes[ENT_FIRST_WAYS];
    uint32_t letters[ENT_FIRST_WAYS];
    uint16_t cues[ENT_FIRST_WAYS];
    uint8_t is_alias[ENT_FIRST_WAYS];
    uint32_t is_passed; /* a word that belongs here stands in the next bucket */
} EntFirstBucket;

G_STATIC_ASSERT(sizeof(EntFirstBucket) == 64);

typedef struct {
    EntFirstBucket *buckets;
    uint32_t mask, n_words;
} EntFirstWords;

/**
 * What is known of a word: the trie's node it leads to, or 0; which letters lead on from there; whether it is an alias
 * alone; a number of the cues that it begins, or 0.
 */
typedef struct {
    uint32_t node, letters, is_alias, cues;
} EntFirstWord;

void ent_first_words_init(EntFirstWords *words);
void ent_first_words_clear(EntFirstWords *words);

/** Adds to what is known of a word. */
void ent_first_words_add(EntFirstWords *words, uint64_t hash, EntFirstWord word);

static inline uint32_t ent_first_tag(uint64_t hash) {
    return (uint32_t)(hash >> 32) | 1;
}

/* The first bucket to look in. */
static inline uint32_t ent_first_bucket(const EntFirstWords *words, uint32_t tag) {
    return tag >> 8 & words->mask;
}

/* The place of @tag in the bucket; ENT_FIRST_WAYS when it is not there. */
static inline unsigned ent_first_place(const EntFirstBucket *bucket, uint32_t tag) {
#ifdef __SSE2__
    __m128i tags = _mm_load_si128((const __m128i *)(const void *)bucket->tags);
    __m128i same = _mm_cmpeq_epi32(tags, _mm_set1_epi32((int)tag));
    return (unsigned)__builtin_ctz((unsigned)_mm_movemask_ps(_mm_castsi128_ps(same)) | 1u << ENT_FIRST_WAYS);
#else
    unsigned place = 0;
    while (place < ENT_FIRST_WAYS && bucket->tags[place] != tag)
        place++;
    return place;
#endif
}

static inline EntFirstWord ent_first_words_find(const EntFirstWords *words, uint64_t hash) {
    uint32_t tag = ent_first_tag(hash), at = ent_first_bucket(words, tag);
    const EntFirstBucket *bucket = &words->buckets[at];
    unsigned place = ent_first_place(bucket, tag);
    while (G_UNLIKELY((place == ENT_FIRST_WAYS) & bucket->is_passed)) {
        at = (at + 1) & words->mask;
        bucket = &words->buckets[at];
        place = ent_first_place(bucket, tag);
    }
    uint32_t found = (uint32_t) - (int32_t)(place < ENT_FIRST_WAYS);
    place &= ENT_FIRST_WAYS - 1;
    return (EntFirstWord){bucket->nodes[place] & found, bucket->letters[place], bucket->is_alias[place] & found,
                          bucket->cues[place] & found};
}

#endif
