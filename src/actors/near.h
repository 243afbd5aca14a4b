/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ACTORS_NEAR_H
#define ENT_ACTORS_NEAR_H

#include "actors/catalogue.h"

/**
 * ent_catalogue_near:
 * @wrong: what was given for an id
 * @most: how many to find at most
 * @near: (out caller-allocates): actors, the likeliest first; room for @most
 *
 * Who may be meant by an id that nobody has: who is called so, whose id begins so or has the word in it, whose name or
 * id is a few letters off (accents are no letters). Returns how many there are. Cost: a pass over all aliases and ids.
 */
size_t ent_catalogue_near(const EntCatalogue *catalogue, const char *wrong, size_t most, uint32_t *near);

/**
 * "there is no actor "RUSIA"; did you mean RUS?", for an id that nobody has; how to look it up when nothing is near.
 * (transfer full)
 */
char *ent_catalogue_no_such(const EntCatalogue *catalogue, const char *wrong);

/**
 * ent_catalogue_check_ids:
 * @option: that gave them, for the error
 * @ids: (nullable): "RUS,PRK"
 *
 * Fails with ENT_ERROR_USAGE when there is an id that nobody has.
 */
bool ent_catalogue_check_ids(const EntCatalogue *catalogue, const char *option, const char *ids, GError **error);

/** An id as a message shows it: a very long one is cut. (transfer full) */
char *ent_id_shown(const char *id);

#endif
