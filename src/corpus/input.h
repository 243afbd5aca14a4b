/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_INPUT_H
#define ENT_CORPUS_INPUT_H

#include "corpus/record.h"

/** EntFormat: a way to write documents into a file, known by the name's ending. */
typedef struct _EntFormat EntFormat;

/** The format of a file called @name, or NULL; @stem is the length of the name without its ending (and .gz). */
const EntFormat *ent_format_of(const char *name, size_t *stem);
/** What nameless input (standard input, a pipe) is: JSON lines. */
const EntFormat *ent_format_nameless(void);
/** Whether a file is one document, so that the file's name is its id. */
bool ent_format_is_document(const EntFormat *format);
/** The endings, for messages. */
#define ENT_FORMAT_ENDINGS ".txt, .csv, .tsv, .jsonl, .ndjson (or .gz of one)"

/** EntInput: the records of one file after the other. Its room is reused for all of them. */
typedef struct _EntInput EntInput;

/** @names is borrowed. Records larger than @longest are skipped. */
EntInput *ent_input_new(const EntNames *names, uint64_t longest);
void ent_input_free(EntInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntInput, ent_input_free)

/** @path and @format are borrowed while the file is open; @size may be 0, not known; @needed is the column a table must have. */
bool ent_input_open(EntInput *input, const char *path, const EntFormat *format, uint64_t size, EntField needed,
                    GError **error);
void ent_input_close(EntInput *input);

/**
 * ent_input_next:
 *
 * With ENT_READ_BAD and ENT_READ_BROKEN the error is a sentence that names the file and the line; ENT_ERROR_IO says that the system could not read.
 */
EntReadStatus ent_input_next(EntInput *input, EntRecord *record, GError **error);

/** Bytes read from the system so far, by all files. */
uint64_t ent_input_total(const EntInput *input);

#endif
