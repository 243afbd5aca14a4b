/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_EVENTS_H
#define ENT_MENTION_EVENTS_H

#include "mention/cues.h"

/*
 * What is worth looking at in a stretch of text: words that begin an alias, stops, line ends, in order. They are collected a stretch ahead, so
 * that the nodes of the trie they lead to are on their way to the cache when they are asked for, and with as few branches as can be: which of the
 * words is a name cannot be foreseen, so all are treated alike and the others are written over.
 */

#define ENT_STRETCH 512 /* bytes */
#define ENT_STRETCH_BLOCKS (ENT_STRETCH / 64)

typedef enum { ENT_EVENT_WORD, ENT_EVENT_STOP, ENT_EVENT_LINE } EntEventKind;

typedef struct {
    EntToken token; /* of a stop or line end only its start */
    uint32_t node;  /* a word: the node of the trie it leads to */
    uint32_t kind;
} EntEvent;

typedef struct {
    EntEvent events[ENT_STRETCH + 1];
    unsigned n_events;
    uint64_t word_before, spill; /* carried from block to block */
    /* A bit for each byte of the stretch and of the block after it. */
    uint64_t word[ENT_STRETCH_BLOCKS + 1], high[ENT_STRETCH_BLOCKS + 1], small[ENT_STRETCH_BLOCKS + 1];
    uint16_t places[ENT_STRETCH + 8]; /* of the stretch at which words begin, stops and line ends stand */
} EntEvents;

/** What a stretch is read with. */
typedef struct {
    const EntLexicon *lexicon;
    const EntActorState *actors;
    EntCues *cues; /* is told the names that are cues of the document */
    uint32_t document;
    bool lower_text; /* small words are looked at too */
} EntScanning;

/** Begins a text. */
static inline void ent_events_begin(EntEvents *events) {
    events->word_before = events->spill = 0;
}

/** Collects the stretch at @base, a multiple of ENT_STRETCH. */
void ent_events_collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning);

#endif
