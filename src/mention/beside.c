/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/beside.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

EntBesides ent_besides_make(const EntCue *cues, uint32_t *letters, uint32_t first, uint32_t end, bool is_before) {
    EntBesides besides = {.letters = letters, .first = first, .end = end, .is_before = is_before, .is_sure = true};
    for (uint32_t i = first; i < end; i++) {
        letters[i] = cues[i].letters;
        if (cues[i].kind != ENT_CUE_WORDS) {
            besides.first_special = besides.kinds == 0 ? i : besides.first_special;
            besides.end_special = i + 1;
            besides.kinds |= ENT_KIND_BIT(cues[i].kind);
            continue;
        }
        besides.is_sure &= cues[i].letters != ENT_ANY_LETTERS;
        besides.filter[(cues[i].letters >> 30) & 1] |= UINT64_C(1) << (cues[i].letters >> 24 & 63);
    }
    return besides;
}

/* A special cue of those that @kinds has the bits of. */
static bool find_special(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place,
                         unsigned kinds) {
    EntNeighbours *around = ent_place_around(place);
    bool is_before = besides->is_before;
    for (uint32_t i = besides->first_special; i < besides->end_special; i++) {
        EntCueKind kind = (EntCueKind)cues[i].kind;
        if (kind == ENT_CUE_WORDS || !(kinds & ENT_KIND_BIT(kind)) ||
            !ent_specials_beside(specials, kind, around, place->cutting, is_before))
            continue;
        place->is_person |= kind == ENT_CUE_NAME || (is_before && (kind == ENT_CUE_GIVEN || kind == ENT_CUE_TITLE));
        return ent_place_found(place, i);
    }
    return false;
}

/* The first cue from @from on that may have these letters nearest to the mention, or the end: conditions have up to
 * hundreds of cues. */
static uint32_t find_letters(const EntBesides *besides, uint32_t from, uint32_t letters) {
#ifdef __SSE2__
    const __m128i wanted = _mm_set1_epi32((int)letters), any = _mm_set1_epi32((int)ENT_ANY_LETTERS);
    for (; from < besides->end; from += 4) {
        __m128i four = _mm_loadu_si128((const __m128i *)(const void *)(besides->letters + from));
        __m128i same = _mm_or_si128(_mm_cmpeq_epi32(four, wanted), _mm_cmpeq_epi32(four, any));
        int found = _mm_movemask_ps(_mm_castsi128_ps(same));
        if (found != 0)
            return MIN(from + (uint32_t)__builtin_ctz((unsigned)found), besides->end);
    }
    return besides->end;
#else
    while (from < besides->end && besides->letters[from] != letters && besides->letters[from] != ENT_ANY_LETTERS)
        from++;
    return from;
#endif
}

bool ent_besides_find(const EntBesides *besides, const EntCue *cues, const EntSpecials *specials, EntPlace *place) {
    unsigned kinds = besides->kinds & ent_besides_glance(besides, place);
    if (kinds != 0 && find_special(besides, cues, specials, place, kinds))
        return true;
    const EntBeside *beside = besides->is_before ? &place->before : &place->after;
    if (beside->at == ENT_NO_WORD)
        return false;
    for (uint32_t i = besides->first; (i = find_letters(besides, i, beside->letters)) < besides->end; i++)
        if (ent_place_has_beside(place, &cues[i], besides->is_before))
            return ent_place_found(place, i);
    return false;
}
