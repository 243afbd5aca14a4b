/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/renumbered.h"

bool ent_store_each_renumbered(const EntStore *store, EntNumbering numbering, EntRecordTake take, gpointer data,
                               GError **error) {
    g_autoptr(EntPass) pass = ent_pass_new(store, error);
    g_autoptr(GByteArray) record = g_byte_array_new();
    g_auto(EntStory) room = {0};
    const uint8_t *bytes;
    size_t length;
    while (pass != NULL && ent_pass_next(pass, &bytes, &length, error)) {
        if (bytes == NULL)
            return true;
        g_byte_array_set_size(record, 0);
        if (!ent_story_renumber(&room, bytes, length, numbering, record)) {
            g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "the story records are damaged");
            return false;
        }
        if (!take(record->data, record->len, data, error))
            return false;
    }
    return false;
}
