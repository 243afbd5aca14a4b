/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ACTORS_DRAFT_H
#define ENT_ACTORS_DRAFT_H

#include "actors/catalogue.h"

#include <jansson.h>

/*
 * A catalogue in the making: the actors of all files as JSON, merged by id, so that an overlay changes an actor by
 * naming only what it changes.
 */
typedef struct {
    GHashTable *actors; /* id -> json_t, a reference each */
    json_t *phrases, *rules;
    json_t *words[ENT_N_WORD_LISTS];
    uint64_t digest;
    EntMessageFunc fault; /* gets one sentence a fault */
    gpointer data;
    EntMessageFunc note; /* (nullable): gets one sentence where a file contradicts those before it */
    gpointer note_data;
    size_t n_faults;
} EntDraft;

EntDraft *ent_draft_new(EntMessageFunc fault, gpointer data);
void ent_draft_free(EntDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDraft, ent_draft_free)

/**
 * Adds the file's actors, phrases and rules that have the right shape; the others are faults. @name is for messages.
 */
void ent_draft_add(EntDraft *draft, const char *name, const char *bytes, size_t length);
/** The same for a file. Fails with ENT_ERROR_IO when it cannot be read, which is no fault yet. */
bool ent_draft_add_file(EntDraft *draft, const char *path, GError **error);

/**
 * Merges an actor of sound shape into those before it: aliases are added, replace those of the same text, or remove
 * them; any other key replaces.
 */
void ent_draft_merge_actor(EntDraft *draft, const char *name, json_t *actor);
/** @old (nullable) and @aliases as one list (transfer full); @place is for notes. */
json_t *ent_draft_merge_aliases(EntDraft *draft, const char *place, json_t *old, json_t *aliases);

void ent_draft_fault(EntDraft *draft, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** Whether @actor, a member of `actors` of file @name, has the right shape; faults are told. */
bool ent_shape_actor(EntDraft *draft, const char *name, json_t *actor);
bool ent_shape_phrase(EntDraft *draft, const char *name, json_t *phrase);
bool ent_shape_rule(EntDraft *draft, const char *name, json_t *rule);

/** Reads a day of the catalogue; ENT_DAY_NONE when @text is NULL. False when it is not a day. */
bool ent_shape_day(json_t *text, int32_t *day);

/** The catalogue in flat arrays, sorted by id. References to unknown ids are faults and left out. */
EntCatalogue *ent_draft_flatten(EntDraft *draft);

/**
 * The compiled-in files as the compiler of the catalogue (compile.c) flattened them; what is loaded when there are no
 * overlays.
 */
extern const EntCatalogue ent_builtin_catalogue;

/** Adds the compiled-in files, for overlays to change. */
void ent_draft_add_builtin(EntDraft *draft);

/** Tells the faults that concern several actors: aliases shared on one day, actors nothing can name. */
void ent_draft_check_aliases(EntDraft *draft, const EntCatalogue *catalogue);

#endif
