/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text is read in blocks and stretches; where in them a name stands must not matter. */
#include "mention/first_words.h"
#include "mention_fixture.h"

static const char *const NAMES =
    "Democratic People's Republic of Korea, C\xc3\xb4te d'Ivoire, the U.S. and al-Qaeda met; then Putin\xe2\x80\x99s "
    "envoy to the UN General Assembly left Hong Kong.\n";
static const char *const FOUND =
    "Democratic People's Republic of Korea=PRK C\xc3\xb4te d'Ivoire=CIV U.S.=USA al-Qaeda=AL_QAEDA "
    "Putin=PUTIN_VLADIMIR UN General Assembly=UN_GENERAL_ASSEMBLY Hong Kong=HKG";

/* The names behind so many times @filler and a space. */
static void expect_behind(const Fixture *fixture, const char *filler, size_t times) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < times; i++)
        g_string_append(text, filler);
    g_string_append_c(text, ' ');
    g_string_append(text, NAMES);
    g_autofree char *found = fixture_read_bytes(fixture, FIXTURE_DAY, NULL, text->str, text->len);
    if (!g_str_equal(found, FOUND))
        g_error("behind %zu times \"%s\": %s", times, filler, found);
}

static void names_are_found_at_every_place(void) {
    g_auto(Fixture) fixture = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    for (size_t times = 0; times < 700; times++) {
        expect_behind(&fixture, "a", times);
        expect_behind(&fixture, "\xe2\x80\x99", times);
        expect_behind(&fixture, "\xc3\xa9", times);
    }
    for (size_t times = 0; times < 300; times++) {
        expect_behind(&fixture, "go ", times);
        expect_behind(&fixture, "one; \xe2\x80\x93", times);
    }
}

static uint64_t hash_of(uint64_t number) {
    return ent_hash_mix(number + 1, UINT64_C(0x9e3779b97f4a7c15));
}

static void first_words_are_all_found(void) {
    EntFirstWords words;
    ent_first_words_init(&words);
    for (uint32_t i = 0; i < 30000; i++)
        ent_first_words_add(&words, hash_of(i), (EntFirstWord){.node = i + 1, .letters = i});
    for (uint32_t i = 0; i < 30000; i += 2)
        ent_first_words_add(&words, hash_of(i), (EntFirstWord){.letters = 1u << 31, .cues = (uint16_t)(i + 1)});
    for (uint32_t i = 0; i < 30000; i++) {
        EntFirstWord word = ent_first_words_find(&words, hash_of(i));
        g_assert_cmpuint(word.node, ==, i + 1);
        g_assert_cmpuint(word.letters, ==, i % 2 == 0 ? i | 1u << 31 : i);
        g_assert_cmpuint(word.cues, ==, i % 2 == 0 ? i + 1 : 0);
    }
    for (uint32_t i = 30000; i < 60000; i++) {
        EntFirstWord word = ent_first_words_find(&words, hash_of(i));
        g_assert_true(word.node == 0 && word.cues == 0);
    }
    ent_first_words_clear(&words);
}

#define ADD(statement) g_test_add_func("/mention/places/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ADD(names_are_found_at_every_place);
    ADD(first_words_are_all_found);
    return g_test_run();
}
