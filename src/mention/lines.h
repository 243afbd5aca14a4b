/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_LINES_H
#define ENT_MENTION_LINES_H

#include "mention/sentence.h"

/*
 * What the lines of a text are. Where blank lines separate paragraphs, a line's end is a space, unless a line is longer
 * than any that was broken to a width: then, and without blank lines, each line is a paragraph, unless the lines were
 * broken to a width, as wires did: most that end without a stop run on in small letters. Then a line that is indented
 * begins a paragraph.
 */

/**
 * How @text is cut at its line ends; without abbreviations. Cost: a search for line ends, as far as a line too long to
 * be broken.
 */
EntCutting ent_lines_cutting(EntText text, bool lower_text);

#endif
