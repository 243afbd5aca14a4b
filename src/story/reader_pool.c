/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/reader_pool.h"

#include "story/batch.h"

/* A batch goes to a thread when it has so many bytes or documents. */
#define BATCH_BYTES (256u << 10)
#define BATCH_DOCUMENTS 256

/* What is given and not taken stays below this, but for one batch. */
#define BYTES_UNDER_WAY (16u << 20)

typedef struct {
    const EntCatalogue *catalogue;
    const EntOptions *options;
    EntAnnotatedFunc take;
    gpointer data;
    unsigned most_threads;
    GPtrArray *readers, *threads; /* one reader a thread */
    GAsyncQueue *work;            /* of EntBatch; the pool itself: end */
    GMutex mutex;
    GCond done;         /* some batch is */
    GQueue under_way;   /* of EntBatch, in the order of their documents */
    size_t bytes;       /* of those */
    GPtrArray *resting; /* of EntBatch, to be used again */
    EntBatch *filling;
} Pool;

typedef struct {
    Pool *pool;
    EntReader *reader;
} Worker;

static gpointer work(gpointer data) {
    g_autofree Worker *worker = data;
    Pool *pool = worker->pool;
    for (gpointer item; (item = g_async_queue_pop(pool->work)) != pool;) {
        EntBatch *batch = item;
        ent_batch_read(batch, worker->reader);
        g_mutex_lock(&pool->mutex);
        batch->is_done = true;
        g_cond_signal(&pool->done);
        g_mutex_unlock(&pool->mutex);
    }
    return NULL;
}

static bool add_reader(Pool *pool, GError **error) {
    EntReader *reader = ent_reader_new(pool->catalogue, pool->options, error);
    if (reader != NULL)
        g_ptr_array_add(pool->readers, reader);
    return reader != NULL;
}

static void pool_init(Pool *pool, const EntCatalogue *catalogue, const EntOptions *options, EntAnnotatedFunc take,
                      gpointer data) {
    *pool = (Pool){.catalogue = catalogue,
                   .options = options,
                   .take = take,
                   .data = data,
                   .most_threads = options->threads,
                   .readers = g_ptr_array_new_with_free_func((GDestroyNotify)ent_reader_free),
                   .threads = g_ptr_array_new(),
                   .work = g_async_queue_new(),
                   .resting = g_ptr_array_new_with_free_func((GDestroyNotify)ent_batch_free),
                   .filling = ent_batch_new()};
    g_mutex_init(&pool->mutex);
    g_cond_init(&pool->done);
    g_queue_init(&pool->under_way);
}

/* Ends the threads; what was not taken is dropped. */
static void pool_clear(Pool *pool) {
    for (guint i = 0; i < pool->threads->len; i++)
        g_async_queue_push(pool->work, pool);
    for (guint i = 0; i < pool->threads->len; i++)
        g_thread_join(g_ptr_array_index(pool->threads, i));
    g_queue_clear_full(&pool->under_way, (GDestroyNotify)ent_batch_free);
    ent_batch_free(pool->filling);
    g_ptr_array_unref(pool->resting);
    g_ptr_array_unref(pool->threads);
    g_ptr_array_unref(pool->readers);
    g_async_queue_unref(pool->work);
    g_mutex_clear(&pool->mutex);
    g_cond_clear(&pool->done);
}

/*
 * A reader costs some megabytes and milliseconds: small corpora need but one. Where the system gives no more threads,
 * those that are there do all.
 */
static bool add_thread(Pool *pool, GError **error) {
    if (pool->readers->len == pool->threads->len && !add_reader(pool, error))
        return false;
    Worker *worker = g_new(Worker, 1);
    *worker = (Worker){pool, g_ptr_array_index(pool->readers, pool->threads->len)};
    GThread *thread = g_thread_try_new("reader", work, worker, NULL);
    if (thread != NULL) {
        g_ptr_array_add(pool->threads, thread);
        return true;
    }
    g_free(worker);
    pool->most_threads = pool->threads->len;
    return true;
}

/* Takes what was found in the oldest batch, once it is. */
static bool take_oldest(Pool *pool, GError **error) {
    EntBatch *batch = g_queue_peek_head(&pool->under_way);
    g_mutex_lock(&pool->mutex);
    while (!batch->is_done)
        g_cond_wait(&pool->done, &pool->mutex);
    g_mutex_unlock(&pool->mutex);
    g_queue_pop_head(&pool->under_way);
    pool->bytes -= batch->bytes->len;
    bool sound = true;
    for (guint i = 0; sound && i < batch->held->len; i++) {
        EntDocument document;
        EntAnnotation annotation;
        ent_batch_get(batch, i, &document, &annotation);
        sound = pool->take(&document, document.windows == NULL ? &annotation : NULL, pool->data, error);
    }
    ent_batch_clear(batch);
    g_ptr_array_add(pool->resting, batch);
    return sound;
}

static bool send(Pool *pool, GError **error) {
    EntBatch *batch = pool->filling;
    if (pool->threads->len <= g_queue_get_length(&pool->under_way) && pool->threads->len < pool->most_threads &&
        !add_thread(pool, error))
        return false;
    pool->bytes += batch->bytes->len;
    g_queue_push_tail(&pool->under_way, batch);
    if (pool->threads->len > 0) {
        g_async_queue_push(pool->work, batch);
    } else {
        ent_batch_read(batch, g_ptr_array_index(pool->readers, 0));
        batch->is_done = true;
    }
    pool->filling =
        pool->resting->len > 0 ? g_ptr_array_steal_index_fast(pool->resting, pool->resting->len - 1) : ent_batch_new();
    while (g_queue_get_length(&pool->under_way) > 1 &&
           (g_queue_get_length(&pool->under_way) > 2 * pool->most_threads + 1 || pool->bytes > BYTES_UNDER_WAY))
        if (!take_oldest(pool, error))
            return false;
    return true;
}

/* Copies the document; earlier ones may be taken meanwhile. */
static bool give(Pool *pool, const EntDocument *document, GError **error) {
    ent_batch_add(pool->filling, document);
    bool is_full = pool->filling->bytes->len >= BATCH_BYTES || pool->filling->held->len >= BATCH_DOCUMENTS;
    return !is_full || send(pool, error);
}

/* Waits until all that was given is taken. */
static bool finish(Pool *pool, GError **error) {
    if (pool->filling->held->len > 0 && !send(pool, error))
        return false;
    while (!g_queue_is_empty(&pool->under_way))
        if (!take_oldest(pool, error))
            return false;
    return true;
}

/* One thread needs no copies of the documents. */
static bool read_alone(EntCorpus *corpus, EntReader *reader, EntAnnotatedFunc take, gpointer data, GError **error) {
    EntDocument document;
    while (reader != NULL) {
        EntCorpusStatus status = ent_corpus_next(corpus, &document, error);
        if (status != ENT_CORPUS_DOCUMENT)
            return status == ENT_CORPUS_END;
        const EntAnnotation *annotation = document.windows == NULL ? ent_reader_annotate(reader, &document) : NULL;
        if (!take(&document, annotation, data, error))
            return false;
    }
    return false;
}

static bool read_together(EntCorpus *corpus, Pool *pool, GError **error) {
    EntDocument document;
    for (;;) {
        EntCorpusStatus status = ent_corpus_next(corpus, &document, error);
        if (status == ENT_CORPUS_END)
            return finish(pool, error);
        if (status != ENT_CORPUS_DOCUMENT || !give(pool, &document, error))
            return false;
    }
}

bool ent_reader_pool_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                          EntAnnotatedFunc take, gpointer data, GError **error) {
    if (options->threads <= 1) {
        g_autoptr(EntReader) reader = ent_reader_new(catalogue, options, error);
        return read_alone(corpus, reader, take, data, error);
    }
    Pool pool;
    pool_init(&pool, catalogue, options, take, data);
    bool sound = add_reader(&pool, error) && read_together(corpus, &pool, error);
    pool_clear(&pool);
    return sound;
}
