/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/atomic_file.h"
#include "catalogue_fixture.h"

#include <glib/gstdio.h>

static const char *const BASE =
    "'actors': ["
    "{'id': 'RUS', 'type': 'country', 'label': 'Russia', 'names': ['Russia'], 'capitals': ['Moscow']},"
    "{'id': 'SUN', 'type': 'country', 'label': 'Soviet Union', 'to': '1991-12-26', 'successor': 'RUS', 'names': ['Soviet Union']},"
    "{'id': 'PUTIN', 'type': 'person', 'label': 'Putin', 'counts_as': 'RUS', 'names': ['Vladimir Putin']}],"
    "'phrases': ['Russian roulette']";

/* The aliases of an actor in the order of the catalogue, with commas; "phrases" for those of nobody. */
static char *aliases_of(const EntCatalogue *catalogue, const char *id) {
    GString *all = g_string_new(NULL);
    uint32_t actor = g_str_equal(id, "phrases") ? ENT_NOBODY : ent_catalogue_find(catalogue, id);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++)
        if (catalogue->aliases[i].actor == actor)
            g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", catalogue->aliases[i].text);
    return g_string_free(all, FALSE);
}

static void assert_aliases(const EntCatalogue *catalogue, const char *id, const char *expected) {
    g_autofree char *found = aliases_of(catalogue, id);
    g_assert_cmpstr(found, ==, expected);
}

static void an_overlay_adds_an_actor(void) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(
        BASE,
        "'actors': [{'id': 'ACME', 'type': 'company', 'label': 'Acme', 'country': 'RUS', 'names': ['Acme Corp']}],"
        "'phrases': ['Acme River']");
    g_assert_cmpuint(catalogue->n_actors, ==, 4);
    g_assert_cmpint(fixture_actor(catalogue, "ACME")->type, ==, ENT_TYPE_COMPANY);
    g_assert_cmpstr(fixture_actor(catalogue, "ACME")->country, ==, "RUS");
    assert_aliases(catalogue, "ACME", "Acme Corp");
    assert_aliases(catalogue, "phrases", "Russian roulette, Acme River");
}

static void an_overlay_changes_only_what_it_names(void) {
    g_autoptr(EntCatalogue) catalogue =
        CATALOGUE(BASE, "'actors': [{'id': 'RUS', 'label': 'Rossiya', 'names': ['Rossiya'], 'demonyms': ['Russian']}]");
    g_assert_cmpuint(catalogue->n_actors, ==, 3);
    g_assert_cmpstr(fixture_actor(catalogue, "RUS")->label, ==, "Rossiya");
    g_assert_cmpint(fixture_actor(catalogue, "RUS")->type, ==, ENT_TYPE_COUNTRY);
    assert_aliases(catalogue, "RUS", "Russia, Rossiya, Russian, Moscow");
    assert_aliases(catalogue, "SUN", "Soviet Union");
}

static void an_alias_of_several_texts_is_one_of_each(void) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(
        BASE, "'actors': [{'id': 'SUN', 'names': [{'text': ['Union', 'Soviets'], 'unless': {'before': ['Labour']}}]}],"
              "'phrases': [{'text': ['Soviet Life', 'Russian roulette'], 'from': '1980'}]");
    assert_aliases(catalogue, "SUN", "Soviet Union, Union, Soviets");
    assert_aliases(catalogue, "phrases", "Soviet Life, Russian roulette");
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        bool has_condition = g_str_equal(alias->text, "Union") || g_str_equal(alias->text, "Soviets");
        g_assert_cmpint(alias->unless != ENT_NO_CONDITION, ==, has_condition);
        if (alias->actor == ENT_NOBODY)
            g_assert_cmpint(alias->from, ==, fixture_day("1980"));
    }
}

static void an_overlay_replaces_terms(void) {
    g_autoptr(EntCatalogue) catalogue =
        CATALOGUE(BASE, "'actors': [{'id': 'PUTIN', 'counts_as': [{'id': 'SUN', 'from': '1975', 'to': '1991'}]}]");
    uint32_t putin = ent_catalogue_find(catalogue, "PUTIN");
    g_assert_cmpstr(fixture_id(catalogue, ent_catalogue_counts_as(catalogue, putin, fixture_day("1980"))), ==, "SUN");
    g_assert_cmpuint(ent_catalogue_counts_as(catalogue, putin, fixture_day("2015")), ==, ENT_NOBODY);
}

static void an_overlay_removes_an_actor(void) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(BASE, "'actors': [{'id': 'PUTIN', 'remove': true}]");
    g_assert_cmpuint(ent_catalogue_find(catalogue, "PUTIN"), ==, ENT_NOBODY);
    g_assert_cmpuint(catalogue->n_actors, ==, 2);
    assert_aliases(catalogue, "RUS", "Russia, Moscow");
}

static void a_removed_actor_can_come_back_new(void) {
    g_autoptr(EntCatalogue) catalogue =
        CATALOGUE(BASE, "'actors': [{'id': 'PUTIN', 'remove': true}]",
                  "'actors': [{'id': 'PUTIN', 'type': 'company', 'label': 'Putin Ltd', 'names': ['Putin Ltd']}]");
    assert_aliases(catalogue, "PUTIN", "Putin Ltd");
    g_assert_cmpuint(fixture_actor(catalogue, "PUTIN")->n_terms, ==, 0);
}

static void removing_what_others_need_is_a_fault(void) {
    g_autoptr(GString) faults = g_string_new(NULL);
    g_autoptr(EntDraft) draft = ent_draft_new(fixture_note, faults);
    fixture_add_file(draft, "base", BASE);
    fixture_add_file(draft, "overlay", "'actors': [{'id': 'RUS', 'remove': true}]");
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    g_assert_nonnull(catalogue);
    g_assert_cmpstr(faults->str, ==, "PUTIN: there is no actor \"RUS\"\nSUN: there is no actor \"RUS\"\n");
}

/* What is told while @overlay is put over BASE. */
static void expect_notes(const char *overlay, const char *id, const char *aliases, const char *expected) {
    g_autoptr(GString) faults = g_string_new(NULL), notes = g_string_new(NULL);
    g_autoptr(EntDraft) draft = ent_draft_new(fixture_note, faults);
    draft->note = fixture_note;
    draft->note_data = notes;
    fixture_add_file(draft, "base", BASE);
    fixture_add_file(draft, "mine", overlay);
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    g_assert_cmpstr(faults->str, ==, "");
    assert_aliases(catalogue, id, aliases);
    g_assert_cmpstr(notes->str, ==, expected);
}

static void an_alias_can_be_removed(void) {
    expect_notes("'actors': [{'id': 'RUS', 'names': [{'text': 'Russia', 'remove': true}, 'Rossiya']}]", "RUS",
                 "Rossiya, Moscow", "");
    expect_notes("'actors': [{'id': 'RUS', 'names': [{'text': 'Moscow', 'remove': true}]}]", "RUS", "Russia, Moscow",
                 "mine: RUS: names: there is no \"Moscow\" to remove\n");
    expect_notes(
        "'actors': [{'id': 'ACME', 'type': 'company', 'label': 'Acme', 'names': ['Acme', {'text': 'Zork', 'remove': true}]}]",
        "ACME", "Acme", "mine: ACME: names: there is no \"Zork\" to remove\n");
}

static void an_alias_of_the_same_text_replaces(void) {
    expect_notes(
        "'actors': [{'id': 'RUS', 'names': [{'text': 'Russia', 'to': '2000'}, {'text': 'Russia', 'from': '2001'}]}]",
        "RUS", "Russia, Russia, Moscow", "mine: RUS: names: \"Russia\" replaces what the catalogue says\n");
    expect_notes("'actors': [{'id': 'RUS', 'names': ['Russia']}]", "RUS", "Russia, Moscow", "");
}

static void phrases_can_be_removed_and_replaced(void) {
    expect_notes("'phrases': [{'text': 'Russian roulette', 'remove': true}, 'Acme River']", "phrases", "Acme River",
                 "");
    expect_notes("'phrases': [{'text': 'Russian roulette', 'to': '2000'}]", "phrases", "Russian roulette",
                 "mine: phrases: \"Russian roulette\" replaces what the catalogue says\n");
    expect_notes("'phrases': [{'text': 'Zork', 'remove': true}]", "phrases", "Russian roulette",
                 "mine: phrases: there is no \"Zork\" to remove\n");
}

static void what_replaces_and_what_is_not_there_is_told(void) {
    expect_notes(
        "'actors': [{'id': 'RUS', 'label': 'Rossiya'}, {'id': 'ZORK', 'remove': true}]", "RUS", "Russia, Moscow",
        "mine: RUS: \"label\" replaces what the catalogue says\nmine: ZORK: there is no such actor to remove\n");
}

static void overlays_apply_in_order(void) {
    g_autoptr(EntCatalogue) catalogue =
        CATALOGUE(BASE, "'actors': [{'id': 'RUS', 'label': 'one'}]", "'actors': [{'id': 'RUS', 'label': 'two'}]");
    g_assert_cmpstr(fixture_actor(catalogue, "RUS")->label, ==, "two");
}

static void every_overlay_changes_the_digest(void) {
    g_autoptr(EntCatalogue) one = CATALOGUE(BASE);
    g_autoptr(EntCatalogue) two = CATALOGUE(BASE, "'phrases': ['Acme River']");
    g_autoptr(EntCatalogue) three = CATALOGUE(BASE, "'phrases': ['Acme Rivers']");
    g_assert_cmphex(one->digest, !=, two->digest);
    g_assert_cmphex(two->digest, !=, three->digest);
}

/* Through the public door: files on disk, over the compiled-in catalogue. */
typedef struct {
    char *folder, *path;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    fixture->folder = g_dir_make_tmp("entente-test-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "mine.json", NULL);
}

static void tear_down(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_unlink(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

static void write_overlay(const Fixture *fixture, const char *members) {
    g_autofree char *file = fixture_file(members);
    g_assert_true(ent_atomic_file_write(fixture->path, file, strlen(file), NULL));
}

static void a_file_adds_to_the_compiled_in_catalogue(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GError) error = NULL;
    write_overlay(fixture, "'actors': [{'id': 'ACME', 'type': 'company', 'label': 'Acme', 'names': ['Acme Widgets']}]");
    const char *const files[] = {fixture->path, NULL};
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(files, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(fixture_actor(catalogue, "ACME")->label, ==, "Acme");
    g_assert_cmpstr(fixture_actor(catalogue, "RUS")->id, ==, "RUS");
    g_assert_cmpuint(ent_catalogue_check(files, NULL, NULL), ==, 0);
}

static void a_bad_file_is_refused_by_name(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GError) error = NULL;
    write_overlay(fixture, "'actors': [{'id': 'ACME', 'type': 'firm', 'label': 'Acme', 'names': ['Acme Widgets']}]");
    const char *const files[] = {fixture->path, NULL};
    g_assert_null(ent_catalogue_new(files, NULL, NULL, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_assert_nonnull(strstr(error->message, fixture->path));
    g_assert_nonnull(strstr(error->message, "ACME"));
}

static void a_missing_file_is_refused_by_name(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GError) error = NULL;
    const char *const files[] = {fixture->path, NULL};
    g_assert_null(ent_catalogue_new(files, NULL, NULL, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
    g_assert_nonnull(strstr(error->message, fixture->path));
}

static void shared_names_are_found_by_the_check(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GString) faults = g_string_new(NULL);
    write_overlay(
        fixture,
        "'actors': [{'id': 'ACME_ONE', 'type': 'company', 'label': 'One', 'names': ['Acme Widgets']},"
        "{'id': 'ACME_TWO', 'type': 'company', 'label': 'Two', 'names': ['Acme-Widgets']}, "
        "{'id': 'ACME_THREE', 'type': 'company', 'label': 'Three', 'names': [{'text': 'Acme Widgets', 'unless': {'after': ['Ltd']}}]},"
        "{'id': 'ACME_NAMELESS', 'type': 'company', 'label': 'Nameless'}]");
    const char *const files[] = {fixture->path, NULL};
    g_assert_cmpuint(ent_catalogue_check(files, fixture_note, faults), ==, 2);
    g_assert_nonnull(strstr(faults->str, "is an alias of ACME_ONE and of ACME_TWO on the same day"));
    g_assert_nonnull(strstr(faults->str, "ACME_NAMELESS: has no alias"));
}

/* Six actors with a hundred terms each, in a circle: the ways through it cannot be counted, the actors can. */
static void a_wide_circle_is_found_and_ends(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GString) members = g_string_new("'actors': ["), faults = g_string_new(NULL);
    for (int i = 0; i < 6; i++) {
        g_string_append_printf(members,
                               "%s{'id': 'C%d', 'type': 'body', 'label': 'C', 'names': ['Circle %d'], 'counts_as': [",
                               i > 0 ? "," : "", i, i);
        for (int term = 0; term < 100; term++)
            g_string_append_printf(members, "%s{'id': 'C%d'}", term > 0 ? "," : "", (i + 1) % 6);
        g_string_append(members, "]}");
    }
    g_string_append(members, "]");
    write_overlay(fixture, members->str);
    const char *const files[] = {fixture->path, NULL};
    g_assert_cmpuint(ent_catalogue_check(files, fixture_note, faults), ==, 6);
    g_assert_nonnull(strstr(faults->str, "C5: counts as itself"));
}

/* Ten bodies, each an organ of the next, the last of Russia: what leads there in eight steps counts, what needs more is told. */
static void a_chain_too_long_to_follow_is_told(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GString) members = g_string_new("'actors': ["), faults = g_string_new(NULL);
    for (int i = 0; i < 10; i++)
        g_string_append_printf(
            members,
            "{'id': 'ORGAN_%d', 'type': 'body', 'label': 'O', 'names': ['Organ %d'], 'counts_as': 'ORGAN_%d'},", i, i,
            i + 1);
    g_string_append(members,
                    "{'id': 'ORGAN_10', 'type': 'body', 'label': 'O', 'names': ['Organ 10'], 'counts_as': 'RUS'}]");
    write_overlay(fixture, members->str);
    const char *const files[] = {fixture->path, NULL};
    g_assert_cmpuint(ent_catalogue_check(files, fixture_note, faults), ==, 3);
    g_assert_nonnull(strstr(faults->str, "ORGAN_2: counts for nobody, over more than 8 steps of \"counts_as\""));
    g_assert_null(strstr(faults->str, "ORGAN_3: "));
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(files, NULL, NULL, NULL);
    g_assert_cmpstr(fixture_id(catalogue, ent_catalogue_counts_as(catalogue, ent_catalogue_find(catalogue, "ORGAN_3"),
                                                                  ENT_DAY_NONE)),
                    ==, "RUS");
    g_assert_cmpstr(fixture_id(catalogue, ent_catalogue_counts_as(catalogue, ent_catalogue_find(catalogue, "ORGAN_2"),
                                                                  ENT_DAY_NONE)),
                    ==, "nobody");
}

static void shared_names_are_told_when_an_overlay_is_used(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    g_autoptr(GString) notes = g_string_new(NULL);
    write_overlay(
        fixture,
        "'actors': [{'id': 'ACME', 'type': 'company', 'label': 'Acme', 'names': ['Acme Widgets', 'Gazprom']}]");
    const char *const files[] = {fixture->path, NULL};
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(files, fixture_note, notes, NULL);
    g_assert_nonnull(catalogue);
    g_assert_cmpstr(notes->str, ==,
                    "\"Gazprom\" is an alias of ACME and of GAZPROM on the same day, both without a condition\n");
}

static void names_of_other_days_are_not_shared(Fixture *fixture, gconstpointer unused) {
    (void)unused;
    write_overlay(
        fixture,
        "'actors': [{'id': 'ACME_ONE', 'type': 'company', 'label': 'One', 'names': [{'text': 'Acme Widgets', 'to': '2000'}]},"
        "{'id': 'ACME_TWO', 'type': 'company', 'label': 'Two', 'names': [{'text': 'Acme Widgets', 'from': '2000'}]}]");
    const char *const files[] = {fixture->path, NULL};
    g_assert_cmpuint(ent_catalogue_check(files, NULL, NULL), ==, 0);
}

#define ADD(statement) g_test_add_func("/actors/overlay/" #statement, statement)
#define ADD_FILE(statement) g_test_add("/actors/overlay/" #statement, Fixture, NULL, set_up, statement, tear_down)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(an_overlay_adds_an_actor);
    ADD(an_overlay_changes_only_what_it_names);
    ADD(an_alias_of_several_texts_is_one_of_each);
    ADD(an_overlay_replaces_terms);
    ADD(an_overlay_removes_an_actor);
    ADD(a_removed_actor_can_come_back_new);
    ADD(removing_what_others_need_is_a_fault);
    ADD(an_alias_can_be_removed);
    ADD(an_alias_of_the_same_text_replaces);
    ADD(phrases_can_be_removed_and_replaced);
    ADD(what_replaces_and_what_is_not_there_is_told);
    ADD(overlays_apply_in_order);
    ADD(every_overlay_changes_the_digest);
    ADD_FILE(a_file_adds_to_the_compiled_in_catalogue);
    ADD_FILE(a_bad_file_is_refused_by_name);
    ADD_FILE(a_missing_file_is_refused_by_name);
    ADD_FILE(shared_names_are_found_by_the_check);
    ADD_FILE(a_wide_circle_is_found_and_ends);
    ADD_FILE(a_chain_too_long_to_follow_is_told);
    ADD_FILE(shared_names_are_told_when_an_overlay_is_used);
    ADD_FILE(names_of_other_days_are_not_shared);
    return g_test_run();
}
