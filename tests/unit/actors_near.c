/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/near.h"

#include "catalogue_fixture.h"

static const char *const WORLD =
    "'actors': ["
    "{'id': 'RUS', 'type': 'country', 'label': 'Russia', 'names': ['Russia']},"
    "{'id': 'KIM_JONG_IL', 'type': 'person', 'label': 'Kim Jong Il', 'counts_as': 'RUS', 'names': ['Kim Jong Il'], 'surnames': ['Kim']},"
    "{'id': 'KIM_JONG_UN', 'type': 'person', 'label': 'Kim Jong Un', 'counts_as': 'RUS', 'names': ['Kim Jong Un'], 'surnames': ['Kim']},"
    "{'id': 'LAVROV_SERGEI', 'type': 'person', 'label': 'Lavrov', 'counts_as': 'RUS', 'names': ['Sergei Lavrov']}],"
    "'phrases': ['Kim']";

static void expect_near(const char *wrong, size_t most, const char *expected) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(WORLD);
    g_autofree uint32_t *near = g_new(uint32_t, most + 1);
    near[most] = 4711;
    g_autoptr(GString) found = g_string_new(NULL);
    size_t n_near = ent_catalogue_near(catalogue, wrong, most, near);
    for (size_t i = 0; i < n_near; i++)
        g_string_append_printf(found, "%s%s", i > 0 ? " " : "", catalogue->actors[near[i]].id);
    g_assert_cmpstr(found->str, ==, expected);
    g_assert_cmpuint(near[most], ==, 4711);
}

static void who_is_called_so_comes_first(void) {
    expect_near("Russia", 5, "RUS");
    expect_near("kim", 5, "KIM_JONG_IL KIM_JONG_UN");
    expect_near("sergei lavrov", 5, "LAVROV_SERGEI");
}

static void no_more_are_found_than_asked_for(void) {
    expect_near("Kim", 1, "KIM_JONG_IL");
    expect_near("Kim", 0, "");
}

static void beginnings_words_and_slips_of_the_pen_are_near(void) {
    expect_near("LAVROV", 5, "LAVROV_SERGEI");
    expect_near("SERGEI", 5, "LAVROV_SERGEI");
    expect_near("sergej", 5, "LAVROV_SERGEI");
    expect_near("KIM_JONG_UM", 5, "KIM_JONG_UN KIM_JONG_IL");
}

static void a_name_may_be_a_few_letters_off(void) {
    expect_near("Rusia", 5, "RUS");
    expect_near("Rússai", 5, "RUS");
    expect_near("Kim Jonk Um", 5, "KIM_JONG_UN KIM_JONG_IL");
    expect_near("Serge Lavrow", 5, "LAVROV_SERGEI");
    expect_near("Rus", 5, "RUS");
    expect_near("Prusa", 5, "");
}

static void assert_no_such(const char *wrong, const char *expected) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(WORLD);
    g_autofree char *sentence = ent_catalogue_no_such(catalogue, wrong);
    g_assert_cmpstr(sentence, ==, expected);
}

static void the_sentence_names_who_is_near_and_no_endless_id(void) {
    static const char advice[] = "; \"entente actors list\" lists all, \"entente actors find NAME\" looks up a name";
    assert_no_such("RUSS", "there is no actor \"RUSS\"; did you mean RUS?");
    assert_no_such("kim", "there is no actor \"kim\"; did you mean KIM_JONG_IL, KIM_JONG_UN?");
    g_autofree char *none = g_strconcat("there is no actor \"NOBODY\"", advice, NULL);
    assert_no_such("NOBODY", none);
    g_autofree char *endless = g_strnfill(100000, 'X'), *begin = g_strnfill(50, 'X');
    g_autofree char *cut = g_strconcat("there is no actor \"", begin, "...\"", advice, NULL);
    assert_no_such(endless, cut);
}

static void what_is_far_is_not_named(void) {
    expect_near("", 5, "");
    expect_near("x", 5, "");
    expect_near("Nobody at all", 5, "");
    g_autofree char *endless = g_strnfill(100000, 'K');
    expect_near(endless, 5, "");
}

#define ADD(statement) g_test_add_func("/actors/near/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(who_is_called_so_comes_first);
    ADD(no_more_are_found_than_asked_for);
    ADD(beginnings_words_and_slips_of_the_pen_are_near);
    ADD(a_name_may_be_a_few_letters_off);
    ADD(the_sentence_names_who_is_near_and_no_endless_id);
    ADD(what_is_far_is_not_named);
    return g_test_run();
}
