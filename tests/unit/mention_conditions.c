/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* The cues of docs/catalogue.md, one after the other: the name "Xland" with one condition. */

static void expect_with(const char *members, const char *text, const char *expected) {
    g_autofree char *actor = g_strdup_printf(
        "'actors': [{'id': 'XLD', 'type': 'country', 'label': 'Xland', 'names': [{'text': 'Xland'%s}]}]", members);
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD, actor), NULL);
    fixture_expect_on(&world, FIXTURE_DAY, text, expected);
}

/* That the cue stands in @text, by both kinds of condition. */
static void stands(const char *list, const char *cue, const char *text) {
    g_autofree char *when = g_strdup_printf(", 'when': {'%s': ['%s']}", list, cue),
                    *unless = g_strdup_printf(", 'unless': {'%s': ['%s']}", list, cue);
    expect_with(when, text, "Xland=XLD");
    expect_with(unless, text, "");
}

static void stands_not(const char *list, const char *cue, const char *text) {
    g_autofree char *when = g_strdup_printf(", 'when': {'%s': ['%s']}", list, cue),
                    *unless = g_strdup_printf(", 'unless': {'%s': ['%s']}", list, cue);
    expect_with(when, text, "");
    expect_with(unless, text, "Xland=XLD");
}

static void words_stand_directly_before(void) {
    stands("before", "state of", "In the state of Xland it rained.");
    stands("before", "State Of", "In the STATE OF Xland it rained.");
    stands("before", "state of", "In the state\nof Xland it rained.\n\nMore.");
    stands("before", "state of", "In the state\n  of Xland it rained.\n\nMore.");
    stands("before", "state of", "In the state\r\nof\r\nXland it rained.\r\n\r\nMore.");
    stands("before", "state of", "In the state\xc2\xa0of Xland it rained.");
    stands("before", "vice", "A vice-Xland it was.");
    stands_not("before", "state of", "In the state of old Xland it rained.");
    stands_not("before", "state of", "In the estate of Xland it rained.");
    stands_not("before", "state of", "They left the state of. Xland stayed.");
    stands_not("before", "state", "In the state, Xland was.");
    stands("before", "state,", "In the state, Xland was.");
}

static void words_stand_directly_after(void) {
    stands("after", "Hilton", "Then Xland Hilton came.");
    stands("after", "hilton", "Then Xland HILTON came.");
    stands("after", "Hilton hotel", "Then Xland Hilton-Hotel came.");
    stands("after", ", Ohio", "He lives in Xland, Ohio.");
    stands("after", "King`s College", "At Xland King\xe2\x80\x99s College today.");
    stands_not("after", "Hilton", "Then Xland Hiltons came.");
    stands_not("after", "Hilton", "Then Xland and Hilton came.");
    stands_not("after", ", Ohio", "He lives in Xland Ohio.");
    stands_not("after", "Ohio", "He lives in Xland, Ohio.");
    stands_not("after", "Hilton", "Then Xland. Hilton came.");
    stands("after", "Hilton", "Then Xland\nHilton came.\n\nMore.");
    stands("after", "Hilton hotel", "Then Xland\n  Hilton\n  hotel came.\n\nMore.");
    stands("after", "Hilton", "Then Xland\r\nHilton came.\r\n\r\nMore.");
    stands("after", "`s squad", "Then Xland 's squad came .");
    stands_not("after", "Hilton", "Then Xland\nHilton came.");
    stands_not("after", "Hilton", "Then Xland\n\nHilton came.");
}

static void a_possessive_may_stand_between(void) {
    stands("after", "`s squad", "Then Xland's squad came.");
    stands("after", "`s squad", "Then Xland\xe2\x80\x99s squad came.");
    stands("after", "`s squad", "Then Xland 's squad came.");
    stands_not("after", "`s squad", "Then Xland squad came.");
    stands_not("after", "squad", "Then Xland's squad came.");
}

static void a_comma_may_stand_apart(void) {
    stands("after", ", Ohio", "He lives in Xland , Ohio .");
    stands("before", "Atlanta,", "He lives in Atlanta , Xland .");
}

static void a_cue_may_be_a_name(void) {
    stands("after", "=Road", "They went down Xland Road today.");
    stands("before", "=Camp", "They saw Camp Xland today.");
    stands_not("after", "=Road", "They saw a Xland road today.");
    expect_with(", 'unless': {'after': ['=Road']}", "XLAND ROAD CLOSED TODAY", "XLAND=XLD");
}

static void a_star_stands_for_any_ending(void) {
    stands("after", "speak*", "The Xland speakers came.");
    stands("after", "speak*", "The Xland speak of it.");
    stands_not("after", "speak*", "The Xland bespeaks it.");
    stands("document", "moldov*", "The Moldovans met. They saw Xland.");
    stands("before", "speak*", "He speaks Xland.");
    stands("sentence", "a*", "They saw Xland again.");
}

static void cues_stand_in_the_same_sentence(void) {
    stands("sentence", "Tbilisi", "From Tbilisi they went to Xland.");
    stands("sentence", "Tbilisi", "From Xland they went to Tbilisi.");
    stands("sentence", "black sea", "From Xland to the Black Sea.");
    stands("sentence", "Tbilisi", "From Xland they went to \xe2\x80\x9cTbilisi\xe2\x80\x9d.");
    stands("sentence", "Tbilisi", "From Xland they went\xe2\x80\x94Tbilisi saw them.");
    stands_not("sentence", "Tbilisi", "They went to Xland. Tbilisi is far.");
    stands_not("sentence", "Tbilisi", "Tbilisi is far. They went to Xland.");
    stands_not("sentence", "Tbilisi", "They went to Xland.\n\nTbilisi is far.");
    g_autofree char *gap = g_strnfill(2500, ' ');
    g_autofree char *far = g_strconcat("From Tbilisi and", gap, "far away to Xland.", NULL);
    stands_not("sentence", "Tbilisi", far);
    g_autofree char *near = g_strconcat("From Tbilisi and", gap + 1000, "far away to Xland.", NULL);
    stands("sentence", "Tbilisi", near);
}

static void cues_stand_in_a_wrapped_sentence(void) {
    stands("sentence", "Tbilisi", "They went to Xland and\nthen on to Tbilisi.\n\nMore.");
    stands_not("sentence", "Tbilisi", "They went to Xland and\nthen on to Tbilisi.\nMore.");
}

static void cues_stand_in_a_sentence_without_capitals(void) {
    static const char far[] = "last week they all went on to xland again. nobody ever saw tbilisi that week.";
    expect_with(", 'when': {'sentence': ['Tbilisi']}", far, "");
    expect_with(", 'unless': {'sentence': ['Tbilisi']}", far, "xland=XLD");
    expect_with(", 'when': {'sentence': ['Tbilisi']}", "last week they all went on to xland again from tbilisi.",
                "xland=XLD");
}

static void cues_stand_anywhere_in_the_document(void) {
    stands("document", "Tbilisi", "Tbilisi is far.\n\nThey went to Xland.");
    stands("document", "Tbilisi", "They went to Xland.\n\nThen Tbilisi came.");
    stands("document", "South Ossetia", "They went to Xland.\n\nThen South Ossetia came.");
    stands("document", "N`Djamena", "They went to Xland.\n\nThen N'Djamena came.");
    stands("document", "N.Z. state", "They went to Xland.\n\nThen a N.Z. state came.");
    stands("document", "Tbilisi", "They went to Xland.\n\nThen \xe2\x80\x9cTbilisi\xe2\x80\x9d came.");
    stands("document",
           "D\xc3\xa9"
           "by",
           "They went to Xland.\n\nThen D\xc3\xa9"
           "by came.");
    stands_not("document", "Tbilisi", "They went to Xland.\n\nThen Tbilisians came.");
    stands_not("document", "Tbilisi", "They went to Xland.");
}

static void document_cues_are_there_as_they_are_written(void) {
    const char *names = ", 'when': {'document': ['Gauss Smith', 'Kim. Folder', 'Kim Jorger']}";
    expect_with(names, "They went to Xland.\n\nThen Gauss Smith came.", "Xland=XLD");
    expect_with(names, "They went to Xland.\n\nThen GAUSS\nSmith came.", "Xland=XLD");
    expect_with(names, "They went to Xland.\n\nThen Kim-Jorger came.", "Xland=XLD");
    expect_with(names, "They went to Xland.\n\nThen came Kim Jorger", "Xland=XLD");
    expect_with(names, "They went to Xland.\n\nThen Gau\xc3\x9f Smith came.", "");
    expect_with(names, "They went to Xland.\n\nThen Kim.Jorger came.", "");
    expect_with(names, "They went to Xland.\n\nThen Kim/Jorger came.", "");
    expect_with(names, "They went to Xland.\n\nThen Kim Jorgers came.", "");
}

static void small_cues_stand_in_the_same_paragraph(void) {
    stands("document", "oil", "They went to Xland. They wanted oil");
    stands("document", "oil", "They want oil. They went to Xland.");
    stands("document", "oil", "More \xe2\x80\x9coil\xe2\x80\x9d for Xland.");
    stands_not("document", "oil", "They want oil.\n\nThey went to Xland.");
    stands_not("document", "oil", "They went to Xland.\n\nThey want oil.");
    stands_not("document", "oil", "They want soil and oils. They went to Xland.");
}

static void document_cues_do_not_depend_on_where_they_stand(void) {
    g_auto(Fixture) world =
        fixture_open(CATALOGUE("'actors': [{'id': 'XLD', 'type': 'country', 'label': 'Xland',"
                               "'names': [{'text': 'Xland', 'when': {'document': ['Tbilisi', 'of']}}]}]"),
                     NULL);
    for (size_t shift = 0; shift <= 130; shift++) {
        g_autofree char *spaces = g_strnfill(shift, 'x');
        g_autofree char *text = g_strconcat("Xland ", spaces, " Tbilisi", NULL),
                        *two = g_strconcat("Xland ", spaces, " of", NULL);
        fixture_expect_on(&world, FIXTURE_DAY, text, "Xland=XLD");
        fixture_expect_on(&world, FIXTURE_DAY, two, "Xland=XLD");
    }
}

static void cues_stand_in_the_opening(void) {
    g_autofree char *filler = g_strnfill(1000, 'x'),
                    *far = g_strconcat("They went on. ", filler, " Xland soccer.", NULL);
    stands("opening", "soccer", "They play soccer.\n\nThen Xland came.");
    stands("opening", "soccer", "Xland came.\n\nThey play soccer.");
    stands("opening", "soccer -", "SOCCER - Xland came.");
    stands_not("opening", "soccer -", "Soccer in Xland came.");
    stands_not("opening", "soccer", "Xland came.\n\nThey play.");
    stands_not("opening", "soccer", far);
    g_auto(Fixture) world = fixture_open(CATALOGUE("'actors': [{'id': 'XLD', 'type': 'country', 'label': 'Xland',"
                                                   "'names': [{'text': 'Xland', 'when': {'opening': ['soccer']}}]}]"),
                                         NULL);
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, "SOCCER - Xland", "Xland won.");
    g_assert_cmpstr(found, ==, "Xland=XLD Xland=XLD");
    fixture_expect_on(&world, FIXTURE_DAY, "Xland won.", "");
}

static void the_title_is_part_of_the_document(void) {
    g_auto(Fixture) world = fixture_open(CATALOGUE("'actors': [{'id': 'XLD', 'type': 'country', 'label': 'Xland',"
                                                   "'names': [{'text': 'Xland', 'when': {'document': ['Tbilisi']}}]}]"),
                                         NULL);
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, "Tbilisi waits", "They went to Xland.");
    g_assert_cmpstr(found, ==, "Xland=XLD");
    g_autofree char *title = fixture_read(&world, FIXTURE_DAY, "Xland waits", "They went to Tbilisi.");
    g_assert_cmpstr(title, ==, "Xland=XLD");
    fixture_expect_on(&world, FIXTURE_DAY, "They went to Xland.", "");
}

static void actors_stand_elsewhere_in_the_document(void) {
    expect_with(", 'when': {'actors': ['RUS', 'TUR']}", "Xland met Russia.", "Xland=XLD Russia=RUS");
    expect_with(", 'when': {'actors': ['RUS', 'TUR']}", "Turkey came.\n\nXland too.", "Turkey=TUR Xland=XLD");
    expect_with(", 'when': {'actors': ['RUS']}", "Xland met China.", "China=CHN");
    expect_with(", 'unless': {'actors': ['RUS']}", "Xland met China. Moscow came.", "China=CHN Moscow=RUS");
    expect_with(", 'unless': {'actors': ['RUS']}", "Xland met China.", "Xland=XLD China=CHN");
}

static void a_conditional_mention_is_no_evidence(void) {
    g_auto(Fixture) world = fixture_open(
        CATALOGUE(
            "'actors': [{'id': 'A', 'type': 'country', 'label': 'A', 'names': [{'text': 'Aland', 'when': {'actors': ['B']}}]},"
            "{'id': 'B', 'type': 'country', 'label': 'B', 'names': [{'text': 'Bland', 'when': {'actors': ['A']}}]}]"),
        NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "Aland met Bland.", "");
}

static void both_conditions_must_agree(void) {
    const char *both = ", 'when': {'document': ['Tbilisi']}, 'unless': {'before': ['state of']}";
    expect_with(both, "Xland and Tbilisi.", "Xland=XLD");
    expect_with(both, "The state of Xland and Tbilisi.", "");
    expect_with(both, "Only Xland.", "");
}

static void at_name_is_a_capitalised_word(void) {
    stands("before", "@Name", "They saw Jennifer Xland today.");
    stands("after", "@Name", "They saw Xland Smith today.");
    stands_not("before", "@Name", "Then Xland came.");                         /* begins the sentence */
    stands_not("before", "@Name", "RIVERTON, March 3 - The Xland team came."); /* begins it, behind a dateline */
    stands_not("before", "@Name", "RIVERTON (AP) \xE2\x80\x94 Some Xland trucks came.");
    stands("before", "@Name", "RIVERTON, March 3 - They saw Jennifer Xland today.");
    stands_not("before", "@Name", "They saw old Xland today.");
    stands_not("before", "@Name", "They saw President Xland today."); /* a title */
    stands_not("after", "@Name", "They saw Xland Monday.");           /* a day */
    stands_not("after", "@Name", "They saw Xland, Smith and all.");
    expect_with(", 'unless': {'before': ['@Name']}", "They saw Russia Xland today.",
                "Russia=RUS Xland=XLD"); /* an actor */
}

static void at_lower_is_a_small_word(void) {
    stands("before", "@lower", "They saw old Xland today.");
    stands("after", "@lower", "They saw Xland today.");
    stands_not("after", "@lower", "They saw Xland Today.");
    stands_not("after", "@lower", "They saw Xland, today.");
    stands_not("after", "@lower", "They saw Xland 5 times.");
}

static void at_number_is_a_number(void) {
    stands("after", "@number", "They saw Xland 2015 there.");
    stands("before", "@number", "They saw 5 Xland there.");
    stands_not("after", "@number", "They saw Xland five there.");
}

static void at_given_is_a_given_name(void) {
    stands("before", "@given", "Madison Xland wrote.");
    stands("before", "@given", "Then John Xland wrote.");
    stands_not("before", "@given", "Then Jack Xland wrote.");
    stands("after", "@given", "Then Xland John wrote.");
    stands_not("after", "@given", "Then Xland\nJohn wrote.");
    stands("before", "@given", "Then John B. Xland wrote.");
    stands_not("before", "@given", "Then John I. Xland wrote.");
    stands_not("before", "@given", "Then Group B. Xland wrote.");
    stands("before", "@given", "Then Ghram \"Jock\" Xland wrote.");
    stands("before", "@given", "Then Ghram E. “Jock” Xland wrote.");
    stands_not("before", "@given", "Then the \"Jock\" Xland wrote.");
    stands_not("before", "@given", "Then Ghram (Jock) Xland wrote.");
    stands("before", "@given", "Then John (Jock) Xland wrote.");
    stands_not("before", "@given", "A(John” Xland wrote."); /* less stands before it than a quote */
}

static void at_title_is_a_title(void) {
    stands("before", "@title", "They saw President Xland there.");
    stands("before", "@title", "They saw Mr. Xland there.");
    stands("before", "@title", "They saw Foreign Minister Xland there.");
    stands_not("before", "@title", "They saw citizen Xland there.");
}

static void a_headline_has_no_names(void) {
    stands_not("after", "@Name", "Now Xland Says Talks Failed");
    expect_with(", 'unless': {'after': ['@Name']}", "XLAND SAYS TALKS FAILED", "XLAND=XLD");
    stands_not("after", "@Name", "Talks with Xland Over");
}

static void at_pause_is_no_word_directly_after(void) {
    stands("after", "@pause", "They wrote in Xland, he said.");
    stands("after", "@pause", "They wrote (in Xland) there.");
    stands("after", "@pause", "They wrote in Xland");
    stands_not("after", "@pause", "They wrote in Xland waters.");
    stands_not("after", "@pause", "They wrote in Xland's waters.");
    stands_not("after", "@pause", "They wrote in Xland-like waters.");
}

static void at_person_is_a_person_of_that_name(void) {
    const char *members = ", 'unless': {'before': ['@given'], 'document': ['@person']}";
    expect_with(members, "Madison Xland came. Then Xland left.", "");
    expect_with(members, "Then Xland left. Madison Xland came.", "");
    expect_with(members, "Then Xland left.", "Xland=XLD");
    g_auto(Fixture) world = fixture_open(
        CATALOGUE(FIXTURE_WORLD,
                  "'actors': [{'id': 'XLD', 'type': 'country', 'label': 'Xland', 'demonyms': ['Xlander'],"
                  "'names': [{'text': 'Xland', 'unless': {'before': ['@given'], 'document': ['@person']}}]}]"),
        NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "Madison Xland met a Xlander. Then Xland left.", "Xlander=XLD Xland=XLD");
}

static void at_unnamed_is_a_state_known_by_its_capital(void) {
    static const char rule[] =
        "'rules': [{'kinds': ['capitals'], 'effect': 'uncounted', 'where': {'document': ['@unnamed']},"
        "'unless': {'before': ['talks in']}}]";
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_STATES, FIXTURE_OTHERS, rule), NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "China held talks in Moscow.", "China=CHN Moscow=RUS!");
    fixture_expect_on(&world, FIXTURE_DAY, "China held talks in Moscow with Moscow.",
                      "China=CHN Moscow=RUS! Moscow=RUS");
    fixture_expect_on(&world, FIXTURE_DAY, "China held talks in Moscow with Russia.",
                      "China=CHN Moscow=RUS Russia=RUS");
    fixture_expect_on(&world, FIXTURE_DAY, "China held talks in Moscow with Putin.",
                      "China=CHN Moscow=RUS Putin=PUTIN_VLADIMIR");
}

static void at_aged_is_an_age_between_commas(void) {
    stands("before", "@aged", "Then Ann Orr, 27, Xland, was fined.");
    stands("before", "@aged", "Then Ann Orr, 27, of Xland was fined.");
    stands_not("before", "@aged", "Then Ann Orr, 127, of Xland was fined.");
    stands_not("before", "@aged", "Then on June 27, Xland was fined.");
    stands_not("before", "@aged", "Then 27, as Xland was fined.");
    stands_not("after", "@aged", "Then, Xland, 27, was fined.");
}

static void at_row_is_a_name_among_three(void) {
    stands("before", "@row", "Then Ann Orr, Xland Quill and Tom Poe met.");
    stands("before", "@row", "Present: Ann Orr, Tom Poe, Al Xland, Ida Fox.");
    stands("before", "@row", "Present: Xland Quill 12, Ann Orr 4, Tom Poe 2.");
    stands("before", "@row", "Present: Ann Orr, Elkton; Xland Quill, Ida; Tom Poe, Lund.");
    stands_not("before", "@row", "Then Ann Orr, Xland Quill and others met.");
    stands_not("before", "@row", "Then Ann Orr, Tom Poe, Al Fox, Xland and Lund met.");
    stands_not("before", "@row", "Then Ann Orr met Xland Quill and Tom Poe in Lund.");
    stands_not("after", "@row", "Then Ann Orr, Xland Quill and Tom Poe met.");
}

static void at_city_is_a_name_between_a_word_for_where_and_a_comma(void) {
    static const char words[] = "'actors': [{'id': 'XLD', 'type': 'country', 'label': 'Xland', 'names': [{'text': "
                                "'Xland', 'when': {'before': ['@city']}}]}], 'words': {'locatives': ['in', 'of']}";
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD, words), NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "He was born in Oldtown, Xland.", "Xland=XLD");
    fixture_expect_on(&world, FIXTURE_DAY, "A sister of Bad Old Town, Xland, came.", "Xland=XLD");
    fixture_expect_on(&world, FIXTURE_DAY, "He saw Oldtown, Xland.", "");
    fixture_expect_on(&world, FIXTURE_DAY, "He was born in Xland.", "");
    fixture_expect_on(&world, FIXTURE_DAY, "He was born in town, Xland.", "");
    fixture_expect_on(&world, FIXTURE_DAY, "They met in China, Xland and Russia.", "China=CHN Russia=RUS");
}

static void brackets_may_stand_around_a_mention(void) {
    stands("after", "@bracketed", "Tim Henman (Xland) won.");
    stands("after", "@bracketed", "Tim Henman ( Xland ) won .");
    stands_not("after", "@bracketed", "He (from Xland) won.");
    stands_not("after", "@bracketed", "(Xland won.)");
    stands_not("after", "@bracketed", "( Xland , 4 ) won .");
    stands_not("after", "@bracketed", "Xland");
    stands("after", "@ticker", "FIRST CORP <Xland> NET");
    stands_not("after", "@ticker", "FIRST CORP (Xland) NET");
    stands("after", "@ticker", "First Corp (Xland: FRST) fell");
    stands("after", "@ticker", "First Corp Xland:FRST fell");
    stands_not("after", "@ticker", "He spoke of Xland: HALLS fell");
    stands_not("after", "@ticker", "First Corp (Xland: First) fell");
    stands("after", "@ticker", "First Corp (Xland: F");
}

static void a_firm_may_follow_a_mention(void) {
    stands("after", "@firm", "Shares of Xland Software Corp rose.");
    stands("after", "@firm", "Shares of Xland Home Owners Corp. rose.");
    stands_not("after", "@firm", "Shares of Xland Corp rose.");
    stands_not("after", "@firm", "Shares of Xland National Oil Corp rose.");
    stands_not("after", "@firm", "Shares of Xland firm Software Corp rose.");
    stands_not("after", "@firm", "Shares of Xland, Software Corp rose.");
    stands_not("before", "@firm", "Shares of Software Corp Xland rose.");
    stands_not("after", "@firm", "Xland");
}

static void at_start_and_at_end_are_the_ends_of_the_sentence(void) {
    stands("before", "@start", "Xland came.");
    stands("before", "@start", "They left. Xland came.");
    stands("before", "@start", "They left.\n\nXland came.");
    stands_not("before", "@start", "Then Xland came.");
    stands("after", "@end", "They saw Xland.");
    stands("after", "@end", "They saw Xland. Then they left.");
    stands("after", "@end", "They saw Xland");
    stands_not("after", "@end", "They saw Xland there.");
}

static void a_rule_makes_nobody(void) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "The Russian language and a Russian plan", "Russian=RUS");
    fixture_expect_on(&world, FIXTURE_DAY, "Russian-speaking people and Russian speakers", "");
    fixture_expect_on(&world, FIXTURE_DAY, "Moscow, Texas and Russia, Texas", "");
    fixture_expect_on(&world, FIXTURE_DAY, "The University of Moscow", "");
    fixture_expect_on(&world, FIXTURE_DAY, "Gazprom, Texas", "Gazprom=GAZPROM"); /* the rule is for countries */
}

static void a_namesake_is_meant_in_the_whole_document(void) {
    static const char rule[] =
        "'rules': [{'kinds': ['names', 'capitals'], 'effect': 'namesake', 'unless': {'after': [', Ohio']}}]";
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_STATES, FIXTURE_OTHERS, rule), NULL);
    fixture_expect_on(&world, FIXTURE_DAY,
                      "Russia, Ohio, met China. Russia is a town. The Russian embassy is not in Russia.",
                      "China=CHN Russian=RUS");
    fixture_expect_on(&world, FIXTURE_DAY, "He left Moscow, Ohio, for Moscow. Russian it was.", "Russian=RUS");
    fixture_expect_on(&world, FIXTURE_DAY, "Russia met China.", "Russia=RUS China=CHN");
    g_autofree char *titled = fixture_read(&world, FIXTURE_DAY, "Russia hails China", "RUSSIA, Ohio (AP) - Rain fell.");
    g_assert_cmpstr(titled, ==, "China=CHN");
}

static void a_rule_may_only_take_out_of_the_count(void) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "A Chinese newspaper and Russian state media", "Chinese=CHN! Russian=RUS!");
    fixture_expect_on(&world, FIXTURE_DAY, "A Chinese paper and Russian state", "Chinese=CHN Russian=RUS");
    fixture_expect_on(&world, FIXTURE_DAY, "A Moscow newspaper", "Moscow=RUS"); /* the rule is for names and demonyms */
}

static void rules_know_every_kind_of_cue(void) {
    static const struct {
        const char *rule, *text, *expected;
    } cases[] = {
        {"'unless': {'document': ['peace']}", "China met Russia. Now peace.", ""},
        {"'unless': {'document': ['peace']}", "China met Russia.", "China=CHN Russia=RUS"},
        {"'unless': {'sentence': ['peace']}", "China met Russia. Now peace.", "China=CHN Russia=RUS"},
        {"'unless': {'sentence': ['met']}, 'kinds': ['capitals']", "China met Moscow. Moscow too.",
         "China=CHN Moscow=RUS"},
        {"'when': {'after': ['met']}", "China met Russia.", "China=CHN"},
        {"'effect': 'uncounted', 'when': {'after': ['met']}", "China met Russia.", "China=CHN Russia=RUS!"},
        {"'effect': 'uncounted', 'unless': {'before': ['@lower']}", "China met Russia.", "China=CHN Russia=RUS!"},
        {"'where': {'sentence': ['match']}, 'unless': {'before': ['against']}",
         "China won against Russia in a match. It was against Ukraine.", "China=CHN Ukraine=UKR"},
        {"'where': [{'sentence': ['match']}, {'before': ['@start']}], 'unless': {'after': ['@lower']}",
         "China won the match. In a match Russia won.", "Russia=RUS"},
        {"'where': {'document': ['Gazprom']}, 'unless': {'after': ['met']}", "China met Russia.",
         "China=CHN Russia=RUS"},
        {"'where': {'document': ['Gazprom']}, 'unless': {'after': ['met']}, 'types': ['country']",
         "China met Russia. Then Gazprom came.", "Russia=RUS Gazprom=GAZPROM"},
        {"'types': ['company'], 'unless': {'after': ['met']}", "Gazprom met Russia.", "Russia=RUS"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *rules = g_strdup_printf("'rules': [{%s}]", cases[i].rule);
        g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_STATES, FIXTURE_OTHERS, rules), NULL);
        fixture_expect_on(&world, FIXTURE_DAY, cases[i].text, cases[i].expected);
    }
}

#define ADD(statement) g_test_add_func("/mention/conditions/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD(words_stand_directly_before);
    ADD(words_stand_directly_after);
    ADD(a_possessive_may_stand_between);
    ADD(a_comma_may_stand_apart);
    ADD(a_cue_may_be_a_name);
    ADD(a_star_stands_for_any_ending);
    ADD(cues_stand_in_the_same_sentence);
    ADD(cues_stand_in_a_wrapped_sentence);
    ADD(cues_stand_in_a_sentence_without_capitals);
    ADD(cues_stand_anywhere_in_the_document);
    ADD(document_cues_are_there_as_they_are_written);
    ADD(small_cues_stand_in_the_same_paragraph);
    ADD(document_cues_do_not_depend_on_where_they_stand);
    ADD(the_title_is_part_of_the_document);
    ADD(cues_stand_in_the_opening);
    ADD(actors_stand_elsewhere_in_the_document);
    ADD(a_conditional_mention_is_no_evidence);
    ADD(both_conditions_must_agree);
    ADD(at_name_is_a_capitalised_word);
    ADD(at_lower_is_a_small_word);
    ADD(at_number_is_a_number);
    ADD(at_given_is_a_given_name);
    ADD(at_title_is_a_title);
    ADD(a_headline_has_no_names);
    ADD(at_pause_is_no_word_directly_after);
    ADD(at_person_is_a_person_of_that_name);
    ADD(at_unnamed_is_a_state_known_by_its_capital);
    ADD(at_aged_is_an_age_between_commas);
    ADD(at_row_is_a_name_among_three);
    ADD(at_city_is_a_name_between_a_word_for_where_and_a_comma);
    ADD(brackets_may_stand_around_a_mention);
    ADD(a_firm_may_follow_a_mention);
    ADD(at_start_and_at_end_are_the_ends_of_the_sentence);
    ADD(a_rule_makes_nobody);
    ADD(a_namesake_is_meant_in_the_whole_document);
    ADD(a_rule_may_only_take_out_of_the_count);
    ADD(rules_know_every_kind_of_cue);
    return g_test_run();
}
