/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/plan.h"

static void free_plan(gpointer data) {
    EntPlan *plan = data;
    ent_frame_clear(&plan->frame);
    ent_palette_clear(&plan->palette);
    g_free(plan);
}

static EntPlan *make_plan(const EntResult *result, uint32_t max_nodes) {
    EntPlan *plan = g_new0(EntPlan, 1);
    ent_frame_init(&plan->frame, result, max_nodes);
    ent_palette_init(&plan->palette, result);
    plan->max_nodes = max_nodes;
    return plan;
}

const EntPlan *ent_plan_get(const EntResult *result, uint32_t max_nodes) {
    EntResult *keeper = (EntResult *)result; /* what is kept changes nothing that anyone sees */
    EntPlan *plan = keeper->plan;
    if (plan != NULL && plan->max_nodes == max_nodes)
        return plan;
    g_clear_pointer(&keeper->plan, free_plan);
    keeper->free_plan = free_plan;
    return keeper->plan = make_plan(result, max_nodes);
}
