/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sieve.h"

#include "mention/block.h"

/* What stands second may be written in several ways when it is no letter. */
static void fill_pairs(EntSieve *sieve, const EntCue *cue) {
    bool is_known = cue->length > 1 && g_ascii_isalnum(cue->text[1]);
    unsigned pair = ent_sieve_pair((unsigned char)cue->text[0], (unsigned char)cue->text[1]);
    for (unsigned i = 0; i < 4; i++)
        sieve->pairs[i] |= !is_known ? UINT64_MAX : pair / 64 == i ? UINT64_C(1) << (pair % 64) : 0;
}

void ent_sieve_add(EntSieve *sieve, const EntCue *cue, bool is_before) {
    if (cue->kind != ENT_CUE_WORDS)
        return;
    /* Of a prefix of one or two letters the third is not known, and never the last ones. */
    sieve->is_sure &= !(cue->is_prefix && (is_before || cue->length < 3));
    uint32_t letters = ent_cue_letters(cue, is_before);
    sieve->letters[(letters >> 30) & 1] |= UINT64_C(1) << (letters >> 24 & 63);
    fill_pairs(sieve, cue);
}

/* Whether a typographic mark and not a letter ends at @at, where a byte above 0x7f stands before. */
static bool follows_mark(EntText text, uint32_t at, uint32_t from) {
    return (at >= from + 3 && ent_token_separator(text.bytes + at - 3) == 3) ||
           (at >= from + 2 && ent_token_separator(text.bytes + at - 2) == 2);
}

/* The cue of words that begins at @at, where a word does. */
static uint32_t find_at(const EntCueRange *range, uint32_t letters, EntText part, uint32_t at) {
    for (uint32_t i = range->first; i < range->end; i++)
        if ((range->letters[i] == letters || range->letters[i] == ENT_ANY_LETTERS) &&
            range->cues[i].kind == ENT_CUE_WORDS && ent_cue_begins_at(&range->cues[i], part, at))
            return i;
    return ENT_NO_CUE;
}

uint32_t ent_sieve_find(const EntSieve *sieve, const EntCueRange *range, EntText part, uint32_t from) {
    uint64_t word_before = 0;
    for (uint32_t base = from; base < part.length; base += 64) {
        EntBlock block = ent_block_read(part.bytes + base);
        uint64_t word = block.word & ~block.high, starts = block.word & ~(word << 1 | word_before);
        word_before = word >> 63;
        if (part.length - base < 64)
            starts &= (UINT64_C(1) << (part.length - base)) - 1;
        for (; starts != 0; starts &= starts - 1) {
            uint32_t at = base + (uint32_t)__builtin_ctzll(starts);
            if (!ent_sieve_passes_pair(sieve, part.bytes + at))
                continue;
            if (at > from && part.bytes[at - 1] >= 0x80 && !follows_mark(part, at, from))
                continue;
            uint32_t letters = ent_cue_first_letters(part.bytes + at, part.length - at);
            if (sieve->is_sure && !ent_sieve_passes(sieve, letters))
                continue;
            uint32_t cue = find_at(range, letters, part, at);
            if (cue != ENT_NO_CUE)
                return cue;
        }
    }
    return ENT_NO_CUE;
}
