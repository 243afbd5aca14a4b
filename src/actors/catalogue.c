/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/draft.h"

#include "base/error.h"

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

uint32_t ent_catalogue_find(const EntCatalogue *catalogue, const char *id) {
    return (uint32_t)GPOINTER_TO_UINT(g_hash_table_lookup(catalogue->by_id, id)) - 1;
}

/* The first fault becomes the error. */
static void keep_first(const char *message, gpointer data) {
    char **first = data;
    if (*first == NULL)
        *first = g_strdup(message);
}

EntCatalogue *ent_catalogue_new(const char *const *overlays, EntMessageFunc message, gpointer data, GError **error) {
    g_autofree char *first_fault = NULL;
    g_autoptr(EntDraft) draft = ent_draft_new(keep_first, &first_fault);
    draft->note = message;
    draft->note_data = data;
    ent_draft_add_builtin(draft);
    for (; overlays != NULL && *overlays != NULL; overlays++)
        ent_draft_add_file(draft, *overlays);
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    if (draft->n_faults > 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s; see entente actors check", first_fault);
        return NULL;
    }
    return g_steal_pointer(&catalogue);
}

void ent_catalogue_free(EntCatalogue *catalogue) {
    if (catalogue == NULL)
        return;
    g_free(catalogue->actors);
    g_free(catalogue->terms);
    g_free(catalogue->aliases);
    g_free(catalogue->conditions);
    g_free(catalogue->cues);
    g_free(catalogue->rules);
    g_free(catalogue->words);
    g_hash_table_unref(catalogue->by_id);
    g_string_chunk_free(catalogue->strings);
    g_free(catalogue);
}

size_t ent_catalogue_check(const char *const *files, EntMessageFunc message, gpointer data) {
    g_autoptr(EntDraft) draft = ent_draft_new(message, data);
    ent_draft_add_builtin(draft);
    for (; files != NULL && *files != NULL; files++)
        ent_draft_add_file(draft, *files);
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    ent_draft_check_aliases(draft, catalogue);
    return draft->n_faults;
}
