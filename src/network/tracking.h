/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_TRACKING_H
#define ENT_NETWORK_TRACKING_H

#include "network/profile.h"

/*
 * Communities over time. A community keeps the id of the earlier one it most overlaps with (ent_profile_overlap()), if
 * by at least ENT_TRACKING_THRESHOLD: below that it is called new. (.3 is what Greene, Doyle & Cunningham 2010,
 * doi:10.1109/ASONAM.2010.17, find best for Jaccard overlap.) Communities last seen one slice ago are asked first, then
 * two, up to ENT_TRACKING_LOOK_BACK; pairs are taken greedily, largest overlap first, then smaller id, then smaller
 * number, each id once a slice. New ids are dense, in order of slice, then of strength.
 */
#define ENT_TRACKING_THRESHOLD .3
#define ENT_TRACKING_LOOK_BACK 100

/** Overwrites the community numbers of every slice by ids that are followed in the order of the series' slices. */
void ent_communities_follow(EntResult *result);

/**
 * Renames the communities of the union after the followed ones in @profiles they most overlap with; the others get new
 * ids.
 */
void ent_communities_match(const EntSlice *united, EntSliceAnalysis *analysis, const GArray *profiles);

/** Fills @analysis->communities from the ids of its nodes. @profiles are those of all slices, for the names. */
void ent_communities_describe(const EntSeries *series, const EntSlice *slice, EntSliceAnalysis *analysis,
                              const GArray *profiles);

#endif
