/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_CSV_H
#define ENT_CORPUS_CSV_H

#include "corpus/buffer.h"
#include "corpus/record.h"

/**
 * EntCsvReader: a table row by row (RFC 4180) through a buffer that is lent. The first row names the columns; case does
 * not matter there.
 *
 * Quotes may enclose separators and line ends; a byte order mark and CRLF are understood, and CR alone when it ends the
 * header; empty lines are ignored.
 */
typedef struct _EntCsvReader EntCsvReader;

/** @names is borrowed. Rows larger than @longest are skipped. */
EntCsvReader *ent_csv_reader_new(const EntNames *names, EntBuffer *buffer, EntStream *stream, uint64_t longest);
void ent_csv_reader_free(EntCsvReader *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCsvReader, ent_csv_reader_free)

/**
 * ent_csv_reader_begin:
 * @needed: the column a file must have
 *
 * Reads the header of the file that the stream has open. Columns are separated by @separator, or, when the header has
 * none, by the semicolon, tab, bar or comma it has; a first line `sep=;` says so before. ENT_READ_END when the file is
 * empty, ENT_READ_RECORD when the rows can follow.
 */
EntReadStatus ent_csv_reader_begin(EntCsvReader *csv, char separator, EntField needed, GError **error);

/**
 * ent_csv_reader_next:
 *
 * ENT_READ_BAD after a row that was skipped, with a sentence without place (record->line holds it). After an unclosed
 * quote reading goes on with the line behind the one where the row began. Strings are as given: UTF-8 is not checked.
 */
EntReadStatus ent_csv_reader_next(EntCsvReader *csv, EntRecord *record, GError **error);

#endif
