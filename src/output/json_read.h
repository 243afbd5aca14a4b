/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_JSON_READ_H
#define ENT_OUTPUT_JSON_READ_H

#include <entente.h>
#include <jansson.h>

/**
 * EntJsonReader: takes a JSON document apart and knows where it is.
 *
 * The first wrong thing sets @error, "FILE: slices[3].ties[12].source: ...", and from then on every function gives an
 * empty value, so that a caller asks ent_json_failed() before it relies on what it got, not after each call. Members
 * that nobody asks for are not looked at.
 */
typedef struct {
    const char *name;
    GString *place;
    GError *error; /* owned */
    json_t *root;  /* owned */
} EntJsonReader;

/** Parses @bytes; a syntax error names the line. */
void ent_json_reader_init(EntJsonReader *reader, const char *bytes, size_t length, const char *name);
void ent_json_reader_clear(EntJsonReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntJsonReader, ent_json_reader_clear)

bool ent_json_failed(const EntJsonReader *reader);

/** Complains of member @key (nullable: of the place itself), unless something was wrong before. */
void ent_json_fail(EntJsonReader *reader, const char *key, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Walking in and out: enter gives the place to hand to leave. */
size_t ent_json_enter_member(EntJsonReader *reader, const char *key);
size_t ent_json_enter_item(EntJsonReader *reader, size_t index);
void ent_json_leave(EntJsonReader *reader, size_t place);

/* Members of @object; NULL, 0, false or ENT_DAY_NONE on failure. All but the first are required. */
json_t *ent_json_get_optional(EntJsonReader *reader, const json_t *object, const char *key);
json_t *ent_json_get_array(EntJsonReader *reader, const json_t *object, const char *key);
json_t *ent_json_get_object(EntJsonReader *reader, const json_t *object, const char *key);
/** (transfer none) */
const char *ent_json_get_text(EntJsonReader *reader, const json_t *object, const char *key);
/** (transfer none) (nullable): null is NULL */
const char *ent_json_get_text_or_null(EntJsonReader *reader, const json_t *object, const char *key);
/** 0 to @largest */
uint64_t ent_json_get_count(EntJsonReader *reader, const json_t *object, const char *key, uint64_t largest);
/** null is NaN */
double ent_json_get_real(EntJsonReader *reader, const json_t *object, const char *key);
bool ent_json_get_bool(EntJsonReader *reader, const json_t *object, const char *key);
/** null is ENT_DAY_NONE */
int32_t ent_json_get_day(EntJsonReader *reader, const json_t *object, const char *key);

#endif
