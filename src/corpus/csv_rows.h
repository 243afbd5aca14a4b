/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_CSV_ROWS_H
#define ENT_CORPUS_CSV_ROWS_H

#include "corpus/buffer.h"
#include "corpus/record.h"

/** The rows of a CSV file (RFC 4180), cut into cells in a buffer that is lent; what cells mean is not known here. */
typedef struct {
    EntBuffer *buffer;
    EntStream *stream;
    uint64_t longest; /* row that is read, in bytes */
    char separator;
    char row_end;  /* LF, or CR where old Macs ended lines */
    uint64_t line; /* of the next byte, from 1 */
    GArray *cells; /* EntSpan of each cell of the row that was read last, with a NUL behind it */
} EntCsvRows;

/** @buffer and @stream are borrowed. For each file the caller sets `separator`, `row_end` and `line`. */
void ent_csv_rows_init(EntCsvRows *rows, EntBuffer *buffer, EntStream *stream, uint64_t longest);
void ent_csv_rows_clear(EntCsvRows *rows);

/**
 * Cuts the next row that is not an empty line; @line is where it begins. ENT_READ_BAD after a row that was skipped: it
 * is too long, or a quote in it is not closed; then reading goes on with the line behind the one where it began.
 */
EntReadStatus ent_csv_rows_next(EntCsvRows *rows, uint64_t *line, GError **error);

/** Goes behind the next line end, or to the end of the file. */
bool ent_csv_rows_skip_line(EntCsvRows *rows, GError **error);

#endif
