/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/format.h"

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

static void a_folder_has_its_own_name_before_that_of_a_link(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "z/x.txt", "1");
    bench_write(bench, "z/deep/y.txt", "2");
    bench_link(bench, "z", "a");
    bench_link(bench, "z/deep", "b");
    bench_link(bench, "../z", "z/deep/0");
    bench_read(bench, "");
    bench_assert(bench, "z/deep/y undated 2\nz/x undated 1\n", "");
}

static void of_several_links_the_first_is_followed(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "out/x.txt", "1");
    bench_write(bench, "out/deep/y.txt", "2");
    bench_write(bench, "in/z.txt", "3");
    bench_link(bench, "../out", "in/c");
    bench_link(bench, "../out", "in/b");
    bench_link(bench, "../out/deep", "in/a");
    bench_read(bench, "in");
    bench_assert(bench, "a/y undated 2\nb/x undated 1\nz undated 3\n", "");
}

static void a_root_may_be_a_link(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "z/x.txt", "1");
    bench_link(bench, "z", "a");
    bench_read(bench, "a");
    bench_assert(bench, "x undated 1\n", "");
}

static void a_folder_below_two_roots_is_read_once(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "one/x.txt", "1");
    bench_write(bench, "two/y.txt", "2");
    bench_link(bench, "../two", "one/link");
    bench_link(bench, "two", "three");
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
    bench_link(bench, "m.txt", "in/a.txt");
    bench_link(bench, "../in/s/n.txt", "in/b.txt");
    bench_link(bench, "../out/o.txt", "in/d.txt");
    bench_link(bench, "../out/o.txt", "in/c.txt");
    g_autofree char *hard = bench_path(bench, "in/s/k.txt"), *target = bench_path(bench, "in/s/n.txt");
    g_assert_cmpint(link(target, hard), ==, 0);
    bench_read(bench, "in");
    bench_assert(bench, "c undated 3\nm undated 1\ns/k undated 2\n", "");
}

static void a_file_that_is_a_root_is_read_once(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "in/a.txt", "1");
    bench_write(bench, "in/b.txt", "2");
    bench_link(bench, "a.txt", "in/c.txt");
    g_autofree char *in = bench_path(bench, "in"), *a = bench_path(bench, "in/a.txt"),
                    *c = bench_path(bench, "in/c.txt");
    const char *roots[] = {in, a, c, a, NULL};
    bench_read_roots(bench, roots);
    bench_assert(bench, "in/b undated 2\na undated 1\n", "");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/links/a_loop_of_links_ends", a_loop_of_links_ends);
    g_test_add_func("/corpus/links/a_link_to_a_folder_is_followed", a_link_to_a_folder_is_followed);
    g_test_add_func("/corpus/links/a_folder_has_its_own_name_before_that_of_a_link",
                    a_folder_has_its_own_name_before_that_of_a_link);
    g_test_add_func("/corpus/links/of_several_links_the_first_is_followed", of_several_links_the_first_is_followed);
    g_test_add_func("/corpus/links/a_root_may_be_a_link", a_root_may_be_a_link);
    g_test_add_func("/corpus/links/a_folder_below_two_roots_is_read_once", a_folder_below_two_roots_is_read_once);
    g_test_add_func("/corpus/links/a_file_is_read_once_under_its_own_name", a_file_is_read_once_under_its_own_name);
    g_test_add_func("/corpus/links/a_file_that_is_a_root_is_read_once", a_file_that_is_a_root_is_read_once);
    return g_test_run();
}
