/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/text.h"

#include "corpus/bundle.h"

static void check(const char *text, const char *what, size_t count) {
    EntBundle bundle = {0};
    g_test_message("%s", text);
    g_assert_cmpint(ent_bundle_find(text, strlen(text), &bundle), ==, what != NULL);
    g_assert_cmpstr(bundle.what, ==, what);
    g_assert_cmpuint(bundle.count, ==, count);
}

#define BODY "\n\nRussia met China in Moscow.\n\n"

static void exports_are_known_by_their_lines(void) {
    check("Document 1 of 2" BODY "Document 2 of 2" BODY, "an export of many articles", 2);
    check("      1 of 3 DOCUMENTS\r\n" BODY "\t2 of 3 DOCUMENTS" BODY "3 of 3 DOCUMENTS" BODY,
          "an export of LexisNexis", 3);
    check("A" BODY "End of Document\nB" BODY "End of Document", "an export of Nexis", 2);
    check("A" BODY "Document MOSNEW0020150121eb1l0002x\nB" BODY "Document MOSNEW0020150121eb1l0002y\n",
          "an export of Factiva", 2);
    check("ProQuest document ID: 1" BODY "ProQuest document ID: 2", "an export of ProQuest", 2);
    check("LOAD-DATE: January 21, 2015" BODY "Load-Date: January 22, 2015\n", "an export of LexisNexis", 2);
    check("LENGTH: 523 words" BODY "LENGTH: 1 words\n", "an export of many articles", 2);
    check("January 21, 2015" BODY "2015-01-22" BODY "23 January 2015" BODY "24 Jan 2015" BODY "25 Jan 2015",
          "many articles", 5);
    check("From a@b.org Wed Jan 21 13:10:00 2015\nSubject: x" BODY
          "From c@d.org Thu Jan 22 13:10:00 2015\nSubject: y" BODY,
          "a mailbox", 2);
}

static void an_article_is_no_bundle(void) {
    check("", NULL, 0);
    check("\n\n\n", NULL, 0);
    check("Title\nJanuary 21, 2015" BODY "Document 1 of 2" BODY "LENGTH: 523 words\nEnd of Document\n", NULL, 0);
    check("From the beginning of the year Russia met China at 10:00 on 1 January 2015\nFrom Wed: 2015" BODY, NULL, 0);
    check("January 21, 2015\nJanuary 22, 2015\nJanuary 23, 2015\nJanuary 24, 2015\n", NULL, 0);
    check("Document 1 of many\nDocument 2 of many\nDocument storehouse of many\nDocument storehouseofmany\n", NULL, 0);
    check("2015\n2016\n2017\n2018\n2019\n2020\n", NULL, 0);
}

static void a_bundle_is_named_and_read_as_one(void) {
    g_autoptr(Bench) bench = bench_new(), strict = bench_new();
    bench_write(bench, "n.txt", "Document 1 of 2\n\nx\n\nDocument 2 of 2\n");
    bench_read(bench, "");
    bench_assert(
        bench, "n undated Document 1 of 2\n\nx\n\nDocument 2 of 2\n\n",
        "n.txt: looks like an export of many articles (2 lines like \"Document 1 of 100\") and is read as one document; give "
        "each article a file of its own, for example with: csplit -z -f article- -b %05d.txt FILE '/^ *Document [0-9]* of "
        "[0-9]*/' '{*}'\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 0);
    strict->options.strict = true;
    bench_write(strict, "n.txt", "Document 1 of 2\nDocument 2 of 2\n");
    bench_read(strict, "");
    g_assert_nonnull(strstr(strict->error, "n.txt: looks like an export of many articles"));
}

static void a_text_in_two_byte_units_is_told(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "n.txt", "\xff\xfeR");
    bench_read(bench, "");
    g_assert_cmpstr(bench->messages->str, ==,
                    "n.txt: is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f UTF-16 -t UTF-8\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 0);
}

static void two_byte_units_are_told_without_a_mark_and_once_a_file(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write_literal(bench, "a.txt", "R\0u\0");
    bench_write_literal(bench, "b.txt", "\0R\0u");
    bench_write_literal(bench, "c.txt", "R\0\0\0");
    bench_write_literal(bench, "d.jsonl", "{\0\"\0\n\0{\0\n\0");
    bench_write_literal(bench, "e.csv", "i\0d\0\n\0");
    bench_read(bench, "");
    g_assert_cmpstr(bench->messages->str, ==,
                    "a.txt: is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f UTF-16LE -t UTF-8\n"
                    "b.txt: is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f UTF-16BE -t UTF-8\n"
                    "d.jsonl: is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f UTF-16LE -t UTF-8\n"
                    "e.csv: is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f UTF-16LE -t UTF-8\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 2);
}

static void a_list_over_many_lines_is_told_once(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.jsonl", "[\n {\"text\": \"1\"},\n {\"text\": \"2\"}\n]\n");
    bench_write(bench, "b.jsonl", "[{\"text\": \"1\"}, \r\n{\"text\": \"2\"}]\n");
    bench_write(bench, "c.jsonl", "[1] \n{\"text\": \"3\"}\n");
    bench_read(bench, "");
    g_assert_cmpstr(bench->messages->str, ==,
                    "a.jsonl: is no JSON lines but a list; a list becomes a line for each record with: "
                    "jq -c '.[]' FILE > FILE.jsonl\n"
                    "b.jsonl: is no JSON lines but a list; a list becomes a line for each record with: "
                    "jq -c '.[]' FILE > FILE.jsonl\n"
                    "c.jsonl:1: bad JSON: the line is no object {...}; a list becomes a line for each record with: "
                    "jq -c '.[]' FILE > FILE.jsonl\n");
    g_assert_cmpuint(bench->summary.documents, ==, 1);
    g_assert_cmpuint(bench->summary.skipped, ==, 3);
}

static void packed_lines_are_told_by_their_first_bytes(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write_literal(bench, "a.jsonl", "\x1f\x8b\x08\0\n\0");
    bench_write_literal(bench, "b.jsonl", "BZh9\n{}");
    bench_write_literal(bench, "c.jsonl",
                        "\xfd"
                        "7zXZ\0");
    bench_write_literal(bench, "d.jsonl", "\x28\xb5\x2f\xfd\n");
    bench_write_literal(bench, "e.jsonl", "\x1f");
    bench_read(bench, "");
    g_assert_cmpstr(bench->messages->str, ==,
                    "a.jsonl: is packed, which its name does not say; unpack it with: gzip -dc\n"
                    "b.jsonl: is packed, which its name does not say; unpack it with: bzip2 -dc\n"
                    "c.jsonl: is packed, which its name does not say; unpack it with: xz -dc\n"
                    "d.jsonl: is packed, which its name does not say; unpack it with: zstd -dc\n"
                    "e.jsonl:1: bad JSON: the line is no object {...}\n");
}

static void returns_alone_end_lines(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "Title\r21 January 2015\r\rx");
    bench_write(bench, "b.txt", "x\r\ny\rz");
    bench_write(bench, "c.jsonl", "{\"text\": \"x\\r\\ry\"}\n");
    bench_read(bench, "");
    g_assert_cmpstr(bench->documents->str, ==,
                    "a 2015-01-21 Title\n21 January 2015\n\nx\nb undated x\r\ny\rz\nc.jsonl:1 undated x\n\ny\n");
}

static void a_text_of_windows_is_told(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "It was Russia\x92s.");
    bench_write(bench, "b.txt", "It was Russia\xe2\x80\x99s caf\xe9.");
    bench_write(bench, "c.txt", "It was Russia's.");
    bench_read(bench, "");
    g_assert_cmpstr(bench->messages->str, ==, "a.txt: " ENT_TEXT_FOREIGN_ADVICE "\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 0);
}

static void only_the_first_letter_beyond_ascii_tells_a_charset(void) {
    g_autofree char *far = g_strnfill(70000, 'x');
    far[69999] = '\xe9';
    g_assert_false(ent_text_is_foreign("", 0));
    g_assert_false(ent_text_is_foreign("plain words", 11));
    g_assert_false(ent_text_is_foreign("caf\xc3\xa9 caf\xe9", 10));
    g_assert_true(ent_text_is_foreign("the old caf\xe9 there", 18));
    g_assert_true(ent_text_is_foreign("eightbyt\x93", 9));
    g_assert_true(ent_text_is_foreign("cut \xe2\x80", 6));
    g_assert_false(ent_text_is_foreign(far, 70000));
}

/* What is advised must cut: every cue stands in one piece. */
static void the_cut_cuts(void) {
    static const char *const exports[] = {
        "Document 1 of 2" BODY "Document 2 of 2" BODY,
        "   1 of 2 DOCUMENTS" BODY "   2 of 2 DOCUMENTS" BODY,
        "A" BODY "End of Document\nB" BODY "End of Document\n",
        "A" BODY "Document MOSNEW0020150121eb1l0002x\nB" BODY "Document MOSNEW0020150121eb1l0002y\n",
        "____________\nProQuest document ID: 1" BODY "____________\nProQuest document ID: 2\n",
        "A" BODY "LOAD-DATE: January 21, 2015\nB" BODY "LOAD-DATE: January 22, 2015\n",
        "From a@b.org Wed Jan 21 13:10:00 2015" BODY "From c@d.org Thu Jan 22 13:10:00 2015" BODY,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(exports); i++) {
        g_autoptr(Bench) bench = bench_new();
        EntBundle bundle;
        g_autofree char *folder = bench_path(bench, "out");
        g_test_message("%s", exports[i]);
        g_assert_true(ent_bundle_find(exports[i], strlen(exports[i]), &bundle));
        bench_write(bench, "n.txt", exports[i]);
        g_assert_cmpint(g_mkdir(folder, 0777), ==, 0);
        g_autofree char *file = bench_path(bench, "n.txt");
        const char *const arguments[] = {"csplit",   "-s", "-z",       "-f",  "article-", "-b",
                                         "%05d.txt", file, bundle.cut, "{*}", NULL};
        int status = -1;
        g_assert_true(
            g_spawn_sync(folder, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
        g_assert_cmpint(status, ==, 0);
        bench_read(bench, "out");
        g_assert_cmpstr(bench->messages->str, ==, "");
        g_assert_cmpuint(bench->summary.documents, >=, 2);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/bundle/exports_are_known_by_their_lines", exports_are_known_by_their_lines);
    g_test_add_func("/corpus/bundle/an_article_is_no_bundle", an_article_is_no_bundle);
    g_test_add_func("/corpus/bundle/a_bundle_is_named_and_read_as_one", a_bundle_is_named_and_read_as_one);
    g_test_add_func("/corpus/bundle/a_text_in_two_byte_units_is_told", a_text_in_two_byte_units_is_told);
    g_test_add_func("/corpus/bundle/two_byte_units_are_told_without_a_mark_and_once_a_file",
                    two_byte_units_are_told_without_a_mark_and_once_a_file);
    g_test_add_func("/corpus/bundle/a_list_over_many_lines_is_told_once", a_list_over_many_lines_is_told_once);
    g_test_add_func("/corpus/bundle/packed_lines_are_told_by_their_first_bytes",
                    packed_lines_are_told_by_their_first_bytes);
    g_test_add_func("/corpus/bundle/returns_alone_end_lines", returns_alone_end_lines);
    g_test_add_func("/corpus/bundle/a_text_of_windows_is_told", a_text_of_windows_is_told);
    g_test_add_func("/corpus/bundle/only_the_first_letter_beyond_ascii_tells_a_charset",
                    only_the_first_letter_beyond_ascii_tells_a_charset);
    g_test_add_func("/corpus/bundle/the_cut_cuts", the_cut_cuts);
    return g_test_run();
}
