/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FORMAT_H
#define ENT_CORPUS_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

/* What a file is, told by the ending of its name; upper case does not matter. */

/** How documents stand in a file; as story records they were read before. */
typedef enum {
    ENT_KIND_TEXT,
    ENT_KIND_HTML,
    ENT_KIND_LINES,
    ENT_KIND_TABLE,
    ENT_KIND_STORIES,
    ENT_KIND_TAR,
    ENT_KIND_ZIP
} EntKind;

/** How its bytes are packed. */
typedef enum { ENT_PACKING_NONE, ENT_PACKING_GZIP, ENT_PACKING_BZIP2, ENT_PACKING_XZ, ENT_PACKING_ZSTD } EntPacking;

typedef struct {
    const char *ending; /* with its dot */
    EntKind kind;
    char separator; /* of a table */
} EntFormat;

/** The endings, for messages. */
#define ENT_FORMAT_ENDINGS \
    ".txt, .html, .csv, .tsv, .jsonl, .ndjson, .stories, .tar, .zip (or .gz, .bz2, .xz, .zst of one)"

/** The format of a file called @name, or NULL; @stem is the length of the name without its endings. */
const EntFormat *ent_format_of(const char *name, size_t *stem);
/** What nameless input (standard input, a pipe) is: JSON lines. */
const EntFormat *ent_format_nameless(void);
/** How a file called @name is packed. */
EntPacking ent_format_packing(const char *name);

/** Whether a file is one document, so that the file's name is its id. */
bool ent_format_is_document(const EntFormat *format);
/** Whether other files stand in it. */
bool ent_format_is_archive(const EntFormat *format);

#endif
