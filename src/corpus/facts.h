/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FACTS_H
#define ENT_CORPUS_FACTS_H

#include <glib.h>

/** EntFacts: what an HTML page says of itself, gathered tag by tag. Its room is reused. */
typedef struct _EntFacts EntFacts;

EntFacts *ent_facts_new(void);
void ent_facts_free(EntFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntFacts, ent_facts_free)

/** Begins another page. */
void ent_facts_clear(EntFacts *facts);

/** A tag that opens, text, a tag that closes; names in lower case, attributes as in element.h. */
void ent_facts_open(EntFacts *facts, const char *name, const char *const *attributes);
void ent_facts_add(EntFacts *facts, const char *text, size_t length);
void ent_facts_close(EntFacts *facts, const char *name);

/* What was said, or NULL; borrowed until the next page. */

/** og:title, else the first <h1>, else <title>; without " | Site" behind it. */
const char *ent_facts_title(EntFacts *facts);
/**
 * The first of these that is a day, else the first of these: article:published_time, itemprop=datePublished,
 * datePublished of JSON-LD, <meta name=...> of the kinds that sites use (date, pubdate, dc.date, ...), the first <time
 * datetime=...> in an <article> or <main>, or elsewhere when all of them say the same; not in <nav>, <aside>, <footer>.
 */
const char *ent_facts_date(const EntFacts *facts);
/** og:site_name, else application-name or dc.publisher. */
const char *ent_facts_source(const EntFacts *facts);
/** <link rel=canonical>, else og:url. */
const char *ent_facts_url(const EntFacts *facts);

#endif
