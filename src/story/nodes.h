/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_NODES_H
#define ENT_STORY_NODES_H

#include "actors/catalogue.h"

#include <entente.h>

/** EntNodeTable: the ids of the nodes that records speak of by number. A node's number never changes. */
typedef struct _EntNodeTable EntNodeTable;

EntNodeTable *ent_node_table_new(void);
void ent_node_table_free(EntNodeTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntNodeTable, ent_node_table_free)

/**
 * The node of the actor with this number in @catalogue, always the same catalogue; a new one the first time. Constant
 * time.
 */
uint32_t ent_node_table_add_actor(EntNodeTable *table, const EntCatalogue *catalogue, uint32_t actor);

/** The node with this id; a new one the first time. */
uint32_t ent_node_table_add_id(EntNodeTable *table, const char *id);

/** The same for an id of @length bytes that are not trusted: ENT_NOBODY when they are no UTF-8 without NUL, or none. */
uint32_t ent_node_table_add_bytes(EntNodeTable *table, const char *bytes, size_t length);

/** The node with this id, or ENT_NOBODY. */
uint32_t ent_node_table_find(const EntNodeTable *table, const char *id);

uint32_t ent_node_table_size(const EntNodeTable *table);
const char *ent_node_table_id(const EntNodeTable *table, uint32_t node);

/** The nodes sorted by id in byte order. (transfer full) */
uint32_t *ent_node_table_sort(const EntNodeTable *table);

/** The place of each node in that order. (transfer full) */
uint32_t *ent_node_table_rank(const EntNodeTable *table);

#endif
