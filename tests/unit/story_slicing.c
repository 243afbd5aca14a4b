/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/slicing.h"

#include "base/day.h"

static int32_t day(const char *text) {
    int32_t day;
    g_assert_true(ent_day_parse(text, &day));
    return day;
}

/* The one slice of a day: "NAME from to". */
static void assert_slice(EntBy by, const char *date, const char *name, const char *from, const char *to) {
    EntSlicing slicing = {by, ENT_DAY_NONE, ENT_DAY_NONE};
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
    EntSlicing slicing = {ENT_BY_WEEK, ENT_DAY_NONE, ENT_DAY_NONE};
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
        EntSlicing slicing = {by, ENT_DAY_NONE, ENT_DAY_NONE};
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
    EntSlicing slicing = {ENT_BY_YEAR, ENT_DAY_NONE, ENT_DAY_NONE};
    int32_t from, to;
    ent_slicing_days(&slicing, 2999, &from, &to);
    g_assert_cmpint(to, ==, day("2999-12-31") + 1);
    slicing.by = ENT_BY_WEEK;
    g_autofree char *week = ent_slicing_name(&slicing, ent_slicing_find(&slicing, day("2999-12-31")).first);
    g_assert_cmpstr(week, ==, "3000-W01");
}

static void undated_documents_come_last_or_into_all(void) {
    EntSlicing slicing = {ENT_BY_MONTH, ENT_DAY_NONE, ENT_DAY_NONE};
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
    EntSlicing slicing = {ENT_BY_QUARTER, ENT_DAY_NONE, ENT_DAY_NONE};
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
    EntSlicing slicing = {ENT_BY_DAY, ENT_DAY_NONE, ENT_DAY_NONE};
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
    return g_test_run();
}
