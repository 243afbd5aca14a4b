/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/sources.h"

#include "base/hash.h"

#include <math.h>
#include <stdlib.h>

#define FREE UINT32_MAX
#define FIRST_BITS 6

/* Stories of one source that name two nodes; a pair of the same node, which no story makes, stands for the slice. */
typedef struct {
    uint32_t low, high, source, stories;
} Slot;

struct _EntSources {
    Slot *slots;
    size_t n_used;
    unsigned bits;
};

static size_t n_slots(const EntSources *sources) {
    return (size_t)1 << sources->bits;
}

static Slot *make_slots(size_t n) {
    Slot *slots = g_new(Slot, n);
    for (size_t i = 0; i < n; i++)
        slots[i].low = FREE;
    return slots;
}

EntSources *ent_sources_new(void) {
    EntSources *sources = g_new0(EntSources, 1);
    sources->bits = FIRST_BITS;
    sources->slots = make_slots(n_slots(sources));
    return sources;
}

void ent_sources_free(EntSources *sources) {
    if (sources == NULL)
        return;
    g_free(sources->slots);
    g_free(sources);
}

static Slot *find_slot(const EntSources *sources, uint32_t low, uint32_t high, uint32_t source) {
    uint64_t key = ((uint64_t)low << 32 | high) ^ (uint64_t)source << 15;
    size_t mask = n_slots(sources) - 1, place = ent_hash_mix(key, UINT64_C(0x9e3779b97f4a7c15)) & mask;
    for (;; place = (place + 1) & mask) {
        Slot *slot = &sources->slots[place];
        if (slot->low == FREE || (slot->low == low && slot->high == high && slot->source == source))
            return slot;
    }
}

static void double_slots(EntSources *sources) {
    Slot *before = sources->slots;
    size_t n_before = n_slots(sources);
    sources->bits++;
    sources->slots = make_slots(n_slots(sources));
    for (size_t i = 0; i < n_before; i++)
        if (before[i].low != FREE)
            *find_slot(sources, before[i].low, before[i].high, before[i].source) = before[i];
    g_free(before);
}

static void count(EntSources *sources, uint32_t a, uint32_t b, uint32_t source) {
    uint32_t low = MIN(a, b), high = MAX(a, b);
    if (4 * (sources->n_used + 1) > 3 * n_slots(sources))
        double_slots(sources);
    Slot *slot = find_slot(sources, low, high, source);
    if (slot->low == FREE) {
        *slot = (Slot){low, high, source, 0};
        sources->n_used++;
    }
    slot->stories++;
}

void ent_sources_add(EntSources *sources, const EntStoryWindows *windows, uint32_t source) {
    const uint32_t *nodes = windows->nodes + windows->whole.first;
    count(sources, 0, 0, source);
    for (uint32_t i = 0; i < windows->whole.n_nodes; i++)
        for (uint32_t k = 0; k < i; k++)
            count(sources, nodes[i], nodes[k], source);
}

/* ---- What ties say of them ---- */

static int compare_rank(const void *key, const void *element) {
    uint32_t rank = *(const uint32_t *)key, other = ((const EntNode *)element)->actor;
    return (rank > other) - (rank < other);
}

/* The position of the node of this rank; FREE when the slice has none. */
static uint32_t find_node(const EntSlice *slice, uint32_t rank) {
    const EntNode *node =
        slice->n_nodes == 0 ? NULL : bsearch(&rank, slice->nodes, slice->n_nodes, sizeof *node, compare_rank);
    return node == NULL ? FREE : (uint32_t)(node - slice->nodes);
}

static int compare_tie(const void *a, const void *b) {
    const EntTie *first = a, *second = b;
    if (first->source != second->source)
        return first->source < second->source ? -1 : 1;
    return (first->target > second->target) - (first->target < second->target);
}

static void fill_tie(EntSlice *slice, const Slot *slot) {
    EntTie key = {.source = find_node(slice, slot->low), .target = find_node(slice, slot->high)};
    EntTie *tie = slice->n_ties == 0 ? NULL : bsearch(&key, slice->ties, slice->n_ties, sizeof key, compare_tie);
    if (tie == NULL)
        return;
    double share = slot->stories / (double)tie->stories;
    tie->sources++;
    tie->top_source_share = isnan(tie->top_source_share) ? share : MAX(share, tie->top_source_share);
}

void ent_sources_fill(const EntSources *sources, EntSlice *slice) {
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        slice->ties[i].sources = 0;
        slice->ties[i].top_source_share = NAN;
    }
    slice->sources = 0;
    for (size_t i = 0; i < n_slots(sources); i++) {
        const Slot *slot = &sources->slots[i];
        if (slot->low == FREE)
            continue;
        if (slot->low == slot->high)
            slice->sources++;
        else
            fill_tie(slice, slot);
    }
}
