/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json_read.h"

#include "base/day.h"

#include <math.h>
#include <string.h>

void ent_json_reader_init(EntJsonReader *reader, const char *bytes, size_t length, const char *name) {
    json_error_t fault;
    *reader = (EntJsonReader){.name = name, .place = g_string_new(NULL)};
    reader->root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &fault);
    if (reader->root != NULL)
        return;
    g_autofree char *text = g_utf8_make_valid(fault.text, -1);
    g_set_error(&reader->error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%d: is no JSON: %s", name, fault.line, text);
}

void ent_json_reader_clear(EntJsonReader *reader) {
    json_decref(reader->root);
    if (reader->place != NULL)
        g_string_free(reader->place, TRUE);
    g_clear_error(&reader->error);
}

bool ent_json_failed(const EntJsonReader *reader) {
    return reader->error != NULL;
}

void ent_json_fail(EntJsonReader *reader, const char *key, const char *format, ...) {
    if (reader->error != NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *raw = g_strdup_vprintf(format, arguments);
    g_autofree char *text = g_utf8_make_valid(raw, -1); /* a value may have been cut short inside a character */
    va_end(arguments);
    size_t place = key != NULL ? ent_json_enter_member(reader, key) : reader->place->len;
    g_set_error(&reader->error, ENT_ERROR, ENT_ERROR_INPUT, "%s: %s%s%s", reader->name, reader->place->str,
                reader->place->len > 0 ? ": " : "", text);
    ent_json_leave(reader, place);
}

size_t ent_json_enter_member(EntJsonReader *reader, const char *key) {
    size_t place = reader->place->len;
    if (place > 0)
        g_string_append_c(reader->place, '.');
    g_string_append(reader->place, key);
    return place;
}

size_t ent_json_enter_item(EntJsonReader *reader, size_t index) {
    size_t place = reader->place->len;
    g_string_append_printf(reader->place, "[%zu]", index);
    return place;
}

void ent_json_leave(EntJsonReader *reader, size_t place) {
    g_string_truncate(reader->place, place);
}

/* What a value is, for messages: "is a string, not an object". */
static const char *kind_of(const json_t *value) {
    static const char *const kinds[] = {"an object", "an array", "a string", "a whole number",
                                        "a number",  "true",     "false",    "null"};
    return kinds[json_typeof(value)];
}

static void fail_kind(EntJsonReader *reader, const char *key, const json_t *value, const char *wanted) {
    ent_json_fail(reader, key, "is %s, not %s", kind_of(value), wanted);
}

json_t *ent_json_get_optional(EntJsonReader *reader, const json_t *object, const char *key) {
    if (ent_json_failed(reader))
        return NULL;
    if (!json_is_object(object)) {
        fail_kind(reader, NULL, object, "an object");
        return NULL;
    }
    return json_object_get(object, key);
}

static json_t *get(EntJsonReader *reader, const json_t *object, const char *key) {
    json_t *value = ent_json_get_optional(reader, object, key);
    if (value == NULL)
        ent_json_fail(reader, key, "is missing");
    return value;
}

static json_t *get_container(EntJsonReader *reader, const json_t *object, const char *key, json_type kind,
                             const char *wanted) {
    json_t *value = get(reader, object, key);
    if (value == NULL || json_typeof(value) == kind)
        return value;
    fail_kind(reader, key, value, wanted);
    return NULL;
}

json_t *ent_json_get_array(EntJsonReader *reader, const json_t *object, const char *key) {
    return get_container(reader, object, key, JSON_ARRAY, "an array");
}

json_t *ent_json_get_object(EntJsonReader *reader, const json_t *object, const char *key) {
    return get_container(reader, object, key, JSON_OBJECT, "an object");
}

const char *ent_json_get_text(EntJsonReader *reader, const json_t *object, const char *key) {
    json_t *value = get(reader, object, key);
    if (value != NULL && !json_is_string(value))
        fail_kind(reader, key, value, "a string");
    return json_string_value(value);
}

const char *ent_json_get_text_or_null(EntJsonReader *reader, const json_t *object, const char *key) {
    json_t *value = get(reader, object, key);
    if (value != NULL && !json_is_string(value) && !json_is_null(value))
        fail_kind(reader, key, value, "a string or null");
    return json_string_value(value);
}

uint64_t ent_json_get_count(EntJsonReader *reader, const json_t *object, const char *key, uint64_t largest) {
    json_t *value = get(reader, object, key);
    if (value == NULL)
        return 0;
    if (!json_is_integer(value)) {
        fail_kind(reader, key, value, "a whole number");
        return 0;
    }
    json_int_t number = json_integer_value(value);
    if (number >= 0 && (uint64_t)number <= largest)
        return (uint64_t)number;
    ent_json_fail(reader, key, "is %" JSON_INTEGER_FORMAT ", not 0 to %" G_GUINT64_FORMAT, number, largest);
    return 0;
}

double ent_json_get_real(EntJsonReader *reader, const json_t *object, const char *key) {
    json_t *value = get(reader, object, key);
    if (value == NULL || json_is_null(value))
        return NAN;
    if (!json_is_number(value))
        fail_kind(reader, key, value, "a number or null");
    return json_number_value(value);
}

bool ent_json_get_bool(EntJsonReader *reader, const json_t *object, const char *key) {
    json_t *value = get(reader, object, key);
    if (value != NULL && !json_is_boolean(value))
        fail_kind(reader, key, value, "true or false");
    return json_is_true(value);
}

/* A slice may end with the first days of the year 3000 or begin with the last of 999, which ent_day_parse() refuses. */
static int32_t parse_day(const char *text) {
    int year, month, day;
    char rest;
    if (strlen(text) != 10 || sscanf(text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3)
        return ENT_DAY_NONE;
    if (year < 999 || year > 3000 || month < 1 || day < 1)
        return ENT_DAY_NONE;
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return ENT_DAY_NONE;
    g_autoptr(GDate) epoch = g_date_new_dmy(1, G_DATE_JANUARY, 1970);
    g_autoptr(GDate) date = g_date_new_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return g_date_days_between(epoch, date);
}

int32_t ent_json_get_day(EntJsonReader *reader, const json_t *object, const char *key) {
    const char *text = ent_json_get_text_or_null(reader, object, key);
    if (text == NULL)
        return ENT_DAY_NONE;
    int32_t day = parse_day(text);
    if (day == ENT_DAY_NONE)
        ent_json_fail(reader, key, "\"%.40s\" is no day like 2015-01-21", text);
    return day;
}
