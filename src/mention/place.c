/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/place.h"

/* The bytes of `'s` at @at, which may stand apart (`China 's`), or 0. */
static unsigned possessive_at(const unsigned char *at) {
    unsigned mark = *at == '\'' || *at == '`' ? 1 : at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0x99 ? 3 : 0;
    return mark > 0 && at[mark] == 's' && ent_space_at(at + mark + 1) > 0 ? mark + 1 : 0;
}

static void look_at_word(EntBeside *beside, EntText text, uint32_t at) {
    beside->at = at;
    beside->letters = ent_letters_first(text.bytes + at, text.length - at);
    beside->near = ent_token_load(text.bytes + at, 8);
    beside->is_near_known = true;
}

/* The word ends before @at. */
static void look_at_end(EntBeside *beside, EntText text, uint32_t at, uint32_t floor) {
    beside->at = at;
    beside->letters = ent_letters_last(text.bytes + at, at - floor);
    beside->is_near_known = at - floor >= 8;
    beside->near = beside->is_near_known ? ent_token_load(text.bytes + at - 8, 8) : 0;
}

static void look_after(EntText text, uint32_t end, EntBeside *beside) {
    const unsigned char *bytes = text.bytes + end;
    *beside = (EntBeside){.at = ENT_NO_WORD, .gap = ' '};
    if (bytes[0] == ' ' && end + 1 < text.length && g_ascii_isalnum(bytes[1])) {
        look_at_word(beside, text, end + 1);
        return;
    }
    unsigned width = ent_space_at(bytes);
    if (*bytes == '-' || *bytes == 0xE2)
        beside->gap = '-';
    if (*bytes == ',' || (width == 1 && bytes[1] == ',')) {
        beside->gap = ',';
        width = width + 1 + ent_space_at(bytes + width + 1);
    } else if (possessive_at(bytes + width) > 0) {
        beside->gap = '\'';
        width += possessive_at(bytes + width);
        width += ent_space_at(bytes + width);
    }
    if (width == 0 || end + width >= text.length || !ent_token_is_letter(bytes + width))
        return;
    look_at_word(beside, text, end + width);
}

static void look_before(EntText text, uint32_t start, uint32_t floor, EntBeside *beside) {
    const unsigned char *end = text.bytes + start;
    *beside = (EntBeside){.at = ENT_NO_WORD, .gap = ' '};
    size_t room = start - floor;
    if (room > 2 && end[-1] == ' ' && g_ascii_isalnum(end[-2])) {
        look_at_end(beside, text, start - 1, floor);
        return;
    }
    unsigned width = ent_space_before(end, room);
    if (width == 0)
        return;
    if (*(end - width) == '-' || *(end - width) == 0xE2)
        beside->gap = '-';
    if (beside->gap == ' ' && room > width && *(end - width - 1) == ',') {
        beside->gap = ',';
        width++;
        if (room > width && *(end - width - 1) == ' ')
            width++;
    }
    if (room <= width)
        return;
    unsigned char last = *(end - width - 1);
    if (!g_ascii_isalnum(last) && last < 0x80 && last != '.')
        return;
    look_at_end(beside, text, start - width, floor);
}

void ent_place_look(EntPlace *place) {
    look_before(place->text, place->start, place->sentence_start, &place->before);
    look_after(place->text, place->end, &place->after);
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
