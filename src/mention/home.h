/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_HOME_H
#define ENT_MENTION_HOME_H

#include "mention/scan.h"

/**
 * ent_home_settle:
 * @reader: its document was read, and every other pending hit has been settled
 *
 * Gives the bodies and offices that every state has (`Foreign Ministry`, `Finance Minister Ann Lee`) to the state whose
 * they are: the one named directly before or behind, whose spokesman is named behind, in whose capital the sentence
 * begins, that of the dateline where the document names it, the only one of this sentence and the one before, the one
 * meant last, or, of a body that a known state has not, the only one that the document is about. Where none is, the
 * mention is nobody's. Time is linear in the mentions of the document.
 */
void ent_home_settle(EntReader *reader);

#endif
