/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_SIGNATURE_STORE_H
#define ENT_SERIES_SIGNATURE_STORE_H

#include "story/signature.h"

/**
 * EntSignatureStore: signatures, to be looked up by place: 144 bytes of a long text, 16 of others. Of each bin 16 bits
 * are kept (Li & König 2010, doi:10.1145/1772690.1772759), which agree by accident once in 65,536. Above 16 MB it is a
 * temporary file.
 */
typedef struct _EntSignatureStore EntSignatureStore;

EntSignatureStore *ent_signature_store_new(void);
void ent_signature_store_free(EntSignatureStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntSignatureStore, ent_signature_store_free)

/** How many places a signature takes. */
uint32_t ent_signature_store_width(const EntSignature *signature);

/**
 * Adds a signature behind the others; @place (out) is where it begins. Fails when the disk is full, or when there are
 * more than 2^32 places.
 */
bool ent_signature_store_add(EntSignatureStore *store, const EntSignature *signature, uint32_t *place, GError **error);

/** No more will be added. */
bool ent_signature_store_finish(EntSignatureStore *store, GError **error);

/** The number of places. */
uint64_t ent_signature_store_size(const EntSignatureStore *store);

bool ent_signature_store_get(const EntSignatureStore *store, uint32_t place, EntSignature *signature, GError **error);

#endif
