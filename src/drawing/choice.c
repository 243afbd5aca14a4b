/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/choice.h"

#include <math.h>
#include <stdlib.h>

typedef enum { ISOLATE, HIDDEN, CANDIDATE, CHOSEN, DRAWN } NodeState;

/* Which nodes have ties, and ties strong enough to be seen. */
static NodeState *find_candidates(const EntSlice *slice, const double *x, double min_strength) {
    NodeState *states = g_new0(NodeState, slice->n_nodes);
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const EntTie *tie = &slice->ties[i];
        NodeState state = tie->strength >= min_strength ? CANDIDATE : HIDDEN;
        states[tie->source] = MAX(states[tie->source], state);
        states[tie->target] = MAX(states[tie->target], state);
    }
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        if (isnan(x[slice->nodes[i].actor]))
            states[i] = HIDDEN;
    return states;
}

static void choose_nodes(const EntSlice *slice, const EntSliceAnalysis *analysis, NodeState *states,
                         uint32_t max_nodes) {
    g_autofree uint32_t *order = ent_slice_rank_nodes(slice, analysis);
    bool room = slice->n_nodes <= max_nodes;
    for (uint32_t i = 0, n_chosen = 0; i < slice->n_nodes; i++) {
        NodeState *state = &states[order[i]];
        if (*state == CANDIDATE && n_chosen++ < max_nodes)
            *state = CHOSEN;
        if (*state == ISOLATE && room)
            *state = DRAWN;
    }
}

static int compare_strength(const void *a, const void *b) {
    const EntTie *left = *(const EntTie *const *)a, *right = *(const EntTie *const *)b;
    if (left->strength != right->strength)
        return left->strength < right->strength ? 1 : -1;
    return left < right ? -1 : left > right; /* both point into the slice's ties, which are sorted */
}

/* Ties among chosen nodes, strongest first. (transfer full) */
static GPtrArray *rank_ties(const EntSlice *slice, const NodeState *states, double min_strength) {
    GPtrArray *ties = g_ptr_array_new();
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        EntTie *tie = &slice->ties[i];
        bool chosen = states[tie->source] == CHOSEN && states[tie->target] == CHOSEN;
        if (chosen && tie->strength >= min_strength)
            g_ptr_array_add(ties, tie);
    }
    if (ties->len > 0)
        qsort(ties->pdata, ties->len, sizeof(gpointer), compare_strength);
    return ties;
}

/* Takes ties until there are @max_ties: first each node's strongest, then the others. */
static void choose_ties(EntChoice *choice, const EntSlice *slice, NodeState *states, const GPtrArray *ranked,
                        uint32_t max_ties) {
    g_autofree bool *taken = g_new0(bool, ranked->len);
    choice->ties = g_new(uint32_t, ranked->len);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < ranked->len && choice->n_ties < max_ties; i++) {
            const EntTie *tie = ranked->pdata[i];
            bool first = states[tie->source] != DRAWN || states[tie->target] != DRAWN;
            if (taken[i] || (pass == 0 && !first))
                continue;
            taken[i] = true;
            choice->ties[choice->n_ties++] = (uint32_t)(tie - slice->ties);
            states[tie->source] = states[tie->target] = DRAWN;
        }
    }
}

static int compare_index(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

void ent_choice_init(EntChoice *choice, const EntSlice *slice, const EntSliceAnalysis *analysis, const double *x,
                     const EntDrawing *how) {
    *choice = (EntChoice){.nodes = g_new(uint32_t, slice->n_nodes)};
    g_autofree NodeState *states = find_candidates(slice, x, how->min_strength);
    choose_nodes(slice, analysis, states, how->max_nodes);
    g_autoptr(GPtrArray) ranked = rank_ties(slice, states, how->min_strength);
    choose_ties(choice, slice, states, ranked, how->max_ties);
    if (choice->n_ties > 0)
        qsort(choice->ties, choice->n_ties, sizeof *choice->ties, compare_index);
    for (uint32_t i = 0; i < slice->n_nodes; i++)
        if (states[i] == DRAWN)
            choice->nodes[choice->n_nodes++] = i;
}

void ent_choice_clear(EntChoice *choice) {
    g_free(choice->nodes);
    g_free(choice->ties);
}
