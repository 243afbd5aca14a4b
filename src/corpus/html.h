/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_HTML_H
#define ENT_CORPUS_HTML_H

#include "corpus/record.h"

/** EntHtml: makes a record of an HTML page. With its writers, the only user of libxml2; its room is reused. */
typedef struct _EntHtml EntHtml;

EntHtml *ent_html_new(void);
void ent_html_free(EntHtml *html);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntHtml, ent_html_free)

/** Larger pages are refused. */
#define ENT_HTML_LARGEST (UINT64_C(16) << 20)
/** So are pages with elements nested deeper, and tags with more attributes: both cost libxml2 their square. */
#define ENT_HTML_DEEPEST 1000
#define ENT_HTML_MOST_ATTRIBUTES 1000

/**
 * ent_html_read:
 * @record: (out): title, text, date, source and url, as the page has them, valid UTF-8; borrowed until the next call
 * @fault: (out): when false: what is wrong, to be put behind the file's name; transfer full
 *
 * The page is decoded (charset.h), parsed without a network, and its article taken (blocks.h, facts.h). Whatever the
 * bytes are, there is a record, but for the limits above.
 */
bool ent_html_read(EntHtml *html, const char *bytes, size_t length, EntRecord *record, char **fault);

#endif
