/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/renumbered.h"

bool ent_store_each_renumbered(const EntStore *store, EntNumbering numbering, EntRecordTake take, gpointer data,
                               GError **error) {
    g_autoptr(EntPass) pass = ent_pass_new(store, error);
    g_autoptr(GByteArray) head = g_byte_array_new();
    EntRenumbered record;
    const uint8_t *bytes;
    size_t length;
    while (pass != NULL && ent_pass_next(pass, &bytes, &length, error)) {
        if (bytes == NULL)
            return true;
        if (!ent_story_renumber(bytes, length, numbering, head, &record)) {
            g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "the story records are damaged");
            return false;
        }
        if (!take(&record, data, error))
            return false;
    }
    return false;
}
