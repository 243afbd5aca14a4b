/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sentence.h"
#include "mention_fixture.h"

/* The sentences of a text with bars between them, and " || " between paragraphs. */
static char *sentences_of(const char *text) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_RULES), NULL);
    g_autofree char *padded = fixture_pad(text, strlen(text), 'x');
    const EntAnnotation *annotation = fixture_annotate(&world, NULL, NULL, padded, strlen(text));
    GString *all = g_string_new(NULL);
    for (uint32_t i = 0; i < annotation->n_sentences; i++) {
        const EntSentence *sentence = &annotation->sentences[i];
        bool same_paragraph = i > 0 && sentence->paragraph == annotation->sentences[i - 1].paragraph;
        g_string_append(all, i == 0 ? "" : same_paragraph ? "|" : " || ");
        g_string_append_len(all, text + sentence->start, sentence->end - sentence->start);
    }
    g_assert_cmpint((gint64)annotation->n_paragraphs, ==,
                    annotation->n_sentences > 0 ? annotation->sentences[annotation->n_sentences - 1].paragraph + 1 : 0);
    return g_string_free(all, FALSE);
}

static void expect(const char *text, const char *expected) {
    g_autofree char *found = sentences_of(text);
    g_assert_cmpstr(found, ==, expected);
}

static void stops_end_sentences(void) {
    expect("They met. They talked! Did they agree? Nobody knows.",
           "They met.|They talked!|Did they agree?|Nobody knows.");
    expect("One word.", "One word.");
    expect("No stop at the end", "No stop at the end");
    expect("", "");
    expect(" . ! ?", "");
    expect("He left (in 2015). They stayed.", "He left (in 2015).|They stayed.");
}

static void titles_and_initials_end_none(void) {
    expect("He met Mr. Kim and Gen. Park in St. Petersburg.", "He met Mr. Kim and Gen. Park in St. Petersburg.");
    expect("George W. Bush and J.K. Rowling met Sen. John McCain.",
           "George W. Bush and J.K. Rowling met Sen. John McCain.");
    expect("Messrs. Trump and Kim met in Sacramento, Calif. Governor Brown came.",
           "Messrs. Trump and Kim met in Sacramento, Calif. Governor Brown came.");
    expect("The court cited Brown v. Board. It ruled.", "The court cited Brown v. Board.|It ruled.");
    expect("On Jan. 21 and Sept. 5 they met.", "On Jan. 21 and Sept. 5 they met.");
    expect("Rule No. 5 stands. Next came No. 6.", "Rule No. 5 stands.|Next came No. 6.");
}

static void abbreviations_end_one_before_a_beginner(void) {
    expect("He left the U.S. The visit was short.", "He left the U.S.|The visit was short.");
    expect("The U.S. Army came.", "The U.S. Army came.");
    expect("The U.S. and the U.N. agreed.", "The U.S. and the U.N. agreed.");
    expect("He works for Acme Inc. He likes it.", "He works for Acme Inc.|He likes it.");
    expect("He works for Acme Inc. Washington knows.", "He works for Acme Inc. Washington knows.");
    expect("It happened in the U.S.", "It happened in the U.S.");
}

static void decimals_and_ellipses_end_none(void) {
    expect("It grew 3.5 percent and .5 more. Then it fell.", "It grew 3.5 percent and .5 more.|Then it fell.");
    expect("He waited... and left.", "He waited... and left.");
    expect("He waited... Then he left.", "He waited...|Then he left.");
    expect("Read www.example.com now.", "Read www.example.com now.");
    expect("What?! Never!! Yes.", "What?!|Never!!|Yes.");
}

static void quotes_belong_to_their_sentence(void) {
    expect("\"We agree.\" They signed.", "\"We agree.\"|They signed.");
    expect("\"We agree,\" he said. \"We do.\" She left.", "\"We agree,\" he said.|\"We do.\"|She left.");
    expect("\xe2\x80\x9cWe agree.\xe2\x80\x9d They signed.", "\xe2\x80\x9cWe agree.\xe2\x80\x9d|They signed.");
    expect("\"Really?\" he asked.", "\"Really?\" he asked.");
    expect("They left. \xe2\x80\x9cWhy?\xe2\x80\x9d (Nobody knew.) The end.",
           "They left.|\xe2\x80\x9cWhy?\xe2\x80\x9d|(Nobody knew.)|The end.");
}

static void small_letters_begin_sentences_only_in_small_text(void) {
    expect("They met in Seoul. they talked.", "They met in Seoul. they talked.");
    expect("they met in seoul last week. they talked for hours. nobody knows why.",
           "they met in seoul last week.|they talked for hours.|nobody knows why.");
}

static void a_blank_line_ends_a_paragraph(void) {
    expect("First line\ngoes on. Second.\n\nThird here.\n\n\n\nFourth",
           "First line\ngoes on.|Second. || Third here. || Fourth");
    expect("A headline\n \t\nThe text.", "A headline || The text.");
}

static void without_blank_lines_each_line_is_a_paragraph(void) {
    expect("First line\nSecond line. More.\nThird", "First line || Second line.|More. || Third");
    expect("\n\nOne line\nTwo\n\n", "One line || Two");
    expect("One line\nTwo\n", "One line || Two");
}

static void carriage_returns_change_nothing(void) {
    expect("First line\r\ngoes on.\r\n\r\nThird here.\r\n", "First line\r\ngoes on. || Third here.");
    expect("One\r\nTwo. Three.\r\n", "One || Two.|Three.");
}

static void lines_broken_to_a_width_run_on(void) {
    expect(
        "Ministers of the United\nStates said on Monday that they\nwould meet. Japan will not\ncome.\n   Later they did\nmeet.\n",
        "Ministers of the United\nStates said on Monday that they\nwould meet.|Japan will not\ncome. || Later they did\nmeet.");
    expect("  They met and\n  went on to\n  talk.\n      Then they left\n  again.",
           "They met and\n  went on to\n  talk. || Then they left\n  again.");
    /* Where nothing has a capital, small letters tell nothing of lines. */
    expect(
        "ministers of the states met in a town on the coast\nthey said on monday that they would talk\nall went home later\n",
        "ministers of the states met in a town on the coast || they said on monday that they would talk || all went home later");
    /* Long lines and paragraphs that are set in run on, whatever they begin with. */
    expect(
        "Zambia asked its donors for new talks after President\nKaunda broke with all of the lenders and the route by\nBotswana closed.\n"
        "    Copper was dear in London where three months cost\n1,062 pounds.\n",
        "Zambia asked its donors for new talks after President\nKaunda broke with all of the lenders and the route by\nBotswana closed."
        " || Copper was dear in London where three months cost\n1,062 pounds.");
    /* Few lines tell it where the first is set in, begins as a wire does, or goes on with a small letter. */
    expect("    Copper fell in the afternoon after talks between the United\nStates and Chile. Zinc rose.",
           "Copper fell in the afternoon after talks between the United\nStates and Chile.|Zinc rose.");
    expect("LUSAKA, March 3 - Copper fell after talks of the United\nStates. Zinc rose.\n    Tin fell.",
           "LUSAKA, March 3 - Copper fell after talks of the United\nStates.|Zinc rose. || Tin fell.");
    expect("Copper fell in the afternoon after talks of the states\nthat dig it. Zinc rose.",
           "Copper fell in the afternoon after talks of the states\nthat dig it.|Zinc rose.");
    expect("Copper falls in the afternoon after talks of the states\nCopper fell. Zinc rose.\n    Tin fell.",
           "Copper falls in the afternoon after talks of the states || Copper fell.|Zinc rose. || Tin fell.");
    /* A headline above lines that are set in, and rows of a table below them, tell nothing of them. */
    expect(
        "COPPER FALLS\n    Copper fell after talks between the\nstates that dig it and\nthose that buy.\n    Zinc 3\n    Tin 4\n    Lead 5",
        "COPPER FALLS || Copper fell after talks between the\nstates that dig it and\nthose that buy. || Zinc 3 || Tin 4 || Lead 5");
    /* A list and a heading do not run on. */
    expect(
        "Shares of American carmakers in the third quarter\nFord\nChrysler rose.\n    Rates in American cents\nGold\n",
        "Shares of American carmakers in the third quarter || Ford || Chrysler rose. || Rates in American cents || Gold");
    expect("Spain 2 Italy 1\nof note\nFrance 3 Chile 0\nPeru 1 Japan 1\n",
           "Spain 2 Italy 1 || of note || France 3 Chile 0 || Peru 1 Japan 1");
}

static void where_a_line_is_too_long_to_be_broken_each_ends(void) {
#define LONG_LINE \
    "Ministers of the United States said on Monday that they would meet those of Japan, who had come to talk of steel and of fish"
    expect("Steel talks\nBy a reporter\n\n" LONG_LINE ".\nThey left",
           "Steel talks || By a reporter || " LONG_LINE ". || They left");
    /* Unless the others run on: then the long one is an address or a row of figures. */
    expect("Steel talks of the\nstates went on in\nthe town.\n\n" LONG_LINE,
           "Steel talks of the\nstates went on in\nthe town. || " LONG_LINE);
    /* However many blank lines there are: none is a line that does not run on. */
    expect("Steel talks of the\nstates went on in\nthe town\n\n\n\n\n\n\n" LONG_LINE,
           "Steel talks of the\nstates went on in\nthe town || " LONG_LINE);
    expect("Steel talks\nBy a reporter\n\nThey left.", "Steel talks\nBy a reporter || They left.");
}

static void names_do_not_cross_paragraphs(void) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    fixture_expect_on(&world, FIXTURE_DAY, "They went North\n\nKorea waited.", "Korea=KOR");
    fixture_expect_on(&world, FIXTURE_DAY, "They went North\r\n \r\nKorea waited.", "Korea=KOR");
    fixture_expect_on(&world, FIXTURE_DAY, "They went to North\nKorea.\n\nIt waited.", "North\nKorea=PRK");
    fixture_expect_on(&world, FIXTURE_DAY, "They went North\nKorea waited.", "Korea=KOR");
    fixture_expect_on(&world, FIXTURE_DAY, "They went to talk with North\nKorea and were\nheard in all\nof it.",
                      "North\nKorea=PRK");
    expect("They went North\n\nKorea waited.", "They went North || Korea waited.");
}

static void stray_punctuation_is_no_sentence(void) {
    expect("One. ... -- Two.\n\n***\n\nThree.", "One.|-- Two. || Three.");
    expect("***\n\n- - -\n\n", "");
}

/* So many that a look from each of them to the last would take minutes. */
#define LONG_ROW 1000000

static void expect_around_row(const char *first, const char *mark, const char *rest, const char *expected) {
    GString *text = g_string_new(first);
    for (int i = 0; i < LONG_ROW; i++)
        g_string_append(text, mark);
    g_string_append(text, rest);
    g_autofree char *owned = g_string_free(text, FALSE);
    g_autofree char *found = sentences_of(owned);
    g_assert_true(g_str_equal(found, expected)); /* too long to be shown */
}

static void long_rows_of_line_ends_and_marks_are_read_once(void) {
    static const char *const gaps[] = {"\r\n", "\n ", "\n\t", "\n\v", "\n\f", "\n-", "\n."};
    for (size_t i = 0; i < G_N_ELEMENTS(gaps); i++)
        expect_around_row("They met.", gaps[i], "\nIt waited.", "They met. || It waited.");
    g_autofree char *stops = g_strnfill(LONG_ROW, '!');
    g_autofree char *end = g_strconcat("They met", stops, "|It waited.", NULL);
    expect_around_row("They met", "!", " It waited.", end);
    g_autofree char *glued = g_strconcat("They met", stops, "It waited.", NULL);
    expect_around_row("They met", "!", "It waited.", glued);
}

static void lines_of_control_bytes_are_blank(void) {
    expect("They met and\n\f\nit waited.", "They met and || it waited.");
    expect("They met and\nit\n\v\nwaited.", "They met and\nit || waited.");
}

#define ADD(statement) g_test_add_func("/mention/sentences/" #statement, statement)

/* The marks of the first @end bytes, as the scan collects them: stops before a word are none. */
static EntMarksAhead collect_marks(EntText text, uint32_t end, uint16_t *room) {
    unsigned n_marks = 0;
    for (uint32_t at = 0; at < end; at++)
        if (text.bytes[at] == '\n' || (strchr(".!?", text.bytes[at]) != NULL && !g_ascii_isalnum(text.bytes[at + 1])))
            room[n_marks++] = (uint16_t)at;
    room[n_marks] = (uint16_t)end;
    return (EntMarksAhead){0, end, room};
}

static void the_end_of_a_sentence_is_the_same_from_all_its_places(void) {
    const char *text =
        "The U.S. and the U.K. met Mr. Bush. \"They agreed.\" No. 5 of it, e.g. trade, is new!\nIt is. On\n\nwe go";
    size_t length = strlen(text);
    g_autofree char *padded = fixture_pad(text, length, 'x');
    EntText bytes = {(unsigned char *)padded, (uint32_t)length};
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(FIXTURE_RULES);
    g_autoptr(EntVocabulary) vocabulary = ent_vocabulary_new(catalogue);
    EntCutting cutting = {.vocabulary = vocabulary};
    for (uint32_t from = 0; from < length; from++) {
        uint16_t room[128];
        EntSentenceEnd end = ent_sentence_find_end(bytes, from, (EntMarksAhead){0, 0, NULL}, cutting);
        for (uint32_t known = 0; known <= length; known++) {
            EntSentenceEnd same = ent_sentence_find_end(bytes, from, collect_marks(bytes, known, room), cutting);
            g_assert_cmpuint(same.mark, ==, end.mark);
            g_assert_cmpuint(same.end, ==, end.end);
        }
        g_assert_cmpuint(end.end, >=, from);
        for (uint32_t at = from; at <= end.mark; at++)
            g_assert_cmpuint(ent_sentence_end(bytes, at, cutting), ==, end.end);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD(stops_end_sentences);
    ADD(titles_and_initials_end_none);
    ADD(abbreviations_end_one_before_a_beginner);
    ADD(decimals_and_ellipses_end_none);
    ADD(quotes_belong_to_their_sentence);
    ADD(small_letters_begin_sentences_only_in_small_text);
    ADD(a_blank_line_ends_a_paragraph);
    ADD(without_blank_lines_each_line_is_a_paragraph);
    ADD(lines_broken_to_a_width_run_on);
    ADD(where_a_line_is_too_long_to_be_broken_each_ends);
    ADD(carriage_returns_change_nothing);
    ADD(names_do_not_cross_paragraphs);
    ADD(stray_punctuation_is_no_sentence);
    ADD(long_rows_of_line_ends_and_marks_are_read_once);
    ADD(lines_of_control_bytes_are_blank);
    ADD(the_end_of_a_sentence_is_the_same_from_all_its_places);
    return g_test_run();
}
