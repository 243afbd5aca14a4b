/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_PERIODS_H
#define ENT_SERIES_PERIODS_H

#include <entente.h>

/** A named range of days, half-open. The name may be that of a file: letters, digits and . _ - +. */
typedef struct {
    char *name;
    int32_t from, to;
} EntPeriod;

/** EntPeriods: sorted by first day, then by end, then by name; they may overlap. */
typedef struct {
    EntPeriod *periods;
    uint32_t n_periods;
} EntPeriods;

/**
 * ent_periods_load:
 *
 * Reads lines `name,from,to`: days as ent_day_parse() reads them, @to the first day that is no longer in. A name may be
 * quoted. Empty lines, lines that begin with #, and a first line `name,from,to` are passed over. Fails with
 * ENT_ERROR_INPUT, naming file and line, at a line that is no period and at a name that comes again;
 * with ENT_ERROR_IO when it cannot be read.
 */
EntPeriods *ent_periods_load(const char *path, GError **error);
void ent_periods_free(EntPeriods *periods);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntPeriods, ent_periods_free)

#endif
