/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_SCROLL_H
#define ENT_STORY_SCROLL_H

#include "story/run.h"

/** EntScroll: a `.stories` file in the making, under a temporary name: its records in their order, then what is known of the whole. */
typedef struct _EntScroll EntScroll;

/** A file for @path without records. */
EntScroll *ent_scroll_new(const char *path, GError **error);
/** What was not finished is gone. */
void ent_scroll_free(EntScroll *scroll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntScroll, ent_scroll_free)

bool ent_scroll_add(EntScroll *scroll, const uint8_t *bytes, size_t length, GError **error);

/** (transfer full): the records so far, which can be read after the scroll is gone, too. */
EntRun *ent_scroll_run(EntScroll *scroll, GError **error);

/** Adds the header and the trailer and gives the file its name. */
bool ent_scroll_finish(EntScroll *scroll, const GByteArray *header, GError **error);

#endif
