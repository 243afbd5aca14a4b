/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus_bench.h"

static void check(const char *lines, const char *documents, const char *messages) {
    g_autoptr(Bench) bench = bench_new();
    bench_write(bench, "n.jsonl", lines);
    bench_read(bench, "n.jsonl");
    bench_assert(bench, documents, messages);
}

static void a_record_has_its_fields(void) {
    check(
        "{\"id\":\"a\",\"date\":\"2015-01-21\",\"title\":\"T\",\"text\":\"x \\u00e9\\n\",\"source\":\"S\",\"url\":\"U\"}\n",
        "a 2015-01-21 [T][S][U]x \xC3\xA9\n\n", "");
    check("{ \"text\" : \"x\" , \"other\" : [1,{\"text\":\"no\"}], \"id\" : \"a\" }", "a undated x\n", "");
    check("{\"text\":\"x\",\"title\":null,\"source\":\"\",\"id\":null,\"date\":null}\n", "n.jsonl:1 undated x\n", "");
}

static void an_id_can_be_a_number(void) {
    check("{\"id\":17,\"text\":\"x\"}\n{\"id\":-1.5e3 ,\"text\":\"y\"}\n{\"date\":20150121,\"text\":\"z\"}\n",
          "17 undated x\n-1.5e3 undated y\nn.jsonl:3 2015-01-21 z\n", "");
    check("{\"id\":123456789012345678901234567890,\"text\":\"x\"}\n", "123456789012345678901234567890 undated x\n", "");
    check("{\"id\":1x,\"text\":\"x\"}\n", "", "n.jsonl:1: \"id\" is neither a string nor a number\n");
}

static void the_first_of_repeated_keys_counts(void) {
    check("{\"text\":\"one\",\"text\":\"two\",\"actors\":[\"A\"],\"actors\":[\"B\"]}\n", "n.jsonl:1 undated one(A)\n",
          "");
}

static void a_key_can_be_escaped(void) {
    check("{\"te\\u0078t\":\"one\"}\n", "n.jsonl:1 undated one\n", "");
}

static void lines_may_end_in_crlf_or_not_at_all(void) {
    check("\xEF\xBB\xBF{\"text\":\"one\"}\r\n\r\n \t\n{\"text\":\"two\"}",
          "n.jsonl:1 undated one\nn.jsonl:4 undated two\n", "");
}

static void bad_utf8_becomes_a_mark(void) {
    check("{\"id\":\"a\xFF\",\"text\":\"x\xC3\"}\n{\"text\":\"y\"}\n",
          "a\xEF\xBF\xBD undated x\xEF\xBF\xBD\nn.jsonl:2 undated y\n", "");
}

static void a_lone_surrogate_becomes_a_mark(void) {
    check("{\"text\":\"a\\ud800b\"}\n",
          "n.jsonl:1 undated a\xEF\xBF\xBD"
          "b\n",
          "");
    check("{\"text\":\"\\ud83d\\ude00\\udc00\\\\ud800\"}\n", "n.jsonl:1 undated \xF0\x9F\x98\x80\xEF\xBF\xBD\\ud800\n",
          "");
    check("{\"text\":\"\\ud8\"}\n{\"text\":\"\\ud800\"}\n", "n.jsonl:2 undated \xEF\xBF\xBD\n",
          "n.jsonl:1: bad JSON: a string has a bad escape\n");
}

static void a_nul_stays_in_the_text(void) {
    g_autoptr(Bench) bench = bench_new();
    bench_write_literal(bench, "n.jsonl",
                        "{\"id\":\"a\\u0000b\",\"title\":\"t\\u0000\",\"text\":\"x\\u0000y\"}\n{\"text\":\"a\0b\"}\n");
    bench_read(bench, "n.jsonl");
    bench_assert_bytes(bench->documents->str, bench->documents->len, "a\\x00b undated [t\xEF\xBF\xBD]x\0y\n", 25);
    g_assert_cmpstr(bench->messages->str, ==,
                    "n.jsonl:2: bad JSON: a control character stands in a string without a backslash\n");
}

static void bad_lines_are_told_and_no_other_is_lost(void) {
    check(
        "{\"text\":\"1\"}\n{\"text\":\"2\"\n{\"text\":\"3\n[1]\n7\nnull\n\"text\"\n{\"text\":\"8\"} {}\n{text:\"9\"}\n{\"text\" \"10\"}\n"
        "{\"text\":\"11\" \"a\":1}\n{\"text\":\"12\",}\n{\"text\":13}\n{}\n{\"text\":null}\n{\"text\":\"16\"}\n",
        "n.jsonl:1 undated 1\nn.jsonl:16 undated 16\n",
        "n.jsonl:2: bad JSON: commas, colons, quotes or brackets are wrong or missing\n"
        "n.jsonl:3: bad JSON: a string is not closed\n"
        "n.jsonl:4: bad JSON: the line is no object {...}; a list becomes a line for each record with: "
        "jq -c '.[]' FILE > FILE.jsonl\n"
        "n.jsonl:5: bad JSON: the line is no object {...}\n"
        "n.jsonl:6: bad JSON: the line is no object {...}\n"
        "n.jsonl:7: bad JSON: the line is no object {...}\n"
        "n.jsonl:8: bad JSON: something follows the object\n"
        "n.jsonl:9: bad JSON: commas, colons, quotes or brackets are wrong or missing\n"
        "n.jsonl:10: bad JSON: commas, colons, quotes or brackets are wrong or missing\n"
        "n.jsonl:11: bad JSON: commas, colons, quotes or brackets are wrong or missing\n"
        "n.jsonl:12: bad JSON: commas, colons, quotes or brackets are wrong or missing\n"
        "n.jsonl:13: \"text\" is no string\n"
        "n.jsonl:14: the record has no \"text\"; name the right field with --map text=FIELD\n"
        "n.jsonl:15: the record has no \"text\"; name the right field with --map text=FIELD\n");
}

static void tagged_records_have_windows(void) {
    check(
        "{\"actors\":[\"RUS\",\"PRK\"]}\n{\"actors\":[[\"RUS\",\"PRK\"],[],[\"UN\"]]}\n{\"actors\":[]}\n{\"actors\":[[]]}\n"
        "{\"actors\":null,\"text\":\"x\"}\n{\"actors\":[\"A\"],\"text\":\"y\"}\n",
        "n.jsonl:1 undated (RUS PRK)\nn.jsonl:2 undated (RUS PRK)()(UN)\nn.jsonl:3 undated ()\nn.jsonl:4 undated ()\n"
        "n.jsonl:5 undated x\nn.jsonl:6 undated y(A)\n",
        "");
    check(
        "{\"actors\":[\"A\",[\"B\"]]}\n{\"actors\":[[\"B\"],\"A\"]}\n{\"actors\":\"A\"}\n{\"actors\":[1]}\n{\"actors\":[\"\"]}\n{\"actors\":[[null]]}\n",
        "",
        "n.jsonl:1: \"actors\" is neither a list of ids nor a list of such lists\n"
        "n.jsonl:2: \"actors\" mixes ids and lists of ids\n"
        "n.jsonl:3: \"actors\" is no list\n"
        "n.jsonl:4: \"actors\" is neither a list of ids nor a list of such lists\n"
        "n.jsonl:5: \"actors\" holds an empty id\n"
        "n.jsonl:6: \"actors\" is neither a list of ids nor a list of such lists\n");
}

static void other_names_can_be_mapped(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.map = "date=published, text=body";
    bench_write(bench, "n.jsonl",
                "{\"published\":\"2015-01-21\",\"body\":\"x\",\"text\":\"no\",\"date\":\"no\"}\n{\"text\":\"no\"}\n");
    bench_read(bench, "n.jsonl");
    bench_assert(bench, "n.jsonl:1 2015-01-21 x\n",
                 "n.jsonl:2: the record has no \"body\"; name the right field with --map text=FIELD\n");
}

static void a_key_with_a_nul_is_no_longer_key(void) {
    check("{\"id\\u0000xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\":\"no\",\"text\\u0000\":\"no\",\"text\":\"x\"}\n",
          "n.jsonl:1 undated x\n", "");
}

static void a_field_can_stand_in_an_object(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.map = "date=meta.published.on,text=article.body,source=a.b";
    bench_write(
        bench, "n.jsonl",
        "{\"meta\":{\"x\":{},\"published\":{\"on\":\"2015-01-21\",\"at\":1}},\"article\":{\"body\":\"x\"},\"a.b\":\"S\"}\n"
        "{\"article\":\"no\",\"meta\":[{\"published\":1}],\"article.body\":\"y\"}\n"
        "{\"article\":{\"body\":{\"no\":1}}}\n"
        "{\"article\":{\"body\":\"z\",}}\n");
    bench_read(bench, "n.jsonl");
    bench_assert(bench, "n.jsonl:1 2015-01-21 [S]x\nn.jsonl:2 undated y\n",
                 "n.jsonl:3: \"article.body\" is no string\n"
                 "n.jsonl:4: bad JSON: commas, colons, quotes or brackets are wrong or missing\n");
}

static void a_bad_map_is_misuse(void) {
    static const char *const maps[] = {"date", "day=published", "date=", "date=a,date=b", "=x", ","};
    for (size_t i = 0; i < G_N_ELEMENTS(maps); i++) {
        g_autoptr(GError) error = NULL;
        EntOptions options = ENT_OPTIONS_INIT;
        options.map = maps[i];
        const char *roots[] = {"/", NULL};
        g_assert_null(ent_corpus_new(roots, &options, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
    }
}

static void a_long_line_is_skipped_alone(void) {
    g_autoptr(Bench) bench = bench_new();
    bench->options.max_record = 100;
    g_autoptr(GString) text = g_string_new("{\"text\":\"1\"}\n{\"text\":\"");
    for (int i = 0; i < 1000000; i++)
        g_string_append_c(text, 'x');
    g_string_append(text, "\"}\n{\"text\":\"3\"}\n");
    bench_write(bench, "n.jsonl", text->str);
    bench_read(bench, "n.jsonl");
    bench_assert(bench, "n.jsonl:1 undated 1\nn.jsonl:3 undated 3\n",
                 "n.jsonl:2: the line is longer than 100 bytes (--max-record)\n");
}

static void lines_of_all_lengths_come_through(void) {
    g_autoptr(Bench) bench = bench_new();
    g_autoptr(GString) lines = g_string_new(NULL), expected = g_string_new(NULL);
    for (unsigned i = 1; i <= 400; i++) {
        g_autofree char *text = g_strnfill(i * i * i % 9000, (char)('a' + i % 26));
        g_string_append_printf(lines, "{\"text\":\"%s\"}\n", text);
        g_string_append_printf(expected, "n.jsonl:%u undated %s\n", i, text);
    }
    bench_write(bench, "n.jsonl", lines->str);
    bench_read(bench, "n.jsonl");
    bench_assert(bench, expected->str, "");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/jsonl/a_record_has_its_fields", a_record_has_its_fields);
    g_test_add_func("/corpus/jsonl/an_id_can_be_a_number", an_id_can_be_a_number);
    g_test_add_func("/corpus/jsonl/the_first_of_repeated_keys_counts", the_first_of_repeated_keys_counts);
    g_test_add_func("/corpus/jsonl/a_key_can_be_escaped", a_key_can_be_escaped);
    g_test_add_func("/corpus/jsonl/lines_may_end_in_crlf_or_not_at_all", lines_may_end_in_crlf_or_not_at_all);
    g_test_add_func("/corpus/jsonl/bad_utf8_becomes_a_mark", bad_utf8_becomes_a_mark);
    g_test_add_func("/corpus/jsonl/a_lone_surrogate_becomes_a_mark", a_lone_surrogate_becomes_a_mark);
    g_test_add_func("/corpus/jsonl/a_nul_stays_in_the_text", a_nul_stays_in_the_text);
    g_test_add_func("/corpus/jsonl/bad_lines_are_told_and_no_other_is_lost", bad_lines_are_told_and_no_other_is_lost);
    g_test_add_func("/corpus/jsonl/tagged_records_have_windows", tagged_records_have_windows);
    g_test_add_func("/corpus/jsonl/other_names_can_be_mapped", other_names_can_be_mapped);
    g_test_add_func("/corpus/jsonl/a_key_with_a_nul_is_no_longer_key", a_key_with_a_nul_is_no_longer_key);
    g_test_add_func("/corpus/jsonl/a_field_can_stand_in_an_object", a_field_can_stand_in_an_object);
    g_test_add_func("/corpus/jsonl/a_bad_map_is_misuse", a_bad_map_is_misuse);
    g_test_add_func("/corpus/jsonl/a_long_line_is_skipped_alone", a_long_line_is_skipped_alone);
    g_test_add_func("/corpus/jsonl/lines_of_all_lengths_come_through", lines_of_all_lengths_come_through);
    return g_test_run();
}
