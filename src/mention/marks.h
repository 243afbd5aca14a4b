/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_MARKS_H
#define ENT_MENTION_MARKS_H

#include "mention/neighbours.h"

/* Marks around a name that say what it is. */

/** Round brackets, `(Italy)`, in text that was taken apart into words `( Italy )`. */
bool ent_marks_bracketed(const EntNeighbours *around);

/** The sign of a share: `<FINN>`, or what an exchange stands before, `NASDAQ:FINN`, `(NYSE: FINN)`. */
bool ent_marks_ticker(const EntNeighbours *around);

#endif
