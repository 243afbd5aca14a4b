/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_JSON_WRITE_H
#define ENT_OUTPUT_JSON_WRITE_H

#include <entente.h>
#include <stdio.h>

/** Containers nest no deeper than this. */
#define ENT_JSON_DEPTH 8

/* An open container. */
typedef struct {
    const char *last_key;
    char end;
    bool lines, empty;
} EntJsonLevel;

/**
 * EntJson: writes JSON to a stream member by member; nothing is kept.
 *
 * Keys of an object must come in byte order, which is asserted; inside an array @key is NULL. Text is made valid UTF-8
 * (bad bytes become U+FFFD), and `<` is escaped, so that the whole may stand inside an HTML script. Write errors stay
 * in the stream: ask ferror() at the end.
 */
typedef struct {
    FILE *stream;
    unsigned depth;
    EntJsonLevel levels[ENT_JSON_DEPTH];
} EntJson;

/** How the members of a container stand: after one another, or each on a line of its own. */
typedef enum { ENT_JSON_INLINE, ENT_JSON_LINES } EntJsonLayout;

void ent_json_init(EntJson *json, FILE *stream);

void ent_json_open_object(EntJson *json, const char *key, EntJsonLayout layout);
void ent_json_open_array(EntJson *json, const char *key, EntJsonLayout layout);

/** Ends the innermost container; the outermost ends with a newline. */
void ent_json_close(EntJson *json);

/** @text: (nullable): NULL is null */
void ent_json_string(EntJson *json, const char *key, const char *text);
void ent_json_integer(EntJson *json, const char *key, uint64_t value);
/** All digits, as ent_json_integer(). */
void ent_json_signed(EntJson *json, const char *key, int64_t value);
/** As ent_number_format(); null when @value is not finite. */
void ent_json_real(EntJson *json, const char *key, double value);
void ent_json_bool(EntJson *json, const char *key, bool value);
/** "2015-01-21", or null for ENT_DAY_NONE. */
void ent_json_day(EntJson *json, const char *key, int32_t day);

#endif
