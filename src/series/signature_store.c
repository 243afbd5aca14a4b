/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/signature_store.h"

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
} Packed;

#define PACKED_EMPTY UINT16_MAX

struct _EntSignatureStore {
    GByteArray *bytes;
    EntRun *run; /* nullable: then it holds them all */
    uint64_t n_places;
};

EntSignatureStore *ent_signature_store_new(void) {
    EntSignatureStore *store = g_new0(EntSignatureStore, 1);
    store->bytes = g_byte_array_new();
    return store;
}

void ent_signature_store_free(EntSignatureStore *store) {
    if (store == NULL)
        return;
    g_byte_array_unref(store->bytes);
    ent_run_free(store->run);
    g_free(store);
}

static bool has_bins(const EntSignature *signature) {
    return signature->words > 0 && !ent_signature_is_short(signature);
}

uint32_t ent_signature_store_width(const EntSignature *signature) {
    return has_bins(signature) ? sizeof(Packed) / PLACE : 1;
}

uint64_t ent_signature_store_size(const EntSignatureStore *store) {
    return store->n_places;
}

static bool move_to_disk(EntSignatureStore *store, GError **error) {
    store->run = ent_run_new_temporary(error);
    if (store->run == NULL || !ent_run_write(store->run, store->bytes->data, store->bytes->len, error))
        return false;
    g_byte_array_unref(store->bytes);
    store->bytes = g_byte_array_new();
    return true;
}

bool ent_signature_store_add(EntSignatureStore *store, const EntSignature *signature, uint32_t *place, GError **error) {
    Packed packed = {.all = signature->all, .words = signature->words};
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS && has_bins(signature); i++)
        packed.bins[i] = signature->bins[i] == ENT_SIGNATURE_EMPTY
                             ? PACKED_EMPTY
                             : (uint16_t)MIN(signature->bins[i] & UINT16_MAX, PACKED_EMPTY - 1);
    uint32_t width = ent_signature_store_width(signature);
    *place = (uint32_t)store->n_places;
    if (store->n_places + width > UINT32_MAX) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_LIMIT,
                            "these are too many stories to be searched for copies; take fewer with --from and --to, or "
                            "leave out the search with --repeats keep");
        return false;
    }
    store->n_places += width;
    if (store->run == NULL && store->bytes->len + sizeof packed > IN_MEMORY && !move_to_disk(store, error))
        return false;
    if (store->run != NULL)
        return ent_run_write(store->run, &packed, width * PLACE, error);
    g_byte_array_append(store->bytes, (const guint8 *)&packed, width * PLACE);
    return true;
}

bool ent_signature_store_finish(EntSignatureStore *store, GError **error) {
    return store->run == NULL || ent_run_finish(store->run, error);
}

bool ent_signature_store_get(const EntSignatureStore *store, uint32_t place, EntSignature *signature, GError **error) {
    Packed packed;
    size_t at = (size_t)place * PLACE, length = MIN(sizeof packed, (size_t)(store->n_places * PLACE) - at);
    if (store->run == NULL)
        memcpy(&packed, store->bytes->data + at, length);
    else if (!ent_run_read_at(store->run, &packed, length, at, error))
        return false;
    signature->all = packed.all;
    signature->words = packed.words;
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS && has_bins(signature); i++)
        signature->bins[i] = packed.bins[i] == PACKED_EMPTY ? ENT_SIGNATURE_EMPTY : packed.bins[i];
    return true;
}
