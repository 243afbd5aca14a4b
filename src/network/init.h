/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_INIT_H
#define ENT_NETWORK_INIT_H

/**
 * ent_network_init:
 *
 * Sets what is process-wide in igraph: a handler that keeps the error instead of aborting, warnings ignored, one OpenMP
 * thread (more make PageRank irreproducible and a later fork() hang). ent_init() calls it; a second call changes
 * nothing.
 */
void ent_network_init(void);

#endif
