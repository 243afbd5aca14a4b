/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"

#include <glib.h>

/* The hash stands in .stories files: worked out by a second program from its definition, these values may never change. */
static void known_bytes_have_known_hashes(void) {
    static const struct {
        const char *bytes;
        size_t length;
        uint64_t seed, hash;
    } known[] = {
        {"", 0, 0, UINT64_C(0xa5506ff52926ac13)},
        {"", 0, 1, UINT64_C(0xd153941f83d0cc19)},
        {"a", 1, 0, UINT64_C(0xe2492180f9bc29c4)},
        {"abc", 3, 0, UINT64_C(0x2ddee31a9663d473)},
        {"12345678", 8, 0, UINT64_C(0xb27eb4f4ef2393ba)},
        {"123456789", 9, 0, UINT64_C(0x6df3cf0acc5395e8)},
        {"0123456789abcdef", 16, 0, UINT64_C(0xe6093a35da64e5d3)},
        {"0123456789abcdefg", 17, 0, UINT64_C(0x2aebf95ffa91ff00)},
        {"message digest", 14, 3, UINT64_C(0x8083c06fabb50a5b)},
        {"abcdefghijklmnopqrstuvwxyz", 26, 4, UINT64_C(0x11989e04f141aa02)},
        {"\0", 1, 0, UINT64_C(0x855a226366af32cf)},
        {"\0\0", 2, 0, UINT64_C(0x6547e4d1bcd781bb)},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        g_assert_cmphex(ent_hash_bytes(known[i].bytes, known[i].length, known[i].seed), ==, known[i].hash);
}

static void every_bit_matters(void) {
    unsigned char bytes[40];
    for (size_t length = 1; length <= sizeof bytes; length++) {
        memset(bytes, 0x5a, sizeof bytes);
        uint64_t plain = ent_hash_bytes(bytes, length, 7);
        g_assert_cmphex(ent_hash_bytes(bytes, length - 1, 7), !=, plain);
        g_assert_cmphex(ent_hash_bytes(bytes, length, 8), !=, plain);
        for (size_t bit = 0; bit < 8 * length; bit++) {
            bytes[bit / 8] ^= (unsigned char)(1u << (bit % 8));
            g_assert_cmphex(ent_hash_bytes(bytes, length, 7), !=, plain);
            bytes[bit / 8] ^= (unsigned char)(1u << (bit % 8));
        }
    }
}

static void nothing_beyond_the_length_is_read(void) {
    for (size_t length = 0; length <= 40; length++) {
        g_autofree unsigned char *exact = g_malloc(length + 1), *shifted = g_malloc(length + 9);
        memset(exact, 'x', length);
        memset(shifted + 3, 'x', length);
        shifted[2] = 1, shifted[length + 3] = 2;
        exact[length] = 3;
        g_assert_cmphex(ent_hash_bytes(exact, length, 0), ==, ent_hash_bytes(shifted + 3, length, 0));
    }
}

static void many_keys_do_not_collide(void) {
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (uint32_t i = 0; i < 200000; i++) {
        gint64 *hash = g_new(gint64, 1);
        *hash = (gint64)ent_hash_bytes(&i, sizeof i, 0);
        g_assert_true(g_hash_table_add(seen, hash));
    }
}

#define ADD(statement) g_test_add_func("/base/hash/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ADD(known_bytes_have_known_hashes);
    ADD(every_bit_matters);
    ADD(nothing_beyond_the_length_is_read);
    ADD(many_keys_do_not_collide);
    return g_test_run();
}
