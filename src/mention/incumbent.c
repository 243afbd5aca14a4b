/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/incumbent.h"

#include "mention/neighbours.h"

#include <string.h>

#define MOST_NAME_WORDS 5
#define MOST_TITLES 3
/* Words before an office among which one like `former` is looked for. */
#define MOST_BEFORE_OFFICE 3

static bool is_day(EntText text, EntToken token) {
    return token.end - token.start > 5 && memcmp(text.bytes + token.end - 3, "day", 3) == 0;
}

/* Whether @token goes on with a name that ends at @end: `Ronnie de Mel`, `H.D. Gowda`, `O'Neil`. */
static bool goes_on(const EntVocabulary *vocabulary, EntText text, uint32_t start, uint32_t end, EntToken token) {
    char gap = ent_gap_between(text, end, token.start);
    bool is_capital = (token.shape & ENT_SHAPE_UPPER_FIRST) != 0;
    if (start == 0)
        return gap == ' ' && is_capital;
    if (gap == '.')
        return is_capital && (end == start + 1 || !g_ascii_isalnum(text.bytes[end - 2]));
    bool is_particle = gap == ' ' && ent_vocabulary_has(vocabulary, ENT_WORDS_PARTICLES, token.hash);
    return gap != 0 && gap != ',' && (is_capital || is_particle);
}

/* Where a name may begin behind an office: behind titles that are cut short, or that a comma parts from it, too (`the
 * Minister of Finance, Mr Ann Lee`, `Defence Minister Maj. Gen. Lee`). */
static uint32_t name_room(EntText text, uint32_t end) {
    EntToken title;
    for (unsigned n = 0; n < MOST_TITLES && ent_token_next(text, end, &title); n++) {
        char gap = ent_gap_between(text, end, title.start);
        bool is_short = title.end < text.length && text.bytes[title.end] == '.' && title.end - title.start > 1;
        if (!(title.shape & ENT_SHAPE_UPPER_FIRST) || !((gap == ',' && n == 0) || (is_short && gap == ' ')))
            break;
        end = title.end + is_short;
    }
    return end;
}

/* An office alone is nobody: the mention is the name behind it, unless that is known anyway. */
static bool take_name(const EntVocabulary *vocabulary, EntText text, uint32_t room, EntMention *mention) {
    uint32_t start = 0, name_end = 0;
    EntToken token;
    for (uint32_t end = name_room(text, mention->end), n = 0; n < MOST_NAME_WORDS && ent_token_next(text, end, &token);
         n++) {
        if (!goes_on(vocabulary, text, start, end, token) || is_day(text, token))
            break;
        start = start == 0 ? token.start : start;
        end = token.end;
        if (token.shape & ENT_SHAPE_UPPER_FIRST)
            name_end = end;
    }
    if (start == 0 || name_end > room)
        return false;
    mention->start = start;
    mention->end = name_end;
    return true;
}

/* `former South African Defence Minister`, `former national Health Minister`. */
static bool is_former(const EntReader *reader, uint32_t index, const EntPlace *place) {
    const EntMention *last = ent_annotation_beside(&reader->annotation, index, -1);
    EntToken word = {.start = place->start};
    if (last != NULL && ent_gap_adjoins(place->text, last->end, place->start))
        word.start = last->start;
    for (unsigned n = 0; n < MOST_BEFORE_OFFICE; n++) {
        uint32_t behind = word.start;
        if (!ent_token_previous(place->text, behind, place->sentence_start, &word) ||
            !ent_gap_adjoins(place->text, word.end, behind))
            return false;
        if (ent_vocabulary_has(reader->vocabulary, ENT_WORDS_FORMER, word.hash))
            return true;
    }
    return false;
}

/* Somebody in no office whose name stands right behind the office, or NULL. */
static EntMention *idle_behind(EntReader *reader, uint32_t index, EntText text) {
    const EntMention *mention = &reader->annotation.mentions[index];
    const EntMention *next = ent_annotation_beside(&reader->annotation, index, 1);
    EntToken name;
    bool is_idle = next != NULL && next->reading == ENT_READING_LEADER && next->node == ENT_NOBODY &&
                   ent_token_next(text, name_room(text, mention->end), &name) && name.start == next->start;
    return is_idle ? &reader->annotation.mentions[next - reader->annotation.mentions] : NULL;
}

/* `Foreign Minister Abdullah Badawi`, who is known as the prime minister he became: there he stands for his state. */
static void promote(EntReader *reader, uint32_t state, EntMention *who) {
    uint32_t later = ent_catalogue_later(reader->catalogue, who->actor, reader->day);
    if (later != ENT_NOBODY && reader->actors[later].acted_in == reader->document)
        state = later;
    if (state == ENT_NOBODY || !ent_catalogue_rises(reader->catalogue, who->actor, state, reader->day))
        return;
    EntMention office = {.actor = state};
    ent_roll_mention(reader, ENT_ALIAS_NAME, ENT_TYPE_PERSON, &office);
    who->node = office.node;
    who->country = office.country;
    who->counted = office.counted;
    who->is_learned = true;
    ent_scan_note(reader, who);
}

bool ent_incumbent_take(EntReader *reader, uint32_t index, const EntPlace *place, uint32_t state) {
    EntMention *mention = &reader->annotation.mentions[index];
    const EntMention *next = ent_annotation_beside(&reader->annotation, index, 1);
    if (is_former(reader, index, place))
        return false;
    EntMention *idle = idle_behind(reader, index, place->text);
    if (idle != NULL)
        promote(reader, state, idle);
    return take_name(reader->vocabulary, place->text, next != NULL ? next->start : UINT32_MAX, mention);
}
