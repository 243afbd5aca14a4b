/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SURNAME_H
#define ENT_MENTION_SURNAME_H

#include "mention/scan.h"

/**
 * Whether a surname alone, at @place, stands for @actor: the full name stood before (in a headline it may stand behind,
 * and it may wait for the end of the document itself: ENT_VERDICT_LATER), or who has it is famous, or an office stands
 * beside it (a plain Mr only where the actor's state was named); never as part of another name. Where somebody else of
 * that name stood first (`Linda Blair`), fame is not enough.
 */
EntVerdict ent_surname_fits(EntReader *reader, uint32_t actor, EntPlace *place);

#endif
