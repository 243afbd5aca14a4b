/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* People whom the catalogue does not have, named together with a state and an office. */

static const char *const POSTS =
    "'words': {'posts': ['minister', 'pm', 'spokesman', 'envoy', 'negotiator', 'ambassador', 'army chief', 'ministry chief', 'ministry staff', 'president'], 'post_parts': ['the', 'a', 'an', 'of', 'for', 'to', 'and', 'foreign',"
    " 'defence', 'forces', 'ministry', 'army', 'human', 'rights', 'deputy', 'senior', 'special', 'chief'], 'past': ['former', 'late'], 'given': ['John'],"
    " 'particles': ['al', 'bin', 'van', 'der'], 'titles': ['General', 'Gen', 'Mr', 'Sheikh', 'Ambassador', 'Minister', 'President', 'Gardener']}";

static Fixture world;

static void expect(const char *text, const char *expected) {
    fixture_expect_on(&world, FIXTURE_DAY, text, expected);
}

static void a_name_behind_state_and_office_stands_for_the_state(void) {
    expect("He met Chinese foreign minister Lu Wei there.", "Chinese=CHN Lu Wei=CHN");
    expect("He met China's deputy defence minister Lu Wei there.", "China=CHN Lu Wei=CHN");
    expect("He met China\xe2\x80\x99s Army Chief Gen. Lu Wei there.", "China=CHN Lu Wei=CHN");
    expect("China's defence minister Lu Wei and army chief Hu Bao came.", "China=CHN Lu Wei=CHN Hu Bao=CHN");
    expect("The army chief of the Chinese Foreign Ministry Lu Wei came.", "Chinese=CHN Lu Wei=CHN");
    expect("The president of China's Hubei Club came.", "China=CHN");
    expect("A Russian Foreign Ministry spokesman Ivan Smirnov spoke.",
           "Russian Foreign Ministry=RUS_FOREIGN_MINISTRY Ivan Smirnov=RUS");
    expect("The Russian Foreign Ministry (MID) spokesman Ivan Smirnov spoke.",
           "Russian Foreign Ministry=RUS_FOREIGN_MINISTRY Ivan Smirnov=RUS");
    expect("The UN special envoy Staffan van der Berg spoke.", "UN=UN Staffan van der Berg=UN");
    expect("He met Chinese gardener Lu Wei there.", "Chinese=CHN");
    expect("He met Chinese chief Lu Wei there.", "Chinese=CHN");
    expect("He met Chinese foreign minister Lu there.", "Chinese=CHN");
}

static void an_envoy_to_one_state_serves_the_other(void) {
    expect("China's envoy to Ukraine Lu Wei spoke there.", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("China's president Vladimir Putin for the Grand Prize came.", "China=CHN Vladimir Putin=PUTIN_VLADIMIR");
    expect("China's envoy to Ukraine, Lu Wei, spoke there.", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("China's envoy to Ukraine, Lu Wei and Omar Bey spoke.", "China=CHN Ukraine=UKR");
    expect("China's UN envoy Lu Wei spoke there.", "China=CHN UN=UN Lu Wei=CHN");
    expect("Then UN ambassador Lu Wei spoke there.", "UN=UN");
    expect("China's envoy to the UN Lu Wei spoke there.", "China=CHN UN=UN Lu Wei=CHN");
}

static void a_name_before_the_office_stands_for_the_state(void) {
    expect("Lu Wei, the Chinese foreign minister, spoke there.", "Lu Wei=CHN Chinese=CHN");
    expect("Gen. Omar bin Khalid, a senior Turkish army spokesman, spoke.", "Omar bin Khalid=TUR Turkish=TUR");
    expect("Lu Wei, spokesman for the Russian Foreign Ministry, spoke.",
           "Lu Wei=RUS Russian Foreign Ministry=RUS_FOREIGN_MINISTRY");
    expect("It is bad, said Gen. Lu Wei, a Chinese army chief (photo).", "Lu Wei=CHN Chinese=CHN");
    expect("Lu Wei, a negotiator for China, spoke.", "Lu Wei=CHN China=CHN");
    expect("They died near Lu Wei, the Chinese minister said.", "Chinese=CHN");
    expect("He met Lu Wei, Chinese gardener of the minister.", "Chinese=CHN");
}

static void an_office_of_a_state_names_its_holder(void) {
    expect("The president of Ukraine Ivan Smirnov spoke there.", "Ukraine=UKR Ivan Smirnov=UKR");
    expect("The envoy for Ukraine Ivan Smirnov spoke there.", "Ukraine=UKR");
    expect("The minister of Ukraine and Ivan Smirnov spoke there.", "Ukraine=UKR");
    expect("The Ukrainian minister of Arts Ivan Smirnov spoke there.", "Ukrainian=UKR");
}

static void a_title_before_and_the_state_behind_name_its_servant(void) {
    expect("Then Ambassador Omar Vega of Ukraine spoke there.", "Omar Vega=UKR Ukraine=UKR");
    expect("Then Foreign Minister Omar Vega of the Ukraine spoke there.", "Omar Vega=UKR Ukraine=UKR");
    expect("Then former President Omar Vega of Ukraine spoke there.", "Ukraine=UKR");
    expect("Then Gardener Omar Vega of Ukraine spoke there.", "Ukraine=UKR");
    expect("Then Minister Omar Vega of the Ukrainian town spoke there.", "Ukrainian=UKR");
}

static void a_name_between_commas_or_before_a_bracket_has_the_office_beside_it(void) {
    expect("The minister of China, Lu Wei, spoke there.", "China=CHN Lu Wei=CHN");
    expect("They met China's army chief, Lu Wei.", "China=CHN Lu Wei=CHN");
    expect("They met Lu Wei (China's envoy to Ukraine) there.", "Lu Wei=CHN China=CHN Ukraine=UKR");
    expect("The ministers of China, Lu Wei and others, spoke there.", "China=CHN");
}

static void titles_and_what_they_are_for_short_stand_between_office_and_name(void) {
    expect("China's army chief (AC), Gen. Lu Wei, spoke there.", "China=CHN Lu Wei=CHN");
    expect("China's army chief (AC) Gen. Lu Wei spoke there.", "China=CHN Lu Wei=CHN");
    expect("China (PRC) envoy to Ukraine, Lu Wei, spoke there.", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("China's president's spokesman Lu Wei spoke there.", "China=CHN Lu Wei=CHN");
    expect("The ambassador of China to Ukraine, Lu Wei, spoke there.", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("The Russian Foreign Ministry Staff Sergeant Ivan Smirnov spoke.",
           "Russian Foreign Ministry=RUS_FOREIGN_MINISTRY");
    expect("The Russian Foreign Ministry chief Ivan Smirnov spoke.",
           "Russian Foreign Ministry=RUS_FOREIGN_MINISTRY Ivan Smirnov=RUS");
    expect("Lu Wei, who is also the Chinese foreign minister, spoke there.", "Lu Wei=CHN Chinese=CHN");
}

static void a_line_may_end_within_a_name_and_an_office(void) {
    expect("He met Chinese\nforeign\nminister Lu\nWei there.\n\nHe left.", "Chinese=CHN Lu\nWei=CHN");
    expect("Lu Wei,\na negotiator\nfor\nChina, spoke.\n\nHe left.", "Lu Wei=CHN China=CHN");
    expect("China's envoy to\nUkraine,\nLu Wei, spoke.\n\nHe left.", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("He met Chinese\n  foreign minister Lu\n  Wei there.\n\nHe left.", "Chinese=CHN Lu\n  Wei=CHN");
    expect("Lu Wei,\n  a negotiator for\n  China, spoke.\n\nHe left.", "Lu Wei=CHN China=CHN");
    expect("The envoy\n  of\n  Ukraine\n  Ivan Smirnov, spoke.\n\nHe left.", "Ukraine=UKR Ivan Smirnov=UKR");
    expect("China's envoy to\n  the Ukraine,\n  Lu Wei, spoke.\n\nHe left.", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("He met a Chinese minister\n\nLu Wei was there.", "Chinese=CHN");
}

static void marks_may_stand_apart_from_the_words(void) {
    expect("He met China 's foreign minister Lu Wei there .", "China=CHN Lu Wei=CHN");
    expect("Lu Wei , the Chinese foreign minister , spoke there .", "Lu Wei=CHN Chinese=CHN");
    expect("Lu Wei ( China 's foreign minister ) spoke there .", "Lu Wei=CHN China=CHN");
    expect("China 's envoy to Ukraine , Lu Wei , spoke there .", "China=CHN Ukraine=UKR Lu Wei=CHN");
    expect("China 's gardener Lu Wei spoke there .", "China=CHN");
}

static void a_backquote_may_be_an_apostrophe(void) {
    expect("He met China`s foreign minister Lu Wei there.", "China=CHN Lu Wei=CHN");
}

static void the_surname_stands_for_the_state_from_there_on(void) {
    expect("Turkish minister Omar al-Khalid came. Then al-Khalid left. Khalid's plane was late.",
           "Turkish=TUR Omar al-Khalid=TUR al-Khalid=TUR Khalid=TUR");
    expect("Then Khalid left. Turkish minister Omar al-Khalid came.", "Turkish=TUR Omar al-Khalid=TUR");
    expect("Turkish minister Omar Khalid came. Mr Khalid and Omar Khalid left.",
           "Turkish=TUR Omar Khalid=TUR Khalid=TUR Omar Khalid=TUR");
    expect(
        "Turkish minister Omar Khalid came. He saw Ali Khalid and Khalid Street. John Khalid went. When Khalid left, he slept.",
        "Turkish=TUR Omar Khalid=TUR Khalid=TUR");
    expect("Chinese minister Lu Wei came. Then Lu left.", "Chinese=CHN Lu Wei=CHN Lu=CHN");
    expect("British minister John Wells came. Then John and Wellsburg left.", "British=GBR John Wells=GBR");
    expect("Turkish minister Omar Khalid came.\n\nSubscribe to Khalid!", "Turkish=TUR Omar Khalid=TUR");
}

static void the_small_end_of_a_name_is_no_name_alone(void) {
    expect("Chinese foreign minister Park Soo-in came. Few believed in Park Soo-in then.",
           "Chinese=CHN Park Soo-in=CHN Park Soo-in=CHN");
    expect("Chinese foreign minister Lu Soo-in came. Then Soo-in left.", "Chinese=CHN Lu Soo-in=CHN Soo-in=CHN");
}

static void no_document_knows_the_officials_of_the_one_before(void) {
    expect("Chinese minister Lu Wei came.", "Chinese=CHN Lu Wei=CHN");
    expect("China came. Then Wei left.", "China=CHN");
}

static void the_end_of_the_text_ends_a_name_and_an_office(void) {
    expect("Then came China's ambassador, Lu Wei", "China=CHN");
    expect("Then came Lu Wei, the Chinese pm", "Lu Wei=CHN Chinese=CHN");
    expect("Then came the Chinese minister Lu Wei A", "Chinese=CHN Lu Wei A=CHN");
}

static void a_title_in_small_letters_says_nothing_of_the_text(void) {
    static const char ministry[] =
        "'actors': [{'id': 'EVERY_MINISTRY', 'type': 'body', 'label': 'a ministry', 'every_state': true,"
        " 'names': ['Foreign Ministry']}]";
    g_auto(Fixture) states = fixture_open(CATALOGUE(FIXTURE_WORLD, POSTS, ministry), NULL);
    g_autofree char *found = fixture_read(&states, FIXTURE_DAY, "what the foreign ministry of china said of him",
                                          "Chinese minister Lu Wei came.");
    g_assert_cmpstr(found, ==, "foreign ministry=CHN china=CHN Chinese=CHN Lu Wei=CHN");
}

static void who_was_in_office_once_is_nobody(void) {
    expect("He met former Chinese foreign minister Lu Wei there.", "Chinese=CHN");
    expect("He met Lu Wei, a former Chinese foreign minister, there.", "Chinese=CHN");
    expect("He met Former Deputy Minister of Ukraine Ivan Smirnov there.", "Ukraine=UKR");
}

static void whom_the_catalogue_has_is_left_to_it(void) {
    expect("Then Russian minister Vladimir Putin spoke.", "Russian=RUS Vladimir Putin=PUTIN_VLADIMIR");
    expect("Then Russian minister Ivan Putin spoke.", "Russian=RUS Ivan Putin=RUS");
    fixture_expect_on(&world, "2020-01-01", "The US minister Barack Obama came. Obama left.",
                      "US=USA Barack Obama=OBAMA_BARACK! Obama=OBAMA_BARACK!");
}

static void headlines_and_text_without_capitals_name_nobody(void) {
    expect("Chinese Foreign Minister Calls For Arms", "Chinese=CHN");
    expect(
        "then the chinese foreign minister lu wei spoke with the russian minister of all the world and of the sea and of the land and left",
        "chinese=CHN russian=RUS");
}

static void at_the_level_of_actors_they_are_nobody(void) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.level = ENT_LEVEL_ACTOR;
    g_auto(Fixture) actors = fixture_open(CATALOGUE(FIXTURE_STATES, FIXTURE_OTHERS, POSTS), &options);
    fixture_expect_on(&actors, FIXTURE_DAY, "He met Chinese foreign minister Lu Wei there.", "Chinese=CHN");
}

static void many_officials_do_not_make_it_slow(void) {
    g_autoptr(GString) text = g_string_new("Chinese ministers met. ");
    for (int i = 0; i < 20000; i++)
        g_string_append_printf(text, "Turkish minister Omar Kha%clid%c came here. ", 'a' + i % 26, 'a' + i / 26 % 26);
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, NULL, text->str);
    g_assert_true(g_str_has_suffix(found, "=TUR"));
}

/* So many in one sentence that a look from each of them to the first would take minutes. */
#define LONG_ROW 30000

static void a_sentence_of_many_officials_is_searched_near_each(void) {
    g_autoptr(GString) text = g_string_new("some");
    for (int i = 0; i < LONG_ROW; i++)
        g_string_append(text, " Chinese Army Chief Lu Wei;");
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, NULL, text->str);
    g_assert_true(g_str_has_prefix(found, "Chinese=CHN Lu Wei=CHN Chinese=CHN "));
    /* Far from the small word it reads like a headline. */
    g_assert_true(g_str_has_suffix(found, "Chinese=CHN Chinese=CHN"));
}

static void who_serves_the_state_only_later_stands_for_it_already(void) {
    static const char text[] = "He met American envoy Barack Obama there. Then Obama slept.";
    fixture_expect_on(&world, "2005-01-01", text, "American=USA Barack Obama=OBAMA_BARACK Obama=OBAMA_BARACK");
    fixture_expect_on(&world, "2020-01-01", text, "American=USA Barack Obama=OBAMA_BARACK! Obama=OBAMA_BARACK!");
    fixture_expect_on(&world, "2005-01-01", "He met Chinese envoy Barack Obama there.",
                      "Chinese=CHN Barack Obama=OBAMA_BARACK!");
    fixture_expect_on(&world, "2005-01-01", "He met former American envoy Barack Obama there.",
                      "American=USA Barack Obama=OBAMA_BARACK!");
}

static void who_has_just_left_is_still_named_by_the_office(void) {
    static const char text[] = "American President Barack Obama resigned. Then Obama slept.";
    fixture_expect_on(&world, "2017-02-10", text, "American=USA Barack Obama=OBAMA_BARACK Obama=OBAMA_BARACK");
    fixture_expect_on(&world, "2017-03-10", text, "American=USA Barack Obama=OBAMA_BARACK! Obama=OBAMA_BARACK!");
    fixture_expect_on(&world, "2017-02-10", "Former American President Barack Obama slept.",
                      "American=USA Barack Obama=OBAMA_BARACK!");
}

#define ADD(test) g_test_add_func("/mention/officials/" #test, test)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    world = fixture_open(CATALOGUE(FIXTURE_STATES, FIXTURE_OTHERS, POSTS, "'words': {'furniture': ['Subscribe to']}"),
                         NULL);
    ADD(a_name_behind_state_and_office_stands_for_the_state);
    ADD(an_envoy_to_one_state_serves_the_other);
    ADD(a_name_before_the_office_stands_for_the_state);
    ADD(an_office_of_a_state_names_its_holder);
    ADD(a_title_before_and_the_state_behind_name_its_servant);
    ADD(a_name_between_commas_or_before_a_bracket_has_the_office_beside_it);
    ADD(titles_and_what_they_are_for_short_stand_between_office_and_name);
    ADD(a_line_may_end_within_a_name_and_an_office);
    ADD(marks_may_stand_apart_from_the_words);
    ADD(a_backquote_may_be_an_apostrophe);
    ADD(the_surname_stands_for_the_state_from_there_on);
    ADD(the_small_end_of_a_name_is_no_name_alone);
    ADD(no_document_knows_the_officials_of_the_one_before);
    ADD(the_end_of_the_text_ends_a_name_and_an_office);
    ADD(a_title_in_small_letters_says_nothing_of_the_text);
    ADD(who_was_in_office_once_is_nobody);
    ADD(whom_the_catalogue_has_is_left_to_it);
    ADD(headlines_and_text_without_capitals_name_nobody);
    ADD(at_the_level_of_actors_they_are_nobody);
    ADD(many_officials_do_not_make_it_slow);
    ADD(a_sentence_of_many_officials_is_searched_near_each);
    ADD(who_serves_the_state_only_later_stands_for_it_already);
    ADD(who_has_just_left_is_still_named_by_the_office);
    int status = g_test_run();
    fixture_close(&world);
    return status;
}
