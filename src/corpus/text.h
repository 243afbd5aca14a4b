/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_TEXT_H
#define ENT_CORPUS_TEXT_H

#include <entente.h>

/** Appends bytes as an id: valid UTF-8 on one line. Control characters and bytes that are no UTF-8 are written like \x0a. */
void ent_text_append_id(GString *id, const char *bytes, size_t length);

/** @bytes when they are valid UTF-8, else a repaired copy in @room; @length is changed with it. */
const char *ent_text_valid(const char *bytes, size_t *length, GString *room);

#endif
