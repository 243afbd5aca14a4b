/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_DATELINE_H
#define ENT_MENTION_DATELINE_H

#include "mention/token.h"

/* Where a report comes from, before its first sentence. */

typedef struct {
    uint32_t end;      /* the end of the dateline, or 0 */
    uint32_t open_end; /* its end, should a capital city stand at its start (`Tehran, Oct 5, IRNA - `), or 0 */
} EntDateline;

/** The dateline of the paragraph that begins at @start with @first. */
EntDateline ent_dateline_read(EntText text, uint32_t start, EntToken first, bool lower_text);

/**
 * Whether what stands at @end, behind the place that begins a paragraph, leads on in a dateline: `, Oct 5`, `
 * (Agency)`, `: `.
 */
bool ent_dateline_goes_on(EntText text, uint32_t end);

#endif
