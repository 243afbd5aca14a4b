/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/init.h"

#include "network/owner.h"

/* From libgomp, which igraph links. Declared here because clang without its own OpenMP has no <omp.h>. */
extern void omp_set_num_threads(int threads);

static char last_error[256];

/* The message may belong to something that IGRAPH_FINALLY_FREE() frees, so it is copied first. Each caller on the way
 * up calls again with an empty reason. */
static void keep_error(const char *reason, const char *file, int line, igraph_error_t code) {
    (void)file;
    (void)line;
    if (code == IGRAPH_ENOMEM)
        g_error("igraph: out of memory: %s", reason);
    if (*reason != '\0')
        g_strlcpy(last_error, reason, sizeof last_error);
    IGRAPH_FINALLY_FREE();
}

void ent_network_init(void) {
    omp_set_num_threads(1);
    igraph_set_error_handler(keep_error);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
}

bool ent_igraph_ok(igraph_error_t code, const char *what, GError **error) {
    if (code == IGRAPH_SUCCESS)
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT, "%s: igraph gave up: %s: %s", what, igraph_strerror(code),
                last_error);
    return false;
}
