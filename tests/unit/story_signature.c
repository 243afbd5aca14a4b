/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/signature.h"

#include "base/hash.h"

#include <math.h>
#include <string.h>

/* The signature of a whole text. */
static EntSignature sign(const char *text) {
    size_t length = strlen(text);
    g_autofree char *padded = g_malloc0(length + 64);
    memcpy(padded, text, length);
    EntTextRange span = {0, length};
    EntSignature signature;
    ent_signature_make(&signature, padded, &span, 1);
    return signature;
}

/* Words @first to @end of an endless text without repeats. */
static char *write_words(unsigned first, unsigned end) {
    GString *text = g_string_new(NULL);
    for (unsigned i = first; i < end; i++)
        g_string_append_printf(text, "%s%c%c%c%c", i > first ? " " : "", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676,
                               'x');
    return g_string_free(text, FALSE);
}

static EntSignature sign_words(unsigned first, unsigned end) {
    g_autofree char *text = write_words(first, end);
    return sign(text);
}

static double containment(const char *part, const char *whole) {
    EntSignature first = sign(part), second = sign(whole);
    return ent_signature_containment(&first, &second);
}

static void the_same_words_are_the_same(void) {
    g_assert_cmpfloat(containment("Two countries meet, again.", "two  Countries\nmeet \"again\""), ==, 1);
    g_assert_cmpfloat(containment("a", "A"), ==, 1);
    g_assert_cmpfloat(containment("Here\xe2\x80\x99s a \xe2\x80\x9cquote\xe2\x80\x9d", "here's a \"quote\""), ==, 1);
    g_autofree char *long_text = write_words(0, 400), *shouted = g_ascii_strup(long_text, -1);
    g_assert_cmpfloat(containment(long_text, shouted), ==, 1);
}

static void short_texts_are_the_same_or_different(void) {
    g_assert_cmpfloat(containment("The US and Iran sign", "The UK and Iran sign"), ==, 0);
    g_assert_cmpfloat(containment("one two three", "three two one"), ==, 0);
    g_assert_cmpfloat(containment("one two", "one two two"), ==, 0);
    g_assert_cmpfloat(containment("12 people die", "13 people die"), ==, 0);
}

static void nothing_is_like_nothing(void) {
    EntSignature nothing = sign(""), signs = sign(" ... \xe2\x80\x94 !\n");
    g_assert_cmpuint(nothing.words, ==, 0);
    g_assert_cmpuint(signs.words, ==, 0);
    g_autofree char *few = g_strnfill(600, '.');
    EntSignature dots = sign(few);
    g_assert_cmpuint(dots.words, ==, 0);
}

/* Bins are few; the answer is as near as the documentation says, four standard errors. */
static void containment_is_estimated(void) {
    for (unsigned at = 0; at < 10; at++) {
        EntSignature whole = sign_words(1000 * at, 1000 * at + 600),
                     like = sign_words(1000 * at + 100, 1000 * at + 700);
        g_assert_cmpfloat(fabs(ent_signature_containment(&like, &whole) - 5. / 6), <, .16);
        EntSignature half = sign_words(1000 * at, 1000 * at + 300),
                     other = sign_words(1000 * at + 700, 1000 * at + 900);
        g_assert_cmpfloat(ent_signature_containment(&half, &whole), >, .65);
        g_assert_cmpfloat(ent_signature_containment(&whole, &half), <, .7);
        g_assert_cmpfloat(ent_signature_containment(&other, &whole), <, .1);
    }
}

/* Wherever it is cut in pieces of whole sentences, and whatever stands between them. */
static void what_stands_between_pieces_plays_no_part(void) {
    g_autofree char *first = write_words(0, 300), *second = write_words(300, 500), *whole = write_words(0, 500);
    g_autofree char *apart = g_strdup_printf("%s SUBSCRIBE NOW to our newsletter %s%64s", first, second, "");
    size_t end = strlen(apart) - 64;
    EntTextRange spans[] = {{0, strlen(first)}, {end - strlen(second), end}};
    EntSignature one = sign(whole), pieces;
    ent_signature_make(&pieces, apart, spans, 2);
    g_assert_cmpuint(pieces.words, ==, one.words);
    g_assert_cmpint(memcmp(pieces.bins, one.bins, sizeof one.bins), ==, 0);
}

/* Words lie across the blocks that are looked at, at every place. */
static void where_a_text_begins_plays_no_part(void) {
    g_autofree char *text = write_words(0, 200);
    EntSignature one = sign(text);
    for (int spaces = 1; spaces < 70; spaces++) {
        g_autofree char *moved = g_strdup_printf("%*s%s", spaces, "", text);
        EntSignature other = sign(moved);
        g_assert_cmpuint(other.words, ==, one.words);
        g_assert_cmpint(memcmp(other.bins, one.bins, sizeof one.bins), ==, 0);
    }
}

/* ---- A second opinion, byte by byte ---- */

typedef struct {
    uint64_t last[4]; /* words, the newest first */
    EntSignature signature;
} Slow;

static bool is_sign(const unsigned char *bytes, size_t at, size_t length) {
    for (size_t back = 0; back < 3 && back <= at; back++) {
        const unsigned char *lead = bytes + at - back;
        if ((*lead == 0xe2 || (*lead == 0xc2 && back < 2)) && at < length)
            return true;
    }
    return false;
}

static bool is_word(const unsigned char *bytes, size_t at, size_t length) {
    return at < length && (g_ascii_isalnum(bytes[at]) || bytes[at] >= 0x80) && !is_sign(bytes, at, length);
}

static uint64_t turn_left(uint64_t word) {
    return word << 13 | word >> 51;
}

static void add_slowly(Slow *slow, const unsigned char *word, size_t length) {
    uint64_t bytes = 0;
    for (size_t i = MIN(length, 8); i-- > 0;)
        bytes = bytes << 8 | (word[i] | 0x20);
    memmove(slow->last + 1, slow->last, 3 * sizeof(uint64_t));
    slow->last[0] = ent_hash_mix(bytes, UINT64_C(0x9e3779b97f4a7c15));
    if (++slow->signature.words < 4)
        return;
    uint64_t shingle = turn_left(turn_left(turn_left(slow->last[3]) ^ slow->last[2]) ^ slow->last[1]) ^ slow->last[0];
    uint32_t *bin = &slow->signature.bins[shingle >> 58];
    *bin = MIN(*bin, (uint32_t)(shingle >> 26));
}

static EntSignature sign_slowly(const unsigned char *bytes, size_t length) {
    Slow slow = {0};
    memset(slow.signature.bins, 0xff, sizeof slow.signature.bins);
    for (size_t at = 0, start; at < length; at++) {
        for (start = at; is_word(bytes, at, length);)
            at++;
        bool is_marked = g_ascii_isupper(bytes[start]) || g_ascii_isdigit(bytes[start]);
        if (at - start >= 4 || (at > start && is_marked))
            add_slowly(&slow, bytes + start, at - start);
    }
    return slow.signature;
}

static void assert_same(const EntSignature *one, const EntSignature *other) {
    g_assert_cmpuint(one->words, ==, other->words);
    g_assert_cmpuint(one->all, ==, other->all);
    g_assert_cmpint(memcmp(one->bins, other->bins, sizeof one->bins), ==, 0);
}

static char *write_anything(GRand *random) {
    static const char *const pieces[] = {"a",  "Of",       "1",     "word", "Longer",        "\xc3\xa9t\xc3\xa9",
                                         " ",  " ",        "-",     "\n",   "\xe2\x80\x9c",  "\xc2\xa0",
                                         "zZ", "\xe2\x80", "\x9d!", "\xff", "worldwidewide", ". "};
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 600; i++)
        g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    return g_string_free(text, FALSE);
}

static void a_slow_way_and_every_processor_give_the_same(void) {
    g_autoptr(GRand) random = g_rand_new_with_seed(20150121);
    for (int round = 0; round < 300; round++) {
        g_autofree char *text = write_anything(random), *padded = g_strdup_printf("%s%64s", text, "AAAA");
        EntTextRange span = {0, strlen(text)};
        EntSignature quick, anywhere, slow = sign_slowly((const unsigned char *)text, strlen(text));
        ent_signature_make(&quick, padded, &span, 1);
        ent_signature_make_anywhere(&anywhere, padded, &span, 1);
        assert_same(&quick, &slow);
        assert_same(&quick, &anywhere);
        span.end = (size_t)g_rand_int_range(random, 0, 390);
        ent_signature_make(&quick, padded, &span, 1);
        ent_signature_make_anywhere(&anywhere, padded, &span, 1);
        g_assert_cmpuint(quick.all & 1, ==, quick.words > 0);
        assert_same(&quick, &anywhere);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/signature/the_same_words_are_the_same", the_same_words_are_the_same);
    g_test_add_func("/signature/short_texts_are_the_same_or_different", short_texts_are_the_same_or_different);
    g_test_add_func("/signature/nothing_is_like_nothing", nothing_is_like_nothing);
    g_test_add_func("/signature/containment_is_estimated", containment_is_estimated);
    g_test_add_func("/signature/what_stands_between_pieces_plays_no_part", what_stands_between_pieces_plays_no_part);
    g_test_add_func("/signature/where_a_text_begins_plays_no_part", where_a_text_begins_plays_no_part);
    g_test_add_func("/signature/a_slow_way_and_every_processor_give_the_same",
                    a_slow_way_and_every_processor_give_the_same);
    return g_test_run();
}
