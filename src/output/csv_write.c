/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv_write.h"

#include "base/day.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

void ent_csv_init(EntCsv *csv, FILE *stream, const char *columns) {
    *csv = (EntCsv){.stream = stream};
    fprintf(stream, "%s\r\n", columns);
}

static void begin_cell(EntCsv *csv) {
    if (csv->begun)
        putc(',', csv->stream);
    csv->begun = true;
}

/* Valid UTF-8 without characters that no table should hold. (transfer full) */
static char *clean_text(const char *text) {
    char *clean = g_utf8_make_valid(text, -1);
    char *end = clean;
    for (const char *c = clean; *c != '\0'; c++)
        if ((unsigned char)*c >= 0x20 || *c == '\n' || *c == '\r' || *c == '\t')
            *end++ = *c;
    *end = '\0';
    return clean;
}

static bool is_formula(const char *text) {
    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
}

void ent_csv_text(EntCsv *csv, const char *text) {
    begin_cell(csv);
    if (text == NULL)
        return;
    g_autofree char *clean = clean_text(text);
    bool quoted = strpbrk(clean, ",\"\r\n") != NULL || *clean == ' ' || g_str_has_suffix(clean, " ");
    if (quoted)
        putc('"', csv->stream);
    if (is_formula(clean))
        putc('\'', csv->stream);
    for (const char *c = clean; *c != '\0'; c++) {
        if (*c == '"')
            putc('"', csv->stream);
        putc(*c, csv->stream);
    }
    if (quoted)
        putc('"', csv->stream);
}

void ent_csv_integer(EntCsv *csv, uint64_t value) {
    begin_cell(csv);
    fprintf(csv->stream, "%" G_GUINT64_FORMAT, value);
}

void ent_csv_real(EntCsv *csv, double value) {
    char text[ENT_NUMBER_LENGTH];
    begin_cell(csv);
    if (isfinite(value))
        fputs(ent_number_format(value, text), csv->stream);
}

void ent_csv_bool(EntCsv *csv, bool value) {
    begin_cell(csv);
    fputs(value ? "true" : "false", csv->stream);
}

void ent_csv_day(EntCsv *csv, int32_t day) {
    char text[ENT_DAY_LENGTH];
    begin_cell(csv);
    if (day != ENT_DAY_NONE)
        fputs(ent_day_format(day, text), csv->stream);
}

void ent_csv_end_row(EntCsv *csv) {
    fputs("\r\n", csv->stream);
    csv->begun = false;
}
