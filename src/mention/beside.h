/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_BESIDE_H
#define ENT_MENTION_BESIDE_H

#include "mention/glance.h"
#include "mention/place.h"
#include "mention/special.h"

/*
 * The cues of a condition that stand directly before a mention, or directly after it. Nearly always a glance says that
 * none does: the three letters nearest to the mention are no cue's, and a word of the special kinds cannot begin as the
 * text does there.
 */

typedef struct {
    uint64_t filter[2];                  /* of the cues' nearest letters */
    const uint32_t *letters;             /* by cue: those, close together */
    uint32_t first, end;                 /* the cues */
    uint32_t first_special, end_special; /* those among them that are no words lie in between */
    bool is_before;
    bool is_sure;   /* a word whose letters do not pass is none of the cues */
    unsigned kinds; /* ENT_KIND_BIT() of those that are no words */
} EntBesides;

/**
 * Of the cues from @first to before @end of @cues, whose `letters` are filled, and are copied to @letters, which has
 * room for 4 more.
 */
EntBesides ent_besides_make(const EntCue *cues, uint32_t *letters, uint32_t first, uint32_t end, bool is_before);

/** The special kinds that may stand there, by a glance. */
static inline unsigned ent_besides_glance(const EntBesides *besides, const EntPlace *place) {
    return besides->is_before ? place->before_kinds : place->after_kinds;
}

/** Whether some of the cues are words. */
static inline bool ent_besides_has_words(const EntBesides *besides) {
    return !besides->is_sure || (besides->filter[0] | besides->filter[1]) != 0;
}

/** Whether a glance at the place, which was looked at, lets one of the cues be there. */
static inline bool ent_besides_may(const EntBesides *besides, const EntPlace *place) {
    const EntBeside *beside = besides->is_before ? &place->before : &place->after;
    uint64_t passes = besides->filter[(beside->letters >> 30) & 1] >> (beside->letters >> 24 & 63) & 1;
    bool by_word = beside->at != ENT_NO_WORD && (passes != 0 || !besides->is_sure);
    return by_word || (besides->kinds & ent_besides_glance(besides, place)) != 0;
}

/** Whether one of the cues stands there, when a glance does not say no. */
bool ent_besides_find(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place);

/**
 * Whether one of the cues stands beside the place, which was looked at. Tells the place's reason, and whether it is a
 * person's name.
 */
static inline bool ent_besides_any(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials,
                                   EntPlace *place) {
    return ent_besides_may(besides, place) && ent_besides_find(besides, cues, specials, place);
}

#endif
