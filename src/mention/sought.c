/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sought.h"

#include "mention/block.h"

#include <string.h>

/* Of 64 bytes that are looked at, words are taken that begin among these: their first four letters can be seen. */
#define STEP 60

typedef struct {
    uint32_t start, length; /* of the word, in the text */
    uint32_t from, until;   /* where it is sought */
    uint32_t letters, who;
    uint16_t next; /* with such letters, + 1 */
} Word;

#ifdef ENT_BLOCK_WIDE
ENT_BLOCK_WIDE static void look_wide(const unsigned char *bytes, EntMarks *marks) {
    *marks = ent_block_marks_wide(bytes);
}
#endif

static void look(const unsigned char *bytes, EntMarks *marks) {
    *marks = ent_block_marks(bytes);
}

void ent_sought_init(EntSought *sought) {
    *sought = (EntSought){.words = g_array_new(FALSE, FALSE, sizeof(Word)), .look = look};
#ifdef ENT_BLOCK_WIDE
    if (ent_block_is_wide())
        sought->look = look_wide;
#endif
}

void ent_sought_clear(EntSought *sought) {
    g_array_unref(sought->words);
}

void ent_sought_begin(EntSought *sought, EntText text) {
    EntSought begun = {.words = sought->words, .look = sought->look, .text = text, .base = UINT32_MAX};
    g_array_set_size(begun.words, 0);
    *sought = begun;
}

/* Up to four letters or digits of ASCII with which a word begins; 0 when it begins with another. */
static uint32_t first_letters(const unsigned char *bytes, uint64_t plain) {
    static const uint32_t kept[5] = {0, 0xff, 0xffff, 0xffffff, UINT32_MAX};
    uint32_t letters, n_bytes = (uint32_t)__builtin_ctzll(~(plain & 15));
    memcpy(&letters, bytes, sizeof letters);
    return GUINT32_FROM_LE(letters) & kept[n_bytes];
}

static uint32_t bit_of(uint32_t letters) {
    return letters * 0x9E3779B1u >> (32 - __builtin_ctz(ENT_SOUGHT_BITS));
}

/* Puts the last word behind those with the same bit, since they are given back in the order in which they were
 * added. */
static void enter(EntSought *sought, uint32_t bit) {
    uint16_t *last = &sought->heads[bit];
    while (*last != 0)
        last = &g_array_index(sought->words, Word, *last - 1).next;
    *last = (uint16_t)sought->words->len;
}

void ent_sought_add(EntSought *sought, const EntToken *word, uint32_t from, uint32_t until, uint32_t who) {
    const unsigned char *bytes = sought->text.bytes + word->start;
    uint32_t letters = first_letters(bytes, ent_block_letters(bytes)), bit = bit_of(letters);
    Word added = {word->start, word->end - word->start, from, until, letters, who, 0};
    g_return_if_fail(sought->words->len < UINT16_MAX);
    g_array_append_val(sought->words, added);
    enter(sought, bit);
    sought->glance[bit / 64] |= UINT64_C(1) << bit % 64;
    sought->is_small |= !(word->shape & ENT_SHAPE_UPPER_FIRST);
    sought->base = MIN(sought->base, from);
}

static void read_block(EntSought *sought) {
    EntMarks marks;
    sought->look(sought->text.bytes + sought->base, &marks);
    sought->block = sought->base;
    sought->base += STEP;
    sought->plain = marks.plain;
    sought->starts = marks.plain & ~(marks.plain << 1 | sought->plain_before);
    if (!sought->is_small)
        sought->starts &= marks.marked;
    /* Names with accents, and words behind a typographic quote. */
    sought->starts |= marks.high & ~(marks.high << 1 | sought->high_before);
    sought->starts &= (UINT64_C(1) << STEP) - 1;
    sought->plain_before = marks.plain >> (STEP - 1) & 1;
    sought->high_before = marks.high >> (STEP - 1) & 1;
}

/* Goes to the next word of the block that may be one of those; false when it has no more. */
static bool step(EntSought *sought) {
    const unsigned char *bytes = sought->text.bytes + sought->block;
    for (; sought->starts != 0; sought->starts &= sought->starts - 1) {
        unsigned place = (unsigned)__builtin_ctzll(sought->starts);
        uint32_t letters = first_letters(bytes + place, sought->plain >> place), bit = bit_of(letters);
        if (!(sought->glance[bit / 64] >> bit % 64 & 1))
            continue;
        sought->letters = letters;
        sought->next = sought->heads[bit];
        sought->at = sought->block + place;
        sought->starts &= sought->starts - 1;
        return true;
    }
    return false;
}

static bool is_there(const EntSought *sought, const Word *word) {
    return word->letters == sought->letters && sought->at >= word->from && sought->at < word->until &&
           sought->at + word->length <= sought->text.length &&
           memcmp(sought->text.bytes + sought->at, sought->text.bytes + word->start, word->length) == 0;
}

bool ent_sought_next(EntSought *sought, uint32_t *at, uint32_t *who) {
    for (;;) {
        while (sought->next != 0) {
            const Word *word = &g_array_index(sought->words, Word, sought->next - 1);
            sought->next = word->next;
            if (!is_there(sought, word))
                continue;
            *at = sought->at;
            *who = word->who;
            return true;
        }
        while (!step(sought)) {
            if (sought->base >= sought->text.length)
                return false;
            read_block(sought);
        }
    }
}
