/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RECORD_BUFFER_H
#define ENT_STORY_RECORD_BUFFER_H

#include "story/record_key.h"

/** A record in memory and where its key stands in it. */
typedef struct {
    const uint8_t *bytes;
    uint32_t length, day, id_at, id_length;
} EntBufferedRecord;

/** EntRecordBuffer: records in memory. What lies never moves. */
typedef struct {
    GPtrArray *blocks; /* owned */
    uint8_t *at, *end; /* what is free of the last one */
    GArray *records;   /* of EntBufferedRecord */
    size_t used;       /* bytes of both */
} EntRecordBuffer;

EntRecordBuffer *ent_record_buffer_new(void);
void ent_record_buffer_free(EntRecordBuffer *buffer);

/** Where a record of up to @room bytes can be written; ent_record_buffer_keep() says where it ends. */
uint8_t *ent_record_buffer_room(EntRecordBuffer *buffer, size_t room);
void ent_record_buffer_keep(EntRecordBuffer *buffer, uint8_t *end);

/** Sorts the records by day and id, those that have both in common by ent_story_compare_rivals(). */
void ent_record_buffer_sort(EntRecordBuffer *buffer);

/** Drops the first @n_records. */
void ent_record_buffer_drop(EntRecordBuffer *buffer, guint n_records);

static inline const EntBufferedRecord *ent_record_buffer_get(const EntRecordBuffer *buffer, guint index) {
    return &g_array_index(buffer->records, EntBufferedRecord, index);
}

static inline EntStoryKey ent_buffered_record_key(const EntBufferedRecord *record) {
    return (EntStoryKey){record->day, {(const char *)record->bytes + record->id_at, record->id_length}};
}

#endif
