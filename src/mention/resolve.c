/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which actor the aliases at one node of the trie stand for, at one place, on one day. */
#include "mention/scan.h"

#include "mention/neighbours.h"

/* The best answer so far: higher ranks win, then who is in office, then what was named last, then the catalogue's order. */
typedef struct {
    EntHit hit;
    int rank;
    bool in_office, counted;
    uint32_t named_at, alias, start;
    bool is_ambiguous; /* another one is as good and nothing but order tells them apart */
} Choice;

enum { RANK_SURNAME = 1, RANK_PLAIN = 2, RANK_CUED = 3 };

static bool shape_fits(const EntReader *reader, const EntEntry *entry, const EntToken *tokens, unsigned n_tokens) {
    if (reader->lower_text) return entry->in_lower;
    for (unsigned i = 0; i < n_tokens; i++) {
        if ((entry->acronym >> i) & 1) {
            if (!(tokens[i].shape & ENT_SHAPE_UPPER_ALL)) return false;
        } else if (((entry->capital >> i) & 1) && !(tokens[i].shape & ENT_SHAPE_UPPER_FIRST)) {
            return false;
        }
    }
    return true;
}

/* Moves @start over the small words an alias begins with (`al-` of `al-Qaeda`). */
static bool lead_fits(const EntReader *reader, const EntEntry *entry, uint32_t *start) {
    const uint64_t *lead = reader->lexicon->leads[entry - reader->lexicon->entries];
    for (unsigned i = entry->n_lead; i > 0; i--) {
        EntToken token;
        uint32_t floor = MAX(reader->sentence_start, reader->consumed);
        if (!ent_token_previous(reader->text, *start, floor, &token) || token.hash != lead[i - 1]) return false;
        char gap = ent_gap_between(reader->text, token.end, *start);
        if (gap == 0 || gap == ',' || gap == '.') return false;
        *start = token.start;
    }
    return true;
}

static bool is_valid_on(const EntCatalogue *catalogue, const EntAlias *alias, int32_t day) {
    int32_t from = alias->from;
    if (day == ENT_DAY_NONE) return alias->to == ENT_DAY_NONE;
    /* A state's name lives on after its end; before its beginning it was something else. */
    if (alias->actor != ENT_NOBODY) from = MAX(from, catalogue->actors[alias->actor].from);
    return (from == ENT_DAY_NONE || day >= from) && (alias->to == ENT_DAY_NONE || day < alias->to);
}

/* In a line of capitals `US` may be the pronoun: the words beside it tell. */
static bool is_shouted(const EntReader *reader, const EntPlace *place, const EntToken *tokens) {
    if (!(tokens[0].shape & ENT_SHAPE_UPPER_ALL) || (tokens[0].shape & ENT_SHAPE_DOTTED)) return false;
    EntNeighbours around;
    ent_neighbours_init(&around, reader->text, place->start, place->end, reader->sentence_start);
    const EntNeighbour *beside[2] = {ent_neighbours_before(&around, 0), ent_neighbours_after(&around, 0)};
    unsigned n_loud = 0;
    for (int i = 0; i < 2; i++)
        if (beside[i] != NULL && beside[i]->token.letters > 3 && (beside[i]->token.shape & ENT_SHAPE_UPPER_ALL) && !(beside[i]->token.shape & ENT_SHAPE_DIGIT)) n_loud++;
    return n_loud == 2;
}

/* A surname alone: its full name stood before, a title stands directly before, or it is famous; never part of another name. */
static bool surname_fits(EntReader *reader, const EntAlias *alias, const EntPlace *place) {
    const EntActor *actor = &reader->catalogue->actors[alias->actor];
    bool is_licensed = reader->named[alias->actor] == reader->document;
    bool may_stand = is_licensed || ((actor->famous || (!reader->lower_text && ent_cues_title_before(reader->cues, place))) &&
                                     ent_catalogue_in_office(reader->catalogue, alias->actor, reader->day));
    if (!may_stand || reader->lower_text) return may_stand;
    return !ent_cues_name_before(reader->cues, place) && !ent_cues_name_after(reader->cues, place);
}

static Choice judge(EntReader *reader, const EntEntry *entry, const EntToken *tokens, EntPlace *place) {
    const EntCatalogue *catalogue = reader->catalogue;
    const EntAlias *alias = &catalogue->aliases[entry->alias];
    Choice choice = {.hit = ENT_HIT_NONE, .alias = entry->alias, .counted = true};
    if (!is_valid_on(catalogue, alias, reader->day) || (entry->n_lead > 0 && !lead_fits(reader, entry, &place->start))) return choice;
    if (alias->lower == 0 && is_shouted(reader, place, tokens)) return choice;
    if (alias->kind == ENT_ALIAS_SURNAME && !surname_fits(reader, alias, place)) return choice;
    bool is_cued = alias->when != ENT_NO_CONDITION;
    EntVerdict verdict = ENT_VERDICT_YES;
    if (is_cued || alias->unless != ENT_NO_CONDITION) verdict = ent_cues_allow(reader->cues, place, alias->when, alias->unless);
    if (verdict == ENT_VERDICT_YES && alias->actor != ENT_NOBODY)
        verdict = ent_rules_judge(reader->rules, place, alias->kind, catalogue->actors[alias->actor].type, &choice.counted);
    if (verdict == ENT_VERDICT_NO) return choice;
    choice.hit = alias->actor == ENT_NOBODY ? ENT_HIT_PHRASE : verdict == ENT_VERDICT_LATER ? ENT_HIT_LATER : ENT_HIT_MENTION;
    choice.rank = alias->kind == ENT_ALIAS_SURNAME ? RANK_SURNAME : is_cued ? RANK_CUED : RANK_PLAIN;
    choice.start = place->start;
    if (alias->actor != ENT_NOBODY) {
        choice.in_office = ent_catalogue_in_office(catalogue, alias->actor, reader->day);
        choice.named_at = reader->named[alias->actor] == reader->document ? reader->named_at[alias->actor] + 1 : 0;
    }
    return choice;
}

static bool is_better(const Choice *a, const Choice *b) {
    if (b->hit == ENT_HIT_NONE) return a->hit != ENT_HIT_NONE;
    if (a->rank != b->rank) return a->rank > b->rank;
    if (a->in_office != b->in_office) return a->in_office;
    if (a->named_at != b->named_at) return a->named_at > b->named_at;
    return a->alias < b->alias;
}

static bool is_tie(const EntCatalogue *catalogue, const Choice *a, const Choice *b) {
    return a->rank == b->rank && a->in_office == b->in_office && a->named_at == b->named_at &&
           catalogue->aliases[a->alias].actor != catalogue->aliases[b->alias].actor;
}

static void remember(EntReader *reader, const EntAlias *alias, uint32_t at) {
    if (alias->when != ENT_NO_CONDITION || alias->kind == ENT_ALIAS_SURNAME) return;
    reader->named[alias->actor] = reader->document;
    reader->named_at[alias->actor] = at;
}

EntHit ent_resolve(EntReader *reader, uint32_t node, const EntToken *tokens, unsigned n_tokens, EntPlace *place, EntMention *mention) {
    const EntLexicon *lexicon = reader->lexicon;
    Choice best = {.hit = ENT_HIT_NONE};
    bool waits = false;
    uint64_t words = 0;
    uint32_t start = place->start;
    for (unsigned i = 0; i < n_tokens; i++) words = ent_lexicon_mix(words, tokens[i].hash);
    for (uint32_t e = lexicon->nodes[node].first_entry; e != 0; e = lexicon->entries[e].next) {
        if (lexicon->entries[e].words != words || !shape_fits(reader, &lexicon->entries[e], tokens, n_tokens)) continue;
        place->start = start;
        Choice choice = judge(reader, &lexicon->entries[e], tokens, place);
        if (choice.hit == ENT_HIT_NONE) continue;
        waits |= choice.hit == ENT_HIT_LATER;
        if (best.hit != ENT_HIT_NONE && is_tie(reader->catalogue, &choice, &best)) choice.is_ambiguous = true;
        if (is_better(&choice, &best)) best = choice;
        else best.is_ambiguous |= choice.is_ambiguous;
    }
    if (best.hit == ENT_HIT_NONE || best.hit == ENT_HIT_PHRASE) return best.hit;
    const EntAlias *alias = &reader->catalogue->aliases[best.alias];
    /* Two in office share the surname and neither was named: nobody can tell. */
    if (best.is_ambiguous && alias->kind == ENT_ALIAS_SURNAME) return ENT_HIT_NONE;
    place->start = best.start;
    *mention = (EntMention){.actor = alias->actor};
    if (waits) return ENT_HIT_LATER;
    ent_roll_mention(reader, alias->kind, mention);
    mention->counted &= best.counted;
    remember(reader, alias, place->start);
    return ENT_HIT_MENTION;
}
