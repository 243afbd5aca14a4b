/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/slicing.h"

#include "base/day.h"

/* 1969-12-29, the Monday of the week with day 0. */
#define FIRST_MONDAY (-3)

static int32_t divide_down(int32_t number, int32_t by) {
    int32_t quotient = number / by;
    return number % by < 0 ? quotient - 1 : quotient;
}

static int32_t number_of(EntBy by, int32_t day) {
    if (by == ENT_BY_ALL)
        return 0;
    if (by == ENT_BY_DAY)
        return day;
    if (by == ENT_BY_WEEK)
        return divide_down(day - FIRST_MONDAY, 7);
    int year, month, day_of_month;
    ent_day_to_ymd(day, &year, &month, &day_of_month);
    if (by == ENT_BY_YEAR)
        return year;
    return by == ENT_BY_QUARTER ? 4 * year + (month - 1) / 3 : 12 * year + month - 1;
}

bool ent_slicing_wants(const EntOptions *options, int32_t day) {
    if (options->from == ENT_DAY_NONE && options->to == ENT_DAY_NONE)
        return true;
    return day != ENT_DAY_NONE && day >= options->from && (options->to == ENT_DAY_NONE || day < options->to);
}

bool ent_options_check_slices(const EntOptions *options, GError **error) {
    if (options->every < 0 || options->every > ENT_EVERY_MAX || options->step < 0 || options->step > ENT_EVERY_MAX) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "slices of %d days each %d days: must be 1 to %d",
                    options->every, options->step, ENT_EVERY_MAX);
        return false;
    }
    int32_t overlap = options->step > 0 ? (options->every + options->step - 1) / options->step : 1;
    if (overlap > ENT_OVERLAP_MAX) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                    "--every %d --step %d: each day would fall into %d slices, and %d are the most; take a --step of "
                    "%d or more",
                    options->every, options->step, overlap, ENT_OVERLAP_MAX,
                    (options->every + ENT_OVERLAP_MAX - 1) / ENT_OVERLAP_MAX);
        return false;
    }
    if (options->breaks == NULL)
        return true;
    g_autoptr(EntPeriods) periods = ent_periods_load(options->breaks, error);
    return periods != NULL;
}

static int32_t first_period_after(const EntPeriods *periods, int32_t day) {
    uint32_t i = 0;
    while (i < periods->n_periods && periods->periods[i].to <= day)
        i++;
    return (int32_t)i;
}

static int32_t periods_begun(const EntPeriods *periods, int32_t day) {
    uint32_t i = 0;
    while (i < periods->n_periods && periods->periods[i].from <= day)
        i++;
    return (int32_t)i;
}

static EntSliceRange find_rolling(const EntSlicing *slicing, int32_t day) {
    int32_t since = day - slicing->origin;
    int32_t last = divide_down(since, slicing->step), before = divide_down(since - slicing->every, slicing->step);
    EntSliceRange range = {MAX(before + 1, 0), MAX(last + 1, 0)};
    range.end = MAX(range.first, range.end);
    return range;
}

EntSliceRange ent_slicing_find(const EntSlicing *slicing, int32_t day) {
    if (day != ENT_DAY_NONE && slicing->periods != NULL) {
        EntSliceRange range = {first_period_after(slicing->periods, day), periods_begun(slicing->periods, day)};
        range.end = MAX(range.first, range.end);
        return range;
    }
    if (day != ENT_DAY_NONE && slicing->every > 0)
        return find_rolling(slicing, day);
    bool is_calendar = slicing->periods == NULL && slicing->every == 0;
    bool is_apart = day == ENT_DAY_NONE && !(is_calendar && slicing->by == ENT_BY_ALL);
    int32_t number = is_apart ? ENT_SLICE_UNDATED : number_of(slicing->by, day);
    return (EntSliceRange){number, number + 1};
}

bool ent_slicing_holds(const EntSlicing *slicing, int32_t slice, int32_t day) {
    if (slicing->periods == NULL || slice == ENT_SLICE_UNDATED)
        return true;
    const EntPeriod *period = &slicing->periods->periods[slice];
    return day >= period->from && day < period->to;
}

/* The first day of the year 3000. */
static int32_t end_of_days(void) {
    return ent_day_from_ymd(2999, 12, 31) + 1;
}

/* The first day of a slice; also of the year 3000, when the last one ends. */
static int32_t first_day(EntBy by, int32_t slice) {
    if (by == ENT_BY_DAY)
        return slice;
    if (by == ENT_BY_WEEK)
        return 7 * slice + FIRST_MONDAY;
    int per_year = by == ENT_BY_YEAR ? 1 : by == ENT_BY_QUARTER ? 4 : 12;
    int year = slice / per_year, month = slice % per_year * (12 / per_year) + 1;
    return year == 3000 ? end_of_days() : ent_day_from_ymd(year, month, 1);
}

void ent_slicing_days(const EntSlicing *slicing, int32_t slice, int32_t *from, int32_t *to) {
    *from = *to = ENT_DAY_NONE;
    if (slice == ENT_SLICE_UNDATED)
        return;
    if (slicing->periods != NULL) {
        *from = slicing->periods->periods[slice].from;
        *to = slicing->periods->periods[slice].to;
    } else if (slicing->every > 0) {
        *from = slicing->origin + slice * slicing->step;
        *to = MIN(*from + slicing->every, end_of_days());
    } else if (slicing->by != ENT_BY_ALL) {
        *from = first_day(slicing->by, slice);
        *to = first_day(slicing->by, slice + 1);
    } else if (slicing->first != ENT_DAY_NONE) {
        *from = slicing->first;
        *to = slicing->last + 1;
    }
}

static char *name_week(int32_t monday) {
    /* A week is of the year of its Thursday. */
    int year, month, day_of_month;
    ent_day_to_ymd(monday + 3, &year, &month, &day_of_month);
    int32_t new_year = year == 3000 ? end_of_days() : ent_day_from_ymd(year, 1, 1);
    return g_strdup_printf("%04d-W%02d", year, (monday + 3 - new_year) / 7 + 1);
}

static char *name_days(const EntSlicing *slicing, int32_t slice) {
    char first[ENT_DAY_LENGTH], last[ENT_DAY_LENGTH];
    int32_t from, to;
    ent_slicing_days(slicing, slice, &from, &to);
    return g_strdup_printf("%s..%s", ent_day_format(from, first), ent_day_format(to - 1, last));
}

char *ent_slicing_name(const EntSlicing *slicing, int32_t slice) {
    char day[ENT_DAY_LENGTH];
    if (slice == ENT_SLICE_UNDATED)
        return g_strdup("undated");
    if (slicing->periods != NULL)
        return g_strdup(slicing->periods->periods[slice].name);
    if (slicing->every > 0)
        return name_days(slicing, slice);
    switch (slicing->by) {
    case ENT_BY_DAY:
        return g_strdup(ent_day_format(slice, day));
    case ENT_BY_WEEK:
        return name_week(first_day(ENT_BY_WEEK, slice));
    case ENT_BY_MONTH:
        return g_strdup_printf("%04d-%02d", slice / 12, slice % 12 + 1);
    case ENT_BY_QUARTER:
        return g_strdup_printf("%04d-Q%d", slice / 4, slice % 4 + 1);
    case ENT_BY_YEAR:
        return g_strdup_printf("%04d", slice);
    default:
        return g_strdup("all");
    }
}

/* Adds the names from @slice to before @end, as long as there is room. */
static bool list_between(const EntSlicing *slicing, int32_t slice, int32_t end, GPtrArray *names) {
    for (; slice < end; slice++) {
        if (names->len == ENT_EMPTY_SLICES_MAX)
            return false;
        g_ptr_array_add(names, ent_slicing_name(slicing, slice));
    }
    return true;
}

char **ent_slicing_list_empty(const EntSlicing *slicing, const int32_t *used, size_t n_used, bool *complete) {
    GPtrArray *names = g_ptr_array_new();
    int32_t next = slicing->periods != NULL || n_used == 0 ? 0 : used[0];
    *complete = true;
    for (size_t i = 0; i < n_used && used[i] != ENT_SLICE_UNDATED && *complete; i++) {
        *complete = list_between(slicing, next, used[i], names);
        next = used[i] + 1;
    }
    if (slicing->periods != NULL && *complete)
        *complete = list_between(slicing, next, (int32_t)slicing->periods->n_periods, names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}
