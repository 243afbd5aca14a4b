/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sought.h"

#include <string.h>

#define ROOM 5000
#define N_NAMES 6

/* A text of names, other words and marks, in which names stand at all places of blocks of 64 bytes. */
static EntText make_text(GRand *random, unsigned char *bytes) {
    static const char *const words[] = {"Kone", "Konrad", "Li", "Lin", "Çelik", "Škoda", "Abdurrahmanov", "and", "said",
                                        "kone", "Konen",  "ki", "Nam", "É",     "7"};
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

/* Whether @name stands at @at as a word; accents begin one only behind ASCII. */
static bool stands_at(EntText text, uint32_t at, const char *name) {
    const unsigned char *bytes = text.bytes + at;
    if (memcmp(bytes, name, strlen(name)) != 0 || g_ascii_isalnum(bytes[strlen(name)]))
        return false;
    return at == 0 || (bytes[0] < 0x80 ? !g_ascii_isalnum(bytes[-1]) : bytes[-1] < 0x80);
}

/* Looks for the first @n_names names in a part of the text; each is found where it stands, in order. */
static void expect_all(EntSought *sought, EntText text, uint32_t from, uint32_t until, unsigned n_names) {
    static const char *const names[N_NAMES] = {"Kone", "Li", "Çelik", "Škoda", "Abdurrahmanov", "ki"};
    uint32_t at, who, before = 0;
    unsigned n_wanted = 0, n_found = 0;
    ent_sought_begin(sought, text);
    for (unsigned i = 0; i < n_names; i++) {
        EntToken word = {0};
        while (!stands_at(text, word.start, names[i]))
            word.start++;
        word = ent_token_at(text, word.start);
        ent_sought_add(sought, &word, from, until, i);
        for (uint32_t place = from; place < until; place++)
            n_wanted += stands_at(text, place, names[i]);
    }
    for (; ent_sought_next(sought, &at, &who); before = at) {
        g_assert_cmpuint(at, >=, before);
        g_assert_true(g_str_has_prefix((const char *)text.bytes + at, names[who]));
        n_found += stands_at(text, at, names[who]);
    }
    g_assert_cmpuint(n_found, ==, n_wanted);
}

static void words_are_found_where_a_slow_search_finds_them(void) {
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    unsigned char bytes[ROOM];
    EntSought sought;
    ent_sought_init(&sought);
    for (unsigned round = 0; round < 60; round++) {
        EntText text = make_text(random, bytes);
        uint32_t from = (uint32_t)g_rand_int_range(random, 0, 200);
        expect_all(&sought, text, from, text.length - from, 1 + round % N_NAMES);
    }
    ent_sought_clear(&sought);
}

static void nothing_is_found_when_nothing_is_sought(void) {
    unsigned char bytes[ROOM] = "Kone said so.";
    EntSought sought;
    uint32_t at, who;
    ent_sought_init(&sought);
    ent_sought_begin(&sought, (EntText){bytes, 13});
    g_assert_false(ent_sought_next(&sought, &at, &who));
    ent_sought_clear(&sought);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words_are_found_where_a_slow_search_finds_them", words_are_found_where_a_slow_search_finds_them);
    g_test_add_func("/nothing_is_found_when_nothing_is_sought", nothing_is_found_when_nothing_is_sought);
    return g_test_run();
}
