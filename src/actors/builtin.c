/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/draft.h"

#include <gio/gio.h>
#include <string.h>

/* Made from data/actors/actors.gresource.xml. */
GResource *ent_catalogue_get_resource(void);
void ent_catalogue_register_resource(void);

static gpointer find_resource(gpointer unused) {
    (void)unused;
    ent_catalogue_register_resource();
    return ent_catalogue_get_resource();
}

static gint compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void ent_draft_add_builtin(EntDraft *draft) {
    static GOnce once = G_ONCE_INIT;
    GResource *resource = g_once(&once, find_resource, NULL);
    g_auto(GStrv) names =
        g_resource_enumerate_children(resource, "/entente/actors", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(names != NULL);
    qsort(names, g_strv_length(names), sizeof *names, compare_names);
    for (char **name = names; *name != NULL; name++) {
        g_autofree char *path = g_strconcat("/entente/actors/", *name, NULL);
        g_autoptr(GBytes) bytes = g_resource_lookup_data(resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
        ent_draft_add(draft, *name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
}
