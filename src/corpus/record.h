/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_RECORD_H
#define ENT_CORPUS_RECORD_H

#include "corpus/date.h"

#include <entente.h>

G_BEGIN_DECLS

/** What a reader can find in a record. The first six are strings; actors are windows of ids. */
typedef enum {
    ENT_FIELD_ID,
    ENT_FIELD_DATE,
    ENT_FIELD_TITLE,
    ENT_FIELD_TEXT,
    ENT_FIELD_SOURCE,
    ENT_FIELD_URL,
    ENT_N_STRINGS,
    ENT_FIELD_ACTORS = ENT_N_STRINGS,
    ENT_N_FIELDS,
    ENT_FIELD_NONE = ENT_N_FIELDS
} EntField;

/** Bytes somewhere else; @bytes is NULL when the field is missing. */
typedef struct {
    const char *bytes;
    size_t length;
} EntSpan;

/**
 * EntRecord: what stands in one file, line or row, before the corpus gives it an id and a day. Borrowed from its reader
 * until the next record. Spans other than the text end with a NUL byte; at least ENT_PADDING readable bytes follow the
 * text.
 */
typedef struct {
    EntSpan strings[ENT_N_STRINGS];
    const GPtrArray *windows; /* nullable: of GPtrArray of const char * */
    uint64_t line;            /* where it begins, from 1; 0 when it is a whole file */
    const char *doubt;        /* nullable: a sentence without place, when it can be used but may not be what it seems */
} EntRecord;

#define ENT_PADDING 64

/**
 * What a reader says about the next record: with BAD the error holds why it was skipped; with BROKEN, why the file ends
 * here. With MEMBER what follows stands in another file of an archive; with STORIES that file has story records.
 */
typedef enum {
    ENT_READ_END,
    ENT_READ_RECORD,
    ENT_READ_BAD,
    ENT_READ_BROKEN,
    ENT_READ_MEMBER,
    ENT_READ_STORIES
} EntReadStatus;

/** Longer names cannot be mapped. */
#define ENT_LONGEST_NAME 200

/** EntNames: which name in a file stands for which field ("date=published"). The first fitting pair counts. */
typedef struct {
    struct {
        char *name;
        size_t length; /* of the name */
        EntField field;
    } pairs[2 * ENT_N_FIELDS];
    size_t n_pairs;
    bool nested;        /* some name has a dot in it */
    EntDateOrder order; /* of the date field: "date=published:dmy" */
} EntNames;

/** The plain names, and for the fields in @map (nullable) other ones instead. Fails with ENT_ERROR_USAGE. */
EntNames *ent_names_new(const char *map, GError **error);
/** Lets the plain names stand beside the mapped ones. */
void ent_names_add_plain(EntNames *names);
void ent_names_free(EntNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntNames, ent_names_free)

/** ENT_FIELD_NONE when @name means nothing to us. */
EntField ent_names_find(const EntNames *names, const char *name, size_t length);
/** The same, but "Date" is "date". */
EntField ent_names_find_any_case(const EntNames *names, const char *name, size_t length);
/** Whether @name and a dot begin a name: "article" when "article.body" stands for a field. */
bool ent_names_lead(const EntNames *names, const char *name, size_t length);
/** The name in use for @field. */
const char *ent_names_of(const EntNames *names, EntField field);

/** A short, valid, printable copy of user bytes for a message. */
char *ent_record_quote(const char *bytes, size_t length);

G_END_DECLS

#endif
