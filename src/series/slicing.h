/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_SLICING_H
#define ENT_SERIES_SLICING_H

#include "series/periods.h"

#include <entente.h>

/*
 * How days fall into slices. Slices have numbers that rise with time; a day is in some of those from @first to before
 * @end. As days rise neither falls, so whoever goes through the days in order may close all slices below @first. A day
 * is in one calendar slice, in all rolling slices of the range, and in those periods of it that ent_slicing_holds()
 * tells.
 */
typedef struct {
    EntBy by;
    int32_t every, step, origin; /* rolling slices: number k begins on @origin + k * @step; @every 0: none */
    const EntPeriods *periods;   /* nullable, borrowed: slice number k is the k-th */
    int32_t first, last;         /* days with documents, both inclusive, or ENT_DAY_NONE: what `all` spans */
} EntSlicing;

typedef struct {
    int32_t first, end;
} EntSliceRange;

/** The slice of undated documents: after all others. */
#define ENT_SLICE_UNDATED (INT32_MAX - 1)

/** Listed empty slices. */
#define ENT_EMPTY_SLICES_MAX 10000

/** Whether @options take documents of @day: by from and to; undated ones only when neither is given. */
bool ent_slicing_wants(const EntOptions *options, int32_t day);

/** The slices among which those are that hold @day, which may be ENT_DAY_NONE. */
EntSliceRange ent_slicing_find(const EntSlicing *slicing, int32_t day);

/** Whether @slice, one of those found, holds @day. */
bool ent_slicing_holds(const EntSlicing *slicing, int32_t slice, int32_t day);

/** The days of a slice, half-open; ENT_DAY_NONE both for undated documents. */
void ent_slicing_days(const EntSlicing *slicing, int32_t slice, int32_t *from, int32_t *to);

/** "2015-Q1", "undated", ... (transfer full) */
char *ent_slicing_name(const EntSlicing *slicing, int32_t slice);

/**
 * ent_slicing_list_empty:
 * @used: the numbers of the slices with documents, rising
 * @complete: (out): whether all were listed
 *
 * The names of the dated slices between those of @used, and of all periods that are not used; the first
 * ENT_EMPTY_SLICES_MAX. (transfer full) (array zero-terminated=1)
 */
char **ent_slicing_list_empty(const EntSlicing *slicing, const int32_t *used, size_t n_used, bool *complete);

#endif
