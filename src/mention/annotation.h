/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_ANNOTATION_H
#define ENT_MENTION_ANNOTATION_H

#include "actors/catalogue.h"

#include <entente.h>

typedef enum {
    ENT_READING_NAME,
    ENT_READING_DEMONYM,
    ENT_READING_CAPITAL,
    ENT_READING_LEADER,
    ENT_READING_BODY
} EntReading;
typedef enum {
    ENT_ZONE_BODY,
    ENT_ZONE_TITLE,
    ENT_ZONE_CAPTION,
    ENT_ZONE_DATELINE,
    ENT_ZONE_BYLINE,
    ENT_ZONE_FURNITURE
} EntZone;

const char *ent_reading_name(EntReading reading);
const char *ent_zone_name(EntZone zone);

/**
 * One place where an alias stands for an actor. Offsets are bytes of the text (of the title when @sentence is -1), end
 * exclusive.
 */
typedef struct {
    uint32_t start, end;
    uint32_t actor;
    uint32_t node;               /* what it counts as, or ENT_NOBODY */
    uint32_t country;            /* the state it counts for, or ENT_NOBODY */
    int32_t sentence, paragraph; /* -1: the title */
    EntReading reading;
    EntZone zone;
    bool counted;
    bool is_learned; /* a person whom only the text says to serve the state: @actor, or that of the @node */
} EntMention;

/** A sentence: a half-open range of bytes of the text, and the paragraph it stands in. */
typedef struct {
    uint32_t start, end;
    int32_t paragraph;
    EntZone zone;
} EntSentence;

typedef struct {
    uint32_t start, end;
} EntParagraph;

/** What was found in one document; flat arrays, reused from document to document. The title's mentions come first. */
typedef struct {
    EntMention *mentions;
    EntSentence *sentences;
    EntParagraph *paragraphs;
    uint32_t n_mentions, n_sentences, n_paragraphs;
    uint32_t mentions_room, sentences_room, paragraphs_room;
} EntAnnotation;

#endif
