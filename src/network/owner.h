/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_OWNER_H
#define ENT_NETWORK_OWNER_H

#include <entente.h>
#include <igraph.h>

/*
 * Owners of igraph's objects: `g_auto(igraph_vector_t) scores = {0};` is freed when it leaves its block, filled or not.
 * Included in this folder only.
 */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(igraph_vector_t, igraph_vector_destroy)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(igraph_vector_int_t, igraph_vector_int_destroy)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(igraph_matrix_t, igraph_matrix_destroy)

/** True for IGRAPH_SUCCESS; else sets ENT_ERROR_LIMIT with @what and igraph's own words. */
bool ent_igraph_ok(igraph_error_t code, const char *what, GError **error);

#endif
