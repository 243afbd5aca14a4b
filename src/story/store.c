/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/store.h"

#include "story/pile.h"

#include <string.h>

/* So many runs of one level become one run of the next: few are open at once, and a record is written a few times at most. */
#define FAN 32

struct _EntStore {
    size_t limit; /* of the pile */
    EntPile *pile;
    GPtrArray *runs; /* of EntRun, owned; levels never rise */

    char *path;        /* nullable: of the file that records are written to while they come in order */
    EntScroll *scroll; /* nullable: of that file */
    GByteArray *last_id;
    uint32_t last_day; /* of its last record */
};

EntStore *ent_store_new(size_t limit) {
    EntStore *store = g_new0(EntStore, 1);
    store->limit = limit;
    store->pile = ent_pile_new();
    store->runs = g_ptr_array_new_with_free_func((GDestroyNotify)ent_run_free);
    store->last_id = g_byte_array_new();
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
    ent_pile_free(store->pile);
    g_ptr_array_unref(store->runs);
    ent_scroll_free(store->scroll);
    g_byte_array_unref(store->last_id);
    g_free(store->path);
    g_free(store);
}

void ent_store_set_path(EntStore *store, const char *path) {
    g_assert(store->path == NULL);
    store->path = g_strdup(path);
}

EntScroll *ent_store_take_scroll(EntStore *store, const char *path) {
    bool is_it = store->scroll != NULL && strcmp(path, store->path) == 0;
    return is_it ? g_steal_pointer(&store->scroll) : NULL;
}

size_t ent_store_n_runs(const EntStore *store) {
    return store->runs->len;
}

/* ---- Keys ---- */

static bool is_same_key(const GByteArray *id, uint32_t day, const EntStoryKey *key) {
    return id->len == key->id.length && day == key->day && id->len > 0 && memcmp(id->data, key->id.bytes, id->len) == 0;
}

/* Returns the day. */
static uint32_t remember_key(GByteArray *id, const EntStoryKey *key) {
    g_byte_array_set_size(id, 0);
    g_byte_array_append(id, (const guint8 *)key->id.bytes, key->id.length);
    return key->day;
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
    if (is_same_key(pass->last_id, pass->last_day, key))
        return true;
    pass->last_day = remember_key(pass->last_id, key);
    return false;
}

static void next_in_memory(EntPass *pass, const uint8_t **bytes, size_t *length) {
    const EntPile *pile = pass->store->pile;
    while (pass->next < pile->records->len) {
        const EntPiled *entry = ent_pile_get(pile, pass->next++);
        EntStoryKey key = ent_piled_key(entry);
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

static bool spill_run(EntStore *store, GError **error) {
    g_autoptr(EntRun) run = ent_run_new_temporary(error);
    if (run == NULL)
        return false;
    for (guint i = 0; i < store->pile->records->len; i++) {
        const EntPiled *entry = ent_pile_get(store->pile, i);
        if (!ent_run_add(run, entry->bytes, entry->length, error))
            return false;
    }
    if (!ent_run_finish(run, error))
        return false;
    g_ptr_array_add(store->runs, g_steal_pointer(&run));
    ent_pile_drop(store->pile, store->pile->records->len);
    for (bool merged = true; merged;)
        if (!merge_level(store, &merged, error))
            return false;
    return true;
}

/* ---- Records that come in order ---- */

/* Whether the pile, which is sorted, comes behind what the scroll has. */
static bool goes_on(const EntStore *store) {
    if (store->path == NULL || store->scroll == NULL || store->pile->records->len == 0)
        return store->path != NULL;
    EntStoryKey first = ent_piled_key(ent_pile_get(store->pile, 0));
    EntStoryKey last = {store->last_day, {(const char *)store->last_id->data, store->last_id->len}};
    return ent_story_key_compare(&last, &first) < 0;
}

/* How many of the sorted records are before the last day, of which more may come. Undated ones are the last of all. */
static guint count_past(const EntPile *pile) {
    guint n_past = pile->records->len;
    for (int group = 0; group < 2 && n_past > 0; group++) {
        uint32_t day = group == 0 ? UINT32_MAX : ent_pile_get(pile, n_past - 1)->day;
        while (n_past > 0 && ent_pile_get(pile, n_past - 1)->day == day)
            n_past--;
    }
    size_t kept = 0;
    for (guint i = n_past; i < pile->records->len; i++)
        kept += ent_pile_get(pile, i)->length;
    return kept <= pile->used / 2 ? n_past : 0;
}

/* Writes the first records to the scroll, of those with one key the first. */
static bool write_on(EntStore *store, guint n_records, GError **error) {
    if (store->scroll == NULL)
        store->scroll = ent_scroll_new(store->path, error);
    if (store->scroll == NULL)
        return false;
    for (guint i = 0; i < n_records; i++) {
        const EntPiled *entry = ent_pile_get(store->pile, i);
        EntStoryKey key = ent_piled_key(entry);
        if (is_same_key(store->last_id, store->last_day, &key))
            continue;
        if (!ent_scroll_add(store->scroll, entry->bytes, entry->length, error))
            return false;
        store->last_day = remember_key(store->last_id, &key);
    }
    return true;
}

/* The scroll becomes a run among others. */
static bool give_up_scroll(EntStore *store, GError **error) {
    g_clear_pointer(&store->path, g_free);
    if (store->scroll == NULL)
        return true;
    EntRun *run = ent_scroll_run(store->scroll, error);
    g_clear_pointer(&store->scroll, ent_scroll_free);
    if (run == NULL)
        return false;
    run->level = UINT_MAX;
    g_ptr_array_add(store->runs, run);
    return true;
}

/* Makes room in memory: on the scroll while records come in order and days are short, else in a run. */
static bool spill(EntStore *store, GError **error) {
    ent_pile_sort(store->pile);
    guint n_past = goes_on(store) ? count_past(store->pile) : 0;
    if (n_past == 0)
        return give_up_scroll(store, error) && spill_run(store, error);
    if (!write_on(store, n_past, error))
        return false;
    ent_pile_drop(store->pile, n_past);
    return true;
}

static bool keep(EntStore *store, uint8_t *end, GError **error) {
    ent_pile_keep(store->pile, end);
    return store->pile->used <= store->limit || spill(store, error);
}

bool ent_store_add(EntStore *store, const EntStory *story, const EntNodeTable *nodes, GError **error) {
    uint8_t *to = ent_pile_room(store->pile, ent_story_room(story, nodes));
    return keep(store, ent_story_encode(story, nodes, to), error);
}

bool ent_store_add_record(EntStore *store, const uint8_t *bytes, size_t length, GError **error) {
    uint8_t *to = ent_pile_room(store->pile, length);
    memcpy(to, bytes, length);
    return keep(store, to + length, error);
}

bool ent_store_finish(EntStore *store, GError **error) {
    EntPile *pile = store->pile;
    ent_pile_sort(pile);
    if (store->scroll != NULL && goes_on(store)) {
        EntRun *run = write_on(store, pile->records->len, error) ? ent_scroll_run(store->scroll, error) : NULL;
        if (run != NULL)
            g_ptr_array_add(store->runs, run);
        ent_pile_drop(pile, pile->records->len);
        return run != NULL;
    }
    return give_up_scroll(store, error) &&
           (store->runs->len == 0 || pile->records->len == 0 || spill_run(store, error));
}
