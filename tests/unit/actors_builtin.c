/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue_fixture.h"

static void the_catalogue_loads(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_nonnull(catalogue);
    g_assert_cmpuint(catalogue->n_actors, >, 1000);
}

static void the_catalogue_is_sound(void) {
    g_autoptr(GString) faults = g_string_new(NULL);
    size_t n_faults = ent_catalogue_check(NULL, fixture_note, faults);
    g_assert_cmpstr(faults->str, ==, "");
    g_assert_cmpuint(n_faults, ==, 0);
}

static void actors_are_sorted_and_found(void) {
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, NULL);
    for (uint32_t i = 0; i < catalogue->n_actors; i++) {
        g_assert_cmpuint(ent_catalogue_find(catalogue, catalogue->actors[i].id), ==, i);
        g_assert_true(i == 0 || strcmp(catalogue->actors[i - 1].id, catalogue->actors[i].id) < 0);
    }
    g_assert_cmpuint(ent_catalogue_find(catalogue, "NO_SUCH_ACTOR"), ==, ENT_NOBODY);
    g_assert_cmpuint(ent_catalogue_find(catalogue, ""), ==, ENT_NOBODY);
}

static void the_same_catalogue_has_the_same_digest(void) {
    g_autoptr(EntCatalogue) one = ent_catalogue_new(NULL, NULL, NULL, NULL);
    g_autoptr(EntCatalogue) two = ent_catalogue_new(NULL, NULL, NULL, NULL);
    g_assert_cmphex(one->digest, ==, two->digest);
    g_assert_cmphex(one->digest, !=, 0);
}

/* Who counts as whom on a day; facts that do not change. */
static void the_world_is_known(void) {
    static const struct {
        const char *actor, *day, *counts_as;
    } facts[] = {
        {"RUS", "2015-01-21", "RUS"},          {"PUTIN_VLADIMIR", "2015-01-21", "RUS"},
        {"KIM_JONG_UN", "2015-01-21", "PRK"},  {"UN_SECURITY_COUNCIL", "2015-01-21", "UN"},
        {"GAZPROM", "2015-01-21", "GAZPROM"},  {"MOSCOW_TIMES", "2015-01-21", "nobody"},
        {"OBAMA_BARACK", "2015-01-21", "USA"}, {"OBAMA_BARACK", "2017-09-28", "nobody"},
        {"TRUMP_DONALD", "2017-09-28", "USA"}, {"HKG", "1997-06-30", "HKG"},
        {"UKR-CRIMEA", "2015-01-21", "UKR"},   {"KIM_JONG_IL", "2015-03-19", "PRK"},
    };
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        uint32_t actor = ent_catalogue_find(catalogue, facts[i].actor);
        if (actor == ENT_NOBODY)
            g_error("%s is not in the catalogue", facts[i].actor);
        const char *found = fixture_id(catalogue, ent_catalogue_counts_as(catalogue, actor, fixture_day(facts[i].day)));
        if (!g_str_equal(found, facts[i].counts_as))
            g_error("%s counts as %s on %s, not as %s", facts[i].actor, found, facts[i].day, facts[i].counts_as);
    }
}

static void types_have_names(void) {
    for (int type = 0; type < ENT_N_TYPES; type++) {
        const char *name = ent_actor_type_name((EntActorType)type);
        g_assert_cmpint(ent_actor_type_parse(name, strlen(name)), ==, type);
    }
    g_assert_cmpint(ent_actor_type_parse("country", 6), ==, ENT_N_TYPES);
    g_assert_cmpint(ent_actor_type_parse("planet", 6), ==, ENT_N_TYPES);
    g_assert_cmpint(ent_actor_type_parse("", 0), ==, ENT_N_TYPES);
}

#define ADD(statement) g_test_add_func("/actors/builtin/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(the_catalogue_loads);
    ADD(the_catalogue_is_sound);
    ADD(actors_are_sorted_and_found);
    ADD(the_same_catalogue_has_the_same_digest);
    ADD(the_world_is_known);
    ADD(types_have_names);
    return g_test_run();
}
