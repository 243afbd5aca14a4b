/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sought.h"

#include "mention/first_words.h"

#include <string.h>

typedef struct {
    uint32_t start, length; /* of the word and what follows it, in the text */
    uint32_t from, until;   /* where it is sought */
    uint32_t tag, who;
    uint16_t next; /* with such a tag, + 1 */
} Word;

void ent_sought_init(EntSought *sought) {
    *sought = (EntSought){.words = g_array_new(FALSE, FALSE, sizeof(Word))};
}

void ent_sought_clear(EntSought *sought) {
    g_array_unref(sought->words);
}

void ent_sought_begin(EntSought *sought, EntText text, const EntCapitals *capitals) {
    EntSought begun = {
        .words = sought->words, .text = text, .next = capitals->words, .end = capitals->words + capitals->n_words};
    g_array_set_size(begun.words, 0);
    *sought = begun;
}

static uint32_t bit_of(uint32_t tag) {
    return tag >> (32 - __builtin_ctz(ENT_SOUGHT_BITS));
}

/* Puts the last word behind those with the same bit, since they are given back in the order in which they were
 * added. */
static void enter(EntSought *sought, uint32_t bit) {
    uint16_t *last = &sought->heads[bit];
    while (*last != 0)
        last = &g_array_index(sought->words, Word, *last - 1).next;
    *last = (uint16_t)sought->words->len;
}

void ent_sought_add(EntSought *sought, const EntToken *word, uint32_t end, uint32_t from, uint32_t until,
                    uint32_t who) {
    uint32_t tag = ent_first_tag(word->hash), bit = bit_of(tag);
    Word added = {word->start, end - word->start, from, until, tag, who, 0};
    g_return_if_fail(sought->words->len < UINT16_MAX);
    g_array_append_val(sought->words, added);
    enter(sought, bit);
    sought->glance[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool is_there(const EntSought *sought, const Word *word, const EntCapital *here) {
    return word->tag == here->tag && here->start >= word->from && here->start < word->until &&
           here->start + word->length <= sought->text.length &&
           memcmp(sought->text.bytes + here->start, sought->text.bytes + word->start, word->length) == 0;
}

/* Goes to the next word of the text that may be one of those; false when it has no more. */
static bool step(EntSought *sought) {
    const EntCapital *next = sought->next, *end = sought->end;
    while (next < end) {
        uint32_t bit = bit_of(next++->tag);
        if (!(sought->glance[bit / 64] >> bit % 64 & 1))
            continue;
        sought->chain = sought->heads[bit];
        sought->next = next;
        return true;
    }
    sought->next = next;
    return false;
}

bool ent_sought_next(EntSought *sought, uint32_t *at, uint32_t *who) {
    do
        while (sought->chain != 0) {
            const EntCapital *here = sought->next - 1;
            const Word *word = &g_array_index(sought->words, Word, sought->chain - 1);
            sought->chain = word->next;
            if (!is_there(sought, word, here))
                continue;
            *at = here->start;
            *who = word->who;
            return true;
        }
    while (step(sought));
    return false;
}
