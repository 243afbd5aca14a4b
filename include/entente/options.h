/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_OPTIONS_H
#define ENTENTE_OPTIONS_H

#include <entente/base.h>

G_BEGIN_DECLS

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

G_END_DECLS

#endif
