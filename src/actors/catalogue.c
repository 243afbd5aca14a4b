/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/catalogue.h"

#include "base/hash.h"

#include <string.h>

static const char *const type_names[ENT_N_TYPES] = {"country", "igo",   "company", "person",
                                                    "body",    "group", "media",   "place"};

const char *ent_actor_type_name(EntActorType type) {
    return type_names[type];
}

const char *ent_actor_default_types(EntLevel level) {
    return level == ENT_LEVEL_ACTOR ? "country,igo,company,group,person,body" : "country,igo,company,group";
}

EntActorType ent_actor_type_parse(const char *name, size_t length) {
    EntActorType type = 0;
    while (type < ENT_N_TYPES && (strlen(type_names[type]) != length || memcmp(type_names[type], name, length) != 0))
        type++;
    return type;
}

static uint32_t first_place(const char *id, uint32_t mask) {
    return (uint32_t)ent_hash_bytes(id, strlen(id), 0) & mask;
}

void ent_catalogue_index(EntCatalogue *catalogue) {
    uint32_t n_places = 16;
    while (n_places < 2 * catalogue->n_actors)
        n_places *= 2;
    uint32_t *places = g_new0(uint32_t, n_places), mask = n_places - 1;
    for (uint32_t i = 0; i < catalogue->n_actors; i++) {
        uint32_t place = first_place(catalogue->actors[i].id, mask);
        while (places[place] != 0)
            place = (place + 1) & mask;
        places[place] = i + 1;
    }
    catalogue->by_id = places;
    catalogue->id_mask = mask;
}

uint32_t ent_catalogue_find(const EntCatalogue *catalogue, const char *id) {
    for (uint32_t place = first_place(id, catalogue->id_mask);; place = (place + 1) & catalogue->id_mask) {
        uint32_t found = catalogue->by_id[place];
        if (found == 0)
            return ENT_NOBODY;
        if (strcmp(catalogue->actors[found - 1].id, id) == 0)
            return found - 1;
    }
}

void ent_catalogue_free(EntCatalogue *catalogue) {
    if (catalogue == NULL)
        return;
    if (catalogue->strings != NULL) {
        g_free((gpointer)catalogue->actors);
        g_free((gpointer)catalogue->terms);
        g_free((gpointer)catalogue->aliases);
        g_free((gpointer)catalogue->conditions);
        g_free((gpointer)catalogue->cues);
        g_free((gpointer)catalogue->rules);
        g_free((gpointer)catalogue->words);
        g_free((gpointer)catalogue->by_id);
        g_string_chunk_free(catalogue->strings);
    }
    g_free(catalogue);
}
