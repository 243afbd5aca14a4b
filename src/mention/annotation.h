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

/** Empties it for a text of @length bytes. */
void ent_annotation_begin(EntAnnotation *annotation, uint32_t length);
void ent_annotation_clear(EntAnnotation *annotation);

/** Makes room for so many in all. */
void ent_annotation_reserve(EntAnnotation *annotation, uint32_t mentions, uint32_t sentences, uint32_t paragraphs);

/** Where the next mention goes, which is there once @n_mentions counts it. */
static inline EntMention *ent_annotation_next(EntAnnotation *annotation) {
    if (G_UNLIKELY(annotation->n_mentions == annotation->mentions_room))
        ent_annotation_reserve(annotation, MAX(256, 2 * annotation->mentions_room), 0, 0);
    return &annotation->mentions[annotation->n_mentions];
}

static inline void ent_annotation_add_sentence(EntAnnotation *annotation, EntSentence sentence) {
    if (G_UNLIKELY(annotation->n_sentences == annotation->sentences_room))
        ent_annotation_reserve(annotation, 0, MAX(256, 2 * annotation->sentences_room), 0);
    annotation->sentences[annotation->n_sentences++] = sentence;
}

static inline void ent_annotation_add_paragraph(EntAnnotation *annotation, EntParagraph paragraph) {
    if (G_UNLIKELY(annotation->n_paragraphs == annotation->paragraphs_room))
        ent_annotation_reserve(annotation, 0, 0, MAX(64, 2 * annotation->paragraphs_room));
    annotation->paragraphs[annotation->n_paragraphs++] = paragraph;
}

/** The first mention of the text, not of the title, that ends behind @at; or how many there are. O(log mentions). */
uint32_t ent_annotation_behind(const EntAnnotation *annotation, uint32_t at);

/** Whether no mention of the text reaches between @start and @end. */
bool ent_annotation_is_free(const EntAnnotation *annotation, uint32_t start, uint32_t end);

/**
 * The nearest mention that stands for somebody, behind the mention @index (@step 1) or before it (@step -1), in its
 * sentence; or NULL.
 */
const EntMention *ent_annotation_beside(const EntAnnotation *annotation, uint32_t index, int step);

/** Takes out the mentions that stand for nobody. */
void ent_annotation_drop_nobody(EntAnnotation *annotation);

/**
 * Puts mentions of the text, which @found has in any order, between those that are there; of two that overlap the
 * first.
 */
void ent_annotation_insert(EntAnnotation *annotation, GArray *found);

#endif
