/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_CSV_WRITE_H
#define ENT_OUTPUT_CSV_WRITE_H

#include <entente.h>
#include <stdio.h>

/**
 * EntCsv: writes a table as RFC 4180 (commas, CRLF, quotes where needed), UTF-8 without BOM. Errors stay in the stream.
 *
 * Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) gets an
 * apostrophe in front.
 */
typedef struct {
    FILE *stream;
    bool begun; /* the row has a cell */
} EntCsv;

/** Begins a table with a first row of @columns, separated by commas. */
void ent_csv_init(EntCsv *csv, FILE *stream, const char *columns);

/**
 * @text: (nullable): an empty cell; control characters but line breaks and tabs are dropped, bad UTF-8 becomes U+FFFD
 */
void ent_csv_text(EntCsv *csv, const char *text);
void ent_csv_integer(EntCsv *csv, uint64_t value);
/** As ent_number_format(); empty when @value is not finite. */
void ent_csv_real(EntCsv *csv, double value);
/** "true" or "false". */
void ent_csv_bool(EntCsv *csv, bool value);
/** "2015-01-21", or empty for ENT_DAY_NONE. */
void ent_csv_day(EntCsv *csv, int32_t day);
void ent_csv_end_row(EntCsv *csv);

#endif
