/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/surname.h"

/* So many bytes at the beginning of a text may be its headline and what stands below. */
#define LONGEST_HEAD 300

/* What gives a surname leave to stand for somebody in office. */
typedef enum {
    NOTHING,
    ADDRESS, /* a title that anybody may have: `Mr` */
    OFFICE   /* `President`, `administration` */
} Licence;

static Licence licence_beside(const EntReader *reader, EntNeighbours *around) {
    const EntSpecials *specials = &reader->specials;
    if (ent_specials_office_after(specials, around))
        return OFFICE;
    if (reader->lower_text || !ent_specials_title_before(specials, around))
        return NOTHING;
    return ent_specials_address_before(specials, around) ? ADDRESS : OFFICE;
}

static bool is_part_of_name(const EntReader *reader, EntPlace *place) {
    EntNeighbours *around = ent_place_around(place);
    return ent_specials_name_before(&reader->specials, around, place->cutting) ||
           ent_specials_name_after(&reader->specials, around, place->cutting);
}

/* Whether the document has spoken of the state, or the organisation, that somebody in office counts as. */
static bool is_at_home(const EntReader *reader, uint32_t actor) {
    EntMention mention = {.actor = actor};
    ent_roll_mention(reader, ENT_ALIAS_SURNAME, ENT_TYPE_PERSON, &mention);
    uint32_t home = mention.country != ENT_NOBODY ? mention.country : mention.node;
    return home != ENT_NOBODY &&
           (reader->actors[home].acted_in == reader->document || reader->actors[home].named_in == reader->document);
}

/* Headlines and what stands directly below them call people by the surname, and the text gives the full name. */
static bool is_headed(const EntReader *reader, const EntPlace *place) {
    return (reader->in_title || place->end <= LONGEST_HEAD) && !place->is_final && !reader->lower_text;
}

/* Whether the full name stood before, under a condition that the end of the document answers, as it will then this. */
static bool is_awaited(const EntReader *reader, const EntActorState *state, const EntPlace *place) {
    return state->awaited_in == reader->document && !place->is_final && !reader->lower_text;
}

EntVerdict ent_surname_fits(EntReader *reader, uint32_t actor, EntPlace *place) {
    EntActorState *state = &reader->actors[actor];
    bool was_named = state->named_in == reader->document || state->met_in == reader->document, may_stand = was_named;
    bool is_in_office = !may_stand && ent_roll_in_office(reader, actor);
    if (is_in_office) {
        Licence licence = licence_beside(reader, ent_place_around(place));
        bool is_known = state->is_famous && state->person_in != reader->document;
        may_stand = is_known || licence == OFFICE || (licence == ADDRESS && is_at_home(reader, actor));
    }
    if (!may_stand && is_in_office && (is_headed(reader, place) || is_awaited(reader, state, place)))
        return is_part_of_name(reader, place) ? ENT_VERDICT_NO : ENT_VERDICT_LATER;
    if (!may_stand || reader->lower_text)
        return may_stand ? ENT_VERDICT_YES : ENT_VERDICT_NO;
    if (!is_part_of_name(reader, place))
        return ENT_VERDICT_YES;
    if (!was_named &&
        ent_specials_beside(&reader->specials, ENT_CUE_GIVEN, ent_place_around(place), place->cutting, true))
        state->person_in = reader->document;
    return ENT_VERDICT_NO;
}
