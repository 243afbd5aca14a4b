/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/place.h"

bool ent_place_compare(const EntPlace *place, const EntCue *cue, bool is_before) {
    const EntBeside *beside = is_before ? &place->before : &place->after;
    if (cue->kind != ENT_CUE_WORDS || beside->at == ENT_NO_WORD || !ent_cue_fits_gap(cue, beside->gap))
        return false;
    return is_before ? ent_cue_ends_at(cue, place->text, beside->at, place->sentence_start)
                     : ent_cue_goes_on(cue, place->text, beside->at);
}
