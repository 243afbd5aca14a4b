/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SCORE_LABELS_H
#define ENT_SCORE_LABELS_H

#include <entente.h>

/*
 * Labels of two sides for the same documents: what people say stands there (gold), and what was found.
 */

#define ENT_NO_SENTENCE INT32_MIN

/** The most labels of one side in one document: overlaps are matched one by one. */
#define ENT_MOST_LABELS 20000

/** A place in a document and who is named there. Strings are interned: the same text is the same pointer. */
typedef struct {
    uint32_t start, end;
    const char *who;     /* (nullable): NULL names nobody who is scored */
    const char *surface; /* the words of the text */
    const char *reading; /* (nullable) */
    int32_t sentence;    /* or ENT_NO_SENTENCE */
    bool counted;
    bool is_free; /* gold: neither missed when absent nor wrong when present */
} EntLabel;

typedef struct {
    const char *id;
    GArray *gold, *found; /* of EntLabel; at most one a place */
} EntLabelled;

typedef struct {
    GPtrArray *documents; /* of EntLabelled, in the order of the gold */
    GHashTable *by_id;
    GStringChunk *strings;
} EntLabels;

EntLabels *ent_labels_new(void);
void ent_labels_free(EntLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntLabels, ent_labels_free)

/** @text is not kept but made one pointer for each text; NULL stays NULL. */
const char *ent_labels_intern(EntLabels *labels, const char *text);

/** The document with this id, or NULL. */
EntLabelled *ent_labels_find(const EntLabels *labels, const char *id);
/** The document with this id, made when there is none. */
EntLabelled *ent_labels_add_document(EntLabels *labels, const char *id);

/** Adds to one @side of a document; of two labels at one place the later holds. False when there are too many. */
bool ent_labels_add(GArray *side, const EntLabel *label);

/** Takes out of the found ones what lies on free gold and on no other. */
void ent_labels_settle(EntLabels *labels);

#endif
