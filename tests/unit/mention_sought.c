/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sought.h"

#include "mention/first_words.h"

#include <string.h>

#define ROOM 5000
#define N_NAMES 6

/* A text of names, other words and marks, */
static EntText make_text(GRand *random, unsigned char *bytes) {
    static const char *const words[] = {"Kone", "Konrad", "Li", "Lin", "Çelik", "Škoda", "Abdurrahmanov", "and", "said",
                                        "kone", "Konen",  "ki", "Nam", "É",     "7",     "Nam-ki"};
    static const char *const marks[] = {" ", "\n", "-", "’s ", " “", "” ", ", ", ".", " ", "'"};
    size_t length = 0;
    memset(bytes, 0, ROOM);
    while (length < ROOM - 128) {
        const char *word = words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))];
        const char *mark = marks[g_rand_int_range(random, 0, G_N_ELEMENTS(marks))];
        length += (size_t)g_snprintf((char *)bytes + length, ROOM - length, "%s%s", word, mark);
    }
    return (EntText){bytes, (uint32_t)length};
}

/* The capitalised words of the text, as the scan notes them. */
static void note_capitals(EntText text, EntCapitals *capitals) {
    EntToken word;
    capitals->n_words = 0;
    for (uint32_t at = 0; ent_token_next(text, at, &word); at = word.end) {
        *ent_capitals_room(capitals, 1) = (EntCapital){word.start, ent_first_tag(word.hash)};
        capitals->n_words += (word.shape & ENT_SHAPE_UPPER_FIRST) != 0;
    }
}

/* Whether @name stands at @at, where the word is long that begins there. */
static bool stands_at(EntText text, uint32_t at, const char *name) {
    EntToken word, name_word;
    EntText alone = {(const unsigned char *)name, (uint32_t)strlen(name)};
    return ent_token_next(text, at, &word) && word.start == at && ent_token_next(alone, 0, &name_word) &&
           word.hash == name_word.hash && memcmp(text.bytes + at, name, strlen(name)) == 0;
}

/* Looks for the first @n_names names in a part of the text; each is found where it stands, in order. */
static void expect_all(EntSought *sought, const EntCapitals *capitals, EntText text, uint32_t from, uint32_t until,
                       unsigned n_names) {
    static const char names[N_NAMES][80] = {"Kone", "Li", "Çelik", "Škoda", "Abdurrahmanov", "Nam-ki"};
    uint32_t at, who, before = 0;
    unsigned n_wanted = 0, n_found = 0;
    ent_sought_begin(sought, text, capitals);
    for (unsigned i = 0; i < n_names; i++) {
        EntToken word = {0};
        for (uint32_t place = 0; word.end == 0; place++)
            if (stands_at(text, place, names[i]))
                word = ent_token_at(text, place);
        ent_sought_add(sought, &word, word.start + (uint32_t)strlen(names[i]), from, until, i);
        for (guint place = 0; place < capitals->n_words; place++) {
            uint32_t start = capitals->words[place].start;
            n_wanted += start >= from && start < until && stands_at(text, start, names[i]);
        }
    }
    for (; ent_sought_next(sought, &at, &who); before = at) {
        g_assert_cmpuint(at, >=, before);
        g_assert_true(stands_at(text, at, names[who]));
        n_found++;
    }
    g_assert_cmpuint(n_found, ==, n_wanted);
}

static void words_are_found_where_a_slow_search_finds_them(void) {
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    unsigned char bytes[ROOM];
    EntSought sought;
    EntCapitals capitals = {0};
    ent_sought_init(&sought);
    for (unsigned round = 0; round < 60; round++) {
        EntText text = make_text(random, bytes);
        uint32_t from = (uint32_t)g_rand_int_range(random, 0, 200);
        note_capitals(text, &capitals);
        expect_all(&sought, &capitals, text, from, text.length - from, 1 + round % N_NAMES);
    }
    ent_capitals_clear(&capitals);
    ent_sought_clear(&sought);
}

static void nothing_is_found_when_nothing_is_sought(void) {
    unsigned char bytes[ROOM] = "Kone said so.";
    EntText text = {bytes, 13};
    EntSought sought;
    EntCapitals capitals = {0};
    uint32_t at, who;
    ent_sought_init(&sought);
    note_capitals(text, &capitals);
    ent_sought_begin(&sought, text, &capitals);
    g_assert_false(ent_sought_next(&sought, &at, &who));
    ent_capitals_clear(&capitals);
    ent_sought_clear(&sought);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words_are_found_where_a_slow_search_finds_them", words_are_found_where_a_slow_search_finds_them);
    g_test_add_func("/nothing_is_found_when_nothing_is_sought", nothing_is_found_when_nothing_is_sought);
    return g_test_run();
}
