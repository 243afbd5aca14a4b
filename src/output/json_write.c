/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json_write.h"

#include "base/day.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

void ent_json_init(EntJson *json, FILE *stream) {
    memset(json, 0, sizeof *json);
    json->stream = stream;
}

static void write_escaped(FILE *stream, unsigned char c) {
    switch (c) {
    case '"':
        fputs("\\\"", stream);
        break;
    case '\\':
        fputs("\\\\", stream);
        break;
    case '\n':
        fputs("\\n", stream);
        break;
    case '\r':
        fputs("\\r", stream);
        break;
    case '\t':
        fputs("\\t", stream);
        break;
    default:
        fprintf(stream, "\\u%04x", c);
    }
}

static void write_text(FILE *stream, const char *text) {
    g_autofree char *repaired = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    const char *start = repaired != NULL ? repaired : text;
    putc('"', stream);
    for (const char *c = start;; c++) {
        if ((unsigned char)*c >= 0x20 && *c != '"' && *c != '\\' && *c != '<' && *c != 0x7f)
            continue;
        fwrite(start, 1, (size_t)(c - start), stream);
        start = c + 1;
        if (*c == '\0')
            break;
        write_escaped(stream, (unsigned char)*c);
    }
    putc('"', stream);
}

/* The depth of the container whose members stand on lines, as spaces. */
static void write_line_break(EntJson *json, unsigned depth) {
    putc('\n', json->stream);
    for (unsigned i = 0; i < depth; i++)
        putc(' ', json->stream);
}

static void begin_member(EntJson *json, const char *key) {
    if (json->depth == 0)
        return;
    EntJsonLevel *level = &json->levels[json->depth - 1];
    if (!level->empty)
        putc(',', json->stream);
    if (level->lines) {
        write_line_break(json, json->depth);
    } else if (!level->empty) {
        putc(' ', json->stream);
    }
    level->empty = false;
    g_assert((key != NULL) == (level->end == '}'));
    if (key == NULL)
        return;
    g_assert(level->last_key == NULL || strcmp(level->last_key, key) < 0);
    level->last_key = key;
    write_text(json->stream, key);
    fputs(": ", json->stream);
}

static void open_container(EntJson *json, const char *key, EntJsonLayout layout, const char ends[2]) {
    begin_member(json, key);
    g_assert(json->depth < ENT_JSON_DEPTH);
    EntJsonLevel *level = &json->levels[json->depth++];
    level->last_key = NULL;
    level->end = ends[1];
    level->lines = layout == ENT_JSON_LINES;
    level->empty = true;
    putc(ends[0], json->stream);
}

void ent_json_open_object(EntJson *json, const char *key, EntJsonLayout layout) {
    open_container(json, key, layout, "{}");
}

void ent_json_open_array(EntJson *json, const char *key, EntJsonLayout layout) {
    open_container(json, key, layout, "[]");
}

void ent_json_close(EntJson *json) {
    g_assert(json->depth > 0);
    EntJsonLevel *level = &json->levels[--json->depth];
    if (level->lines && !level->empty)
        write_line_break(json, json->depth);
    putc(level->end, json->stream);
    if (json->depth == 0)
        putc('\n', json->stream);
}

void ent_json_string(EntJson *json, const char *key, const char *text) {
    begin_member(json, key);
    if (text != NULL) {
        write_text(json->stream, text);
    } else {
        fputs("null", json->stream);
    }
}

void ent_json_integer(EntJson *json, const char *key, uint64_t value) {
    begin_member(json, key);
    fprintf(json->stream, "%" G_GUINT64_FORMAT, value);
}

void ent_json_signed(EntJson *json, const char *key, int64_t value) {
    begin_member(json, key);
    fprintf(json->stream, "%" G_GINT64_FORMAT, value);
}

void ent_json_real(EntJson *json, const char *key, double value) {
    char text[ENT_NUMBER_LENGTH];
    begin_member(json, key);
    fputs(isfinite(value) ? ent_number_format(value, text) : "null", json->stream);
}

void ent_json_bool(EntJson *json, const char *key, bool value) {
    begin_member(json, key);
    fputs(value ? "true" : "false", json->stream);
}

void ent_json_day(EntJson *json, const char *key, int32_t day) {
    char text[ENT_DAY_LENGTH];
    ent_json_string(json, key, day == ENT_DAY_NONE ? NULL : ent_day_format(day, text));
}
