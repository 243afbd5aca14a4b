/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which actor the aliases at one node of the trie stand for, at one place, on one day. */
#include "mention/scan.h"

#include "mention/neighbours.h"
#include "mention/surname.h"

/* The best answer so far: higher ranks win, then who is in office, then what was named last, then the catalogue's
 * order. */
typedef struct {
    EntHit hit;
    int rank;
    bool counted;
    uint32_t named_at, start;
    const EntEntry *entry;
    bool is_ambiguous; /* another one is as good and nothing but order tells them apart */
    bool is_unnamed;   /* its full name may stand further on */
    EntWhy why;        /* it is nobody; for a trace */
} Choice;

enum { RANK_SURNAME = 1, RANK_CUED_SURNAME, RANK_PLAIN, RANK_CUED };

static bool shape_fits(const EntReader *reader, const EntEntry *entry, const EntToken *tokens, unsigned n_tokens) {
    if (reader->lower_text)
        return entry->in_lower;
    for (unsigned i = 0; i < n_tokens; i++) {
        if ((entry->acronym >> i) & 1) {
            if (!(tokens[i].shape & ENT_SHAPE_UPPER_ALL))
                return false;
        } else if (((entry->capital >> i) & 1) && !(tokens[i].shape & ENT_SHAPE_UPPER_FIRST)) {
            return false;
        }
    }
    return true;
}

/* Moves @start over the small words an alias begins with (`al-` of `al-Qaeda`). */
static bool lead_fits(const EntReader *reader, const EntEntry *entry, uint32_t *start) {
    const uint64_t *lead = reader->lexicon->leads[entry->alias];
    for (unsigned i = entry->n_lead; i > 0; i--) {
        EntToken token;
        uint32_t floor = MAX(reader->sentence_start, reader->consumed);
        if (!ent_token_previous(reader->text, *start, floor, &token) || token.hash != lead[i - 1])
            return false;
        char gap = ent_gap_between(reader->text, token.end, *start);
        if (gap == 0 || gap == ',' || gap == '.')
            return false;
        if (token.hash != reader->lexicon->article)
            *start = token.start;
    }
    return true;
}

static bool is_valid_on(const EntEntry *entry, int32_t day) {
    if (day == ENT_DAY_NONE)
        return entry->to == ENT_DAY_NONE;
    return (entry->from == ENT_DAY_NONE || day >= entry->from) && (entry->to == ENT_DAY_NONE || day < entry->to);
}

/* In a line of capitals `US` may be the pronoun: the words beside it tell. */
static bool is_shouted(EntPlace *place, const EntToken *tokens) {
    if (!(tokens[0].shape & ENT_SHAPE_UPPER_ALL) || (tokens[0].shape & ENT_SHAPE_DOTTED))
        return false;
    EntNeighbours *around = ent_place_around(place);
    const EntNeighbour *beside[2] = {ent_neighbours_before(around, 0), ent_neighbours_after(around, 0)};
    unsigned n_loud = 0;
    for (int i = 0; i < 2; i++)
        if (beside[i] != NULL && beside[i]->token.letters > 3 && (beside[i]->token.shape & ENT_SHAPE_UPPER_ALL) &&
            !(beside[i]->token.shape & ENT_SHAPE_DIGIT))
            n_loud++;
    return n_loud == 2;
}

static void note_namesake(EntReader *reader, const EntEntry *entry, const EntPlace *place) {
    EntText words = {place->text.bytes + place->start, place->end - place->start};
    ent_namesakes_add(reader->namesakes, entry->actor, words);
}

/* Notes that the alias does not stand for its actor at @place, but belongs to a person's name, or to another place. */
static void note_other(EntReader *reader, const EntEntry *entry, const EntPlace *place) {
    if (place->is_person && entry->actor != ENT_NOBODY)
        reader->actors[entry->actor].person_in = reader->document;
    if (place->is_namesake)
        note_namesake(reader, entry, place);
}

/* What the entry's choice is compared by. */
static inline void rank(const EntReader *reader, const EntEntry *entry, Choice *choice) {
    bool is_cued = entry->when != ENT_NO_CONDITION;
    choice->rank = is_cued ? RANK_CUED : RANK_PLAIN;
    if (entry->kind == ENT_ALIAS_SURNAME)
        choice->rank = is_cued ? RANK_CUED_SURNAME : RANK_SURNAME;
    if (entry->actor == ENT_NOBODY)
        return;
    const EntActorState *state = &reader->actors[entry->actor];
    bool was_named = state->named_in == reader->document || state->met_in == reader->document;
    choice->named_at = was_named ? state->named_at + 1 : 0;
}

/* Fills @choice with what becomes of the entry at @place. */
static void judge(EntReader *reader, const EntEntry *entry, const EntToken *tokens, EntPlace *place, Choice *choice) {
    choice->why = ENT_WHY_DAY;
    if (!is_valid_on(entry, reader->day))
        return;
    choice->why = ENT_WHY_LEAD;
    if (entry->n_lead > 0 && !lead_fits(reader, entry, &place->start))
        return;
    choice->why = ENT_WHY_SHOUTED;
    if (entry->lower == 0 && is_shouted(place, tokens))
        return;
    choice->why = ENT_WHY_SURNAME;
    EntVerdict surname = ENT_VERDICT_YES, verdict = ENT_VERDICT_YES;
    if (entry->kind == ENT_ALIAS_SURNAME)
        surname = ent_surname_fits(reader, entry->actor, place);
    if (surname == ENT_VERDICT_NO)
        return;
    bool is_phrase = entry->actor == ENT_NOBODY;
    place->actor = entry->actor;
    place->is_person = place->is_namesake = false;
    if (entry->when != ENT_NO_CONDITION || entry->unless != ENT_NO_CONDITION)
        verdict = ent_cues_allow(reader->cues, place, entry->when, entry->unless);
    choice->why = verdict == ENT_VERDICT_NO ? ENT_WHY_UNLESS : ENT_WHY_RULE;
    if (verdict == ENT_VERDICT_YES && !is_phrase)
        verdict = ent_rules_judge(reader->rules, place, (EntAliasKind)entry->kind, (EntActorType)entry->type,
                                  &choice->counted);
    if (verdict == ENT_VERDICT_NO) {
        note_other(reader, entry, place);
        return;
    }
    if (!is_phrase && reader->actors[entry->actor].every_state && !place->is_final)
        verdict = ENT_VERDICT_LATER;
    choice->is_unnamed = surname == ENT_VERDICT_LATER;
    if (choice->is_unnamed)
        verdict = ENT_VERDICT_LATER;
    choice->hit = is_phrase ? ENT_HIT_PHRASE : verdict == ENT_VERDICT_LATER ? ENT_HIT_LATER : ENT_HIT_MENTION;
    choice->start = place->start;
    rank(reader, entry, choice);
}

static bool in_office(const EntReader *reader, const Choice *choice) {
    uint32_t actor = choice->entry->actor;
    if (actor == ENT_NOBODY)
        return false;
    return ent_roll_in_office(reader, actor);
}

static void trace(EntReader *reader, const Choice *choice, const EntPlace *place) {
    EntWhy why = choice->hit == ENT_HIT_NONE ? choice->why : choice->counted ? ENT_WHY_CHOSEN : ENT_WHY_UNCOUNTED;
    /* Of a condition that does not hold, either no cue of `when` was found, or one of `unless` was. */
    if (why == ENT_WHY_UNLESS && !ent_trace_is_in(reader->catalogue, choice->entry->unless, reader->trace->reason.cue))
        why = ENT_WHY_WHEN;
    ent_trace_add(reader->trace, place, choice->entry->alias, why, reader->in_title);
}

/* Below 0 when @a is the worse answer, 0 when nothing but the catalogue's order tells them apart. */
static int compare(const EntReader *reader, const Choice *a, const Choice *b) {
    if (a->rank != b->rank)
        return a->rank > b->rank ? 1 : -1;
    bool a_rules = in_office(reader, a), b_rules = in_office(reader, b);
    if (a_rules != b_rules)
        return a_rules ? 1 : -1;
    return (a->named_at > b->named_at) - (a->named_at < b->named_at);
}

/* Whether @choice is better than @best; either is told when nothing but order tells them apart. */
static bool is_better(const EntReader *reader, Choice *choice, Choice *best) {
    if (best->hit == ENT_HIT_NONE)
        return true;
    int order = compare(reader, choice, best);
    if (order == 0 && choice->entry->actor != best->entry->actor)
        choice->is_ambiguous = true;
    if (order > 0 || (order == 0 && choice->entry->alias < best->entry->alias))
        return true;
    best->is_ambiguous |= choice->is_ambiguous;
    return false;
}

static bool is_full_name(const EntEntry *entry) {
    bool has_two_words = (entry->capital & (entry->capital - 1)) != 0;
    return entry->kind == ENT_ALIAS_NAME && entry->type == ENT_TYPE_PERSON && has_two_words;
}

static void remember(EntReader *reader, const EntEntry *entry, uint32_t at) {
    EntActorState *state = &reader->actors[entry->actor];
    if (entry->when == ENT_NO_CONDITION)
        state->named_in = reader->document;
    else if (is_full_name(entry))
        state->met_in = reader->document;
    else
        return;
    state->named_at = at;
}

static EntHit defer(EntReader *reader, const EntEntry *entry) {
    if (is_full_name(entry))
        reader->actors[entry->actor].awaited_in = reader->document;
    return ENT_HIT_LATER;
}

static EntHit accept(EntReader *reader, const EntEntry *entry, uint32_t at, bool counted, EntMention *mention) {
    ent_roll_mention(reader, (EntAliasKind)entry->kind, (EntActorType)entry->type, mention);
    mention->counted &= counted;
    remember(reader, entry, at);
    return ENT_HIT_MENTION;
}

/* Most hits: one alias ends here, and only its words, its days, its conditions and the rules decide; inside a long one
 * that the rules forbid nobody is meant. */
static EntHit resolve_alone(EntReader *reader, const EntEntry *entry, bool is_long, EntPlace *place,
                            EntMention *mention) {
    EntVerdict verdict = ENT_VERDICT_YES;
    bool counted = true;
    if (!is_valid_on(entry, reader->day))
        return ENT_HIT_NONE;
    place->actor = entry->actor;
    place->is_person = place->is_namesake = false;
    if (entry->when != ENT_NO_CONDITION || entry->unless != ENT_NO_CONDITION)
        verdict = ent_cues_allow(reader->cues, place, entry->when, entry->unless);
    if (verdict != ENT_VERDICT_NO && entry->actor == ENT_NOBODY)
        return ENT_HIT_PHRASE;
    bool is_allowed = verdict != ENT_VERDICT_NO;
    if (verdict == ENT_VERDICT_YES)
        verdict = ent_rules_judge(reader->rules, place, (EntAliasKind)entry->kind, (EntActorType)entry->type, &counted);
    if (verdict == ENT_VERDICT_NO) {
        note_other(reader, entry, place);
        return is_long && is_allowed ? ENT_HIT_PHRASE : ENT_HIT_NONE;
    }
    *mention = (EntMention){.actor = entry->actor};
    if (verdict == ENT_VERDICT_LATER && entry->kind == ENT_ALIAS_CAPITAL)
        mention->reading = ENT_READING_CAPITAL;
    return verdict == ENT_VERDICT_LATER ? defer(reader, entry) : accept(reader, entry, place->start, counted, mention);
}

/* What becomes of an alias whose words are there. */
static void consider(EntReader *reader, const EntEntry *entry, const EntToken *tokens, unsigned n_tokens,
                     EntPlace *place, Choice *choice) {
    if (G_UNLIKELY(reader->trace != NULL))
        ent_trace_begin(reader->trace);
    *choice = (Choice){.hit = ENT_HIT_NONE, .entry = entry, .counted = true, .why = ENT_WHY_CASE};
    if (shape_fits(reader, entry, tokens, n_tokens))
        judge(reader, entry, tokens, place, choice);
    if (G_UNLIKELY(reader->trace != NULL))
        trace(reader, choice, place);
}

EntHit ent_resolve(EntReader *reader, uint32_t node, const EntToken *tokens, unsigned n_tokens, EntPlace *place,
                   EntMention *mention) {
    const EntEntry *entry = &reader->lexicon->nodes[node].entry;
    uint64_t words = 0;
    __builtin_prefetch(&reader->actors[entry->actor != ENT_NOBODY ? entry->actor : 0]);
    for (unsigned i = 0; i < n_tokens; i++)
        words = ent_lexicon_mix(words, tokens[i].hash);
    if (entry->is_alone && entry->next == 0 && reader->trace == NULL)
        return entry->words == words && shape_fits(reader, entry, tokens, n_tokens)
                   ? resolve_alone(reader, entry, n_tokens > 1, place, mention)
                   : ENT_HIT_NONE;
    /* Choices are made where they stay: to copy what was just written has the processor wait. */
    Choice choices[2], *best = &choices[0], *choice = &choices[1];
    *best = (Choice){.hit = ENT_HIT_NONE};
    bool waits = false, may_wait = false, is_ruled_out = false;
    uint32_t start = place->start;
    guint n_traced = reader->trace != NULL ? reader->trace->traced->len : 0;
    for (; entry != NULL; entry = ent_lexicon_next(reader->lexicon, entry)) {
        if (entry->words != words)
            continue;
        place->start = start;
        consider(reader, entry, tokens, n_tokens, place, choice);
        is_ruled_out |= choice->hit == ENT_HIT_NONE && choice->why == ENT_WHY_RULE;
        waits |= choice->hit == ENT_HIT_LATER && !choice->is_unnamed;
        may_wait |= choice->is_unnamed;
        if (choice->hit != ENT_HIT_NONE && is_better(reader, choice, best)) {
            Choice *worse = best;
            best = choice;
            choice = worse;
        }
    }
    waits |= may_wait && best->entry->kind == ENT_ALIAS_SURNAME;
    /* Two in office share the surname and neither was named: nobody can tell, unless the end of the document can. */
    bool is_nobody = best->is_ambiguous && best->entry->kind == ENT_ALIAS_SURNAME && !waits;
    if (G_UNLIKELY(reader->trace != NULL) && best->hit != ENT_HIT_NONE)
        ent_trace_choose(reader->trace, n_traced, is_nobody ? ENT_NO_ALIAS : best->entry->alias);
    /* No shorter name inside it is meant either. */
    if (best->hit == ENT_HIT_NONE && is_ruled_out && n_tokens > 1)
        return ENT_HIT_PHRASE;
    if (best->hit == ENT_HIT_NONE || best->hit == ENT_HIT_PHRASE)
        return best->hit;
    if (is_nobody)
        return ENT_HIT_NONE;
    place->start = best->start;
    *mention = (EntMention){.actor = best->entry->actor};
    if (waits && best->entry->kind == ENT_ALIAS_CAPITAL)
        mention->reading = ENT_READING_CAPITAL;
    if (!waits)
        return accept(reader, best->entry, place->start, best->counted, mention);
    if (G_UNLIKELY(reader->trace != NULL))
        g_array_set_size(reader->trace->traced, n_traced); /* judged again at the end */
    return defer(reader, best->entry);
}
