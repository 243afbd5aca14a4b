/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/format.h"

#include <sys/stat.h>

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

static void a_root_without_name_is_misuse(void) {
    const char *const roots[] = {"", NULL};
    EntOptions options = ENT_OPTIONS_INIT;
    g_autoptr(GError) error = NULL;
    g_assert_null(ent_corpus_new(roots, &options, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, "is empty"));
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

static void what_is_no_plain_file_is_passed_over(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *pipe_path = bench_path(bench, "pipe.txt"), *socket_folder = bench_path(bench, "folder.txt");
    bench_write(bench, "a.txt", "1");
    g_assert_cmpint(mkfifo(pipe_path, 0600), ==, 0);
    g_assert_cmpint(g_mkdir(socket_folder, 0700), ==, 0);
    bench_link(bench, "/dev/zero", "zero.txt");
    bench_link(bench, "loop.txt", "loop.txt");
    bench_read(bench, "");
    bench_assert(bench, "a undated 1\n", "loop.txt: cannot read: Too many levels of symbolic links\n");
}

static void a_name_that_is_no_text_is_told_safely(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a\n\x1b[2J\xFF.jsonl", "x\n");
    bench_link(bench, "nowhere", "b\nc.txt");
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

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/folder/a_folder_is_read_in_byte_order", a_folder_is_read_in_byte_order);
    g_test_add_func("/corpus/folder/hidden_and_unknown_files_are_passed_over",
                    hidden_and_unknown_files_are_passed_over);
    g_test_add_func("/corpus/folder/documents_of_other_kinds_are_told", documents_of_other_kinds_are_told);
    g_test_add_func("/corpus/folder/an_empty_folder_is_an_error", an_empty_folder_is_an_error);
    g_test_add_func("/corpus/folder/an_absent_root_is_an_error", an_absent_root_is_an_error);
    g_test_add_func("/corpus/folder/no_root_is_misuse", no_root_is_misuse);
    g_test_add_func("/corpus/folder/a_root_without_name_is_misuse", a_root_without_name_is_misuse);
    g_test_add_func("/corpus/folder/an_unknown_ending_is_refused", an_unknown_ending_is_refused);
    g_test_add_func("/corpus/folder/several_roots_stand_in_front", several_roots_stand_in_front);
    g_test_add_func("/corpus/folder/roots_of_one_name_keep_their_paths", roots_of_one_name_keep_their_paths);
    g_test_add_func("/corpus/folder/what_is_no_plain_file_is_passed_over", what_is_no_plain_file_is_passed_over);
    g_test_add_func("/corpus/folder/a_name_that_is_no_text_is_told_safely", a_name_that_is_no_text_is_told_safely);
    g_test_add_func("/corpus/folder/what_cannot_be_opened_is_told", what_cannot_be_opened_is_told);
    return g_test_run();
}
