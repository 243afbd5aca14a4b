/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/record_buffer.h"

#include <stdlib.h>
#include <string.h>

/* Records are laid into blocks of this size, longer ones into blocks of their own. */
#define BLOCK ((size_t)1 << 20)

static void begin(EntRecordBuffer *buffer) {
    *buffer = (EntRecordBuffer){.blocks = g_ptr_array_new_with_free_func(g_free),
                                .records = g_array_new(FALSE, FALSE, sizeof(EntBufferedRecord))};
}

static void clear(EntRecordBuffer *buffer) {
    g_ptr_array_unref(buffer->blocks);
    g_array_unref(buffer->records);
}

EntRecordBuffer *ent_record_buffer_new(void) {
    EntRecordBuffer *buffer = g_new(EntRecordBuffer, 1);
    begin(buffer);
    return buffer;
}

void ent_record_buffer_free(EntRecordBuffer *buffer) {
    clear(buffer);
    g_free(buffer);
}

uint8_t *ent_record_buffer_room(EntRecordBuffer *buffer, size_t room) {
    if (room > (size_t)(buffer->end - buffer->at)) {
        size_t size = MAX(BLOCK, room);
        buffer->at = g_malloc(size);
        buffer->end = buffer->at + size;
        g_ptr_array_add(buffer->blocks, buffer->at);
    }
    return buffer->at;
}

void ent_record_buffer_keep(EntRecordBuffer *buffer, uint8_t *end) {
    EntStoryKey key;
    const uint8_t *bytes = buffer->at;
    size_t length = (size_t)(end - bytes);
    bool sound = ent_story_key_get(bytes, length, &key);
    g_assert(sound && length <= UINT32_MAX);
    EntBufferedRecord record = {bytes, (uint32_t)length, key.day, (uint32_t)((const uint8_t *)key.id.bytes - bytes),
                                key.id.length};
    g_array_append_val(buffer->records, record);
    buffer->used += length + sizeof record;
    buffer->at = end;
}

static int compare(const void *a, const void *b) {
    const EntBufferedRecord *first = a, *second = b;
    EntStoryKey first_key = ent_buffered_record_key(first), second_key = ent_buffered_record_key(second);
    int order = ent_story_key_compare(&first_key, &second_key);
    return order != 0 ? order : ent_story_compare_rivals(first->bytes, first->length, second->bytes, second->length);
}

void ent_record_buffer_sort(EntRecordBuffer *buffer) {
    if (buffer->records->len > 0)
        qsort(buffer->records->data, buffer->records->len, sizeof(EntBufferedRecord), compare);
}

void ent_record_buffer_drop(EntRecordBuffer *buffer, guint n_records) {
    EntRecordBuffer before = *buffer;
    begin(buffer);
    for (guint i = n_records; i < before.records->len; i++) {
        const EntBufferedRecord *record = ent_record_buffer_get(&before, i);
        uint8_t *to = ent_record_buffer_room(buffer, record->length);
        memcpy(to, record->bytes, record->length);
        ent_record_buffer_keep(buffer, to + record->length);
    }
    clear(&before);
}
