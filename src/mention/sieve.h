/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SIEVE_H
#define ENT_MENTION_SIEVE_H

#include "mention/cue.h"

/* Which letters the cues of a list may have nearest to the mention: most questions end here. */
typedef struct {
    uint64_t letters[2];
    uint64_t pairs[4];                  /* the same for the first two bytes: quicker to ask, where many words are */
    uint32_t first_special, n_specials; /* the cues that are no words, for whoever keeps a list of them */
    bool is_sure;                       /* a word whose letters do not pass is no cue of words */
    bool only_marks;                    /* those cues ask for marks around the mention */
} EntSieve;

/** @is_before: the cue stands before the mention. A sieve is zeroed before the first cue but for is_sure, which begins true. */
void ent_sieve_add(EntSieve *sieve, const EntCue *cue, bool is_before);

/** @letters: of ent_cue_first_letters() or ent_cue_last_letters(). */
static inline bool ent_sieve_passes(const EntSieve *sieve, uint32_t letters) {
    return (sieve->letters[(letters >> 30) & 1] >> (letters >> 24 & 63)) & 1;
}

static inline unsigned ent_sieve_pair(unsigned char first, unsigned char second) {
    return ((first & 31u) * 11 + (second & 31u) * 3) & 255;
}

/** Of the word at @at. */
static inline bool ent_sieve_passes_pair(const EntSieve *sieve, const unsigned char *at) {
    unsigned pair = ent_sieve_pair(at[0], at[1]);
    return (sieve->pairs[pair / 64] >> (pair % 64)) & 1;
}

/** Of a prefix of one or two letters the third is not known. */
#define ENT_ANY_LETTERS UINT32_MAX

/** The cues from @first to before @end of all, and their first letters or ENT_ANY_LETTERS. */
typedef struct {
    const EntCue *cues;
    const uint32_t *letters;
    uint32_t first, end;
} EntCueRange;

#define ENT_NO_CUE UINT32_MAX

/** The first word of @part from @from on at which a cue of words of the range, of which the sieve was made, begins: that cue, or ENT_NO_CUE. */
uint32_t ent_sieve_find(const EntSieve *sieve, const EntCueRange *range, EntText part, uint32_t from);

#endif
