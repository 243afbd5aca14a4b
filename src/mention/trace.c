/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/trace.h"

EntTrace *ent_trace_new(void) {
    EntTrace *trace = g_new0(EntTrace, 1);
    trace->traced = g_array_new(FALSE, FALSE, sizeof(EntTraced));
    ent_trace_begin(trace);
    return trace;
}

void ent_trace_free(EntTrace *trace) {
    if (trace == NULL)
        return;
    g_array_unref(trace->traced);
    g_free(trace);
}

bool ent_trace_is_in(const EntCatalogue *catalogue, uint32_t condition, uint32_t cue) {
    if (condition == ENT_NO_CONDITION || cue == ENT_NO_REASON)
        return false;
    const uint32_t *first = catalogue->conditions[condition].first;
    return cue >= first[0] && cue < first[ENT_N_CUE_LISTS];
}

void ent_trace_begin(EntTrace *trace) {
    trace->reason = (EntReason){ENT_NO_REASON, ENT_NO_REASON, ENT_NO_REASON};
}

void ent_trace_add(EntTrace *trace, const EntPlace *place, uint32_t alias, EntWhy why, bool in_title) {
    EntTraced traced = {place->start, place->end, alias, trace->reason, why, in_title};
    g_array_append_val(trace->traced, traced);
}

void ent_trace_choose(EntTrace *trace, guint first, uint32_t alias) {
    for (guint i = first; i < trace->traced->len; i++) {
        EntTraced *traced = &g_array_index(trace->traced, EntTraced, i);
        bool could_be = traced->why == ENT_WHY_CHOSEN || traced->why == ENT_WHY_UNCOUNTED;
        if (could_be && traced->alias != alias)
            traced->why = alias == ENT_NO_ALIAS ? ENT_WHY_AMBIGUOUS : ENT_WHY_OTHER;
    }
}
