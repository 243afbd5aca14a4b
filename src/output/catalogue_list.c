/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in the catalogue: a row an actor. */
#include "base/day.h"
#include "output/fd_stream.h"
#include "output/json_write.h"
#include "output/plain.h"

#include <string.h>

typedef struct {
    const EntActor *actor;
    const char *country; /* nullable */
    uint32_t n_aliases;
    int32_t from, to;
} Row;

static const EntTerm *latest_term(const EntCatalogue *catalogue, const EntActor *actor) {
    const EntTerm *latest = NULL;
    for (uint32_t i = 0; i < actor->n_terms; i++) {
        const EntTerm *term = &catalogue->terms[actor->first_term + i];
        if (latest == NULL || term->from > latest->from)
            latest = term;
    }
    return latest;
}

/* The state an actor is, has as its home, or counted for last. */
static const char *country_of(const EntCatalogue *catalogue, const EntActor *actor) {
    for (int steps = 0; steps < 8; steps++) {
        if (actor->type == ENT_TYPE_COUNTRY)
            return actor->id;
        if (actor->country != NULL)
            return actor->country;
        const EntTerm *term = latest_term(catalogue, actor);
        if (term == NULL)
            return NULL;
        actor = &catalogue->actors[term->counts_as];
    }
    return NULL;
}

/* The days of existence; where none are given, from the first day in office to the last. */
static void days_of(const EntCatalogue *catalogue, const EntActor *actor, int32_t *from, int32_t *to) {
    *from = actor->from;
    *to = actor->to;
    if (*from != ENT_DAY_NONE || *to != ENT_DAY_NONE || actor->n_terms == 0)
        return;
    const EntTerm *terms = catalogue->terms + actor->first_term;
    bool is_open[2] = {false, false};
    *from = G_MAXINT32;
    for (uint32_t i = 0; i < actor->n_terms; i++) {
        is_open[0] |= terms[i].from == ENT_DAY_NONE;
        is_open[1] |= terms[i].to == ENT_DAY_NONE;
        *from = MIN(*from, terms[i].from);
        *to = MAX(*to, terms[i].to);
    }
    if (is_open[0])
        *from = ENT_DAY_NONE;
    if (is_open[1])
        *to = ENT_DAY_NONE;
}

static void write_row(FILE *stream, const Row *row) {
    char from[ENT_DAY_LENGTH] = "", to[ENT_DAY_LENGTH] = "", n_aliases[16];
    if (row->from != ENT_DAY_NONE)
        ent_day_format(row->from, from);
    if (row->to != ENT_DAY_NONE)
        ent_day_format(row->to, to);
    g_snprintf(n_aliases, sizeof n_aliases, "%u", row->n_aliases);
    const char *const cells[] = {
        row->actor->id, ent_actor_type_name(row->actor->type), row->country, row->actor->label, n_aliases, from, to};
    ent_plain_row(stream, cells, G_N_ELEMENTS(cells));
}

static void write_object(FILE *stream, const Row *row) {
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_INLINE);
    ent_json_integer(&json, "aliases", row->n_aliases);
    ent_json_string(&json, "country", row->country);
    ent_json_day(&json, "from", row->from);
    ent_json_string(&json, "id", row->actor->id);
    ent_json_string(&json, "label", row->actor->label);
    ent_json_day(&json, "to", row->to);
    ent_json_string(&json, "type", ent_actor_type_name(row->actor->type));
    ent_json_close(&json);
}

static bool read_types(const char *list, uint32_t *types, GError **error) {
    *types = 0;
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        EntActorType type = ent_actor_type_parse(g_strstrip(*name), strlen(*name));
        if (type == ENT_N_TYPES) {
            g_set_error(
                error, ENT_ERROR, ENT_ERROR_USAGE,
                "--type: there is no type \"%s\"; types are country, igo, company, person, body, group, media, place",
                *name);
            return false;
        }
        *types |= 1u << type;
    }
    return true;
}

static void write_rows(const EntCatalogue *catalogue, const EntListing *listing, uint32_t types, FILE *stream) {
    g_autofree uint32_t *n_aliases = g_new0(uint32_t, catalogue->n_actors + 1);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++)
        if (catalogue->aliases[i].actor != ENT_NOBODY)
            n_aliases[catalogue->aliases[i].actor]++;
    if (listing->format == ENT_AS_TEXT)
        fputs("id\ttype\tcountry\tlabel\taliases\tfrom\tto\n", stream);
    for (uint32_t i = 0; i < catalogue->n_actors; i++) {
        const EntActor *actor = &catalogue->actors[i];
        Row row = {.actor = actor, .country = country_of(catalogue, actor), .n_aliases = n_aliases[i]};
        if (!((types >> actor->type) & 1) ||
            (listing->country != NULL && g_strcmp0(row.country, listing->country) != 0))
            continue;
        days_of(catalogue, actor, &row.from, &row.to);
        if (listing->format == ENT_AS_JSON)
            write_object(stream, &row);
        else
            write_row(stream, &row);
    }
}

bool ent_catalogue_list(const EntCatalogue *catalogue, const EntListing *listing, int fd, GError **error) {
    uint32_t types = UINT32_MAX;
    if (listing->types != NULL && !read_types(listing->types, &types, error))
        return false;
    if (listing->country != NULL) {
        uint32_t country = ent_catalogue_find(catalogue, listing->country);
        if (country == ENT_NOBODY || catalogue->actors[country].type != ENT_TYPE_COUNTRY) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                        "--country: there is no country \"%s\"; write its ISO 3166 alpha-3 code, RUS",
                        listing->country);
            return false;
        }
    }
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "list of actors", error))
        return false;
    write_rows(catalogue, listing, types, to.stream);
    return ent_fd_stream_close(&to, error);
}
