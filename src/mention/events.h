/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_EVENTS_H
#define ENT_MENTION_EVENTS_H

#include "mention/capitals.h"
#include "mention/cues.h"

/*
 * What is worth looking at in a stretch of text: words that begin an alias, and stops and line ends, each in order.
 * They are collected a stretch ahead, so that the nodes of the trie they lead to are on their way to the cache when
 * they are asked for, and with as few branches as can be: which of the words is a name cannot be foreseen, so all are
 * treated alike.
 */

#define ENT_STRETCH 512 /* bytes */
#define ENT_STRETCH_BLOCKS (ENT_STRETCH / 64)

/** A word that may begin an alias. */
typedef struct {
    EntToken token;
    uint32_t node; /* of the trie that it leads to */
} EntEvent;

typedef struct {
    EntEvent words[ENT_STRETCH + 1];
    unsigned n_words, n_kept;
    uint16_t kept[ENT_STRETCH + 1];  /* of the words: those that may begin an alias */
    EntNoted noted[ENT_STRETCH + 1]; /* and those that may begin a cue of the document */
    uint16_t marks[ENT_STRETCH +
                   8]; /* of the stretch at which stops and line ends stand; ENT_STRETCH is behind the last one */
    uint64_t word_before, spill;            /* carried from block to block */
    uint64_t plain[ENT_STRETCH_BLOCKS + 1]; /* a bit for each byte, the lowest first: letters and digits of ASCII */
    uint16_t places[ENT_STRETCH + 8];       /* of the stretch at which words begin */
} EntEvents;

/** What a stretch is read with. */
typedef struct {
    const EntLexicon *lexicon;
    const EntActorState *actors;
    EntCues *cues;         /* is told the names that are cues of the document */
    EntCapitals *capitals; /* is told the capitalised words; not in text without capitals */
    uint32_t document;
    bool lower_text; /* small words are looked at too */
} EntScanning;

/** Begins a text. */
static inline void ent_events_begin(EntEvents *events) {
    events->word_before = events->spill = 0;
    /* Words at a stretch's end seem to go on, so that nobody takes their first half for the whole. */
    events->plain[ENT_STRETCH_BLOCKS] = UINT64_MAX;
}

/** Collects the stretch at @base, a multiple of ENT_STRETCH. */
void ent_events_collect(EntEvents *events, EntText text, uint32_t base, const EntScanning *scanning);

#endif
