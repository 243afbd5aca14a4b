/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_DRAWING_DOT_TEXT_H
#define ENT_DRAWING_DOT_TEXT_H

#include <entente.h>

/*
 * Text from outside, made harmless for DOT and what Graphviz makes of it. Measured (docs of 2.42 say less): labels and
 * tooltips interpret backslashes and decode entities, control characters pass into SVG, a quoted string above 16 KiB
 * cannot be read back.
 */

/**
 * Valid text of at most @length characters, cut with "..." as one character; controls are spaces, what XML forbids is
 * U+FFFD. (transfer full)
 */
char *ent_dot_plain(const char *text, size_t length);

/** The same for a label or tooltip: backslashes doubled, & as an entity. (transfer full) */
char *ent_dot_text(const char *text, size_t length);

/**
 * An actor's id as a node's name in ASCII: other bytes, quotes and the like are ~ and two hex digits, so two ids never
 * meet. (transfer full)
 */
char *ent_dot_name(const char *id);

/**
 * A slice's id as the name of a file, without its ending: no slash, no control character, and no dot or underscore in
 * front. (transfer full)
 */
char *ent_dot_file_name(const char *id);

#endif
