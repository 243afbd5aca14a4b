/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/tally.h"

#include "story/series.h"

#include <stdlib.h>

#define FREE UINT32_MAX
#define FIRST_BITS 6

struct _EntTally {
    EntCount *slots;
    size_t n_used;
    unsigned bits;
    uint32_t evidence;
    bool is_sorted; /* the used slots stand first */
};

static size_t n_slots(const EntTally *tally) {
    return (size_t)1 << tally->bits;
}

static EntCount *make_slots(size_t n) {
    EntCount *slots = g_new0(EntCount, n);
    for (size_t i = 0; i < n; i++) slots[i].low = FREE;
    return slots;
}

EntTally *ent_tally_new(uint32_t evidence) {
    EntTally *tally = g_new0(EntTally, 1);
    tally->bits = FIRST_BITS;
    tally->slots = make_slots(n_slots(tally));
    tally->evidence = evidence;
    return tally;
}

void ent_tally_free(EntTally *tally) {
    if (tally == NULL) return;
    for (size_t i = 0; i < (tally->is_sorted ? tally->n_used : n_slots(tally)); i++) g_free(tally->slots[i].references);
    g_free(tally->slots);
    g_free(tally);
}

/* ---- The table ---- */

/* The slot of the pair, or the free one where it belongs. */
static EntCount *find_slot(const EntTally *tally, uint32_t low, uint32_t high) {
    uint64_t key = (uint64_t)low << 32 | high;
    size_t mask = n_slots(tally) - 1, place = (key * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - tally->bits);
    for (;; place = (place + 1) & mask) {
        EntCount *slot = &tally->slots[place];
        if (slot->low == FREE || (slot->low == low && slot->high == high)) return slot;
    }
}

static void double_slots(EntTally *tally) {
    EntCount *before = tally->slots;
    size_t n_before = n_slots(tally);
    tally->bits++;
    tally->slots = make_slots(n_slots(tally));
    for (size_t i = 0; i < n_before; i++)
        if (before[i].low != FREE) *find_slot(tally, before[i].low, before[i].high) = before[i];
    g_free(before);
}

/* The counters of a pair; valid until the next call. */
static EntCount *count_of(EntTally *tally, uint32_t a, uint32_t b) {
    uint32_t low = MIN(a, b), high = MAX(a, b);
    EntCount *slot = find_slot(tally, low, high);
    if (slot->low != FREE) return slot;
    if (2 * (tally->n_used + 1) > n_slots(tally)) {
        double_slots(tally);
        slot = find_slot(tally, low, high);
    }
    tally->n_used++;
    slot->low = low;
    slot->high = high;
    return slot;
}

/* ---- Evidence ---- */

/* Stories come in order, so among equals the first stays first. */
static void keep_reference(EntCount *count, uint32_t most, EntReference reference) {
    if (count->n_references == most) {
        if (most == 0 || count->references[most - 1].n_nodes <= reference.n_nodes) return;
        count->n_references--;
    }
    if (count->n_references == count->references_room) {
        count->references_room = MAX(2, 2 * count->references_room);
        count->references = g_renew(EntReference, count->references, count->references_room);
    }
    uint32_t place = count->n_references++;
    for (; place > 0 && count->references[place - 1].n_nodes > reference.n_nodes; place--)
        count->references[place] = count->references[place - 1];
    count->references[place] = reference;
}

/* ---- Counting ---- */

static void add_sentence(EntTally *tally, const EntWindows *windows, uint32_t sentence) {
    EntWindow window = windows->sentences[sentence];
    const uint32_t *nodes = windows->nodes + window.first;
    const EntStoryNode *mentions = windows->story->nodes + window.first;
    uint64_t share = window.n_nodes > 1 ? ENT_NEWMAN_UNIT / (window.n_nodes - 1) : 0;
    EntReference reference = {windows->number, sentence, window.n_nodes};
    for (uint32_t i = 0; i < window.n_nodes; i++) {
        EntCount *node = count_of(tally, nodes[i], nodes[i]);
        node->sentences++;
        node->extra += mentions[i].mentions;
        for (uint32_t k = 0; k < i; k++) {
            EntCount *pair = count_of(tally, nodes[i], nodes[k]);
            pair->sentences++;
            pair->extra += share;
            if (!windows->story->tagged) keep_reference(pair, tally->evidence, reference);
        }
    }
}

static void add_paragraph(EntTally *tally, const uint32_t *nodes, uint32_t n_nodes) {
    for (uint32_t i = 0; i < n_nodes; i++)
        for (uint32_t k = 0; k <= i; k++) count_of(tally, nodes[i], nodes[k])->paragraphs++;
}

static void add_whole(EntTally *tally, const uint32_t *nodes, uint32_t n_nodes) {
    for (uint32_t i = 0; i < n_nodes; i++)
        for (uint32_t k = 0; k <= i; k++) count_of(tally, nodes[i], nodes[k])->stories++;
}

void ent_tally_add(EntTally *tally, const EntWindows *windows) {
    g_assert(!tally->is_sorted);
    for (uint32_t i = 0; i < windows->n_sentences; i++) add_sentence(tally, windows, i);
    for (uint32_t i = 0; i < windows->n_paragraphs; i++)
        add_paragraph(tally, windows->nodes + windows->paragraphs[i].first, windows->paragraphs[i].n_nodes);
    add_whole(tally, windows->nodes + windows->whole.first, windows->whole.n_nodes);
}

static int compare_counts(const void *a, const void *b) {
    const EntCount *first = a, *second = b;
    if (first->low != second->low) return first->low < second->low ? -1 : 1;
    return (first->high > second->high) - (first->high < second->high);
}

EntCount *ent_tally_sort(EntTally *tally, size_t *n_counts) {
    size_t n_moved = 0;
    for (size_t i = 0; i < n_slots(tally) && !tally->is_sorted; i++)
        if (tally->slots[i].low != FREE) tally->slots[n_moved++] = tally->slots[i];
    if (!tally->is_sorted) qsort(tally->slots, tally->n_used, sizeof *tally->slots, compare_counts);
    tally->is_sorted = true;
    *n_counts = tally->n_used;
    return tally->slots;
}
