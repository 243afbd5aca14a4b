/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

static void metadata_dates_text_files(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "metadata.csv", "id,date,title,source,url\na,2015-01-21,T,S,U\nb,2015-01-22,,,\n");
    bench_write(bench, "a.txt", "x");
    bench_write(bench, "b.txt", "y");
    g_autofree char *metadata = bench_path(bench, "metadata.csv");
    bench->options.metadata = metadata;
    bench_read(bench, "");
    bench_assert(bench, "a 2015-01-21 [T][S][U]x\nb 2015-01-22 y\n", "");
}

static void metadata_may_be_json_lines(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "metadata.jsonl", "{\"id\":\"a\",\"date\":\"2015-01-21\",\"source\":null}\n");
    bench_write(bench, "in/a.txt", "x");
    g_autofree char *metadata = bench_path(bench, "metadata.jsonl");
    bench->options.metadata = metadata;
    bench_read(bench, "in");
    bench_assert(bench, "a 2015-01-21 x\n", "");
}

static void a_file_has_several_names(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "m.csv",
                "id,date\nin/s/a,2015-01-01\nin/s/b.txt,2015-01-02\ns/c,2015-01-03\ns/d.txt,2015-01-04\ne,2015-01-05\n"
                "f.txt,2015-01-06\ntwice,2015-01-07\n");
    for (char name = 'a'; name <= 'f'; name++) {
        g_autofree char *path = g_strdup_printf("in/s/%c.txt", name);
        bench_write(bench, path, "x");
    }
    bench_write(bench, "in/s/twice.txt", "x");
    bench_write(bench, "in/t/twice.txt", "x");
    bench_write(bench, "other/z.txt", "x");
    g_autofree char *metadata = bench_path(bench, "m.csv"), *in = bench_path(bench, "in"),
                    *other = bench_path(bench, "other");
    bench->options.metadata = metadata;
    const char *roots[] = {in, other, NULL};
    bench_read_roots(bench, roots);
    bench_assert(
        bench,
        "in/s/a 2015-01-01 x\nin/s/b 2015-01-02 x\nin/s/c 2015-01-03 x\nin/s/d 2015-01-04 x\nin/s/e 2015-01-05 x\n"
        "in/s/f 2015-01-06 x\nin/s/twice undated x\nin/t/twice undated x\nother/z undated x\n",
        "m.csv: 1 row matches no document; the first is \"twice\"\n");
}

static void what_a_record_has_is_kept(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "m.csv", "id,date,title,source\na,2015-01-21,MT,MS\nb,2015-01-22,MT,MS\n");
    bench_write(
        bench, "in/n.jsonl",
        "{\"id\":\"a\",\"date\":\"2016-01-01\",\"title\":\"T\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n");
    g_autofree char *metadata = bench_path(bench, "m.csv");
    bench->options.metadata = metadata;
    bench_read(bench, "in");
    bench_assert(bench, "a 2016-01-01 [T][MS]x\nb 2015-01-22 [MT][MS]y\n", "");
}

static void bad_rows_are_told(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "m.csv", "id,date,title\na,2021-13-01,T\n,2015-01-01,\na,2015-01-01,\nb\n");
    bench_write(bench, "in/a.txt", "x");
    g_autofree char *metadata = bench_path(bench, "m.csv");
    bench->options.metadata = metadata;
    bench_read(bench, "in");
    bench_assert(bench, "a undated [T]x\n",
                 "m.csv:2: date \"2021-13-01\" is not a day; write it as 2015-01-21\n"
                 "m.csv:3: the row has no id\n"
                 "m.csv:4: the id \"a\" stands there twice; the first row counts\n"
                 "m.csv:5: the row has 1 field where the header has 3\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 0);
}

static void unusable_metadata_is_an_error(void) {
    static const char *const cases[][3] = {
        {"m.csv", "name,date\na,2015-01-01\n", "no column is named \"id\""},
        {"m.txt", "a", "must be a .csv, .tsv or .jsonl file"},
        {"m", "a", "must be a .csv, .tsv or .jsonl file"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Bench) bench = bench_new();
        bench_write(bench, cases[i][0], cases[i][1]);
        bench_write(bench, "in/a.txt", "x");
        g_autofree char *metadata = bench_path(bench, cases[i][0]);
        bench->options.metadata = metadata;
        bench_read(bench, "in");
        g_assert_nonnull(strstr(bench->error, cases[i][2]));
    }
}

static void absent_metadata_is_an_error(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.metadata = "/nothing/metadata.csv";
    bench_write(bench, "a.txt", "x");
    bench_read(bench, "");
    g_assert_cmpstr(bench->error, ==, "/nothing/metadata.csv: cannot open: No such file or directory");
}

static void an_absent_name_is_not_called_a_wrong_one(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "x");
    bench->options.metadata = "/nothing/nofile";
    bench_read(bench, "");
    g_assert_cmpstr(bench->error, ==, "/nothing/nofile: cannot open: No such file or directory");
}

static void metadata_without_rows_is_told(void) {
    static const char *const contents[] = {"", "\n\n", "id,date\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(contents); i++) {
        g_autoptr(Bench) bench = bench_new();
        bench_write(bench, "m.csv", contents[i]);
        bench_write(bench, "in/a.txt", "x");
        g_autofree char *metadata = bench_path(bench, "m.csv");
        bench->options.metadata = metadata;
        bench_read(bench, "in");
        bench_assert(bench, "a undated x\n", "m.csv: the metadata file has no row that can be used\n");
    }
}

static void strict_refuses_a_bad_row(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.strict = true;
    bench_write(bench, "m.csv", "id,date\na,2021-13-01\n");
    bench_write(bench, "in/a.txt", "x");
    g_autofree char *metadata = bench_path(bench, "m.csv");
    bench->options.metadata = metadata;
    bench_read(bench, "in");
    g_assert_nonnull(strstr(bench->error, "m.csv:2: date \"2021-13-01\" is not a day"));
}

static void mapped_and_plain_names_both_fit(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.map = "date=published";
    bench_write(bench, "m.csv", "id,date\na,2015-01-21\n");
    bench_write(bench, "in/a.txt", "x");
    g_autofree char *metadata = bench_path(bench, "m.csv");
    bench->options.metadata = metadata;
    bench_read(bench, "in");
    bench_assert(bench, "a 2015-01-21 x\n", "");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/metadata/metadata_dates_text_files", metadata_dates_text_files);
    g_test_add_func("/corpus/metadata/metadata_may_be_json_lines", metadata_may_be_json_lines);
    g_test_add_func("/corpus/metadata/a_file_has_several_names", a_file_has_several_names);
    g_test_add_func("/corpus/metadata/what_a_record_has_is_kept", what_a_record_has_is_kept);
    g_test_add_func("/corpus/metadata/bad_rows_are_told", bad_rows_are_told);
    g_test_add_func("/corpus/metadata/unusable_metadata_is_an_error", unusable_metadata_is_an_error);
    g_test_add_func("/corpus/metadata/absent_metadata_is_an_error", absent_metadata_is_an_error);
    g_test_add_func("/corpus/metadata/an_absent_name_is_not_called_a_wrong_one",
                    an_absent_name_is_not_called_a_wrong_one);
    g_test_add_func("/corpus/metadata/metadata_without_rows_is_told", metadata_without_rows_is_told);
    g_test_add_func("/corpus/metadata/strict_refuses_a_bad_row", strict_refuses_a_bad_row);
    g_test_add_func("/corpus/metadata/mapped_and_plain_names_both_fit", mapped_and_plain_names_both_fit);
    return g_test_run();
}
