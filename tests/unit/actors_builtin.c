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

/* What the build compiled in is what its files say now. */
static void the_compiled_catalogue_is_that_of_the_files(void) {
    g_autoptr(EntCatalogue) compiled = ent_catalogue_new(NULL, NULL, NULL, NULL);
    g_autoptr(GString) faults = g_string_new(NULL);
    g_autoptr(EntDraft) draft = ent_draft_new(fixture_note, faults);
    ent_draft_add_builtin(draft);
    g_autoptr(EntCatalogue) read = ent_draft_flatten(draft);
    g_assert_cmphex(compiled->digest, ==, read->digest);
    g_assert_cmpuint(compiled->n_conditions, ==, read->n_conditions);
    g_assert_true(memcmp(compiled->conditions, read->conditions, read->n_conditions * sizeof(EntCondition)) == 0);
    g_assert_true(memcmp(compiled->first_word, read->first_word, sizeof read->first_word) == 0);
    g_assert_cmpuint(compiled->n_actors, ==, read->n_actors);
    for (uint32_t i = 0; i < read->n_actors; i++) {
        const EntActor *a = &compiled->actors[i], *b = &read->actors[i];
        g_assert_true(g_str_equal(a->id, b->id) && g_str_equal(a->label, b->label) &&
                      g_strcmp0(a->country, b->country) == 0 && a->type == b->type && a->from == b->from &&
                      a->to == b->to && a->successor == b->successor && a->famous == b->famous &&
                      a->first_term == b->first_term && a->n_terms == b->n_terms);
    }
    g_assert_cmpuint(compiled->n_terms, ==, read->n_terms);
    for (uint32_t i = 0; i < read->n_terms; i++) {
        const EntTerm *a = &compiled->terms[i], *b = &read->terms[i];
        g_assert_true(a->counts_as == b->counts_as && a->from == b->from && a->to == b->to && a->died == b->died &&
                      g_strcmp0(a->office, b->office) == 0);
    }
    g_assert_cmpuint(compiled->n_aliases, ==, read->n_aliases);
    for (uint32_t i = 0; i < read->n_aliases; i++) {
        const EntAlias *a = &compiled->aliases[i], *b = &read->aliases[i];
        g_assert_true(g_str_equal(a->text, b->text) && a->actor == b->actor && a->kind == b->kind &&
                      a->lower == b->lower && a->from == b->from && a->to == b->to && a->when == b->when &&
                      a->unless == b->unless);
    }
    g_assert_cmpuint(compiled->n_cues, ==, read->n_cues);
    for (uint32_t i = 0; i < read->n_cues; i++)
        g_assert_cmpstr(compiled->cues[i], ==, read->cues[i]);
    g_assert_cmpuint(compiled->n_rules, ==, read->n_rules);
    for (uint32_t i = 0; i < read->n_rules; i++) {
        const EntRule *a = &compiled->rules[i], *b = &read->rules[i];
        g_assert_true(a->kinds == b->kinds && a->types == b->types && a->when == b->when && a->unless == b->unless &&
                      a->uncounted == b->uncounted && a->namesake == b->namesake && a->where == b->where &&
                      a->n_where == b->n_where);
    }
    for (uint32_t i = 0; i < read->first_word[ENT_N_WORD_LISTS]; i++)
        g_assert_cmpstr(compiled->words[i], ==, read->words[i]);
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
    ADD(the_compiled_catalogue_is_that_of_the_files);
    ADD(actors_are_sorted_and_found);
    ADD(the_same_catalogue_has_the_same_digest);
    ADD(the_world_is_known);
    ADD(types_have_names);
    return g_test_run();
}
