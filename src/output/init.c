/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is process-wide. This floor sees all below it, so it sets all of them up. */
#include "network/init.h"

#include <entente.h>
#include <jansson.h>
#include <locale.h>

static void *allocate(size_t size) {
    return g_malloc(size);
}

const char *ent_version(void) {
    return ENTENTE_VERSION;
}

void ent_init(void) {
    static gsize is_done = 0;
    if (!g_once_init_enter(&is_done))
        return;
    /* Numbers are written with a point, whatever the user's language. */
    setlocale(LC_NUMERIC, "C");
    json_set_alloc_funcs(allocate, g_free);
    /* Results must not depend on a seed that changes from run to run. */
    json_object_seed(1);
    ent_network_init();
    g_once_init_leave(&is_done, 1);
}
