/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/cue.h"

#include "actors/catalogue.h"

#include <string.h>

#define LETTER(small) [small] = small, [small - 'a' + 'A'] = small
#define DIGIT(digit) [digit] = digit

const unsigned char ent_cue_small_letters[256] = {
    LETTER('a'), LETTER('b'), LETTER('c'), LETTER('d'), LETTER('e'), LETTER('f'), LETTER('g'), LETTER('h'), LETTER('i'),
    LETTER('j'), LETTER('k'), LETTER('l'), LETTER('m'), LETTER('n'), LETTER('o'), LETTER('p'), LETTER('q'), LETTER('r'),
    LETTER('s'), LETTER('t'), LETTER('u'), LETTER('v'), LETTER('w'), LETTER('x'), LETTER('y'), LETTER('z'), DIGIT('0'),
    DIGIT('1'),  DIGIT('2'),  DIGIT('3'),  DIGIT('4'),  DIGIT('5'),  DIGIT('6'),  DIGIT('7'),  DIGIT('8'),  DIGIT('9')};

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
    G_STATIC_ASSERT(ENT_CUE_AGED == ENT_N_SPECIAL_CUES);
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

static bool is_letter(const unsigned char *at) {
    return *at < 0x80 ? g_ascii_isalnum(*at) : ent_token_separator(at) == 0;
}

unsigned ent_cue_space_at(const unsigned char *at) {
    if (*at == ' ' || *at == '-' || *at == '\n' || *at == '\t')
        return 1;
    if (at[0] == 0xC2 && at[1] == 0xA0)
        return 2;
    return at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x93 ? 3 : 0;
}

/* The same that ends before @end. */
static unsigned space_before(const unsigned char *end, size_t room) {
    if (room >= 1 && ent_cue_space_at(end - 1) == 1)
        return 1;
    if (room >= 2 && ent_cue_space_at(end - 2) == 2)
        return 2;
    return room >= 3 && ent_cue_space_at(end - 3) == 3 ? 3 : 0;
}

static bool is_proper(const unsigned char *at) {
    return g_ascii_isupper(at[0]) && !g_ascii_isupper(at[1]);
}

typedef enum { ANOTHER, PERHAPS, SAME } Likeness;

/* Whether each byte is plain: of ASCII, and no control character, so that small letters are all that folding
 * changes. */
static bool is_plain(uint64_t bytes) {
    const uint64_t bit = UINT64_C(0x2020202020202020);
    return (bytes & (bit << 2)) == 0 && ((bytes | bytes >> 1) & bit) == bit;
}

/* What eight bytes at a time tell: many cues begin with the same words. Spaces and apostrophes are written in several
 * ways. */
static Likeness compare_fast(const EntCue *cue, EntText text, uint32_t at) {
    const unsigned char *bytes = text.bytes + at, *wanted = (const unsigned char *)cue->text;
    size_t length = cue->length;
    bool is_sure = true;
    if (length < 8 || at + length > text.length)
        return PERHAPS;
    for (size_t done = 0; done < length; done += 8) {
        /* The last eight overlap those before. */
        size_t i = MIN(done, length - 8);
        uint64_t raw, differs = ent_token_load(bytes + i, 8) ^ ent_token_load(wanted + i, 8);
        if (differs != 0) {
            size_t place = i + (size_t)__builtin_ctzll(differs) / 8;
            bool is_gap = wanted[place] == ' ' ? ent_cue_space_at(bytes + place) > 0 : wanted[place] == '\'';
            return is_gap ? PERHAPS : ANOTHER;
        }
        memcpy(&raw, bytes + i, sizeof raw);
        is_sure &= is_plain(raw);
    }
    return is_sure ? SAME : PERHAPS;
}

/* Behind the cue's words in the text at @bytes, or NULL when it has others. */
static const unsigned char *compare_bytes(const EntCue *cue, const unsigned char *bytes, const unsigned char *end) {
    for (unsigned i = 0; i < cue->length; i++) {
        char wanted = cue->text[i];
        unsigned width = 1;
        if (bytes >= end)
            return NULL;
        if (wanted == ' ')
            width = ent_cue_space_at(bytes);
        else if (wanted == '\'' && bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] == 0x99)
            width = 3;
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
    if (cue->has_dash && (bytes[0] != ' ' || ent_cue_space_at(bytes + 1) == 0 || bytes[1] == ' '))
        return false;
    return cue->length > 0 && (cue->is_prefix || bytes >= end || !is_letter(bytes));
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
            width = space_before(end, room);
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

/* The bytes of `'s` at @at, which may stand apart (`China 's`), or 0. */
static unsigned possessive_at(const unsigned char *at) {
    unsigned mark = *at == '\'' ? 1 : at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0x99 ? 3 : 0;
    return mark > 0 && at[mark] == 's' && ent_cue_space_at(at + mark + 1) > 0 ? mark + 1 : 0;
}

static void look_at_word(EntBeside *beside, EntText text, uint32_t at) {
    beside->at = at;
    beside->letters = ent_cue_first_letters(text.bytes + at, text.length - at);
    beside->near = ent_token_load(text.bytes + at, 8);
    beside->is_near_known = true;
}

/* The word ends before @at. */
static void look_at_end(EntBeside *beside, EntText text, uint32_t at, uint32_t floor) {
    beside->at = at;
    beside->letters = ent_cue_last_letters(text.bytes + at, at - floor);
    beside->is_near_known = at - floor >= 8;
    beside->near = beside->is_near_known ? ent_token_load(text.bytes + at - 8, 8) : 0;
}

void ent_cue_look_after(EntText text, uint32_t end, EntBeside *beside) {
    const unsigned char *bytes = text.bytes + end;
    *beside = (EntBeside){.at = ENT_NO_WORD, .gap = ' '};
    if (bytes[0] == ' ' && end + 1 < text.length && g_ascii_isalnum(bytes[1])) {
        look_at_word(beside, text, end + 1);
        return;
    }
    unsigned width = ent_cue_space_at(bytes);
    if (*bytes == '-' || *bytes == 0xE2)
        beside->gap = '-';
    if (*bytes == ',' || (width == 1 && bytes[1] == ',')) {
        beside->gap = ',';
        width = width + 1 + ent_cue_space_at(bytes + width + 1);
    } else if (possessive_at(bytes + width) > 0) {
        beside->gap = '\'';
        width += possessive_at(bytes + width);
        width += ent_cue_space_at(bytes + width);
    }
    if (width == 0 || end + width >= text.length || !is_letter(bytes + width))
        return;
    look_at_word(beside, text, end + width);
}

void ent_cue_look_before(EntText text, uint32_t start, uint32_t floor, EntBeside *beside) {
    const unsigned char *end = text.bytes + start;
    *beside = (EntBeside){.at = ENT_NO_WORD, .gap = ' '};
    size_t room = start - floor;
    if (room > 2 && end[-1] == ' ' && g_ascii_isalnum(end[-2])) {
        look_at_end(beside, text, start - 1, floor);
        return;
    }
    unsigned width = space_before(end, room);
    if (width == 0)
        return;
    if (*(end - width) == '-' || *(end - width) == 0xE2)
        beside->gap = '-';
    if (beside->gap == ' ' && room > width && *(end - width - 1) == ',') {
        beside->gap = ',';
        width++;
        if (room > width && *(end - width - 1) == ' ')
            width++;
    }
    if (room <= width)
        return;
    unsigned char last = *(end - width - 1);
    if (!g_ascii_isalnum(last) && last < 0x80 && last != '.')
        return;
    look_at_end(beside, text, start - width, floor);
}

/* A letter or digit, small; 0 for anything else. */
static inline uint32_t letter_of(unsigned char byte) {
    return g_ascii_isalnum(byte) || byte >= 0x80 ? byte | 0x20 : 0;
}

#define LONGEST_WORD 12

/* The letters of the word before @end, of @room bytes; words of more than LONGEST_WORD bytes are in no cue that is
 * asked for so. */
static size_t length_before(const unsigned char *end, size_t room) {
    size_t length = 0;
    if (G_LIKELY(room >= 16))
        return (size_t)__builtin_clz(~(ent_strip_read(end - 16).word << 16));
    while (length < room && letter_of(*(end - length - 1)) != 0)
        length++;
    return length;
}

uint32_t ent_cue_last_two(const unsigned char *end, size_t room) {
    size_t length = length_before(end, room);
    size_t gap = length < room ? space_before(end - length, room - length) : 0;
    if (length == 0 || length > LONGEST_WORD || gap == 0 || room <= length + gap)
        return 0;
    const unsigned char *before = end - length - gap;
    size_t left = room - length - gap;
    return ent_cue_mix_letters(letter_of(end[-1]), letter_of(before[-1]), left > 1 ? letter_of(before[-2]) : 0);
}
