/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RUN_H
#define ENT_STORY_RUN_H

#include <entente.h>
#include <stdio.h>

/** EntRun: sorted records in a file, each behind its length as a varint. */
typedef struct {
    FILE *file;          /* owned; NULL when it was taken away */
    uint64_t start, end; /* bytes of the file */
    unsigned level;      /* how often its records were merged */
} EntRun;

/** A run in a temporary file that has no name and is gone when it is freed. TMPDIR says where. */
EntRun *ent_run_new_temporary(GError **error);
/** The bytes from @start to @end of @file (transfer full). */
EntRun *ent_run_new(FILE *file, uint64_t start, uint64_t end);
void ent_run_free(EntRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntRun, ent_run_free)

/** Adds a record to a temporary run; finish it before it is read. */
bool ent_run_add(EntRun *run, const uint8_t *bytes, size_t length, GError **error);
/** Adds any bytes. */
bool ent_run_write(EntRun *run, const void *bytes, size_t length, GError **error);
bool ent_run_finish(EntRun *run, GError **error);
/** Exactly @length bytes from @at of the file on. */
bool ent_run_read_at(const EntRun *run, void *bytes, size_t length, uint64_t at, GError **error);

/** EntRunReader: reads the records of a run; a run may have many readers. */
typedef struct {
    const EntRun *run;
    uint64_t at; /* of the file: the first byte that is not in the buffer */
    uint8_t *buffer;
    size_t from, filled, room;
    const uint8_t *bytes; /* the record, or NULL at the end */
    size_t length;
} EntRunReader;

void ent_run_reader_init(EntRunReader *reader, const EntRun *run);
void ent_run_reader_clear(EntRunReader *reader);

/** The next record; false when the system cannot read or the run is cut short. */
bool ent_run_reader_next(EntRunReader *reader, GError **error);

#endif
