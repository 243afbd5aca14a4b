/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

#include "corpus/text.h"

static void check(const char *rows, const char *documents, const char *messages) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "n.csv", rows);
    bench_read(bench, "n.csv");
    bench_assert(bench, documents, messages);
}

static void a_row_has_its_fields(void) {
    check("id,date,title,text,source,url\na,2015-01-21,T,x,S,U\n", "a 2015-01-21 [T][S][U]x\n", "");
    check("\xEF\xBB\xBFText , ID\r\nx,a\r\n\r\n\ny,b", "a undated x\nb undated y\n", "");
    check("text\n\"\"\n", "n.csv:2 undated \n", "");
    check("text\n", "", "");
    check("text", "", "");
}

static void quotes_enclose_anything(void) {
    check("id,text\na,\"x, \"\"y\"\"\r\n\nz\"\n\"b\",\"\"\"\"\nc,\"last\"",
          "a undated x, \"y\"\r\n\nz\nb undated \"\nc undated last\n", "");
    check("id,text\na,x \"y\" z\n", "a undated x \"y\" z\n", "");
}

static void lines_count_inside_quotes(void) {
    check("text\n\"1\n2\n3\"\n4\n", "n.csv:2 undated 1\n2\n3\nn.csv:5 undated 4\n", "");
}

static void the_wrong_number_of_fields_is_skipped(void) {
    check(
        "id,text\na\nb,x,y\nc,z\n", "c undated z\n",
        "n.csv:2: the row has 1 field where the header has 2\nn.csv:3: the row has 3 fields where the header has 2\n");
}

static void an_unclosed_quote_costs_one_row(void) {
    check("id,text\na,\"open\nb,\"fine, text\"\nc,z\n", "b undated fine, text\nc undated z\n",
          "n.csv:2: a quote in this row is not closed or not doubled\n");
    check("id,text\na,x\nb,\"open\nc,z\nd,w", "a undated x\nc undated z\nd undated w\n",
          "n.csv:3: a quote in this row is not closed or not doubled\n");
    check("id,text\na,\"x\" y\nb,z\n", "b undated z\n", "n.csv:2: a quote in this row is not closed or not doubled\n");
    check("id,text\na,\"x\"\r\"\nb,z\n", "b undated z\n",
          "n.csv:2: a quote in this row is not closed or not doubled\n");
}

static void old_macs_end_rows_with_returns(void) {
    check("id,date,text\ra,2015-01-02,\"x\n\"\"y\"\"\"\r\rb,,z\"\rc,\"open\rd,,\"w\"",
          "a 2015-01-02 x\n\"y\"\nb undated z\"\nd undated w\n",
          "n.csv:5: a quote in this row is not closed or not doubled\n");
    check("sep=;\rid;text\ra;x, y\r", "a undated x, y\n", "");
    check("\"id\";\"te\rxt\";text\r\na;b;x\n", "a undated x\n", "");
}

static void a_table_without_text_is_refused_with_its_columns(void) {
    check(
        "id,day,body\na,b,c\n", "",
        "n.csv: no column is named \"text\"; the columns are: id, day, body; name the right one with --map text=COLUMN, or give a "
        "table of dates with --metadata\n");
}

static void columns_can_be_mapped(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.map = "text=Body";
    bench_write(bench, "n.csv", "BODY,text,id,id\nx,no,a,no\n");
    bench_read(bench, "n.csv");
    bench_assert(bench, "a undated x\n", "");
}

static void the_order_of_dates_can_be_given(void) {
    static const char rows[] = "id,when,text\na,05/01/2024,x\nb,13/01/2024,y\nc,2024-01-07,z\n";
    g_autoptr(Bench) day_first = bench_new(), month_first = bench_new(), unknown = bench_new();
    day_first->options.map = "date=when:dmy";
    month_first->options.map = "date=when:mdy";
    unknown->options.map = "date=when";
    Bench *benches[] = {day_first, month_first, unknown};
    for (size_t i = 0; i < G_N_ELEMENTS(benches); i++) {
        bench_write(benches[i], "n.csv", rows);
        bench_read(benches[i], "n.csv");
    }
    bench_assert(day_first, "a 2024-01-05 x\nb 2024-01-13 y\nc 2024-01-07 z\n", "");
    bench_assert(month_first, "a 2024-05-01 x\nb undated y\nc 2024-01-07 z\n",
                 "n.csv:3: date \"13/01/2024\" is not a day; write it as 2015-01-21; the document is undated\n");
#define NO_ORDER                                                                                                  \
    "does not say whether the day or the month comes first; say it with --map date=FIELD:dmy or date=FIELD:mdy; " \
    "the document is undated\n"
    bench_assert(unknown, "a undated x\nb undated y\nc 2024-01-07 z\n",
                 "n.csv:2: date \"05/01/2024\" " NO_ORDER "n.csv:3: date \"13/01/2024\" " NO_ORDER);
}

static void a_row_can_name_its_actors(void) {
    check("id,actors\na,RUS PRK\nb,\" RUS  PRK ;; RUS UN; \"\nc,X\n",
          "a undated (RUS PRK)\nb undated (RUS PRK)(RUS UN)\nc undated (X)\n", "");
    check("id,text,actors\na,x,\nb,,;\nc,y, \n", "a undated x\nb undated ()\nc undated y\n", "");
    check("id,actors\na,\n", "", "n.csv:2: the record has no \"text\"; name the right field with --map text=FIELD\n");
}

static void tabs_separate_in_tsv(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "n.tsv", "id\ttext\na\tx, y\n");
    bench_read(bench, "n.tsv");
    bench_assert(bench, "a undated x, y\n", "");
}

static void bad_utf8_and_nul_are_repaired_but_in_the_text(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write_literal(bench, "n.csv", "id,title,text\na\xFF,t\xFF,x\xFF\0y\n");
    bench_read(bench, "n.csv");
    bench_assert_bytes(bench->documents->str, bench->documents->len, "a\\xff undated [t\xEF\xBF\xBD]x\xFF\0y\n", 25);
}

static void a_large_row_is_skipped(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.max_record = 20;
    g_autofree char *text = g_strnfill(500000, 'x');
    g_autofree char *rows = g_strdup_printf("id,text\na,%s\nb,\"%s\"\nc,z\n", text, text);
    bench_write(bench, "n.csv", rows);
    bench_read(bench, "n.csv");
    bench_assert(
        bench, "c undated z\n",
        "n.csv:2: the row is larger than 20 bytes (--max-record)\nn.csv:3: the row is larger than 20 bytes (--max-record)\n");
}

static void the_header_says_what_parts_columns(void) {
    static const char *const tables[] = {
        "id;date;text\na;2015-01-02;\"x, y\"\n",
        "id\tdate\ttext\na\t2015-01-02\tx, y\n",
        "id|date|text\na|2015-01-02|x, y\n",
        "\"id\";\"date\";\"text\"\r\na;2015-01-02;x, y\r\n",
        "sep=;\r\nid;date;text\r\na;2015-01-02;x, y\r\n",
        "SEP=\t\nid\tdate\ttext\na\t2015-01-02\tx, y\n",
        "\xEF\xBB\xBFid;date;text\na;2015-01-02;x, y\n",
        "id,date,text;\na,2015-01-02,\"x, y\"\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(Bench) bench = bench_new();
        bench->options.map = i == 7 ? "text=text;" : NULL;
        bench_write(bench, "n.csv", tables[i]);
        bench_read(bench, "n.csv");
        bench_assert(bench, "a 2015-01-02 x, y\n", "");
    }
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "n.tsv", "id,date,text\na,2015-01-02,x\n");
    bench_read(bench, "n.tsv");
    bench_assert(bench, "a 2015-01-02 x\n", "");
}

static void a_header_without_end_is_glanced_at(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autofree char *name = g_strnfill(200000, 'x');
    g_autofree char *rows = g_strdup_printf("id,text,%s\na,z,y\n", name);
    bench_write(bench, "n.csv", rows);
    bench_read(bench, "n.csv");
    bench_assert(bench, "a undated z\n", "");
}

static void a_table_that_is_no_utf8_is_told_once(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "a.csv", "id;text\na;x\nb;Russia\x92s\nc;China\x92s\n");
    bench_write(bench, "b.csv", "id;text\nd;Japan\x92s\n");
    bench_write(bench, "c.csv", "\xff\xfei\1d\1\n\1");
    bench_read(bench, "");
    bench_assert(bench, "a undated x\nb undated Russia\x92s\nc undated China\x92s\nd undated Japan\x92s\n",
                 "a.csv:3: " ENT_TEXT_FOREIGN_ADVICE "\nb.csv:2: " ENT_TEXT_FOREIGN_ADVICE
                 "\nc.csv: is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f UTF-16 -t UTF-8\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/csv/the_header_says_what_parts_columns", the_header_says_what_parts_columns);
    g_test_add_func("/corpus/csv/a_header_without_end_is_glanced_at", a_header_without_end_is_glanced_at);
    g_test_add_func("/corpus/csv/a_table_that_is_no_utf8_is_told_once", a_table_that_is_no_utf8_is_told_once);
    g_test_add_func("/corpus/csv/a_row_has_its_fields", a_row_has_its_fields);
    g_test_add_func("/corpus/csv/quotes_enclose_anything", quotes_enclose_anything);
    g_test_add_func("/corpus/csv/lines_count_inside_quotes", lines_count_inside_quotes);
    g_test_add_func("/corpus/csv/the_wrong_number_of_fields_is_skipped", the_wrong_number_of_fields_is_skipped);
    g_test_add_func("/corpus/csv/an_unclosed_quote_costs_one_row", an_unclosed_quote_costs_one_row);
    g_test_add_func("/corpus/csv/old_macs_end_rows_with_returns", old_macs_end_rows_with_returns);
    g_test_add_func("/corpus/csv/a_table_without_text_is_refused_with_its_columns",
                    a_table_without_text_is_refused_with_its_columns);
    g_test_add_func("/corpus/csv/columns_can_be_mapped", columns_can_be_mapped);
    g_test_add_func("/corpus/csv/the_order_of_dates_can_be_given", the_order_of_dates_can_be_given);
    g_test_add_func("/corpus/csv/a_row_can_name_its_actors", a_row_can_name_its_actors);
    g_test_add_func("/corpus/csv/tabs_separate_in_tsv", tabs_separate_in_tsv);
    g_test_add_func("/corpus/csv/bad_utf8_and_nul_are_repaired_but_in_the_text",
                    bad_utf8_and_nul_are_repaired_but_in_the_text);
    g_test_add_func("/corpus/csv/a_large_row_is_skipped", a_large_row_is_skipped);
    return g_test_run();
}
