/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SCAN_H
#define ENT_MENTION_SCAN_H

#include "mention/events.h"
#include "mention/namesake.h"
#include "mention/official.h"
#include "mention/reader.h"
#include "mention/rules.h"
#include "mention/trace.h"
#include "mention/zone.h"

/* The state of a reader; for the files of this floor only. */

/** A hit that waits for the end of the document: the mention is there, its actor not yet. */
typedef struct {
    uint32_t mention;
    uint32_t first_word; /* where the first one after the lead begins */
    uint32_t start, end; /* of the hit; once it is settled, of what stands for somebody */
    uint32_t sentence_start, paragraph_start;
    bool in_title;
} EntPending;

struct _EntReader {
    const EntCatalogue *catalogue;
    EntVocabulary *vocabulary;
    EntLexicon *lexicon;
    EntSpecials specials;
    EntCues *cues;
    EntRules *rules;
    EntZones *zones;
    EntNamesakes *namesakes;
    EntOfficials *officials;
    EntLevel level;
    bool successors;
    EntActorState *actors; /* by actor */
    uint32_t document;     /* a number for each document */
    int32_t day;           /* of the document */
    EntText text;          /* what is being scanned: the title, then the text */
    bool in_title, lower_text;
    EntCutting cutting; /* of that text */
    uint32_t sentence_start, paragraph_start, consumed;
    EntZone zone;               /* of the paragraph */
    uint32_t dateline_end;      /* mentions before it are in the dateline */
    uint32_t open_dateline_end; /* it ends there, should a capital city begin the paragraph */
    EntPlace places[2];         /* that are asked about: in the text, and in the title; what stays is filled in once */
    bool furniture_rest;
    GArray *pending;  /* of EntPending */
    GArray *homeless; /* of guint: which of these name a body or office that every state has */
    GByteArray *padded_title;
    EntEvents events;
    EntCapitals capitals; /* of that text */
    EntAnnotation annotation;
    EntTrace *trace; /* (nullable) */
};

/** Adds the mentions, sentences and paragraphs of the current text to the annotation. */
void ent_scan_text(EntReader *reader);

/** What a hit at @node of the trie, from @place->start to @place->end, stands for. */
typedef enum { ENT_HIT_NONE, ENT_HIT_PHRASE, ENT_HIT_MENTION, ENT_HIT_LATER } EntHit;

/** @tokens: the words of the hit, without the lead, which @place->start does not take in yet; it is moved. */
EntHit ent_resolve(EntReader *reader, uint32_t node, const EntToken *tokens, unsigned n_tokens, EntPlace *place,
                   EntMention *mention);

/** Fills node, country, reading and counted of a mention whose actor is known. */
void ent_roll_mention(const EntReader *reader, EntAliasKind kind, EntActorType type, EntMention *mention);

/**
 * Whether the person (or actor with dated terms) is in office on the day of the document; true for actors without
 * terms.
 */
bool ent_roll_in_office(const EntReader *reader, uint32_t actor);

/** Prepares the node filter. Fails on an unknown type or id in the options. */
bool ent_roll_prepare(EntReader *reader, const EntOptions *options, GError **error);

/** Takes a found mention out of the count where its zone or node says so, and notes that its state is named. */
void ent_scan_note(EntReader *reader, EntMention *mention);

/** Goes back to where the hit was; its place, which lasts until the next one is asked about. */
EntPlace *ent_scan_return(EntReader *reader, const EntPending *pending);

/**
 * What the pending hit stands for now that the document was read: the longest alias, or a shorter one where that stands
 * for nobody, or one that it hid, which may reach over pending hits behind it.
 */
EntHit ent_scan_settle(EntReader *reader, guint pending, EntMention *answer);

#endif
