/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_CAPITALS_H
#define ENT_MENTION_CAPITALS_H

#include <glib.h>
#include <stdint.h>

/* The capitalised words of a text, noted while it is scanned for those who look for some of them afterwards. */

typedef struct {
    uint32_t start; /* in the text */
    uint32_t tag;   /* ent_first_tag() */
} EntCapital;

typedef struct {
    EntCapital *words; /* in the order of the text */
    uint32_t n_words, room;
} EntCapitals;

/** Room for @n_more; gives back where the first of them goes. Who fills it in moves `n_words`. */
static inline EntCapital *ent_capitals_room(EntCapitals *capitals, uint32_t n_more) {
    if (G_UNLIKELY(capitals->room - capitals->n_words < n_more)) {
        capitals->room = MAX(2 * capitals->room, capitals->n_words + n_more);
        capitals->words = g_renew(EntCapital, capitals->words, capitals->room);
    }
    return capitals->words + capitals->n_words;
}

static inline void ent_capitals_clear(EntCapitals *capitals) {
    g_free(capitals->words);
}

#endif
