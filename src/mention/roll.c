/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mention counts as at the chosen level. */
#include "mention/scan.h"

#include <string.h>

static bool read_types(const char *list, uint32_t *types, GError **error) {
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        g_strstrip(*name);
        EntActorType type = ent_actor_type_parse(*name, strlen(*name));
        if (type == ENT_N_TYPES) {
            g_set_error(
                error, ENT_ERROR, ENT_ERROR_USAGE,
                "--types: there is no type \"%s\"; types are country, igo, company, person, body, group, media, place",
                *name);
            return false;
        }
        *types |= 1u << type;
    }
    return true;
}

/* Ids that nobody has are no matter here: records that come with their actors may have others than the catalogue. */
static void keep_only(EntReader *reader, const char *list) {
    g_auto(GStrv) ids = g_strsplit(list, ",", -1);
    g_autofree bool *kept = g_new0(bool, reader->catalogue->n_actors);
    for (char **id = ids; *id != NULL; id++) {
        uint32_t actor = ent_catalogue_find(reader->catalogue, g_strstrip(*id));
        if (actor != ENT_NOBODY)
            kept[actor] = true;
    }
    for (uint32_t i = 0; i < reader->catalogue->n_actors; i++)
        reader->actors[i].is_node &= kept[i];
}

static void roll(const EntReader *reader, uint32_t actor, int32_t day, uint32_t *node, uint32_t *country) {
    const EntCatalogue *catalogue = reader->catalogue;
    const EntActor *who = &catalogue->actors[actor];
    uint32_t root = ent_catalogue_counts_as(catalogue, actor, day);
    for (int steps = 0;
         reader->successors && root != ENT_NOBODY && steps < 8 && catalogue->actors[root].successor != ENT_NOBODY;
         steps++)
        root = catalogue->actors[root].successor;
    bool is_state = root != ENT_NOBODY && catalogue->actors[root].type == ENT_TYPE_COUNTRY;
    *country = !is_state ? ENT_NOBODY : reader->successors ? root : ent_catalogue_country(catalogue, actor, day);
    if (!is_state && who->type == ENT_TYPE_COMPANY && who->country != NULL)
        *country = ent_catalogue_find(catalogue, who->country);
    /* Types asked for by name are nodes of their own where nobody they count as is one. */
    bool own_node = reader->actors[actor].is_node &&
                    (reader->level == ENT_LEVEL_ACTOR || root == ENT_NOBODY || !reader->actors[root].is_node);
    bool is_succeeded = reader->successors && is_state && who->type == ENT_TYPE_COUNTRY;
    *node = own_node && !is_succeeded ? actor : root != ENT_NOBODY && reader->actors[root].is_node ? root : ENT_NOBODY;
}

/* Whether what the actor counts as changes from day to day, somewhere along the chain. */
static bool rolls_by_day(const EntCatalogue *catalogue, uint32_t actor) {
    for (int steps = 0; steps < ENT_MOST_STEPS; steps++) {
        const EntActor *who = &catalogue->actors[actor];
        if (who->n_terms == 0)
            return false;
        const EntTerm *term = &catalogue->terms[who->first_term];
        if (who->n_terms > 1 || term->from != ENT_DAY_NONE || term->to != ENT_DAY_NONE)
            return true;
        actor = term->counts_as;
    }
    return true;
}

static void roll_ahead(EntReader *reader, uint32_t actor) {
    EntActorState *state = &reader->actors[actor];
    const EntActor *who = &reader->catalogue->actors[actor];
    state->rolls_by_day = rolls_by_day(reader->catalogue, actor);
    state->is_organ = who->type == ENT_TYPE_IGO && who->n_terms > 0;
    state->from = ENT_DAY_NONE;
    state->to = ENT_DAY_NONE + 1;
    state->in_office = ent_catalogue_in_office(reader->catalogue, actor, ENT_DAY_NONE);
    state->is_famous = who->famous;
    state->every_state = who->every_state;
    roll(reader, actor, ENT_DAY_NONE, &state->node, &state->country);
}

bool ent_roll_prepare(EntReader *reader, const EntOptions *options, GError **error) {
    const EntCatalogue *catalogue = reader->catalogue;
    const char *list = options->types != NULL ? options->types : ent_actor_default_types(options->level);
    uint32_t types = 0;
    if (!read_types(list, &types, error))
        return false;
    reader->level = options->level;
    reader->successors = options->successors;
    reader->actors = g_new0(EntActorState, catalogue->n_actors + 1);
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        reader->actors[i].is_node = (types >> catalogue->actors[i].type) & 1;
    if (options->only != NULL)
        keep_only(reader, options->only);
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        roll_ahead(reader, i);
    return true;
}

static EntReading reading_of(EntActorType type, bool is_organ, EntAliasKind kind) {
    if (type == ENT_TYPE_PERSON)
        return ENT_READING_LEADER;
    if (type == ENT_TYPE_BODY || kind == ENT_ALIAS_SEAT)
        return ENT_READING_BODY;
    if (kind == ENT_ALIAS_DEMONYM)
        return ENT_READING_DEMONYM;
    if (kind == ENT_ALIAS_CAPITAL)
        return ENT_READING_CAPITAL;
    return is_organ ? ENT_READING_BODY : ENT_READING_NAME;
}

/* What is known of the actor on the day of the document. */
static const EntActorState *state_today(const EntReader *reader, uint32_t actor) {
    EntActorState *state = &reader->actors[actor];
    if (state->rolls_by_day && (reader->day < state->from || reader->day >= state->to)) {
        roll(reader, actor, reader->day, &state->node, &state->country);
        ent_catalogue_steady_days(reader->catalogue, actor, reader->day, &state->from, &state->to);
        state->in_office = ent_catalogue_in_office(reader->catalogue, actor, reader->day);
    }
    return state;
}

bool ent_roll_in_office(const EntReader *reader, uint32_t actor) {
    const EntActorState *state = state_today(reader, actor);
    return !state->rolls_by_day || state->in_office;
}

void ent_roll_mention(const EntReader *reader, EntAliasKind kind, EntActorType type, EntMention *mention) {
    const EntActorState *state = state_today(reader, mention->actor);
    mention->node = state->node;
    mention->country = state->country;
    mention->reading = reading_of(type, state->is_organ, kind);
    mention->counted = mention->node != ENT_NOBODY;
}
