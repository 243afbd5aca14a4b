/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_SERIES_SERIES_H
#define ENT_SERIES_SERIES_H

#include <entente.h>

/*
 * What the networks are made of: integer counts by slice. Made from story records, or read back from a network.json.
 * Plain structs; everything belongs to the series.
 */

/** A named actor. Actors are sorted by id in byte order, so comparing indexes compares ids. */
typedef struct {
    char *id;
    char *label;
    char *type;    /* nullable: not in the catalogue */
    char *country; /* nullable: alpha-3 */
    int32_t to;    /* first day a historical state no longer was, or ENT_DAY_NONE */
} EntSeriesActor;

/** A node of a slice: an actor mentioned in it. Sorted by actor. */
typedef struct {
    uint32_t actor;
    uint32_t mentions, sentences, paragraphs, stories;
} EntNode;

/** Divides evenly by 1 to 16, so a sentence of k nodes gives each pair ENT_NEWMAN_UNIT / (k - 1), an integer. */
#define ENT_NEWMAN_UNIT 720720

/** A sentence that names so many is a list. */
#define ENT_LIST_NODES 5

/** A tie of a slice. @source < @target are positions in the slice's nodes; ties are sorted by them. */
typedef struct {
    uint32_t source, target;
    uint32_t sentences, paragraphs, stories;
    uint32_t copies;         /* stories that repeat others and name both; in no other count */
    uint32_t sources;        /* different ones among the stories; 0 when none is known */
    double top_source_share; /* the largest source's share of the stories; NaN when none is known */
    double list_share;       /* share of the sentences that are lists: name ENT_LIST_NODES or more; NaN without */
    uint64_t newman;         /* in ENT_NEWMAN_UNIT */
    double strength;         /* > 0 and finite, by the option `strength` */
    uint32_t first_evidence, n_evidence; /* into the slice's evidence */
} EntTie;

typedef struct {
    char *id;
    int32_t from, to; /* half-open; ENT_DAY_NONE both for `undated`, and for `all` when nothing is dated */
    uint32_t documents, stories, copies; /* documents are stories or copies */
    uint32_t sources;                    /* different ones among the stories */
    uint64_t sentences;
    EntNode *nodes;
    EntTie *ties;
    uint32_t *evidence; /* indexes into the series' evidence, in order of preference */
    uint32_t n_nodes, n_ties, n_evidence;
} EntSlice;

/** A sentence that shows a tie. */
typedef struct {
    char *doc;
    char *title, *source, *url; /* nullable */
    char *text;
    int32_t day;
    uint32_t byte_start, byte_end;
} EntEvidence;

/** What a run read and how, for `made_by` and `corpus` of network.json. */
typedef struct {
    uint64_t documents, stories, copies, undated, skipped, sentences, mentions;
    uint64_t repeated_paragraphs, furniture; /* outside copies; for the summary, not read back */
    int32_t from, to;                        /* first and last day with a document, inclusive; or ENT_DAY_NONE */
    uint64_t catalogue_digest;
    uint32_t seed;
    uint32_t every, step;                  /* days of rolling slices; 0: others */
    char *by, *strength, *level, *repeats; /* the options that change the result, as words */
    char *types, *only, *around;           /* nullable */
    bool successors;
    double min_strength;
    uint32_t evidence;
    char *first_day, *end_day; /* nullable: --from, --to as given */
} EntProvenance;

typedef struct {
    EntProvenance provenance;
    EntSeriesActor *actors;
    EntSlice *slices;
    EntEvidence *evidence; /* sorted by day, doc, byte_start */
    char **empty_slices;   /* names, NULL-terminated */
    uint32_t n_actors, n_slices, n_evidence;
} EntSeries;

/** Who has this @id in @catalogue; someone unknown is called by the id. */
void ent_series_actor_fill(EntSeriesActor *actor, const char *id, const EntCatalogue *catalogue);

/** Frees what belongs to @slice. */
void ent_slice_clear(EntSlice *slice);

void ent_series_free(EntSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntSeries, ent_series_free)

/** Counts the stories; see ent_result_new(). @catalogue gives labels, types and countries. */
EntSeries *ent_series_new(EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                          GError **error);

#endif
