/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_PLACE_H
#define ENT_MENTION_PLACE_H

#include "mention/cue.h"
#include "mention/neighbours.h"
#include "mention/sentence.h"

/* A place in a document that is asked about, and what is known of the actors that document names. */

#define ENT_NO_WORD UINT32_MAX

/** The word directly beside a place. */
typedef struct {
    uint32_t at; /* its first byte when it stands after the place, the byte behind it when before; or ENT_NO_WORD */
    uint32_t letters; /* ent_letters_first() or ent_letters_last() */
    char gap;         /* ' ', '-', ',' or '\'' */
    bool is_near_known;
    uint64_t near; /* eight bytes of it and what lies beyond, for ent_cue_may_begin() or ent_cue_may_end() */
} EntBeside;

/** What is known of an actor while documents are read. */
typedef struct {
    uint32_t named_in;   /* the document that named it last without a condition, and ... */
    uint32_t named_at;   /* ... where, to tell what came last */
    uint32_t met_in;     /* the document that gave its full name last under a condition that holds, and ... */
    uint32_t awaited_in; /* ... under one that only the end can answer; people only */
    uint32_t acted_in;   /* the document that named it last, or somebody who counts as it, other than by its capital */
    uint32_t person_in;  /* the document that had its name last as part of a person's */
    uint32_t node;       /* what it counts as, or ENT_NOBODY; ... */
    uint32_t country;    /* ... the state it counts for, or ENT_NOBODY; ... */
    int32_t from, to;    /* ... from this day to before that one, when ... */
    bool rolls_by_day;   /* ... both depend on the day, and ... */
    bool in_office;      /* ... so does this */
    bool is_famous;
    bool every_state; /* stands for a state, which is known when the document was read */
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
    EntMarksAhead marks;                /* behind the place, where they are known */
    EntSentenceEnd sentence_end;        /* that was asked for last: ent_place_sentence_end() */
    EntBeside before, after;            /* the words directly beside, once ent_cues_look() has looked for this start */
    unsigned before_kinds, after_kinds; /* the special kinds that may stand there, by a glance; then, too */
    uint32_t looked_at;                 /* that start, + 1 */
    EntNeighbours around;               /* more of the words beside: ent_place_around() */
    uint32_t document;                  /* a number that changes from document to document, from 1 */
    const EntActorState *actors;        /* by actor */
    EntReason *reason;                  /* (nullable): is told which cue was found */
    bool is_namesake;                   /* set when a rule takes it for another place of that name */
    bool is_person;                     /* set when a name beside or a title before made a condition hold */
    bool is_final;                      /* the whole document was read: `document` and `actors` can be answered */
} EntPlace;

/** The words beside the place, of which those that were read once stay. */
static inline EntNeighbours *ent_place_around(EntPlace *place) {
    EntNeighbours *around = &place->around;
    if (around->start != place->start || around->end != place->end)
        ent_neighbours_init(around, place->text, place->start, place->end, place->sentence_start);
    return around;
}

/** Where its sentence ends; several places of one sentence ask. */
static inline uint32_t ent_place_sentence_end(EntPlace *place) {
    EntSentenceEnd *last = &place->sentence_end;
    if (place->end < last->from || place->end > last->mark)
        *last = ent_sentence_find_end(place->text, place->end, place->marks, place->cutting);
    return last->end;
}

/** Fills @place->before and @place->after. */
void ent_place_look(EntPlace *place);

/** Notes in a trace that the cue answers the question; true. */
static inline bool ent_place_found(const EntPlace *place, uint32_t cue) {
    if (G_UNLIKELY(place->reason != NULL))
        place->reason->cue = cue;
    return true;
}

/** Whether a cue of words stands directly before or after the place, where a glance says that it may. */
bool ent_place_compare(const EntPlace *place, const EntCue *cue, bool is_before);

/** Whether the cue that @nearest is of may stand directly before or after the place. */
static inline bool ent_place_may_have(const EntPlace *place, EntNearest nearest, bool is_before) {
    if (is_before)
        return !place->before.is_near_known || ent_cue_may_end(nearest, place->before.near);
    return !place->after.is_near_known || ent_cue_may_begin(nearest, place->after.near);
}

/** Whether a cue of words stands directly before or after the place. */
static inline bool ent_place_has_beside(const EntPlace *place, const EntCue *cue, bool is_before) {
    return ent_place_may_have(place, cue->nearest, is_before) && ent_place_compare(place, cue, is_before);
}

#endif
