/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_CUE_H
#define ENT_MENTION_CUE_H

#include "mention/lexicon.h"
#include "mention/neighbours.h"

/* One cue of a condition, compiled. */

#define ENT_LONGEST_CUE 6

typedef enum {
    ENT_CUE_WORDS, ENT_CUE_NAME, ENT_CUE_LOWER, ENT_CUE_NUMBER, ENT_CUE_GIVEN, ENT_CUE_TITLE, ENT_CUE_START, ENT_CUE_END
} EntCueKind;

/* Kept small: thousands are looked through. */
typedef struct {
    uint64_t words[ENT_LONGEST_CUE]; /* hashes */
    const char *text;
    const char *prefix;    /* (nullable): the last word, when it may go on */
    uint8_t prefix_length;
    uint8_t kind;          /* EntCueKind */
    uint8_t n_words;
    uint8_t commas;        /* bit i: a comma stands before word i */
    char gap;              /* what must stand between mention and cue: ',' or '-'; 0: a space or a hyphen */
} EntCue;

EntCue ent_cue_compile(const char *text);

/** Whether the cue's words stand directly after (@step 1) or before (@step -1) the place. */
bool ent_cue_is_beside(const EntCue *cue, EntNeighbours *around, int step);

/** Whether the cue's words stand in @text, beginning with the word @first. */
bool ent_cue_begins_with(const EntCue *cue, EntText text, EntToken first);

#endif
