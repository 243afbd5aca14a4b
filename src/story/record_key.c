/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/record_key.h"

#include "base/hash.h"

#include <string.h>

static uint64_t digest_text(EntStoryText text, uint64_t seed) {
    return text.bytes == NULL ? ent_hash_bytes("", 0, seed) : ent_hash_bytes(text.bytes, text.length, seed + 1);
}

uint64_t ent_story_digest(const EntStory *story) {
    char clean[ENT_STORY_TEXT_MAX];
    EntStoryText title = story->title;
    if (title.bytes != NULL)
        title = (EntStoryText){clean, (uint32_t)ent_story_clean(title.bytes, title.length, clean)};
    uint64_t digest = ent_hash_bytes(&story->day, sizeof story->day, story->body_hash);
    digest = digest_text(story->id, digest);
    digest = digest_text(story->source, digest);
    digest = digest_text(title, digest);
    return digest_text(story->url, digest);
}

int ent_story_key_compare(const EntStoryKey *a, const EntStoryKey *b) {
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    int order = memcmp(a->id.bytes, b->id.bytes, MIN(a->id.length, b->id.length));
    return order != 0 ? order : (a->id.length > b->id.length) - (a->id.length < b->id.length);
}

static uint64_t digest_record(const uint8_t *bytes, size_t length) {
    g_auto(EntStory) story = {0};
    return ent_story_decode_head(&story, bytes, length) ? ent_story_digest(&story) : UINT64_MAX;
}

int ent_story_compare_rivals(const uint8_t *a, size_t a_length, const uint8_t *b, size_t b_length) {
    uint64_t first = digest_record(a, a_length), second = digest_record(b, b_length);
    if (first != second)
        return first < second ? -1 : 1;
    int order = memcmp(a, b, MIN(a_length, b_length));
    return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

/* ---- Kept keys ---- */

void ent_kept_key_init(EntKeptKey *kept) {
    *kept = (EntKeptKey){.id = g_byte_array_new()};
}

void ent_kept_key_clear(EntKeptKey *kept) {
    g_byte_array_unref(kept->id);
}

void ent_kept_key_set(EntKeptKey *kept, const EntStoryKey *key) {
    g_byte_array_set_size(kept->id, 0);
    g_byte_array_append(kept->id, (const guint8 *)key->id.bytes, key->id.length);
    kept->day = key->day;
}

EntStoryKey ent_kept_key_get(const EntKeptKey *kept) {
    return (EntStoryKey){kept->day, {(const char *)kept->id->data, kept->id->len}};
}

bool ent_kept_key_is(const EntKeptKey *kept, const EntStoryKey *key) {
    return kept->id->len > 0 && kept->id->len == key->id.length && kept->day == key->day &&
           memcmp(kept->id->data, key->id.bytes, kept->id->len) == 0;
}
