/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the parts of a catalogue file have the shape docs/catalogue.md gives them. */
#include "actors/draft.h"
#include "actors/near.h"

#include <string.h>

/* Where a value stands, for messages. */
typedef struct {
    EntDraft *draft;
    const char *file;
    const char *subject;
    bool sound;
} Place;

static void fault(Place *place, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void fault(Place *place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    ent_draft_fault(place->draft, "%s: %s: %s", place->file, place->subject, text);
    place->sound = false;
}

/* Nobody can read a longer one, in a message or a table. */
#define LONGEST_ID 100

static bool is_id(const char *id) {
    return id != NULL && *id != '\0' && strlen(id) <= LONGEST_ID &&
           strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen(id);
}

bool ent_shape_day(json_t *text, int32_t *day) {
    *day = ENT_DAY_NONE;
    return text == NULL || (json_is_string(text) && ent_day_parse(json_string_value(text), day));
}

static void want_days(Place *place, json_t *object) {
    int32_t from, to;
    bool read = true;
    if (!ent_shape_day(json_object_get(object, "from"), &from))
        read = false, fault(place, "\"from\" is not a day");
    if (!ent_shape_day(json_object_get(object, "to"), &to))
        read = false, fault(place, "\"to\" is not a day");
    if (read && from != ENT_DAY_NONE && to != ENT_DAY_NONE && from >= to)
        fault(place, "\"to\" is not after \"from\"");
}

static void want_keys(Place *place, json_t *object, const char *const *known) {
    const char *key;
    json_t *value;
    json_object_foreach (object, key, value)
        if (!g_strv_contains(known, key))
            fault(place, "\"%s\" is not a known key", key);
}

static void want_boolean(Place *place, json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    if (value != NULL && !json_is_boolean(value))
        fault(place, "\"%s\" is not true or false", key);
}

static void want_text(Place *place, json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    if (value != NULL && json_string_length(value) == 0)
        fault(place, "\"%s\" is not a text", key);
}

static bool is_known_cue(const char *cue) {
    for (size_t i = 0; i < ENT_N_SPECIAL_CUES; i++)
        if (g_str_equal(cue, ent_special_cues[i]))
            return true;
    return *cue != '@';
}

/* A cue stands for words; a comma or bracket alone may be one, but what would fit everywhere is none. */
static bool says_something(const char *cue) {
    return cue[strspn(cue, "*= ")] != '\0';
}

static void want_condition(Place *place, json_t *condition) {
    if (condition == NULL)
        return;
    static const char *const known[] = {"before", "after", "sentence", "opening", "document", "actors", NULL};
    if (!json_is_object(condition) || json_object_size(condition) == 0) {
        fault(place, "a condition is not an object with lists of cues");
        return;
    }
    want_keys(place, condition, known);
    const char *key;
    json_t *list, *cue;
    size_t i;
    json_object_foreach (condition, key, list) {
        if (json_array_size(list) == 0)
            fault(place, "\"%s\" of a condition is not a list of cues", key);
        json_array_foreach (list, i, cue)
            if (!json_is_string(cue) || json_string_length(cue) == 0)
                fault(place, "a cue of \"%s\" is not a text", key);
            else if (!says_something(json_string_value(cue)))
                fault(place, "the cue \"%s\" fits everything; leave the condition out", json_string_value(cue));
            else if (!is_known_cue(json_string_value(cue)))
                fault(place, "\"%s\" is no special cue; see docs/catalogue.md", json_string_value(cue));
    }
}

/* What the matcher can hold. */
#define MOST_WORDS 16

static int count_words(const char *text) {
    int n_words = 0;
    for (const char *c = text; *c != '\0'; c++)
        n_words += strchr(" -'", *c) == NULL && (c == text || strchr(" -'", c[-1]) != NULL);
    return n_words;
}

/*
 * Whether between two words stands what the matcher reads no name over. Spaces, dots and `&` are no matter; of a
 * hyphen, an apostrophe, a comma, a dash, an opening bracket, a plus, an exclamation or a quotation mark there may be
 * one.
 */
static bool has_unread_gap(const char *text) {
    unsigned n_marks = 0;
    bool after_word = false;
    for (const char *c = text; *c != '\0'; c++) {
        if (g_ascii_isalnum(*c) || (unsigned char)*c >= 0x80) {
            if (after_word && n_marks > 1)
                return true;
            after_word = true;
            n_marks = 0;
        } else if (strchr(" .&\t\r\n", *c) == NULL) {
            n_marks += strchr("-/'`,(+!\"", *c) != NULL ? 1 : 2;
        }
    }
    return false;
}

static bool has_letters(const char *text) {
    while (*text != '\0' && (unsigned char)*text < 0x80 && !g_ascii_isalnum(*text))
        text++;
    return *text != '\0';
}

static void want_alias(Place *place, json_t *alias) {
    static const char *const known[] = {"text", "from", "to", "when", "unless", "lower", "remove", NULL};
    json_t *text = json_is_object(alias) ? json_object_get(alias, "text") : alias;
    if (!json_is_string(text) || json_string_length(text) == 0 || json_string_length(text) > 200) {
        fault(place, "an alias is neither a text nor an object with \"text\"");
        return;
    }
    if (!has_letters(json_string_value(text)))
        fault(place, "the alias \"%s\" has no letter or digit to be found by", json_string_value(text));
    if (has_unread_gap(json_string_value(text)))
        fault(place, "the alias \"%s\" is never found, for what stands between two of its words",
              json_string_value(text));
    if (count_words(json_string_value(text)) > MOST_WORDS)
        fault(place, "the alias \"%s\" has more than %d words", json_string_value(text), MOST_WORDS);
    if (!json_is_object(alias))
        return;
    want_keys(place, alias, known);
    want_days(place, alias);
    want_condition(place, json_object_get(alias, "when"));
    want_condition(place, json_object_get(alias, "unless"));
    want_boolean(place, alias, "lower");
    want_boolean(place, alias, "remove");
}

static void want_term(Place *place, json_t *term) {
    static const char *const known[] = {"id", "office", "from", "to", "died", NULL};
    if (!json_is_object(term) || !is_id(json_string_value(json_object_get(term, "id")))) {
        fault(place, "a term of \"counts_as\" has no id");
        return;
    }
    want_keys(place, term, known);
    want_days(place, term);
    want_boolean(place, term, "died");
    want_text(place, term, "office");
}

static void want_counts_as(Place *place, json_t *counts_as) {
    if (counts_as == NULL || (json_is_string(counts_as) && is_id(json_string_value(counts_as))))
        return;
    if (!json_is_array(counts_as))
        fault(place, "\"counts_as\" is neither an id nor a list of terms");
    size_t i;
    json_t *term;
    json_array_foreach (counts_as, i, term)
        want_term(place, term);
}

static void want_scalars(Place *place, json_t *actor) {
    static const char *const known[] = {"id",      "type",      "label",    "from",        "to",       "counts_as",
                                        "country", "successor", "famous",   "every_state", "not_in",   "remove",
                                        "names",   "demonyms",  "capitals", "seats",       "surnames", NULL};
    want_keys(place, actor, known);
    want_days(place, actor);
    want_counts_as(place, json_object_get(actor, "counts_as"));
    json_t *type = json_object_get(actor, "type");
    const char *type_name = json_string_value(type);
    if (type != NULL && (type_name == NULL || ent_actor_type_parse(type_name, strlen(type_name)) == ENT_N_TYPES))
        fault(place, "\"type\" is not country, igo, company, person, body, group, media or place");
    static const char *const texts[] = {"label", "country", "successor", "not_in"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        want_text(place, actor, texts[i]);
    want_boolean(place, actor, "famous");
    want_boolean(place, actor, "every_state");
    want_boolean(place, actor, "remove");
}

bool ent_shape_actor(EntDraft *draft, const char *name, json_t *actor) {
    const char *id = json_is_object(actor) ? json_string_value(json_object_get(actor, "id")) : NULL;
    if (!is_id(id)) {
        g_autofree char *shown = ent_id_shown(id != NULL ? id : "");
        bool is_long = strlen(shown) < strlen(id != NULL ? id : "");
        ent_draft_fault(draft, "%s: an actor has no id of A-Z, 0-9, _ and -%s%s%s", name,
                        is_long ? ", 100 at most" : "", *shown != '\0' ? ": " : "", shown);
        return false;
    }
    Place place = {draft, name, id, true};
    want_scalars(&place, actor);
    for (size_t kind = 0; kind < G_N_ELEMENTS(ent_alias_keys); kind++) {
        json_t *list = json_object_get(actor, ent_alias_keys[kind]), *alias;
        if (list != NULL && !json_is_array(list))
            fault(&place, "\"%s\" is not a list", ent_alias_keys[kind]);
        size_t i;
        json_array_foreach (list, i, alias)
            want_alias(&place, alias);
    }
    return place.sound;
}

bool ent_shape_phrase(EntDraft *draft, const char *name, json_t *phrase) {
    Place place = {draft, name, "phrases", true};
    want_alias(&place, phrase);
    return place.sound;
}

bool ent_shape_rule(EntDraft *draft, const char *name, json_t *rule) {
    static const char *const known[] = {"kinds", "types", "where", "when", "unless", "effect", NULL};
    Place place = {draft, name, "rules", true};
    if (!json_is_object(rule)) {
        fault(&place, "a rule is not an object");
        return false;
    }
    want_keys(&place, rule, known);
    json_t *where = json_object_get(rule, "where"), *one;
    size_t nth;
    if (!json_is_array(where))
        want_condition(&place, where);
    json_array_foreach (where, nth, one)
        want_condition(&place, one);
    want_condition(&place, json_object_get(rule, "when"));
    want_condition(&place, json_object_get(rule, "unless"));
    json_t *effect = json_object_get(rule, "effect"), *word;
    if (effect != NULL && g_strcmp0(json_string_value(effect), "uncounted") != 0 &&
        g_strcmp0(json_string_value(effect), "namesake") != 0)
        fault(&place, "\"effect\" is neither \"uncounted\" nor \"namesake\"");
    static const char *const filters[] = {"kinds", "types"};
    size_t i;
    for (i = 0; i < G_N_ELEMENTS(filters); i++) {
        json_t *list = json_object_get(rule, filters[i]);
        if (list != NULL && !json_is_array(list))
            fault(&place, "\"%s\" is not a list", filters[i]);
    }
    json_array_foreach (json_object_get(rule, "kinds"), i, word)
        if (!json_is_string(word) ||
            !g_strv_contains((const char *const[]){"names", "demonyms", "capitals", "seats", "surnames", NULL},
                             json_string_value(word)))
            fault(&place, "a kind of a rule is no alias list");
    json_array_foreach (json_object_get(rule, "types"), i, word)
        if (!json_is_string(word) ||
            ent_actor_type_parse(json_string_value(word), json_string_length(word)) == ENT_N_TYPES)
            fault(&place, "a type of a rule is no type");
    return place.sound;
}
