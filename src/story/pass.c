/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/pass.h"

/* A run that is being merged and the key of its next record. */
typedef struct {
    EntRunReader reader;
    EntStoryKey key;
} Source;

struct _EntPass {
    const EntRecordBuffer *buffer; /* nullable: its records are walked, not those of runs */
    guint next;                    /* of its records */
    Source *sources;
    Source **heap; /* the smallest first; those at their end are gone */
    guint n_sources, n_heap;
    bool is_due;     /* the first of the heap was given away */
    EntKeptKey last; /* of the record that was given last */
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
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT,
                        "the story records are damaged; make the file again with entente read");
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

EntPass *ent_pass_new_runs(EntRun *const *runs, guint n_runs, GError **error) {
    g_autoptr(EntPass) pass = g_new0(EntPass, 1);
    ent_kept_key_init(&pass->last);
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

EntPass *ent_pass_new_buffer(const EntRecordBuffer *buffer) {
    EntPass *pass = g_new0(EntPass, 1);
    ent_kept_key_init(&pass->last);
    pass->buffer = buffer;
    return pass;
}

void ent_pass_free(EntPass *pass) {
    if (pass == NULL)
        return;
    for (guint i = 0; i < pass->n_sources; i++)
        ent_run_reader_clear(&pass->sources[i].reader);
    g_free(pass->sources);
    g_free(pass->heap);
    ent_kept_key_clear(&pass->last);
    g_free(pass);
}

/* Whether a record with this key was given before; else it is remembered. */
static bool is_repeated(EntPass *pass, const EntStoryKey *key) {
    if (ent_kept_key_is(&pass->last, key))
        return true;
    ent_kept_key_set(&pass->last, key);
    return false;
}

static void next_in_memory(EntPass *pass, const uint8_t **bytes, size_t *length) {
    while (pass->next < pass->buffer->records->len) {
        const EntBufferedRecord *entry = ent_record_buffer_get(pass->buffer, pass->next++);
        EntStoryKey key = ent_buffered_record_key(entry);
        if (is_repeated(pass, &key))
            continue;
        *bytes = entry->bytes;
        *length = entry->length;
        return;
    }
}

bool ent_pass_next(EntPass *pass, const uint8_t **bytes, size_t *length, GError **error) {
    *bytes = NULL;
    if (pass->buffer != NULL) {
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
