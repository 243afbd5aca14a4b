/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/draft.h"

/* The first fault becomes the error. */
static void keep_first(const char *message, gpointer data) {
    char **first = data;
    if (*first == NULL)
        *first = g_strdup(message);
}

/* What two actors share is decided by order and conditions, so it ends nothing; but whoever shares should know. */
static void tell_what_is_shared(EntDraft *draft, const EntCatalogue *catalogue) {
    if (draft->note == NULL)
        return;
    draft->fault = draft->note;
    draft->data = draft->note_data;
    ent_draft_check_aliases(draft, catalogue);
}

EntCatalogue *ent_catalogue_new(const char *const *overlays, EntMessageFunc message, gpointer data, GError **error) {
    if (overlays == NULL || *overlays == NULL)
        return g_memdup2(&ent_builtin_catalogue, sizeof ent_builtin_catalogue);
    g_autofree char *first_fault = NULL;
    g_autoptr(EntDraft) draft = ent_draft_new(keep_first, &first_fault);
    draft->note = message;
    draft->note_data = data;
    ent_draft_add_builtin(draft);
    for (; *overlays != NULL; overlays++)
        if (!ent_draft_add_file(draft, *overlays, error))
            return NULL;
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    if (draft->n_faults > 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s; see entente actors check", first_fault);
        return NULL;
    }
    tell_what_is_shared(draft, catalogue);
    return g_steal_pointer(&catalogue);
}

size_t ent_catalogue_check(const char *const *files, EntMessageFunc message, gpointer data) {
    g_autoptr(EntDraft) draft = ent_draft_new(message, data);
    draft->note = message;
    draft->note_data = data;
    ent_draft_add_builtin(draft);
    for (; files != NULL && *files != NULL; files++) {
        g_autoptr(GError) error = NULL;
        if (!ent_draft_add_file(draft, *files, &error))
            ent_draft_fault(draft, "%s", error->message);
    }
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    ent_draft_check_aliases(draft, catalogue);
    return draft->n_faults;
}
