/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/gzip.h"

#define HEADER_LENGTH 10

/* Packed bytes that come in pieces. */
typedef struct {
    const GByteArray *bytes;
    size_t at, piece;
} Pieces;

static ssize_t pull_piece(gpointer from, char *bytes, size_t room, GError **error) {
    (void)error;
    Pieces *pieces = from;
    size_t length = MIN(MIN(pieces->bytes->len - pieces->at, room), pieces->piece);
    if (length > 0)
        if (length > 0)
            memcpy(bytes, pieces->bytes->data + pieces->at, length);
    pieces->at += length;
    return (ssize_t)length;
}

/* What comes out of @packed, given in pieces of @piece and taken in pieces of @room; a fault is put into @fault. */
static GByteArray *unpack(const GByteArray *packed, size_t piece, size_t room, char **fault) {
    g_autoptr(EntGzip) gzip = ent_gzip_new();
    g_autoptr(GError) error = NULL, again = NULL;
    g_autofree char *bytes = g_malloc(room);
    GByteArray *unpacked = g_byte_array_new();
    Pieces pieces = {packed, 0, piece};
    ent_gzip_begin(gzip, (EntPull){pull_piece, NULL, &pieces}, "a.gz");
    ssize_t length;
    while ((length = ent_gzip_read(gzip, bytes, room, &error)) > 0)
        g_byte_array_append(unpacked, (const guint8 *)bytes, (guint)length);
    *fault = error != NULL ? g_strdup(error->message) : NULL;
    g_assert_cmpint(length, ==, error != NULL ? -1 : 0);
    g_assert_cmpint(ent_gzip_read(gzip, bytes, room, &again), ==, length);
    g_assert_cmpstr(again != NULL ? again->message : NULL, ==, *fault);
    return unpacked;
}

static void assert_same(const GByteArray *one, const GByteArray *other) {
    g_assert_cmpuint(one->len, ==, other->len);
    g_assert_true(memcmp(one->data, other->data, one->len) == 0);
}

static uint16_t checksum_of(const GByteArray *header) {
    uint32_t crc = UINT32_MAX;
    for (guint i = 0; i < header->len; i++) {
        crc ^= header->data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return (uint16_t)~crc;
}

/* The member with a header that has all that a header may have. */
static GByteArray *with_full_header(const GByteArray *member) {
    static const guint8 full[] = "\x1f\x8b\x08\x1e\x01\x02\x03\x04\x00\x03\x05\x00"
                                 "extra"
                                 "name.txt\0"
                                 "a comment";
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, full, sizeof full);
    uint16_t checksum = checksum_of(bytes);
    const guint8 word[] = {(guint8)checksum, (guint8)(checksum >> 8)};
    g_byte_array_append(bytes, word, sizeof word);
    g_byte_array_append(bytes, member->data + HEADER_LENGTH, member->len - HEADER_LENGTH);
    return bytes;
}

/* 200 kB that pack well, and look back far. */
static GByteArray *make_text(void) {
    GByteArray *text = g_byte_array_new();
    for (unsigned i = 0; text->len < 200000; i++) {
        g_autofree char *line = g_strdup_printf("%u %u of the words\n", i % 3001, (i * 2654435761u) >> 20);
        g_byte_array_append(text, (const guint8 *)line, (guint)strlen(line));
    }
    return text;
}

static void bytes_come_out_the_same_in_pieces_of_any_size(void) {
    static const struct {
        size_t piece, room;
    } sizes[] = {
        {1, 300000}, {2, 1000}, {3, 7}, {11, 100000}, {1000, 1}, {65536, 33000}, {1000000, 1000000},
    };
    g_autoptr(GByteArray) text = make_text(), twice = g_byte_array_new();
    g_autoptr(GByteArray) member = bench_gzip(text->data, text->len), packed = with_full_header(member);
    g_byte_array_append(packed, (const guint8 *)"\0\0", 2);
    g_byte_array_append(packed, member->data, member->len);
    for (int i = 0; i < 2; i++)
        g_byte_array_append(twice, text->data, text->len);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *fault = NULL;
        g_autoptr(GByteArray) unpacked = unpack(packed, sizes[i].piece, sizes[i].room, &fault);
        g_assert_cmpstr(fault, ==, NULL);
        assert_same(unpacked, twice);
    }
}

static void a_wrong_checksum_is_told_behind_all_bytes(void) {
    g_autoptr(GByteArray) text = make_text(), packed = bench_gzip(text->data, text->len);
    for (guint back = 1; back <= 8; back++) {
        g_autofree char *fault = NULL;
        packed->data[packed->len - back] ^= 1;
        g_autoptr(GByteArray) unpacked = unpack(packed, 5000, 700, &fault);
        packed->data[packed->len - back] ^= 1;
        g_assert_cmpstr(fault, ==, "a.gz: the gzip data is damaged (incorrect checksum); what follows is lost");
        assert_same(unpacked, text);
    }
}

static void what_comes_out_before_a_cut_is_sound(void) {
    g_autoptr(GByteArray) text = make_text(), packed = bench_gzip(text->data, text->len);
    guint before = 0;
    for (guint length = 0; length < packed->len; length += 1 + packed->len / 50) {
        g_autoptr(GByteArray) cut = g_byte_array_new();
        g_autofree char *fault = NULL;
        g_byte_array_append(cut, packed->data, length);
        g_autoptr(GByteArray) unpacked = unpack(cut, 4096, 100, &fault);
        g_assert_cmpstr(fault, ==, "a.gz: the gzip data is cut short; what follows is lost");
        g_assert_true(unpacked->len >= before && unpacked->len < text->len);
        g_assert_true(unpacked->len == 0 || memcmp(unpacked->data, text->data, unpacked->len) == 0);
        before = unpacked->len;
    }
    g_assert_cmpuint(before, >, text->len / 2);
}

static void what_is_no_gzip_is_called_so_however_short(void) {
    static const char *const heads[] = {"x", "plain text", "\x1f\x8c and so on ...", "\x1f\x8b\x07 and so on"};
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        g_autofree char *fault = NULL;
        g_byte_array_append(bytes, (const guint8 *)heads[i], (guint)strlen(heads[i]));
        g_autoptr(GByteArray) unpacked = unpack(bytes, 100, 100, &fault);
        g_assert_nonnull(strstr(fault, "the gzip data is damaged ("));
        g_assert_cmpuint(unpacked->len, ==, 0);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/gzip/bytes_come_out_the_same_in_pieces_of_any_size",
                    bytes_come_out_the_same_in_pieces_of_any_size);
    g_test_add_func("/corpus/gzip/a_wrong_checksum_is_told_behind_all_bytes",
                    a_wrong_checksum_is_told_behind_all_bytes);
    g_test_add_func("/corpus/gzip/what_comes_out_before_a_cut_is_sound", what_comes_out_before_a_cut_is_sound);
    g_test_add_func("/corpus/gzip/what_is_no_gzip_is_called_so_however_short",
                    what_is_no_gzip_is_called_so_however_short);
    return g_test_run();
}
