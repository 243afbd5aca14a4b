/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_TEXT_H
#define ENT_CORPUS_TEXT_H

#include <entente.h>

G_BEGIN_DECLS

/**
 * Appends bytes as an id: valid UTF-8 on one line. Control characters and bytes that are no UTF-8 are written like
 * \x0a.
 */
void ent_text_append_id(GString *id, const char *bytes, size_t length);

/** @bytes when they are valid UTF-8, else a repaired copy in @room; @length is changed with it. */
const char *ent_text_valid(const char *bytes, size_t *length, GString *room);

/**
 * Whether the bytes look like an 8-bit charset: the first of them that is no ASCII begins no character of UTF-8. Only
 * the first 64 kB are looked at, and what follows a character of UTF-8 is not.
 */
bool ent_text_is_foreign(const char *bytes, size_t length);

/**
 * ent_text_utf16_advice:
 *
 * What to do about bytes that are UTF-16, by a byte order mark or as their first two characters are ASCII in two bytes
 * each; else NULL. (transfer full)
 */
char *ent_text_utf16_advice(const char *bytes, size_t length);

/** How a list of records, as many programs export it, becomes JSON lines. */
#define ENT_TEXT_LIST_ADVICE "a list becomes a line for each record with: jq -c '.[]' FILE > FILE.jsonl"

/**
 * What to do about a file of JSON lines whose first line says that none of the others can be read: it is UTF-16 or
 * packed, or begins a list that goes on; else NULL. (transfer full)
 */
char *ent_text_no_lines_advice(const char *line, size_t length);

/** Makes newlines of the returns of a text that has no newline, as old Macs wrote it; no byte changes its place. */
void ent_text_mend_returns(char *bytes, size_t length);

/** What to do about an 8-bit charset. */
#define ENT_TEXT_FOREIGN_ADVICE                                                                                     \
    "is no UTF-8, and names beside an apostrophe or quote may be lost; if it is Windows text, make it UTF-8 with: " \
    "iconv -f WINDOWS-1252 -t UTF-8"

G_END_DECLS

#endif
