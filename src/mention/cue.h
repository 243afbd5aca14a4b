/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_CUE_H
#define ENT_MENTION_CUE_H

#include "mention/letters.h"
#include "mention/token.h"

/*
 * One cue of a condition, compiled. Cues of words are compared with the text byte by byte, without case: most differ
 * within a few letters, so that is quicker than splitting the text into words.
 */

/** Words, and behind them the special cues in the order of ent_special_cues. */
typedef enum {
    ENT_CUE_WORDS,
    ENT_CUE_NAME,
    ENT_CUE_LOWER,
    ENT_CUE_NUMBER,
    ENT_CUE_GIVEN,
    ENT_CUE_TITLE,
    ENT_CUE_START,
    ENT_CUE_END,
    ENT_CUE_PAUSE,
    ENT_CUE_PERSON,
    ENT_CUE_UNNAMED,
    ENT_CUE_BRACKETED,
    ENT_CUE_TICKER,
    ENT_CUE_FIRM,
    ENT_CUE_AGED,
    ENT_CUE_CITY,
    ENT_CUE_ROW
} EntCueKind;

/** Of a prefix of one or two letters the third is not known, and of any prefix the last ones. */
#define ENT_ANY_LETTERS UINT32_MAX

/** The eight bytes of a cue that are nearest to the mention, by which most texts differ. */
typedef struct {
    uint64_t bytes;
    uint16_t open; /* bit n: it ends there, or goes on in several ways: a text the same for n bytes may be the cue */
    uint16_t gaps; /* bit n: there it may only be before a space, a hyphen or a dash; of cues behind the mention */
} EntNearest;

typedef struct {
    const char *text; /* small letters; one space where the text may have a space or a hyphen */
    EntNearest nearest;
    uint16_t length;
    uint8_t kind;     /* EntCueKind */
    bool is_prefix;   /* the last word may go on */
    bool has_dash;    /* a dash follows */
    bool is_proper;   /* begins with a capital, and small letters follow */
    uint32_t letters; /* ent_cue_letters() on its side of the mention, or ENT_ANY_LETTERS */
    char gap; /* what must stand between mention and cue: ',', '-' or '\'' (a possessive); 0: a space or a hyphen */
} EntCue;

/** @strings keeps the cue's text. The cue stands after the mention, or somewhere else. */
EntCue ent_cue_compile(const char *text, GStringChunk *strings);

/** Makes of it one that stands before the mention. */
void ent_cue_put_before(EntCue *cue);

/** The cue's eight bytes from @from on, for ent_cue_may_begin(). */
EntNearest ent_cue_bytes_from(const EntCue *cue, unsigned from);

/** Whether both stand at the same places. */
static inline bool ent_cue_is_like(const EntCue *a, const EntCue *b) {
    return a->length == b->length && strcmp(a->text, b->text) == 0 && a->kind == b->kind &&
           a->is_prefix == b->is_prefix && a->has_dash == b->has_dash && a->is_proper == b->is_proper &&
           a->gap == b->gap;
}

/**
 * Whether a byte with small letters, which have the bit 0x20, may be the first of a space: ' ', '-', '\n', '\t' and
 * what is longer.
 */
static inline bool ent_cue_may_be_space(unsigned char byte) {
    const unsigned spaces =
        1u << (' ' - ' ') | 1u << ('-' - ' ') | 1u << (('\n' | 0x20) - ' ') | 1u << (('\t' | 0x20) - ' ');
    return byte >= 0x80 || (byte < 0x30 && ((spaces >> (byte - ' ')) & 1));
}

/** Whether @near, eight bytes of text with small letters that a cue begins at, may be the cue that @wanted is of. */
static inline bool ent_cue_may_begin(EntNearest wanted, uint64_t near) {
    uint64_t differs = near ^ wanted.bytes;
    unsigned same = differs != 0 ? (unsigned)__builtin_ctzll(differs) / 8 : 8;
    return ((wanted.open >> same) & 1) &&
           (!((wanted.gaps >> same) & 1) || ent_cue_may_be_space((unsigned char)(near >> 8 * same)));
}

/** The same of eight bytes that a cue ends with; several spaces may begin a line. */
static inline bool ent_cue_may_end(EntNearest wanted, uint64_t near) {
    uint64_t differs = near ^ wanted.bytes;
    unsigned same = differs != 0 ? (unsigned)__builtin_clzll(differs) / 8 : 8;
    return ((wanted.open >> same) & 1) || (same < 8 && ((near << 8 * same) >> 56) == ' ');
}

/** Whether the cue's words stand at @at, which is the first byte of a word; its `nearest` are its first bytes. */
bool ent_cue_goes_on(const EntCue *cue, EntText text, uint32_t at);

static inline bool ent_cue_begins_at(const EntCue *cue, EntText text, uint32_t at) {
    return ent_cue_may_begin(cue->nearest, ent_token_load(text.bytes + at, 8)) && ent_cue_goes_on(cue, text, at);
}

/** Whether the cue's words end before @at, which is behind a word, and do not reach before @floor. */
bool ent_cue_ends_at(const EntCue *cue, EntText text, uint32_t at, uint32_t floor);

/** The letters of the cue that are nearest to the mention, in such a number. */
static inline uint32_t ent_cue_letters(const EntCue *cue, bool is_before) {
    const unsigned char *text = (const unsigned char *)cue->text;
    return is_before ? ent_letters_last(text + cue->length, cue->length) : ent_letters_first(text, cue->length);
}

/** Whether the gap is the one the cue asks for. */
static inline bool ent_cue_fits_gap(const EntCue *cue, char gap) {
    return cue->gap != 0 ? gap == cue->gap : gap != ',' && gap != '\'';
}

#endif
