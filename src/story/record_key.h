/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RECORD_KEY_H
#define ENT_STORY_RECORD_KEY_H

#include "story/record.h"

/* What records are sorted by and told apart by. */

/** What records are sorted by: day, undated last, then id in byte order. */
typedef struct {
    uint32_t day; /* in unsigned order */
    EntStoryText id;
} EntStoryKey;

/** The key of a record; false when it is none. */
bool ent_story_key_get(const uint8_t *bytes, size_t length, EntStoryKey *key);
/** Below, equal to or above 0, as strcmp(). */
int ent_story_key_compare(const EntStoryKey *a, const EntStoryKey *b);

/** A number that stands for the document as it was given; the sum over a corpus is the digest of the input. */
uint64_t ent_story_digest(const EntStory *story);

/** The order of two records with the same key: by their digests, then by their bytes. */
int ent_story_compare_rivals(const uint8_t *a, size_t a_length, const uint8_t *b, size_t b_length);

/** EntKeptKey: a key that stays when its record is gone; none at first. */
typedef struct {
    GByteArray *id;
    uint32_t day;
} EntKeptKey;

void ent_kept_key_init(EntKeptKey *kept);
void ent_kept_key_clear(EntKeptKey *kept);
void ent_kept_key_set(EntKeptKey *kept, const EntStoryKey *key);
/** Borrowed from @kept. */
EntStoryKey ent_kept_key_get(const EntKeptKey *kept);
bool ent_kept_key_is(const EntKeptKey *kept, const EntStoryKey *key);

#endif
