/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a record, its digest and its place in the order. */
#include "story/record.h"

#include "base/hash.h"

static bool is_plain(unsigned char byte) {
    return byte > 0x20 && byte < 0x7f;
}

/* The character at @bytes: its length, or 1 with @shown set to U+FFFD when it is none. White space and controls set @shown to "". */
static size_t look_at(const char *bytes, size_t length, const char **shown, size_t *shown_length) {
    gunichar character = g_utf8_get_char_validated(bytes, (gssize)MIN(length, 4));
    *shown = bytes;
    if (*bytes == '\0') {
        *shown_length = 0;
        return 1;
    }
    if (character >= 0xfffffffe) {
        *shown = "\xef\xbf\xbd";
        *shown_length = 3;
        return 1;
    }
    size_t width = (size_t)(g_utf8_next_char(bytes) - bytes);
    *shown_length = g_unichar_isspace(character) || g_unichar_iscntrl(character) ? 0 : width;
    return width;
}

size_t ent_story_clean(const char *bytes, size_t length, char clean[ENT_STORY_TEXT_MAX]) {
    size_t used = 0;
    bool is_apart = false; /* a space is due before the next character */
    for (size_t at = 0; at < length;) {
        const char *shown = bytes + at;
        size_t shown_length = 1;
        at += is_plain((unsigned char)bytes[at]) ? 1 : look_at(bytes + at, length - at, &shown, &shown_length);
        if (shown_length == 0) {
            is_apart = used > 0;
            continue;
        }
        if (used + is_apart + shown_length > ENT_STORY_TEXT_MAX) break;
        if (is_apart) clean[used++] = ' ';
        is_apart = false;
        for (size_t i = 0; i < shown_length; i++) clean[used++] = shown[i];
    }
    return used;
}

static bool text_is_clean(EntStoryText text) {
    return text.bytes == NULL || g_utf8_validate_len(text.bytes, text.length, NULL);
}

bool ent_story_is_clean(const EntStory *story) {
    bool clean = text_is_clean(story->id) && text_is_clean(story->source) && text_is_clean(story->title) &&
                 text_is_clean(story->url) && story->title.length <= ENT_STORY_TEXT_MAX;
    for (uint32_t i = 0; i < story->n_named && clean; i++)
        clean = text_is_clean(story->named[i].text) && story->named[i].text.length <= ENT_STORY_TEXT_MAX;
    return clean;
}

static uint64_t digest_text(EntStoryText text, uint64_t seed) {
    return text.bytes == NULL ? ent_hash_bytes("", 0, seed) : ent_hash_bytes(text.bytes, text.length, seed + 1);
}

uint64_t ent_story_digest(const EntStory *story) {
    char clean[ENT_STORY_TEXT_MAX];
    EntStoryText title = story->title;
    if (title.bytes != NULL) title = (EntStoryText){clean, (uint32_t)ent_story_clean(title.bytes, title.length, clean)};
    uint64_t digest = ent_hash_bytes(&story->day, sizeof story->day, story->body_hash);
    digest = digest_text(story->id, digest);
    digest = digest_text(story->source, digest);
    digest = digest_text(title, digest);
    return digest_text(story->url, digest);
}

int ent_story_key_compare(const EntStoryKey *a, const EntStoryKey *b) {
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    int order = memcmp(a->id.bytes, b->id.bytes, MIN(a->id.length, b->id.length));
    return order != 0 ? order : (a->id.length > b->id.length) - (a->id.length < b->id.length);
}
