/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue_fixture.h"

/* What an actor counts as, by day. */

static const char *const WORLD =
    "'actors': ["
    "{'id': 'USA', 'type': 'country', 'label': 'USA'}, {'id': 'RUS', 'type': 'country', 'label': 'Russia'}, {'id': 'UN', 'type': 'igo', 'label': 'UN'},"
    "{'id': 'GROVER', 'type': 'person', 'label': 'Grover', 'counts_as': ["
    "{'id': 'USA', 'office': 'President', 'from': '1885-03-04', 'to': '1889-03-04'}, {'id': 'USA', 'from': '1893-03-04', 'to': '1897-03-04'}]},"
    "{'id': 'LEONID', 'type': 'person', 'label': 'Leonid', 'counts_as': [{'id': 'RUS', 'from': '1964-10-14', 'to': '1982-11-10', 'died': true}]},"
    "{'id': 'ROVER', 'type': 'person', 'label': 'Rover', 'counts_as': [{'id': 'USA', 'from': '1990', 'to': '2000'}, {'id': 'UN', 'from': '2000', 'to': '2005'},"
    "{'id': 'RUS', 'from': '2010'}]},"
    "{'id': 'PRIVATE', 'type': 'person', 'label': 'Private'},"
    "{'id': 'ALWAYS', 'type': 'person', 'label': 'Always', 'counts_as': 'RUS'},"
    "{'id': 'UN_COUNCIL', 'type': 'body', 'label': 'Council', 'counts_as': 'UN'},"
    "{'id': 'UN_COMMITTEE', 'type': 'body', 'label': 'Committee', 'counts_as': 'UN_COUNCIL'},"
    "{'id': 'HKG', 'type': 'country', 'label': 'Hong Kong', 'counts_as': [{'id': 'RUS', 'from': '1997-07-01'}]},"
    "{'id': 'PAPER', 'type': 'media', 'label': 'Paper', 'counts_as': 'RUS'}, {'id': 'RIVER', 'type': 'place', 'label': 'River'},"
    "{'id': 'FIRM', 'type': 'company', 'label': 'Firm', 'country': 'RUS'}, {'id': 'ARMED', 'type': 'group', 'label': 'Armed'},"
    "{'id': 'CIRCLE_A', 'type': 'body', 'label': 'A', 'counts_as': 'CIRCLE_B'}, {'id': 'CIRCLE_B', 'type': 'body', 'label': 'B', 'counts_as': 'CIRCLE_A'},"
    "{'id': 'SELF', 'type': 'body', 'label': 'Self', 'counts_as': 'SELF'}]";

static void assert_counts_as(const char *actor, const char *day, const char *expected) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(WORLD);
    uint32_t found = ent_catalogue_counts_as(catalogue, ent_catalogue_find(catalogue, actor), fixture_day(day));
    if (!g_str_equal(fixture_id(catalogue, found), expected))
        g_error("%s counts as %s on %s, not as %s", actor, fixture_id(catalogue, found), day != NULL ? day : "no day",
                expected);
}

static void in_office_one_is_the_state(void) {
    assert_counts_as("GROVER", "1885-03-04", "USA");
    assert_counts_as("GROVER", "1889-03-03", "USA");
    assert_counts_as("GROVER", "1897-03-03", "USA");
}

static void before_between_and_after_one_is_nobody(void) {
    assert_counts_as("GROVER", "1885-03-03", "nobody");
    assert_counts_as("GROVER", "1889-03-04", "nobody");
    assert_counts_as("GROVER", "1893-03-03", "nobody");
    assert_counts_as("GROVER", "1897-03-04", "nobody");
}

static void who_died_in_office_keeps_counting(void) {
    assert_counts_as("LEONID", "1964-10-13", "nobody");
    assert_counts_as("LEONID", "1982-11-09", "RUS");
    assert_counts_as("LEONID", "1982-11-10", "RUS");
    assert_counts_as("LEONID", "2015-01-01", "RUS");
    assert_counts_as("LEONID", NULL, "RUS");
}

static void each_term_has_its_own_state(void) {
    assert_counts_as("ROVER", "1999-12-31", "USA");
    assert_counts_as("ROVER", "2000-01-01", "UN");
    assert_counts_as("ROVER", "2007-01-01", "nobody");
    assert_counts_as("ROVER", "2010-01-01", "RUS");
}

static void undated_is_the_latest(void) {
    assert_counts_as("ROVER", NULL, "RUS");
    assert_counts_as("GROVER", NULL, "nobody");
    assert_counts_as("HKG", NULL, "RUS");
    assert_counts_as("ALWAYS", NULL, "RUS");
}

static void an_organ_of_an_organ_is_the_organisation(void) {
    assert_counts_as("UN_COUNCIL", "2015", "UN");
    assert_counts_as("UN_COMMITTEE", "2015", "UN");
    assert_counts_as("UN_COMMITTEE", NULL, "UN");
}

static void without_terms_one_is_oneself(void) {
    assert_counts_as("USA", "2015", "USA");
    assert_counts_as("UN", "2015", "UN");
    assert_counts_as("FIRM", "2015", "FIRM");
    assert_counts_as("ARMED", "2015", "ARMED");
    assert_counts_as("PRIVATE", "2015", "nobody");
    assert_counts_as("ALWAYS", "1800-01-01", "RUS");
}

static void outside_its_terms_a_territory_is_itself(void) {
    assert_counts_as("HKG", "1997-06-30", "HKG");
    assert_counts_as("HKG", "1997-07-01", "RUS");
}

static void media_and_places_are_nobody(void) {
    assert_counts_as("PAPER", "2015", "nobody");
    assert_counts_as("RIVER", "2015", "nobody");
}

static void a_circle_is_harmless(void) {
    assert_counts_as("CIRCLE_A", "2015", "nobody");
    assert_counts_as("SELF", "2015", "nobody");
}

static void offices_are_held_by_day(void) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(WORLD);
    uint32_t grover = ent_catalogue_find(catalogue, "GROVER"), leonid = ent_catalogue_find(catalogue, "LEONID");
    g_assert_true(ent_catalogue_in_office(catalogue, grover, fixture_day("1895")));
    g_assert_false(ent_catalogue_in_office(catalogue, grover, fixture_day("1890")));
    g_assert_false(ent_catalogue_in_office(catalogue, leonid, fixture_day("2015")));
    g_assert_true(ent_catalogue_in_office(catalogue, ent_catalogue_find(catalogue, "PRIVATE"), fixture_day("2015")));
    const EntTerm *term = &catalogue->terms[fixture_actor(catalogue, "GROVER")->first_term];
    g_assert_cmpstr(term->office, ==, "President");
    g_assert_cmpint(term->to, ==, fixture_day("1889-03-04"));
}

/* Of all actors of the catalogue, over a century. */
static void what_holds_on_a_day_holds_on_the_steady_days_around_it(void) {
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, NULL);
    int32_t first = fixture_day("1930-01-01"), last = fixture_day("2030-01-01"), from, to;
    for (uint32_t actor = 0; actor < catalogue->n_actors; actor++) {
        for (int32_t day = first; day < last; day = to) {
            ent_catalogue_steady_days(catalogue, actor, day, &from, &to);
            g_assert_true(from <= day && day < to);
            uint32_t root = ent_catalogue_counts_as(catalogue, actor, day);
            g_assert_cmpuint(ent_catalogue_counts_as(catalogue, actor, MAX(from, first)), ==, root);
            g_assert_cmpuint(ent_catalogue_counts_as(catalogue, actor, day - (day - MAX(from, first)) / 2), ==, root);
            g_assert_cmpuint(ent_catalogue_counts_as(catalogue, actor, to - 1), ==, root);
        }
        ent_catalogue_steady_days(catalogue, actor, ENT_DAY_NONE, &from, &to);
        g_assert_true(from == ENT_DAY_NONE && to == ENT_DAY_NONE + 1);
    }
}

#define ADD(statement) g_test_add_func("/actors/terms/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ADD(in_office_one_is_the_state);
    ADD(before_between_and_after_one_is_nobody);
    ADD(who_died_in_office_keeps_counting);
    ADD(each_term_has_its_own_state);
    ADD(undated_is_the_latest);
    ADD(an_organ_of_an_organ_is_the_organisation);
    ADD(without_terms_one_is_oneself);
    ADD(outside_its_terms_a_territory_is_itself);
    ADD(media_and_places_are_nobody);
    ADD(a_circle_is_harmless);
    ADD(offices_are_held_by_day);
    ADD(what_holds_on_a_day_holds_on_the_steady_days_around_it);
    return g_test_run();
}
