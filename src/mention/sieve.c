/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sieve.h"

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
