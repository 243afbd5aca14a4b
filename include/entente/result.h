/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_RESULT_H
#define ENTENTE_RESULT_H

/* Networks: a result, what was found in it, and its files. */

#include <entente/stories.h>

G_BEGIN_DECLS

typedef struct _EntResult EntResult;

/**
 * Cuts the stories into slices and counts nodes, ties and evidence, in a pass over the records (two with evidence). The
 * analysis is still empty. The result needs neither stories nor catalogue afterwards. Fails with ENT_ERROR_INPUT
 * without stories.
 */
ENT_EXPORT EntResult *ent_result_new(EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                                     GError **error);
/** Reads a network.json. Fails with ENT_ERROR_INPUT naming the file and the place. */
ENT_EXPORT EntResult *ent_result_load(const char *path, GError **error);
ENT_EXPORT void ent_result_free(EntResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntResult, ent_result_free)

/**
 * What was counted, of the documents that from and to leave. @documents are @stories or @copies; @repeated_paragraphs
 * and @furniture, in sentences, did not count; they are 0 in a result that was loaded.
 */
typedef struct {
    uint64_t documents, stories, copies, repeated_paragraphs, furniture, undated;
} EntResultSummary;

ENT_EXPORT void ent_result_get_summary(const EntResult *result, EntResultSummary *summary);

/** The number of slices that hold documents. */
ENT_EXPORT size_t ent_result_n_slices(const EntResult *result);

/** Centrality and communities of a slice (docs/results.md), to its part of the block below only. O(nodes * ties). */
ENT_EXPORT bool ent_result_analyse(EntResult *result, size_t slice, GError **error);

/** What needs all slices: communities followed over time, positions from one layout. Call after all analyses. */
ENT_EXPORT bool ent_result_finish(EntResult *result, GError **error);

/**
 * ent_result_analysis_size:
 * ent_result_set_analysis_memory:
 * @memory: (nullable): zeroed, of that size in bytes, 8-byte aligned, outliving @result; NULL lets the result own it
 *
 * The numbers of all slices fill one flat block whose size is known before the analysis, so processes that share the
 * block (mmap, MAP_SHARED) can each fill the part of their slices.
 */
ENT_EXPORT size_t ent_result_analysis_size(const EntResult *result);
ENT_EXPORT void ent_result_set_analysis_memory(EntResult *result, void *memory);

/** A slice: its id as in slices.csv ("2015-01"), its days (ENT_DAY_NONE both: undated), and what is in it. */
typedef struct {
    const char *id;
    int32_t from, to;
    uint32_t documents, stories;
    uint64_t sentences;
    size_t n_nodes, n_ties;
} EntSliceView;

/** A node: an actor by id ("RUS") and label ("Russia"), and in how much text of the slice it is named. */
typedef struct {
    const char *id, *label;
    uint32_t mentions, sentences, stories;
} EntNodeView;

/** A tie between the nodes @source < @target of a slice, and in how much text both are named. @strength is above 0. */
typedef struct {
    size_t source, target;
    uint32_t sentences, paragraphs, stories;
    double strength;
} EntTieView;

/*
 * What was found. Indexes count from 0 and must be below ent_result_n_slices(), @n_nodes and @n_ties; nodes are sorted
 * by id, ties by source, then target. Strings belong to the result. Constant time; several threads may call them at
 * once.
 */
ENT_EXPORT EntSliceView ent_result_get_slice(const EntResult *result, size_t slice);
ENT_EXPORT EntNodeView ent_result_get_node(const EntResult *result, size_t slice, size_t node);
ENT_EXPORT EntTieView ent_result_get_tie(const EntResult *result, size_t slice, size_t tie);
/**
 * A measure of a node by its column in actors.csv: "strength", "betweenness", "pagerank", ... (docs/results.md). NaN
 * where it is undefined and when there is no such measure; 0 before ent_result_analyse() of the slice.
 */
ENT_EXPORT double ent_result_get_measure(const EntResult *result, size_t slice, size_t node, const char *measure);

/** Writes network.json (docs/network.schema.json) to @fd. */
ENT_EXPORT bool ent_result_write_json(const EntResult *result, int fd, GError **error);

/** Writes network.json and the CSV tables into @folder, each under a temporary name and renamed. */
ENT_EXPORT bool ent_result_write_tables(const EntResult *result, const char *folder, GError **error);

/** Which tie is to be explained: of whom, each by id or label, and in which slice (nullable: in all). */
typedef struct {
    const char *one, *other;
    const char *slice;
    EntTextFormat format;
} EntQuestion;

/**
 * Writes to @fd how strong the tie of two actors is, slice by slice, and the sentences kept of it (docs/results.md).
 * That they are not tied is an answer, too. Fails with ENT_ERROR_INPUT when nobody or several are called so or there is
 * no such slice, with ENT_ERROR_USAGE when both are one.
 */
ENT_EXPORT bool ent_result_explain(const EntResult *result, const EntQuestion *question, int fd, GError **error);

/** What other programs read: GraphML, a file a slice; GEXF 1.3, one file in which nodes and ties come and go. */
typedef enum { ENT_TO_GRAPHML, ENT_TO_GEXF } EntExportFormat;

/**
 * Writes the network for other programs (docs/results.md), each file under a temporary name and renamed: GraphML as
 * `<slice>.graphml` into the folder @path, GEXF as the file @path. GEXF leaves out what has no day, and fails with
 * ENT_ERROR_USAGE when slices overlap or none has days.
 */
ENT_EXPORT bool ent_result_export(const EntResult *result, EntExportFormat format, const char *path, GError **error);

G_END_DECLS

#endif
