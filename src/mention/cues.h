/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_CUES_H
#define ENT_MENTION_CUES_H

#include "mention/cue.h"
#include "mention/lexicon.h"
#include "mention/sentence.h"

/*
 * Conditions of the catalogue, compiled: whether a cue stands beside a place in a text, in its sentence or its document.
 */

typedef struct _EntCues EntCues;

/** What is known of an actor while documents are read. */
typedef struct {
    uint32_t named_in;  /* the document that named it last without a condition, and ... */
    uint32_t named_at;  /* ... where, to tell what came last */
    uint32_t acted_in;  /* the document that named it last, or somebody who counts as it, other than by its capital */
    uint32_t person_in; /* the document that had its name last as part of a person's */
    uint32_t node;      /* what it counts as, or ENT_NOBODY; ... */
    uint32_t country;   /* ... the state it counts for, or ENT_NOBODY; ... */
    int32_t from, to;   /* ... from this day to before that one, when ... */
    bool rolls_by_day;  /* ... both depend on the day */
    bool is_organ;
    bool is_node; /* may be a node */
} EntActorState;

#define ENT_NO_REASON UINT32_MAX

/** What gave an answer, for a trace: a cue of the alias's own condition; a rule and the cue of it. */
typedef struct {
    uint32_t cue;
    uint32_t rule, rule_cue;
} EntReason;

/** A place in a document that is asked about. */
typedef struct {
    EntText text;
    uint32_t start, end; /* of what may be a mention */
    uint32_t actor;      /* whom it may stand for; with `document` and `actors` */
    uint32_t sentence_start, paragraph_start;
    EntCutting cutting;
    EntBeside before, after;     /* the words directly beside, once ent_cues_look() has looked for this start */
    uint32_t looked_at;          /* that start, + 1 */
    uint32_t sentence_end;       /* where the sentence ends, once asked, ... */
    uint32_t ends_for;           /* ... for this end of what may be a mention; else 0 */
    uint32_t document;           /* a number that changes from document to document, from 1 */
    const EntActorState *actors; /* by actor */
    EntReason *reason;           /* (nullable): is told which cue was found */
    bool is_namesake;            /* set when a rule takes it for another place of that name */
    bool is_person;              /* set when a name beside or a title before made a condition hold */
    bool is_final;               /* the whole document was read: `document` and `actors` can be answered */
} EntPlace;

typedef enum { ENT_VERDICT_NO, ENT_VERDICT_YES, ENT_VERDICT_LATER } EntVerdict;

EntCues *ent_cues_new(const EntCatalogue *catalogue, EntLexicon *lexicon);
void ent_cues_free(EntCues *cues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCues, ent_cues_free)

/** Notes the names that begin with @token and are cues of the document. */
void ent_cues_note(EntCues *cues, EntText text, const EntToken *token, uint32_t document);

/** The document that is read from now on, for cues of its opening. Both have room behind them. */
void ent_cues_begin(EntCues *cues, EntText title, EntText text);

/** Whether a cue of the condition stands where it should. */
EntVerdict ent_cues_hold(EntCues *cues, uint32_t condition, EntPlace *place);

/** Whether the condition asks for nothing but the opening, so that its answer is the same all over a document. */
bool ent_cues_asks_opening(const EntCues *cues, uint32_t condition);

/** Whether `when` (or ENT_NO_CONDITION) holds and `unless` does not. */
EntVerdict ent_cues_allow(EntCues *cues, EntPlace *place, uint32_t when, uint32_t unless);

/** The compiled cue @cue of the catalogue. */
const EntCue *ent_cues_cue(const EntCues *cues, uint32_t cue);

/** Looks at the words beside the place, once. */
void ent_cues_look(EntPlace *place);

/** Whether a cue of words stands directly before or after the place. */
bool ent_cues_stands(const EntCue *cue, const EntPlace *place, bool is_before);

/** Why a surname may stand for somebody in office: nothing; a title that anybody may have (`Mr`); an office (`President`, `administration`). */
typedef enum { ENT_LICENCE_NONE, ENT_LICENCE_ADDRESS, ENT_LICENCE_OFFICE } EntLicence;

/** By the words directly beside. */
EntLicence ent_cues_licence(const EntCues *cues, const EntPlace *place, bool in_lower);

/** A name directly beside: a capitalised word that begins no sentence and is no actor, title or day. */
bool ent_cues_name_beside(const EntCues *cues, const EntPlace *place);

#endif
