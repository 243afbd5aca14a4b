/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* What does not count: where mentions stand, as "surface:zone". */

static Fixture world;

static char *zones_of(const char *text) {
    g_autofree char *padded = fixture_pad(text, strlen(text), 'x');
    const EntAnnotation *annotation = fixture_annotate(&world, FIXTURE_DAY, NULL, padded, strlen(text));
    GString *all = g_string_new(NULL);
    for (uint32_t i = 0; i < annotation->n_mentions; i++) {
        const EntMention *mention = &annotation->mentions[i];
        g_string_append_printf(all, "%s%.*s:%s", i > 0 ? " " : "", (int)(mention->end - mention->start),
                               text + mention->start, ent_zone_name(mention->zone));
        if (mention->counted != (mention->zone == ENT_ZONE_BODY && mention->node != ENT_NOBODY))
            g_string_append(all, "?");
    }
    return g_string_free(all, FALSE);
}

static void expect(const char *text, const char *expected) {
    g_autofree char *found = zones_of(text);
    if (!g_str_equal(found, expected))
        g_test_message("in \"%s\"", text);
    g_assert_cmpstr(found, ==, expected);
}

static void datelines_do_not_count(void) {
    expect("MOSCOW (Reuters) - Russia agreed.", "MOSCOW:dateline Reuters:dateline Russia:body");
    expect("MOSCOW/WASHINGTON (Reuters) - Russia agreed.",
           "MOSCOW:dateline WASHINGTON:dateline Reuters:dateline Russia:body");
    expect("SEOUL, South Korea (AP) \xe2\x80\x94 Russia agreed.", "SEOUL:dateline South Korea:dateline Russia:body");
    expect("MOSCOW, Jan. 21 (Xinhua) -- Russia agreed.", "MOSCOW:dateline Russia:body");
    expect("BEIJING, Jan 21 (AFP) \xe2\x80\x93 Russia agreed.", "BEIJING:dateline Russia:body");
    expect("MOSCOW: Russia agreed.", "MOSCOW:dateline Russia:body");
    expect("Talks end\n\nMOSCOW (News Agency, 29th August) The Russian envoy left.", "MOSCOW:dateline Russian:body");
    expect("Moscow: Russia agreed. MOSCOW: Russia agreed.", "Moscow:body Russia:body MOSCOW:body Russia:body");
    expect("MOSCOW (Reuters) -Russia agreed.", "MOSCOW:dateline Reuters:dateline Russia:body");
    expect("Moscow (CNN) -- Russia agreed.", "Moscow:dateline Russia:body");
    expect("BEIJING, China (AP) _ Russia agreed.", "BEIJING:dateline China:dateline Russia:body");
    expect("MOSCOW\xe2\x80\x94Russia agreed.", "MOSCOW:dateline Russia:body");
    expect("MOSCOW 1996-09-04\nRussia agreed.", "MOSCOW:dateline Russia:body");
    expect("Talks end\n\nMOSCOW, Russia 1996-09-04\n\nRussia agreed.", "MOSCOW:dateline Russia:dateline Russia:body");
    expect("WASHINGTON \xe2\x80\x94 Russia agreed.", "WASHINGTON:dateline Russia:body");
    expect("Seoul, Jan. 21 (Yonhap) -- Russia agreed.", "Seoul:dateline Russia:body");
    expect("EL MIRADOR, China - Russia agreed.", "China:dateline Russia:body");
    expect("ST. ANDREWS, March 3 - Russia agreed.", "Russia:body");
    expect("UN TALKS ON China - Russia agreed.", "UN:body China:body Russia:body");
}

static void a_capital_begins_datelines_of_other_forms(void) {
    expect("Moscow, Oct 5, ABC - Russia agreed to sell grain.", "Moscow:dateline Russia:body");
    expect("MOSCOW, November 20. /ABC/. Russia agreed to sell grain.", "MOSCOW:dateline Russia:body");
    expect("Moscow (Agency): Russia agreed to sell grain.", "Moscow:dateline Russia:body");
    expect("Moscow, Oct 5 (ABC) The harbour will sell grain to China.", "Moscow:dateline China:body");
    expect("Moscow \xe2\x80\x93 The harbour will sell grain to China and to whoever wants to have some of it.",
           "Moscow:dateline China:body");
    expect("Aleppo, Russia | The harbour will sell grain to China and to whoever wants to have some of it.",
           "Russia:dateline China:body");
    expect("HARBIN (China) \xe2\x80\xa2 The harbour will sell grain to Russia.", "China:dateline Russia:body");
    expect("Talks end\n\nMOSCOW\n\nThe harbour will sell grain to China.", "MOSCOW:dateline China:body");
    expect("Moscow \xe2\x80\x93 a new start", "Moscow:body");
    expect("Moscow: a new start", "Moscow:body");
    expect("Moscow's harbour - The grain of China and all that belongs to it, and of whoever wants to have some.",
           "Moscow:body China:body");
    expect("China: The grain of the harbour and all that belongs to it, and of whoever wants to have some of it.",
           "China:body");
}

static void a_dateline_may_end_on_the_next_line(void) {
    expect("MOSCOW\n- Russia agreed.", "MOSCOW:dateline Russia:body");
    expect("MOSCOW\n\n - Russia agreed.\n\nChina too.", "MOSCOW:dateline Russia:body China:body");
    expect("MOSCOW (Reuters)\n\xe2\x80\x94 Russia agreed.", "MOSCOW:dateline Reuters:dateline Russia:body");
    expect("MOSCOW\nRussia agreed - China did not.", "MOSCOW:body Russia:body China:body");
}

static void old_wires_have_forms_of_their_own(void) {
    expect("MOSCOW (AP) _ Russia agreed.", "MOSCOW:dateline Russia:body");
    expect("Talks begin\nMOSCOW 1996-08-23\nRussia agreed.", "MOSCOW:dateline Russia:body");
    expect("SEOUL, South Korea 1996-08-23\nRussia agreed.", "SEOUL:dateline South Korea:dateline Russia:body");
    expect("MOSCOW 1996-08-23\r\nRussia agreed.", "MOSCOW:dateline Russia:body");
    expect("MOSCOW agreed on 1996-08-23\nChina too.", "MOSCOW:body China:body");
    expect("MOSCOW 1996\nChina agreed.", "MOSCOW:body China:body");
}

static void a_dateline_may_open_any_paragraph(void) {
    expect("Talks begin\n\nMOSCOW (Reuters) - Russia agreed.", "MOSCOW:dateline Reuters:dateline Russia:body");
}

static void a_dateline_makes_no_sentence(void) {
    g_autofree char *padded = fixture_pad("MOSCOW (Reuters) - Russia agreed. China too.", 44, 0);
    const EntAnnotation *annotation = fixture_annotate(&world, FIXTURE_DAY, NULL, padded, 44);
    g_assert_cmpuint(annotation->n_sentences, ==, 2);
    g_assert_cmpuint(annotation->n_paragraphs, ==, 1);
}

static void what_only_looks_like_a_dateline_counts(void) {
    expect("NATO - the alliance - said Russia agreed.", "NATO:body Russia:body");
    expect("Russia - which agreed - met China.", "Russia:body China:body");
    expect("Russia and China (both in the UN) said they would meet - Moscow agreed.",
           "Russia:body China:body UN:body Moscow:body");
    expect("Russia (and China) agreed.", "Russia:body China:body");
    expect("MOSCOW is the capital of Russia - China agreed.", "MOSCOW:body Russia:body China:body");
    expect("MOSCOW agreed on 1996-09-04 again", "MOSCOW:body");
    expect("Moscow 96-09-04", "Moscow:body");
    expect("U.S.-Russia talks (in Moscow) ended.", "U.S.:body Russia:body Moscow:body");
    expect("MOSCOW: RUSSIA AGREED", "MOSCOW:body RUSSIA:body");
    expect("\"MOSCOW (Reuters) agrees\" - Russia", "MOSCOW:body Reuters:body Russia:body");
}

static void bylines_do_not_count(void) {
    expect("Russia agrees\n\nBy Anna Russia\n\nChina agreed.", "Russia:body Russia:byline China:body");
    expect("By John Smith in Moscow\n\nRussia agreed.", "Moscow:byline Russia:body");
    expect("By Monday Russia had agreed.\n\nChina too.", "Russia:body China:body");
    expect("By then Russia had agreed\n\nChina too.", "Russia:body China:body");
    expect("by Anna Russia\n\nChina agreed.", "Russia:body China:body");
}

static void late_bylines_are_text(void) {
    expect("One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nBy Moscow Standards\n\nEnd.", "Moscow:body");
}

static void furniture_does_not_count(void) {
    expect("Russia agreed.\n\nSubscribe to our Moscow letter.\n\nChina agreed.",
           "Russia:body Moscow:furniture China:body");
    expect("Russia agreed.\n\nsubscribe TO our Moscow letter.\n\nChina agreed.",
           "Russia:body Moscow:furniture China:body");
    expect("Russia agreed.\n\nThey subscribe to the Moscow plan.", "Russia:body Moscow:body");
    expect("Russia agreed.\n\nSubscribed to the Moscow plan.", "Russia:body Moscow:body");
}

static void after_some_furniture_nothing_counts(void) {
    expect("Russia agreed.\n\nRelated stories\n\nMoscow wins\n\nChina loses",
           "Russia:body Moscow:furniture China:furniture");
    expect("Russia agreed.\nRelated stories\nMoscow wins", "Russia:body Moscow:furniture");
}

static void the_next_document_is_clean(void) {
    expect("Related stories\n\nMoscow wins", "Moscow:furniture");
    expect("Moscow wins", "Moscow:body");
}

static void closing_credits_do_not_count(void) {
    expect("Russia agreed.\n\nAnna Smith in Moscow contributed to this report.", "Russia:body Moscow:furniture");
    expect("Russia agreed. China too. Anna Smith in Moscow contributed to this report.",
           "Russia:body China:body Moscow:furniture");
    expect(
        "Anna Smith in Moscow contributed to this report. Russia one. Russia two. Russia three. Russia four. Russia five.",
        "Moscow:body Russia:body Russia:body Russia:body Russia:body Russia:body");
}

static void a_credit_in_brackets_leaves_its_sentence(void) {
    expect("Russia agreed with China (contributed to this report: Anna Smith in Moscow)",
           "Russia:body China:body Moscow:furniture");
}

static void credits_reach_mentions_that_waited(void) {
    g_auto(Fixture) other = fixture_open(
        CATALOGUE(
            FIXTURE_WORLD,
            "'actors': [{'id': 'XLD', 'type': 'country', 'label': 'X', 'names': [{'text': 'Xland', 'when': {'actors': ['RUS']}}]}]"),
        NULL);
    fixture_expect_on(&other, FIXTURE_DAY, "Russia agreed.\n\nXland agreed.", "Russia=RUS Xland=XLD");
    fixture_expect_on(&other, FIXTURE_DAY, "Russia agreed.\n\nAnna Smith in Xland contributed to this report.",
                      "Russia=RUS Xland=XLD!");
    fixture_expect_on(&other, FIXTURE_DAY, "XLAND (Reuters) - Russia agreed.",
                      "XLAND=XLD! Reuters=REUTERS! Russia=RUS");
}

static void what_lies_behind_the_text_changes_nothing(void) {
    /* The fixture reads each with other bytes behind it. */
    static const char *const texts[] = {"Moscow\n",
                                        "Russia said so.\n\nMoscow\n",
                                        "MOSCOW\r\n",
                                        "Moscow summit\xe2\x80",
                                        "Russia and Moscow\xc2",
                                        "Moscow\xf0\x9f",
                                        "Russia's",
                                        "Moscow -"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *found = fixture_read(&world, FIXTURE_DAY, NULL, texts[i]);
        g_assert_nonnull(found);
        g_assert_true(strstr(found, "=RUS") != NULL);
    }
}

#define ADD(statement) g_test_add_func("/mention/zones/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    ADD(datelines_do_not_count);
    ADD(a_capital_begins_datelines_of_other_forms);
    ADD(a_dateline_may_open_any_paragraph);
    ADD(a_dateline_may_end_on_the_next_line);
    ADD(old_wires_have_forms_of_their_own);
    ADD(a_dateline_makes_no_sentence);
    ADD(what_only_looks_like_a_dateline_counts);
    ADD(bylines_do_not_count);
    ADD(late_bylines_are_text);
    ADD(furniture_does_not_count);
    ADD(after_some_furniture_nothing_counts);
    ADD(the_next_document_is_clean);
    ADD(closing_credits_do_not_count);
    ADD(a_credit_in_brackets_leaves_its_sentence);
    ADD(credits_reach_mentions_that_waited);
    ADD(what_lies_behind_the_text_changes_nothing);
    int status = g_test_run();
    fixture_close(&world);
    return status;
}
