/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive_fixture.h"
#include "corpus_bench.h"

#define N_LINES 20000

static const struct { const char *filter, *ending; } PACKINGS[] = {{"bzip2", ".bz2"}, {"xz", ".xz"}, {"zstd", ".zst"}};

/* Lines that do not pack too well. */
static GString *many_lines(void) {
    GString *lines = g_string_new(NULL);
    for (unsigned i = 1; i <= N_LINES; i++)
        g_string_append_printf(lines, "{\"id\":\"%u\",\"text\":\"%u\"}\n", i, i * 2654435761u);
    return lines;
}

static void write_packed(const Bench *bench, size_t packing, const char *stem, const guint8 *bytes, size_t length) {
    g_autofree char *name = g_strconcat(stem, PACKINGS[packing].ending, NULL);
    bench_write_bytes(bench, name, bytes, length);
}

static void a_packed_file_reads_like_a_plain_one(void) {
    g_autoptr(GString) lines = many_lines();
    g_autoptr(Bench) plain = bench_new();
    bench_write(plain, "n.jsonl", lines->str);
    bench_write(plain, "t.txt", "text");
    bench_read(plain, "");
    for (size_t i = 0; i < G_N_ELEMENTS(PACKINGS); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_autoptr(GByteArray) bytes = fixture_pack_text(PACKINGS[i].filter, lines->str);
        g_autoptr(GByteArray) text = fixture_pack_text(PACKINGS[i].filter, "text");
        write_packed(bench, i, "n.jsonl", bytes->data, bytes->len);
        write_packed(bench, i, "t.txt", text->data, text->len);
        bench_read(bench, "");
        bench_assert(bench, plain->documents->str, "");
        g_assert_cmpuint(bench->summary.bytes, ==, bytes->len + text->len);
    }
}

static void data_in_several_pieces_is_read_to_the_end(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(PACKINGS); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_autoptr(GByteArray) one = fixture_pack_text(PACKINGS[i].filter, "first ");
        g_autoptr(GByteArray) two = fixture_pack_text(PACKINGS[i].filter, "second");
        g_byte_array_append(one, two->data, two->len);
        write_packed(bench, i, "t.txt", one->data, one->len);
        bench_read(bench, "");
        bench_assert(bench, "t undated first second\n", "");
    }
}

static void a_cut_is_told_and_what_stands_before_is_kept(void) {
    g_autoptr(GString) lines = many_lines();
    for (size_t i = 0; i < G_N_ELEMENTS(PACKINGS); i++) {
        g_autoptr(GByteArray) bytes = fixture_pack_text(PACKINGS[i].filter, lines->str);
        const size_t lengths[] = {0, 1, 20, bytes->len / 2, bytes->len - 4, bytes->len - 1};
        for (size_t j = 0; j < G_N_ELEMENTS(lengths); j++) {
            g_autoptr(Bench) bench = bench_new();
            write_packed(bench, i, "a.jsonl", bytes->data, lengths[j]);
            bench_write(bench, "b.txt", "next");
            bench_read(bench, "");
            g_assert_cmpstr(bench->error, ==, NULL);
            g_autofree char *name =
                g_strdup_printf("a.jsonl%s: the %s data cannot be unpacked (", PACKINGS[i].ending, PACKINGS[i].filter);
            g_assert_true(g_str_has_prefix(bench->messages->str, name));
            g_assert_true(g_str_has_suffix(bench->messages->str, "; what follows is lost\n"));
            g_assert_cmpuint(bench->summary.skipped, ==, 1);
            g_assert_true(g_str_has_suffix(bench->documents->str, "b undated next\n"));
            if (j >= 3 && i > 0) /* one block of bzip2 holds all the lines */
                g_assert_cmpuint(bench->summary.documents, >, 1000);
        }
    }
}

static void damage_is_told(void) {
    g_autoptr(GString) lines = many_lines();
    for (size_t i = 0; i < G_N_ELEMENTS(PACKINGS); i++) {
        g_autoptr(GByteArray) sound = fixture_pack_text(PACKINGS[i].filter, lines->str);
        const size_t places[] = {0, 2, sound->len / 2};
        for (size_t j = 0; j < G_N_ELEMENTS(places); j++) {
            g_autoptr(Bench) bench = bench_new();
            g_autoptr(GByteArray) bytes = g_byte_array_new();
            g_byte_array_append(bytes, sound->data, sound->len);
            bytes->data[places[j]] ^= 0x20;
            write_packed(bench, i, "a.txt", bytes->data, bytes->len);
            bench_write(bench, "b.txt", "next");
            bench_read(bench, "");
            g_assert_nonnull(strstr(bench->messages->str, " data cannot be unpacked ("));
            bench_assert(bench, "b undated next\n", bench->messages->str);
            g_assert_cmpuint(bench->summary.skipped, ==, 1);
        }
    }
}

static void other_bytes_are_not_taken_for_packed_ones(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt.xz", "plain text");
    bench_write(bench, "b.txt.zst", "");
    bench_read(bench, "");
    bench_assert(bench, "",
                 "a.txt.xz: the xz data cannot be unpacked (it does not begin so); what follows is lost\n"
                 "b.txt.zst: the zstd data cannot be unpacked (it does not begin so); what follows is lost\n");
}

/* 1.2 GiB of zeros in a few kilobytes, as a line of JSON and as a table. */
static void a_bomb_is_refused(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *zeros = g_malloc0(1 << 26);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    memset(zeros, 'x', (1 << 26) - 1);
    g_autoptr(GByteArray) piece = fixture_pack_text("zstd", zeros);
    for (int i = 0; i < 20; i++)
        g_byte_array_append(bytes, piece->data, piece->len);
    bench_write_bytes(bench, "a.jsonl.zst", bytes->data, bytes->len);
    bench_write(bench, "b.txt", "next");
    bench_read(bench, "");
    bench_assert(
        bench, "b undated next\n",
        "a.jsonl.zst: unpacks to more than 200 times its size and more than 1 GiB; what follows is not read (if it "
        "is no decompression bomb, unpack it yourself)\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/packed/a_packed_file_reads_like_a_plain_one", a_packed_file_reads_like_a_plain_one);
    g_test_add_func("/corpus/packed/data_in_several_pieces_is_read_to_the_end",
                    data_in_several_pieces_is_read_to_the_end);
    g_test_add_func("/corpus/packed/a_cut_is_told_and_what_stands_before_is_kept",
                    a_cut_is_told_and_what_stands_before_is_kept);
    g_test_add_func("/corpus/packed/damage_is_told", damage_is_told);
    g_test_add_func("/corpus/packed/other_bytes_are_not_taken_for_packed_ones",
                    other_bytes_are_not_taken_for_packed_ones);
    g_test_add_func("/corpus/packed/a_bomb_is_refused", a_bomb_is_refused);
    return g_test_run();
}
