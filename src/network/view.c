/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program sees of a result. */
#include "network/result.h"

#include <math.h>
#include <string.h>

static const EntSlice *slice_at(const EntResult *result, size_t slice) {
    g_assert(slice < result->series->n_slices);
    return &result->series->slices[slice];
}

EntSliceView ent_result_get_slice(const EntResult *result, size_t slice) {
    const EntSlice *from = slice_at(result, slice);
    return (EntSliceView){.id = from->id,
                          .from = from->from,
                          .to = from->to,
                          .documents = from->documents,
                          .stories = from->stories,
                          .sentences = from->sentences,
                          .n_nodes = from->n_nodes,
                          .n_ties = from->n_ties};
}

EntNodeView ent_result_get_node(const EntResult *result, size_t slice, size_t node) {
    const EntSlice *from = slice_at(result, slice);
    g_assert(node < from->n_nodes);
    const EntNode *counts = &from->nodes[node];
    const EntSeriesActor *actor = &result->series->actors[counts->actor];
    return (EntNodeView){.id = actor->id,
                         .label = actor->label,
                         .mentions = counts->mentions,
                         .sentences = counts->sentences,
                         .stories = counts->stories};
}

EntTieView ent_result_get_tie(const EntResult *result, size_t slice, size_t tie) {
    const EntSlice *from = slice_at(result, slice);
    g_assert(tie < from->n_ties);
    const EntTie *counts = &from->ties[tie];
    return (EntTieView){.source = counts->source,
                        .target = counts->target,
                        .sentences = counts->sentences,
                        .paragraphs = counts->paragraphs,
                        .stories = counts->stories,
                        .strength = counts->strength};
}

double ent_result_get_measure(const EntResult *result, size_t slice, size_t node, const char *measure) {
    size_t n_nodes = slice_at(result, slice)->n_nodes;
    g_assert(node < n_nodes);
    for (EntNodeMeasure i = 0; i < ENT_N_NODE_MEASURES; i++)
        if (strcmp(measure, ent_node_measure_name(i)) == 0)
            return result->analyses[slice].measures[i * n_nodes + node];
    return NAN;
}
