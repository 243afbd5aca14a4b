/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/pile.h"

#include <stdlib.h>
#include <string.h>

/* Records are laid into blocks of this size, longer ones into blocks of their own. */
#define BLOCK ((size_t)1 << 20)

static void begin(EntPile *pile) {
    *pile = (EntPile){.blocks = g_ptr_array_new_with_free_func(g_free),
                      .records = g_array_new(FALSE, FALSE, sizeof(EntPiled))};
}

static void clear(EntPile *pile) {
    g_ptr_array_unref(pile->blocks);
    g_array_unref(pile->records);
}

EntPile *ent_pile_new(void) {
    EntPile *pile = g_new(EntPile, 1);
    begin(pile);
    return pile;
}

void ent_pile_free(EntPile *pile) {
    clear(pile);
    g_free(pile);
}

uint8_t *ent_pile_room(EntPile *pile, size_t room) {
    if (room > (size_t)(pile->end - pile->at)) {
        size_t size = MAX(BLOCK, room);
        pile->at = g_malloc(size);
        pile->end = pile->at + size;
        g_ptr_array_add(pile->blocks, pile->at);
    }
    return pile->at;
}

void ent_pile_keep(EntPile *pile, uint8_t *end) {
    EntStoryKey key;
    const uint8_t *bytes = pile->at;
    size_t length = (size_t)(end - bytes);
    bool sound = ent_story_key_get(bytes, length, &key);
    g_assert(sound && length <= UINT32_MAX);
    EntPiled piled = {bytes, (uint32_t)length, key.day, (uint32_t)((const uint8_t *)key.id.bytes - bytes),
                      key.id.length};
    g_array_append_val(pile->records, piled);
    pile->used += length + sizeof piled;
    pile->at = end;
}

static int compare(const void *a, const void *b) {
    const EntPiled *first = a, *second = b;
    EntStoryKey first_key = ent_piled_key(first), second_key = ent_piled_key(second);
    int order = ent_story_key_compare(&first_key, &second_key);
    return order != 0 ? order : ent_story_compare_rivals(first->bytes, first->length, second->bytes, second->length);
}

void ent_pile_sort(EntPile *pile) {
    if (pile->records->len > 0)
        qsort(pile->records->data, pile->records->len, sizeof(EntPiled), compare);
}

void ent_pile_drop(EntPile *pile, guint n_records) {
    EntPile before = *pile;
    begin(pile);
    for (guint i = n_records; i < before.records->len; i++) {
        const EntPiled *piled = ent_pile_get(&before, i);
        uint8_t *to = ent_pile_room(pile, piled->length);
        memcpy(to, piled->bytes, piled->length);
        ent_pile_keep(pile, to + piled->length);
    }
    clear(&before);
}
