/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive_fixture.h"
#include "corpus_bench.h"

static void write_archive(const Bench *bench, const char *name, const char *format, const char *filter,
                          const Packed *files, size_t n_files) {
    g_autoptr(GByteArray) bytes = fixture_pack(format, filter, files, n_files);
    bench_write_bytes(bench, name, bytes->data, bytes->len);
}

static void every_member_is_a_file(void) {
    static const Packed files[] = {
        {"./z/", ""},
        {"./z/2015-01-21-b.txt", "two"},
        {"a.txt", "one"},
        {"n.jsonl", "{\"id\":\"x\",\"text\":\"three\"}\n\n{\"text\":\"four\"}\n"},
        {"t.csv", "id,text\ny,five\n"},
        {"notes.md", "no"},
        {".hidden.txt", "no"},
        {"__MACOSX/._a.txt", "no"},
        {".git/c.txt", "no"},
    };
    static const struct {
        const char *name, *format, *filter;
    } archives[] = {{"m.tar", "pax", "none"},      {"m.tar", "gnutar", "none"}, {"m.tar.gz", "pax", "gzip"},
                    {"m.tgz", "pax", "gzip"},      {"m.tar.xz", "pax", "xz"},   {"m.txz", "pax", "xz"},
                    {"m.tar.bz2", "pax", "bzip2"}, {"m.tbz2", "pax", "bzip2"},  {"m.tar.zst", "pax", "zstd"},
                    {"m.tzst", "pax", "zstd"},     {"m.zip", "zip", "none"},    {"M.ZIP", "zip", "none"}};
    for (size_t i = 0; i < G_N_ELEMENTS(archives); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_test_message("%s", archives[i].name);
        write_archive(bench, archives[i].name, archives[i].format, archives[i].filter, files, G_N_ELEMENTS(files));
        bench_read(bench, "");
        const char *expected = "m/z/2015-01-21-b 2015-01-21 two\nm/a undated one\nx undated three\n"
                               "m/n.jsonl:3 undated four\ny undated five\n";
        g_autofree char *shouted = g_strdup(expected);
        for (char *at = shouted; (at = strstr(at, "m/")) != NULL; at++)
            *at = 'M';
        bench_assert(bench, *archives[i].name == 'M' ? shouted : expected, "");
    }
}

static void packed_members_are_unpacked(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) xz = fixture_pack_text("xz", "{\"text\":\"one\"}\n"), gz = bench_gzip("two", 3);
    bench_write_bytes(bench, "in/a.jsonl.xz", xz->data, xz->len);
    bench_write_bytes(bench, "in/b.txt.gz", gz->data, gz->len);
    g_autofree char *command =
        g_strdup_printf("tar -C %s/in -cf %s/m.tar a.jsonl.xz b.txt.gz", bench->folder, bench->folder);
    g_assert_true(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
    bench_read(bench, "m.tar");
    bench_assert(bench, "m/a.jsonl.xz:1 undated one\nm/b undated two\n", "");
}

static void a_faulty_record_is_named_with_archive_and_member(void) {
    static const Packed files[] = {{"s/n.jsonl", "{\"text\":\"one\"}\nnonsense\n{\"text\":\"two\"}\n"},
                                   {"s/t.csv", "a\nb\n"}};
    g_autoptr(Bench) bench = bench_new();
    write_archive(bench, "m.zip", "zip", "none", files, G_N_ELEMENTS(files));
    bench_read(bench, "m.zip");
    bench_assert(bench, "m/s/n.jsonl:1 undated one\nm/s/n.jsonl:3 undated two\n",
                 "m.zip/s/n.jsonl:2: bad JSON: the line is no object {...}\n"
                 "m.zip/s/t.csv: no column is named \"text\"; the columns are: a; name the right one with --map "
                 "text=COLUMN, or give a table of dates with --metadata\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 2);
}

static void an_archive_in_an_archive_is_told(void) {
    static const Packed files[] = {{"a.txt", "one"}, {"in.zip", "x"}, {"in.tgz", "x"}, {"b.txt", "two"}};
    g_autoptr(Bench) bench = bench_new();
    write_archive(bench, "m.tar", "pax", "none", files, G_N_ELEMENTS(files));
    bench_read(bench, "m.tar");
    bench_assert(bench, "m/a undated one\nm/b undated two\n",
                 "m.tar/in.zip: an archive in an archive is not read; unpack the outer one\n"
                 "m.tar/in.tgz: an archive in an archive is not read; unpack the outer one\n");
}

static void a_name_in_an_archive_is_told_safely(void) {
    static const Packed files[] = {
        {"a\nb\x1b[2J.jsonl", "x\n"}, {"../../etc/p.txt", "one"}, {"/abs.txt", "two"}, {"\xC3\xA9.txt", "three"}};
    g_autoptr(Bench) bench = bench_new();
    write_archive(bench, "m.tar", "gnutar", "none", files, G_N_ELEMENTS(files));
    bench_read(bench, "m.tar");
    bench_assert(bench, "m/../../etc/p undated one\nm/abs undated two\nm/\xC3\xA9 undated three\n",
                 "m.tar/a\\x0ab\\x1b[2J.jsonl:1: bad JSON: the line is no object {...}\n");
}

static void metadata_names_members(void) {
    static const Packed files[] = {{"s/a.txt", "one"}, {"b.txt", "two"}, {"c.txt", "three"}};
    g_autoptr(Bench) bench = bench_new();
    write_archive(bench, "m.zip", "zip", "none", files, G_N_ELEMENTS(files));
    bench_write(bench, "dates.csv", "id,date\ns/a,2015-01-01\nb.txt,2015-01-02\nm/c,2015-01-03\n");
    g_autofree char *metadata = bench_path(bench, "dates.csv");
    bench->options.metadata = metadata;
    bench_read(bench, "m.zip");
    bench_assert(bench, "m/s/a 2015-01-01 one\nm/b 2015-01-02 two\nm/c 2015-01-03 three\n", "");
}

static void good_members_before_a_cut_are_kept(void) {
    g_autofree char *text = g_strnfill(70000, 'x');
    const Packed files[] = {{"a.txt", "one"}, {"b.txt", text}, {"c.txt", "three"}};
    static const char *const names[] = {"m.tar", "m.tar.gz", "m.tar.xz", "m.zip"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(Bench) bench = bench_new();
        bool packed = i == 1 || i == 2;
        g_autoptr(GByteArray) bytes = fixture_pack(i == 3 ? "zip" : "pax",
                                                   i == 1   ? "gzip"
                                                   : i == 2 ? "xz"
                                                            : "none",
                                                   files, G_N_ELEMENTS(files));
        bench_write_bytes(bench, names[i], bytes->data, packed ? bytes->len - 9 : i == 3 ? 100 : 60000);
        bench_write(bench, "n.txt", "next");
        bench_read(bench, "");
        g_assert_cmpstr(bench->error, ==, NULL);
        g_assert_true(g_str_has_suffix(bench->documents->str, "n undated next\n"));
        if (i != 2) /* xz loses its last block */
            g_assert_true(g_str_has_prefix(bench->documents->str, "m/a undated one\n"));
        g_assert_true(g_str_has_suffix(bench->messages->str, "what follows is lost\n"));
        g_assert_cmpuint(bench->summary.skipped, ==, 1);
    }
}

static void a_damaged_member_costs_only_itself(void) {
    g_autofree char *text = g_malloc0(3000);
    for (unsigned i = 0; i < 2999; i++)
        text[i] = (char)('a' + i * 2654435761u / 65536 % 26);
    const Packed files[] = {{"a.txt", "one"}, {"b.txt", text}, {"c.txt", "three"}};
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) bytes = fixture_pack("stored", "none", files, G_N_ELEMENTS(files));
    for (guint i = 0; i + 5 < bytes->len; i++)
        if (memcmp(bytes->data + i, "b.txt", 5) == 0) {
            bytes->data[i + 300] ^= 0x55;
            break;
        }
    bench_write_bytes(bench, "m.zip", bytes->data, bytes->len);
    bench_read(bench, "");
    g_assert_true(g_str_has_prefix(bench->messages->str, "m.zip/b.txt: the zip data cannot be unpacked ("));
    g_assert_true(g_str_has_suffix(bench->messages->str, "); the rest of this file in it is lost\n"));
    bench_assert(bench, "m/a undated one\nm/c undated three\n", bench->messages->str);
    g_assert_cmpuint(bench->summary.skipped, ==, 1);
}

static void what_is_no_archive_is_told(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.tar", "This is a text that is no archive.");
    bench_write(bench, "b.zip", "This is a text that is no archive.");
    bench_write(bench, "c.zip", "");
    bench_write(bench, "d.txt", "next");
    bench_read(bench, "");
    g_assert_cmpstr(bench->documents->str, ==, "d undated next\n");
    g_assert_true(g_str_has_prefix(bench->messages->str, "a.tar: the tar data cannot be unpacked ("));
    g_assert_nonnull(strstr(bench->messages->str, "\nb.zip: the zip data cannot be unpacked ("));
    g_assert_cmpuint(bench->summary.skipped, ==, 2);
}

static void a_member_that_is_too_large_is_skipped_alone(void) {
    static const Packed files[] = {{"a.txt", "one"}, {"b.txt", "larger"}, {"c.txt", "two"}};
    g_autoptr(Bench) bench = bench_new();
    bench->options.max_record = 5;
    write_archive(bench, "m.tar", "pax", "none", files, G_N_ELEMENTS(files));
    bench_read(bench, "m.tar");
    bench_assert(bench, "m/a undated one\nm/c undated two\n",
                 "m.tar/b.txt: the document is larger than 5 bytes (--max-record)\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/archive/every_member_is_a_file", every_member_is_a_file);
    g_test_add_func("/corpus/archive/packed_members_are_unpacked", packed_members_are_unpacked);
    g_test_add_func("/corpus/archive/a_faulty_record_is_named_with_archive_and_member",
                    a_faulty_record_is_named_with_archive_and_member);
    g_test_add_func("/corpus/archive/an_archive_in_an_archive_is_told", an_archive_in_an_archive_is_told);
    g_test_add_func("/corpus/archive/a_name_in_an_archive_is_told_safely", a_name_in_an_archive_is_told_safely);
    g_test_add_func("/corpus/archive/metadata_names_members", metadata_names_members);
    g_test_add_func("/corpus/archive/good_members_before_a_cut_are_kept", good_members_before_a_cut_are_kept);
    g_test_add_func("/corpus/archive/a_damaged_member_costs_only_itself", a_damaged_member_costs_only_itself);
    g_test_add_func("/corpus/archive/what_is_no_archive_is_told", what_is_no_archive_is_told);
    g_test_add_func("/corpus/archive/a_member_that_is_too_large_is_skipped_alone",
                    a_member_that_is_too_large_is_skipped_alone);
    return g_test_run();
}
