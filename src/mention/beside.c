/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/beside.h"

static bool is_mark(EntCueKind kind) {
    return kind == ENT_CUE_BRACKETED || kind == ENT_CUE_TICKER;
}

EntBesides ent_besides_make(const EntCue *cues, uint32_t first, uint32_t end, bool is_before) {
    EntBesides besides = {.first = first, .end = end, .is_before = is_before, .is_sure = true, .only_marks = true};
    for (uint32_t i = first; i < end; i++) {
        if (cues[i].kind != ENT_CUE_WORDS) {
            besides.has_special = true;
            besides.only_marks &= is_mark((EntCueKind)cues[i].kind);
            continue;
        }
        besides.is_sure &= cues[i].letters != ENT_ANY_LETTERS;
        besides.letters[(cues[i].letters >> 30) & 1] |= UINT64_C(1) << (cues[i].letters >> 24 & 63);
    }
    return besides;
}

static bool find_special(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place) {
    EntNeighbours around;
    ent_neighbours_init(&around, place->text, place->start, place->end, place->sentence_start);
    bool is_before = besides->is_before;
    bool is_small = is_before ? ent_specials_small_before(&around) : ent_specials_small_after(&around);
    for (uint32_t i = besides->first; i < besides->end; i++) {
        EntCueKind kind = (EntCueKind)cues[i].kind;
        if (kind == ENT_CUE_WORDS || (is_small && (kind == ENT_CUE_NAME || kind == ENT_CUE_FIRM)) ||
            !ent_specials_beside(specials, kind, &around, place->cutting, is_before))
            continue;
        place->is_person |= kind == ENT_CUE_NAME || (is_before && (kind == ENT_CUE_GIVEN || kind == ENT_CUE_TITLE));
        return ent_place_found(place, i);
    }
    return false;
}

bool ent_besides_find(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place) {
    if (besides->has_special && find_special(besides, cues, specials, place))
        return true;
    const EntBeside *beside = besides->is_before ? &place->before : &place->after;
    if (beside->at == ENT_NO_WORD)
        return false;
    for (uint32_t i = besides->first; i < besides->end; i++)
        if ((cues[i].letters == beside->letters || cues[i].letters == ENT_ANY_LETTERS) &&
            ent_place_has_beside(place, &cues[i], besides->is_before))
            return ent_place_found(place, i);
    return false;
}
