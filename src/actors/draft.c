/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/draft.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/whole_file.h"

static void release(gpointer object) {
    json_decref(object);
}

EntDraft *ent_draft_new(EntMessageFunc fault, gpointer data) {
    EntDraft *draft = g_new0(EntDraft, 1);
    draft->actors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, release);
    draft->phrases = json_array();
    draft->rules = json_array();
    for (int list = 0; list < ENT_N_WORD_LISTS; list++)
        draft->words[list] = json_array();
    draft->fault = fault;
    draft->data = data;
    return draft;
}

void ent_draft_free(EntDraft *draft) {
    if (draft == NULL)
        return;
    g_hash_table_unref(draft->actors);
    json_decref(draft->phrases);
    json_decref(draft->rules);
    for (int list = 0; list < ENT_N_WORD_LISTS; list++)
        json_decref(draft->words[list]);
    g_free(draft);
}

void ent_draft_fault(EntDraft *draft, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    draft->n_faults++;
    ent_message(draft->fault, draft->data, "%s", text);
}

static void add_words(EntDraft *draft, const char *name, json_t *words) {
    const char *key;
    json_t *list, *word;
    if (!json_is_object(words))
        ent_draft_fault(draft, "%s: \"words\" is not an object of lists", name);
    json_object_foreach (words, key, list) {
        int which = 0;
        while (which < ENT_N_WORD_LISTS && !g_str_equal(key, ent_word_keys[which]))
            which++;
        if (which == ENT_N_WORD_LISTS || !json_is_array(list)) {
            ent_draft_fault(draft, "%s: words: \"%s\" is not a known list", name, key);
            continue;
        }
        size_t i;
        json_array_foreach (list, i, word)
            if (json_string_length(word) > 0)
                json_array_append(draft->words[which], word);
            else
                ent_draft_fault(draft, "%s: words: a word of \"%s\" is not a text", name, key);
    }
}

/* An alias whose `text` is a list stands for one of each text, all alike otherwise. */
static json_t *spread_aliases(json_t *aliases) {
    json_t *spread = json_array(), *alias, *text;
    size_t i, j;
    json_array_foreach (aliases, i, alias) {
        json_t *texts = json_object_get(alias, "text");
        if (json_array_size(texts) == 0)
            json_array_append(spread, alias);
        json_array_foreach (texts, j, text) {
            json_t *one = json_copy(alias);
            json_object_set(one, "text", text);
            json_array_append_new(spread, one);
        }
    }
    return spread;
}

static void spread_actor(json_t *actor) {
    for (size_t kind = 0; kind < G_N_ELEMENTS(ent_alias_keys); kind++) {
        json_t *aliases = json_object_get(actor, ent_alias_keys[kind]);
        if (json_is_array(aliases))
            json_object_set_new(actor, ent_alias_keys[kind], spread_aliases(aliases));
    }
}

static void add_actors(EntDraft *draft, const char *name, json_t *actors) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    size_t i;
    json_t *actor;
    json_array_foreach (actors, i, actor) {
        spread_actor(actor);
        if (!ent_shape_actor(draft, name, actor))
            continue;
        const char *id = json_string_value(json_object_get(actor, "id"));
        if (!g_hash_table_add(seen, (gpointer)id))
            ent_draft_fault(draft, "%s: %s: stands twice in the file", name, id);
        ent_draft_merge_actor(draft, name, actor);
    }
}

static void add_phrases(EntDraft *draft, const char *name, json_t *phrases) {
    json_t *sound = json_array(), *phrase, *old = draft->phrases, *spread = spread_aliases(phrases);
    size_t i;
    json_array_foreach (spread, i, phrase)
        if (ent_shape_phrase(draft, name, phrase))
            json_array_append(sound, phrase);
    g_autofree char *place = g_strdup_printf("%s: phrases", name);
    draft->phrases = ent_draft_merge_aliases(draft, place, old, sound);
    json_decref(old);
    json_decref(sound);
    json_decref(spread);
}

static void add_root(EntDraft *draft, const char *name, json_t *root) {
    if (g_strcmp0(json_string_value(json_object_get(root, "format")), "entente-actors") != 0) {
        ent_draft_fault(draft, "%s: \"format\" is not \"entente-actors\"; see docs/catalogue.md", name);
        return;
    }
    if (json_integer_value(json_object_get(root, "version")) != 1) {
        ent_draft_fault(draft, "%s: \"version\" is not 1, the only one known", name);
        return;
    }
    const char *key;
    json_t *value;
    json_object_foreach (root, key, value) {
        bool is_list = g_str_equal(key, "actors") || g_str_equal(key, "phrases") || g_str_equal(key, "rules");
        if (is_list && !json_is_array(value))
            ent_draft_fault(draft, "%s: \"%s\" is not a list", name, key);
        else if (g_str_equal(key, "words"))
            add_words(draft, name, value);
        else if (!is_list && !g_str_equal(key, "format") && !g_str_equal(key, "version"))
            ent_draft_fault(draft, "%s: \"%s\" is not a key of a catalogue file", name, key);
    }
    add_actors(draft, name, json_object_get(root, "actors"));
    add_phrases(draft, name, json_object_get(root, "phrases"));
    size_t i;
    json_array_foreach (json_object_get(root, "rules"), i, value) {
        if (ent_shape_rule(draft, name, value))
            json_array_append(draft->rules, value);
    }
}

void ent_draft_add(EntDraft *draft, const char *name, const char *bytes, size_t length) {
    json_error_t where;
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &where);
    draft->digest = ent_hash_bytes(bytes, length, draft->digest);
    if (root == NULL)
        ent_draft_fault(draft, "%s:%d:%d: %s", name, where.line, where.column, where.text);
    else if (!json_is_object(root))
        ent_draft_fault(draft, "%s: is not a JSON object", name);
    else
        add_root(draft, name, root);
    json_decref(root);
}

bool ent_draft_add_file(EntDraft *draft, const char *path, GError **error) {
    size_t length;
    g_autofree char *bytes = ent_whole_file_read(path, &length, error);
    if (bytes == NULL)
        return false;
    ent_draft_add(draft, path, bytes, length);
    return true;
}
