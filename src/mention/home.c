/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/home.h"

#include "mention/neighbours.h"

#include <string.h>

/* Mentions that are looked back at, and words of a name behind an office. */
#define MOST_BACK 32
#define MOST_NAME_WORDS 5
#define MOST_TITLES 3
/* Words before an office among which one like `former` is looked for. */
#define MOST_BEFORE_OFFICE 3
/* Between a ministry and the name of its spokesman. */
#define LONGEST_SPOKESMAN 40
/* Between the states of a list: `, `, ` and the `. */
#define LONGEST_JOINT 9

/* The dateline that was met last. */
typedef struct {
    uint32_t next;    /* the mention to look at next */
    uint32_t country; /* whose places it has, or ENT_NOBODY */
    uint32_t meant;   /* the state meant last, or ENT_NOBODY */
    int32_t paragraph;
} Dateline;

static void follow(Dateline *dateline, const EntAnnotation *annotation, uint32_t until) {
    for (; dateline->next < until; dateline->next++) {
        const EntMention *mention = &annotation->mentions[dateline->next];
        if (mention->zone != ENT_ZONE_DATELINE || mention->actor == ENT_NOBODY || mention->country == ENT_NOBODY)
            continue;
        bool is_same = mention->paragraph == dateline->paragraph && mention->country != dateline->country;
        dateline->country = is_same ? ENT_NOBODY : mention->country;
        dateline->paragraph = mention->paragraph;
    }
}

/* The state a mention stands for: a firm's home has no say here. */
static uint32_t state_of(const EntReader *reader, const EntMention *mention) {
    if (mention->actor == ENT_NOBODY || mention->node == ENT_NOBODY)
        return ENT_NOBODY;
    EntActorType type = reader->catalogue->actors[mention->actor].type;
    bool speaks =
        type == ENT_TYPE_COUNTRY || type == ENT_TYPE_PLACE || type == ENT_TYPE_PERSON || type == ENT_TYPE_BODY;
    return speaks ? mention->country : ENT_NOBODY;
}

/* Whether nothing but a space, or a possessive, stands between two places: `Iran's`, `Iran s`, `Iranian`. */
static bool is_joined(EntText text, uint32_t end, uint32_t start) {
    const char *at = (const char *)text.bytes + end, *limit = (const char *)text.bytes + start;
    if (limit - at > 12)
        return false;
    const char *possessives[] = {"'s", "\xE2\x80\x99s", " s", "'", "\xE2\x80\x99"};
    for (size_t i = 0; i < G_N_ELEMENTS(possessives); i++) {
        size_t length = strlen(possessives[i]);
        if ((size_t)(limit - at) > length && memcmp(at, possessives[i], length) == 0) {
            at += length;
            break;
        }
    }
    while (at < limit && *at != '\0' && (unsigned char)*at <= ' ')
        at++;
    return at == limit && (unsigned char)at[-1] <= ' ';
}

static const EntMention *in_sentence(const EntReader *reader, uint32_t index, int step, const EntMention *mention) {
    const EntAnnotation *annotation = &reader->annotation;
    for (uint32_t i = index + (uint32_t)step, n = 0; i < annotation->n_mentions && n < MOST_BACK;
         i += (uint32_t)step, n++)
        if (annotation->mentions[i].actor != ENT_NOBODY)
            return annotation->mentions[i].sentence == mention->sentence ? &annotation->mentions[i] : NULL;
    return NULL;
}

/* `in Seoul`, `of Iran`: whose it is stands behind it. False when nothing of the kind does; a place that nobody knows
 * is nobody's. */
static bool is_placed(const EntReader *reader, EntText text, const EntMention *mention, const EntMention *next,
                      uint32_t *state) {
    EntToken word;
    if (!ent_token_next(text, mention->end, &word) || word.end - word.start != 2 ||
        ent_gap_between(text, mention->end, word.start) != ' ')
        return false;
    const char *bytes = (const char *)text.bytes + word.start;
    if (memcmp(bytes, "of", 2) != 0 && memcmp(bytes, "in", 2) != 0)
        return false;
    EntToken name;
    if (!ent_token_next(text, word.end, &name))
        return false;
    if (name.hash == reader->lexicon->article && !ent_token_next(text, name.end, &name))
        return false;
    if (next != NULL && next->start == name.start)
        *state = state_of(reader, next);
    else if (name.shape & ENT_SHAPE_UPPER_FIRST)
        *state = ENT_NOBODY;
    else
        return false;
    return true;
}

/* Whether only words without a capital stand between it and a leader: `the Supreme Court ruled that Mr Deri`. */
static bool leads_to_leader(EntText text, const EntMention *mention, const EntMention *next) {
    if (next == NULL || next->reading != ENT_READING_LEADER || next->start <= mention->end ||
        next->start - mention->end > LONGEST_SPOKESMAN)
        return false;
    for (uint32_t at = mention->end; at < next->start; at++)
        if (!g_ascii_islower(text.bytes[at]) && text.bytes[at] > ' ' && text.bytes[at] != '-')
            return false;
    return true;
}

/* `Foreign Ministry spokesman Shen Guofang`. */
static bool has_spokesman(const EntCatalogue *catalogue, EntText text, const EntMention *mention) {
    const char *behind = (const char *)text.bytes + mention->end + 1;
    const uint32_t *words = &catalogue->first_word[ENT_WORDS_SPEAKERS];
    for (uint32_t i = words[0]; i < words[1]; i++)
        if (*behind == *catalogue->words[i] && g_str_has_prefix(behind, catalogue->words[i]))
            return true;
    return false;
}

/* `In Athens, `, `In the Ukraine, `. */
static bool begins_sentence(const EntPlace *place, const EntMention *mention) {
    const char *begin = (const char *)place->text.bytes + place->sentence_start;
    uint32_t length = mention->start - place->sentence_start;
    return (length == 3 && memcmp(begin, "In ", 3) == 0) || (length == 7 && memcmp(begin, "In the ", 7) == 0);
}

/* Whether a sentence begins with this state, and not with a list of several: `Russia and China met`. */
static bool is_subject(EntText text, const EntMention *state, uint32_t next_start) {
    uint32_t start = state->start;
    while (start > 0 && text.bytes[start - 1] <= ' ')
        start--;
    bool begins = start == 0 || memchr(".!?\"", text.bytes[start - 1], 4) != NULL;
    return begins && next_start - state->end > LONGEST_JOINT;
}

/* The only state of this sentence, up to the mention, and the one before; of several the one that was @meant last, else
 * the one that the sentence before speaks of. `In Athens, the Foreign Ministry`: that of the city, which is told
 * first. */
static uint32_t only_state(const EntReader *reader, uint32_t index, const EntPlace *place, uint32_t meant,
                           bool *begins) {
    const EntMention *mentions = reader->annotation.mentions, *mention = &mentions[index];
    uint32_t only = ENT_NOBODY, subject = ENT_NOBODY, next_start = mention->start;
    uint32_t without = reader->catalogue->actors[mention->actor].not_in;
    bool is_only = true;
    *begins = false;
    for (uint32_t i = index, n = 0; i > 0 && n < MOST_BACK; n++) {
        const EntMention *other = &mentions[--i];
        if (other->sentence < mention->sentence - 1 || (other->sentence < 0) != (mention->sentence < 0))
            break;
        uint32_t state = other->zone == ENT_ZONE_DATELINE ? ENT_NOBODY : state_of(reader, other);
        if (state == ENT_NOBODY || state == without)
            continue;
        if (other->sentence == mention->sentence && begins_sentence(place, other)) {
            *begins = true;
            return state;
        }
        is_only &= only == ENT_NOBODY || state == only;
        only = state;
        if (other->sentence < mention->sentence && other->paragraph == mention->paragraph &&
            is_subject(place->text, other, next_start))
            subject = state;
        next_start = other->start;
    }
    if (is_only && only != ENT_NOBODY)
        return only;
    meant = meant != without ? meant : ENT_NOBODY;
    return is_only || meant != ENT_NOBODY ? meant : subject;
}

static uint32_t state_meant(const EntReader *reader, uint32_t index, const EntPlace *place, const Dateline *dateline) {
    const EntMention *mention = &reader->annotation.mentions[index];
    const EntMention *last = in_sentence(reader, index, -1, mention), *next = in_sentence(reader, index, 1, mention);
    if (last != NULL && is_joined(place->text, last->end, place->start))
        return state_of(reader, last);
    uint32_t state;
    if (is_placed(reader, place->text, mention, next, &state))
        return state;
    uint32_t leader = leads_to_leader(place->text, mention, next) ? state_of(reader, next) : ENT_NOBODY;
    if (leader != ENT_NOBODY && has_spokesman(reader->catalogue, place->text, mention))
        return leader;
    bool begins;
    uint32_t only = only_state(reader, index, place, dateline->meant, &begins);
    bool is_told = dateline->country != ENT_NOBODY &&
                   dateline->country != reader->catalogue->actors[mention->actor].not_in &&
                   reader->actors[dateline->country].acted_in == reader->document;
    if (!begins && is_told)
        return dateline->country;
    return only != ENT_NOBODY ? only : leader;
}

static bool is_day(EntText text, EntToken token) {
    return token.end - token.start > 5 && memcmp(text.bytes + token.end - 3, "day", 3) == 0;
}

/* Whether @token goes on with a name that ends at @end: `Ronnie de Mel`, `H.D. Gowda`, `O'Neil`. */
static bool goes_on(EntText text, uint32_t start, uint32_t end, EntToken token) {
    char gap = ent_gap_between(text, end, token.start);
    bool is_capital = (token.shape & ENT_SHAPE_UPPER_FIRST) != 0;
    if (start == 0)
        return gap == ' ' && is_capital;
    if (gap == '.')
        return is_capital && (end == start + 1 || !g_ascii_isalnum(text.bytes[end - 2]));
    bool is_particle = gap == ' ' && token.end - token.start <= 3 && !(token.shape & ENT_SHAPE_DIGIT);
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
static bool take_name(EntText text, uint32_t room, EntMention *mention) {
    uint32_t start = 0, name_end = 0;
    EntToken token;
    for (uint32_t end = name_room(text, mention->end), n = 0; n < MOST_NAME_WORDS && ent_token_next(text, end, &token);
         n++) {
        if (!goes_on(text, start, end, token) || is_day(text, token))
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
    const EntMention *mention = &reader->annotation.mentions[index];
    const EntMention *last = in_sentence(reader, index, -1, mention);
    EntToken word = {.start = place->start};
    if (last != NULL && is_joined(place->text, last->end, place->start))
        word.start = last->start;
    for (unsigned n = 0; n < MOST_BEFORE_OFFICE; n++) {
        uint32_t behind = word.start;
        if (!ent_token_previous(place->text, behind, place->sentence_start, &word) ||
            !is_joined(place->text, word.end, behind))
            return false;
        if (ent_vocabulary_has(reader->vocabulary, ENT_WORDS_FORMER, word.hash))
            return true;
    }
    return false;
}

/* Somebody in no office whose name stands right behind the office, or NULL. */
static EntMention *idle_behind(EntReader *reader, uint32_t index, EntText text) {
    const EntMention *mention = &reader->annotation.mentions[index];
    const EntMention *next = in_sentence(reader, index, 1, mention);
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

static void settle(EntReader *reader, uint32_t index, const EntPlace *place, Dateline *dateline) {
    EntMention *mention = &reader->annotation.mentions[index];
    EntActorType type = reader->catalogue->actors[mention->actor].type;
    uint32_t state = state_meant(reader, index, place, dateline);
    const EntMention *next = in_sentence(reader, index, 1, mention);
    uint32_t room = next != NULL ? next->start : UINT32_MAX;
    bool is_person = type == ENT_TYPE_PERSON, was_one = is_person && is_former(reader, index, place);
    EntMention *idle = is_person && !was_one ? idle_behind(reader, index, place->text) : NULL;
    if (idle != NULL)
        promote(reader, state, idle);
    if (was_one || (is_person && !take_name(place->text, room, mention)))
        state = ENT_NOBODY;
    mention->actor = state;
    mention->is_learned = is_person;
    if (state == ENT_NOBODY)
        return;
    dateline->meant = state;
    ent_roll_mention(reader, ENT_ALIAS_NAME, type, mention);
    ent_scan_note(reader, mention);
}

void ent_home_settle(EntReader *reader) {
    Dateline dateline = {.country = ENT_NOBODY, .meant = ENT_NOBODY, .paragraph = -1};
    for (guint i = 0; i < reader->homeless->len; i++) {
        guint index = g_array_index(reader->homeless, guint, i);
        const EntPending *pending = &g_array_index(reader->pending, EntPending, index);
        follow(&dateline, &reader->annotation, pending->mention);
        settle(reader, pending->mention, ent_scan_return(reader, pending), &dateline);
    }
}
