/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_BLOCKS_H
#define ENT_CORPUS_BLOCKS_H

#include "corpus/element.h"

#include <glib.h>

/**
 * EntBlocks: the paragraphs of an HTML page, gathered tag by tag, and which of them are the article. Its room is
 * reused.
 */
typedef struct _EntBlocks EntBlocks;

EntBlocks *ent_blocks_new(void);
void ent_blocks_free(EntBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntBlocks, ent_blocks_free)

/** Begins another page. */
void ent_blocks_clear(EntBlocks *blocks);

/**
 * A tag that opens, text, a tag that closes. A closing tag closes what was left open in it; one that closes nothing is
 * ignored.
 */
void ent_blocks_open(EntBlocks *blocks, const char *name, EntElement element);
void ent_blocks_add(EntBlocks *blocks, const char *text, size_t length);
void ent_blocks_close(EntBlocks *blocks, const char *name);

/** How many elements are open. */
size_t ent_blocks_depth(const EntBlocks *blocks);

/**
 * ent_blocks_choose:
 * @title: (nullable): a paragraph that says the same is left out
 * @text: (out): the article's paragraphs, blank lines between them
 *
 * The article is what is marked so (itemprop=articleBody, <article>, <main>; of several the longest), else the element
 * with the most paragraph text in it: links and short lines do not count, an element counts half of what its children
 * hold. Paragraphs that are mostly links are left out; unless little else would be left, also parts named like
 * surroundings (class="related").
 */
void ent_blocks_choose(EntBlocks *blocks, const char *title, GString *text);

#endif
