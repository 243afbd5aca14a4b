/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_TRACE_H
#define ENT_MENTION_TRACE_H

#include "mention/cues.h"

/*
 * Why a name was or was not recognised: what became of each alias that was thought of. Noted only for a reader that is
 * asked to, which costs time; the others do not even look.
 */

typedef enum {
    ENT_WHY_CHOSEN,    /* stands for its actor (a phrase: hides what is in it) */
    ENT_WHY_UNCOUNTED, /* the same, but a rule takes it out of the count */
    ENT_WHY_OTHER,     /* could be meant, but another one is likelier */
    ENT_WHY_AMBIGUOUS, /* could be meant, and so could another one */
    ENT_WHY_DAY,       /* is not called so on the day */
    ENT_WHY_CASE,      /* capitals are missing */
    ENT_WHY_LEAD,      /* the small words it begins with are missing */
    ENT_WHY_SHOUTED,   /* may be a common word in a line of capitals */
    ENT_WHY_SURNAME,   /* a surname that nothing licenses */
    ENT_WHY_WHEN,      /* no cue of its `when` was found */
    ENT_WHY_UNLESS,    /* a cue of its `unless` was found */
    ENT_WHY_RULE       /* a rule forbids it */
} EntWhy;

/** An alias that was thought of at a place. */
typedef struct {
    uint32_t start, end; /* of the text, or of the title */
    uint32_t alias;
    EntReason reason;
    EntWhy why;
    bool in_title;
} EntTraced;

/** What was thought of in one document, in the order of the reading. */
typedef struct {
    GArray *traced;   /* of EntTraced */
    EntReason reason; /* of the alias that is being judged */
} EntTrace;

EntTrace *ent_trace_new(void);
void ent_trace_free(EntTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntTrace, ent_trace_free)

/** Whether @cue is of @condition; both may be none. */
bool ent_trace_is_in(const EntCatalogue *catalogue, uint32_t condition, uint32_t cue);

/** Forgets the reasons before the next alias is judged. */
void ent_trace_begin(EntTrace *trace);
void ent_trace_add(EntTrace *trace, const EntPlace *place, uint32_t alias, EntWhy why, bool in_title);
/** Of those added since @first that could be meant, @alias is chosen (ENT_NO_ALIAS: none). */
void ent_trace_choose(EntTrace *trace, guint first, uint32_t alias);

#endif
