/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/block.h"

#include <entente.h>
#include <string.h>

/* What 64 bytes are, one by one: a second opinion. */
typedef struct {
    EntBlock block;
    EntStrip strip; /* of the first 16 */
} Opinion;

static bool is_word_byte(unsigned char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

static Opinion look(const unsigned char bytes[64]) {
    Opinion all = {0};
    EntBlock *block = &all.block;
    for (size_t i = 0; i < 64; i++) {
        uint64_t bit = UINT64_C(1) << i;
        if (is_word_byte(bytes[i]))
            block->word |= bit;
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            block->upper |= bit;
        if (bytes[i] >= '0' && bytes[i] <= '9')
            block->digit |= bit;
        if (bytes[i] >= 0x80)
            block->high |= bit;
        if (bytes[i] == '.' || bytes[i] == '!' || bytes[i] == '?')
            block->stop |= bit;
        if (bytes[i] == '\n')
            block->line |= bit;
        if (i < 16 && bytes[i] >= 'a' && bytes[i] <= 'z')
            all.strip.small |= (uint32_t)bit;
    }
    all.strip.word = block->word & 0xFFFF;
    all.strip.upper = block->upper & 0xFFFF;
    all.strip.high = block->high & 0xFFFF;
    return all;
}

static void assert_same_block(const EntBlock *block, const EntBlock *expected) {
    g_assert_cmphex(block->word, ==, expected->word);
    g_assert_cmphex(block->upper, ==, expected->upper);
    g_assert_cmphex(block->digit, ==, expected->digit);
    g_assert_cmphex(block->high, ==, expected->high);
    g_assert_cmphex(block->stop, ==, expected->stop);
    g_assert_cmphex(block->line, ==, expected->line);
}

/* Masks that are made for themselves are those of the whole. */
static void assert_same_parts(const unsigned char bytes[64], const EntBlock *block) {
    EntGlance glance = ent_block_glance(bytes);
    EntMarks marks = ent_block_marks(bytes);
    EntGlance expected = {block->word & ~block->high, block->upper, block->high, block->stop, block->line};
    g_assert_true(memcmp(&glance, &expected, sizeof glance) == 0);
    g_assert_cmphex(ent_block_letters(bytes), ==, expected.plain);
    g_assert_cmphex(marks.plain, ==, expected.plain);
    g_assert_cmphex(marks.marked, ==, block->upper | block->digit);
    g_assert_cmphex(marks.high, ==, block->high);
#ifdef ENT_BLOCK_WIDE
    if (ent_block_is_wide()) {
        EntMarks wide = ent_block_marks_wide(bytes);
        g_assert_cmpint(memcmp(&wide, &marks, sizeof marks), ==, 0);
    }
#endif
    g_assert_cmphex(ent_block_high(bytes), ==, block->high);
    g_assert_cmphex(ent_block_ends(bytes), ==, block->stop | block->line);
}

static void masks_say_what_each_byte_is(void) {
    g_autoptr(GRand) random = g_rand_new_with_seed(20150121);
    for (int round = 0; round < 5000; round++) {
        unsigned char bytes[64];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (unsigned char)(round < 4 ? 64 * (size_t)round + i : (size_t)g_rand_int_range(random, 0, 256));
        Opinion expected = look(bytes);
        EntBlock block = ent_block_read(bytes);
        EntStrip strip = ent_strip_read(bytes);
        assert_same_block(&block, &expected.block);
        g_assert_true(memcmp(&strip, &expected.strip, sizeof strip) == 0);
        assert_same_parts(bytes, &block);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mention/block/masks_say_what_each_byte_is", masks_say_what_each_byte_is);
    return g_test_run();
}
