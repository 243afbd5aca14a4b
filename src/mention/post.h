/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_POST_H
#define ENT_MENTION_POST_H

#include "mention/token.h"
#include "mention/vocabulary.h"

/* The catalogue's words for offices. */

typedef struct _EntPosts EntPosts;

/** @catalogue is needed only while they are made, @vocabulary as long as they are. */
EntPosts *ent_posts_new(const EntCatalogue *catalogue, const EntVocabulary *vocabulary);
void ent_posts_free(EntPosts *posts);

/** Whether @word, behind a word with the hash @before (0: none), is an office: `minister`, `army chief`. */
bool ent_posts_is_post(const EntPosts *posts, uint64_t before, const EntToken *word);

/** Whether an office ends with @word, whatever stands before it. */
bool ent_posts_ends_post(const EntPosts *posts, const EntToken *word);

/**
 * A glance at the word at @bytes, at least two: false when it is neither an office nor a part. Always true of what the
 * glance cannot read: accents, capitals behind the first letter, stops.
 */
bool ent_posts_may_begin(const EntPosts *posts, const unsigned char *bytes);

/** Whether it is a small word that leads on from an office: the minister `of`. */
bool ent_posts_is_link(const EntPosts *posts, const EntToken *word);

#endif
