/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/first_words.h"

#define FEWEST_BUCKETS 16
#define MOST_IN_A_BUCKET 2 /* on average */

static void make_buckets(EntFirstWords *words, uint32_t n_buckets) {
    words->buckets = g_aligned_alloc0(n_buckets, sizeof *words->buckets, sizeof *words->buckets);
    words->mask = n_buckets - 1;
    words->n_words = 0;
}

void ent_first_words_init(EntFirstWords *words) {
    make_buckets(words, FEWEST_BUCKETS);
}

void ent_first_words_clear(EntFirstWords *words) {
    g_aligned_free(words->buckets);
}

static void add(EntFirstWords *words, uint32_t tag, EntFirstWord word) {
    for (uint32_t at = ent_first_bucket(words, tag);; at = (at + 1) & words->mask) {
        EntFirstBucket *bucket = &words->buckets[at];
        unsigned place = ent_first_place(bucket, tag);
        if (place == ENT_FIRST_WAYS) {
            place = ent_first_place(bucket, 0);
            words->n_words += place < ENT_FIRST_WAYS;
        }
        if (place < ENT_FIRST_WAYS) {
            bucket->tags[place] = tag;
            bucket->nodes[place] |= word.node;
            bucket->letters[place] |= word.letters;
            bucket->is_alias[place] |= word.is_alias != 0;
            bucket->cues[place] |= (uint16_t)word.cues;
            return;
        }
        bucket->is_passed = 1;
    }
}

static void grow(EntFirstWords *words) {
    EntFirstWords before = *words;
    make_buckets(words, 2 * (before.mask + 1));
    for (uint32_t at = 0; at <= before.mask; at++) {
        const EntFirstBucket *bucket = &before.buckets[at];
        for (unsigned i = 0; i < ENT_FIRST_WAYS && bucket->tags[i] != 0; i++)
            add(words, bucket->tags[i],
                (EntFirstWord){bucket->nodes[i], bucket->letters[i], bucket->is_alias[i], bucket->cues[i]});
    }
    ent_first_words_clear(&before);
}

void ent_first_words_add(EntFirstWords *words, uint64_t hash, EntFirstWord word) {
    if (words->n_words >= MOST_IN_A_BUCKET * (words->mask + 1))
        grow(words);
    add(words, ent_first_tag(hash), word);
}
