/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "corpus/date.h"

#include <string.h>

typedef struct {
    const char *text, *day; /* no day: NULL */
} Case;

static const char *format(int32_t day, char text[ENT_DAY_LENGTH]) {
    return day == ENT_DAY_NONE ? NULL : ent_day_format(day, text);
}

static void check_field(const Case *cases, size_t n_cases, EntDateOrder order) {
    char text[ENT_DAY_LENGTH];
    for (size_t i = 0; i < n_cases; i++) {
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(format(ent_date_parse(cases[i].text, strlen(cases[i].text), order), text), ==, cases[i].day);
    }
}

static void iso_dates_are_days(void) {
    static const Case cases[] = {
        {"2015-01-21", "2015-01-21"},
        {"20150121", "2015-01-21"},
        {" 2015-01-21\r\n", "2015-01-21"},
        {"2000-02-29", "2000-02-29"},
        {"1000-01-01", "1000-01-01"},
        {"2999-12-31", "2999-12-31"},
        {"2015-01-21T13:10:00", "2015-01-21"},
        {"2015-01-21 13:10", "2015-01-21"},
        {"2015-01-21T13:10:00.123456Z", "2015-01-21"},
        {"2015-01-21T13:10:00,5z", "2015-01-21"},
        {"20150121T131000Z", "2015-01-21"},
        {"20150121T1310+0300", "2015-01-21"},
        {"2015-01-21 13:10:00 UTC", "2015-01-21"},
        {"2015-01-21T23:59:60Z", "2015-01-21"},
        {"2016-12-31T23:59:60Z", "2016-12-31"},
        {"20150121131000", "2015-01-21"},
    };
    check_field(cases, G_N_ELEMENTS(cases), ENT_ORDER_UNKNOWN);
}

static void an_offset_can_change_the_day(void) {
    static const Case cases[] = {
        {"2015-01-21T02:00:00+03:00", "2015-01-20"}, {"2015-01-21T03:00:00+03:00", "2015-01-21"},
        {"2015-01-21T22:00:00-03:00", "2015-01-22"}, {"2015-01-21T20:59:00-0300", "2015-01-21"},
        {"2015-01-01T00:30:00+01", "2014-12-31"},    {"2015-01-21T24:00:00", "2015-01-22"},
        {"2016-02-28T23:30:00-01:00", "2016-02-29"}, {"1000-01-01T00:00:00+01:00", NULL},
        {"2999-12-31T23:00:00-01:00", NULL},
    };
    check_field(cases, G_N_ELEMENTS(cases), ENT_ORDER_UNKNOWN);
}

static void mail_dates_are_days(void) {
    static const Case cases[] = {
        {"Wed, 21 Jan 2015 13:10:00 +0300", "2015-01-21"},
        {"21 Jan 2015 13:10:00 +0300", "2015-01-21"},
        {"Wed, 21 Jan 2015 01:10:00 +0300", "2015-01-20"},
        {"Wed, 21 Jan 2015 22:10 EST", "2015-01-22"},
        {"Wed, 21 Jan 2015 22:10:00 GMT", "2015-01-21"},
        {"Wed, 21 Jan 2015 22:10:00 Z", "2015-01-21"},
        {"1 Feb 2015 00:00:00 -0000", "2015-02-01"},
        {"Wed, 21 Jan 2015 01:10:00 +0300 (MSK)", "2015-01-20"},
        {"21 Jan 2015", "2015-01-21"},
    };
    check_field(cases, G_N_ELEMENTS(cases), ENT_ORDER_UNKNOWN);
}

static void nothing_else_is_a_day(void) {
    static const Case cases[] = {
        {"", NULL},
        {" ", NULL},
        {"2021-13-01", NULL},
        {"2021-00-01", NULL},
        {"2021-02-29", NULL},
        {"1900-02-29", NULL},
        {"2021-04-31", NULL},
        {"0999-01-01", NULL},
        {"3000-01-01", NULL},
        {"05/01/2024", NULL},
        {"05.01.2024", NULL},
        {"2015", NULL},
        {"2015-01", NULL},
        {"2015-1-2", NULL},
        {"2015-0121", NULL},
        {"201501-21", NULL},
        {"150121", NULL},
        {"1421845800", NULL},
        {"2015-01-21T", NULL},
        {"2015-01-21T25:00:00", NULL},
        {"2015-01-21T24:00:01", NULL},
        {"2015-01-21T12:60:00", NULL},
        {"2015-01-21T12:00:00+24:00", NULL},
        {"2015-01-21T12:00:00.", NULL},
        {"2015-01-21T12:00:60Z", NULL},
        {"2015-01-21T24:01", NULL},
        {"2015-01-21T24:00:00.5", NULL},
        {"2015-01-21 13:10 pm", NULL},
        {"2015-01-21 0:10 am", NULL},
        {"2015-01-21 and more", NULL},
        {"0000-01-01", NULL},
        {"9999-12-31", NULL},
        {"31 February 2015", NULL},
        {"February 30, 2015", NULL},
        {"2015/13/01", NULL},
        {"2015/1-2", NULL},
        {"201501211310", NULL},
        {"13/01/2024", NULL},
        {"21 January", NULL},
        {"January 2015", NULL},
        {"0 January 2015", NULL},
        {"21 January 15", NULL},
        {"21 January 20151", NULL},
        {"Wednesday", NULL},
        {"Wednesday, ", NULL},
        {"2015-01-21x", NULL},
        {"Wed, 21 Jan 2015 13:10:00 +2400", NULL},
        {"Wed, 21 Foo 2015 13:10:00 +0300", NULL},
        {"Wed, 32 Jan 2015 13:10:00 +0300", NULL},
        {"Wed, 21 Jan 15 13:10:00 +0300", NULL},
        {"yesterday", NULL},
        {"NaT", NULL},
        {"null", NULL},
    };
    check_field(cases, G_N_ELEMENTS(cases), ENT_ORDER_UNKNOWN);
}

static void written_dates_are_days(void) {
    static const Case cases[] = {
        {"21 January 2015", "2015-01-21"},
        {"January 21, 2015", "2015-01-21"},
        {"Jan. 21, 2015", "2015-01-21"},
        {"Jan.21, 2015", "2015-01-21"},
        {"21 Jan. 2015", "2015-01-21"},
        {"Wednesday, 21 January 2015", "2015-01-21"},
        {"Wed 21 January, 2015", "2015-01-21"},
        {"Wednesday, January 21st, 2015", "2015-01-21"},
        {"the 21st of January 2015", NULL},
        {"21st of January 2015", "2015-01-21"},
        {"21-Jan-2015", "2015-01-21"},
        {"SEPT 3 2015", "2015-09-03"},
        {"29 February 2016", "2016-02-29"},
        {"January 21, 2015 3:45 PM", "2015-01-21"},
        {"January 21, 2015, 11:45 p.m. EST", "2015-01-22"},
        {"January 21, 2015 at 12:10 a.m. +0300", "2015-01-20"},
        {"21 January 2015 13:10", "2015-01-21"},
        {"2015/01/21", "2015-01-21"},
        {"2015/1/2", "2015-01-02"},
        {"2015.01.21", "2015-01-21"},
        {"2015.1.21", "2015-01-21"},
        {"2015/01/21 02:00:00 +03:00", "2015-01-20"},
        {"Wed, 2015-01-21", "2015-01-21"},
    };
    check_field(cases, G_N_ELEMENTS(cases), ENT_ORDER_UNKNOWN);
}

static void an_order_makes_numbers_days(void) {
    static const Case day_first[] = {
        {"05/01/2024", "2024-01-05"},
        {"5.1.2024", "2024-01-05"},
        {"31-12-2023", "2023-12-31"},
        {"12/31/2023", NULL},
        {"05/01/2024 23:30 EST", "2024-01-06"},
        {"05/01-2024", NULL},
        {"05/01/24", NULL},
        {"2024-05-01", "2024-05-01"},
        {"Fri 05/01/2024", "2024-01-05"},
    };
    static const Case month_first[] = {
        {"05/01/2024", "2024-05-01"}, {"12/31/2023", "2023-12-31"}, {"31/12/2023", NULL}};
    check_field(day_first, G_N_ELEMENTS(day_first), ENT_ORDER_DMY);
    check_field(month_first, G_N_ELEMENTS(month_first), ENT_ORDER_MDY);
    g_assert_nonnull(strstr(ent_date_fault("31.12.2023", 10, ENT_ORDER_UNKNOWN), ":dmy"));
    g_assert_null(strstr(ent_date_fault("31.12.2023", 10, ENT_ORDER_MDY), ":dmy"));
    g_assert_null(strstr(ent_date_fault("32/13/2023", 10, ENT_ORDER_UNKNOWN), ":dmy"));
    g_assert_nonnull(strstr(ent_date_fault("0999-12-31", 10, ENT_ORDER_UNKNOWN), "years 1000 to 2999"));
    g_assert_nonnull(strstr(ent_date_fault("9999-01-01", 10, ENT_ORDER_UNKNOWN), "years 1000 to 2999"));
    g_assert_null(strstr(ent_date_fault("2015-02-30", 10, ENT_ORDER_UNKNOWN), "years"));
    g_assert_null(strstr(ent_date_fault("05/01/2024", 10, ENT_ORDER_UNKNOWN), "years"));
}

static void a_file_name_can_hold_a_day(void) {
    static const Case cases[] = {
        {"2015-01-21.txt", "2015-01-21"},
        {"2015_01_21-kim.txt", "2015-01-21"},
        {"kim20150121.txt", "2015-01-21"},
        {"a_2015-01-21_2016-01-01.txt", "2015-01-21"},
        {"2015-13-01 2015-01-21", "2015-01-21"},
        {"18650409.txt", "1865-04-09"},
        {"12340409.txt", NULL},
        {"1234-04-09.txt", "1234-04-09"},
        {"2015-01-211.txt", NULL},
        {"12015-01-21.txt", NULL},
        {"201501211.txt", NULL},
        {"2015-01_21.txt", NULL},
        {"2015.01.21.txt", "2015-01-21"},
        {"21 January 2015.txt", "2015-01-21"},
        {"Kim visit, Jan. 21, 2015.txt", "2015-01-21"},
        {"kim-21-jan-2015.txt", "2015-01-21"},
        {"January_21_2015_kim.txt", "2015-01-21"},
        {"x21-jan-2015.txt", NULL},
        {"31-february-2015.txt", NULL},
        {"05-01-2024.txt", NULL},
        {"1984-mayor-21.txt", NULL},
        {"march 2015.txt", NULL},
        {"news/2015/01/21/kim.txt", "2015-01-21"},
        {"2015/01/21/kim.txt", "2015-01-21"},
        {"x2015/01/21/kim.txt", NULL},
        {"2015/01/21/x/kim.txt", NULL},
        {"2015/13/21/kim.txt", NULL},
        {"2015/01/21/2016-02-03.txt", "2016-02-03"},
        {"2014-01-01/kim.txt", NULL},
        {"2015-02-30.txt", NULL},
        {"000_365772494f7a0122.txt", NULL},
        {"2015-01-2", NULL},
        {"2015-", NULL},
        {"2015", NULL},
        {"", NULL},
    };
    char text[ENT_DAY_LENGTH];
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(format(ent_date_in_path(cases[i].text), text), ==, cases[i].day);
    }
}

static void a_line_at_the_head_can_be_a_day(void) {
    static const Case cases[] = {
        {"2015-01-21\nText", "2015-01-21"},
        {"\xEF\xBB\xBF"
         "2015-01-21\r\nText",
         "2015-01-21"},
        {"Title\n\n\n\nA. Writer\nWednesday, 21 January 2015\nText", "2015-01-21"},
        {"Wed 21 January 2015", "2015-01-21"},
        {"January 21, 2015", "2015-01-21"},
        {"Jan. 21, 2015\n", "2015-01-21"},
        {"Sept. 3, 2015\n", "2015-09-03"},
        {"21st January 2015\n", "2015-01-21"},
        {"Tuesday, January 20th, 2015\n", "2015-01-20"},
        {"Wed, 21 Jan 2015 13:10:00 +0300\n", "2015-01-21"},
        {"2015-01-21T13:10:00Z\n", "2015-01-21"},
        {"21 JANUARY 2015", "2015-01-21"},
        {"2015/01/21\n", "2015-01-21"},
        {"Title\nPublished: January 21, 2015\n", "2015-01-21"},
        {"LOAD-DATE: January 21, 2015\n", "2015-01-21"},
        {"Date: Wed, 21 Jan 2015 13:10:00 +0300\n", "2015-01-21"},
        {"Updated: January 21, 2015\n", NULL},
        {"31 February 2015\n", NULL},
        {"On 2015-01-21 he came.\n", NULL},
        {"05/01/2024\n", NULL},
        {"May 2015\n", NULL},
        {"1\n2\n3\n4\n5\n2015-01-21\n", NULL},
        {"", NULL},
        {"\n", NULL},
    };
    char text[ENT_DAY_LENGTH];
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(format(ent_date_in_head(cases[i].text, strlen(cases[i].text)), text), ==, cases[i].day);
    }
}

static void a_date_below_the_head_does_not_count(void) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 991; i++)
        g_string_append_c(text, 'x');
    g_string_append(text, "\n2015-01-21 and the line goes on");
    g_assert_cmpint(ent_date_in_head(text->str, text->len), ==, ENT_DAY_NONE);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/corpus/dates/iso_dates_are_days", iso_dates_are_days);
    g_test_add_func("/corpus/dates/an_offset_can_change_the_day", an_offset_can_change_the_day);
    g_test_add_func("/corpus/dates/mail_dates_are_days", mail_dates_are_days);
    g_test_add_func("/corpus/dates/nothing_else_is_a_day", nothing_else_is_a_day);
    g_test_add_func("/corpus/dates/written_dates_are_days", written_dates_are_days);
    g_test_add_func("/corpus/dates/an_order_makes_numbers_days", an_order_makes_numbers_days);
    g_test_add_func("/corpus/dates/a_file_name_can_hold_a_day", a_file_name_can_hold_a_day);
    g_test_add_func("/corpus/dates/a_line_at_the_head_can_be_a_day", a_line_at_the_head_can_be_a_day);
    g_test_add_func("/corpus/dates/a_date_below_the_head_does_not_count", a_date_below_the_head_does_not_count);
    return g_test_run();
}
