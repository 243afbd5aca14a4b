/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mention counts as at the chosen level. */
#include "mention/scan.h"

#include <string.h>

static bool read_types(const char *list, uint32_t *types, GError **error) {
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        EntActorType type = ent_actor_type_parse(g_strstrip(*name), strlen(*name));
        if (type == ENT_N_TYPES) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "--types: there is no type \"%s\"; types are country, igo, company, person, body, group, media, place", *name);
            return false;
        }
        *types |= 1u << type;
    }
    return true;
}

static bool keep_only(EntReader *reader, const char *list, GError **error) {
    g_auto(GStrv) ids = g_strsplit(list, ",", -1);
    g_autofree bool *kept = g_new0(bool, reader->catalogue->n_actors);
    for (char **id = ids; *id != NULL; id++) {
        uint32_t actor = ent_catalogue_find(reader->catalogue, g_strstrip(*id));
        if (actor == ENT_NOBODY) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "--only: there is no actor \"%s\"", *id);
            return false;
        }
        kept[actor] = true;
    }
    for (uint32_t i = 0; i < reader->catalogue->n_actors; i++) reader->is_node[i] &= kept[i];
    return true;
}

bool ent_roll_prepare(EntReader *reader, const EntOptions *options, GError **error) {
    const EntCatalogue *catalogue = reader->catalogue;
    const char *list = options->types;
    if (list == NULL) list = options->level == ENT_LEVEL_ACTOR ? "country,igo,company,group,person,body" : "country,igo,company,group";
    uint32_t types = 0;
    if (!read_types(list, &types, error)) return false;
    reader->level = options->level;
    reader->successors = options->successors;
    reader->is_node = g_new0(bool, catalogue->n_actors + 1);
    reader->home = g_new0(uint32_t, catalogue->n_actors + 1);
    for (uint32_t i = 0; i < catalogue->n_actors; i++) {
        const EntActor *actor = &catalogue->actors[i];
        reader->is_node[i] = (types >> actor->type) & 1;
        reader->home[i] = actor->type == ENT_TYPE_COMPANY && actor->country != NULL ? ent_catalogue_find(catalogue, actor->country) : ENT_NOBODY;
    }
    return options->only == NULL || keep_only(reader, options->only, error);
}

static EntReading reading_of(const EntActor *actor, EntAliasKind kind) {
    if (actor->type == ENT_TYPE_PERSON) return ENT_READING_LEADER;
    if (actor->type == ENT_TYPE_BODY || kind == ENT_ALIAS_SEAT) return ENT_READING_BODY;
    if (kind == ENT_ALIAS_DEMONYM) return ENT_READING_DEMONYM;
    if (kind == ENT_ALIAS_CAPITAL) return ENT_READING_CAPITAL;
    return actor->type == ENT_TYPE_IGO && actor->n_terms > 0 ? ENT_READING_BODY : ENT_READING_NAME;
}

void ent_roll_mention(const EntReader *reader, EntAliasKind kind, EntMention *mention) {
    const EntCatalogue *catalogue = reader->catalogue;
    const EntActor *actor = &catalogue->actors[mention->actor];
    uint32_t root = ent_catalogue_counts_as(catalogue, mention->actor, reader->day);
    if (reader->successors)
        for (int steps = 0; root != ENT_NOBODY && steps < 8 && catalogue->actors[root].successor != ENT_NOBODY; steps++)
            root = catalogue->actors[root].successor;
    bool is_state = root != ENT_NOBODY && catalogue->actors[root].type == ENT_TYPE_COUNTRY;
    mention->country = is_state ? root : reader->home[mention->actor];
    mention->node = root;
    /* Types asked for by name are nodes of their own, even those that count as nobody (media) or as their state (people). */
    bool own_node = reader->is_node[mention->actor] && (reader->level == ENT_LEVEL_ACTOR || root == ENT_NOBODY);
    if (own_node && !(reader->successors && is_state && actor->type == ENT_TYPE_COUNTRY)) mention->node = mention->actor;
    else if (root != ENT_NOBODY && !reader->is_node[root]) mention->node = ENT_NOBODY;
    mention->reading = reading_of(actor, kind);
    mention->counted = mention->node != ENT_NOBODY;
}
