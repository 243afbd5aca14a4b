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
 * Who may be meant by an id that nobody has: who is called so, whose id begins so or has the word in it, whose id is a few letters off.
 * Returns how many there are. Cost: a pass over all aliases and ids.
 */
size_t ent_catalogue_near(const EntCatalogue *catalogue, const char *wrong, size_t most, uint32_t *near);

#endif
