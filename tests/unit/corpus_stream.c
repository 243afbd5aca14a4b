/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/input.h"
#include "corpus/stream.h"

#include <unistd.h>

#define N_LINES 20000

/* Lines that do not pack too well. */
static GString *many_lines(void) {
    GString *lines = g_string_new(NULL);
    for (unsigned i = 1; i <= N_LINES; i++)
        g_string_append_printf(lines, "{\"text\":\"%u %u\"}\n", i, i * 2654435761u);
    return lines;
}

static void a_packed_file_reads_like_a_plain_one(void) {
    g_autoptr(Bench) plain = bench_new(), packed = bench_new();
    g_autoptr(GString) lines = many_lines();
    g_autoptr(GByteArray) bytes = bench_gzip(lines->str, lines->len);
    bench_write(plain, "n.jsonl", lines->str);
    bench_write_bytes(packed, "n.jsonl.gz", bytes->data, bytes->len);
    bench_read(plain, "n.jsonl");
    bench_read(packed, "n.jsonl.gz");
    g_auto(GStrv) parts = g_strsplit(packed->documents->str, ".gz:", -1);
    g_autofree char *unpacked = g_strjoinv(":", parts);
    bench_assert(plain, unpacked, "");
    g_assert_cmpuint(plain->summary.documents, ==, N_LINES);
    g_assert_cmpuint(packed->summary.bytes, ==, bytes->len);
}

static void a_packed_text_loses_both_endings(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) bytes = bench_gzip("text", 4);
    bench_write_bytes(bench, "a.txt.gz", bytes->data, bytes->len);
    bench_read(bench, "");
    bench_assert(bench, "a undated text\n", "");
}

/* The whole lines that zlib can get out of the first @length bytes. */
static uint64_t whole_lines_in(const GByteArray *bytes, size_t length) {
    g_autoptr(GConverter) converter = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
    uint64_t n_lines = 0;
    for (gsize at = 0, n_read, n_written;; at += n_read) {
        char out[4096];
        GConverterResult result = g_converter_convert(converter, bytes->data + at, length - at, out, sizeof out, 0,
                                                      &n_read, &n_written, NULL);
        if (result != G_CONVERTER_CONVERTED)
            return n_lines;
        for (gsize i = 0; i < n_written; i++)
            n_lines += out[i] == '\n';
    }
}

static void a_truncated_gz_loses_no_record_before_it(void) {
    g_autoptr(GString) lines = many_lines();
    g_autoptr(GByteArray) bytes = bench_gzip(lines->str, lines->len);
    const size_t lengths[] = {0, 1, 9, 1000, bytes->len / 2, bytes->len - 9, bytes->len - 8, bytes->len - 1};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(Bench) bench = bench_new();
        bench_write_bytes(bench, "a.jsonl.gz", bytes->data, lengths[i]);
        bench_write(bench, "b.txt", "next");
        bench_read(bench, "");
        g_assert_cmpstr(bench->messages->str, ==, "a.jsonl.gz: the gzip data is cut short; what follows is lost\n");
        g_assert_cmpstr(bench->error, ==, NULL);
        g_assert_true(g_str_has_suffix(bench->documents->str, "b undated next\n"));
        g_assert_cmpuint(bench->summary.documents, ==, whole_lines_in(bytes, lengths[i]) + 1);
        g_assert_cmpuint(bench->summary.skipped, ==, 1);
    }
}

static void all_members_of_a_gz_are_read(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) one = bench_gzip("{\"text\":\"1\"}\n{\"te", 17), two = bench_gzip("xt\":\"2\"}\n", 9);
    g_byte_array_append(one, two->data, two->len);
    g_byte_array_append(one, (const guint8 *)"\0\0\0", 3);
    bench_write_bytes(bench, "a.jsonl.gz", one->data, one->len);
    bench_read(bench, "");
    bench_assert(bench, "a.jsonl.gz:1 undated 1\na.jsonl.gz:2 undated 2\n", "");
}

static void a_truncated_second_member_is_told(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) one = bench_gzip("{\"text\":\"1\"}\n", 13), two = bench_gzip("{\"text\":\"2\"}\n", 13);
    g_byte_array_append(one, two->data, two->len - 5);
    bench_write_bytes(bench, "a.jsonl.gz", one->data, one->len);
    bench_read(bench, "");
    bench_assert(bench, "a.jsonl.gz:1 undated 1\na.jsonl.gz:2 undated 2\n",
                 "a.jsonl.gz: the gzip data is cut short; what follows is lost\n");
}

static void a_damaged_gz_is_told_wherever_the_damage_is(void) {
    g_autoptr(GString) lines = many_lines();
    g_autoptr(GByteArray) sound = bench_gzip(lines->str, lines->len);
    const size_t places[] = {0, 2, sound->len / 2, sound->len - 5, sound->len - 1};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        g_byte_array_append(bytes, sound->data, sound->len);
        bytes->data[places[i]] ^= 0x20;
        bench_write_bytes(bench, "a.jsonl.gz", bytes->data, bytes->len);
        bench_write(bench, "b.txt", "next");
        bench_read(bench, "");
        g_assert_nonnull(strstr(bench->messages->str, "a.jsonl.gz: the gzip data is "));
        g_assert_true(g_str_has_suffix(bench->documents->str, "b undated next\n"));
        g_assert_cmpuint(bench->summary.skipped, >=, 1);
    }
}

static void garbage_behind_a_gz_is_told(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) bytes = bench_gzip("{\"text\":\"1\"}\n", 13);
    g_byte_array_append(bytes, (const guint8 *)"garbage", 7);
    bench_write_bytes(bench, "a.jsonl.gz", bytes->data, bytes->len);
    bench_read(bench, "");
    bench_assert(bench, "a.jsonl.gz:1 undated 1\n",
                 "a.jsonl.gz: the gzip data is damaged (incorrect header check); what follows is lost\n");
}

static void a_packed_bomb_is_not_held(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *zeros = g_malloc0(50000000);
    g_autoptr(GByteArray) bytes = bench_gzip(zeros, 50000000);
    bench->options.max_record = 1000000;
    bench_write_bytes(bench, "a.txt.gz", bytes->data, bytes->len);
    bench_write_bytes(bench, "b.jsonl.gz", bytes->data, bytes->len);
    bench_read(bench, "");
    bench_assert(bench, "",
                 "a.txt.gz: the document is larger than 1000000 bytes (--max-record)\n"
                 "b.jsonl.gz:1: the line is longer than 1000000 bytes (--max-record)\n");
}

static void a_read_error_is_never_the_end(void) {
    g_autoptr(EntStream) stream = ent_stream_new();
    g_autoptr(GError) error = NULL;
    char bytes[16];
    g_assert_true(ent_stream_open(stream, "/", &error));
    g_assert_cmpint(ent_stream_read(stream, bytes, sizeof bytes, &error), ==, -1);
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
    g_assert_cmpstr(error->message, ==, "/: cannot read: Is a directory");
}

/* /proc/self/mem can be opened but nothing stands at its beginning: EIO. */
static void a_read_error_ends_a_file_of_every_format(void) {
    static const char *const endings[] = {"x.txt", "x.jsonl", "x.csv", "x.html", "x.tar", "x.zip"};
    if (!g_file_test("/proc/self/mem", G_FILE_TEST_EXISTS)) {
        g_test_skip("no /proc");
        return;
    }
    g_autoptr(EntNames) names = ent_names_new(NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autoptr(EntInput) input = ent_input_new(names, 1000);
        g_autoptr(GError) error = NULL;
        EntRecord record;
        size_t stem;
        if (ent_input_open(input, "/proc/self/mem", ent_format_of(endings[i], &stem), 0, ENT_FIELD_TEXT, &error))
            g_assert_cmpint(ent_input_next(input, &record, &error), ==, ENT_READ_BROKEN);
        g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
        g_assert_cmpstr(error->message, ==, "/proc/self/mem: cannot read: Input/output error");
    }
}

/* The same behind an unpacker, which must not call it damage. */
static void a_read_error_of_packed_data_is_the_system_s(void) {
    static const char *const names[] = {"a.txt.gz", "a.txt.bz2", "a.txt.xz", "a.txt.zst",
                                        "a.tar.gz", "a.tar.xz",  "a.zip.gz"};
    if (!g_file_test("/proc/self/mem", G_FILE_TEST_EXISTS)) {
        g_test_skip("no /proc");
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_autofree char *path = bench_path(bench, names[i]);
        g_assert_cmpint(symlink("/proc/self/mem", path), ==, 0);
        bench_read(bench, names[i]);
        g_assert_true(g_str_has_suffix(bench->error, ": cannot read: Input/output error"));
        g_assert_cmpstr(bench->messages->str, ==, "");
    }
}

static void a_read_error_ends_the_corpus(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *link = bench_path(bench, "a.txt");
    if (symlink("/proc/self/mem", link) != 0 || !g_file_test(link, G_FILE_TEST_EXISTS)) {
        g_test_skip("no /proc");
        return;
    }
    bench_write(bench, "b.txt", "next");
    bench_read(bench, "");
    g_assert_cmpstr(bench->documents->str, ==, "");
    g_assert_true(g_str_has_suffix(bench->error, "a.txt: cannot read: Input/output error"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/stream/a_packed_file_reads_like_a_plain_one", a_packed_file_reads_like_a_plain_one);
    g_test_add_func("/corpus/stream/a_packed_text_loses_both_endings", a_packed_text_loses_both_endings);
    g_test_add_func("/corpus/stream/a_truncated_gz_loses_no_record_before_it",
                    a_truncated_gz_loses_no_record_before_it);
    g_test_add_func("/corpus/stream/all_members_of_a_gz_are_read", all_members_of_a_gz_are_read);
    g_test_add_func("/corpus/stream/a_truncated_second_member_is_told", a_truncated_second_member_is_told);
    g_test_add_func("/corpus/stream/a_damaged_gz_is_told_wherever_the_damage_is",
                    a_damaged_gz_is_told_wherever_the_damage_is);
    g_test_add_func("/corpus/stream/garbage_behind_a_gz_is_told", garbage_behind_a_gz_is_told);
    g_test_add_func("/corpus/stream/a_packed_bomb_is_not_held", a_packed_bomb_is_not_held);
    g_test_add_func("/corpus/stream/a_read_error_is_never_the_end", a_read_error_is_never_the_end);
    g_test_add_func("/corpus/stream/a_read_error_ends_a_file_of_every_format",
                    a_read_error_ends_a_file_of_every_format);
    g_test_add_func("/corpus/stream/a_read_error_of_packed_data_is_the_system_s",
                    a_read_error_of_packed_data_is_the_system_s);
    g_test_add_func("/corpus/stream/a_read_error_ends_the_corpus", a_read_error_ends_the_corpus);
    return g_test_run();
}
