/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_BUNDLE_H
#define ENT_CORPUS_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * EntBundle: many articles in one text file, as databases export them.
 * @what: what it looks like: "an export of LexisNexis"
 * @cue: the kind of lines that say so
 * @cut: (nullable): where csplit(1) must cut
 */
typedef struct {
    const char *what, *cue, *cut;
    size_t count; /* of such lines */
} EntBundle;

/**
 * ent_bundle_find:
 *
 * Whether a text looks like several articles: two lines or more that an export writes once an article, two mails, or
 * five lines that are nothing but a date. One pass over the text.
 */
bool ent_bundle_find(const char *text, size_t length, EntBundle *bundle);

#endif
