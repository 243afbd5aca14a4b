/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* Bodies and offices that every state has: whose are meant. */

static Fixture world;

static void expect(const char *text, const char *expected) {
    fixture_expect_on(&world, FIXTURE_DAY, text, expected);
}

static void the_state_before_it_has_the_ministry(void) {
    expect("MOSCOW (Reuters) - Russia heard China's Foreign Ministry.",
           "MOSCOW=RUS! Reuters=REUTERS! Russia=RUS China=CHN Foreign Ministry=CHN");
    expect("It was said by the British Foreign Ministry.", "British=GBR Foreign Ministry=GBR");
    expect("Ukraine\xe2\x80\x99s Foreign Ministry spoke.", "Ukraine=UKR Foreign Ministry=UKR");
    expect("Ukraine 's Foreign Ministry spoke .", "Ukraine=UKR Foreign Ministry=UKR");
    expect("Ukraine s Foreign Ministry spoke.", "Ukraine=UKR Foreign Ministry=UKR");
    expect("China met Gazprom's Foreign Ministry.", "China=CHN Gazprom=GAZPROM");
}

static void the_place_behind_it_has_the_ministry(void) {
    expect("Russia heard the Foreign Ministry of the United States.",
           "Russia=RUS Foreign Ministry=USA United States=USA");
    expect("Russia heard the Foreign Ministry in Seoul.", "Russia=RUS Foreign Ministry=KOR Seoul=KOR");
    expect("Russia heard the Foreign Ministry of Narnia.", "Russia=RUS");
    expect("Russia heard the Foreign Ministry in silence.", "Russia=RUS Foreign Ministry=RUS");
}

static void its_spokesman_tells_whose_it_is(void) {
    expect("China waited. Foreign Ministry spokesman Vladimir Putin spoke.",
           "China=CHN Foreign Ministry=RUS Vladimir Putin=PUTIN_VLADIMIR");
    expect("China waited. Foreign Ministry staff, Vladimir Putin spoke.",
           "China=CHN Foreign Ministry=CHN Vladimir Putin=PUTIN_VLADIMIR");
}

static void the_dateline_tells_whose_it_is_where_the_state_is_named(void) {
    expect("SEOUL (Reuters) - South Korea met Russia and China. The Foreign Ministry was glad.",
           "SEOUL=KOR! Reuters=REUTERS! South Korea=KOR Russia=RUS China=CHN Foreign Ministry=KOR");
    expect("SEOUL (Reuters) - Russia and China met. The Foreign Ministry was glad.",
           "SEOUL=KOR! Reuters=REUTERS! Russia=RUS China=CHN");
    expect("SEOUL/BEIJING (Reuters) - China met South Korea. The Foreign Ministry was glad.",
           "SEOUL=KOR! BEIJING=CHN! Reuters=REUTERS! China=CHN South Korea=KOR");
    expect("SEOUL (Reuters) - South Korea spoke. In London, the Foreign Ministry slept.",
           "SEOUL=KOR! Reuters=REUTERS! South Korea=KOR London=GBR Foreign Ministry=GBR");
}

static void the_only_state_named_last_has_it(void) {
    expect("China is big. The Foreign Ministry said so.", "China=CHN Foreign Ministry=CHN");
    expect("China met Russia. The Foreign Ministry said so.", "China=CHN Russia=RUS");
    expect("Russia slept. China is big. It rained. The Foreign Ministry said so.", "Russia=RUS China=CHN");
    expect("In the United States, Russia and China met. In the United States, China met the Foreign Ministry.",
           "United States=USA Russia=RUS China=CHN United States=USA China=CHN Foreign Ministry=USA");
    expect("The Foreign Ministry said so.", "");
}

static void where_nothing_tells_it_is_the_one_meant_last(void) {
    expect("China's Foreign Ministry spoke. Russia met Ukraine. The Foreign Ministry was glad.",
           "China=CHN Foreign Ministry=CHN Russia=RUS Ukraine=UKR Foreign Ministry=CHN");
}

static void of_several_states_it_is_the_one_that_the_sentence_before_speaks_of(void) {
    expect("China will buy oil from Russia. The Foreign Ministry said so.",
           "China=CHN Russia=RUS Foreign Ministry=CHN");
    expect("China, Ukraine and Russia met. The Foreign Ministry said so.", "China=CHN Ukraine=UKR Russia=RUS");
    expect("Oil goes from China to Russia. The Foreign Ministry said so.", "China=CHN Russia=RUS");
    expect("China will buy oil from Russia.\n\nThe Foreign Ministry said so.", "China=CHN Russia=RUS");
}

static void an_office_is_the_name_behind_it(void) {
    expect("Turkey sent Finance Minister Ronnie de Mel on Friday.", "Turkey=TUR Ronnie de Mel=TUR");
    expect("Turkish Finance Minister H.D. Batt O'Neil spoke.", "Turkish=TUR H.D. Batt O'Neil=TUR");
    expect("Turkey sent Finance Minister Ann Lee. Berta slept.", "Turkey=TUR Ann Lee=TUR");
    expect("Turkey sent Finance Minister Ann Lee Tuesday.", "Turkey=TUR Ann Lee=TUR");
    /* Whose minister it is may stand behind the name. */
    expect("China left. Finance Minister Ann Lee of Turkey spoke.", "China=CHN Ann Lee=TUR Turkey=TUR");
    expect("China left. Finance Minister Ann Lee of Berta spoke.", "China=CHN Ann Lee=CHN");
    /* A short verb is no part of a name. */
    expect("Turkey said that Finance Minister Ann Lee met Chinese doctors.", "Turkey=TUR Ann Lee=TUR Chinese=CHN");
    expect("Turkey said that Finance Minister Ann Lee saw Berta.", "Turkey=TUR Ann Lee=TUR");
    expect("Turkey sent its Finance Minister.", "Turkey=TUR");
}

static void a_known_name_is_no_other_mention(void) {
    expect("Turkey met Finance Minister Vladimir Putin.", "Turkey=TUR Vladimir Putin=PUTIN_VLADIMIR");
}

static void who_will_be_in_office_may_hold_another(void) {
    static const char text[] = "American Finance Minister Barack Obama spoke. Barack Obama slept.";
    fixture_expect_on(&world, "2005-01-01", text, "American=USA Barack Obama=OBAMA_BARACK Barack Obama=OBAMA_BARACK");
    fixture_expect_on(&world, "2020-01-01", text, "American=USA Barack Obama=OBAMA_BARACK! Barack Obama=OBAMA_BARACK!");
    fixture_expect_on(&world, "1970-01-01", text, "American=USA Barack Obama=OBAMA_BARACK! Barack Obama=OBAMA_BARACK!");
    fixture_expect_on(&world, "2005-01-01", "Chinese Finance Minister Barack Obama spoke.",
                      "Chinese=CHN Barack Obama=OBAMA_BARACK!");
}

static void who_was_minister_formerly_is_nobody(void) {
    expect("The former Turkish Finance Minister Ann Lee spoke.", "Turkish=TUR");
    expect("Turkey sent its national Finance Minister Ann Lee.", "Turkey=TUR Ann Lee=TUR");
    expect("Turkey sent its former national Finance Minister Ann Lee.", "Turkey=TUR");
}

static void the_title_tells_it_too(void) {
    g_autofree char *found =
        fixture_read(&world, FIXTURE_DAY, "China's Foreign Ministry glad", "The Foreign Ministry spoke.");
    g_assert_cmpstr(found, ==, "China=CHN Foreign Ministry=CHN Foreign Ministry=CHN");
}

static void at_level_actor_the_state_is_meant(void) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.level = ENT_LEVEL_ACTOR;
    g_auto(Fixture) actors = fixture_open(
        CATALOGUE(
            FIXTURE_WORLD,
            "'actors': [{'id': 'EVERY_MINISTRY', 'type': 'body', 'label': 'a ministry', 'every_state': true, 'names': ['Foreign Ministry']}]"),
        &options);
    fixture_expect_on(&actors, FIXTURE_DAY, "China's Foreign Ministry spoke.", "China=CHN Foreign Ministry=CHN");
}

static void a_title_may_stand_between_office_and_name(void) {
    expect("China spoke. The Finance Minister, Mr Lee, left.", "China=CHN Lee=CHN");
    expect("China spoke. The Finance Minister, Mr. Ann Lee, left.", "China=CHN Ann Lee=CHN");
    expect("China spoke. Finance Minister Maj. Gen. Ann Lee left.", "China=CHN Ann Lee=CHN");
    expect("China spoke. The Finance Minister, Lee, left.", "China=CHN");
}

/* A world in which the ministry is not in the United States. */
static Fixture without_america(void) {
    return fixture_open(
        CATALOGUE(
            FIXTURE_WORLD,
            "'actors': [{'id': 'EVERY_MINISTRY', 'type': 'body', 'label': 'a ministry', 'every_state': true, 'not_in': 'USA', 'names': ['Foreign Ministry']}]"),
        NULL);
}

static void a_state_that_has_none_by_this_name_is_not_meant(void) {
    g_auto(Fixture) but_america = without_america();
    fixture_expect_on(&but_america, FIXTURE_DAY, "China and the American people met, the Foreign Ministry said.",
                      "China=CHN American=USA Foreign Ministry=CHN");
    fixture_expect_on(&but_america, FIXTURE_DAY, "The American people met, the Foreign Ministry said.", "American=USA");
    fixture_expect_on(&but_america, FIXTURE_DAY, "China met the American Foreign Ministry.",
                      "China=CHN American=USA Foreign Ministry=USA");
}

static void the_only_state_of_the_document_has_it_when_it_is_about_that_one(void) {
    g_auto(Fixture) but_america = without_america();
    fixture_expect_on(&but_america, FIXTURE_DAY,
                      "China met Americans. China is big. It rained. The Foreign Ministry spoke.",
                      "China=CHN Americans=USA China=CHN Foreign Ministry=CHN");
    fixture_expect_on(&but_america, FIXTURE_DAY, "China met Americans. It rained. The Foreign Ministry spoke.",
                      "China=CHN Americans=USA");
    fixture_expect_on(&but_america, FIXTURE_DAY,
                      "China met Russia. China is big. It rained. The Foreign Ministry spoke.",
                      "China=CHN Russia=RUS China=CHN");
    fixture_expect_on(&but_america, FIXTURE_DAY,
                      "SEOUL (Reuters) - China is big. China is old. It rained. The Foreign Ministry spoke.",
                      "SEOUL=KOR! Reuters=REUTERS! China=CHN China=CHN");
}

#define ADD(statement) g_test_add_func("/mention/home/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    world = fixture_open(
        CATALOGUE(
            FIXTURE_WORLD,
            "'actors': [{'id': 'EVERY_MINISTRY', 'type': 'body', 'label': 'a ministry', 'every_state': true, 'names': ['Foreign Ministry']},"
            "{'id': 'EVERY_MINISTER', 'type': 'person', 'label': 'a minister', 'every_state': true,"
            " 'names': [{'text': 'Finance Minister', 'when': {'after': ['@Name', ', Mr']}}]}],"
            "'words': {'particles': ['de']}"),
        NULL);
    ADD(the_state_before_it_has_the_ministry);
    ADD(the_place_behind_it_has_the_ministry);
    ADD(its_spokesman_tells_whose_it_is);
    ADD(the_dateline_tells_whose_it_is_where_the_state_is_named);
    ADD(the_only_state_named_last_has_it);
    ADD(where_nothing_tells_it_is_the_one_meant_last);
    ADD(of_several_states_it_is_the_one_that_the_sentence_before_speaks_of);
    ADD(an_office_is_the_name_behind_it);
    ADD(a_title_may_stand_between_office_and_name);
    ADD(a_known_name_is_no_other_mention);
    ADD(who_will_be_in_office_may_hold_another);
    ADD(who_was_minister_formerly_is_nobody);
    ADD(the_title_tells_it_too);
    ADD(at_level_actor_the_state_is_meant);
    ADD(a_state_that_has_none_by_this_name_is_not_meant);
    ADD(the_only_state_of_the_document_has_it_when_it_is_about_that_one);
    int status = g_test_run();
    fixture_close(&world);
    return status;
}
