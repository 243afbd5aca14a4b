/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/token.h"
#include "mention_fixture.h"

/* Which names are found in a text. */

static Fixture world;

static void expect(const char *text, const char *expected) {
    fixture_expect_on(&world, FIXTURE_DAY, text, expected);
}

static void names_are_found(void) {
    expect("Russia met China.", "Russia=RUS China=CHN");
    expect("Nothing here, spokeswoman Romania Chinatown.", "");
    expect("", "");
}

static void the_longest_name_wins(void) {
    expect("North Korea, South Korea and Korea", "North Korea=PRK South Korea=KOR Korea=KOR");
    expect("the United States of America and the United States", "United States of America=USA United States=USA");
    expect("a UN General Assembly vote", "UN General Assembly=UN_GENERAL_ASSEMBLY");
    expect("the Russian Foreign Ministry said", "Russian Foreign Ministry=RUS_FOREIGN_MINISTRY");
    expect("North Koreans and Americans", "North Koreans=PRK Americans=USA");
    expect("the United kingdom of Russia", "Russia=RUS");
    expect("United Nations United States", "United Nations=UN United States=USA");
    expect("North South Korea", "South Korea=KOR");
}

static void a_phrase_hides_what_it_contains(void) {
    expect("The Korean War began.", "");
    expect("Korean wares, the South China Sea and China", "Korean=KOR China=CHN");
    expect("He played Russian roulette in Russia", "Russia=RUS");
    expect("South China and the South China Sea", "China=CHN");
}

static void a_shorter_name_takes_the_place_of_one_that_fails(void) {
    g_auto(Fixture) other =
        fixture_open(CATALOGUE(FIXTURE_WORLD, "'actors': [{'id': 'BANK', 'type': 'company', 'label': 'Bank',"
                                              "'names': [{'text': 'China Bank', 'when': {'document': ['Tbilisi']}}]}]"),
                     NULL);
    fixture_expect_on(&other, FIXTURE_DAY, "The China Bank met.", "China=CHN");
    fixture_expect_on(&other, FIXTURE_DAY, "The China Bank met in Tbilisi.", "China Bank=BANK");
}

static void nothing_is_meant_inside_what_a_rule_forbids(void) {
    expect("North Korea, Texas", "");
    expect("Korea, Texas", "");
}

static void a_namesake_is_one_in_the_whole_document(void) {
    static const char rule[] =
        "'rules': [{'types': ['country'], 'effect': 'namesake', 'unless': {'after': [', Ohio', '=School']}}]";
    g_auto(Fixture) other = fixture_open(CATALOGUE(FIXTURE_STATES, FIXTURE_OTHERS, rule), NULL);
    fixture_expect_on(&other, FIXTURE_DAY, "He left Russia, Ohio. Russia won.", "");
    fixture_expect_on(&other, FIXTURE_DAY, "RUSSIA, Ohio - Russia won. The Russia School won.", "");
    fixture_expect_on(&other, FIXTURE_DAY, "Russia won. The Russia School won. China won.", "China=CHN");
    fixture_expect_on(&other, FIXTURE_DAY, "He left Russia, Ohio. Russia won. Moscow won.", "Russia=RUS Moscow=RUS");
    fixture_expect_on(&other, FIXTURE_DAY, "He left Russia, Ohio. Russia won. Putin won.",
                      "Russia=RUS Putin=PUTIN_VLADIMIR");
    g_autofree char *found = fixture_read(&other, FIXTURE_DAY, "Russia wins", "He left Russia, Ohio.");
    g_assert_cmpstr(found, ==, "");
    fixture_expect_on(&other, FIXTURE_DAY, "Russia won.", "Russia=RUS");
}

static void the_article_is_no_part_of_a_name(void) {
    g_auto(Fixture) other = fixture_open(
        CATALOGUE("'actors': [{'id': 'PRK', 'type': 'country', 'label': 'North Korea', 'names': ['the North']}]"),
        NULL);
    fixture_expect_on(&other, FIXTURE_DAY, "Then the North spoke of a North wind.", "North=PRK");
}

static void a_medium_is_no_state(void) {
    expect("The Moscow Times of Moscow", "The Moscow Times=MOSCOW_TIMES! Moscow=RUS");
    expect("the Moscow Times said", "Moscow Times=MOSCOW_TIMES!");
    expect("the Korean peninsula", "Korean peninsula=KOREAN_PENINSULA!");
}

static void case_tells_names_from_words(void) {
    expect("They told us about US policy.", "US=USA");
    expect("He told russia and Us.", "");
    expect("They ate Turkey and turkey.", "Turkey=TUR");
    expect("NATO and Nato and nato", "NATO=NATO");
    expect("RUSSIA and cHina", "RUSSIA=RUS");
}

static void abbreviations_are_names(void) {
    expect("The U.S. and the U.N. met the U.K. envoy.", "U.S.=USA U.N.=UN U.K.=GBR");
    expect("The U.S.S.R. fell.", "U.S.S.R.=SUN");
    expect("It is in the U.S.", "U.S.=USA");
    expect("the U.S.'s and U.S.-led plans", "U.S.=USA U.S.=USA");
}

static void a_possessive_is_left_out(void) {
    expect("Russia's and Russia\xe2\x80\x99s and the Russians' plan", "Russia=RUS Russia=RUS Russians=RUS");
    expect("the Democratic People's Republic of Korea", "Democratic People's Republic of Korea=PRK");
    expect("the Democratic People\xe2\x80\x99s Republic of Korea",
           "Democratic People\xe2\x80\x99s Republic of Korea=PRK");
}

static void a_lost_apostrophe_is_left_out(void) {
    expect("Russia s and North Korea s plans", "Russia=RUS North Korea=PRK");
    expect("Democratic People s Republic of Korea", "Democratic People s Republic of Korea=PRK");
}

static void hyphens_join_and_separate(void) {
    expect("a U.S.-South Korean drill", "U.S.=USA South Korean=KOR");
    expect("Russia-China and Russia\xe2\x80\x93"
           "Ukraine ties",
           "Russia=RUS China=CHN Russia=RUS Ukraine=UKR");
    expect("anti-American and pro-Russian", "American=USA Russian=RUS");
    expect("North-Korea", "North-Korea=PRK");
    expect("from the North - Korea", "Korea=KOR");
    expect("the Non-aligned Movement, a non-aligned Movement", "Non-aligned Movement=NON_ALIGNED");
}

static void an_ampersand_is_part_of_a_name(void) {
    expect("Johnson & Johnson met J&J, J &amp; J and Johnson&Johnson.",
           "Johnson & Johnson=JOHNSON J&J=JOHNSON J &amp; J=JOHNSON Johnson&Johnson=JOHNSON");
    expect("Johnson and Johnson, J J, J. J. and J-J", "");
    expect("Russia & China, R&D in Russia&", "Russia=RUS China=CHN Russia=RUS");
}

static void a_mark_the_alias_has_may_stand_between_its_words(void) {
    g_auto(Fixture) other = fixture_open(
        CATALOGUE(
            "'actors': [{'id': 'ISIS', 'type': 'group', 'label': 'I', 'names': ['Islamic State', 'Islamic State \xe2\x80\x93 Sinai Province']},"
            "{'id': 'CPI', 'type': 'group', 'label': 'C', 'names': ['Party of India (Marxist)', 'Labor Party']},"
            "{'id': 'TRADE', 'type': 'body', 'label': 'T', 'counts_as': 'CPI', 'names': ['Economy, Trade and Industry', 'P5+1', 'Yum! Foods']}]"),
        NULL);
    fixture_expect_on(&other, FIXTURE_DAY, "Islamic State - Sinai Province and Islamic State\xe2\x80\x94Sinai Province",
                      "Islamic State - Sinai Province=ISIS Islamic State\xe2\x80\x94Sinai Province=ISIS");
    fixture_expect_on(&other, FIXTURE_DAY, "Islamic State Sinai Province, Islamic State, Sinai Province",
                      "Islamic State Sinai Province=ISIS Islamic State=ISIS");
    fixture_expect_on(&other, FIXTURE_DAY, "the Party of India (Marxist) and the Labor (Party)",
                      "Party of India (Marxist=CPI");
    fixture_expect_on(&other, FIXTURE_DAY,
                      "Economy, Trade and Industry; Economy Trade and Industry; Economy: Trade and Industry",
                      "Economy, Trade and Industry=TRADE Economy Trade and Industry=TRADE");
    fixture_expect_on(&other, FIXTURE_DAY, "the P5+1 and P5 + 1 and P5 ++ 1 and P5 + (1", "P5+1=TRADE P5 + 1=TRADE");
    fixture_expect_on(&other, FIXTURE_DAY, "Yum! Foods, Yum? Foods, Economy,\nTrade and Industry", "Yum! Foods=TRADE");
}

static void the_capital_may_be_second(void) {
    expect("In Russia eBay fell.", "Russia=RUS eBay=EBAY");
    for (unsigned length = 50; length < 80; length++) {
        g_autofree char *front = g_strnfill(length, 'x');
        g_autofree char *text = g_strdup_printf("%s eBay", front);
        expect(text, "eBay=EBAY");
    }
}

static void small_words_may_lead(void) {
    expect("al-Qaeda and al Qaeda and Al-Qaeda", "al-Qaeda=AL_QAEDA al Qaeda=AL_QAEDA Al-Qaeda=AL_QAEDA");
    expect("by al\xe2\x80\x93Qaeda", "al\xe2\x80\x93Qaeda=AL_QAEDA");
    expect("Qaeda alone, al, Qaeda", "");
    expect("It is real. al-Qaeda", "al-Qaeda=AL_QAEDA");
}

static void accents_and_apostrophes_do_not_matter(void) {
    expect("C\xc3\xb4te d\xe2\x80\x99Ivoire", "C\xc3\xb4te d\xe2\x80\x99Ivoire=CIV");
    expect("Cote d'Ivoire", "Cote d'Ivoire=CIV");
    expect("Co\xcc\x82te d`Ivoire", "Co\xcc\x82te d`Ivoire=CIV");
    expect("C\xc3\x94TE D\xe2\x80\x99IVOIRE", "C\xc3\x94TE D\xe2\x80\x99IVOIRE=CIV");
}

static void spaces_of_any_kind_join(void) {
    expect("North\xc2\xa0Korea and North  Korea", "North\xc2\xa0Korea=PRK North  Korea=PRK");
    expect("North\tKorea", "North\tKorea=PRK");
    expect("North, Korea and North. Korea and North (Korea)", "Korea=KOR Korea=KOR Korea=KOR");
}

static void typographic_quotes_are_no_letters(void) {
    expect("\xe2\x80\x9cRussia\xe2\x80\x9d\xe2\x80\x94"
           "China\xe2\x80\xa6",
           "Russia=RUS China=CHN");
    expect("\xf0\x9f\x87\xb7\xf0\x9f\x87\xbaRussia\xf0\x9f\x98\x80", "Russia=RUS");
}

static void a_headline_in_capitals_is_read(void) {
    expect("NORTH KOREA TELLS UN: RUSSIAN ENVOY VISITS SOUTH KOREA",
           "NORTH KOREA=PRK UN=UN RUSSIAN=RUS SOUTH KOREA=KOR");
    expect("THE US AND RUSSIA", "US=USA RUSSIA=RUS");
    expect("GIVE THEM WHAT LEADERS TOLD US ABOUT PEACE", "");
    expect("WHAT RUSSIA TOLD THE U.S. ABOUT PEACE", "RUSSIA=RUS U.S.=USA");
}

static void a_text_without_capitals_is_read(void) {
    expect("the leaders of north korea and russia met in moscow last week to talk with us about turkey.",
           "north korea=PRK russia=RUS moscow=RUS");
    expect("kim jong un of the united nations said what vladimir putin and putin said, and kim agreed with us.",
           "kim jong un=KIM_JONG_UN united nations=UN vladimir putin=PUTIN_VLADIMIR putin=PUTIN_VLADIMIR");
    expect("the leaders of the un and nato and the uk met al-qaeda in the u.s. again", "al-qaeda=AL_QAEDA");
}

static void an_alias_has_its_days(void) {
    fixture_expect_on(&world, "1971-10-26", "Zaire and Congo", "Congo=COD");
    fixture_expect_on(&world, "1971-10-27", "Zaire and Congo", "Zaire=COD Congo=COD");
    fixture_expect_on(&world, "1997-05-16", "Zaire", "Zaire=COD");
    fixture_expect_on(&world, "1997-05-17", "Zaire", "");
    fixture_expect_on(&world, NULL, "Zaire and Congo", "Congo=COD");
}

static void a_state_has_no_name_before_it_is(void) {
    fixture_expect_on(&world, "1922-12-29", "The Soviet Union", "");
    fixture_expect_on(&world, "1922-12-30", "The Soviet Union", "Soviet Union=SUN");
    fixture_expect_on(&world, "2015-01-21", "The Soviet Union", "Soviet Union=SUN");
}

static void any_bytes_may_stand_between(void) {
    static const char text[] = "Russia\0China\0\0 \xffRussia \xff Ukraine\x80 North\0Korea";
    g_autofree char *found = fixture_read_bytes(&world, FIXTURE_DAY, NULL, text, sizeof text - 1);
    g_assert_cmpstr(found, ==, "Russia=RUS China=CHN Korea=KOR");
}

static void the_title_is_read_too(void) {
    g_autofree char *found = fixture_read(&world, FIXTURE_DAY, "Russia warns US", "China listened.");
    g_assert_cmpstr(found, ==, "Russia=RUS US=USA China=CHN");
}

/* The slow oracle: at every word the longest name among all, compared word by word. */
static const struct {
    const char *name, *id;
} names[] = {{"North Korea", "PRK"},
             {"South Korea", "KOR"},
             {"Korea", "KOR"},
             {"Korean", "KOR"},
             {"North Korean", "PRK"},
             {"South Korean", "KOR"},
             {"Korean War", NULL},
             {"South China Sea", NULL},
             {"China", "CHN"},
             {"United States", "USA"},
             {"United States of America", "USA"},
             {"America", "USA"},
             {"United Nations", "UN"},
             {"UN", "UN"},
             {"UN General Assembly", "UN_GENERAL_ASSEMBLY"},
             {"General Assembly", "UN_GENERAL_ASSEMBLY"},
             {"Moscow", "RUS"},
             {"Korean peninsula", "KOREAN_PENINSULA"},
             {"United Kingdom", "GBR"}};
static const char *const pool[] = {"North",    "South",  "Korea",     "Korean",  "War",     "China", "Sea",
                                   "United",   "States", "of",        "America", "Nations", "UN",    "General",
                                   "Assembly", "Moscow", "peninsula", "the",     "Kingdom"};

static unsigned words_that_match(char **words, unsigned n_words, const char *name) {
    g_auto(GStrv) parts = g_strsplit(name, " ", -1);
    unsigned n = 0;
    while (parts[n] != NULL && n < n_words && g_str_equal(parts[n], words[n]))
        n++;
    return parts[n] == NULL ? n : 0;
}

static char *by_brute_force(char **words, unsigned n_words) {
    GString *all = g_string_new(NULL);
    for (unsigned at = 0, longest; at < n_words; at += MAX(longest, 1)) {
        const char *id = NULL;
        longest = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
            unsigned n = words_that_match(words + at, n_words - at, names[i].name);
            if (n > longest)
                longest = n, id = names[i].id;
        }
        if (id == NULL)
            continue;
        g_string_append_c(all, all->len > 0 ? ' ' : '[');
        for (unsigned i = 0; i < longest; i++)
            g_string_append_printf(all, "%s%s", i > 0 ? " " : "", words[at + i]);
        g_string_append_printf(all, "=%s%s", id, g_str_equal(id, "KOREAN_PENINSULA") ? "!" : "");
    }
    return g_string_free(all, FALSE);
}

static void a_slow_oracle_agrees(void) {
    g_autoptr(GRand) random = g_rand_new_with_seed(42);
    for (int round = 0; round < 5000; round++) {
        unsigned n_words = (unsigned)g_rand_int_range(random, 0, 25);
        g_autofree char **words = g_new0(char *, n_words + 1);
        for (unsigned i = 0; i < n_words; i++)
            words[i] = (char *)pool[g_rand_int_range(random, 0, G_N_ELEMENTS(pool))];
        g_autofree char *text = g_strjoinv(" ", words), *expected = by_brute_force(words, n_words),
                        *padded = fixture_pad(text, strlen(text), 'K');
        g_autofree char *found =
            fixture_describe(&world, fixture_annotate(&world, FIXTURE_DAY, NULL, padded, strlen(text)), NULL, text);
        if (!g_str_equal(found, expected + (*expected == '[')))
            g_error("in \"%s\" the oracle finds \"%s\", the matcher \"%s\"", text, expected, found);
    }
}

#define ADD(statement) g_test_add_func("/mention/matcher/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    ADD(names_are_found);
    ADD(the_longest_name_wins);
    ADD(a_phrase_hides_what_it_contains);
    ADD(a_shorter_name_takes_the_place_of_one_that_fails);
    ADD(nothing_is_meant_inside_what_a_rule_forbids);
    ADD(a_namesake_is_one_in_the_whole_document);
    ADD(the_article_is_no_part_of_a_name);
    ADD(a_medium_is_no_state);
    ADD(case_tells_names_from_words);
    ADD(abbreviations_are_names);
    ADD(a_possessive_is_left_out);
    ADD(a_lost_apostrophe_is_left_out);
    ADD(hyphens_join_and_separate);
    ADD(an_ampersand_is_part_of_a_name);
    ADD(a_mark_the_alias_has_may_stand_between_its_words);
    ADD(the_capital_may_be_second);
    ADD(small_words_may_lead);
    ADD(accents_and_apostrophes_do_not_matter);
    ADD(spaces_of_any_kind_join);
    ADD(typographic_quotes_are_no_letters);
    ADD(a_headline_in_capitals_is_read);
    ADD(a_text_without_capitals_is_read);
    ADD(an_alias_has_its_days);
    ADD(a_state_has_no_name_before_it_is);
    ADD(any_bytes_may_stand_between);
    ADD(the_title_is_read_too);
    ADD(a_slow_oracle_agrees);
    int status = g_test_run();
    fixture_close(&world);
    return status;
}
