/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_SHELF_H
#define ENT_STORY_SHELF_H

#include "story/signature.h"

/**
 * EntShelf: signatures, to be looked up by place: 144 bytes of a long text, 16 of others. Of each bin 16 bits are kept (Li & König 2010,
 * doi:10.1145/1772690.1772759), which agree by accident once in 65,536. Above 16 MB it is a temporary file.
 */
typedef struct _EntShelf EntShelf;

EntShelf *ent_shelf_new(void);
void ent_shelf_free(EntShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntShelf, ent_shelf_free)

/** How many places a signature takes. */
uint32_t ent_shelf_width(const EntSignature *signature);

/** Adds a signature behind the others; @place (out) is where it begins. Fails when the disk is full, or when there are more than 2^32 places. */
bool ent_shelf_add(EntShelf *shelf, const EntSignature *signature, uint32_t *place, GError **error);

/** No more will be added. */
bool ent_shelf_finish(EntShelf *shelf, GError **error);

/** The number of places. */
uint64_t ent_shelf_size(const EntShelf *shelf);

bool ent_shelf_get(const EntShelf *shelf, uint32_t place, EntSignature *signature, GError **error);

#endif
