/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the counters of a slice to its nodes and ties. */
#include "series/tie_filter.h"

#include <math.h>
#include <stdlib.h>

#define GONE UINT32_MAX

/* Counts that are kept, sorted. */
typedef struct {
    const EntTally *tally;
    const EntTieFilter *rule;
    GPtrArray *nodes, *ties; /* of const EntCount */
} Kept;

static bool is_node(const EntCount *count) {
    return count->low == count->high;
}

static double strength_of(const EntTally *tally, const EntCount *count, EntStrength strength) {
    switch (strength) {
    case ENT_STRENGTH_PARAGRAPHS:
        return count->paragraphs;
    case ENT_STRENGTH_STORIES:
        return count->stories;
    case ENT_STRENGTH_NEWMAN:
        return (double)ent_tally_detail(tally, count)->extra / ENT_NEWMAN_UNIT;
    default:
        return ent_tally_detail(tally, count)->sentences;
    }
}

static int compare_counts(const void *a, const void *b) {
    const EntCount *first = *(const EntCount *const *)a, *second = *(const EntCount *const *)b;
    if (first->low != second->low)
        return first->low < second->low ? -1 : 1;
    return (first->high > second->high) - (first->high < second->high);
}

static void sort_counts(GPtrArray *counts) {
    if (counts->len > 0)
        qsort(counts->pdata, counts->len, sizeof(gpointer), compare_counts);
}

/*
 * All nodes, and the ties that are strong enough. Most counts of long documents are neither, so only these are sorted.
 */
static void choose(Kept *kept, const EntCount *counts, size_t n_counts) {
    for (size_t i = 0; i < n_counts; i++) {
        double strength = is_node(&counts[i]) ? 0 : strength_of(kept->tally, &counts[i], kept->rule->strength);
        if (is_node(&counts[i]))
            g_ptr_array_add(kept->nodes, (gpointer)&counts[i]);
        else if (strength > 0 && strength >= kept->rule->min_strength)
            g_ptr_array_add(kept->ties, (gpointer)&counts[i]);
    }
    sort_counts(kept->nodes);
    sort_counts(kept->ties);
}

/* Marks who is neither @around nor a partner as GONE. */
static void mark_around(const Kept *kept, uint32_t *positions) {
    uint32_t around = kept->rule->around;
    for (guint i = 0; i < kept->nodes->len; i++) {
        const EntCount *node = g_ptr_array_index(kept->nodes, i);
        positions[node->low] = around == ENT_NOBODY || node->low == around ? 0 : GONE;
    }
    for (guint i = 0; i < kept->ties->len && around != ENT_NOBODY; i++) {
        const EntCount *tie = g_ptr_array_index(kept->ties, i);
        if (tie->low == around || tie->high == around)
            positions[tie->low] = positions[tie->high] = 0;
    }
}

static void fill_nodes(const Kept *kept, uint32_t *positions, EntSlice *slice) {
    slice->nodes = g_new(EntNode, MAX(1, kept->nodes->len));
    for (guint i = 0; i < kept->nodes->len; i++) {
        const EntCount *count = g_ptr_array_index(kept->nodes, i);
        if (positions[count->low] == GONE)
            continue;
        const EntDetail *detail = ent_tally_detail(kept->tally, count);
        positions[count->low] = slice->n_nodes;
        slice->nodes[slice->n_nodes++] = (EntNode){.actor = count->low,
                                                   .mentions = (uint32_t)MIN(detail->extra, UINT32_MAX),
                                                   .sentences = detail->sentences,
                                                   .paragraphs = count->paragraphs,
                                                   .stories = count->stories};
    }
}

static GArray *fill_ties(const Kept *kept, const uint32_t *positions, EntSlice *slice) {
    GArray *references = g_array_new(FALSE, FALSE, sizeof(EntReference));
    slice->ties = g_new(EntTie, MAX(1, kept->ties->len));
    for (guint i = 0; i < kept->ties->len; i++) {
        const EntCount *count = g_ptr_array_index(kept->ties, i);
        if (positions[count->low] == GONE || positions[count->high] == GONE)
            continue;
        const EntDetail *detail = ent_tally_detail(kept->tally, count);
        slice->ties[slice->n_ties++] =
            (EntTie){.source = positions[count->low],
                     .target = positions[count->high],
                     .sentences = detail->sentences,
                     .paragraphs = count->paragraphs,
                     .stories = count->stories,
                     .copies = count->copies,
                     .list_share = detail->sentences > 0 ? detail->lists / (double)detail->sentences : (double)NAN,
                     .newman = detail->extra,
                     .strength = strength_of(kept->tally, count, kept->rule->strength),
                     .first_evidence = references->len,
                     .n_evidence = detail->n_references};
        g_array_append_vals(references, detail->references, detail->n_references);
    }
    return references;
}

GArray *ent_tie_filter_apply(EntTally *tally, const EntTieFilter *rule, uint32_t *positions, EntSlice *slice) {
    g_autoptr(GPtrArray) nodes = g_ptr_array_new(), ties = g_ptr_array_new();
    Kept kept = {tally, rule, nodes, ties};
    size_t n_counts;
    const EntCount *counts = ent_tally_close(tally, &n_counts);
    choose(&kept, counts, n_counts);
    mark_around(&kept, positions);
    fill_nodes(&kept, positions, slice);
    GArray *references = fill_ties(&kept, positions, slice);
    slice->n_evidence = references->len;
    return references;
}
