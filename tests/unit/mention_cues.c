/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sieve.h"

#include <string.h>

#define ROOM 4000

/* A text of words that cues begin with, and of others, with all that may stand between. */
static EntText make_text(GRand *random, unsigned char *bytes) {
    static const char *const words[] = {"in",     "In",  "football", "Foot",          "world", "World", "Cup",  "cups",
                                        "u",      "17",  "no",       "not",           "2",     "0",     "12",   "été",
                                        "Été",    "éin", "café",     "international", "medal", "go",    "gold", "the",
                                        "medals", "I",   "on"};
    static const char *const marks[] = {" ",  " ",  " ", "-",        "\n", "  ", "’",
                                        ", ", " “", ".", "\xC2\xA0", "–",  "\t", "'"};
    size_t length = 0;
    memset(bytes, 0, ROOM);
    while (length < ROOM - 192) {
        const char *word = words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))];
        const char *mark = marks[g_rand_int_range(random, 0, G_N_ELEMENTS(marks))];
        length += (size_t)g_snprintf((char *)bytes + length, ROOM - length, "%s%s", word, mark);
    }
    return (EntText){bytes, (uint32_t)length};
}

/* Bytes of what a cue's space stands for, or 0. */
static size_t gap_at(const unsigned char *at) {
    static const char *const gaps[] = {" ", "-", "\n", "\t", "\xC2\xA0", "–"};
    for (size_t i = 0; i < G_N_ELEMENTS(gaps); i++)
        if (g_str_has_prefix((const char *)at, gaps[i]))
            return strlen(gaps[i]);
    return 0;
}

static bool is_letter(const unsigned char *at) {
    return g_ascii_isalnum(*at) || g_unichar_isalpha(g_utf8_get_char((const char *)at));
}

/* Whether @cue, as it is written in the catalogue, stands at @at as a word or the beginning of one, letter by letter. */
static bool stands_at(EntText text, uint32_t at, const char *cue) {
    const unsigned char *here = text.bytes + at, *end = text.bytes + text.length;
    if (at > 0) {
        const char *before = g_utf8_prev_char((const char *)here);
        if (is_letter((const unsigned char *)before))
            return false;
    }
    for (; *cue != '\0' && *cue != '*'; cue++) {
        size_t width =
            *cue == ' ' || *cue == '-' ? gap_at(here) : g_ascii_tolower((char)*here) == g_ascii_tolower(*cue);
        if (here >= end || width == 0)
            return false;
        here += width;
    }
    return *cue == '*' || here >= end || !is_letter(here);
}

/* Looks for the cues in parts of many texts; they are found where a slow search finds them, in the order of places, then of cues. */
static void expect_all(const char *const *cues, uint32_t n_cues) {
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    GStringChunk *strings = g_string_chunk_new(256);
    EntCue compiled[16];
    uint32_t indexes[16];
    unsigned char bytes[ROOM];
    for (uint32_t i = 0; i < n_cues; i++) {
        compiled[i] = ent_cue_compile(cues[i], strings);
        indexes[i] = i;
    }
    EntSieve sieve = ent_sieve_make(compiled, indexes, n_cues);
    for (unsigned round = 0; round < 50; round++) {
        EntText text = make_text(random, bytes);
        uint32_t from = 0, least = 0, n_found = 0;
        for (uint32_t at = 0; at < text.length; at++)
            for (uint32_t i = 0; i < n_cues; i++) {
                if (!stands_at(text, at, cues[i]))
                    continue;
                n_found++;
                g_assert_cmpuint(ent_sieve_find(&sieve, compiled, text, &from, least), ==, i);
                g_assert_cmpuint(from, ==, at);
                least = i + 1;
            }
        g_assert_cmpuint(n_found, >, 0);
        g_assert_cmpuint(ent_sieve_find(&sieve, compiled, text, &from, least), ==, ENT_NO_CUE);
    }
    ent_sieve_clear(&sieve);
    g_string_chunk_free(strings);
}

static void cues_are_found_where_a_slow_search_finds_them(void) {
    static const char *const cues[] = {
        "in football",           "in", "World Cup", "u-17", "no", "go*", "gold medal*", "été", "in the", "i*",
        "international football"};
    expect_all(cues, G_N_ELEMENTS(cues));
}

static void scores_are_found_where_a_slow_search_finds_them(void) {
    static const char *const cues[] = {"2-0", "12-2", "17", "0*"};
    expect_all(cues, G_N_ELEMENTS(cues));
}

static void a_part_is_not_searched_beyond_its_end(void) {
    GStringChunk *strings = g_string_chunk_new(256);
    const EntCue cue = ent_cue_compile("world cup", strings);
    EntSieve sieve = ent_sieve_make(&cue, &(uint32_t){0}, 1);
    unsigned char bytes[128] = "the world cup";
    uint32_t from = 0;
    g_assert_cmpuint(ent_sieve_find(&sieve, &cue, (EntText){bytes, 12}, &from, 0), ==, ENT_NO_CUE);
    g_assert_cmpuint(ent_sieve_find(&sieve, &cue, (EntText){bytes, 13}, &from, 0), ==, 0);
    g_assert_cmpuint(from, ==, 4);
    ent_sieve_clear(&sieve);
    g_string_chunk_free(strings);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cues_are_found_where_a_slow_search_finds_them", cues_are_found_where_a_slow_search_finds_them);
    g_test_add_func("/scores_are_found_where_a_slow_search_finds_them",
                    scores_are_found_where_a_slow_search_finds_them);
    g_test_add_func("/a_part_is_not_searched_beyond_its_end", a_part_is_not_searched_beyond_its_end);
    return g_test_run();
}
