/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

static void check(const char *page, const char *document) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "p.html", page);
    bench_read(bench, "");
    bench_assert(bench, document, "");
}

#define LONG "A sentence that is long enough to be a paragraph of an article and not a label of something. "
#define LONGER LONG LONG

static void an_article_is_taken_out_of_its_page(void) {
    check(
        "<!DOCTYPE html><html><head><title>Envoy in Moscow | The Times</title>"
        "<meta property='og:site_name' content='The Times'><link rel=canonical href='https://t.org/e'>"
        "<meta property='article:published_time' content='2015-01-21T02:00:00+03:00'><style>p{}</style></head>"
        "<body><header><a href=/>Home</a></header><nav><p>" LONG "</nav>"
        "<main><h1>Envoy in Moscow</h1><article><p>First <b>par</b>agraph &amp; <a href=x>link</a>.</p>\n"
        "<p>Second\n   one,&nbsp;spaced." LONGER "</p><aside><p>" LONGER LONGER "</p></aside>"
        "<script>document.write('<p>no</p>')</script><noscript>no</noscript></article></main>"
        "<footer><p>" LONG "</footer></body></html>",
        "p 2015-01-20 [Envoy in Moscow][The Times][https://t.org/e]First paragraph & link.\n\nSecond one, spaced." LONG
        "A sentence that is long enough to be a paragraph of an article and not a label of something.\n");
}

static void the_place_marked_as_article_comes_first(void) {
    check("<article>" LONGER "</article><div itemprop=articleBody><p>" LONGER "x</div><main>" LONGER "</main>",
          "p undated " LONGER "x\n");
    /* The longest of several. */
    check("<article><p>" LONGER "</article><article><p>" LONGER LONGER "x</article><p>" LONG,
          "p undated " LONGER LONGER "x\n");
    check("<div role=main><p>" LONGER "x</div><p>" LONG, "p undated " LONGER "x\n");
}

static void else_the_densest_paragraphs(void) {
    check("<body><div><p>Short</p><p><a href=x>" LONGER LONGER LONGER "</a></p></div>"
          "<div><div><p>" LONG "1</p></div><div><p>" LONG "2</p></div><div><p>" LONG "3</p></div></div>"
          "<div>Imprint</div></body>",
          "p undated " LONG "1\n\n" LONG "2\n\n" LONG "3\n");
    /* Teasers marked as articles do not stand for it. */
    check("<article>" LONGER "</article><div><p>" LONGER LONGER "1<p>" LONGER LONGER "2</div>",
          "p undated " LONGER LONGER "1\n\n" LONGER LONGER "2\n");
    check("plain text", "p undated plain text\n");
    check("", "p undated \n");
    check("<p></p> \n <br>", "p undated \n");
}

static void breaks_end_lines_and_two_end_paragraphs(void) {
    check("<body>one<br>two<br><br/>\n three<p>four <br> five</p><pre>six\n seven\n\neight</pre><ul><li>a<li>b</ul>",
          "p undated one\ntwo\n\nthree\n\nfour\nfive\n\nsix\nseven\n\neight\n\na\n\nb\n");
}

static void surroundings_are_dropped_unless_they_are_the_page(void) {
    check("<body><div><p>" LONGER LONGER LONGER "1</p><div class='box related-links'><p>" LONGER LONGER LONGER
          "</p></div><form>" LONGER "</form></div>",
          "p undated " LONGER LONGER LONGER "1\n");
    check("<body><form id=aspnet><p>" LONGER "1</p><div class=share>" LONGER "</div></form>",
          "p undated " LONGER "1\n");
    check("<body><div class=widget-main><p>" LONGER "1</p></div>", "p undated " LONGER "1\n");
}

static void a_title_has_no_site_and_stands_once(void) {
    check("<meta property=og:title content='T &amp; U - Site'><meta property=og:site_name content=Site><h1>No</h1>x",
          "p undated [T & U][Site]No\n\nx\n");
    check("<title>No</title><h1>The  <i>heading</i>\n</h1>x", "p undated [The heading]x\n");
    check("<title>Something happened - The Times</title>x", "p undated [Something happened]x\n");
    check("<title>North - South</title>x", "p undated [North - South]x\n");
    check("<title></title>x<svg><title>no</title></svg>", "p undated x\n");
}

static void a_page_says_its_day_in_many_ways(void) {
    static const char *const ways[] = {
        "<meta property=article:published_time content=2015-01-21>",
        "<meta itemprop=datePublished content=2015-01-21>",
        "<span itemprop=datePublished content=2015-01-21>yesterday</span>",
        "<time itemprop='datePublished' datetime=2015-01-21>yesterday</time>",
        "<script type='application/ld+json'>{\"a\":[1,{ \"datePublished\" : \"2015-01-21T10:00:00Z\" }]}</script>",
        "<meta name=DC.date.issued content='2015-01-21'>",
        "<meta name=pubdate content='Wed, 21 Jan 2015 13:10:00 +0300'>",
        "<meta name=date content=20150121>",
        "<p><time datetime='2015-01-21T10:00'>x</time>",
        "<meta name=date content=soon><time datetime='2015-01-21'></time>",
        "<aside><time datetime='2014-01-01'></time></aside><time datetime='2013-01-01'></time><article><time "
        "datetime='2015-01-21'></time><time datetime='2016-01-01'></time></article>",
        "<time datetime='2014-01-01'></time><meta name=date content=2013-01-01>"
        "<meta property=article:published_time content=2015-01-21>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_test_message("%s", ways[i]);
        bench_write(bench, "p.html", ways[i]);
        bench_read(bench, "");
        g_assert_true(g_str_has_prefix(bench->documents->str, "p 2015-01-21 "));
        g_assert_cmpstr(bench->messages->str, ==, "");
    }
}

static void different_times_are_no_day(void) {
    check("<time datetime=2015-01-21></time><time datetime=2015-01-22></time>x", "p undated x\n");
    check("<nav><time datetime=2015-01-21></time></nav>x", "p undated x\n");
}

static void a_day_that_is_none_is_told(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "2015-01-21.htm", "<meta name=date content='05/01/2024'>x");
    bench_read(bench, "");
    g_assert_true(
        g_str_has_prefix(bench->messages->str, "2015-01-21.htm: date \"05/01/2024\" does not say whether the day"));
}

static void the_charset_is_sniffed(void) {
    static const struct {
        const char *page;
        size_t length;
        const char *text;
    } pages[] = {
#define PAGE(bytes) bytes, sizeof(bytes) - 1
        {PAGE("caf\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D"), "caf\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D"},
        {PAGE("caf\xE9 \x93q\x94 \x81"), "caf\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D \xEF\xBF\xBD"},
        {PAGE("<meta charset=iso-8859-1>caf\xE9 \x80"), "caf\xC3\xA9 \xE2\x82\xAC"},
        {PAGE("<meta charset=iso-8859-1>caf\xC3\xA9"), "caf\xC3\xA9"},
        {PAGE("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xCC\xEE"), "\xD0\x9C\xD0\xBE"},
        {PAGE("<meta charset='utf-8'>caf\xC3\xA9 \xFF"), "caf\xC3\xA9 \xEF\xBF\xBD"},
        {PAGE("<meta charset=nonsense>caf\xE9"), "caf\xC3\xA9"},
        {PAGE("\xEF\xBB\xBF<meta charset=latin1>caf\xC3\xA9"), "caf\xC3\xA9"},
        {PAGE("\xFF\xFE"
              "c\0\xE9\0=\xD8\0\xDE"),
         "c\xC3\xA9\xF0\x9F\x98\x80"},
        {PAGE("\xFE\xFF\0c\0\xE9\xD8\x3D"), "c\xC3\xA9\xEF\xBF\xBD"},
        {PAGE("<\0b\0>\0c\0\xE9\0"), "c\xC3\xA9"},
        {PAGE("\0<\0b\0>\0c\0\xE9"), "c\xC3\xA9"},
        {PAGE("a\0b"), "a b"},
        {PAGE("caf&eacute; &#8220;q&#x201D; &nonsense;"), "caf\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D &nonsense;"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_autofree char *expected = g_strdup_printf("p undated %s\n", pages[i].text);
        bench_write_bytes(bench, "p.html", pages[i].page, pages[i].length);
        bench_read(bench, "");
        bench_assert(bench, expected, "");
    }
}

/* "<b><b><b>...", as often as it fits into @length bytes. */
static char *repeated(const char *piece, size_t length) {
    GString *page = g_string_new(NULL);
    while (page->len < length)
        g_string_append(page, piece);
    return g_string_free(page, FALSE);
}

static void a_page_made_to_cost_much_is_refused(void) {
    static const struct {
        const char *piece, *before, *message;
    } pages[] = {
        {"<b>", "", "p.html: the page nests its elements deeper than 1000; it is skipped\n"},
        {" a", "<a ", "p.html: a tag of the page has more than 1000 attributes; it is skipped\n"},
        {" a=b", "<a \" ", "p.html: a tag of the page has more than 1000 attributes; it is skipped\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(Bench) bench = bench_new();
        g_autofree char *rest = repeated(pages[i].piece, 100000), *page = g_strconcat(pages[i].before, rest, NULL);
        bench_write(bench, "p.html", page);
        bench_read(bench, "");
        bench_assert(bench, "", pages[i].message);
        g_assert_cmpuint(bench->summary.skipped, ==, 1);
    }
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *large = repeated("<p>x", (16 << 20) + 1);
    bench_write(bench, "p.html", large);
    bench_read(bench, "");
    bench_assert(bench, "", "p.html: the page is larger than 16 MiB; it is skipped\n");
}

static void a_page_may_be_packed_and_in_an_archive(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GByteArray) bytes = bench_gzip("<p>one", 6);
    bench_write_bytes(bench, "p.HTML.gz", bytes->data, bytes->len);
    bench_read(bench, "");
    bench_assert(bench, "p undated one\n", "");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/html/an_article_is_taken_out_of_its_page", an_article_is_taken_out_of_its_page);
    g_test_add_func("/corpus/html/the_place_marked_as_article_comes_first", the_place_marked_as_article_comes_first);
    g_test_add_func("/corpus/html/else_the_densest_paragraphs", else_the_densest_paragraphs);
    g_test_add_func("/corpus/html/breaks_end_lines_and_two_end_paragraphs", breaks_end_lines_and_two_end_paragraphs);
    g_test_add_func("/corpus/html/surroundings_are_dropped_unless_they_are_the_page",
                    surroundings_are_dropped_unless_they_are_the_page);
    g_test_add_func("/corpus/html/a_title_has_no_site_and_stands_once", a_title_has_no_site_and_stands_once);
    g_test_add_func("/corpus/html/a_page_says_its_day_in_many_ways", a_page_says_its_day_in_many_ways);
    g_test_add_func("/corpus/html/different_times_are_no_day", different_times_are_no_day);
    g_test_add_func("/corpus/html/a_day_that_is_none_is_told", a_day_that_is_none_is_told);
    g_test_add_func("/corpus/html/the_charset_is_sniffed", the_charset_is_sniffed);
    g_test_add_func("/corpus/html/a_page_made_to_cost_much_is_refused", a_page_made_to_cost_much_is_refused);
    g_test_add_func("/corpus/html/a_page_may_be_packed_and_in_an_archive", a_page_may_be_packed_and_in_an_archive);
    return g_test_run();
}
