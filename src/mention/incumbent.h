/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_INCUMBENT_H
#define ENT_MENTION_INCUMBENT_H

#include "mention/scan.h"

/**
 * ent_incumbent_take:
 * @index: a mention of an office that every state has (`Finance Minister`), at @place
 * @state: whose it is, or ENT_NOBODY
 *
 * Moves the mention over the name behind the office; false when none stands there that nobody else has, or when the
 * office is over (`former Finance Minister`): an office alone is nobody. Somebody known who is named there, and rises
 * to another office only later, stands for the state from there on.
 */
bool ent_incumbent_take(EntReader *reader, uint32_t index, const EntPlace *place, uint32_t state);

#endif
