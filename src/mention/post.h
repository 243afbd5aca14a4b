/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_POST_H
#define ENT_MENTION_POST_H

#include "actors/catalogue.h"
#include "mention/token.h"

/* The catalogue's words for offices, and the words that stand beside them. */

typedef struct _EntPosts EntPosts;

EntPosts *ent_posts_new(const EntCatalogue *catalogue);
void ent_posts_free(EntPosts *posts);

/** Whether @word, behind a word with the hash @before (0: none), is an office: `minister`, `army chief`. */
bool ent_posts_is_post(const EntPosts *posts, uint64_t before, const EntToken *word);

/** Whether an office ends with @word, whatever stands before it. */
bool ent_posts_ends_post(const EntPosts *posts, const EntToken *word);

/**
 * Whether it may stand between a state and an office, or between the office and a name: `foreign`, `ministry`,
 * `deputy`.
 */
bool ent_posts_is_part(const EntPosts *posts, const EntToken *word);

/**
 * A glance at the word at @bytes, at least two: false when it is neither an office nor a part. Always true of what the
 * glance cannot read: accents, capitals behind the first letter, stops.
 */
bool ent_posts_may_begin(const EntPosts *posts, const unsigned char *bytes);

/** Whether whoever is called so no longer is: `former`, `late`. */
bool ent_posts_is_past(const EntPosts *posts, const EntToken *word);

/** Whether it is a small word that leads on from an office: the minister `of`. */
bool ent_posts_is_link(const EntPosts *posts, const EntToken *word);

/** Whether it is a small word inside names: `al`, `bin`, `von`. */
bool ent_posts_is_particle(const EntPosts *posts, const EntToken *word);

/** Whether it is a title: `General`, `Sheikh`. */
bool ent_posts_is_title(const EntPosts *posts, const EntToken *word);

/** Whether it is a given name. */
bool ent_posts_is_given(const EntPosts *posts, const EntToken *word);

#endif
