/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SCORE_SCORE_H
#define ENT_SCORE_SCORE_H

#include "score/labels.h"

/*
 * How well two sides agree. Everything is counted, so that scores of parts can be added; ratios are made at the end.
 */

/** Right ones, those that only the other side has, those that only the gold has. */
typedef struct {
    uint64_t hits, alarms, misses;
} EntScore;

/** A ratio k / n with its Wilson 95 % interval; NaN when n is 0. */
typedef struct {
    double value, low, high;
} EntRatio;

EntRatio ent_score_ratio(uint64_t k, uint64_t n);
EntRatio ent_score_precision(const EntScore *score);
EntRatio ent_score_recall(const EntScore *score);
/** 2 hits / (2 hits + alarms + misses); NaN when there is nothing. */
double ent_score_f1(const EntScore *score);

/** A score by name: a reading. */
typedef struct {
    const char *name;
    EntScore score;
} EntNamedScore;

/** A fault and how often it stands. */
typedef struct {
    const char *surface;
    const char *gold, *found; /* (nullable): who the sides say it is */
    uint64_t times;
} EntFault;

/** An actor's strength: the sum of its ties' weights, in the gold and as found. */
typedef struct {
    const char *who;
    uint64_t gold, found;
} EntBias;

typedef struct {
    uint64_t documents, gold, found;
    bool has_sentences;      /* the gold says which sentence a label stands in; else ties are of whole documents */
    bool has_readings;       /* the gold says by what kind of name; else only the precision of a reading is known */
    EntScore exact;          /* the same place and the same actor */
    EntScore overlap;        /* the same actor, places that share a byte; one to one, in the order of the gold */
    EntScore document;       /* who is named in a document */
    EntScore pairs;          /* which pairs are named in a document */
    EntScore ties;           /* pairs in a sentence, each as often as there are sentences (in a document: once) */
    GArray *readings;        /* of EntNamedScore, by name; overlap */
    GArray *bias;            /* of EntBias, the strongest of the gold first */
    GArray *misses, *alarms; /* of EntFault, the commonest first */
} EntScores;

/** @labels were settled. */
EntScores *ent_scores_new(const EntLabels *labels);
void ent_scores_free(EntScores *scores);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntScores, ent_scores_free)

/* The parts, for the files of this floor. */
void ent_score_spans(EntScores *scores, const EntLabels *labels);
void ent_score_ties(EntScores *scores, const EntLabels *labels);

#endif
