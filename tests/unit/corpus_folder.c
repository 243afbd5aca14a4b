/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/format.h"

#include <sys/stat.h>
#include <unistd.h>

static void a_folder_is_read_in_byte_order(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "b.txt", "two");
    bench_write(bench, "a/z.txt", "one");
    bench_write(bench, "a-1.txt", "zero");
    bench_write(bench, "B.TXT", "first");
    bench_read(bench, "");
    bench_assert(bench, "B undated first\na-1 undated zero\na/z undated one\nb undated two\n", "");
    g_assert_cmpuint(bench->summary.documents, ==, 4);
    g_assert_cmpuint(bench->summary.undated, ==, 4);
    g_assert_cmpuint(bench->summary.bytes, ==, 15);
}

static void hidden_and_unknown_files_are_passed_over(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, ".hidden.txt", "no");
    bench_write(bench, ".git/x.txt", "no");
    bench_write(bench, "x.md", "no");
    bench_write(bench, "txt", "no");
    bench_write(bench, ".txt", "no");
    bench_write(bench, "a.txt", "yes");
    bench_read(bench, "");
    bench_assert(bench, "a undated yes\n", "");
}

static void documents_of_other_kinds_are_told(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.txt", "yes");
    bench_write(bench, "b.pdf", "no");
    bench_write(bench, "b/c.DOCX", "no");
    bench_write(bench, "b/d.docx", "no");
    bench_write(bench, "b/.e.docx", "no");
    bench_write(bench, "f.jpg", "no");
    bench_write(bench, "g.eml.gz", "no");
    bench_read(bench, "");
    bench_assert(bench, "a undated yes\n",
                 "3 files of kinds that are not read are passed over (.docx, .pdf); make them .txt, .html or .jsonl\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 0);
}

static void an_empty_folder_is_an_error(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "x.md", "no");
    bench_read(bench, "");
    g_assert_cmpuint(bench->summary.documents, ==, 0);
    g_assert_nonnull(strstr(bench->error, "no " ENT_FORMAT_ENDINGS " file was found below"));
}

static void an_absent_root_is_an_error(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_read(bench, "nothing");
    g_assert_nonnull(strstr(bench->error, "nothing: cannot read: No such file or directory"));
}

static void no_root_is_misuse(void) {
    g_autoptr(GError) error = NULL;
    EntOptions options = ENT_OPTIONS_INIT;
    const char *roots[] = {NULL};
    g_assert_null(ent_corpus_new(roots, &options, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
}

static void an_unknown_ending_is_refused(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "x.md", "no");
    bench_read(bench, "x.md");
    g_assert_nonnull(strstr(bench->error, "x.md: the ending is not known"));
}

static void several_roots_stand_in_front(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "one/a.txt", "1");
    bench_write(bench, "two/a.txt", "2");
    bench_write(bench, "three.txt", "3");
    g_autofree char *one = bench_path(bench, "one/"), *two = bench_path(bench, "two"),
                    *three = bench_path(bench, "three.txt");
    const char *roots[] = {two, one, three, NULL};
    bench_read_roots(bench, roots);
    bench_assert(bench, "two/a undated 2\none/a undated 1\nthree undated 3\n", "");
}

static void roots_of_one_name_keep_their_paths(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "x/news/a.txt", "1");
    bench_write(bench, "y/news/a.txt", "2");
    bench_write(bench, "x/b.txt", "3");
    bench_write(bench, "y/b.txt", "4");
    g_autofree char *here = g_get_current_dir();
    g_assert_cmpint(g_chdir(bench->folder), ==, 0);
    const char *roots[] = {"x/news", "./y/news", "x/b.txt", "y/b.txt", NULL};
    bench_read_roots(bench, roots);
    bench_assert(bench, "x/news/a undated 1\ny/news/a undated 2\nx/b undated 3\ny/b undated 4\n", "");
    g_assert_cmpint(g_chdir(here), ==, 0);
}

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

static void a_loop_of_links_ends(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a/x.txt", "1");
    g_autofree char *loop = bench_path(bench, "a/loop"), *other = bench_path(bench, "a/zother");
    g_assert_cmpint(symlink("..", loop), ==, 0);
    g_assert_cmpint(symlink(".", other), ==, 0);
    bench_read(bench, "");
    bench_assert(bench, "a/x undated 1\n", "");
}

static void a_link_to_a_folder_is_followed(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "in/x.txt", "1");
    bench_write(bench, "outside/y.txt", "2");
    g_autofree char *link = bench_path(bench, "in/link"), *dangling = bench_path(bench, "in/gone.txt");
    g_assert_cmpint(symlink("../outside", link), ==, 0);
    g_assert_cmpint(symlink("nowhere", dangling), ==, 0);
    bench_read(bench, "in");
    bench_assert(bench, "link/y undated 2\nx undated 1\n", "in/gone.txt: cannot read: No such file or directory\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 1);
}

static void make_link(const Bench *bench, const char *target, const char *name) {
    g_autofree char *path = bench_path(bench, name);
    g_assert_cmpint(symlink(target, path), ==, 0);
}

static void a_folder_has_its_own_name_before_that_of_a_link(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "z/x.txt", "1");
    bench_write(bench, "z/deep/y.txt", "2");
    make_link(bench, "z", "a");
    make_link(bench, "z/deep", "b");
    make_link(bench, "../z", "z/deep/0");
    bench_read(bench, "");
    bench_assert(bench, "z/deep/y undated 2\nz/x undated 1\n", "");
}

static void of_several_links_the_first_is_followed(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "out/x.txt", "1");
    bench_write(bench, "out/deep/y.txt", "2");
    bench_write(bench, "in/z.txt", "3");
    make_link(bench, "../out", "in/c");
    make_link(bench, "../out", "in/b");
    make_link(bench, "../out/deep", "in/a");
    bench_read(bench, "in");
    bench_assert(bench, "a/y undated 2\nb/x undated 1\nz undated 3\n", "");
}

static void a_root_may_be_a_link(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "z/x.txt", "1");
    make_link(bench, "z", "a");
    bench_read(bench, "a");
    bench_assert(bench, "x undated 1\n", "");
}

static void a_folder_below_two_roots_is_read_once(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "one/x.txt", "1");
    bench_write(bench, "two/y.txt", "2");
    make_link(bench, "../two", "one/link");
    make_link(bench, "two", "three");
    g_autofree char *one = bench_path(bench, "one"), *two = bench_path(bench, "two"),
                    *three = bench_path(bench, "three");
    const char *roots[] = {three, one, two, NULL};
    bench_read_roots(bench, roots);
    bench_assert(bench, "one/x undated 1\ntwo/y undated 2\n",
                 "three: no " ENT_FORMAT_ENDINGS " file below this folder that is not below "
                 "another root\n");
}

static void a_file_is_read_once_under_its_own_name(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "in/m.txt", "1");
    bench_write(bench, "in/s/n.txt", "2");
    bench_write(bench, "out/o.txt", "3");
    make_link(bench, "m.txt", "in/a.txt");
    make_link(bench, "../in/s/n.txt", "in/b.txt");
    make_link(bench, "../out/o.txt", "in/d.txt");
    make_link(bench, "../out/o.txt", "in/c.txt");
    g_autofree char *hard = bench_path(bench, "in/s/k.txt"), *target = bench_path(bench, "in/s/n.txt");
    g_assert_cmpint(link(target, hard), ==, 0);
    bench_read(bench, "in");
    bench_assert(bench, "c undated 3\nm undated 1\ns/k undated 2\n", "");
}

static void a_file_that_is_a_root_is_read_once(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "in/a.txt", "1");
    bench_write(bench, "in/b.txt", "2");
    make_link(bench, "a.txt", "in/c.txt");
    g_autofree char *in = bench_path(bench, "in"), *a = bench_path(bench, "in/a.txt"),
                    *c = bench_path(bench, "in/c.txt");
    const char *roots[] = {in, a, c, a, NULL};
    bench_read_roots(bench, roots);
    bench_assert(bench, "in/b undated 2\na undated 1\n", "");
}

static void what_is_no_plain_file_is_passed_over(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *pipe_path = bench_path(bench, "pipe.txt"), *socket_folder = bench_path(bench, "folder.txt");
    bench_write(bench, "a.txt", "1");
    g_assert_cmpint(mkfifo(pipe_path, 0600), ==, 0);
    g_assert_cmpint(g_mkdir(socket_folder, 0700), ==, 0);
    make_link(bench, "/dev/zero", "zero.txt");
    make_link(bench, "loop.txt", "loop.txt");
    bench_read(bench, "");
    bench_assert(bench, "a undated 1\n", "loop.txt: cannot read: Too many levels of symbolic links\n");
}

static void a_name_that_is_no_text_is_told_safely(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a\n\x1b[2J\xFF.jsonl", "x\n");
    make_link(bench, "nowhere", "b\nc.txt");
    bench_read(bench, "");
    bench_assert(bench, "",
                 "b\\x0ac.txt: cannot read: No such file or directory\n"
                 "a\\x0a\\x1b[2J\\xff.jsonl:1: bad JSON: the line is no object {...}\n");
}

static void what_cannot_be_opened_is_told(void) {
    if (geteuid() == 0) {
        g_test_skip("root may read everything");
        return;
    }
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "locked/x.txt", "1");
    bench_write(bench, "y.txt", "2");
    bench_write(bench, "z.txt", "3");
    g_autofree char *folder = bench_path(bench, "locked"), *file = bench_path(bench, "y.txt");
    g_assert_cmpint(g_chmod(folder, 0), ==, 0);
    g_assert_cmpint(g_chmod(file, 0), ==, 0);
    bench_read(bench, "");
    g_assert_cmpint(g_chmod(folder, 0700), ==, 0);
    bench_assert(bench, "z undated 3\n",
                 "locked: cannot read the folder: Permission denied\ny.txt: cannot open: Permission denied\n");
    g_assert_cmpuint(bench->summary.skipped, ==, 2);
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
    g_test_add_func("/corpus/folder/a_folder_is_read_in_byte_order", a_folder_is_read_in_byte_order);
    g_test_add_func("/corpus/folder/hidden_and_unknown_files_are_passed_over",
                    hidden_and_unknown_files_are_passed_over);
    g_test_add_func("/corpus/folder/documents_of_other_kinds_are_told", documents_of_other_kinds_are_told);
    g_test_add_func("/corpus/folder/an_empty_folder_is_an_error", an_empty_folder_is_an_error);
    g_test_add_func("/corpus/folder/an_absent_root_is_an_error", an_absent_root_is_an_error);
    g_test_add_func("/corpus/folder/no_root_is_misuse", no_root_is_misuse);
    g_test_add_func("/corpus/folder/an_unknown_ending_is_refused", an_unknown_ending_is_refused);
    g_test_add_func("/corpus/folder/several_roots_stand_in_front", several_roots_stand_in_front);
    g_test_add_func("/corpus/folder/roots_of_one_name_keep_their_paths", roots_of_one_name_keep_their_paths);
    g_test_add_func("/corpus/folder/a_repeated_id_is_skipped", a_repeated_id_is_skipped);
    g_test_add_func("/corpus/folder/strict_ends_at_the_first_bad_record", strict_ends_at_the_first_bad_record);
    g_test_add_func("/corpus/folder/from_and_to_are_half_open", from_and_to_are_half_open);
    g_test_add_func("/corpus/folder/text_is_as_given", text_is_as_given);
    g_test_add_func("/corpus/folder/an_empty_file_is_an_empty_document", an_empty_file_is_an_empty_document);
    g_test_add_func("/corpus/folder/a_date_comes_from_the_field_the_name_or_the_head",
                    a_date_comes_from_the_field_the_name_or_the_head);
    g_test_add_func("/corpus/folder/a_name_that_is_no_text_still_makes_an_id",
                    a_name_that_is_no_text_still_makes_an_id);
    g_test_add_func("/corpus/folder/a_loop_of_links_ends", a_loop_of_links_ends);
    g_test_add_func("/corpus/folder/a_link_to_a_folder_is_followed", a_link_to_a_folder_is_followed);
    g_test_add_func("/corpus/folder/a_folder_has_its_own_name_before_that_of_a_link",
                    a_folder_has_its_own_name_before_that_of_a_link);
    g_test_add_func("/corpus/folder/of_several_links_the_first_is_followed", of_several_links_the_first_is_followed);
    g_test_add_func("/corpus/folder/a_root_may_be_a_link", a_root_may_be_a_link);
    g_test_add_func("/corpus/folder/a_folder_below_two_roots_is_read_once", a_folder_below_two_roots_is_read_once);
    g_test_add_func("/corpus/folder/a_file_is_read_once_under_its_own_name", a_file_is_read_once_under_its_own_name);
    g_test_add_func("/corpus/folder/a_file_that_is_a_root_is_read_once", a_file_that_is_a_root_is_read_once);
    g_test_add_func("/corpus/folder/what_is_no_plain_file_is_passed_over", what_is_no_plain_file_is_passed_over);
    g_test_add_func("/corpus/folder/a_name_that_is_no_text_is_told_safely", a_name_that_is_no_text_is_told_safely);
    g_test_add_func("/corpus/folder/what_cannot_be_opened_is_told", what_cannot_be_opened_is_told);
    g_test_add_func("/corpus/folder/a_large_document_is_skipped", a_large_document_is_skipped);
    g_test_add_func("/corpus/folder/progress_ends_with_all_bytes", progress_ends_with_all_bytes);
    return g_test_run();
}
