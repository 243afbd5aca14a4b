/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RENUMBERED_H
#define ENT_STORY_RENUMBERED_H

#include "story/store.h"

/** Gets a record, whose pieces are borrowed. False ends the pass; it may, but need not, set the error. */
typedef bool (*EntRecordTake)(const EntRenumbered *record, gpointer data, GError **error);

/** Hands all records of @store, in order, to @take, with the numbers that their nodes have elsewhere. */
bool ent_store_each_renumbered(const EntStore *store, EntNumbering numbering, EntRecordTake take, gpointer data,
                               GError **error);

#endif
