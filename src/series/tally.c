/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/tally.h"

#include "series/series.h"

#define FREE UINT32_MAX
#define FIRST_BITS 6

struct _EntTally {
    EntCount *slots;
    GArray *details; /* of EntDetail */
    size_t n_used;
    unsigned bits;
    uint32_t evidence;
    bool is_closed; /* the used slots stand first */
};

static size_t n_slots(const EntTally *tally) {
    return (size_t)1 << tally->bits;
}

static EntCount *make_slots(size_t n) {
    EntCount *slots = g_new(EntCount, n);
    for (size_t i = 0; i < n; i++)
        slots[i].low = FREE;
    return slots;
}

EntTally *ent_tally_new(uint32_t evidence) {
    EntTally *tally = g_new0(EntTally, 1);
    tally->bits = FIRST_BITS;
    tally->slots = make_slots(n_slots(tally));
    tally->details = g_array_new(FALSE, TRUE, sizeof(EntDetail));
    g_array_set_size(tally->details, 1);
    tally->evidence = evidence;
    return tally;
}

void ent_tally_free(EntTally *tally) {
    if (tally == NULL)
        return;
    for (guint i = 0; i < tally->details->len; i++)
        g_free(g_array_index(tally->details, EntDetail, i).references);
    g_array_unref(tally->details);
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
        if (slot->low == FREE || (slot->low == low && slot->high == high))
            return slot;
    }
}

static void double_slots(EntTally *tally) {
    EntCount *before = tally->slots;
    size_t n_before = n_slots(tally);
    tally->bits++;
    tally->slots = make_slots(n_slots(tally));
    for (size_t i = 0; i < n_before; i++)
        if (before[i].low != FREE)
            *find_slot(tally, before[i].low, before[i].high) = before[i];
    g_free(before);
}

/* The counters of a pair; valid until the next call. */
static EntCount *count_of(EntTally *tally, uint32_t a, uint32_t b) {
    uint32_t low = MIN(a, b), high = MAX(a, b);
    EntCount *slot = find_slot(tally, low, high);
    if (slot->low != FREE)
        return slot;
    if (4 * (tally->n_used + 1) > 3 * n_slots(tally)) {
        double_slots(tally);
        slot = find_slot(tally, low, high);
    }
    tally->n_used++;
    *slot = (EntCount){.low = low, .high = high};
    return slot;
}

/* The details of a pair, made when there are none; valid until the next call. */
static EntDetail *detail_of(EntTally *tally, uint32_t a, uint32_t b) {
    EntCount *count = count_of(tally, a, b);
    if (count->detail == 0) {
        count->detail = tally->details->len;
        g_array_set_size(tally->details, count->detail + 1);
    }
    return &g_array_index(tally->details, EntDetail, count->detail);
}

/* ---- Evidence ---- */

/* Stories come in order, so among equals the first stays first. */
static void keep_reference(EntDetail *detail, uint32_t most, EntReference reference) {
    if (detail->n_references == most) {
        if (most == 0 || detail->references[most - 1].n_nodes <= reference.n_nodes)
            return;
        detail->n_references--;
    }
    if (detail->n_references == detail->references_room) {
        detail->references_room = MAX(2, 2 * detail->references_room);
        detail->references = g_renew(EntReference, detail->references, detail->references_room);
    }
    uint32_t place = detail->n_references++;
    for (; place > 0 && detail->references[place - 1].n_nodes > reference.n_nodes; place--)
        detail->references[place] = detail->references[place - 1];
    detail->references[place] = reference;
}

/* ---- Counting ---- */

static void add_sentence(EntTally *tally, const EntStoryWindows *windows, uint32_t sentence) {
    EntWindow window = windows->sentences[sentence];
    const uint32_t *nodes = windows->nodes + window.first;
    const EntStoryNode *mentions = windows->story->nodes + window.first;
    uint64_t share = window.n_nodes > 1 ? ENT_NEWMAN_UNIT / (window.n_nodes - 1) : 0;
    EntReference reference = {windows->number, sentence, window.n_nodes};
    for (uint32_t i = 0; i < window.n_nodes; i++) {
        EntDetail *node = detail_of(tally, nodes[i], nodes[i]);
        node->sentences++;
        node->extra += mentions[i].mentions;
        for (uint32_t k = 0; k < i; k++) {
            EntDetail *pair = detail_of(tally, nodes[i], nodes[k]);
            pair->sentences++;
            pair->extra += share;
            pair->lists += window.n_nodes >= ENT_LIST_NODES;
            if (!windows->story->tagged)
                keep_reference(pair, tally->evidence, reference);
        }
    }
}

static void add_paragraph(EntTally *tally, const uint32_t *nodes, uint32_t n_nodes) {
    for (uint32_t i = 0; i < n_nodes; i++)
        for (uint32_t k = 0; k <= i; k++)
            count_of(tally, nodes[i], nodes[k])->paragraphs++;
}

static void add_whole(EntTally *tally, const uint32_t *nodes, uint32_t n_nodes) {
    for (uint32_t i = 0; i < n_nodes; i++)
        for (uint32_t k = 0; k <= i; k++)
            count_of(tally, nodes[i], nodes[k])->stories++;
}

void ent_tally_add(EntTally *tally, const EntStoryWindows *windows) {
    g_assert(!tally->is_closed);
    for (uint32_t i = 0; i < windows->n_sentences; i++)
        add_sentence(tally, windows, i);
    for (uint32_t i = 0; i < windows->n_paragraphs; i++)
        add_paragraph(tally, windows->nodes + windows->paragraphs[i].first, windows->paragraphs[i].n_nodes);
    add_whole(tally, windows->nodes + windows->whole.first, windows->whole.n_nodes);
}

void ent_tally_add_copy(EntTally *tally, const EntStoryWindows *windows) {
    const uint32_t *nodes = windows->nodes + windows->whole.first;
    for (uint32_t i = 0; i < windows->whole.n_nodes; i++)
        for (uint32_t k = 0; k < i; k++)
            count_of(tally, nodes[i], nodes[k])->copies++;
}

const EntCount *ent_tally_close(EntTally *tally, size_t *n_counts) {
    size_t n_moved = 0;
    for (size_t i = 0; i < n_slots(tally) && !tally->is_closed; i++)
        if (tally->slots[i].low != FREE)
            tally->slots[n_moved++] = tally->slots[i];
    tally->is_closed = true;
    *n_counts = tally->n_used;
    return tally->slots;
}

const EntDetail *ent_tally_detail(const EntTally *tally, const EntCount *count) {
    return &g_array_index(tally->details, EntDetail, count->detail);
}
