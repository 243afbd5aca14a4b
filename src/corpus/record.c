/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/record.h"

#include <string.h>

#define QUOTE_LENGTH 60

static const char *const PLAIN[ENT_N_FIELDS] = {"id", "date", "title", "text", "source", "url", "actors"};

static void add(EntNames *names, const char *name, EntField field) {
    g_assert(names->n_pairs < G_N_ELEMENTS(names->pairs));
    names->pairs[names->n_pairs].name = g_strdup(name);
    names->pairs[names->n_pairs].length = strlen(name);
    names->pairs[names->n_pairs++].field = field;
}

static bool has_field(const EntNames *names, EntField field) {
    for (size_t i = 0; i < names->n_pairs; i++)
        if (names->pairs[i].field == field)
            return true;
    return false;
}

static EntField field_named(const char *name) {
    for (EntField field = 0; field < ENT_N_FIELDS; field++)
        if (strcmp(PLAIN[field], name) == 0)
            return field;
    return ENT_FIELD_NONE;
}

/* Takes ":dmy" or ":mdy" off the end of a date field's name. */
static EntDateOrder take_order(char *name) {
    EntDateOrder order = g_str_has_suffix(name, ":dmy")   ? ENT_ORDER_DMY
                         : g_str_has_suffix(name, ":mdy") ? ENT_ORDER_MDY
                                                          : ENT_ORDER_UNKNOWN;
    if (order != ENT_ORDER_UNKNOWN)
        name[strlen(name) - strlen(":dmy")] = '\0';
    return order;
}

/* One "date=published". */
static bool add_mapping(EntNames *names, const char *mapping, GError **error) {
    const char *equals = strchr(mapping, '=');
    g_autofree char *ours = g_strstrip(g_strndup(mapping, equals ? (size_t)(equals - mapping) : strlen(mapping)));
    g_autofree char *theirs = equals ? g_strstrip(g_strdup(equals + 1)) : NULL;
    EntField field = field_named(ours);
    if (field == ENT_FIELD_DATE && theirs != NULL)
        names->order = take_order(theirs);
    if (field == ENT_FIELD_NONE || theirs == NULL || *theirs == '\0' || strlen(theirs) > ENT_LONGEST_NAME ||
        has_field(names, field)) {
        g_set_error(
            error, ENT_ERROR, ENT_ERROR_USAGE,
            "cannot map \"%s\"; write date=published,text=body with each of id, date, title, text, source, url, "
            "actors at most once; date=published:dmy when its dates are like 21/01/2015, :mdy when like 01/21/2015",
            mapping);
        return false;
    }
    add(names, theirs, field);
    names->nested |= strchr(theirs, '.') != NULL;
    return true;
}

EntNames *ent_names_new(const char *map, GError **error) {
    g_autoptr(EntNames) names = g_new0(EntNames, 1);
    g_auto(GStrv) mappings = g_strsplit(map ? map : "", ",", -1);
    for (char **mapping = mappings; *mapping != NULL; mapping++)
        if (!add_mapping(names, *mapping, error))
            return NULL;
    for (EntField field = 0; field < ENT_N_FIELDS; field++)
        if (!has_field(names, field))
            add(names, PLAIN[field], field);
    return g_steal_pointer(&names);
}

void ent_names_add_plain(EntNames *names) {
    for (EntField field = 0; field < ENT_N_FIELDS; field++)
        if (ent_names_find(names, PLAIN[field], strlen(PLAIN[field])) == ENT_FIELD_NONE)
            add(names, PLAIN[field], field);
}

void ent_names_free(EntNames *names) {
    if (names == NULL)
        return;
    for (size_t i = 0; i < names->n_pairs; i++)
        g_free(names->pairs[i].name);
    g_free(names);
}

EntField ent_names_find(const EntNames *names, const char *name, size_t length) {
    for (size_t i = 0; i < names->n_pairs; i++)
        if (names->pairs[i].length == length && memcmp(names->pairs[i].name, name, length) == 0)
            return names->pairs[i].field;
    return ENT_FIELD_NONE;
}

bool ent_names_lead(const EntNames *names, const char *name, size_t length) {
    for (size_t i = 0; names->nested && i < names->n_pairs; i++)
        if (names->pairs[i].length > length && memcmp(names->pairs[i].name, name, length) == 0 &&
            names->pairs[i].name[length] == '.')
            return true;
    return false;
}

EntField ent_names_find_any_case(const EntNames *names, const char *name, size_t length) {
    for (size_t i = 0; i < names->n_pairs; i++)
        if (names->pairs[i].length == length && g_ascii_strncasecmp(names->pairs[i].name, name, length) == 0)
            return names->pairs[i].field;
    return ENT_FIELD_NONE;
}

const char *ent_names_of(const EntNames *names, EntField field) {
    for (size_t i = 0; i < names->n_pairs; i++)
        if (names->pairs[i].field == field)
            return names->pairs[i].name;
    g_assert_not_reached();
}

char *ent_record_quote(const char *bytes, size_t length) {
    size_t shown = MIN(length, QUOTE_LENGTH);
    while (shown < length && shown > 0 && (bytes[shown] & 0xC0) == 0x80)
        shown--;
    char *text = g_utf8_make_valid(bytes, (gssize)shown);
    for (char *at = text; *at != '\0'; at++)
        if (g_ascii_iscntrl(*at))
            *at = ' ';
    if (shown == length)
        return text;
    char *cut = g_strconcat(text, "...", NULL);
    g_free(text);
    return cut;
}
