/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_PILE_H
#define ENT_STORY_PILE_H

#include "story/record.h"

/** A record in memory and where its key stands in it. */
typedef struct {
    const uint8_t *bytes;
    uint32_t length, day, id_at, id_length;
} EntPiled;

/** EntPile: records in memory. What lies never moves. */
typedef struct {
    GPtrArray *blocks; /* owned */
    uint8_t *at, *end; /* what is free of the last one */
    GArray *records;   /* of EntPiled */
    size_t used;       /* bytes of both */
} EntPile;

EntPile *ent_pile_new(void);
void ent_pile_free(EntPile *pile);

/** Where a record of up to @room bytes can be written; ent_pile_keep() says where it ends. */
uint8_t *ent_pile_room(EntPile *pile, size_t room);
void ent_pile_keep(EntPile *pile, uint8_t *end);

/** Sorts the records by day and id, those that have both in common by ent_story_compare_rivals(). */
void ent_pile_sort(EntPile *pile);

/** Drops the first @n_records. */
void ent_pile_drop(EntPile *pile, guint n_records);

static inline const EntPiled *ent_pile_get(const EntPile *pile, guint index) {
    return &g_array_index(pile->records, EntPiled, index);
}

static inline EntStoryKey ent_piled_key(const EntPiled *piled) {
    return (EntStoryKey){piled->day, {(const char *)piled->bytes + piled->id_at, piled->id_length}};
}

#endif
