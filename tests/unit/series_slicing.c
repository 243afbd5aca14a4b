/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/slicing.h"

#include "base/day.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static int32_t day(const char *text) {
    int32_t day;
    g_assert_true(ent_day_parse(text, &day));
    return day;
}

/* The one slice of a day: "NAME from to". */
static void assert_slice(EntBy by, const char *date, const char *name, const char *from, const char *to) {
    EntSlicing slicing = {.by = by, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    EntSliceRange range = ent_slicing_find(&slicing, day(date));
    g_assert_cmpint(range.end, ==, range.first + 1);
    g_autofree char *found = ent_slicing_name(&slicing, range.first);
    g_assert_cmpstr(found, ==, name);
    int32_t first, end;
    ent_slicing_days(&slicing, range.first, &first, &end);
    g_assert_cmpint(first, ==, day(from));
    g_assert_cmpint(end, ==, day(to));
}

static void slices_are_named_as_calendars_do(void) {
    assert_slice(ENT_BY_YEAR, "2015-12-31", "2015", "2015-01-01", "2016-01-01");
    assert_slice(ENT_BY_QUARTER, "2015-01-01", "2015-Q1", "2015-01-01", "2015-04-01");
    assert_slice(ENT_BY_QUARTER, "2015-12-31", "2015-Q4", "2015-10-01", "2016-01-01");
    assert_slice(ENT_BY_MONTH, "2016-02-29", "2016-02", "2016-02-01", "2016-03-01");
    assert_slice(ENT_BY_MONTH, "2015-12-01", "2015-12", "2015-12-01", "2016-01-01");
    assert_slice(ENT_BY_WEEK, "2015-01-21", "2015-W04", "2015-01-19", "2015-01-26");
    assert_slice(ENT_BY_DAY, "2015-01-21", "2015-01-21", "2015-01-21", "2015-01-22");
    assert_slice(ENT_BY_DAY, "1969-12-31", "1969-12-31", "1969-12-31", "1970-01-01");
}

static void a_week_belongs_to_the_year_of_its_thursday(void) {
    assert_slice(ENT_BY_WEEK, "2015-12-31", "2015-W53", "2015-12-28", "2016-01-04");
    assert_slice(ENT_BY_WEEK, "2016-01-03", "2015-W53", "2015-12-28", "2016-01-04");
    assert_slice(ENT_BY_WEEK, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-04");
    assert_slice(ENT_BY_WEEK, "2021-01-04", "2021-W01", "2021-01-04", "2021-01-11");
    assert_slice(ENT_BY_WEEK, "2018-12-31", "2019-W01", "2018-12-31", "2019-01-07");
    assert_slice(ENT_BY_WEEK, "1969-12-29", "1970-W01", "1969-12-29", "1970-01-05");
    assert_slice(ENT_BY_WEEK, "1969-12-28", "1969-W52", "1969-12-22", "1969-12-29");
}

/* GDate is the oracle. */
static void weeks_agree_with_another_calendar(void) {
    EntSlicing slicing = {.by = ENT_BY_WEEK, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    for (int32_t today = day("1899-12-20"); today < day("2105-01-20"); today++) {
        g_autofree char *found = ent_slicing_name(&slicing, ent_slicing_find(&slicing, today).first);
        int year, month, day_of_month;
        char expected[16];
        ent_day_to_ymd(today, &year, &month, &day_of_month);
        GDate *date = g_date_new_dmy((GDateDay)day_of_month, (GDateMonth)month, (GDateYear)year);
        g_assert_cmpuint(g_date_strftime(expected, sizeof expected, "%G-W%V", date), >, 0);
        g_date_free(date);
        g_assert_cmpstr(found, ==, expected);
    }
}

static void numbers_rise_with_the_days(void) {
    for (EntBy by = ENT_BY_DAY; by <= ENT_BY_ALL; by++) {
        EntSlicing slicing = {.by = by, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
        int32_t before = INT32_MIN;
        for (int32_t today = day("1000-01-01"); today <= day("2999-12-31"); today++) {
            EntSliceRange range = ent_slicing_find(&slicing, today);
            int32_t from, to;
            g_assert_cmpint(range.first, >=, before);
            before = range.first;
            ent_slicing_days(&slicing, range.first, &from, &to);
            if (by != ENT_BY_ALL)
                g_assert_true(from <= today && today < to);
        }
    }
}

static void the_last_slices_of_time_have_an_end(void) {
    EntSlicing slicing = {.by = ENT_BY_YEAR, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    int32_t from, to;
    ent_slicing_days(&slicing, 2999, &from, &to);
    g_assert_cmpint(to, ==, day("2999-12-31") + 1);
    slicing.by = ENT_BY_WEEK;
    g_autofree char *week = ent_slicing_name(&slicing, ent_slicing_find(&slicing, day("2999-12-31")).first);
    g_assert_cmpstr(week, ==, "3000-W01");
}

static void undated_documents_come_last_or_into_all(void) {
    EntSlicing slicing = {.by = ENT_BY_MONTH, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    EntSliceRange range = ent_slicing_find(&slicing, ENT_DAY_NONE);
    g_autofree char *name = ent_slicing_name(&slicing, range.first);
    g_assert_cmpstr(name, ==, "undated");
    g_assert_cmpint(range.first, >, ent_slicing_find(&slicing, day("2999-12-31")).first);
    int32_t from, to;
    ent_slicing_days(&slicing, range.first, &from, &to);
    g_assert_true(from == ENT_DAY_NONE && to == ENT_DAY_NONE);
    slicing.by = ENT_BY_ALL;
    g_assert_cmpint(ent_slicing_find(&slicing, ENT_DAY_NONE).first, ==, ent_slicing_find(&slicing, 0).first);
    ent_slicing_days(&slicing, 0, &from, &to);
    g_assert_true(from == ENT_DAY_NONE && to == ENT_DAY_NONE);
}

static void gaps_are_listed_between_the_first_and_the_last(void) {
    EntSlicing slicing = {.by = ENT_BY_QUARTER, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    const int32_t used[] = {4 * 2015 + 1, 4 * 2015 + 2, 4 * 2016, ENT_SLICE_UNDATED};
    bool complete;
    g_auto(GStrv) empty = ent_slicing_list_empty(&slicing, used, G_N_ELEMENTS(used), &complete);
    g_autofree char *names = g_strjoinv(" ", empty);
    g_assert_cmpstr(names, ==, "2015-Q4");
    g_assert_true(complete);
    g_auto(GStrv) none = ent_slicing_list_empty(&slicing, NULL, 0, &complete);
    g_assert_cmpuint(g_strv_length(none), ==, 0);
}

static void ten_thousand_gaps_are_enough(void) {
    EntSlicing slicing = {.by = ENT_BY_DAY, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    bool complete;
    int32_t used[] = {0, 10001};
    g_auto(GStrv) all = ent_slicing_list_empty(&slicing, used, 2, &complete);
    g_assert_true(complete);
    g_assert_cmpuint(g_strv_length(all), ==, 10000);
    used[1]++;
    g_auto(GStrv) some = ent_slicing_list_empty(&slicing, used, 2, &complete);
    g_assert_false(complete);
    g_assert_cmpuint(g_strv_length(some), ==, 10000);
}

/* ---- Rolling slices and periods ---- */

/* "NAME from to" of all slices that hold a day. */
static void assert_holders(const EntSlicing *slicing, const char *date, const char *expected) {
    g_autoptr(GString) found = g_string_new(NULL);
    EntSliceRange range = ent_slicing_find(slicing, day(date));
    for (int32_t slice = range.first; slice < range.end; slice++) {
        int32_t from, to;
        char first[ENT_DAY_LENGTH], end[ENT_DAY_LENGTH];
        g_autofree char *name = ent_slicing_name(slicing, slice);
        ent_slicing_days(slicing, slice, &from, &to);
        bool is_in = day(date) >= from && day(date) < to;
        g_assert_cmpint(ent_slicing_holds(slicing, slice, day(date)), ==, is_in);
        if (is_in)
            g_string_append_printf(found, "%s %s %s;", name, ent_day_format(from, first), ent_day_format(to, end));
    }
    g_assert_cmpstr(found->str, ==, expected);
}

static void rolling_slices_overlap(void) {
    EntSlicing slicing = {.every = 90, .step = 30, .origin = day("2015-01-01")};
    assert_holders(&slicing, "2015-01-01", "2015-01-01..2015-03-31 2015-01-01 2015-04-01;");
    assert_holders(&slicing, "2015-02-01",
                   "2015-01-01..2015-03-31 2015-01-01 2015-04-01;2015-01-31..2015-04-30 2015-01-31 2015-05-01;");
    assert_holders(&slicing, "2015-04-01",
                   "2015-01-31..2015-04-30 2015-01-31 2015-05-01;2015-03-02..2015-05-30 2015-03-02 2015-05-31;"
                   "2015-04-01..2015-06-29 2015-04-01 2015-06-30;");
    assert_holders(&slicing, "2014-12-31", "");
}

static void slices_may_leave_days_out(void) {
    EntSlicing slicing = {.every = 2, .step = 7, .origin = day("2015-01-05")};
    assert_holders(&slicing, "2015-01-06", "2015-01-05..2015-01-06 2015-01-05 2015-01-07;");
    assert_holders(&slicing, "2015-01-07", "");
    assert_holders(&slicing, "2015-01-12", "2015-01-12..2015-01-13 2015-01-12 2015-01-14;");
    EntSlicing last = {.every = 90, .step = 90, .origin = day("2999-12-01")};
    assert_holders(&last, "2999-12-31", "2999-12-01..2999-12-31 2999-12-01 3000-01-01;");
}

static EntPeriods *load(const char *text, GError **error) {
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("entente-XXXXXX", &path, NULL);
    close(fd);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    EntPeriods *periods = ent_periods_load(path, error);
    g_unlink(path);
    return periods;
}

static void periods_are_sorted_and_may_overlap(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntPeriods) periods = load("\xef\xbb\xbfname,from,to\r\n"
                                         "\"after, all\",2015-03-01,2016\r\n\n# all of it\n"
                                         "whole,2014,2016\n/first half/,2014-01,2014-07-01\n",
                                         &error);
    g_assert_no_error(error);
    EntSlicing slicing = {.periods = periods};
    assert_holders(&slicing, "2013-12-31", "");
    assert_holders(&slicing, "2014-03-01", "first_half_ 2014-01-01 2014-07-01;whole 2014-01-01 2016-01-01;");
    assert_holders(&slicing, "2014-07-01", "whole 2014-01-01 2016-01-01;");
    assert_holders(&slicing, "2015-03-01", "whole 2014-01-01 2016-01-01;after__all 2015-03-01 2016-01-01;");
    assert_holders(&slicing, "2016-01-01", "");
    int32_t used[] = {1};
    bool complete;
    g_auto(GStrv) empty = ent_slicing_list_empty(&slicing, used, 1, &complete);
    g_autofree char *names = g_strjoinv(" ", empty);
    g_assert_cmpstr(names, ==, "first_half_ after__all");
    g_assert_true(complete);
}

static void what_is_no_period_is_refused(void) {
    static const char *const cases[][2] = {{"one,2014", ":1: \"one,2014\" is no period"},
                                           {"one,2014,2015\ntwo,soon,2016", ":2: \"soon\" is not a day"},
                                           {"one,2014,2013", ":1: 2013 is not after 2014"},
                                           {"one,2014,2014", "is not after"},
                                           {"one,2014,2015\none,2015,2016", ":2: \"one\" is the name of an earlier"},
                                           {"a b,2014,2015\na/b,2015,2016", ":2: \"a/b\" is the name of an earlier"},
                                           {"../..,2014,2015", "has no letter or digit"},
                                           {",2014,2015", "has no letter or digit"},
                                           {"undated,2014,2015", "is the name of the slice of undated documents"},
                                           {"\n# nothing\n", "there is no period in it"},
                                           {"a\xff,2014,2015", "is no list of periods"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(load(cases[i][0], &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
        g_assert_nonnull(strstr(error->message, cases[i][1]));
    }
    g_autoptr(GError) error = NULL;
    g_assert_null(ent_periods_load("/nowhere/breaks.csv", &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/slicing/slices_are_named_as_calendars_do", slices_are_named_as_calendars_do);
    g_test_add_func("/slicing/a_week_belongs_to_the_year_of_its_thursday", a_week_belongs_to_the_year_of_its_thursday);
    g_test_add_func("/slicing/weeks_agree_with_another_calendar", weeks_agree_with_another_calendar);
    g_test_add_func("/slicing/numbers_rise_with_the_days", numbers_rise_with_the_days);
    g_test_add_func("/slicing/the_last_slices_of_time_have_an_end", the_last_slices_of_time_have_an_end);
    g_test_add_func("/slicing/undated_documents_come_last_or_into_all", undated_documents_come_last_or_into_all);
    g_test_add_func("/slicing/gaps_are_listed_between_the_first_and_the_last",
                    gaps_are_listed_between_the_first_and_the_last);
    g_test_add_func("/slicing/ten_thousand_gaps_are_enough", ten_thousand_gaps_are_enough);
    g_test_add_func("/slicing/rolling_slices_overlap", rolling_slices_overlap);
    g_test_add_func("/slicing/slices_may_leave_days_out", slices_may_leave_days_out);
    g_test_add_func("/slicing/periods_are_sorted_and_may_overlap", periods_are_sorted_and_may_overlap);
    g_test_add_func("/slicing/what_is_no_period_is_refused", what_is_no_period_is_refused);
    return g_test_run();
}
