/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/token.h"
#include "mention_fixture.h"

/* The words of a text, with bars between them. */
static char *words_of(const char *bytes, size_t length) {
    g_autofree char *padded = fixture_pad(bytes, length, 0);
    EntText text = {(unsigned char *)padded, (uint32_t)length};
    GString *all = g_string_new(NULL);
    EntToken token;
    for (uint32_t at = 0; ent_token_next(text, at, &token); at = token.end)
        g_string_append_printf(all, "%s%.*s", all->len > 0 ? "|" : "", (int)(token.end - token.start),
                               padded + token.start);
    return g_string_free(all, FALSE);
}

static void expect(const char *text, const char *expected) {
    g_autofree char *found = words_of(text, strlen(text));
    g_assert_cmpstr(found, ==, expected);
}

static EntToken only_word(const char *word) {
    size_t length = strlen(word);
    g_autofree char *padded = fixture_pad(word, length, 0);
    EntToken token;
    g_assert_true(ent_token_next((EntText){(unsigned char *)padded, (uint32_t)length}, 0, &token));
    g_assert_cmpuint(token.start, ==, 0);
    g_assert_cmpuint(token.end, ==, length);
    return token;
}

#define assert_same(a, b) g_assert_cmphex(only_word(a).hash, ==, only_word(b).hash)
#define assert_differ(a, b) g_assert_cmphex(only_word(a).hash, !=, only_word(b).hash)

static void words_are_letters_and_digits(void) {
    expect("Russia and North Korea, 2015.", "Russia|and|North|Korea|2015");
    expect("  (well)--done;it's over  ", "well|done|it|s|over");
    expect("F-16s G20 1990s 3.5", "F|16s|G20|1990s|3|5");
    expect("", "");
    expect(" .,;!?-\n\t", "");
}

static void abbreviations_are_one_word(void) {
    expect("the U.S. and", "the|U.S.|and");
    expect("U.S.S.R. U.N. D.P.R.K.", "U.S.S.R.|U.N.|D.P.R.K.");
    expect("in the U.S", "in|the|U.S");
    expect("the U.S, the U.N's", "the|U.S|the|U.N|s");
    expect("U.S.-led U.S.'s", "U.S.|led|U.S.|s");
    expect("George W. Bush at 5 p.m. today", "George|W|Bush|at|5|p.m.|today");
    expect("e.g.this I.think", "e.g.|this|I|think");
    expect("the U.N\xe2\x80\x99s \xe2\x80\x9cU.S\xe2\x80\x9d", "the|U.N|s|U.S");
    expect("No U.Sanctions", "No|U|Sanctions");
}

static void dots_and_case_do_not_change_an_abbreviation(void) {
    assert_same("U.S.", "US");
    assert_same("U.S", "us");
    assert_same("u.s.", "US");
    assert_same("U.S.S.R.", "USSR");
    assert_differ("U.S.", "U.N.");
    g_assert_cmpuint(only_word("U.S.").shape, ==, ENT_SHAPE_UPPER_FIRST | ENT_SHAPE_UPPER_ALL | ENT_SHAPE_DOTTED);
}

static void accents_and_case_do_not_change_a_word(void) {
    assert_same("C\xc3\xb4te", "cote");
    assert_same("Co\xcc\x82te", "cote");
    assert_same("T\xc3\xbcrkiye", "TURKIYE");
    assert_same("\xc3\x89lys\xc3\xa9"
                "e",
                "Elysee");
    assert_same("\xc5\x81\xc3\xb3"
                "d\xc5\xba",
                "lodz");
    assert_same("Stra\xc3\x9f"
                "e",
                "strasse");
    assert_same("S\xc3\xb8ren", "soren");
    assert_same("\xc3\x9e\xc3\xb3r", "thor");
    assert_same("NATO", "nato");
    assert_differ("Niger", "Nigeria");
    assert_differ("a", "aa");
}

static void accents_keep_the_shape(void) {
    g_assert_cmpuint(only_word("\xc3\x89lys\xc3\xa9"
                               "e")
                         .shape,
                     ==, ENT_SHAPE_UPPER_FIRST);
    g_assert_cmpuint(only_word("\xc3\x89LYS\xc3\x89"
                               "E")
                         .shape,
                     ==, ENT_SHAPE_UPPER_FIRST | ENT_SHAPE_UPPER_ALL);
    g_assert_cmpuint(only_word("\xc3\xa9lys\xc3\xa9"
                               "e")
                         .shape,
                     ==, 0);
    g_assert_cmpuint(only_word("Russia").shape, ==, ENT_SHAPE_UPPER_FIRST);
    g_assert_cmpuint(only_word("US").shape, ==, ENT_SHAPE_UPPER_FIRST | ENT_SHAPE_UPPER_ALL);
    g_assert_cmpuint(only_word("us").shape, ==, 0);
    g_assert_cmpuint(only_word("16s").shape & ENT_SHAPE_DIGIT, ==, ENT_SHAPE_DIGIT);
}

static void typographic_marks_are_no_letters(void) {
    expect("Moscow\xe2\x80\x93"
           "Beijing\xe2\x80\x94talks",
           "Moscow|Beijing|talks");
    expect("\xe2\x80\x9cRussia\xe2\x80\x99s\xe2\x80\x9d", "Russia|s");
    expect("North\xc2\xa0Korea\xe2\x80\xa6yes", "North|Korea|yes");
    expect("\xc2\xabOui\xc2\xbb 5\xc3\x97"
           "3",
           "Oui|5|3");
    expect("\xe2\x80\xa2Russia \xe2\x82\xac"
           "5",
           "Russia|5");
    expect("\xef\xbb\xbfRussia", "Russia");
}

static void pictures_are_no_letters(void) {
    expect("\xf0\x9f\x98\x80Russia", "Russia");
    expect("Russia\xf0\x9f\x87\xb7\xf0\x9f\x87\xbaKorea", "Russia|Korea");
}

static void broken_bytes_are_no_known_word(void) {
    static const char *const broken[] = {"\xff",           "Rus\xffsia",   "Russia\x80", "\xc3",
                                         "\xf0\x9f\x98 x", "\xed\xa0\x80", "a\xe2"};
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *padded = fixture_pad(broken[i], strlen(broken[i]), 0);
        EntText text = {(unsigned char *)padded, (uint32_t)strlen(broken[i])};
        EntToken token;
        for (uint32_t at = 0; ent_token_next(text, at, &token); at = token.end) {
            g_assert_cmpuint(token.end, >, token.start);
            g_assert_cmpuint(token.end, <=, text.length);
            g_assert_cmphex(token.hash, !=, only_word("Russia").hash);
        }
    }
}

static void long_words_are_whole(void) {
    char ascii[71] = "", accented[141] = "";
    memset(ascii, 'b', 70);
    for (int i = 0; i < 70; i++)
        memcpy(accented + 2 * i, "\xc3\xa9", 2);
    g_assert_cmpuint(only_word(ascii).letters, ==, 70);
    only_word(accented);
    ascii[69] = 'c';
    g_autofree char *other = g_strdup(ascii);
    other[69] = 'd';
    assert_differ(ascii, other);
    for (size_t length = 1; length <= 70; length++) {
        g_autofree char *word = g_strnfill(length, 'q'), *upper = g_strnfill(length, 'Q');
        assert_same(word, upper);
        if (length <= 64)
            g_assert_cmphex(only_word(word).hash, ==, ent_token_hash(word, length));
    }
}

static const char SAMPLE[] =
    "Russia\xe2\x80\x99s talks with the U.S. on North Korea \xe2\x80\x94 and C\xc3\xb4te d\xe2\x80\x99Ivoire\xe2\x80\x93UN plans. \xe2\x80\x9cMoscow"
    "\xe2\x80\x9d agreed\xe2\x80\xa6 In the U.S. The White House said no. Kim Jong Un left S\xc3\xa3o Tom\xc3\xa9 for "
    "the Democratic People\xe2\x80\x99s Republic of Korea.\n\nGazprom, al-Qaeda and Barack Obama stayed in the U.S.S.R.";

static void words_do_not_depend_on_where_they_stand(void) {
    g_autofree char *expected = words_of(SAMPLE, strlen(SAMPLE));
    for (size_t shift = 0; shift <= 130; shift++) {
        g_autofree char *spaces = g_strnfill(shift, ' '), *text = g_strconcat(spaces, SAMPLE, NULL),
                        *found = words_of(text, strlen(text));
        g_assert_cmpstr(found, ==, expected);
    }
}

static void mentions_do_not_depend_on_where_they_stand(void) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    const char *expected =
        "Russia=RUS U.S.=USA North Korea=PRK C\xc3\xb4te d\xe2\x80\x99Ivoire=CIV UN=UN Moscow=RUS U.S.=USA White House=USA "
        "Kim Jong Un=KIM_JONG_UN Democratic People\xe2\x80\x99s Republic of Korea=PRK Gazprom=GAZPROM al-Qaeda=AL_QAEDA Barack Obama=OBAMA_BARACK U.S.S.R.=SUN";
    for (size_t shift = 0; shift <= 130; shift++) {
        g_autofree char *spaces = g_strnfill(shift, ' '), *text = g_strconcat(spaces, SAMPLE, NULL);
        fixture_expect_on(&world, FIXTURE_DAY, text, expected);
        for (size_t i = 0; i < shift; i++)
            spaces[i] = i % 9 == 8 ? ' ' : 'x';
        if (shift > 0)
            spaces[shift - 1] = ' ';
        g_autofree char *words = g_strconcat(spaces, SAMPLE, NULL);
        fixture_expect_on(&world, FIXTURE_DAY, words, expected);
    }
}

static void words_are_the_same_backwards(void) {
    static const char *const words[] = {"Russia", "U.S.", "C\xc3\xb4te", "al", "2015", "S\xc3\xa3o", "x", "U.N"};
    static const char *const gaps[] = {" ",
                                       ", ",
                                       "\xe2\x80\x94",
                                       "-",
                                       "\xc2\xa0",
                                       "\n",
                                       " \xe2\x80\x9c",
                                       " (",
                                       "\xe2\x80\x99s ",
                                       "  \xf0\x9f\x98\x80"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        for (int i = g_rand_int_range(random, 0, 30); i > 0; i--) {
            g_string_append(bytes, gaps[g_rand_int_range(random, 0, G_N_ELEMENTS(gaps))]);
            g_string_append(bytes, words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
        }
        g_autofree char *padded = fixture_pad(bytes->str, bytes->len, 0);
        EntText text = {(unsigned char *)padded, (uint32_t)bytes->len};
        EntToken forward[100], token;
        int n_words = 0;
        for (uint32_t at = 0; ent_token_next(text, at, &forward[n_words]); at = forward[n_words++].end)
            g_assert_cmpint(n_words, <, 99);
        uint32_t before = text.length;
        for (; ent_token_previous(text, before, 0, &token); before = token.start) {
            g_assert_cmpint(n_words, >, 0);
            n_words--;
            g_assert_cmpuint(token.start, ==, forward[n_words].start);
            g_assert_cmpuint(token.end, ==, forward[n_words].end);
            g_assert_cmphex(token.hash, ==, forward[n_words].hash);
        }
        g_assert_cmpint(n_words, ==, 0);
    }
}

/* What ent_token_next_small() is for, a word at a time. */
static bool next_small_slowly(EntText text, uint32_t from, uint32_t until, EntToken *token) {
    for (uint32_t at = from; ent_token_next(text, at, token) && token->start < until; at = token->end)
        if (g_ascii_islower(text.bytes[token->start]) && token->letters >= 4 && token->end - token->start >= 4)
            return true;
    return false;
}

static void small_words_are_found_where_a_slow_search_finds_them(void) {
    static const char *const words[] = {
        "The",   "said", "\xc3\xa9t\xc3\xa9", "na\xc3\xafve", "o\x8b", "U.S.", "and", "7th",
        "l'eau", "eBay", "Committee",         "ABCD",         "abc",   "abcd"};
    static const char *const gaps[] = {" ", ", ", "\n", "\xe2\x80\x99s ", " \xe2\x80\x9c", "\xe2\x80\x94", "-", ". "};
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    unsigned n_found = 0;
    for (int round = 0; round < 2000; round++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        for (int i = g_rand_int_range(random, 0, 12); i > 0; i--) {
            g_string_append(bytes, words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
            g_string_append(bytes, gaps[g_rand_int_range(random, 0, G_N_ELEMENTS(gaps))]);
        }
        g_autofree char *padded = fixture_pad(bytes->str, bytes->len, 's');
        EntText text = {(unsigned char *)padded, (uint32_t)bytes->len};
        uint32_t until = (uint32_t)g_rand_int_range(random, 0, (gint32)bytes->len + 1);
        EntToken quick = {0}, slow = {0};
        for (uint32_t at = 0; at <= text.length; at = quick.end) {
            bool is_there = ent_token_next_small(text, at, until, &quick);
            g_assert_cmpint(is_there, ==, next_small_slowly(text, at, until, &slow));
            if (!is_there)
                break;
            g_assert_cmpuint(quick.start, ==, slow.start);
            g_assert_cmpuint(quick.end, ==, slow.end);
            n_found++;
        }
    }
    g_assert_cmpuint(n_found, >, 1000);
}

#define ADD(statement) g_test_add_func("/mention/tokens/" #statement, statement)

/* `x` and the letter, in UTF-8. */
static char *with_letter(gunichar letter) {
    char bytes[8] = {0};
    g_unichar_to_utf8(letter, bytes);
    return g_strdup_printf("x%s", bytes);
}

static void a_letter_is_the_same_without_its_accent(void) {
    unsigned n_compared = 0;
    for (gunichar letter = 0xC0; letter < 0x1F00; letter++) {
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize n_parts = g_unichar_fully_decompose(letter, FALSE, parts, G_N_ELEMENTS(parts));
        if (n_parts < 2 || !g_ascii_isalpha((char)MIN(parts[0], 127)) || !g_unichar_ismark(parts[1]))
            continue;
        g_autofree char *accented = with_letter(letter), *plain = with_letter(parts[0]);
        assert_same(accented, plain);
        g_assert_cmpuint(only_word(accented + 1).shape & ENT_SHAPE_UPPER_FIRST, ==,
                         g_ascii_isupper((char)parts[0]) ? ENT_SHAPE_UPPER_FIRST : 0);
        n_compared++;
    }
    g_assert_cmpuint(n_compared, >, 300);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD(words_are_letters_and_digits);
    ADD(abbreviations_are_one_word);
    ADD(dots_and_case_do_not_change_an_abbreviation);
    ADD(accents_and_case_do_not_change_a_word);
    ADD(accents_keep_the_shape);
    ADD(typographic_marks_are_no_letters);
    ADD(pictures_are_no_letters);
    ADD(broken_bytes_are_no_known_word);
    ADD(long_words_are_whole);
    ADD(words_do_not_depend_on_where_they_stand);
    ADD(mentions_do_not_depend_on_where_they_stand);
    ADD(words_are_the_same_backwards);
    ADD(small_words_are_found_where_a_slow_search_finds_them);
    g_test_add_func("/a_letter_is_the_same_without_its_accent", a_letter_is_the_same_without_its_accent);
    return g_test_run();
}
