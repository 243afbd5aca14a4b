/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_CATALOGUE_H
#define ENTENTE_CATALOGUE_H

/* Who can be named. */

#include <entente/options.h>

G_BEGIN_DECLS

typedef struct _EntCatalogue EntCatalogue;

/**
 * The compiled-in catalogue with @overlays (nullable, NULL-terminated): files that add or change actors, in order
 * (docs/catalogue.md). @message (nullable) is told where one contradicts the catalogue. Fails with ENT_ERROR_INPUT
 * or _IO.
 */
ENT_EXPORT EntCatalogue *ent_catalogue_new(const char *const *overlays, EntMessageFunc message, gpointer data,
                                           GError **error);
ENT_EXPORT void ent_catalogue_free(EntCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCatalogue, ent_catalogue_free)

/**
 * Checks @files (nullable, NULL-terminated) together with the compiled-in catalogue. @message is told every fault, one
 * sentence each, with file and actor. Returns their number.
 */
ENT_EXPORT size_t ent_catalogue_check(const char *const *files, EntMessageFunc message, gpointer data);

typedef struct {
    const char *types;   /* (nullable) only these types, comma-separated */
    const char *country; /* (nullable) only who is this state, has it as home or counted for it last; alpha-3 */
    EntTextFormat format;
} EntListing;

/** Writes a row an actor to @fd, sorted by id: id, type, country, label, number of aliases, days (docs/actors.md). */
ENT_EXPORT bool ent_catalogue_list(const EntCatalogue *catalogue, const EntListing *listing, int fd, GError **error);

/**
 * Writes all that the catalogue says of one actor; as JSON in the form of a catalogue file. Fails with ENT_ERROR_INPUT,
 * naming ids that are near, when nobody has the id.
 */
ENT_EXPORT bool ent_catalogue_show(const EntCatalogue *catalogue, const char *id, EntTextFormat format, int fd,
                                   GError **error);

/**
 * Writes what @text means on @day (ENT_DAY_NONE: the catalogue's own) and why. Of a name of the catalogue: everyone who
 * is called so, with kind, days, conditions and what it counts as at @level, and who is chosen when it stands alone. Of
 * a sentence: every name in it that was thought of, and which condition or rule decided.
 */
ENT_EXPORT bool ent_catalogue_explain(const EntCatalogue *catalogue, const char *text, int32_t day, EntLevel level,
                                      EntTextFormat format, int fd, GError **error);

G_END_DECLS

#endif
