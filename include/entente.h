/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_H
#define ENTENTE_H

/**
 * libentente: from dated news text to weighted co-mention networks, one per time slice.
 *
 * Data flows one way, and every step is a function here (docs/library.md, with a whole program in docs/example.c):
 *
 *     EntCatalogue, EntCorpus -> EntStories -> EntResult -> JSON, tables, drawings
 *
 * Call ent_init() first, in the main thread, before any other thread exists. Handles are opaque and made and freed in
 * pairs (`_new`, `_free`). Functions that can fail take a GError last and return false or NULL; the first error wins
 * and says what, where and what to do. The library never prints and never exits, except that running out of memory
 * aborts, as in GLib. Nothing here is thread-safe unless it says so. Days are counted from 1970-01-01 (day 0); ranges
 * of days are half-open. Pointers must not be NULL unless they are marked (nullable).
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

#define ENT_EXPORT __attribute__((visibility("default")))

#define ENT_ERROR (ent_error_quark())

typedef enum {
    ENT_ERROR_INPUT, /* a file or record is not what it should be */
    ENT_ERROR_USAGE, /* the call or its options make no sense */
    ENT_ERROR_IO,    /* the system could not read or write */
    ENT_ERROR_LIMIT  /* a documented limit was passed */
} EntErrorCode;

ENT_EXPORT GQuark ent_error_quark(void);

/** The program's version, "1.2.3"; static. */
ENT_EXPORT const char *ent_version(void);

/**
 * Sets what is process-wide: igraph's error handler, one OpenMP thread, jansson's allocator (out of memory aborts) and
 * hash seed, the numeric C locale. May be called again; the second call does nothing.
 */
ENT_EXPORT void ent_init(void);

/**
 * Removes the temporary files that are being written. For a signal handler that ends the program: only unlink(2) is
 * called. What stands under a final name is whole in any case.
 */
ENT_EXPORT void ent_discard_unfinished_files(void);

/** No day: an undated document, an open end of a range. */
#define ENT_DAY_NONE INT32_MIN

/** Reads "2015-01-21", "2015-01" or "2015" (the first day of it). False for anything else; years 1000 to 2999. */
ENT_EXPORT bool ent_day_parse(const char *text, int32_t *day);

/* ---- Options ---- */

/** Receives a sentence, without a final newline, about a record that is skipped or a fact that is doubtful. */
typedef void (*EntMessageFunc)(const char *message, gpointer data);

/**
 * Is told how far the reading of a corpus or the merging of parts is, a few times a second at most. @size is the number
 * of bytes in all, or 0 when it is not known.
 */
typedef void (*EntProgressFunc)(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data);

typedef enum { ENT_BY_DAY, ENT_BY_WEEK, ENT_BY_MONTH, ENT_BY_QUARTER, ENT_BY_YEAR, ENT_BY_ALL } EntBy;
typedef enum {
    ENT_STRENGTH_SENTENCES,
    ENT_STRENGTH_PARAGRAPHS,
    ENT_STRENGTH_STORIES,
    ENT_STRENGTH_NEWMAN /* a sentence that names k nodes gives each pair 1 / (k - 1) */
} EntStrength;
typedef enum { ENT_LEVEL_STATE, ENT_LEVEL_ACTOR } EntLevel;
typedef enum { ENT_REPEATS_COLLAPSE, ENT_REPEATS_KEEP } EntRepeatsRule;

/**
 * EntOptions: what is read and how it is counted. Plain values; strings are borrowed while a call lasts.
 * Begin with ENT_OPTIONS_INIT; NULL and 0 are the defaults of what that does not name.
 */
typedef struct {
    EntBy by;      /* calendar slices; not used with @every or @breaks */
    int32_t every; /* slices of so many days, at most ENT_EVERY_MAX, the first from @from or the first document on */
    int32_t step;  /* with @every: a slice begins each @step days; 0: each @every days */
    const char *breaks; /* (nullable) a file of named periods, one a line: name,from,to (docs/results.md) */
    int32_t from, to;   /* the first day that is used, the first that is not; ENT_DAY_NONE: open */

    EntStrength strength;   /* what the strength of a tie counts; a pair whose count is 0 is no tie */
    double min_strength;    /* weaker ties are dropped before the analysis */
    EntRepeatsRule repeats; /* whether copies and repeated paragraphs are left out (docs/stories.md) */
    EntLevel level;         /* what an actor counts as: its state, or itself */
    const char *types;      /* (nullable) types that are nodes: "country,igo"; NULL: country,igo,company,group, and
                               person,body at the actor level */
    const char *only;       /* (nullable) ids, comma-separated; other actors are no nodes */
    const char *around;     /* (nullable) an id; only this node, its partners and the ties among them are kept */
    bool successors;        /* historical states count as their successors */
    uint32_t evidence;      /* sentences kept for each tie and slice */
    uint32_t seed;          /* of the random generator */

    const char *metadata; /* (nullable) a CSV or JSONL file with id,date,title,source,url of text files */
    const char *map;      /* (nullable) other names of fields: "date=published:dmy,text=article.body" (docs/input.md) */
    const char *save_as;  /* (nullable) where ent_stories_save() will write, no file of the corpus; much is written
                             there during the reading */
    uint64_t max_record;  /* the largest document, bytes */
    bool strict;          /* the first bad record is an error */
    uint32_t threads;     /* that look for mentions; 0 or 1: the caller's alone. The result is the same, and all have
                             ended when the call returns */

    EntMessageFunc message;   /* (nullable) gets a sentence for each record that is skipped */
    EntMessageFunc note;      /* (nullable) gets a sentence for what is doubtful but used; NULL: @message gets it */
    EntProgressFunc progress; /* (nullable) */
    gpointer data;            /* handed to the three */
} EntOptions;

#define ENT_OPTIONS_INIT                                                                        \
    {                                                                                           \
        .by = ENT_BY_MONTH, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE, .seed = 1, .evidence = 5, \
        .max_record = UINT64_C(64) << 20                                                        \
    }

/** Most days of @every and @step, and most slices that a day may fall into. */
#define ENT_EVERY_MAX 366000
#define ENT_OVERLAP_MAX 1000

/**
 * Whether slices can be made as @options say, their breaks read; nothing else is looked at. Fails with ENT_ERROR_USAGE,
 * _INPUT or _IO.
 */
ENT_EXPORT bool ent_options_check_slices(const EntOptions *options, GError **error);

/** How a table or an answer is written: for people (tables: cells separated by tabs), or as JSON (an object a line). */
typedef enum { ENT_AS_TEXT, ENT_AS_JSON } EntTextFormat;

/* ---- Who can be named: the catalogue ---- */

typedef struct _EntCatalogue EntCatalogue;

/**
 * The compiled-in catalogue with @overlays (nullable, NULL-terminated): files that add or change actors, in order
 * (docs/catalogue.md). @message (nullable) is told where one contradicts the catalogue. Fails with ENT_ERROR_INPUT
 * or _IO.
 */
ENT_EXPORT EntCatalogue *ent_catalogue_new(const char *const *overlays, EntMessageFunc message, gpointer data,
                                           GError **error);
ENT_EXPORT void ent_catalogue_free(EntCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCatalogue, ent_catalogue_free)

/**
 * Checks @files (nullable, NULL-terminated) together with the compiled-in catalogue. @message is told every fault, one
 * sentence each, with file and actor. Returns their number.
 */
ENT_EXPORT size_t ent_catalogue_check(const char *const *files, EntMessageFunc message, gpointer data);

typedef struct {
    const char *types;   /* (nullable) only these types, comma-separated */
    const char *country; /* (nullable) only who is this state, has it as home or counted for it last; alpha-3 */
    EntTextFormat format;
} EntListing;

/** Writes a row an actor to @fd, sorted by id: id, type, country, label, number of aliases, days (docs/actors.md). */
ENT_EXPORT bool ent_catalogue_list(const EntCatalogue *catalogue, const EntListing *listing, int fd, GError **error);

/**
 * Writes all that the catalogue says of one actor; as JSON in the form of a catalogue file. Fails with ENT_ERROR_INPUT,
 * naming ids that are near, when nobody has the id.
 */
ENT_EXPORT bool ent_catalogue_show(const EntCatalogue *catalogue, const char *id, EntTextFormat format, int fd,
                                   GError **error);

/**
 * Writes what @text means on @day (ENT_DAY_NONE: the catalogue's own) and why. Of a name of the catalogue: everyone who
 * is called so, with kind, days, conditions and what it counts as at @level, and who is chosen when it stands alone. Of
 * a sentence: every name in it that was thought of, and which condition or rule decided.
 */
ENT_EXPORT bool ent_catalogue_explain(const EntCatalogue *catalogue, const char *text, int32_t day, EntLevel level,
                                      EntTextFormat format, int fd, GError **error);

/* ---- What is read: the corpus ---- */

typedef struct _EntCorpus EntCorpus;

/**
 * @roots (array zero-terminated=1) are folders, files, or "-" for standard input. Opens nothing yet but checks that
 * every root exists and reads @options' metadata. Options are copied.
 */
ENT_EXPORT EntCorpus *ent_corpus_new(const char *const *roots, const EntOptions *options, GError **error);
ENT_EXPORT void ent_corpus_free(EntCorpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCorpus, ent_corpus_free)

/** Counts of a reading. @skipped records were bad, each with one message; @outside lay outside from and to. */
typedef struct {
    uint64_t documents, undated, skipped, outside, bytes;
} EntCorpusSummary;

ENT_EXPORT void ent_corpus_get_summary(const EntCorpus *corpus, EntCorpusSummary *summary);

/**
 * Reads the whole corpus and writes JSON lines to @fd, one a mention, in input order (docs/mentions.md). A write that
 * fails, to a closed pipe too, is ENT_ERROR_IO.
 */
ENT_EXPORT bool ent_mentions_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, int fd,
                                   GError **error);

/**
 * Reads the whole corpus and writes to @fd the names in it that are not in @catalogue and are mentioned @least times or
 * more, the commonest first, with guesses of type and country (docs/actors.md); as JSON: a catalogue file. Holds 50,000
 * different names at most, some 50 MB, and forgets the rarest when there are more.
 */
ENT_EXPORT bool ent_candidates_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                     uint32_t least, EntTextFormat format, int fd, GError **error);

/* ---- Story records ---- */

typedef struct _EntStories EntStories;

/**
 * Reads the whole corpus into story records sorted by (day, id); `.stories` files in it are taken in as they are (see
 * ent_stories_fits(), whose errors it gives), damaged ones skipped, unless there is nothing else. Above 16 MB the
 * records live in a temporary file that has no name. One pass over the text. The stories need neither corpus nor
 * catalogue afterwards. Fails with ENT_ERROR_INPUT when records were skipped and none was usable (a corpus that holds
 * none gives no stories); without save_as also with ENT_ERROR_USAGE, before the reading, when only or around has an id
 * that is not in the catalogue and that no record can bring, as all are texts and pages.
 */
ENT_EXPORT EntStories *ent_stories_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                        GError **error);
/** Opens a `.stories` file written by ent_stories_save(); fails when it is no such file, cut short, or damaged. */
ENT_EXPORT EntStories *ent_stories_open(const char *path, GError **error);
/**
 * All records of `.stories` files (NULL-terminated), each once, in whatever order and however often the files are
 * named; of two different documents with one day and id always the same one stands. @progress (nullable) is told how
 * many are read. Fails with ENT_ERROR_INPUT when the files were read with other choices or another catalogue.
 */
ENT_EXPORT EntStories *ent_stories_merge(const char *const *paths, EntProgressFunc progress, gpointer data,
                                         GError **error);
ENT_EXPORT void ent_stories_free(EntStories *stories);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStories, ent_stories_free)

/** Writes a `.stories` file (docs/stories.md) under a temporary name and renames it. */
ENT_EXPORT bool ent_stories_save(EntStories *stories, const char *path, GError **error);

/**
 * Whether @stories, which come from a file, were read as @options and @catalogue ask. What was decided while reading
 * cannot be changed later: fails with ENT_ERROR_USAGE naming the option when level, types, only or successors are
 * others (lists are compared as sets), when metadata or map is given, or when the catalogue is another one.
 */
ENT_EXPORT bool ent_stories_fits(const EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                                 GError **error);

/** @parts: readings they come from, more than 1 after a merge. @digest: of what was read, in whatever order. */
typedef struct {
    uint64_t documents, undated, skipped, parts, digest;
} EntStoriesSummary;

ENT_EXPORT void ent_stories_get_summary(const EntStories *stories, EntStoriesSummary *summary);
/** Whether what has this digest of the input was read into @stories or merged into it. */
ENT_EXPORT bool ent_stories_has_part(const EntStories *stories, uint64_t digest);
/** Whether both hold the same documents, of the same parts and read with the same choices. */
ENT_EXPORT bool ent_stories_same(const EntStories *one, const EntStories *other);

/* ---- Networks: the result ---- */

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

typedef struct {
    double min_strength;          /* hides weaker ties; positions and analysis stay */
    uint32_t max_nodes, max_ties; /* at most so many are drawn, the strongest first */
    const char *formats;          /* comma-separated: svg, png, pdf */
} EntDrawing;

#define ENT_DRAWING_INIT \
    { .max_nodes = 60, .max_ties = 150, .formats = "svg" }

/** Every DOT file made here has `comment="..."` with this text, so that drawings can be told from other files. */
#define ENT_DRAWING_MARK "drawn by entente"

/** The number of drawings: one a slice, and last the union. */
ENT_EXPORT size_t ent_result_n_drawings(const EntResult *result);

/**
 * Draws one: `slices/<slice>.dot` and the rendered formats below @folder. Not thread-safe; processes may share the
 * work.
 */
ENT_EXPORT bool ent_result_draw(const EntResult *result, size_t drawing, const EntDrawing *how, const char *folder,
                                GError **error);

/* ---- How right the mentions are ---- */

typedef struct {
    const char *readings;  /* (nullable) only mentions by these readings, comma-separated; NULL: names when the gold has
                              only countries, else all */
    const char *leave_out; /* (nullable) words, comma-separated, that are scored only where the gold marks them */
    EntLevel level;        /* compare who mentions count as, or who is named */
    uint32_t list;         /* so many of the commonest misses and false alarms */
    uint32_t least;        /* the bias of actors of this true strength or more */
    EntTextFormat format;
    EntMessageFunc message; /* (nullable) is told what is not scored */
    gpointer data;
} EntScoring;

#define ENT_SCORING_INIT \
    { .list = 10, .least = 10 }

/**
 * Writes to @fd how well the labelled documents of @gold (docs/score.md) and what ent_mentions_write() wrote for the
 * same documents agree. Both files are held in memory. Fails with ENT_ERROR_INPUT naming file and line.
 */
ENT_EXPORT bool ent_score_write(const char *gold, const char *mentions, const EntScoring *scoring, int fd,
                                GError **error);

G_END_DECLS

#endif
