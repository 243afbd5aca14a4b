/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/sorter.h"

#include "story/run.h"

#include <string.h>

#define FIRST_ROOM 1024
#define PAIRS_READ 256
#define DIGITS 8

/* A sorted piece in the file, and the part of it that was read. */
typedef struct {
    uint64_t at, end; /* bytes of the file that were not read */
    EntPair *pairs;
    uint32_t next, n_pairs;
} Piece;

struct _EntSorter {
    EntPair *pairs, *spare;
    size_t n_pairs, room, most, next;
    EntRun *run;    /* nullable */
    GArray *pieces; /* of Piece */
    uint32_t *heap; /* pieces, the one with the smallest pair first */
    uint32_t n_heap;
};

EntSorter *ent_sorter_new(size_t piece) {
    EntSorter *sorter = g_new0(EntSorter, 1);
    sorter->most = piece;
    sorter->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    return sorter;
}

void ent_sorter_free(EntSorter *sorter) {
    if (sorter == NULL)
        return;
    for (guint i = 0; i < sorter->pieces->len; i++)
        g_free(g_array_index(sorter->pieces, Piece, i).pairs);
    g_array_unref(sorter->pieces);
    ent_run_free(sorter->run);
    g_free(sorter->heap);
    g_free(sorter->pairs);
    g_free(sorter->spare);
    g_free(sorter);
}

/* ---- Sorting a piece ---- */

static unsigned digit_of(uint64_t key, unsigned digit) {
    return key >> (8 * digit) & 0xff;
}

/* Moves the pairs to where their digit belongs; not when all have the same. */
static void sort_by_digit(EntSorter *sorter, unsigned digit, const size_t counts[256]) {
    size_t places[256], place = 0;
    if (counts[digit_of(sorter->pairs[0].key, digit)] == sorter->n_pairs)
        return;
    for (unsigned i = 0; i < 256; i++) {
        places[i] = place;
        place += counts[i];
    }
    for (size_t i = 0; i < sorter->n_pairs; i++)
        sorter->spare[places[digit_of(sorter->pairs[i].key, digit)]++] = sorter->pairs[i];
    EntPair *sorted = sorter->spare;
    sorter->spare = sorter->pairs;
    sorter->pairs = sorted;
}

static void sort_pairs(EntSorter *sorter) {
    static const size_t none[DIGITS][256];
    size_t counts[DIGITS][256];
    if (sorter->n_pairs == 0)
        return;
    memcpy(counts, none, sizeof counts);
    for (size_t i = 0; i < sorter->n_pairs; i++)
        for (unsigned digit = 0; digit < DIGITS; digit++)
            counts[digit][digit_of(sorter->pairs[i].key, digit)]++;
    sorter->spare = g_renew(EntPair, sorter->spare, sorter->room);
    for (unsigned digit = 0; digit < DIGITS; digit++)
        sort_by_digit(sorter, digit, counts[digit]);
}

static bool spill(EntSorter *sorter, GError **error) {
    if (sorter->run == NULL && (sorter->run = ent_run_new_temporary(error)) == NULL)
        return false;
    sort_pairs(sorter);
    Piece piece = {.at = sorter->run->end};
    if (!ent_run_write(sorter->run, sorter->pairs, sorter->n_pairs * sizeof(EntPair), error))
        return false;
    piece.end = sorter->run->end;
    g_array_append_val(sorter->pieces, piece);
    sorter->n_pairs = 0;
    return true;
}

bool ent_sorter_add(EntSorter *sorter, EntPair pair, GError **error) {
    if (sorter->n_pairs == sorter->most && !spill(sorter, error))
        return false;
    if (sorter->n_pairs == sorter->room) {
        sorter->room = MIN(sorter->most, MAX(FIRST_ROOM, 2 * sorter->room));
        sorter->pairs = g_renew(EntPair, sorter->pairs, sorter->room);
    }
    sorter->pairs[sorter->n_pairs++] = pair;
    return true;
}

/* ---- Merging the pieces ---- */

static Piece *piece_at(EntSorter *sorter, uint32_t place) {
    return &g_array_index(sorter->pieces, Piece, sorter->heap[place]);
}

static bool is_before(EntSorter *sorter, uint32_t a, uint32_t b) {
    const Piece *first = piece_at(sorter, a), *second = piece_at(sorter, b);
    uint64_t first_key = first->pairs[first->next].key, second_key = second->pairs[second->next].key;
    return first_key != second_key ? first_key < second_key : sorter->heap[a] < sorter->heap[b];
}

static void sift_down(EntSorter *sorter, uint32_t place) {
    for (uint32_t child; (child = 2 * place + 1) < sorter->n_heap; place = child) {
        if (child + 1 < sorter->n_heap && is_before(sorter, child + 1, child))
            child++;
        if (!is_before(sorter, child, place))
            return;
        uint32_t moved = sorter->heap[place];
        sorter->heap[place] = sorter->heap[child];
        sorter->heap[child] = moved;
    }
}

static bool fill(EntSorter *sorter, Piece *piece, GError **error) {
    size_t length = (size_t)MIN(PAIRS_READ * sizeof(EntPair), piece->end - piece->at);
    if (length > 0 && !ent_run_read_at(sorter->run, piece->pairs, length, piece->at, error))
        return false;
    piece->at += length;
    piece->next = 0;
    piece->n_pairs = (uint32_t)(length / sizeof(EntPair));
    return true;
}

bool ent_sorter_finish(EntSorter *sorter, GError **error) {
    if (sorter->run == NULL) {
        sort_pairs(sorter);
        g_clear_pointer(&sorter->spare, g_free);
        return true;
    }
    if (!spill(sorter, error) || !ent_run_finish(sorter->run, error))
        return false;
    g_clear_pointer(&sorter->pairs, g_free);
    g_clear_pointer(&sorter->spare, g_free);
    sorter->heap = g_new(uint32_t, sorter->pieces->len);
    for (guint i = 0; i < sorter->pieces->len; i++) {
        Piece *piece = &g_array_index(sorter->pieces, Piece, i);
        piece->pairs = g_new(EntPair, PAIRS_READ);
        if (!fill(sorter, piece, error))
            return false;
        if (piece->n_pairs > 0)
            sorter->heap[sorter->n_heap++] = i;
    }
    for (uint32_t i = sorter->n_heap / 2; i-- > 0;)
        sift_down(sorter, i);
    return true;
}

bool ent_sorter_next(EntSorter *sorter, EntPair *pair, bool *is_end, GError **error) {
    *is_end = sorter->run == NULL ? sorter->next == sorter->n_pairs : sorter->n_heap == 0;
    if (*is_end)
        return true;
    if (sorter->run == NULL) {
        *pair = sorter->pairs[sorter->next++];
        return true;
    }
    Piece *piece = piece_at(sorter, 0);
    *pair = piece->pairs[piece->next++];
    if (piece->next == piece->n_pairs && !fill(sorter, piece, error))
        return false;
    if (piece->n_pairs == 0)
        sorter->heap[0] = sorter->heap[--sorter->n_heap];
    sift_down(sorter, 0);
    return true;
}
