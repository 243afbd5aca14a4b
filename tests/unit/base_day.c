/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

static void known_days_have_known_numbers(void) {
    g_assert_cmpint(ent_day_from_ymd(1970, 1, 1), ==, 0);
    g_assert_cmpint(ent_day_from_ymd(1969, 12, 31), ==, -1);
    g_assert_cmpint(ent_day_from_ymd(2000, 1, 1), ==, 10957);
    g_assert_cmpint(ent_day_from_ymd(2015, 1, 21), ==, 16456);
    g_assert_cmpint(ent_day_from_ymd(1991, 12, 26), ==, 8029);
    g_assert_cmpint(ent_day_from_ymd(1000, 1, 1), ==, -354285);
    g_assert_cmpint(ent_day_from_ymd(2999, 12, 31), ==, 376199);
}

static void leap_days_follow_gregory(void) {
    g_assert_cmpint(ent_day_from_ymd(2016, 2, 29), ==, 16860);
    g_assert_cmpint(ent_day_from_ymd(2000, 2, 29), ==, 11016);
    g_assert_cmpint(ent_day_from_ymd(2015, 2, 29), ==, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(1900, 2, 29), ==, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(2100, 2, 29), ==, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(2016, 3, 1) - ent_day_from_ymd(2016, 2, 28), ==, 2);
}

static void years_end_at_999_and_3000(void) {
    g_assert_cmpint(ent_day_from_ymd(999, 12, 31), ==, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(1000, 1, 1), !=, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(2999, 12, 31), !=, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(3000, 1, 1), ==, ENT_DAY_NONE);
    g_assert_cmpint(ent_day_from_ymd(-2015, 1, 1), ==, ENT_DAY_NONE);
}

static void there_is_no_such_day(void) {
    static const int impossible[][3] = {{2015, 0, 1},  {2015, 13, 1}, {2015, 1, 0},   {2015, 1, 32}, {2015, 4, 31},
                                        {2015, -1, 5}, {2015, 5, -1}, {2015, 257, 1}, {2015, 1, 257}};
    for (size_t i = 0; i < G_N_ELEMENTS(impossible); i++)
        g_assert_cmpint(ent_day_from_ymd(impossible[i][0], impossible[i][1], impossible[i][2]), ==, ENT_DAY_NONE);
}

static void every_day_comes_back(void) {
    int32_t first = ent_day_from_ymd(1000, 1, 1), last = ent_day_from_ymd(2999, 12, 31);
    for (int32_t day = first; day <= last; day++) {
        int year, month, day_of_month;
        ent_day_to_ymd(day, &year, &month, &day_of_month);
        g_assert_cmpint(ent_day_from_ymd(year, month, day_of_month), ==, day);
    }
}

static void a_day_reads_as_it_is_written(void) {
    char text[ENT_DAY_LENGTH];
    int32_t day;
    g_assert_cmpstr(ent_day_format(16456, text), ==, "2015-01-21");
    g_assert_cmpstr(ent_day_format(-1, text), ==, "1969-12-31");
    g_assert_cmpstr(ent_day_format(ent_day_from_ymd(1000, 1, 1), text), ==, "1000-01-01");
    g_assert_cmpstr(ent_day_format(ent_day_from_ymd(2999, 12, 31), text), ==, "2999-12-31");
    g_assert_true(ent_day_parse(text, &day));
    g_assert_cmpint(day, ==, ent_day_from_ymd(2999, 12, 31));
}

static void a_month_or_a_year_is_its_first_day(void) {
    int32_t day;
    g_assert_true(ent_day_parse("2015-01-21", &day));
    g_assert_cmpint(day, ==, 16456);
    g_assert_true(ent_day_parse("2015-03", &day));
    g_assert_cmpint(day, ==, ent_day_from_ymd(2015, 3, 1));
    g_assert_true(ent_day_parse("2015", &day));
    g_assert_cmpint(day, ==, ent_day_from_ymd(2015, 1, 1));
}

static void anything_else_is_no_day(void) {
    static const char *const texts[] = {"",
                                        " ",
                                        "2015-",
                                        "2015-1",
                                        "2015-1-2",
                                        "2015-01-",
                                        "2015-01-1",
                                        "2015-01-211",
                                        "2015-01-21 ",
                                        " 2015-01-21",
                                        "2015-02-29",
                                        "2015-13",
                                        "2015-00",
                                        "2015-01-00",
                                        "20150121",
                                        "2015/01/21",
                                        "21-01-2015",
                                        "0999-12-31",
                                        "3000-01-01",
                                        "-2015",
                                        "+2015",
                                        "15",
                                        "2015-01-21T00:00",
                                        "2015-o1-21",
                                        "yesterday",
                                        "2015\342\200\22301"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        int32_t day;
        if (ent_day_parse(texts[i], &day))
            g_error("\"%s\" was read as day %d", texts[i], day);
    }
}

#define ADD(statement) g_test_add_func("/base/day/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ADD(known_days_have_known_numbers);
    ADD(leap_days_follow_gregory);
    ADD(years_end_at_999_and_3000);
    ADD(there_is_no_such_day);
    ADD(every_day_comes_back);
    ADD(a_day_reads_as_it_is_written);
    ADD(a_month_or_a_year_is_its_first_day);
    ADD(anything_else_is_no_day);
    return g_test_run();
}
