/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"
#include "output/csv_write.h"
#include "output/json_write.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void assert_number(double value, const char *expected) {
    char text[ENT_NUMBER_LENGTH];
    g_assert_cmpstr(ent_number_format(value, text), ==, expected);
}

static void whole_numbers_keep_all_digits_others_six(void) {
    assert_number(0, "0");
    assert_number(-0.0, "0");
    assert_number(1234567, "1234567");
    assert_number(999999999999999, "999999999999999");
    assert_number(1e15, "1e+15");
    assert_number(0.1, "0.1");
    assert_number(1 / 3.0, "0.333333");
    assert_number(-1234567.5, "-1234570");
    assert_number(1e20 / 7, "1.42857e+19");
    assert_number(1e-9, "1e-09");
}

static void a_formatted_number_formats_the_same_again(void) {
    char text[ENT_NUMBER_LENGTH], again[ENT_NUMBER_LENGTH];
    for (double value = 1.23456789e-12; value < 1e20; value *= 7.7) {
        ent_number_format(value, text);
        g_assert_cmpstr(ent_number_format(g_ascii_strtod(text, NULL), again), ==, text);
    }
}

static void fixed_numbers_have_no_negative_zero(void) {
    char text[ENT_NUMBER_LENGTH];
    g_assert_cmpstr(ent_number_format_fixed(-0.001, 2, text), ==, "0.00");
    g_assert_cmpstr(ent_number_format_fixed(-1.256, 2, text), ==, "-1.26");
    g_assert_cmpstr(ent_number_format_fixed(3, 0, text), ==, "3");
}

static void a_comma_locale_changes_nothing(void) {
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL) {
        g_test_skip("there is no locale de_DE.UTF-8");
        return;
    }
    assert_number(0.5, "0.5");
    setlocale(LC_NUMERIC, "C");
}

static void thousands_are_grouped(void) {
    static const struct {
        uint64_t value;
        const char *text;
    } cases[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {1234567, "1,234,567"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = ent_number_grouped(cases[i].value);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

/* The JSON string that @text becomes. */
static void assert_string(const char *text, const char *expected) {
    g_autofree char *written = NULL;
    char *buffer = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&buffer, &length);
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_array(&json, NULL, ENT_JSON_INLINE);
    ent_json_string(&json, NULL, text);
    ent_json_close(&json);
    fclose(stream);
    written = g_strconcat("[", expected, "]\n", NULL);
    g_assert_cmpstr(buffer, ==, written);
    free(buffer);
}

static void strings_are_escaped(void) {
    assert_string("plain", "\"plain\"");
    assert_string(NULL, "null");
    assert_string("", "\"\"");
    assert_string("a\"b\\c", "\"a\\\"b\\\\c\"");
    assert_string("\n\r\t\x01\x1f\x7f", "\"\\n\\r\\t\\u0001\\u001f\\u007f\"");
    assert_string("</script><!--", "\"\\u003c/script>\\u003c!--\"");
    assert_string("T\u00fcrkiye \U0001f600 \uffff", "\"T\u00fcrkiye \U0001f600 \uffff\"");
}

static void bad_utf8_is_repaired(void) {
    assert_string("a\xff"
                  "b",
                  "\"a\uFFFD"
                  "b\"");
    assert_string("cut \xe2\x82", "\"cut \uFFFD\uFFFD\"");
}

static void containers_nest_and_break_lines_where_asked(void) {
    char *buffer = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&buffer, &length);
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    ent_json_open_array(&json, "a", ENT_JSON_LINES);
    ent_json_open_object(&json, NULL, ENT_JSON_INLINE);
    ent_json_bool(&json, "b", true);
    ent_json_integer(&json, "c", UINT64_MAX);
    ent_json_close(&json);
    ent_json_close(&json);
    ent_json_open_array(&json, "d", ENT_JSON_LINES);
    ent_json_close(&json);
    ent_json_real(&json, "e", NAN);
    ent_json_day(&json, "f", 0);
    ent_json_day(&json, "g", ENT_DAY_NONE);
    ent_json_close(&json);
    fclose(stream);
    g_assert_cmpstr(buffer, ==,
                    "{\n \"a\": [\n  {\"b\": true, \"c\": 18446744073709551615}\n ],\n \"d\": [],\n \"e\": null,\n"
                    " \"f\": \"1970-01-01\",\n \"g\": null\n}\n");
    free(buffer);
}

static void integers_keep_all_digits(void) {
    char *buffer = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&buffer, &length);
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_array(&json, NULL, ENT_JSON_INLINE);
    static const int64_t values[] = {0, -1, 1000001, -1000001, INT64_C(1000000000000001), INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        ent_json_signed(&json, NULL, values[i]);
    ent_json_close(&json);
    fclose(stream);
    g_assert_cmpstr(buffer, ==,
                    "[0, -1, 1000001, -1000001, 1000000000000001, -9223372036854775808, 9223372036854775807]\n");
    free(buffer);
}

static void assert_cell(const char *text, const char *expected) {
    char *buffer = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&buffer, &length);
    EntCsv csv;
    ent_csv_init(&csv, stream, "a,b");
    ent_csv_text(&csv, text);
    ent_csv_real(&csv, NAN);
    ent_csv_end_row(&csv);
    fclose(stream);
    g_autofree char *row = g_strconcat("a,b\r\n", expected, ",\r\n", NULL);
    g_assert_cmpstr(buffer, ==, row);
    free(buffer);
}

static void cells_are_quoted_only_where_needed(void) {
    assert_cell("plain", "plain");
    assert_cell(NULL, "");
    assert_cell("a,b", "\"a,b\"");
    assert_cell("say \"yes\"", "\"say \"\"yes\"\"\"");
    assert_cell("two\nlines", "\"two\nlines\"");
    assert_cell(" padded", "\" padded\"");
    assert_cell("T\u00fcrkiye", "T\u00fcrkiye");
    assert_cell("bad \xff", "bad \uFFFD");
    assert_cell("bell\a", "bell");
}

static void formulas_are_made_harmless(void) {
    assert_cell("=cmd()", "'=cmd()");
    assert_cell("+1", "'+1");
    assert_cell("-1", "'-1");
    assert_cell("@x", "'@x");
    assert_cell("\tx", "'\tx");
    assert_cell("\rx", "\"'\rx\"");
    assert_cell("\a=cmd()", "'=cmd()");
    assert_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    assert_cell("2015-01-01..2015-03-31", "2015-01-01..2015-03-31");
}

static void numbers_in_tables_are_not_text(void) {
    char *buffer = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&buffer, &length);
    EntCsv csv;
    ent_csv_init(&csv, stream, "a,b,c,d,e");
    ent_csv_real(&csv, -0.25);
    ent_csv_integer(&csv, 7);
    ent_csv_bool(&csv, false);
    ent_csv_day(&csv, 1);
    ent_csv_day(&csv, ENT_DAY_NONE);
    ent_csv_end_row(&csv);
    fclose(stream);
    g_assert_cmpstr(buffer, ==, "a,b,c,d,e\r\n-0.25,7,false,1970-01-02,\r\n");
    free(buffer);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/output/json/" #name, name)
    ADD(whole_numbers_keep_all_digits_others_six);
    ADD(a_formatted_number_formats_the_same_again);
    ADD(fixed_numbers_have_no_negative_zero);
    ADD(a_comma_locale_changes_nothing);
    ADD(thousands_are_grouped);
    ADD(strings_are_escaped);
    ADD(bad_utf8_is_repaired);
    ADD(containers_nest_and_break_lines_where_asked);
    ADD(integers_keep_all_digits);
    ADD(cells_are_quoted_only_where_needed);
    ADD(formulas_are_made_harmless);
    ADD(numbers_in_tables_are_not_text);
    return g_test_run();
}
