/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/slicing.h"

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

EntSliceRange ent_slicing_find(const EntSlicing *slicing, int32_t day) {
    bool is_apart = day == ENT_DAY_NONE && slicing->by != ENT_BY_ALL;
    int32_t number = is_apart ? ENT_SLICE_UNDATED : number_of(slicing->by, day);
    return (EntSliceRange){number, number + 1};
}

/* The first day of a slice; also of the year 3000, when the last one ends. */
static int32_t first_day(EntBy by, int32_t slice) {
    if (by == ENT_BY_DAY)
        return slice;
    if (by == ENT_BY_WEEK)
        return 7 * slice + FIRST_MONDAY;
    int per_year = by == ENT_BY_YEAR ? 1 : by == ENT_BY_QUARTER ? 4 : 12;
    int year = slice / per_year, month = slice % per_year * (12 / per_year) + 1;
    return year == 3000 ? ent_day_from_ymd(2999, 12, 31) + 1 : ent_day_from_ymd(year, month, 1);
}

void ent_slicing_days(const EntSlicing *slicing, int32_t slice, int32_t *from, int32_t *to) {
    *from = *to = ENT_DAY_NONE;
    if (slice == ENT_SLICE_UNDATED)
        return;
    if (slicing->by != ENT_BY_ALL) {
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
    int32_t new_year = year == 3000 ? ent_day_from_ymd(2999, 12, 31) + 1 : ent_day_from_ymd(year, 1, 1);
    return g_strdup_printf("%04d-W%02d", year, (monday + 3 - new_year) / 7 + 1);
}

char *ent_slicing_name(const EntSlicing *slicing, int32_t slice) {
    char day[ENT_DAY_LENGTH];
    if (slice == ENT_SLICE_UNDATED)
        return g_strdup("undated");
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

char **ent_slicing_list_empty(const EntSlicing *slicing, const int32_t *used, size_t n_used, bool *complete) {
    GPtrArray *names = g_ptr_array_new();
    *complete = true;
    for (size_t i = 1; i < n_used && used[i] != ENT_SLICE_UNDATED && *complete; i++)
        for (int32_t slice = used[i - 1] + 1; slice < used[i] && *complete; slice++) {
            *complete = names->len < ENT_EMPTY_SLICES_MAX;
            if (*complete)
                g_ptr_array_add(names, ent_slicing_name(slicing, slice));
        }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}
