/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/store.h"

#include <stdlib.h>
#include <string.h>

/* So many runs of one level become one run of the next: few are open at once, and a record is written a few times at most. */
#define FAN 32

/* Records are laid into blocks of this size, longer ones into blocks of their own: what lies never moves. */
#define BLOCK ((size_t)1 << 20)

/* A record in memory and where its key stands in it. */
typedef struct {
    const uint8_t *bytes;
    uint32_t length, day, id_at, id_length;
} Entry;

struct _EntStore {
    size_t limit, used; /* bytes of records and entries */
    GPtrArray *blocks;  /* owned */
    uint8_t *at, *end;  /* what is free of the last one */
    GArray *entries;    /* of Entry */
    GPtrArray *runs;    /* of EntRun, owned; levels never rise */
};

EntStore *ent_store_new(size_t limit) {
    EntStore *store = g_new0(EntStore, 1);
    store->limit = limit;
    store->blocks = g_ptr_array_new_with_free_func(g_free);
    store->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    store->runs = g_ptr_array_new_with_free_func((GDestroyNotify)ent_run_free);
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
    g_ptr_array_unref(store->blocks);
    g_array_unref(store->entries);
    g_ptr_array_unref(store->runs);
    g_free(store);
}

size_t ent_store_n_runs(const EntStore *store) {
    return store->runs->len;
}

/* ---- Sorting in memory ---- */

static EntStoryKey key_of(const Entry *entry) {
    return (EntStoryKey){entry->day, {(const char *)entry->bytes + entry->id_at, entry->id_length}};
}

static int compare_entries(const void *a, const void *b) {
    const Entry *first = a, *second = b;
    EntStoryKey first_key = key_of(first), second_key = key_of(second);
    int order = ent_story_key_compare(&first_key, &second_key);
    if (order != 0)
        return order;
    return ent_story_compare_rivals(first->bytes, first->length, second->bytes, second->length);
}

static void sort_entries(EntStore *store) {
    if (store->entries->len == 0)
        return;
    qsort(store->entries->data, store->entries->len, sizeof(Entry), compare_entries);
}

/* ---- Passes ---- */

/* A run that is being merged and the key of its next record. */
typedef struct {
    EntRunReader reader;
    EntStoryKey key;
} Source;

struct _EntPass {
    const EntStore *store; /* nullable: whose records are walked */
    guint next;            /* of its entries */
    Source *sources;
    Source **heap; /* the smallest first; those at their end are gone */
    guint n_sources, n_heap;
    bool is_due; /* the first of the heap was given away */
    GByteArray *last_id;
    uint32_t last_day;
};

static int compare_sources(const Source *a, const Source *b) {
    int order = ent_story_key_compare(&a->key, &b->key);
    if (order != 0)
        return order;
    return ent_story_compare_rivals(a->reader.bytes, a->reader.length, b->reader.bytes, b->reader.length);
}

static void sift_down(EntPass *pass, guint place) {
    Source *moved = pass->heap[place];
    for (guint child; (child = 2 * place + 1) < pass->n_heap; place = child) {
        if (child + 1 < pass->n_heap && compare_sources(pass->heap[child + 1], pass->heap[child]) < 0)
            child++;
        if (compare_sources(moved, pass->heap[child]) <= 0)
            break;
        pass->heap[place] = pass->heap[child];
    }
    pass->heap[place] = moved;
}

static bool advance(Source *source, GError **error) {
    if (!ent_run_reader_next(&source->reader, error))
        return false;
    if (source->reader.bytes == NULL)
        return true;
    if (ent_story_key_get(source->reader.bytes, source->reader.length, &source->key))
        return true;
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "the story records are damaged");
    return false;
}

static bool advance_first(EntPass *pass, GError **error) {
    if (!advance(pass->heap[0], error))
        return false;
    if (pass->heap[0]->reader.bytes == NULL)
        pass->heap[0] = pass->heap[--pass->n_heap];
    if (pass->n_heap > 0)
        sift_down(pass, 0);
    return true;
}

static EntPass *pass_over_runs(EntRun *const *runs, guint n_runs, GError **error) {
    g_autoptr(EntPass) pass = g_new0(EntPass, 1);
    pass->last_id = g_byte_array_new();
    pass->sources = g_new0(Source, n_runs);
    pass->heap = g_new0(Source *, n_runs);
    for (; pass->n_sources < n_runs; pass->n_sources++)
        ent_run_reader_init(&pass->sources[pass->n_sources].reader, runs[pass->n_sources]);
    for (guint i = 0; i < n_runs; i++) {
        if (!advance(&pass->sources[i], error))
            return NULL;
        if (pass->sources[i].reader.bytes != NULL)
            pass->heap[pass->n_heap++] = &pass->sources[i];
    }
    for (guint i = pass->n_heap / 2; i-- > 0;)
        sift_down(pass, i);
    return g_steal_pointer(&pass);
}

EntPass *ent_pass_new(const EntStore *store, GError **error) {
    EntPass *pass = pass_over_runs((EntRun *const *)store->runs->pdata, store->runs->len, error);
    if (pass != NULL && store->runs->len == 0)
        pass->store = store;
    return pass;
}

void ent_pass_free(EntPass *pass) {
    if (pass == NULL)
        return;
    for (guint i = 0; i < pass->n_sources; i++)
        ent_run_reader_clear(&pass->sources[i].reader);
    g_free(pass->sources);
    g_free(pass->heap);
    g_byte_array_unref(pass->last_id);
    g_free(pass);
}

/* Whether a record with this key was given before; else it is remembered. */
static bool is_repeated(EntPass *pass, const EntStoryKey *key) {
    if (pass->last_id->len == key->id.length && pass->last_day == key->day && key->id.length > 0 &&
        memcmp(pass->last_id->data, key->id.bytes, key->id.length) == 0)
        return true;
    pass->last_day = key->day;
    g_byte_array_set_size(pass->last_id, 0);
    g_byte_array_append(pass->last_id, (const guint8 *)key->id.bytes, key->id.length);
    return false;
}

static void next_in_memory(EntPass *pass, const uint8_t **bytes, size_t *length) {
    const GArray *entries = pass->store->entries;
    while (pass->next < entries->len) {
        const Entry *entry = &g_array_index(entries, Entry, pass->next++);
        EntStoryKey key = key_of(entry);
        if (is_repeated(pass, &key))
            continue;
        *bytes = entry->bytes;
        *length = entry->length;
        return;
    }
}

bool ent_pass_next(EntPass *pass, const uint8_t **bytes, size_t *length, GError **error) {
    *bytes = NULL;
    if (pass->store != NULL) {
        next_in_memory(pass, bytes, length);
        return true;
    }
    while (pass->n_heap > 0) {
        if (pass->is_due && !advance_first(pass, error))
            return false;
        pass->is_due = pass->n_heap > 0;
        if (pass->n_heap == 0 || is_repeated(pass, &pass->heap[0]->key))
            continue;
        *bytes = pass->heap[0]->reader.bytes;
        *length = pass->heap[0]->reader.length;
        return true;
    }
    return true;
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
    g_autoptr(EntPass) pass = pass_over_runs(last, FAN, error);
    g_autoptr(EntRun) run = pass == NULL ? NULL : ent_run_new_temporary(error);
    if (run == NULL || !copy_pass(pass, run, error))
        return false;
    run->level = last[0]->level + 1;
    g_ptr_array_remove_range(runs, runs->len - FAN, FAN);
    g_ptr_array_add(runs, g_steal_pointer(&run));
    *merged = true;
    return true;
}

static void forget_records(EntStore *store) {
    g_ptr_array_set_size(store->blocks, 0);
    store->at = store->end = NULL;
    g_array_set_size(store->entries, 0);
    store->used = 0;
}

static bool spill(EntStore *store, GError **error) {
    g_autoptr(EntRun) run = ent_run_new_temporary(error);
    if (run == NULL)
        return false;
    sort_entries(store);
    for (guint i = 0; i < store->entries->len; i++) {
        const Entry *entry = &g_array_index(store->entries, Entry, i);
        if (!ent_run_add(run, entry->bytes, entry->length, error))
            return false;
    }
    if (!ent_run_finish(run, error))
        return false;
    g_ptr_array_add(store->runs, g_steal_pointer(&run));
    forget_records(store);
    for (bool merged = true; merged;)
        if (!merge_level(store, &merged, error))
            return false;
    return true;
}

/* Where a record of up to @room bytes can stay. */
static uint8_t *make_room(EntStore *store, size_t room) {
    if (room > (size_t)(store->end - store->at)) {
        size_t size = MAX(BLOCK, room);
        store->at = g_malloc(size);
        store->end = store->at + size;
        g_ptr_array_add(store->blocks, store->at);
    }
    return store->at;
}

/* The record from where room was made up to @end stays. */
static bool keep(EntStore *store, uint8_t *end, GError **error) {
    EntStoryKey key;
    const uint8_t *bytes = store->at;
    size_t length = (size_t)(end - bytes);
    bool sound = ent_story_key_get(bytes, length, &key);
    g_assert(sound && length <= UINT32_MAX);
    Entry entry = {bytes, (uint32_t)length, key.day, (uint32_t)((const uint8_t *)key.id.bytes - bytes), key.id.length};
    g_array_append_val(store->entries, entry);
    store->used += length + sizeof entry;
    store->at = end;
    return store->used <= store->limit || spill(store, error);
}

bool ent_store_add(EntStore *store, const EntStory *story, const EntNodeTable *nodes, GError **error) {
    uint8_t *to = make_room(store, ent_story_room(story, nodes));
    return keep(store, ent_story_encode(story, nodes, to), error);
}

bool ent_store_add_record(EntStore *store, const uint8_t *bytes, size_t length, GError **error) {
    uint8_t *to = make_room(store, length);
    memcpy(to, bytes, length);
    return keep(store, to + length, error);
}

bool ent_store_finish(EntStore *store, GError **error) {
    if (store->runs->len == 0) {
        sort_entries(store);
        return true;
    }
    if (store->entries->len > 0 && !spill(store, error))
        return false;
    g_array_unref(store->entries);
    store->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    return true;
}
