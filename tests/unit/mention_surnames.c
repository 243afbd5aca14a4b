/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* When a surname alone stands for a person. */

static Fixture world;

static void expect(const char *text, const char *expected) {
    fixture_expect_on(&world, FIXTURE_DAY, text, expected);
}

static void the_full_name_licenses_the_surname(void) {
    expect("Park Geun-hye came. Then Park left.", "Park Geun-hye=PARK_GEUN_HYE Park=PARK_GEUN_HYE");
    expect("He said Park left.", "");
}

static void a_full_name_under_a_condition_licenses_the_surname(void) {
    g_auto(Fixture) careful = fixture_open(
        CATALOGUE(FIXTURE_WORLD, "'actors': [{'id': 'POE_CID', 'type': 'person', 'label': 'Cid Poe',"
                                 " 'counts_as': [{'id': 'CHE', 'from': '2012', 'to': '2016'}], 'surnames': ['Poe'],"
                                 " 'names': [{'text': 'Cid Poe', 'when': {'actors': ['CHE'], 'after': ['of Bern']}},"
                                 " {'text': 'Poe', 'when': {'after': ['the minister']}}]}]"),
        NULL);
    fixture_expect_on(&careful, FIXTURE_DAY, "Cid Poe came. Then Poe left Switzerland.",
                      "Cid Poe=POE_CID Poe=POE_CID Switzerland=CHE");
    fixture_expect_on(&careful, FIXTURE_DAY, "Cid Poe of Bern came. Then Poe left.", "Cid Poe=POE_CID Poe=POE_CID");
    fixture_expect_on(&careful, FIXTURE_DAY, "Cid Poe came. Then Poe left.", "");
    fixture_expect_on(&careful, FIXTURE_DAY, "Cid Poe came. Then Ann Poe left Switzerland.",
                      "Cid Poe=POE_CID Switzerland=CHE");
    fixture_expect_on(&careful, "2020-01-01", "Cid Poe came. Then Poe left Switzerland.",
                      "Cid Poe=POE_CID! Switzerland=CHE");
    fixture_expect_on(&careful, FIXTURE_DAY, "Poe the minister came. Then Poe left.", "Poe=POE_CID");
}

static void a_headline_waits_for_the_full_name(void) {
    expect("Park leaves\n\nLater Park Geun-hye came.", "Park=PARK_GEUN_HYE Park Geun-hye=PARK_GEUN_HYE");
    expect("Park leaves\n\nLater Ann Park came.", "");
    expect("Now Jane Park leaves\n\nLater Park Geun-hye came.", "Park Geun-hye=PARK_GEUN_HYE");
    fixture_expect_on(&world, "2020-01-01", "Park leaves\n\nLater Park Geun-hye came.", "Park Geun-hye=PARK_GEUN_HYE!");
    g_autofree char *far = g_strdup_printf("%300s Then Park left. Park Geun-hye came.", "It rained.");
    expect(far, "Park Geun-hye=PARK_GEUN_HYE");
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, "Park leaves", "Later Park Geun-hye came.");
    g_assert_cmpstr(found, ==, "Park=PARK_GEUN_HYE Park Geun-hye=PARK_GEUN_HYE");
}

static void a_title_licenses_the_surname(void) {
    expect("He met President Park in Seoul.", "Park=PARK_GEUN_HYE Seoul=KOR");
    expect("He met Mr. Park today.", "Park=PARK_GEUN_HYE");
    expect("He met Foreign Minister Park today.", "Park=PARK_GEUN_HYE");
    expect("He met gardener Park today.", "");
    expect("He met President Park J. Smith today.", "");
    expect("He met President Park A few days ago.", "Park=PARK_GEUN_HYE");
    expect("He met President Park. Then Park left.", "Park=PARK_GEUN_HYE Park=PARK_GEUN_HYE");
}

static void a_title_of_anybody_licenses_where_the_state_was_named(void) {
    g_auto(Fixture) polite = fixture_open(CATALOGUE(FIXTURE_WORLD, "'words': {'addresses': ['Mr']}"), NULL);
    fixture_expect_on(&polite, FIXTURE_DAY, "He met Mr. Park today. Mr. Park slept.", "");
    fixture_expect_on(&polite, FIXTURE_DAY, "In Seoul he met Mr. Park.", "Seoul=KOR Park=PARK_GEUN_HYE");
    fixture_expect_on(&polite, FIXTURE_DAY, "South Korea sent Mr. Park.", "South Korea=KOR Park=PARK_GEUN_HYE");
    fixture_expect_on(&polite, FIXTURE_DAY, "He met President Park. Park slept.",
                      "Park=PARK_GEUN_HYE Park=PARK_GEUN_HYE");
    fixture_expect_on(&polite, FIXTURE_DAY, "He met Mr. Putin.", "Putin=PUTIN_VLADIMIR");
}

static void fame_licenses_the_surname_in_office(void) {
    expect("He met Putin and Obama.", "Putin=PUTIN_VLADIMIR Obama=OBAMA_BARACK");
    fixture_expect_on(&world, "2020-01-01", "He met Putin and Obama.", "Putin=PUTIN_VLADIMIR");
    fixture_expect_on(&world, "2010-01-01", "He met Putin and Obama.", "Obama=OBAMA_BARACK");
    fixture_expect_on(&world, "2020-01-01", "President Obama", "");
    fixture_expect_on(&world, "2020-01-01", "Barack Obama came. Obama left.",
                      "Barack Obama=OBAMA_BARACK! Obama=OBAMA_BARACK!");
}

static void an_office_behind_licenses_the_surname(void) {
    expect("The Park administration agreed.", "Park=PARK_GEUN_HYE");
    expect("The Park Administration agreed.", "Park=PARK_GEUN_HYE");
    expect("The Park ministration agreed.", "");
    fixture_expect_on(&world, "2018-01-01", "The Park administration agreed.", "");
}

static void a_headline_names_the_famous(void) {
    expect("Putin Visits China", "Putin=PUTIN_VLADIMIR China=CHN");
    expect("PUTIN VISITS CHINA", "PUTIN=PUTIN_VLADIMIR CHINA=CHN");
}

static void the_title_of_the_document_licenses(void) {
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, "Park Geun-hye visits", "Then Park left.");
    g_assert_cmpstr(found, ==, "Park Geun-hye=PARK_GEUN_HYE Park=PARK_GEUN_HYE");
}

static void no_document_licenses_the_next(void) {
    expect("Park Geun-hye came.", "Park Geun-hye=PARK_GEUN_HYE");
    expect("He said Park left.", "");
}

static void part_of_another_name_is_nobody(void) {
    expect("Park Geun-hye met reporter Madison Park today.", "Park Geun-hye=PARK_GEUN_HYE");
    expect("Park Geun-hye met Park Chung today.", "Park Geun-hye=PARK_GEUN_HYE");
    expect("They walked in Hyde Park with Ivan Putin.", "");
    expect("Park Geun-hye met Putin in Moscow on Monday. On Tuesday Park left.",
           "Park Geun-hye=PARK_GEUN_HYE Putin=PUTIN_VLADIMIR Moscow=RUS Park=PARK_GEUN_HYE");
}

static void an_actor_beside_is_no_part_of_the_name(void) {
    expect("Mr Putin and Russia Putin leads", "Putin=PUTIN_VLADIMIR Russia=RUS Putin=PUTIN_VLADIMIR");
}

static void of_two_the_one_in_office_is_meant(void) {
    fixture_expect_on(&world, "1990-06-01", "They met Bush there.", "Bush=BUSH_GEORGE_H_W");
    fixture_expect_on(&world, "2005-06-01", "They met Bush there.", "Bush=BUSH_GEORGE_W");
    fixture_expect_on(&world, "1996-06-01", "They met Bush there.", "");
}

static void of_two_the_one_named_last_is_meant(void) {
    expect("Kim Jong Il died. Kim Jong Un leads. Then Kim spoke.",
           "Kim Jong Il=KIM_JONG_IL Kim Jong Un=KIM_JONG_UN Kim=KIM_JONG_UN");
    fixture_expect_on(&world, "1996-06-01", "George Bush met George W. Bush. Later Bush left.",
                      "George Bush=BUSH_GEORGE_H_W! George W. Bush=BUSH_GEORGE_W! Bush=BUSH_GEORGE_W!");
    fixture_expect_on(&world, "1996-06-01", "George W. Bush met George Bush. Later Bush left.",
                      "George W. Bush=BUSH_GEORGE_W! George Bush=BUSH_GEORGE_H_W! Bush=BUSH_GEORGE_H_W!");
}

static void of_two_alike_nobody_is_meant(void) {
    expect("They met Twin there.", "");
    expect("They met Anna Twin. Later Twin left.", "Anna Twin=TWIN_ANNA Twin=TWIN_ANNA");
    expect("They met Berta Twin. Later Twin left.", "Berta Twin=TWIN_BERTA Twin=TWIN_BERTA");
}

static void of_two_alike_the_one_with_the_cue_is_meant(void) {
    expect("He met President Green today.", "Green=GREEN_BERTA");
    expect("He met Foreign Minister Green today.", "Green=GREEN_ADA");
    expect("Ada Green came. Then Green left.", "Ada Green=GREEN_ADA Green=GREEN_ADA");
    expect("Berta Green came. Then Green left.", "Berta Green=GREEN_BERTA Green=GREEN_BERTA");
}

static void fame_gives_way_to_somebody_else_of_that_name(void) {
    expect("They met John Putin there. Later Putin left.", "");
    expect("They met John B. Putin there. Later Putin left.", "");
    expect("They met John B. (Jack) Putin there. Later Putin left.", "");
    expect("They met John \"Jack\" Putin there. Later Putin left.", "");
    expect("They met Group B. Putin left.", "Putin=PUTIN_VLADIMIR");
    expect("They met John Putin there. Later President Putin left, and Putin came back.",
           "Putin=PUTIN_VLADIMIR Putin=PUTIN_VLADIMIR");
    expect("They met Putin there. John Putin came, too. Putin left.", "Putin=PUTIN_VLADIMIR Putin=PUTIN_VLADIMIR");
}

static void who_is_out_of_office_does_not_count(void) {
    fixture_expect_on(&world, "2018-01-01", "Park Geun-hye", "Park Geun-hye=PARK_GEUN_HYE!");
    fixture_expect_on(&world, "2017-03-09", "Park Geun-hye", "Park Geun-hye=PARK_GEUN_HYE");
    fixture_expect_on(&world, "2017-03-10", "Park Geun-hye", "Park Geun-hye=PARK_GEUN_HYE!");
    fixture_expect_on(&world, "2020-01-01", "Kim Jong Il", "Kim Jong Il=KIM_JONG_IL");
    expect("Ivan Petrov", "Ivan Petrov=PETROV_IVAN!");
    fixture_expect_on(&world, NULL, "Barack Obama and Vladimir Putin",
                      "Barack Obama=OBAMA_BARACK! Vladimir Putin=PUTIN_VLADIMIR");
}

static void small_letters_need_the_full_name_or_fame(void) {
    expect("the leader putin spoke of park and twins in a long quiet sentence without any capitals.",
           "putin=PUTIN_VLADIMIR");
    expect("park geun-hye spoke. later park left in a long quiet sentence without any capitals.",
           "park geun-hye=PARK_GEUN_HYE park=PARK_GEUN_HYE");
}

/* So many that a look from each of them to the first would take minutes. */
#define LONG_ROW 60000

static void a_sentence_of_many_names_is_searched_near_each(void) {
    g_autoptr(GString) text = g_string_new("some");
    for (int i = 0; i < LONG_ROW; i++)
        g_string_append(text, " Xan Putin");
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, NULL, text->str);
    /* Those that have the small word near are parts of longer names; behind them it reads like a headline. */
    g_auto(GStrv) each = g_strsplit(found, " ", -1);
    g_assert_cmpuint(g_strv_length(each), ==, LONG_ROW - 200);
}

#define ADD(statement) g_test_add_func("/mention/surnames/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    ADD(the_full_name_licenses_the_surname);
    ADD(a_full_name_under_a_condition_licenses_the_surname);
    ADD(a_headline_waits_for_the_full_name);
    ADD(a_title_licenses_the_surname);
    ADD(a_title_of_anybody_licenses_where_the_state_was_named);
    ADD(fame_licenses_the_surname_in_office);
    ADD(fame_gives_way_to_somebody_else_of_that_name);
    ADD(an_office_behind_licenses_the_surname);
    ADD(a_headline_names_the_famous);
    ADD(the_title_of_the_document_licenses);
    ADD(no_document_licenses_the_next);
    ADD(part_of_another_name_is_nobody);
    ADD(an_actor_beside_is_no_part_of_the_name);
    ADD(of_two_the_one_in_office_is_meant);
    ADD(of_two_the_one_named_last_is_meant);
    ADD(of_two_alike_nobody_is_meant);
    ADD(of_two_alike_the_one_with_the_cue_is_meant);
    ADD(who_is_out_of_office_does_not_count);
    ADD(small_letters_need_the_full_name_or_fame);
    ADD(a_sentence_of_many_names_is_searched_near_each);
    int status = g_test_run();
    fixture_close(&world);
    return status;
}
