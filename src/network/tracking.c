/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/tracking.h"

#include "network/rank.h"

#include <math.h>

/* A community that is followed. @profile belongs to the slice where it was last seen. */
typedef struct {
    const EntProfile *profile;
    uint32_t last;
} Track;

typedef struct {
    double overlap;
    uint32_t id, own;
} Candidate;

static int compare_candidates(const void *a, const void *b) {
    const Candidate *left = a, *right = b;
    if (left->overlap != right->overlap)
        return left->overlap < right->overlap ? 1 : -1;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return left->own < right->own ? -1 : left->own > right->own;
}

static void add_candidates(GArray *candidates, const EntProfile *old, uint32_t id, const GArray *own,
                           const uint32_t *ids) {
    for (uint32_t c = 0; c < own->len; c++) {
        if (ids[c] != UINT32_MAX)
            continue;
        Candidate candidate = {ent_profile_overlap(old, &g_array_index(own, EntProfile, c)), id, c};
        if (candidate.overlap >= ENT_TRACKING_THRESHOLD)
            g_array_append_val(candidates, candidate);
    }
}

/* Gives each own community at most one id, each id to at most one. Returns how many were given. */
static size_t take_candidates(GArray *candidates, uint32_t *ids) {
    size_t taken = 0;
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    if (candidates->len > 0)
        qsort(candidates->data, candidates->len, sizeof(Candidate), compare_candidates);
    for (uint32_t i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);
        if (ids[candidate->own] != UINT32_MAX)
            continue;
        if (!g_hash_table_add(used, GUINT_TO_POINTER(candidate->id)))
            continue;
        ids[candidate->own] = candidate->id;
        taken++;
    }
    return taken;
}

/* The strongest of those without an id; equal ones in their order. */
static uint32_t find_strongest_new(const GArray *own, const uint32_t *ids) {
    uint32_t best = UINT32_MAX;
    for (uint32_t c = 0; c < own->len; c++) {
        if (ids[c] != UINT32_MAX)
            continue;
        if (best == UINT32_MAX || g_array_index(own, EntProfile, c).total > g_array_index(own, EntProfile, best).total)
            best = c;
    }
    return best;
}

static uint32_t *new_ids(const GArray *own) {
    uint32_t *ids = g_new(uint32_t, own->len);
    for (uint32_t c = 0; c < own->len; c++)
        ids[c] = UINT32_MAX;
    return ids;
}

static void write_ids(const EntSlice *slice, EntSliceAnalysis *analysis, const uint32_t *ids) {
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        if (!isnan(analysis->community[i]))
            analysis->community[i] = ids[(uint32_t)analysis->community[i]];
}

/* Asks the tracks last seen in @earlier; @earlier_ids are what that slice's communities were called. */
static size_t match_slice(const GArray *tracks, uint32_t earlier, const GArray *earlier_ids, const GArray *own,
                          uint32_t *ids) {
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (uint32_t i = 0; i < earlier_ids->len; i++) {
        uint32_t id = g_array_index(earlier_ids, uint32_t, i);
        const Track *track = &g_array_index(tracks, Track, id);
        if (track->last == earlier)
            add_candidates(candidates, track->profile, id, own, ids);
    }
    return take_candidates(candidates, ids);
}

static GArray *follow_slice(GArray *tracks, const GPtrArray *past_ids, const GArray *own, uint32_t now) {
    g_autofree uint32_t *ids = new_ids(own);
    size_t left = own->len;
    for (uint32_t back = 1; back <= MIN(now, ENT_TRACKING_LOOK_BACK) && left > 0; back++)
        left -= match_slice(tracks, now - back, past_ids->pdata[now - back], own, ids);
    for (; left > 0; left--) {
        uint32_t c = find_strongest_new(own, ids);
        ids[c] = tracks->len;
        g_array_set_size(tracks, tracks->len + 1);
    }
    GArray *result = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t c = 0; c < own->len; c++) {
        g_array_index(tracks, Track, ids[c]) = (Track){&g_array_index(own, EntProfile, c), now};
        g_array_append_val(result, ids[c]);
    }
    return result;
}

static void unref_array(gpointer data) {
    g_array_unref(data);
}

void ent_communities_follow(EntResult *result) {
    g_autoptr(GArray) tracks = g_array_new(FALSE, TRUE, sizeof(Track));
    g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func(unref_array);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(unref_array);
    for (uint32_t t = 0; t < result->series->n_slices; t++) {
        const EntSlice *slice = &result->series->slices[t];
        GArray *own = ent_profiles_from_slice(slice, &result->analyses[t]);
        g_ptr_array_add(profiles, own);
        g_ptr_array_add(ids, follow_slice(tracks, ids, own, t));
        GArray *names = ids->pdata[t];
        write_ids(slice, &result->analyses[t], (const uint32_t *)(void *)names->data);
    }
}

void ent_communities_match(const EntSlice *united, EntSliceAnalysis *analysis, const GArray *profiles) {
    g_autoptr(GArray) own = ent_profiles_from_slice(united, analysis);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    g_autofree uint32_t *ids = new_ids(own);
    for (uint32_t id = 0; id < profiles->len; id++)
        add_candidates(candidates, &g_array_index(profiles, EntProfile, id), id, own, ids);
    size_t left = own->len - take_candidates(candidates, ids);
    for (uint32_t next = profiles->len; left > 0; left--)
        ids[find_strongest_new(own, ids)] = next++;
    write_ids(united, analysis, ids);
}

static EntCommunity describe(uint32_t id, const EntProfile *own, const EntProfile *over_time,
                             const EntSeriesActor *actors) {
    EntCommunity community = {.id = id, .size = own->n_members, .members = g_new(uint32_t, own->n_members)};
    g_autofree double *strength = g_new(double, own->n_members);
    for (uint32_t i = 0; i < own->n_members; i++)
        strength[i] = own->members[i].strength;
    g_autofree uint32_t *order = ent_rank_descending(strength, own->n_members);
    for (uint32_t i = 0; i < own->n_members; i++)
        community.members[i] = own->members[order[i]].actor;
    community.name = ent_profile_name(own, over_time, actors);
    return community;
}

void ent_communities_describe(const EntSeries *series, const EntSlice *slice, EntSliceAnalysis *analysis,
                              const GArray *profiles) {
    g_autoptr(GArray) own = ent_profiles_from_slice(slice, analysis);
    g_autoptr(GArray) communities = g_array_new(FALSE, FALSE, sizeof(EntCommunity));
    g_autofree uint32_t *place = g_new0(uint32_t, own->len);
    for (uint32_t id = 0; id < own->len; id++) {
        const EntProfile *profile = &g_array_index(own, EntProfile, id);
        if (profile->n_members == 0)
            continue;
        place[id] = communities->len;
        const EntProfile *over_time = id < profiles->len ? &g_array_index(profiles, EntProfile, id) : profile;
        EntCommunity community = describe(id, profile, over_time, series->actors);
        g_array_append_val(communities, community);
    }
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        double a = analysis->community[slice->ties[i].source], b = analysis->community[slice->ties[i].target];
        if (a == b)
            g_array_index(communities, EntCommunity, place[(uint32_t)a]).strength_inside += slice->ties[i].strength;
    }
    analysis->n_communities = communities->len;
    analysis->communities = (EntCommunity *)(void *)g_array_free(g_steal_pointer(&communities), FALSE);
}
