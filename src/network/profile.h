/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_PROFILE_H
#define ENT_NETWORK_PROFILE_H

#include "network/result.h"

/** A member of a community and its strength there. */
typedef struct {
    uint32_t actor;
    double strength;
} EntCommunityMember;

/** Who a community is: its members, sorted by actor, and the sum of their strengths. */
typedef struct {
    EntCommunityMember *members;
    uint32_t n_members;
    double total;
} EntProfile;

/** Sum over shared members of the smaller of their two shares of the total: 0 for strangers, 1 for equals. */
double ent_profile_overlap(const EntProfile *a, const EntProfile *b);

/**
 * The communities of one slice: an array of EntProfile, index is the number in @analysis. (transfer full):
 * g_array_unref() frees the members.
 */
GArray *ent_profiles_from_slice(const EntSlice *slice, const EntSliceAnalysis *analysis);

/**
 * The communities of all slices together; strengths are shares of their slice, summed over slices. (transfer full): as
 * above.
 */
GArray *ent_profiles_from_result(const EntResult *result);

/**
 * ent_profile_name:
 * @over_time: the same community in all slices
 *
 * "China, North Korea, Russia": the labels of the up to three members that are strongest over time. So a community
 * keeps its name as long as they stay, and is never named after an absent one. (transfer full)
 */
char *ent_profile_name(const EntProfile *profile, const EntProfile *over_time, const EntSeriesActor *actors);

#endif
