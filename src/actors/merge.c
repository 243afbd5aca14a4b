/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file over those before it: what it names is added, replaced or removed, and what contradicts is told. */
#include "actors/draft.h"
#include "base/error.h"

static const char *text_of(json_t *alias) {
    return json_string_value(json_is_object(alias) ? json_object_get(alias, "text") : alias);
}

static bool is_removal(json_t *alias) {
    return json_is_true(json_object_get(alias, "remove"));
}

/* The aliases by their text; of those with one text the last. */
static GHashTable *by_text(json_t *aliases) {
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    size_t i;
    json_t *alias;
    json_array_foreach (aliases, i, alias)
        g_hash_table_insert(table, (gpointer)text_of(alias), alias);
    return table;
}

/* Of @old what the new ones leave as it is; @met gets the texts that both have. (transfer full) */
static json_t *what_stays(EntDraft *draft, const char *place, json_t *old, GHashTable *new_ones, GHashTable *met) {
    json_t *stays = json_array();
    size_t i;
    json_t *alias;
    json_array_foreach (old, i, alias) {
        const char *text = text_of(alias);
        json_t *instead = g_hash_table_lookup(new_ones, text);
        if (instead == NULL) {
            json_array_append(stays, alias);
            continue;
        }
        bool is_first = g_hash_table_add(met, (gpointer)text);
        if (is_first && !is_removal(instead) && !json_equal(instead, alias))
            ent_message(draft->note, draft->note_data, "%s: \"%s\" replaces what the catalogue says", place, text);
    }
    return stays;
}

json_t *ent_draft_merge_aliases(EntDraft *draft, const char *place, json_t *old, json_t *aliases) {
    g_autoptr(GHashTable) new_ones = by_text(aliases), met = g_hash_table_new(g_str_hash, g_str_equal);
    json_t *merged = what_stays(draft, place, old, new_ones, met);
    size_t i;
    json_t *alias;
    json_array_foreach (aliases, i, alias) {
        if (!is_removal(alias))
            json_array_append(merged, alias);
        else if (!g_hash_table_contains(met, text_of(alias)))
            ent_message(draft->note, draft->note_data, "%s: there is no \"%s\" to remove", place, text_of(alias));
    }
    return merged;
}

static bool is_alias_key(const char *key) {
    for (size_t i = 0; i < G_N_ELEMENTS(ent_alias_keys); i++)
        if (g_str_equal(key, ent_alias_keys[i]))
            return true;
    return false;
}

static void merge_actor(EntDraft *draft, const char *name, const char *id, json_t *into, json_t *actor) {
    const char *key;
    json_t *value;
    json_object_foreach (actor, key, value) {
        json_t *old = json_object_get(into, key);
        if (is_alias_key(key)) {
            g_autofree char *place = g_strdup_printf("%s: %s: %s", name, id, key);
            json_object_set_new(into, key, ent_draft_merge_aliases(draft, place, old, value));
            continue;
        }
        if (old != NULL && !json_equal(old, value))
            ent_message(draft->note, draft->note_data, "%s: %s: \"%s\" replaces what the catalogue says", name, id,
                        key);
        json_object_set(into, key, value);
    }
}

void ent_draft_merge_actor(EntDraft *draft, const char *name, json_t *actor) {
    const char *id = json_string_value(json_object_get(actor, "id"));
    if (is_removal(actor)) {
        if (!g_hash_table_remove(draft->actors, id))
            ent_message(draft->note, draft->note_data, "%s: %s: there is no such actor to remove", name, id);
        return;
    }
    json_t *into = g_hash_table_lookup(draft->actors, id);
    if (into == NULL) {
        into = json_object();
        g_hash_table_insert(draft->actors, g_strdup(id), into);
    }
    merge_actor(draft, name, id, into, actor);
}
