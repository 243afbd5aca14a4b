/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/draft.h"

#include <string.h>

/* The arrays while they grow; the catalogue takes them over. */
typedef struct {
    EntDraft *draft;
    EntCatalogue *catalogue;
    GArray *actors, *terms, *aliases, *conditions, *cues, *rules, *words;
} Flattening;

static const char *keep(Flattening *f, json_t *text) {
    return json_is_string(text) ? g_string_chunk_insert_const(f->catalogue->strings, json_string_value(text)) : NULL;
}

static uint32_t add_condition(Flattening *f, json_t *condition) {
    if (condition == NULL)
        return ENT_NO_CONDITION;
    EntCondition flat;
    for (int list = 0; list < ENT_N_CUE_LISTS; list++) {
        flat.first[list] = f->cues->len;
        size_t i;
        json_t *cue;
        json_array_foreach (json_object_get(condition, ent_cue_keys[list]), i, cue) {
            const char *text = keep(f, cue);
            g_array_append_val(f->cues, text);
        }
    }
    flat.first[ENT_N_CUE_LISTS] = f->cues->len;
    g_array_append_val(f->conditions, flat);
    return f->conditions->len - 1;
}

static void add_alias(Flattening *f, json_t *alias, uint32_t actor, EntAliasKind kind) {
    EntAlias flat = {.actor = actor,
                     .kind = kind,
                     .lower = -1,
                     .from = ENT_DAY_NONE,
                     .to = ENT_DAY_NONE,
                     .when = ENT_NO_CONDITION,
                     .unless = ENT_NO_CONDITION};
    if (json_is_object(alias)) {
        flat.text = keep(f, json_object_get(alias, "text"));
        ent_shape_day(json_object_get(alias, "from"), &flat.from);
        ent_shape_day(json_object_get(alias, "to"), &flat.to);
        flat.when = add_condition(f, json_object_get(alias, "when"));
        flat.unless = add_condition(f, json_object_get(alias, "unless"));
        json_t *lower = json_object_get(alias, "lower");
        if (lower != NULL)
            flat.lower = json_is_true(lower);
    } else {
        flat.text = keep(f, alias);
    }
    g_array_append_val(f->aliases, flat);
}

/* An id that another file should define. */
static uint32_t refer(Flattening *f, const char *from, json_t *id) {
    if (id == NULL)
        return ENT_NOBODY;
    uint32_t actor = ent_catalogue_find(f->catalogue, json_string_value(id));
    if (actor == ENT_NOBODY)
        ent_draft_fault(f->draft, "%s: there is no actor \"%s\"", from, json_string_value(id));
    return actor;
}

/* A home that no country has would make a company count for nobody. */
static void want_country(Flattening *f, const EntActor *actor) {
    json_t *country = actor->country != NULL ? g_hash_table_lookup(f->draft->actors, actor->country) : NULL;
    if (actor->country != NULL && g_strcmp0(json_string_value(json_object_get(country, "type")), "country") != 0)
        ent_draft_fault(f->draft, "%s: \"country\" is \"%s\", which is no country; write an alpha-3 code, such as RUS",
                        actor->id, actor->country);
}

static void add_term(Flattening *f, EntActor *actor, json_t *id, json_t *object) {
    EntTerm term = {.counts_as = refer(f, actor->id, id), .from = ENT_DAY_NONE, .to = ENT_DAY_NONE};
    if (term.counts_as == ENT_NOBODY)
        return;
    ent_shape_day(json_object_get(object, "from"), &term.from);
    ent_shape_day(json_object_get(object, "to"), &term.to);
    term.died = json_is_true(json_object_get(object, "died"));
    term.office = keep(f, json_object_get(object, "office"));
    g_array_append_val(f->terms, term);
    actor->n_terms++;
}

static void fill_actor(Flattening *f, uint32_t index, json_t *object) {
    EntActor *actor = &g_array_index(f->actors, EntActor, index);
    const char *type = json_string_value(json_object_get(object, "type"));
    if (type == NULL || json_object_get(object, "label") == NULL)
        ent_draft_fault(f->draft, "%s: has no \"%s\"", actor->id, type == NULL ? "type" : "label");
    actor->type = type != NULL ? ent_actor_type_parse(type, strlen(type)) : ENT_TYPE_PLACE;
    actor->label = keep(f, json_object_get(object, "label"));
    if (actor->label == NULL)
        actor->label = actor->id;
    actor->country = keep(f, json_object_get(object, "country"));
    want_country(f, actor);
    ent_shape_day(json_object_get(object, "from"), &actor->from);
    ent_shape_day(json_object_get(object, "to"), &actor->to);
    actor->successor = refer(f, actor->id, json_object_get(object, "successor"));
    actor->famous = json_is_true(json_object_get(object, "famous"));
    actor->every_state = json_is_true(json_object_get(object, "every_state"));
    actor->not_in = refer(f, actor->id, json_object_get(object, "not_in"));
    actor->first_term = f->terms->len;
    json_t *counts_as = json_object_get(object, "counts_as"), *term;
    if (json_is_string(counts_as))
        add_term(f, actor, counts_as, NULL);
    size_t i;
    json_array_foreach (counts_as, i, term)
        add_term(f, actor, json_object_get(term, "id"), term);
    for (int kind = 0; kind < ENT_ALIAS_PHRASE; kind++) {
        json_t *alias;
        json_array_foreach (json_object_get(object, ent_alias_keys[kind]), i, alias)
            add_alias(f, alias, index, (EntAliasKind)kind);
    }
}

static bool has_effect(json_t *rule, const char *effect) {
    return g_strcmp0(json_string_value(json_object_get(rule, "effect")), effect) == 0;
}

static void add_rule(Flattening *f, json_t *object) {
    json_t *where = json_object_get(object, "where"), *one;
    size_t nth;
    EntRule rule = {.when = add_condition(f, json_object_get(object, "when")),
                    .unless = add_condition(f, json_object_get(object, "unless")),
                    .uncounted = has_effect(object, "uncounted"),
                    .namesake = has_effect(object, "namesake")};
    rule.where = f->conditions->len;
    if (!json_is_array(where) && add_condition(f, where) != ENT_NO_CONDITION)
        rule.n_where = 1;
    json_array_foreach (where, nth, one) {
        add_condition(f, one);
        rule.n_where++;
    }
    size_t i;
    json_t *word;
    json_array_foreach (json_object_get(object, "kinds"), i, word)
        for (uint32_t kind = 0; kind < ENT_ALIAS_PHRASE; kind++)
            if (g_str_equal(json_string_value(word), ent_alias_keys[kind]))
                rule.kinds |= 1u << kind;
    json_array_foreach (json_object_get(object, "types"), i, word)
        rule.types |= 1u << ent_actor_type_parse(json_string_value(word), json_string_length(word));
    if (rule.kinds == 0)
        rule.kinds = (1u << ENT_ALIAS_PHRASE) - 1;
    if (rule.types == 0)
        rule.types = (1u << ENT_N_TYPES) - 1;
    g_array_append_val(f->rules, rule);
}

static void add_words(Flattening *f) {
    for (int list = 0; list < ENT_N_WORD_LISTS; list++) {
        f->catalogue->first_word[list] = f->words->len;
        size_t i;
        json_t *word;
        json_array_foreach (f->draft->words[list], i, word) {
            const char *text = keep(f, word);
            g_array_append_val(f->words, text);
        }
    }
    f->catalogue->first_word[ENT_N_WORD_LISTS] = f->words->len;
}

static gint compare_texts(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_ids(Flattening *f) {
    guint n_ids;
    g_autofree const char **ids = (const char **)g_hash_table_get_keys_as_array(f->draft->actors, &n_ids);
    qsort(ids, n_ids, sizeof *ids, compare_texts);
    for (guint i = 0; i < n_ids; i++) {
        EntActor actor = {.id = g_string_chunk_insert_const(f->catalogue->strings, ids[i])};
        g_array_append_val(f->actors, actor);
    }
    f->catalogue->actors = (const EntActor *)(gpointer)f->actors->data;
    f->catalogue->n_actors = n_ids;
    ent_catalogue_index(f->catalogue);
}

#define TAKE(f, list, count) ((f)->catalogue->count = (f)->list->len, (gpointer)g_array_free((f)->list, FALSE))

EntCatalogue *ent_draft_flatten(EntDraft *draft) {
    EntCatalogue *catalogue = g_new0(EntCatalogue, 1);
    catalogue->strings = g_string_chunk_new(1 << 16);
    catalogue->digest = draft->digest;
    Flattening f = {.draft = draft,
                    .catalogue = catalogue,
                    .actors = g_array_new(FALSE, FALSE, sizeof(EntActor)),
                    .terms = g_array_new(FALSE, FALSE, sizeof(EntTerm)),
                    .aliases = g_array_new(FALSE, FALSE, sizeof(EntAlias)),
                    .conditions = g_array_new(FALSE, FALSE, sizeof(EntCondition)),
                    .cues = g_array_new(FALSE, FALSE, sizeof(char *)),
                    .rules = g_array_new(FALSE, FALSE, sizeof(EntRule)),
                    .words = g_array_new(FALSE, FALSE, sizeof(char *))};
    add_ids(&f);
    for (uint32_t i = 0; i < f.actors->len; i++)
        fill_actor(&f, i, g_hash_table_lookup(draft->actors, g_array_index(f.actors, EntActor, i).id));
    size_t i;
    json_t *value;
    json_array_foreach (draft->phrases, i, value)
        add_alias(&f, value, ENT_NOBODY, ENT_ALIAS_PHRASE);
    json_array_foreach (draft->rules, i, value)
        add_rule(&f, value);
    add_words(&f);
    catalogue->words = (const char **)(gpointer)g_array_free(f.words, FALSE);
    catalogue->actors = TAKE(&f, actors, n_actors);
    catalogue->terms = TAKE(&f, terms, n_terms);
    catalogue->aliases = TAKE(&f, aliases, n_aliases);
    catalogue->conditions = TAKE(&f, conditions, n_conditions);
    catalogue->cues = TAKE(&f, cues, n_cues);
    catalogue->rules = TAKE(&f, rules, n_rules);
    return catalogue;
}
