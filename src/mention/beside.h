/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BESIDE_H
#define ENT_MENTION_BESIDE_H

#include "mention/place.h"
#include "mention/special.h"

/*
 * The cues of a condition that stand directly before a mention, or directly after it. Nearly always a glance says that none does: the three
 * letters nearest to the mention are no cue's, and none of the cues is special.
 */

typedef struct {
    uint64_t letters[2]; /* a filter of the cues' nearest letters */
    uint32_t first, end; /* the cues */
    bool is_before;
    bool is_sure;     /* a word whose letters do not pass is none of the cues */
    bool has_special; /* some are no words, and ... */
    bool only_marks;  /* ... those ask for marks around the mention */
} EntBesides;

/** Of the cues from @first to before @end of @cues, whose `letters` are filled. */
EntBesides ent_besides_make(const EntCue *cues, uint32_t first, uint32_t end, bool is_before);

/** Whether one of the cues stands there, when a glance does not say no. */
bool ent_besides_find(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place);

/** Whether one of the cues stands beside the place, which was looked at. Tells the place's reason, and whether it is a person's name. */
static inline bool ent_besides_any(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials,
                                   EntPlace *place) {
    const EntBeside *beside = besides->is_before ? &place->before : &place->after;
    uint64_t passes = besides->letters[(beside->letters >> 30) & 1] >> (beside->letters >> 24 & 63) & 1;
    bool by_word = beside->at != ENT_NO_WORD && (passes != 0 || !besides->is_sure);
    /* Tickers and brackets end in a mark, which few mentions have behind them. */
    unsigned char next = place->text.bytes[place->end];
    bool by_kind = besides->has_special && (!besides->only_marks || next == '>' || next == ')');
    return (by_word || by_kind) && ent_besides_find(besides, cues, specials, place);
}

#endif
