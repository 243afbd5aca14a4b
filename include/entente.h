/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_H
#define ENTENTE_H

/**
 * libentente: from dated news text to weighted co-mention networks, one per time slice.
 *
 * Data flows one way, and every step is a function here:
 *
 *     EntCatalogue, EntCorpus -> EntStories -> EntResult -> JSON, tables, drawings
 *
 * Call ent_init() first, in the main thread, before any other thread exists. Handles are opaque and made and freed in
 * pairs (`_new`, `_free`). Functions that can fail take a GError last; the first error wins and says what, where and what to do.
 * The library never prints and never exits, except that running out of memory aborts, as in GLib. Nothing here is
 * thread-safe unless it says so. Days are counted from 1970-01-01 (day 0); ranges of days are half-open.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

#define ENT_EXPORT __attribute__((visibility("default")))

#define ENT_ERROR (ent_error_quark())

/**
 * EntErrorCode:
 * @ENT_ERROR_INPUT: a file or record is not what it should be
 * @ENT_ERROR_USAGE: the call or its options make no sense
 * @ENT_ERROR_IO: the system could not read or write
 * @ENT_ERROR_LIMIT: a documented limit was passed
 */
typedef enum { ENT_ERROR_INPUT, ENT_ERROR_USAGE, ENT_ERROR_IO, ENT_ERROR_LIMIT } EntErrorCode;

ENT_EXPORT GQuark ent_error_quark(void);

/** The program's version, "1.2.3"; static. */
ENT_EXPORT const char *ent_version(void);

/**
 * Sets what is process-wide: igraph's error handler, one OpenMP thread, jansson's allocator (out of memory aborts) and hash seed, the numeric
 * C locale. May be called again; the second call does nothing.
 */
ENT_EXPORT void ent_init(void);

/**
 * Removes the temporary files that are being written. For a signal handler that ends the program: only unlink(2) is called. What
 * stands under a final name is whole in any case.
 */
ENT_EXPORT void ent_discard_unfinished_files(void);

/** No day: an undated document, an open end of a range. */
#define ENT_DAY_NONE INT32_MIN

/** What a sentence is handed to, about a skipped record or a doubtful fact; without a final newline. */
typedef void (*EntMessageFunc)(const char *message, gpointer data);

/** What is told while a corpus is read or parts are merged; called at most a few times a second. @size is 0 when it is not known. */
typedef void (*EntProgressFunc)(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data);

typedef enum { ENT_BY_DAY, ENT_BY_WEEK, ENT_BY_MONTH, ENT_BY_QUARTER, ENT_BY_YEAR, ENT_BY_ALL } EntBy;
typedef enum { ENT_STRENGTH_SENTENCES, ENT_STRENGTH_PARAGRAPHS, ENT_STRENGTH_STORIES, ENT_STRENGTH_NEWMAN } EntStrength;
typedef enum { ENT_LEVEL_STATE, ENT_LEVEL_ACTOR } EntLevel;
typedef enum { ENT_REPEATS_COLLAPSE, ENT_REPEATS_KEEP } EntRepeatsRule;

/**
 * EntOptions:
 * @by: calendar slices; not used with @every or @breaks
 * @every: 0, or: slices of so many days
 * @step: with @every, days from the beginning of one slice to that of the next; 0: as many as @every. The first begins on @from, or on the
 *   day of the first document
 * @breaks: (nullable): a file of named periods, one a line: name,from,to (docs/results.md)
 * @from: first day used, or ENT_DAY_NONE
 * @to: first day not used, or ENT_DAY_NONE
 * @strength: what the strength of a tie is. All counts of a tie are kept; a pair whose chosen count is 0 (named together in a
 *   paragraph but never in a sentence, say) is no tie
 * @level: what an actor counts as
 * @repeats: whether copies and repeated paragraphs are found and not counted (docs/stories.md)
 * @types: (nullable): which types are nodes, comma-separated; NULL: country,igo,company,group (and person,body at the actor level)
 * @only: (nullable): comma-separated ids; other actors are no nodes
 * @around: (nullable): an id; only this node, its partners and the ties among them are kept
 * @successors: historical states count as their successors
 * @metadata: (nullable): a CSV or JSONL file with id,date,title,source,url of text files
 * @map: (nullable): other field names, "date=published,text=body"; "date=published:dmy" (or :mdy) says how dates like 05/01/2024 are read;
 *   in JSON "a.b" is the field b of the object a (docs/input.md)
 * @min_strength: weaker ties are dropped before the analysis
 * @seed: of the random generator
 * @evidence: sentences kept for each tie and slice
 * @max_record: largest document, bytes
 * @save_as: (nullable): where ent_stories_save() will write; records that come in the order of days are written there while others are read
 * @strict: the first bad record is an error
 * @threads: that look for mentions while a corpus is read; 0 or 1: none but the caller's. The result is the same. All have ended when
 *   the call returns
 * @message: (nullable): gets one sentence for each skipped record
 * @note: gets what is doubtful but used, one sentence each; NULL: @message gets it
 * @progress: (nullable): is told how far the reading is
 * @data: handed to the three
 *
 * Plain values; strings are borrowed while a call lasts.
 */
typedef struct {
    EntBy by;
    int32_t every;
    int32_t step;
    const char *breaks;
    int32_t from;
    int32_t to;
    EntStrength strength;
    EntLevel level;
    EntRepeatsRule repeats;
    const char *types;
    const char *only;
    const char *around;
    bool successors;
    const char *metadata, *map, *save_as;
    double min_strength;
    uint32_t seed;
    uint32_t evidence;
    uint64_t max_record;
    bool strict;
    uint32_t threads;
    EntMessageFunc message;
    EntMessageFunc note;
    EntProgressFunc progress;
    gpointer data;
} EntOptions;

#define ENT_OPTIONS_INIT                                                                        \
    {                                                                                           \
        .by = ENT_BY_MONTH, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE, .seed = 1, .evidence = 5, \
        .max_record = UINT64_C(64) << 20                                                        \
    }

/** Most days of @every and @step, and most slices that a day may fall into. */
#define ENT_EVERY_MAX 366000
#define ENT_OVERLAP_MAX 1000

/** Whether slices can be made as @options say, their breaks read; nothing else is looked at. Fails with ENT_ERROR_USAGE, _INPUT or _IO. */
ENT_EXPORT bool ent_options_check_slices(const EntOptions *options, GError **error);

/** Reads "2015-01-21", "2015-01" or "2015" (the first day of it). False for anything else; years 1000 to 2999. */
ENT_EXPORT bool ent_day_parse(const char *text, int32_t *day);

/* ---- Who can be named: the catalogue ---- */

typedef struct _EntCatalogue EntCatalogue;

/**
 * ent_catalogue_new:
 * @overlays: (nullable) (array zero-terminated=1): files that add or change actors, in order
 * @message: (nullable): is told where an overlay contradicts the catalogue
 *
 * The compiled-in catalogue with overlays (format: docs/catalogue.md). Fails with ENT_ERROR_INPUT naming file and actor.
 */
ENT_EXPORT EntCatalogue *ent_catalogue_new(const char *const *overlays, EntMessageFunc message, gpointer data,
                                           GError **error);
ENT_EXPORT void ent_catalogue_free(EntCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCatalogue, ent_catalogue_free)

/**
 * ent_catalogue_check:
 * @files: (nullable) (array zero-terminated=1): overlays, checked together with the compiled-in catalogue
 * @message: is told every fault, one sentence each, with file and actor
 *
 * Returns the number of faults; 0 says that catalogue and files are sound.
 */
ENT_EXPORT size_t ent_catalogue_check(const char *const *files, EntMessageFunc message, gpointer data);

/** How a table or an answer is written: for people (tables: cells parted by tabs), or as JSON (tables: an object a line). */
typedef enum { ENT_AS_TEXT, ENT_AS_JSON } EntTextFormat;

/**
 * EntListing:
 * @types: (nullable): only these types, comma-separated
 * @country: (nullable): only who is this state, has it as home or counted for it last; alpha-3
 */
typedef struct {
    const char *types;
    const char *country;
    EntTextFormat format;
} EntListing;

/** Writes a row an actor to @fd, sorted by id: id, type, country, label, number of aliases, days (docs/actors.md). */
ENT_EXPORT bool ent_catalogue_list(const EntCatalogue *catalogue, const EntListing *listing, int fd, GError **error);

/**
 * Writes all that the catalogue says of one actor; as JSON in the form of a catalogue file. Fails with ENT_ERROR_INPUT, naming ids that are near, when
 * nobody has the id.
 */
ENT_EXPORT bool ent_catalogue_show(const EntCatalogue *catalogue, const char *id, EntTextFormat format, int fd,
                                   GError **error);

/**
 * ent_catalogue_explain:
 * @text: a name, or a sentence
 * @day: the day it is read as of, or ENT_DAY_NONE: the catalogue's own
 *
 * Writes what @text means and why. When it is a name of the catalogue: everyone who is called so, with kind, days, conditions and what it counts as
 * at @level, and who is chosen when it stands alone. Else every name in it that was thought of, and which condition or rule decided.
 */
ENT_EXPORT bool ent_catalogue_explain(const EntCatalogue *catalogue, const char *text, int32_t day, EntLevel level,
                                      EntTextFormat format, int fd, GError **error);

/* ---- What is read: the corpus ---- */

typedef struct _EntCorpus EntCorpus;

/** Counts of a reading. @skipped records were bad, each with one message; @outside lay outside from and to. */
typedef struct {
    uint64_t documents, undated, skipped, outside, bytes;
} EntCorpusSummary;

/**
 * @roots (array zero-terminated=1) are folders, files, or "-" for standard input. Opens nothing yet but checks that every root exists and reads
 * @options' metadata. Options are copied.
 */
ENT_EXPORT EntCorpus *ent_corpus_new(const char *const *roots, const EntOptions *options, GError **error);
ENT_EXPORT void ent_corpus_free(EntCorpus *corpus);
ENT_EXPORT void ent_corpus_get_summary(const EntCorpus *corpus, EntCorpusSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCorpus, ent_corpus_free)

/**
 * Reads the whole corpus and writes JSON lines to @fd, one a mention, in input order (docs/mentions.md). A write that fails, to a closed pipe too, is
 * ENT_ERROR_IO.
 */
ENT_EXPORT bool ent_mentions_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, int fd,
                                   GError **error);

/**
 * ent_candidates_write:
 * @least: only names of so many mentions or more
 *
 * Reads the whole corpus and writes to @fd the names in it that are not in @catalogue, the commonest first, with guesses of type and country
 * (docs/actors.md); as JSON: a catalogue file. Holds 50,000 different names at most, some 50 MB, and forgets the rarest when there are more.
 */
ENT_EXPORT bool ent_candidates_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                     uint32_t least, EntTextFormat format, int fd, GError **error);

/**
 * EntScoring:
 * @readings: (nullable): only mentions by these readings, comma-separated; NULL: names when the gold has only countries, else all
 * @leave_out: (nullable): words, comma-separated, that are scored only where the gold marks them
 * @level: compare who mentions count as, or who is named
 * @list: so many of the commonest misses and false alarms
 * @least: the bias of actors of this true strength or more
 * @message: (nullable): is told what is not scored
 */
typedef struct {
    const char *readings;
    const char *leave_out;
    EntLevel level;
    uint32_t list;
    uint32_t least;
    EntTextFormat format;
    EntMessageFunc message;
    gpointer data;
} EntScoring;

#define ENT_SCORING_INIT \
    { .list = 10, .least = 10 }

/**
 * ent_score_write:
 * @gold: a file of labelled documents (docs/score.md)
 * @mentions: what ent_mentions_write() wrote for the same documents
 *
 * Writes to @fd how well they agree. Both files are held in memory. Fails with ENT_ERROR_INPUT naming file and line.
 */
ENT_EXPORT bool ent_score_write(const char *gold, const char *mentions, const EntScoring *scoring, int fd,
                                GError **error);

/* ---- Story records ---- */

typedef struct _EntStories EntStories;

/**
 * ent_stories_read:
 *
 * Reads the whole corpus into story records sorted by (day, id); `.stories` files in it are taken in as they are (see ent_stories_fits(), whose
 * errors it gives), damaged ones skipped, unless there is nothing else. Above 16 MB the records live in a temporary file that has no name. Fails with
 * ENT_ERROR_INPUT when records were skipped and none was usable; a corpus that holds none at all gives no stories.
 */
ENT_EXPORT EntStories *ent_stories_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                        GError **error);
/** Opens a `.stories` file written by ent_stories_save(); fails when it is no such file, cut short, or damaged. */
ENT_EXPORT EntStories *ent_stories_open(const char *path, GError **error);
/**
 * ent_stories_fits:
 *
 * Whether @stories, which come from a file, were read as @options and @catalogue ask. What was decided while reading cannot be changed later:
 * fails with ENT_ERROR_USAGE naming the option when level, types, only or successors are others (lists are compared as sets), when metadata or
 * map is given, or when the catalogue is another one.
 */
ENT_EXPORT bool ent_stories_fits(const EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                                 GError **error);
/**
 * ent_stories_merge:
 * @paths: (array zero-terminated=1): `.stories` files
 * @progress: (nullable): is told how many of their records are read
 *
 * All their records, each once. Which are named first, or more than once, and what was merged before plays no part; of two records with the same day and id, which are
 * of different documents, always the same one stands. Fails with ENT_ERROR_INPUT when they were read with other choices or another catalogue.
 */
ENT_EXPORT EntStories *ent_stories_merge(const char *const *paths, EntProgressFunc progress, gpointer data,
                                         GError **error);
/** @parts were read at once each; @digest of the input, by which a part is known, does not depend on the order of documents. */
typedef struct {
    uint64_t documents, undated, skipped, parts, digest;
} EntStoriesSummary;

ENT_EXPORT void ent_stories_get_summary(const EntStories *stories, EntStoriesSummary *summary);
/** Whether what has this digest of the input was read into @stories or merged into it. */
ENT_EXPORT bool ent_stories_has_part(const EntStories *stories, uint64_t digest);
/** Whether both hold the same documents, of the same parts and read with the same choices. */
ENT_EXPORT bool ent_stories_same(const EntStories *one, const EntStories *other);
/** Writes a `.stories` file under a temporary name and renames it. */
ENT_EXPORT bool ent_stories_save(EntStories *stories, const char *path, GError **error);
ENT_EXPORT void ent_stories_free(EntStories *stories);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStories, ent_stories_free)

/* ---- Networks: the result ---- */

typedef struct _EntResult EntResult;

/** Cuts the stories into slices and counts nodes, ties and evidence. The analysis is still empty. Fails with ENT_ERROR_INPUT without stories. */
ENT_EXPORT EntResult *ent_result_new(EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                                     GError **error);
ENT_EXPORT void ent_result_free(EntResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntResult, ent_result_free)

/** What was counted, of the documents that from and to leave. @documents are @stories or @copies; @repeated_paragraphs and @furniture, in sentences, did not count. */
typedef struct {
    uint64_t documents, stories, copies, repeated_paragraphs, furniture, undated;
} EntResultSummary;

/** Of a result that was counted; of one that was loaded, paragraphs and furniture are not known and 0. */
ENT_EXPORT void ent_result_get_summary(const EntResult *result, EntResultSummary *summary);

/** The number of slices that hold documents. */
ENT_EXPORT size_t ent_result_n_slices(const EntResult *result);

/**
 * ent_result_analysis_size:
 * ent_result_set_analysis_memory:
 * @memory: (nullable): zeroed, of that size, 8-byte aligned, outliving @result; NULL lets the result own it
 *
 * The numbers of all slices fill one flat block whose size is known before the analysis, so processes that share the block
 * (mmap, MAP_SHARED) can each fill the part of their slices.
 */
ENT_EXPORT size_t ent_result_analysis_size(const EntResult *result);
ENT_EXPORT void ent_result_set_analysis_memory(EntResult *result, void *memory);

/** Centrality and communities of one slice, written to its part of the block and nowhere else. */
ENT_EXPORT bool ent_result_analyse(EntResult *result, size_t slice, GError **error);

/** What needs all slices: communities followed over time, positions from one layout of the union. Call after all analyses. */
ENT_EXPORT bool ent_result_finish(EntResult *result, GError **error);

/**
 * EntSliceView:
 * @id: "2015-01", as in slices.csv
 * @from: first day, or ENT_DAY_NONE for undated documents
 * @to: first day that is no longer in, or ENT_DAY_NONE
 *
 * A slice of a result. Strings of this view and of the two below belong to the result.
 */
typedef struct {
    const char *id;
    int32_t from, to;
    uint32_t documents, stories;
    uint64_t sentences;
    size_t n_nodes, n_ties;
} EntSliceView;

/** A node: an actor by its @id ("RUS") and @label ("Russia"), and in how much text of the slice it is named. */
typedef struct {
    const char *id, *label;
    uint32_t mentions, sentences, stories;
} EntNodeView;

/** A tie between the nodes @source < @target of a slice, and in how much text both are named. @strength: by the option `strength`, above 0. */
typedef struct {
    size_t source, target;
    uint32_t sentences, paragraphs, stories;
    double strength;
} EntTieView;

/* Indexes count from 0 and must be below ent_result_n_slices(), @n_nodes and @n_ties. Constant time; may be called by several threads at once. */
ENT_EXPORT EntSliceView ent_result_get_slice(const EntResult *result, size_t slice);
/** Nodes are sorted by id. */
ENT_EXPORT EntNodeView ent_result_get_node(const EntResult *result, size_t slice, size_t node);
/** Ties are sorted by source, then by target. */
ENT_EXPORT EntTieView ent_result_get_tie(const EntResult *result, size_t slice, size_t tie);

/**
 * ent_result_get_measure:
 * @measure: its column in actors.csv: "strength", "betweenness", "pagerank", ... (docs/results.md)
 *
 * A measure of a node. NaN where it is undefined and when there is no such measure; 0 before ent_result_analyse() of the slice.
 */
ENT_EXPORT double ent_result_get_measure(const EntResult *result, size_t slice, size_t node, const char *measure);

/** Reads a network.json. Fails with ENT_ERROR_INPUT naming the file and the place. */
ENT_EXPORT EntResult *ent_result_load(const char *path, GError **error);

/** Writes network.json (docs/network.schema.json) to @fd. */
ENT_EXPORT bool ent_result_write_json(const EntResult *result, int fd, GError **error);

/** Writes network.json and the CSV tables into @folder, each under a temporary name and renamed. */
ENT_EXPORT bool ent_result_write_tables(const EntResult *result, const char *folder, GError **error);

/**
 * EntDrawing:
 * @min_strength: hides weaker ties; positions and analysis stay
 * @max_nodes: at most so many nodes are drawn, the strongest first
 * @max_ties: at most so many ties are drawn, the strongest first
 * @formats: comma-separated: "svg", also png, pdf
 */
typedef struct {
    double min_strength;
    uint32_t max_nodes;
    uint32_t max_ties;
    const char *formats;
} EntDrawing;

#define ENT_DRAWING_INIT \
    { .max_nodes = 60, .max_ties = 150, .formats = "svg" }

/** Every DOT file made here has `comment="..."` with this text, so that drawings of an earlier run can be told from other files. */
#define ENT_DRAWING_MARK "drawn by entente"

/** The number of drawings: one a slice, and last the union. */
ENT_EXPORT size_t ent_result_n_drawings(const EntResult *result);

/** Draws one: `slices/<slice>.dot` and the rendered formats below @folder. Not thread-safe; processes may share the work. */
ENT_EXPORT bool ent_result_draw(const EntResult *result, size_t drawing, const EntDrawing *how, const char *folder,
                                GError **error);

G_END_DECLS

#endif
