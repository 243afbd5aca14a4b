/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_EVENTS_H
#define ENT_MENTION_EVENTS_H

#include "mention/cues.h"

/*
 * What is worth looking at in a stretch of text: words that begin an alias, stops, line ends, in order. They are collected a stretch ahead, so
 * that the places of the trie they lead to are on their way to the cache when they are asked for.
 */

#define ENT_STRETCH 512 /* bytes */

typedef enum { ENT_EVENT_WORD, ENT_EVENT_STOP, ENT_EVENT_LINE } EntEventKind;

typedef struct {
    uint32_t at;
    uint32_t node;  /* a word: the node of the trie it leads to */
    uint16_t token; /* a word: which of the tokens */
    uint16_t kind;
} EntEvent;

typedef struct {
    EntEvent events[ENT_STRETCH];
    EntToken tokens[ENT_STRETCH];
    unsigned n_events, n_tokens;
    uint64_t word_before, spill; /* carried from block to block */
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
