/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/whole_file.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>

#define MARK "\xEF\xBB\xBF"

char *ent_whole_file_read(const char *path, size_t *length, GError **error) {
    char block[65536];
    g_autoptr(GString) text = g_string_new(NULL);
    FILE *file = fopen(path, "rbe");
    bool is_sound = file != NULL;
    for (size_t n = 1; is_sound && n > 0;) {
        n = fread(block, 1, sizeof block, file);
        g_string_append_len(text, block, (gssize)n);
        is_sound = !ferror(file);
    }
    if (!is_sound)
        ent_error_set_errno(error, path, "cannot read");
    if (file != NULL)
        fclose(file);
    if (!is_sound)
        return NULL;
    if (g_str_has_prefix(text->str, MARK))
        g_string_erase(text, 0, strlen(MARK));
    *length = text->len;
    return g_string_free(g_steal_pointer(&text), FALSE);
}
