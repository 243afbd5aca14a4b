/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_BASE_H
#define ENTENTE_BASE_H

/* What every call needs: errors, days, messages. */

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

/** Receives a sentence, without a final newline, about a record that is skipped or a fact that is doubtful. */
typedef void (*EntMessageFunc)(const char *message, gpointer data);

/**
 * Is told how far the reading of a corpus or the merging of parts is, a few times a second at most. @size is the number
 * of bytes in all, or 0 when it is not known.
 */
typedef void (*EntProgressFunc)(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data);

/** How a table or an answer is written: for people (tables: cells separated by tabs), or as JSON (an object a line). */
typedef enum { ENT_AS_TEXT, ENT_AS_JSON } EntTextFormat;

G_END_DECLS

#endif
