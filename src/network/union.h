/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_UNION_H
#define ENT_NETWORK_UNION_H

#include "series/series.h"

/**
 * ent_series_unite:
 *
 * The union of all slices as a slice "_union": counts and strengths summed. Slices may overlap (rolling windows, named
 * periods); then a slice that overlaps an earlier one that counts only adds nodes and ties that are not there yet, so
 * nothing is counted twice. (transfer full)
 */
EntSlice *ent_series_unite(const EntSeries *series);

void ent_union_free(EntSlice *united);

#endif
