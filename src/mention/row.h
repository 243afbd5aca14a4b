/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_ROW_H
#define ENT_MENTION_ROW_H

#include "mention/token.h"

/* Rows of people, as schools and clubs print them: `Ann Orr, Jordan Quill and Tom Poe`. */

/** One name of a row, `Jordan Quill`, and where it stands. */
typedef struct {
    uint32_t start, end;
} EntRowName;

/**
 * Whether the word from @start to @end is one of two or three capitalised words between commas, and two more such names
 * stand beside these; single words and numbers may stand between (`Ann Orr, Elkton; Jordan Quill, Ida`). @name gets the
 * whole of it. Nothing before @floor is read.
 */
bool ent_row_has(EntText text, uint32_t start, uint32_t end, uint32_t floor, EntRowName *name);

#endif
