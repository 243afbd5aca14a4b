/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_WHY_H
#define ENT_OUTPUT_WHY_H

#include "mention/trace.h"

/**
 * Why an alias was or was not taken, as a sentence without capital and stop: `no: directly after it "delight"`.
 * (transfer full)
 */
char *ent_why_sentence(const EntCatalogue *catalogue, const EntTraced *traced);

/** "chosen", "uncounted", "other", ...; static. */
const char *ent_why_name(EntWhy why);

/** How an alias must be written: "with capitals as here, or all in capitals; ...". (transfer full) */
char *ent_why_case_rule(const EntAlias *alias);

/** The days on which an alias is understood, as ent_plain_days(). (transfer full) */
char *ent_why_days(const EntCatalogue *catalogue, const EntAlias *alias);

#endif
