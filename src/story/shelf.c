/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/shelf.h"

#include "base/error.h"
#include "story/run.h"

#include <string.h>

#define IN_MEMORY ((guint)16 << 20)
#define PLACE 16

/* A signature as it lies here; what has no bins ends after the head. */
typedef struct {
    uint64_t all;
    uint32_t words, unused;
    uint16_t bins[ENT_SIGNATURE_BINS];
} Slim;

#define SLIM_EMPTY UINT16_MAX

struct _EntShelf {
    GByteArray *bytes;
    EntRun *run; /* nullable: then it holds them all */
    uint64_t n_places;
};

EntShelf *ent_shelf_new(void) {
    EntShelf *shelf = g_new0(EntShelf, 1);
    shelf->bytes = g_byte_array_new();
    return shelf;
}

void ent_shelf_free(EntShelf *shelf) {
    if (shelf == NULL)
        return;
    g_byte_array_unref(shelf->bytes);
    ent_run_free(shelf->run);
    g_free(shelf);
}

static bool has_bins(const EntSignature *signature) {
    return signature->words > 0 && !ent_signature_is_short(signature);
}

uint32_t ent_shelf_width(const EntSignature *signature) {
    return has_bins(signature) ? sizeof(Slim) / PLACE : 1;
}

uint64_t ent_shelf_size(const EntShelf *shelf) {
    return shelf->n_places;
}

static bool move_to_disk(EntShelf *shelf, GError **error) {
    shelf->run = ent_run_new_temporary(error);
    if (shelf->run == NULL || !ent_run_write(shelf->run, shelf->bytes->data, shelf->bytes->len, error))
        return false;
    g_byte_array_unref(shelf->bytes);
    shelf->bytes = g_byte_array_new();
    return true;
}

bool ent_shelf_add(EntShelf *shelf, const EntSignature *signature, uint32_t *place, GError **error) {
    Slim slim = {.all = signature->all, .words = signature->words};
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS && has_bins(signature); i++)
        slim.bins[i] = signature->bins[i] == ENT_SIGNATURE_EMPTY
                           ? SLIM_EMPTY
                           : (uint16_t)MIN(signature->bins[i] & UINT16_MAX, SLIM_EMPTY - 1);
    uint32_t width = ent_shelf_width(signature);
    *place = (uint32_t)shelf->n_places;
    if (shelf->n_places + width > UINT32_MAX) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_LIMIT,
                            "these are too many stories to be searched for copies; take fewer with --from and --to, or "
                            "leave out the search with --repeats keep");
        return false;
    }
    shelf->n_places += width;
    if (shelf->run == NULL && shelf->bytes->len + sizeof slim > IN_MEMORY && !move_to_disk(shelf, error))
        return false;
    if (shelf->run != NULL)
        return ent_run_write(shelf->run, &slim, width * PLACE, error);
    g_byte_array_append(shelf->bytes, (const guint8 *)&slim, width * PLACE);
    return true;
}

bool ent_shelf_finish(EntShelf *shelf, GError **error) {
    return shelf->run == NULL || ent_run_finish(shelf->run, error);
}

bool ent_shelf_get(const EntShelf *shelf, uint32_t place, EntSignature *signature, GError **error) {
    Slim slim;
    size_t at = (size_t)place * PLACE, length = MIN(sizeof slim, (size_t)(shelf->n_places * PLACE) - at);
    if (shelf->run == NULL)
        memcpy(&slim, shelf->bytes->data + at, length);
    else if (!ent_run_read_at(shelf->run, &slim, length, at, error))
        return false;
    signature->all = slim.all;
    signature->words = slim.words;
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS && has_bins(signature); i++)
        signature->bins[i] = slim.bins[i] == SLIM_EMPTY ? ENT_SIGNATURE_EMPTY : slim.bins[i];
    return true;
}
