/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/home.h"

#include "mention/incumbent.h"
#include "mention/neighbours.h"

#include <string.h>

/* Mentions that are looked back at. */
#define MOST_BACK 32
/* Between a ministry and the name of its spokesman. */
#define LONGEST_SPOKESMAN 40
/* A document with fewer is not about the only state that it names: `The Health Ministry bought China's vaccine`. */
#define FEWEST_MENTIONS 2
/* Between the states of a list: `, `, ` and the `. */
#define LONGEST_JOINT 9

/* What the document has said so far of whose its bodies are: by the dateline met last, by the state meant last, by the
 * only state that it names. */
typedef struct {
    uint32_t next;     /* the mention to look at next */
    uint32_t country;  /* whose places the dateline has, or ENT_NOBODY */
    uint32_t meant;    /* the state meant last, or ENT_NOBODY */
    int32_t paragraph; /* of the dateline */
    bool is_searched;  /* for the only state of the document: */
    uint32_t only;     /* but for @without */
    uint32_t without;
} Setting;

/* The state in which a dateline's place lies. */
static uint32_t state_around(const EntCatalogue *catalogue, const EntMention *mention) {
    if (mention->actor == ENT_NOBODY || mention->country != ENT_NOBODY)
        return mention->actor != ENT_NOBODY ? mention->country : ENT_NOBODY;
    const EntActor *place = &catalogue->actors[mention->actor];
    bool has_state = place->type == ENT_TYPE_PLACE && place->country != NULL;
    return has_state ? ent_catalogue_find(catalogue, place->country) : ENT_NOBODY;
}

static void follow(Setting *setting, const EntReader *reader, uint32_t until) {
    for (; setting->next < until; setting->next++) {
        const EntMention *mention = &reader->annotation.mentions[setting->next];
        if (mention->zone != ENT_ZONE_DATELINE)
            continue;
        uint32_t country = state_around(reader->catalogue, mention);
        if (country == ENT_NOBODY)
            continue;
        bool is_same = mention->paragraph == setting->paragraph && country != setting->country;
        setting->country = is_same ? ENT_NOBODY : country;
        setting->paragraph = mention->paragraph;
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

/* `Chile joined the search, its Defence Ministry said`: the state of its sentence; of several the first, or where no
 * comma parts them the one before: `Peru heard that Chile closed its Interior Ministry`. */
static uint32_t own_state(const EntReader *reader, uint32_t index, const EntPlace *place) {
    const EntMention *mentions = reader->annotation.mentions, *mention = &mentions[index];
    EntToken word;
    if (!ent_token_previous(place->text, mention->start, place->sentence_start, &word) || word.end - word.start != 3 ||
        memcmp(place->text.bytes + word.start, "its", 3) != 0 ||
        !ent_gap_adjoins(place->text, word.end, mention->start))
        return ENT_NOBODY;
    uint32_t first = ENT_NOBODY, n = 0;
    for (uint32_t i = index; i > 0 && n < MOST_BACK && mentions[i - 1].sentence == mention->sentence; n++) {
        const EntMention *other = &mentions[--i];
        uint32_t state = other->zone == ENT_ZONE_DATELINE ? ENT_NOBODY : state_of(reader, other);
        if (state == ENT_NOBODY || other->end > word.start)
            continue;
        if (first == ENT_NOBODY && memchr(place->text.bytes + other->end, ',', word.start - other->end) == NULL)
            return state;
        first = state;
    }
    return first;
}

/* The only state that the document names but for the one without such a body, or ENT_NOBODY. Told only where such a
 * one is known: bodies that all states have may be those of one that is not named at home. */
static uint32_t only_of_document(const EntReader *reader, uint32_t without, Setting *setting) {
    if (without == ENT_NOBODY)
        return ENT_NOBODY;
    if (setting->is_searched && setting->without == without)
        return setting->only;
    const EntAnnotation *annotation = &reader->annotation;
    uint32_t only = ENT_NOBODY, n_only = 0;
    bool is_only = true;
    for (uint32_t i = 0; i < annotation->n_mentions && is_only; i++) {
        const EntMention *mention = &annotation->mentions[i];
        uint32_t state = mention->counted ? state_of(reader, mention) : ENT_NOBODY;
        if (state == ENT_NOBODY || state == without)
            continue;
        is_only = only == ENT_NOBODY || only == state;
        only = state;
        n_only++;
    }
    setting->is_searched = true;
    setting->without = without;
    setting->only = is_only && n_only >= FEWEST_MENTIONS ? only : ENT_NOBODY;
    return setting->only;
}

static uint32_t state_meant(const EntReader *reader, uint32_t index, const EntPlace *place, Setting *setting) {
    const EntMention *mention = &reader->annotation.mentions[index];
    const EntMention *last = ent_annotation_beside(&reader->annotation, index, -1),
                     *next = ent_annotation_beside(&reader->annotation, index, 1);
    if (last != NULL && ent_gap_adjoins(place->text, last->end, place->start))
        return state_of(reader, last);
    uint32_t state;
    if (is_placed(reader, place->text, mention, next, &state))
        return state;
    uint32_t owner = own_state(reader, index, place);
    if (owner != ENT_NOBODY)
        return owner;
    uint32_t leader = leads_to_leader(place->text, mention, next) ? state_of(reader, next) : ENT_NOBODY;
    if (leader != ENT_NOBODY && has_spokesman(reader->catalogue, place->text, mention))
        return leader;
    bool begins;
    uint32_t only = only_state(reader, index, place, setting->meant, &begins);
    bool is_told = setting->country != ENT_NOBODY &&
                   setting->country != reader->catalogue->actors[mention->actor].not_in &&
                   reader->actors[setting->country].acted_in == reader->document;
    if (!begins && is_told)
        return setting->country;
    if (only == ENT_NOBODY)
        only = leader;
    if (only != ENT_NOBODY)
        return only;
    only = only_of_document(reader, reader->catalogue->actors[mention->actor].not_in, setting);
    return setting->country == ENT_NOBODY || setting->country == only ? only : ENT_NOBODY;
}

/* `Finance Minister Ann Lee of Turkey`: whose it is stands behind the name, else it is @state's. */
static uint32_t state_behind_name(const EntReader *reader, uint32_t index, EntText text, uint32_t state) {
    const EntMention *mention = &reader->annotation.mentions[index];
    static const char of[] = " of ";
    if (mention->end + sizeof of > text.length || memcmp(text.bytes + mention->end, of, sizeof of - 1) != 0)
        return state;
    uint32_t behind = ENT_NOBODY;
    is_placed(reader, text, mention, ent_annotation_beside(&reader->annotation, index, 1), &behind);
    return behind != ENT_NOBODY ? behind : state;
}

static void settle(EntReader *reader, uint32_t index, const EntPlace *place, Setting *setting) {
    EntMention *mention = &reader->annotation.mentions[index];
    EntActorType type = reader->catalogue->actors[mention->actor].type;
    uint32_t state = state_meant(reader, index, place, setting);
    mention->is_learned = type == ENT_TYPE_PERSON;
    if (mention->is_learned && !ent_incumbent_take(reader, index, place, state))
        state = ENT_NOBODY;
    if (mention->is_learned && state != ENT_NOBODY)
        state = state_behind_name(reader, index, place->text, state);
    mention->actor = state;
    if (state == ENT_NOBODY)
        return;
    setting->meant = state;
    ent_roll_mention(reader, ENT_ALIAS_NAME, type, mention);
    ent_scan_note(reader, mention);
}

void ent_home_settle(EntReader *reader) {
    Setting setting = {.country = ENT_NOBODY, .meant = ENT_NOBODY, .paragraph = -1};
    for (guint i = 0; i < reader->homeless->len; i++) {
        guint index = g_array_index(reader->homeless, guint, i);
        const EntPending *pending = &g_array_index(reader->pending, EntPending, index);
        follow(&setting, reader, pending->mention);
        settle(reader, pending->mention, ent_scan_return(reader, pending), &setting);
    }
}
