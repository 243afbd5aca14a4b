/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_RULES_H
#define ENT_MENTION_RULES_H

#include "mention/cues.h"

/* The catalogue's rules: conditions for all aliases of a kind. Asked of every mention, so most must be answered by a
 * glance. */

typedef struct _EntRules EntRules;

/** All three are borrowed. */
EntRules *ent_rules_new(const EntCatalogue *catalogue, const EntVocabulary *vocabulary, EntCues *cues);
void ent_rules_free(EntRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntRules, ent_rules_free)

/** What the rules say of an alias of this kind and type: allowed at all, and (by @counted) whether it counts. */
EntVerdict ent_rules_judge(EntRules *rules, EntPlace *place, EntAliasKind kind, EntActorType type, bool *counted);

#endif
