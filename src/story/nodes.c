/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/nodes.h"

#include <stdlib.h>
#include <string.h>

struct _EntNodeTable {
    GPtrArray *ids;     /* owns them */
    GHashTable *by_id;  /* id -> number + 1 */
    uint32_t *of_actor; /* number + 1, or 0 */
    uint32_t n_actors;
};

EntNodeTable *ent_node_table_new(void) {
    EntNodeTable *table = g_new0(EntNodeTable, 1);
    table->ids = g_ptr_array_new_with_free_func(g_free);
    table->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    return table;
}

void ent_node_table_free(EntNodeTable *table) {
    if (table == NULL)
        return;
    g_hash_table_unref(table->by_id);
    g_ptr_array_unref(table->ids);
    g_free(table->of_actor);
    g_free(table);
}

uint32_t ent_node_table_find(const EntNodeTable *table, const char *id) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(table->by_id, id)) - 1;
}

uint32_t ent_node_table_add_id(EntNodeTable *table, const char *id) {
    uint32_t node = ent_node_table_find(table, id);
    if (node != ENT_NOBODY)
        return node;
    node = table->ids->len;
    char *kept = g_strdup(id);
    g_ptr_array_add(table->ids, kept);
    g_hash_table_insert(table->by_id, kept, GUINT_TO_POINTER(node + 1));
    return node;
}

uint32_t ent_node_table_add_bytes(EntNodeTable *table, const char *bytes, size_t length) {
    char room[64];
    size_t n_copied = MIN(length, sizeof room - 1);
    memcpy(room, bytes, n_copied);
    room[n_copied] = '\0';
    g_autofree char *copy = length == n_copied ? NULL : g_strndup(bytes, length);
    const char *id = copy != NULL ? copy : room;
    if (length == 0 || strlen(id) != length)
        return ENT_NOBODY;
    uint32_t node = ent_node_table_find(table, id);
    if (node != ENT_NOBODY)
        return node;
    return g_utf8_validate_len(id, length, NULL) ? ent_node_table_add_id(table, id) : ENT_NOBODY;
}

uint32_t ent_node_table_add_actor(EntNodeTable *table, const EntCatalogue *catalogue, uint32_t actor) {
    if (table->of_actor == NULL) {
        table->n_actors = catalogue->n_actors;
        table->of_actor = g_new0(uint32_t, MAX(1, catalogue->n_actors));
    }
    g_assert(actor < table->n_actors);
    if (table->of_actor[actor] == 0)
        table->of_actor[actor] = ent_node_table_add_id(table, catalogue->actors[actor].id) + 1;
    return table->of_actor[actor] - 1;
}

uint32_t ent_node_table_size(const EntNodeTable *table) {
    return table->ids->len;
}

const char *ent_node_table_id(const EntNodeTable *table, uint32_t node) {
    return g_ptr_array_index(table->ids, node);
}

static int compare_ids(const void *a, const void *b, void *data) {
    const EntNodeTable *table = data;
    return strcmp(ent_node_table_id(table, *(const uint32_t *)a), ent_node_table_id(table, *(const uint32_t *)b));
}

uint32_t *ent_node_table_sort(const EntNodeTable *table) {
    uint32_t n_nodes = ent_node_table_size(table);
    uint32_t *sorted = g_new(uint32_t, MAX(1, n_nodes));
    for (uint32_t i = 0; i < n_nodes; i++)
        sorted[i] = i;
    qsort_r(sorted, n_nodes, sizeof *sorted, compare_ids, (void *)table);
    return sorted;
}

uint32_t *ent_node_table_rank(const EntNodeTable *table) {
    g_autofree uint32_t *sorted = ent_node_table_sort(table);
    uint32_t n_nodes = ent_node_table_size(table);
    uint32_t *ranks = g_new(uint32_t, MAX(1, n_nodes));
    for (uint32_t i = 0; i < n_nodes; i++)
        ranks[sorted[i]] = i;
    return ranks;
}
