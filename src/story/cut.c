/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the counters of a slice to its nodes and ties. */
#include "story/cut.h"

#define GONE UINT32_MAX

static bool is_node(const EntCount *count) {
    return count->low == count->high;
}

static double strength_of(const EntCount *count, EntStrength strength) {
    switch (strength) {
    case ENT_STRENGTH_PARAGRAPHS: return count->paragraphs;
    case ENT_STRENGTH_STORIES: return count->stories;
    case ENT_STRENGTH_NEWMAN: return (double)count->extra / ENT_NEWMAN_UNIT;
    default: return count->sentences;
    }
}

static bool is_strong(const EntCount *count, const EntCutRule *rule) {
    double strength = strength_of(count, rule->strength);
    return !is_node(count) && strength > 0 && strength >= rule->min_strength;
}

/* Gives the nodes that stay their positions, and GONE to the others. */
static uint32_t number_nodes(const EntCount *counts, size_t n_counts, const EntCutRule *rule, uint32_t *positions) {
    uint32_t n_nodes = 0, around = rule->around;
    for (size_t i = 0; i < n_counts; i++)
        if (is_node(&counts[i])) positions[counts[i].low] = around == ENT_NOBODY || counts[i].low == around ? 0 : GONE;
    for (size_t i = 0; i < n_counts && around != ENT_NOBODY; i++) {
        if ((counts[i].low != around && counts[i].high != around) || !is_strong(&counts[i], rule)) continue;
        positions[counts[i].low] = positions[counts[i].high] = 0;
    }
    for (size_t i = 0; i < n_counts; i++)
        if (is_node(&counts[i]) && positions[counts[i].low] != GONE) positions[counts[i].low] = n_nodes++;
    return n_nodes;
}

static bool is_kept(const EntCount *count, const EntCutRule *rule, const uint32_t *positions) {
    if (positions[count->low] == GONE || positions[count->high] == GONE) return false;
    return is_node(count) || is_strong(count, rule);
}

static EntNode node_of(const EntCount *count) {
    return (EntNode){.actor = count->low,
                     .mentions = (uint32_t)MIN(count->extra, UINT32_MAX),
                     .sentences = count->sentences,
                     .paragraphs = count->paragraphs,
                     .stories = count->stories};
}

static EntTie tie_of(const EntCount *count, const EntCutRule *rule, const uint32_t *positions) {
    return (EntTie){.source = positions[count->low],
                    .target = positions[count->high],
                    .sentences = count->sentences,
                    .paragraphs = count->paragraphs,
                    .stories = count->stories,
                    .newman = count->extra,
                    .strength = strength_of(count, rule->strength),
                    .n_evidence = count->n_references};
}

GArray *ent_cut(EntTally *tally, const EntCutRule *rule, uint32_t *positions, EntSlice *slice) {
    size_t n_counts;
    const EntCount *counts = ent_tally_sort(tally, &n_counts);
    GArray *references = g_array_new(FALSE, FALSE, sizeof(EntReference));
    uint32_t n_nodes = number_nodes(counts, n_counts, rule, positions), n_ties = 0;
    for (size_t i = 0; i < n_counts; i++) n_ties += !is_node(&counts[i]) && is_kept(&counts[i], rule, positions);
    slice->nodes = g_new(EntNode, MAX(1, n_nodes));
    slice->ties = g_new(EntTie, MAX(1, n_ties));
    for (size_t i = 0; i < n_counts; i++) {
        if (!is_kept(&counts[i], rule, positions)) continue;
        if (is_node(&counts[i])) {
            slice->nodes[slice->n_nodes++] = node_of(&counts[i]);
            continue;
        }
        EntTie *tie = &slice->ties[slice->n_ties++];
        *tie = tie_of(&counts[i], rule, positions);
        tie->first_evidence = references->len;
        g_array_append_vals(references, counts[i].references, counts[i].n_references);
    }
    slice->n_evidence = references->len;
    return references;
}
