/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a record, its digest and its place in the order. */
#include "story/record.h"

#include "base/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Beyond ASCII: the length of the character at @bytes, or 1 when it is none. @shown is what stands for it, nothing for white space. */
static size_t look_at(const char *bytes, size_t length, const char **shown, size_t *shown_length) {
    gunichar character = g_utf8_get_char_validated(bytes, (gssize)MIN(length, 4));
    *shown = bytes;
    if (character >= 0xfffffffe) {
        *shown = "\xef\xbf\xbd";
        *shown_length = 3;
        return 1;
    }
    size_t width = (size_t)(g_utf8_next_char(bytes) - bytes);
    *shown_length = g_unichar_isspace(character) || g_unichar_iscntrl(character) ? 0 : width;
    return width;
}

/* A line being cleaned. */
typedef struct {
    char *bytes;
    size_t used;
    bool is_apart; /* a space was put down last, or nothing yet: another one is not wanted */
} Line;

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/*
 * Most text is words with single spaces: takes eight bytes of it at once. False when they are not all such, or may not fit. A space that
 * ends them is put down; ent_story_clean() takes it back.
 */
static bool take_eight(Line *line, const char *bytes) {
    uint64_t word = ent_hash_load((const unsigned char *)bytes, 8), high = EACH(0x80);
    uint64_t controls = ~((word | high) - EACH(0x20)) & high, deletes = (word + EACH(1)) & high;
    uint64_t spaces = ~((word | high) - EACH(0x21)) & high;
    if (((word & high) | controls | deletes | (spaces & (spaces << 8 | (uint64_t)line->is_apart << 7))) != 0 ||
        line->used + 8 > ENT_STORY_TEXT_MAX)
        return false;
    memcpy(line->bytes + line->used, &word, 8);
    line->is_apart = spaces >> 63;
    line->used += 8;
    return true;
}

#ifdef __SSE2__
static bool take_sixteen(Line *line, const char *bytes) {
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes), space = _mm_set1_epi8(' ');
    /* Bytes above 0x7f are negative. */
    __m128i strange = _mm_or_si128(_mm_cmplt_epi8(chunk, space), _mm_cmpeq_epi8(chunk, _mm_set1_epi8(0x7f)));
    unsigned spaces = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, space));
    unsigned doubled = spaces & (spaces << 1 | line->is_apart);
    if (((unsigned)_mm_movemask_epi8(strange) | doubled) != 0 || line->used + 16 > ENT_STORY_TEXT_MAX)
        return false;
    _mm_storeu_si128((__m128i *)(void *)(line->bytes + line->used), chunk);
    line->is_apart = (spaces >> 15) & 1;
    line->used += 16;
    return true;
}
#else
static bool take_sixteen(Line *line, const char *bytes) {
    (void)line, (void)bytes;
    return false;
}
#endif

static bool take(Line *line, const char *shown, size_t length) {
    if (line->used + length > ENT_STORY_TEXT_MAX)
        return false;
    for (size_t i = 0; i < length; i++)
        line->bytes[line->used++] = shown[i];
    line->is_apart = false;
    return true;
}

static bool take_space(Line *line) {
    if (line->is_apart)
        return true;
    if (line->used == ENT_STORY_TEXT_MAX)
        return false;
    line->bytes[line->used++] = ' ';
    line->is_apart = true;
    return true;
}

size_t ent_story_clean(const char *bytes, size_t length, char clean[ENT_STORY_TEXT_MAX]) {
    Line line = {.bytes = clean, .is_apart = true};
    bool fits = true;
    for (size_t at = 0; fits && at < length;) {
        if (length - at >= 16 && take_sixteen(&line, bytes + at)) {
            at += 16;
            continue;
        }
        if (length - at >= 8 && take_eight(&line, bytes + at)) {
            at += 8;
            continue;
        }
        unsigned char byte = (unsigned char)bytes[at];
        const char *shown = bytes + at;
        size_t shown_length = byte > 0x20 && byte != 0x7f;
        at += byte < 0x80 ? 1 : look_at(bytes + at, length - at, &shown, &shown_length);
        fits = shown_length == 0 ? take_space(&line) : take(&line, shown, shown_length);
    }
    return line.used - (line.used > 0 && line.is_apart);
}

bool ent_story_is_long(const char *bytes, size_t length) {
    if (length < ENT_STORY_PARAGRAPH_MIN || length >= 4 * ENT_STORY_PARAGRAPH_MIN)
        return length >= ENT_STORY_PARAGRAPH_MIN;
    size_t characters = 0;
    for (size_t i = 0; i < length; i++)
        characters += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return characters >= ENT_STORY_PARAGRAPH_MIN;
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
