/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/beside.h"

EntBesides ent_besides_make(const EntCue *cues, uint32_t first, uint32_t end, bool is_before) {
    EntBesides besides = {.first = first, .end = end, .is_before = is_before, .is_sure = true};
    for (uint32_t i = first; i < end; i++) {
        if (cues[i].kind != ENT_CUE_WORDS) {
            besides.kinds |= ENT_KIND_BIT(cues[i].kind);
            continue;
        }
        besides.is_sure &= cues[i].letters != ENT_ANY_LETTERS;
        besides.letters[(cues[i].letters >> 30) & 1] |= UINT64_C(1) << (cues[i].letters >> 24 & 63);
    }
    return besides;
}

/* A special cue of those that @kinds has the bits of. */
static bool find_special(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place,
                         unsigned kinds) {
    EntNeighbours around;
    ent_neighbours_init(&around, place->text, place->start, place->end, place->sentence_start);
    bool is_before = besides->is_before;
    if (is_before && ent_specials_small_before(&around))
        kinds &= ~(ENT_KIND_BIT(ENT_CUE_NAME) | ENT_KIND_BIT(ENT_CUE_FIRM));
    for (uint32_t i = besides->first; i < besides->end; i++) {
        EntCueKind kind = (EntCueKind)cues[i].kind;
        if (kind == ENT_CUE_WORDS || !(kinds & ENT_KIND_BIT(kind)) ||
            !ent_specials_beside(specials, kind, &around, place->cutting, is_before))
            continue;
        place->is_person |= kind == ENT_CUE_NAME || (is_before && (kind == ENT_CUE_GIVEN || kind == ENT_CUE_TITLE));
        return ent_place_found(place, i);
    }
    return false;
}

bool ent_besides_find(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place) {
    unsigned kinds = besides->kinds & ent_besides_glance(besides, place);
    if (kinds != 0 && find_special(besides, cues, specials, place, kinds))
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
