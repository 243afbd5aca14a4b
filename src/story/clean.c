/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/clean.h"

#include "base/hash.h"

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Beyond ASCII: the length of the character at @bytes, or 1 when it is none. @shown is what stands for it, nothing for
 * white space.
 */
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

/*
 * Most text is words with single spaces: take_many() takes as much of the next @left bytes, of @length in all, as is
 * such, but not more than fits in a register, and returns how much. A space that ends it is put down; ent_story_clean()
 * takes it back.
 */
#ifdef __SSE2__
#define REGISTER 16

/* The last @left bytes before @end, then zeros; 16 bytes before @end can be read. */
static inline __m128i load_last(const char *end, size_t left) {
    char bytes[2 * REGISTER] = {0};
    memcpy(bytes, end - REGISTER, REGISTER);
    return _mm_loadu_si128((const __m128i *)(const void *)(bytes + REGISTER - left));
}

/* Whole registers in a row that are taken as they are. */
static inline size_t take_plain(Line *line, const char *bytes, size_t left) {
    size_t most = MIN(left, ENT_STORY_TEXT_MAX - line->used) / REGISTER * REGISTER, n_taken = 0;
    unsigned is_apart = line->is_apart;
    for (; n_taken < most; n_taken += REGISTER) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + n_taken)), space = _mm_set1_epi8(' ');
        __m128i strange = _mm_or_si128(_mm_cmplt_epi8(chunk, space), _mm_cmpeq_epi8(chunk, _mm_set1_epi8(0x7f)));
        unsigned spaces = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, space));
        if (((unsigned)_mm_movemask_epi8(strange) | (spaces & (spaces << 1 | is_apart))) != 0)
            break;
        _mm_storeu_si128((__m128i *)(void *)(line->bytes + line->used + n_taken), chunk);
        is_apart = spaces >> (REGISTER - 1);
    }
    line->used += n_taken;
    line->is_apart = is_apart;
    return n_taken;
}

static inline size_t take_many(Line *line, const char *bytes, size_t left, size_t length) {
    if (length < REGISTER || line->used + REGISTER > ENT_STORY_TEXT_MAX)
        return 0;
    __m128i space = _mm_set1_epi8(' '), chunk = left >= REGISTER ? _mm_loadu_si128((const __m128i *)(const void *)bytes)
                                                                 : load_last(bytes + left, left);
    /* Bytes above 0x7f are negative. */
    __m128i solid = _mm_andnot_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8(0x7f)), _mm_cmpgt_epi8(chunk, space));
    unsigned high = (unsigned)_mm_movemask_epi8(chunk);
    unsigned gaps = ~((unsigned)_mm_movemask_epi8(solid) | high), doubled = gaps & (gaps << 1 | line->is_apart);
    unsigned n_taken = (unsigned)__builtin_ctz(high | doubled | 1u << MIN(left, REGISTER));
    chunk = _mm_or_si128(_mm_and_si128(solid, chunk), _mm_andnot_si128(solid, space));
    _mm_storeu_si128((__m128i *)(void *)(line->bytes + line->used), chunk);
    line->used += n_taken;
    line->is_apart = n_taken == 0 ? line->is_apart : (gaps >> (n_taken - 1)) & 1;
    return n_taken;
}
#else
#define REGISTER 8
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline size_t take_plain(Line *line, const char *bytes, size_t left) {
    (void)line, (void)bytes, (void)left;
    return 0;
}

static inline size_t take_many(Line *line, const char *bytes, size_t left, size_t length) {
    (void)length;
    if (left < REGISTER || line->used + REGISTER > ENT_STORY_TEXT_MAX)
        return 0;
    uint64_t word = ent_hash_load((const unsigned char *)bytes, REGISTER), high = EACH(0x80);
    uint64_t controls = ~((word | high) - EACH(0x20)) & high, deletes = (word + EACH(1)) & high;
    uint64_t spaces = ~((word | high) - EACH(0x21)) & high;
    if (((word & high) | controls | deletes | (spaces & (spaces << 8 | (uint64_t)line->is_apart << 7))) != 0)
        return 0;
    memcpy(line->bytes + line->used, &word, REGISTER);
    line->is_apart = spaces >> 63;
    line->used += REGISTER;
    return REGISTER;
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
        at += take_plain(&line, bytes + at, length - at);
        size_t n_taken = take_many(&line, bytes + at, length - at, length);
        at += n_taken;
        if (n_taken == REGISTER || at == length)
            continue;
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
    uint64_t any = ent_hash_load((const unsigned char *)bytes + length - 8, 8);
    for (size_t i = 0; i + 8 < length; i += 8)
        any |= ent_hash_load((const unsigned char *)bytes + i, 8);
    if (!(any & UINT64_C(0x8080808080808080)))
        return true;
    size_t characters = 0;
    for (size_t i = 0; i < length; i++)
        characters += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return characters >= ENT_STORY_PARAGRAPH_MIN;
}
