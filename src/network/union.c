/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/union.h"

#define COMPACT_ABOVE 1000000

/* Until they are settled, source and target of united ties are actors, and first_evidence is the order of merging. */

typedef enum { SUM, KEEP_FIRST } Merge;

static int compare_ties(const void *a, const void *b) {
    const EntTie *left = a, *right = b;
    if (left->source != right->source)
        return left->source < right->source ? -1 : 1;
    if (left->target != right->target)
        return left->target < right->target ? -1 : 1;
    return left->first_evidence < right->first_evidence ? -1 : left->first_evidence > right->first_evidence;
}

static void add_count(uint32_t *sum, uint32_t more) {
    *sum = more > UINT32_MAX - *sum ? UINT32_MAX : *sum + more;
}

static void add_tie(EntTie *sum, const EntTie *more) {
    add_count(&sum->sentences, more->sentences);
    add_count(&sum->paragraphs, more->paragraphs);
    add_count(&sum->stories, more->stories);
    add_count(&sum->copies, more->copies);
    sum->newman += more->newman;
    sum->strength += more->strength;
}

/* Those of one slice are sorted already, and sorting takes as much memory again. */
static void sort(EntTie *ties, uint32_t n_ties) {
    uint32_t n_sorted = 1;
    while (n_sorted < n_ties && compare_ties(&ties[n_sorted - 1], &ties[n_sorted]) <= 0)
        n_sorted++;
    if (n_sorted < n_ties)
        qsort(ties, n_ties, sizeof *ties, compare_ties);
}

/* One tie where there were several; in order of slice, so that sums of strengths always come out the same. */
static void compact(GArray *ties, Merge merge) {
    if (ties->len == 0)
        return;
    EntTie *all = (EntTie *)(void *)ties->data;
    sort(all, ties->len);
    uint32_t last = 0;
    for (uint32_t i = 1; i < ties->len; i++) {
        if (all[i].source != all[last].source || all[i].target != all[last].target)
            all[++last] = all[i];
        else if (merge == SUM)
            add_tie(&all[last], &all[i]);
    }
    g_array_set_size(ties, last + 1);
}

static void append_ties(GArray *ties, const EntSlice *slice, uint32_t order) {
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        EntTie tie = slice->ties[i];
        tie.source = slice->nodes[tie.source].actor;
        tie.target = slice->nodes[tie.target].actor;
        tie.first_evidence = order;
        tie.n_evidence = 0;
        g_array_append_val(ties, tie);
    }
}

/* While slices are added there is a place for every actor, marked with UINT32_MAX until a slice names it. */
static bool is_there(const EntNode *node) {
    return node->actor != UINT32_MAX;
}

static void add_nodes(EntNode *nodes, const EntSlice *slice, Merge merge) {
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        const EntNode *more = &slice->nodes[i];
        EntNode *sum = &nodes[more->actor];
        if (!is_there(sum)) {
            *sum = *more;
        } else if (merge == SUM) {
            add_count(&sum->mentions, more->mentions);
            add_count(&sum->sentences, more->sentences);
            add_count(&sum->paragraphs, more->paragraphs);
            add_count(&sum->stories, more->stories);
        }
    }
}

static bool is_dated(const EntSlice *slice) {
    return slice->from != ENT_DAY_NONE || slice->to != ENT_DAY_NONE;
}

static bool do_overlap(const EntSlice *a, const EntSlice *b) {
    if (!is_dated(a) || !is_dated(b))
        return false;
    return (b->to == ENT_DAY_NONE || a->from < b->to) && (a->to == ENT_DAY_NONE || b->from < a->to);
}

/* Which slices count: in order, each that overlaps none that counts already. */
static bool *choose_counted(const EntSeries *series) {
    bool *counted = g_new0(bool, series->n_slices);
    for (uint32_t i = 0; i < series->n_slices; i++) {
        counted[i] = true;
        for (uint32_t j = 0; j < i && counted[i]; j++)
            counted[i] = !(counted[j] && do_overlap(&series->slices[j], &series->slices[i]));
    }
    return counted;
}

static void add_totals(EntSlice *united, const EntSlice *slice) {
    add_count(&united->documents, slice->documents);
    add_count(&united->stories, slice->stories);
    add_count(&united->copies, slice->copies);
    united->sentences += slice->sentences;
}

static void widen(EntSlice *united, const EntSlice *slice) {
    if (!is_dated(slice))
        return;
    if (!is_dated(united)) {
        united->from = slice->from;
        united->to = slice->to;
        return;
    }
    united->from = MIN(united->from, slice->from);
    united->to = slice->to == ENT_DAY_NONE || united->to == ENT_DAY_NONE ? ENT_DAY_NONE : MAX(united->to, slice->to);
}

/* Moves actors and ties into the slice, whose they become. */
static void settle(EntSlice *united, EntNode *nodes, uint32_t n_actors, GArray *ties) {
    g_autofree uint32_t *position = g_new0(uint32_t, n_actors);
    for (uint32_t i = 0; i < n_actors; i++) {
        if (!is_there(&nodes[i]))
            continue;
        position[i] = united->n_nodes;
        nodes[united->n_nodes++] = nodes[i];
    }
    united->nodes = nodes;
    united->n_ties = ties->len;
    united->ties = (EntTie *)(void *)g_array_free(ties, FALSE);
    for (uint32_t i = 0; i < united->n_ties; i++) {
        united->ties[i].source = position[united->ties[i].source];
        united->ties[i].target = position[united->ties[i].target];
        united->ties[i].first_evidence = 0;
    }
}

EntSlice *ent_series_unite(const EntSeries *series) {
    EntSlice *united = g_new0(EntSlice, 1);
    *united = (EntSlice){.id = g_strdup("_union"), .from = ENT_DAY_NONE, .to = ENT_DAY_NONE};
    EntNode *nodes = g_new0(EntNode, series->n_actors);
    for (uint32_t i = 0; i < series->n_actors; i++)
        nodes[i].actor = UINT32_MAX;
    g_autofree bool *counted = choose_counted(series);
    GArray *ties = g_array_new(FALSE, FALSE, sizeof(EntTie));
    guint limit = COMPACT_ABOVE;
    for (uint32_t pass = 0; pass < 2; pass++) {
        Merge merge = pass == 0 ? SUM : KEEP_FIRST;
        for (uint32_t i = 0; i < series->n_slices; i++) {
            if (counted[i] != (pass == 0))
                continue;
            const EntSlice *slice = &series->slices[i];
            widen(united, slice);
            if (merge == SUM)
                add_totals(united, slice);
            add_nodes(nodes, slice, merge);
            append_ties(ties, slice, pass * series->n_slices + i);
            if (ties->len <= limit)
                continue;
            compact(ties, merge);
            limit = MAX(COMPACT_ABOVE, 2 * ties->len);
        }
        compact(ties, merge);
    }
    settle(united, nodes, series->n_actors, ties);
    return united;
}

void ent_union_free(EntSlice *united) {
    if (united == NULL)
        return;
    g_free(united->id);
    g_free(united->nodes);
    g_free(united->ties);
    g_free(united);
}
