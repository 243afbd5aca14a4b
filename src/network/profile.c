/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/profile.h"

#include "network/rank.h"

#include <math.h>

#define NAMED_MEMBERS 3

double ent_profile_overlap(const EntProfile *a, const EntProfile *b) {
    double overlap = 0;
    for (uint32_t i = 0, j = 0; i < a->n_members && j < b->n_members;) {
        const EntCommunityMember *left = &a->members[i], *right = &b->members[j];
        if (left->actor == right->actor)
            overlap += MIN(left->strength / a->total, right->strength / b->total);
        i += left->actor <= right->actor;
        j += right->actor <= left->actor;
    }
    return overlap;
}

static void clear_profile(gpointer data) {
    g_free(((EntProfile *)data)->members);
}

static GArray *profiles_new(size_t n) {
    GArray *profiles = g_array_new(FALSE, TRUE, sizeof(EntProfile));
    g_array_set_clear_func(profiles, clear_profile);
    g_array_set_size(profiles, (guint)n);
    return profiles;
}

/* A node in a community of some slice. */
typedef struct {
    uint32_t community, actor;
    size_t order;
    double strength;
} Place;

static int compare_places(const void *a, const void *b) {
    const Place *left = a, *right = b;
    if (left->community != right->community)
        return left->community < right->community ? -1 : 1;
    if (left->actor != right->actor)
        return left->actor < right->actor ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

static void add_places(GArray *places, const EntSlice *slice, const EntSliceAnalysis *analysis) {
    const double *strength = analysis->measures + ENT_NODE_STRENGTH * (size_t)slice->n_nodes;
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        if (isnan(analysis->community[i]))
            continue;
        Place place = {(uint32_t)analysis->community[i], slice->nodes[i].actor, places->len, strength[i]};
        g_array_append_val(places, place);
    }
}

/* Strengths as shares of the slice, so that a slice with much news does not outvote the others. */
static void add_shares(GArray *places, const EntSlice *slice, const EntSliceAnalysis *analysis) {
    guint first = places->len;
    add_places(places, slice, analysis);
    double total = 0;
    for (guint i = first; i < places->len; i++)
        total += g_array_index(places, Place, i).strength;
    for (guint i = first; i < places->len; i++)
        g_array_index(places, Place, i).strength /= total;
}

/* Places come in order of actor, so the last member is the only one it can be. */
static void add_member(GArray *members, const Place *place) {
    EntCommunityMember *last = members->len > 0 ? &g_array_index(members, EntCommunityMember, members->len - 1) : NULL;
    EntCommunityMember member = {place->actor, place->strength};
    if (last != NULL && last->actor == place->actor)
        last->strength += place->strength;
    else
        g_array_append_val(members, member);
}

/* Sorted by (community, actor, time), so that sums do not depend on anything else. */
static GArray *make_profiles(GArray *places) {
    if (places->len == 0)
        return profiles_new(0);
    qsort(places->data, places->len, sizeof(Place), compare_places);
    const Place *place = (const Place *)(void *)places->data, *end = place + places->len;
    GArray *profiles = profiles_new((size_t)end[-1].community + 1);
    while (place < end) {
        uint32_t community = place->community;
        g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(EntCommunityMember));
        EntProfile *profile = &g_array_index(profiles, EntProfile, community);
        for (; place < end && place->community == community; place++) {
            add_member(members, place);
            profile->total += place->strength;
        }
        profile->n_members = members->len;
        profile->members = g_memdup2(members->data, members->len * sizeof(EntCommunityMember));
    }
    return profiles;
}

GArray *ent_profiles_from_slice(const EntSlice *slice, const EntSliceAnalysis *analysis) {
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    add_places(places, slice, analysis);
    return make_profiles(places);
}

GArray *ent_profiles_from_result(const EntResult *result) {
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        add_shares(places, &result->series->slices[i], &result->analyses[i]);
    return make_profiles(places);
}

/* How strong @actor is in @profile; 0 for a stranger. */
static double find_strength(const EntProfile *profile, uint32_t actor) {
    uint32_t low = 0, high = profile->n_members;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (profile->members[middle].actor < actor)
            low = middle + 1;
        else
            high = middle;
    }
    return low < profile->n_members && profile->members[low].actor == actor ? profile->members[low].strength : 0;
}

char *ent_profile_name(const EntProfile *profile, const EntProfile *over_time, const EntSeriesActor *actors) {
    g_autofree double *strength = g_new(double, profile->n_members);
    for (uint32_t i = 0; i < profile->n_members; i++)
        strength[i] = find_strength(over_time, profile->members[i].actor);
    g_autofree uint32_t *order = ent_rank_descending(strength, profile->n_members);
    GString *name = g_string_new(NULL);
    for (uint32_t i = 0; i < MIN(profile->n_members, NAMED_MEMBERS); i++)
        g_string_append_printf(name, "%s%s", i > 0 ? ", " : "", actors[profile->members[order[i]].actor].label);
    return g_string_free(name, FALSE);
}
