/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_PLAIN_H
#define ENT_OUTPUT_PLAIN_H

#include "actors/catalogue.h"

#include <stdio.h>

/* Words for people and for tables of tabs. */

/**
 * Text from outside made harmless for a terminal and a table: valid UTF-8; tabs, line ends, control characters and
 * those that turn the direction of writing are spaces. (transfer full)
 */
char *ent_plain_text(const char *text, size_t length);

/** Writes a row of @n cells separated by tabs, each as ent_plain_text(); NULL is an empty cell. */
void ent_plain_row(FILE *stream, const char *const *cells, size_t n);

/**
 * "always", "from 1991-12-26", "until 1991-12-26" or "1949-10-07 to 1990-10-03"; the last day is not part of it.
 * (transfer full)
 */
char *ent_plain_days(int32_t from, int32_t to);

/**
 * ent_plain_condition:
 *
 * @most: cues of a list that are named; the others are only counted
 *
 * A condition of the catalogue in words: `directly after it "Hilton" or ", Texas"; or in its sentence ...`. (transfer
 * full)
 */
char *ent_plain_condition(const EntCatalogue *catalogue, uint32_t condition, uint32_t most);

/** One cue in words: `"Hilton"`, `a title`, `a word that begins with "tank"`. (transfer full) */
char *ent_plain_cue(const char *cue, EntCueList list);

/** Where the cues of a list must stand: "directly before it", ...; static. */
const char *ent_plain_cue_place(EntCueList list);

/** "name", "demonym", "capital", "seat", "surname", "phrase"; static. */
const char *ent_plain_kind(EntAliasKind kind);

#endif
