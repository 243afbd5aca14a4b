/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/cue.h"

#include "actors/catalogue.h"

#include <string.h>

/* The eight bytes from @from on, or the last eight when the cue stands before the mention. */
static EntNearest nearest_of(const EntCue *cue, unsigned from, bool is_before) {
    unsigned char bytes[8] = {0};
    unsigned open = 1u << sizeof bytes, gaps = 0;
    for (unsigned i = 0; i < sizeof bytes; i++) {
        char byte = from + i >= cue->length ? '\0' : cue->text[is_before ? cue->length - 1 - i : from + i];
        bytes[is_before ? sizeof bytes - 1 - i : i] = (unsigned char)byte;
        /* The last word of a prefix may go on. */
        if (byte == '\0' || byte == ' ' || byte == '\'' || (is_before && cue->is_prefix))
            open |= 1u << i;
        if (byte == ' ' && !is_before)
            gaps |= 1u << i;
    }
    return (EntNearest){ent_token_load(bytes, sizeof bytes), (uint16_t)open, (uint16_t)gaps};
}

/* Prefixes of one or two letters stand before words with any third one. */
static void note_nearest(EntCue *cue, bool is_before) {
    bool is_any = cue->is_prefix && (is_before || cue->length < 3);
    cue->nearest = nearest_of(cue, 0, is_before);
    cue->letters = is_any ? ENT_ANY_LETTERS : ent_cue_letters(cue, is_before);
}

void ent_cue_put_before(EntCue *cue) {
    note_nearest(cue, true);
}

EntNearest ent_cue_bytes_from(const EntCue *cue, unsigned from) {
    return nearest_of(cue, from, false);
}

static uint8_t kind_of(const char *text) {
    G_STATIC_ASSERT(ENT_CUE_ROW == ENT_N_SPECIAL_CUES);
    for (size_t i = 0; i < ENT_N_SPECIAL_CUES; i++)
        if (*text == *ent_special_cues[i] && g_str_equal(text, ent_special_cues[i]))
            return (uint8_t)(i + 1);
    return ENT_CUE_WORDS;
}

/* A catalogue has thousands: a cue is made where it stays, without a copy. */
EntCue ent_cue_compile(const char *text, GStringChunk *strings) {
    EntCue cue = {.kind = kind_of(text), .is_proper = *text == '='};
    const char *given = text + cue.is_proper;
    size_t length = strlen(given);
    char first = given[0], last = given[length - 1];
    if (first == ',' || last == ',')
        cue.gap = ',';
    cue.has_dash = length >= 2 && last == '-' && given[length - 2] == ' ';
    if (first == '-' || (last == '-' && !cue.has_dash))
        cue.gap = '-';
    cue.is_prefix = last == '*';
    char *folded = g_string_chunk_insert_len(strings, given, (gssize)length);
    for (char *c = folded; *c != '\0'; c++)
        *c = *c == '-' || *c == '*' ? ' ' : g_ascii_tolower(*c);
    if (g_str_has_prefix(folded, "'s ")) {
        cue.gap = '\'';
        memset(folded, ' ', 2);
    }
    if (first == ',')
        folded[0] = ' ';
    if (length > 1 && last == ',')
        folded[length - 1] = ' ';
    while (g_ascii_isspace(*folded))
        folded++;
    cue.text = g_strchomp(folded);
    cue.length = (uint16_t)MIN(strlen(folded), UINT16_MAX);
    note_nearest(&cue, false);
    return cue;
}

static inline char fold(unsigned char byte) {
    return (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
}

static bool is_proper(const unsigned char *at) {
    return g_ascii_isupper(at[0]) && !g_ascii_isupper(at[1]);
}

typedef enum { ANOTHER, PERHAPS, SAME } Likeness;

/* What up to eight bytes from the @i-th on tell. */
static inline Likeness compare_eight(const EntCue *cue, const unsigned char *bytes, size_t i, uint64_t wanted,
                                     size_t length) {
    uint64_t differs = ent_token_load(bytes + i, length) ^ wanted;
    if (differs != 0) {
        size_t place = i + (size_t)__builtin_ctzll(differs) / 8;
        bool is_gap = cue->text[place] == ' ' ? ent_space_at(bytes + place) > 0 : cue->text[place] == '\'';
        return is_gap ? PERHAPS : ANOTHER;
    }
    uint64_t inside = length >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * length) - 1;
    return ent_token_is_plain(bytes + i, inside) ? SAME : PERHAPS;
}

/* What eight bytes at a time tell: many cues begin with the same words. Spaces and apostrophes are written in several
 * ways. */
static Likeness compare_fast(const EntCue *cue, EntText text, uint32_t at) {
    const unsigned char *bytes = text.bytes + at, *wanted = (const unsigned char *)cue->text;
    size_t length = cue->length;
    if (at + length > text.length)
        return PERHAPS;
    if (length < 8)
        return compare_eight(cue, bytes, 0, cue->nearest.bytes & ((UINT64_C(1) << 8 * length) - 1), length);
    for (size_t done = 0; done < length; done += 8) {
        /* The last eight overlap those before. */
        size_t i = MIN(done, length - 8);
        Likeness one = compare_eight(cue, bytes, i, ent_token_load(wanted + i, 8), 8);
        if (one != SAME)
            return one;
    }
    return SAME;
}

/* The bytes of an apostrophe in another form than the cue's, or 0: text that was taken apart into words has ` '`. */
static unsigned other_apostrophe(const unsigned char *bytes) {
    unsigned space = bytes[0] == ' ';
    if (bytes[space] == 0xE2 && bytes[space + 1] == 0x80 && bytes[space + 2] == 0x99)
        return space + 3;
    return space == 1 && bytes[1] == '\'' ? 2 : 0;
}

/* Behind the cue's words in the text at @bytes, or NULL when it has others. */
static const unsigned char *compare_bytes(const EntCue *cue, const unsigned char *bytes, const unsigned char *end) {
    for (unsigned i = 0; i < cue->length; i++) {
        char wanted = cue->text[i];
        unsigned width = 1;
        if (bytes >= end)
            return NULL;
        if (wanted == ' ')
            width = ent_space_at(bytes);
        else if (wanted == '\'' && other_apostrophe(bytes) > 0)
            width = other_apostrophe(bytes);
        else if (fold(*bytes) != wanted)
            return NULL;
        if (width == 0)
            return NULL;
        bytes += width;
    }
    return bytes;
}

bool ent_cue_goes_on(const EntCue *cue, EntText text, uint32_t at) {
    Likeness likeness = compare_fast(cue, text, at);
    if (likeness == ANOTHER)
        return false;
    const unsigned char *start = text.bytes + at, *end = text.bytes + text.length;
    const unsigned char *bytes = likeness == SAME ? start + cue->length : compare_bytes(cue, start, end);
    if (bytes == NULL || (cue->is_proper && !is_proper(start)))
        return false;
    if (cue->has_dash && (bytes[0] != ' ' || ent_space_at(bytes + 1) == 0 || bytes[1] == ' '))
        return false;
    return cue->length > 0 && (cue->is_prefix || bytes >= end || !ent_token_is_letter(bytes));
}

bool ent_cue_ends_at(const EntCue *cue, EntText text, uint32_t at, uint32_t floor) {
    const unsigned char *end = text.bytes + at;
    size_t room = at - floor, ending = 0;
    if (cue->is_prefix) {
        /* The word may go on: back to its start, and as far into it as the cue's last word reaches. */
        const char *space = strrchr(cue->text, ' ');
        size_t n_last = space != NULL ? strlen(space + 1) : cue->length, n_letters = 0;
        while (n_letters < room && (g_ascii_isalnum(*(end - n_letters - 1)) || *(end - n_letters - 1) >= 0x80))
            n_letters++;
        ending = n_letters > n_last ? n_letters - n_last : 0;
    }
    end -= ending;
    room -= ending;
    for (unsigned i = cue->length; i > 0; i--) {
        char wanted = cue->text[i - 1];
        unsigned width = 1;
        if (room == 0)
            return false;
        if (wanted == ' ')
            width = ent_space_before(end, room);
        else if (wanted == '\'' && room >= 3 && end[-1] == 0x99 && end[-2] == 0x80)
            width = 3;
        else if (fold(end[-1]) != wanted)
            return false;
        if (width == 0)
            return false;
        end -= width;
        room -= width;
    }
    if (cue->is_proper && !is_proper(end))
        return false;
    return cue->length > 0 && (room == 0 || !(g_ascii_isalnum(end[-1]) || end[-1] >= 0x80));
}
