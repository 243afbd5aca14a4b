/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

static void a_repeated_id_is_skipped(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "first");
    bench_write(bench, "b.jsonl", "{\"id\":\"a\",\"text\":\"second\"}\n{\"id\":\"b\",\"text\":\"third\"}\n");
    bench_read(bench, "");
    bench_assert(bench, "a undated first\nb undated third\n", "b.jsonl:1: the id \"a\" was there before\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 1);
}

static void strict_ends_at_the_first_bad_record(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.strict = true;
    bench_write(bench, "a.jsonl", "{\"text\":\"one\"}\nnonsense\n{\"text\":\"three\"}\n");
    bench_read(bench, "");
    g_assert_cmpstr(bench->documents->str, ==, "a.jsonl:1 undated one\n");
    g_assert_nonnull(strstr(bench->error, "a.jsonl:2: bad JSON"));
}

static void from_and_to_are_half_open(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.from = ent_day_from_ymd(2015, 1, 2);
    bench->options.to = ent_day_from_ymd(2015, 1, 4);
    bench_write(bench, "2015-01-01.txt", "1");
    bench_write(bench, "2015-01-02.txt", "2");
    bench_write(bench, "2015-01-03.txt", "3");
    bench_write(bench, "2015-01-04.txt", "4");
    bench_write(bench, "undated.txt", "5");
    bench_read(bench, "");
    bench_assert(bench, "2015-01-02 2015-01-02 2\n2015-01-03 2015-01-03 3\n", "");
    g_assert_cmpuint(bench->summary.outside, ==, 3);
    g_assert_cmpuint(bench->summary.undated, ==, 0);
}

static void text_is_as_given(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write_literal(bench, "a.txt", "\xEF\xBB\xBFone\r\ntwo\0\xFFthree");
    g_autofree char *path = bench_path(bench, "a.txt");
    const char *roots[] = {path, NULL};
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &bench->options, NULL);
    EntDocument document;
    g_assert_cmpint(ent_corpus_next(corpus, &document, NULL), ==, ENT_CORPUS_DOCUMENT);
    bench_assert_bytes(document.text, document.text_length, "\xEF\xBB\xBFone\r\ntwo\0\xFFthree", 18);
    g_assert_cmpint(ent_corpus_next(corpus, &document, NULL), ==, ENT_CORPUS_END);
    g_assert_cmpint(ent_corpus_next(corpus, &document, NULL), ==, ENT_CORPUS_END);
}

static void an_empty_file_is_an_empty_document(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "");
    bench_write(bench, "b.jsonl", "");
    bench_write(bench, "c.csv", "");
    bench_read(bench, "");
    bench_assert(bench, "a undated \n", "");
}

static void a_date_comes_from_the_field_the_name_or_the_head(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "2015-01-21.jsonl",
                "{\"id\":\"a\",\"date\":\"2016-02-03\",\"text\":\"\"}\n{\"id\":\"b\",\"text\":\"2017-01-01\"}\n"
                "{\"id\":\"c\",\"date\":\"2021-13-01\",\"text\":\"\"}\n");
    bench_write(bench, "x.txt", "Title\n2018-01-01\nText");
    bench_read(bench, "");
    bench_assert(
        bench, "a 2016-02-03 \nb 2015-01-21 2017-01-01\nc undated \nx 2018-01-01 Title\n2018-01-01\nText\n",
        "2015-01-21.jsonl:3: date \"2021-13-01\" is not a day; write it as 2015-01-21; the document is undated\n");
    g_assert_cmpuint(bench->summary.undated, ==, 1);
    g_assert_cmpuint(bench->summary.skipped, ==, 0);
}

static void a_name_that_is_no_text_still_makes_an_id(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a\nb.txt", "1");
    bench_write(bench,
                "a\xFF"
                "b.txt",
                "2");
    bench_write(bench, "\xC3\xA9.txt", "3");
    bench_read(bench, "");
    bench_assert(bench, "a\\x0ab undated 1\na\\xffb undated 2\n\xC3\xA9 undated 3\n", "");
}

static void a_large_document_is_skipped(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.max_record = 3;
    bench_write(bench, "a.txt", "four");
    bench_write(bench, "b.txt", "six");
    bench_read(bench, "");
    bench_assert(bench, "b undated six\n", "a.txt: the document is larger than 3 bytes (--max-record)\n");
}

static void count_progress(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data) {
    (void)documents;
    Bench *bench = data;
    g_string_append_printf(bench->messages, "%u of %u\n", (unsigned)bytes, (unsigned)size);
}

static void progress_ends_with_all_bytes(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.progress = count_progress;
    bench_write(bench, "a.txt", "four");
    bench_write(bench, "b.txt", "six");
    bench_read(bench, "");
    g_assert_true(g_str_has_suffix(bench->messages->str, "7 of 7\n"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/documents/a_repeated_id_is_skipped", a_repeated_id_is_skipped);
    g_test_add_func("/corpus/documents/strict_ends_at_the_first_bad_record", strict_ends_at_the_first_bad_record);
    g_test_add_func("/corpus/documents/from_and_to_are_half_open", from_and_to_are_half_open);
    g_test_add_func("/corpus/documents/text_is_as_given", text_is_as_given);
    g_test_add_func("/corpus/documents/an_empty_file_is_an_empty_document", an_empty_file_is_an_empty_document);
    g_test_add_func("/corpus/documents/a_date_comes_from_the_field_the_name_or_the_head",
                    a_date_comes_from_the_field_the_name_or_the_head);
    g_test_add_func("/corpus/documents/a_name_that_is_no_text_still_makes_an_id",
                    a_name_that_is_no_text_still_makes_an_id);
    g_test_add_func("/corpus/documents/a_large_document_is_skipped", a_large_document_is_skipped);
    g_test_add_func("/corpus/documents/progress_ends_with_all_bytes", progress_ends_with_all_bytes);
    return g_test_run();
}
