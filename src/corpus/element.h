/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_ELEMENT_H
#define ENT_CORPUS_ELEMENT_H

#include <stdbool.h>

/**
 * How sure it is that what stands in an element is no article text. RARELY: some pages stand in a form as a whole, or
 * are hidden until a script shows them; MAYBE: it is named like a surrounding.
 */
typedef enum { ENT_DROP_NOT, ENT_DROP_RARELY, ENT_DROP_MAYBE, ENT_DROP_ALL } EntDrop;

/** How an element is marked as the place of the article; the later, the surer. */
typedef enum { ENT_ROLE_NONE, ENT_ROLE_MAIN, ENT_ROLE_ARTICLE, ENT_ROLE_ARTICLE_BODY } EntRole;

/** EntElement: what an HTML tag means for the text in it. */
typedef struct {
    bool is_block;     /* text before, in and behind it are different paragraphs */
    bool is_container; /* may hold the paragraphs of the article */
    bool is_link, is_break, keeps_lines;
    EntDrop drop;
    EntRole role;
} EntElement;

/** @name in lower case; @attributes: (nullable): names and values in turn, ended by NULL; a value may be NULL. */
EntElement ent_element_of(const char *name, const char *const *attributes);

/** The value of an attribute, "" when it has none, NULL when it is not there. */
const char *ent_element_attribute(const char *const *attributes, const char *name);

#endif
