/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/place.h"

#include "mention/sentence.h"
#include "mention/special.h"

void ent_place_look_anew(EntPlace *place) {
    place->looked_at = place->start + 1;
    ent_cue_look_before(place->text, place->start, place->sentence_start, &place->before);
    ent_cue_look_after(place->text, place->end, &place->after);
    place->before_kinds = ent_specials_glance_before(place->text, place->start, place->sentence_start);
    place->after_kinds = ent_specials_glance_after(place->text, place->end);
    /* The next paragraph says nothing of it. */
    if (G_UNLIKELY(place->text.bytes[place->end] == '\n') &&
        ent_sentence_line_stops(place->text, place->end, place->cutting))
        place->after.at = ENT_NO_WORD;
}

bool ent_place_compare(const EntPlace *place, const EntCue *cue, bool is_before) {
    const EntBeside *beside = is_before ? &place->before : &place->after;
    if (cue->kind != ENT_CUE_WORDS || beside->at == ENT_NO_WORD || !ent_cue_fits_gap(cue, beside->gap))
        return false;
    return is_before ? ent_cue_ends_at(cue, place->text, beside->at, place->sentence_start)
                     : ent_cue_goes_on(cue, place->text, beside->at);
}
