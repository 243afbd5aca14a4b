/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CATALOGUE_FIXTURE_H
#define CATALOGUE_FIXTURE_H

#include "actors/draft.h"

#include <string.h>

/*
 * Catalogues from a few lines. In the text of a file ' stands for " and ` for ', so that it reads well inside C.
 */

static inline char *fixture_quotes(const char *file) {
    char *quoted = g_strdup(file);
    for (char *c = quoted; *c != '\0'; c++)
        *c = *c == '\'' ? '"' : *c == '`' ? '\'' : *c;
    return quoted;
}

/* A whole file around the members of its object. */
static inline char *fixture_file(const char *members) {
    g_autofree char *file = g_strdup_printf("{'format': 'entente-actors', 'version': 1, %s}", members);
    return fixture_quotes(file);
}

/* One fault a line. */
static inline void fixture_note(const char *message, gpointer data) {
    g_string_append_printf(data, "%s\n", message);
}

static inline void fixture_add_file(EntDraft *draft, const char *name, const char *members) {
    g_autofree char *file = fixture_file(members);
    ent_draft_add(draft, name, file, strlen(file));
}

/* Forms of English that every catalogue of a test knows. */
static const char *const FIXTURE_FORMS =
    "'words': {'abbreviations': ['Gen', 'Jan', 'Maj', 'Messrs', 'Mr', 'Sen', 'Sept', 'St', 'no', 'v', 'vs'],"
    "'doubtful_abbreviations': ['Calif', 'Inc', 'etc'], 'beginners': ['The', 'He', 'In', 'It'],"
    "'links': ['of', 'for', 'to', 'and', 'in', 'at', 'on', 'who'], 'speakers': ['spokes', 'official'],"
    "'former': ['former'], 'voices': ['spokesman', 'negotiator'], 'accredited': ['ambassador']}";

/* The catalogue of several files, NULL-terminated; any fault ends the test. */
static inline EntCatalogue *fixture_catalogue(const char *const *files) {
    g_autoptr(GString) faults = g_string_new(NULL);
    g_autoptr(EntDraft) draft = ent_draft_new(fixture_note, faults);
    for (; *files != NULL; files++)
        fixture_add_file(draft, "fixture", *files);
    fixture_add_file(draft, "forms", FIXTURE_FORMS);
    EntCatalogue *catalogue = ent_draft_flatten(draft);
    g_assert_cmpstr(faults->str, ==, "");
    return catalogue;
}

#define CATALOGUE(...) fixture_catalogue((const char *const[]){__VA_ARGS__, NULL})

static inline const EntActor *fixture_actor(const EntCatalogue *catalogue, const char *id) {
    uint32_t actor = ent_catalogue_find(catalogue, id);
    if (actor == ENT_NOBODY)
        g_error("there is no actor %s", id);
    return &catalogue->actors[actor];
}

/* The id, or "nobody". */
static inline const char *fixture_id(const EntCatalogue *catalogue, uint32_t actor) {
    return actor == ENT_NOBODY ? "nobody" : catalogue->actors[actor].id;
}

static inline int32_t fixture_day(const char *text) {
    int32_t day = ENT_DAY_NONE;
    g_assert_true(text == NULL || ent_day_parse(text, &day));
    return day;
}

#endif
