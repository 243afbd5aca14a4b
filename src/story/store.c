/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/store.h"

#include "story/record_buffer.h"

#include <string.h>

/*
 * So many runs of one level become one run of the next: few are open at once, and a record is written a few times at
 * most.
 */
#define FAN 32

struct _EntStore {
    size_t limit; /* of the buffer */
    EntRecordBuffer *buffer;
    GPtrArray *runs; /* of EntRun, owned; levels never rise */

    char *path;            /* nullable: of the file that records are written to while they come in order */
    EntFileWriter *writer; /* nullable: of that file */
    EntKeptKey last;       /* of its last record */
};

EntStore *ent_store_new(size_t limit) {
    EntStore *store = g_new0(EntStore, 1);
    store->limit = limit;
    store->buffer = ent_record_buffer_new();
    store->runs = g_ptr_array_new_with_free_func((GDestroyNotify)ent_run_free);
    ent_kept_key_init(&store->last);
    return store;
}

EntStore *ent_store_new_from_run(EntRun *run) {
    EntStore *store = ent_store_new(0);
    g_ptr_array_add(store->runs, run);
    return store;
}

void ent_store_free(EntStore *store) {
    if (store == NULL)
        return;
    ent_record_buffer_free(store->buffer);
    g_ptr_array_unref(store->runs);
    ent_file_writer_free(store->writer);
    ent_kept_key_clear(&store->last);
    g_free(store->path);
    g_free(store);
}

void ent_store_set_path(EntStore *store, const char *path) {
    g_assert(store->path == NULL);
    store->path = g_strdup(path);
}

EntFileWriter *ent_store_take_writer(EntStore *store, const char *path) {
    bool is_it = store->writer != NULL && strcmp(path, store->path) == 0;
    return is_it ? g_steal_pointer(&store->writer) : NULL;
}

size_t ent_store_n_runs(const EntStore *store) {
    return store->runs->len;
}

EntPass *ent_pass_new(const EntStore *store, GError **error) {
    return store->runs->len == 0 ? ent_pass_new_buffer(store->buffer)
                                 : ent_pass_new_runs((EntRun *const *)store->runs->pdata, store->runs->len, error);
}

/* ---- Spilling ---- */

static bool copy_pass(EntPass *pass, EntRun *run, GError **error) {
    const uint8_t *bytes;
    size_t length;
    for (;;) {
        if (!ent_pass_next(pass, &bytes, &length, error))
            return false;
        if (bytes == NULL)
            return ent_run_finish(run, error);
        if (!ent_run_add(run, bytes, length, error))
            return false;
    }
}

/* The last FAN runs become one when they are of one level. */
static bool merge_level(EntStore *store, bool *merged, GError **error) {
    GPtrArray *runs = store->runs;
    *merged = false;
    if (runs->len < FAN)
        return true;
    EntRun *const *last = (EntRun *const *)runs->pdata + runs->len - FAN;
    if (last[0]->level != last[FAN - 1]->level)
        return true;
    g_autoptr(EntPass) pass = ent_pass_new_runs(last, FAN, error);
    g_autoptr(EntRun) run = pass == NULL ? NULL : ent_run_new_temporary(error);
    if (run == NULL || !copy_pass(pass, run, error))
        return false;
    run->level = last[0]->level + 1;
    g_ptr_array_remove_range(runs, runs->len - FAN, FAN);
    g_ptr_array_add(runs, g_steal_pointer(&run));
    *merged = true;
    return true;
}

static bool spill_run(EntStore *store, GError **error) {
    g_autoptr(EntRun) run = ent_run_new_temporary(error);
    if (run == NULL)
        return false;
    for (guint i = 0; i < store->buffer->records->len; i++) {
        const EntBufferedRecord *entry = ent_record_buffer_get(store->buffer, i);
        if (!ent_run_add(run, entry->bytes, entry->length, error))
            return false;
    }
    if (!ent_run_finish(run, error))
        return false;
    g_ptr_array_add(store->runs, g_steal_pointer(&run));
    ent_record_buffer_drop(store->buffer, store->buffer->records->len);
    for (bool merged = true; merged;)
        if (!merge_level(store, &merged, error))
            return false;
    return true;
}

/* ---- Records that come in order ---- */

/* Whether the buffer, which is sorted, comes behind what the file has. */
static bool goes_on(const EntStore *store) {
    if (store->path == NULL || store->writer == NULL || store->buffer->records->len == 0)
        return store->path != NULL;
    EntStoryKey first = ent_buffered_record_key(ent_record_buffer_get(store->buffer, 0));
    EntStoryKey last = ent_kept_key_get(&store->last);
    return ent_story_key_compare(&last, &first) < 0;
}

/* How many of the sorted records are before the last day, of which more may come. Undated ones are the last of all. */
static guint count_past(const EntRecordBuffer *buffer) {
    guint n_past = buffer->records->len;
    for (int group = 0; group < 2 && n_past > 0; group++) {
        uint32_t day = group == 0 ? UINT32_MAX : ent_record_buffer_get(buffer, n_past - 1)->day;
        while (n_past > 0 && ent_record_buffer_get(buffer, n_past - 1)->day == day)
            n_past--;
    }
    size_t kept = 0;
    for (guint i = n_past; i < buffer->records->len; i++)
        kept += ent_record_buffer_get(buffer, i)->length;
    return kept <= buffer->used / 2 ? n_past : 0;
}

/* Writes the first records to the file, of those with one key the first. */
static bool write_on(EntStore *store, guint n_records, GError **error) {
    if (store->writer == NULL)
        store->writer = ent_file_writer_new(store->path, error);
    if (store->writer == NULL)
        return false;
    for (guint i = 0; i < n_records; i++) {
        const EntBufferedRecord *entry = ent_record_buffer_get(store->buffer, i);
        EntStoryKey key = ent_buffered_record_key(entry);
        if (ent_kept_key_is(&store->last, &key))
            continue;
        if (!ent_file_writer_add(store->writer, entry->bytes, entry->length, error))
            return false;
        ent_kept_key_set(&store->last, &key);
    }
    return true;
}

/* What the file has becomes a run among others. */
static bool give_up_writer(EntStore *store, GError **error) {
    g_clear_pointer(&store->path, g_free);
    if (store->writer == NULL)
        return true;
    EntRun *run = ent_file_writer_run(store->writer, error);
    g_clear_pointer(&store->writer, ent_file_writer_free);
    if (run == NULL)
        return false;
    run->level = UINT_MAX;
    g_ptr_array_add(store->runs, run);
    return true;
}

/* Makes room in memory: in the file while records come in order and days are short, else in a run. */
static bool spill(EntStore *store, GError **error) {
    ent_record_buffer_sort(store->buffer);
    guint n_past = goes_on(store) ? count_past(store->buffer) : 0;
    if (n_past == 0)
        return give_up_writer(store, error) && spill_run(store, error);
    if (!write_on(store, n_past, error))
        return false;
    ent_record_buffer_drop(store->buffer, n_past);
    return true;
}

static bool keep(EntStore *store, uint8_t *end, GError **error) {
    ent_record_buffer_keep(store->buffer, end);
    return store->buffer->used <= store->limit || spill(store, error);
}

bool ent_store_add(EntStore *store, const EntStory *story, const EntNodeTable *nodes, GError **error) {
    uint8_t *to = ent_record_buffer_room(store->buffer, ent_story_room(story, nodes));
    return keep(store, ent_story_encode(story, nodes, to), error);
}

bool ent_store_add_record(EntStore *store, const uint8_t *bytes, size_t length, GError **error) {
    uint8_t *to = ent_record_buffer_room(store->buffer, length);
    memcpy(to, bytes, length);
    return keep(store, to + length, error);
}

bool ent_store_finish(EntStore *store, GError **error) {
    EntRecordBuffer *buffer = store->buffer;
    ent_record_buffer_sort(buffer);
    if (store->writer != NULL && goes_on(store)) {
        EntRun *run = write_on(store, buffer->records->len, error) ? ent_file_writer_run(store->writer, error) : NULL;
        if (run != NULL)
            g_ptr_array_add(store->runs, run);
        ent_record_buffer_drop(buffer, buffer->records->len);
        return run != NULL;
    }
    return give_up_writer(store, error) &&
           (store->runs->len == 0 || buffer->records->len == 0 || spill_run(store, error));
}
