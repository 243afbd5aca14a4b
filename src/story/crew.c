/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/crew.h"

#include "story/batch.h"

/* A batch goes to a thread when it has so many bytes or documents. */
#define BATCH_BYTES (256u << 10)
#define BATCH_DOCUMENTS 256

/* What is given and not taken stays below this, but for one batch. */
#define BYTES_UNDER_WAY (16u << 20)

struct _EntCrew {
    const EntCatalogue *catalogue;
    const EntOptions *options;
    EntCrewTake take;
    gpointer data;
    unsigned most_threads;
    GPtrArray *readers, *threads; /* one reader a thread */
    GAsyncQueue *work;            /* of EntBatch; the crew itself: go home */
    GMutex mutex;
    GCond done;         /* some batch is */
    GQueue under_way;   /* of EntBatch, in the order of their documents */
    size_t bytes;       /* of those */
    GPtrArray *resting; /* of EntBatch, to be used again */
    EntBatch *filling;
};

typedef struct {
    EntCrew *crew;
    EntReader *reader;
} Place;

static gpointer work(gpointer data) {
    g_autofree Place *place = data;
    EntCrew *crew = place->crew;
    for (gpointer item; (item = g_async_queue_pop(crew->work)) != crew;) {
        EntBatch *batch = item;
        ent_batch_read(batch, place->reader);
        g_mutex_lock(&crew->mutex);
        batch->is_done = true;
        g_cond_signal(&crew->done);
        g_mutex_unlock(&crew->mutex);
    }
    return NULL;
}

static bool add_reader(EntCrew *crew, GError **error) {
    EntReader *reader = ent_reader_new(crew->catalogue, crew->options, error);
    if (reader != NULL)
        g_ptr_array_add(crew->readers, reader);
    return reader != NULL;
}

EntCrew *ent_crew_new(const EntCatalogue *catalogue, const EntOptions *options, unsigned n_threads, EntCrewTake take,
                      gpointer data, GError **error) {
    g_autoptr(EntCrew) crew = g_new0(EntCrew, 1);
    *crew = (EntCrew){.catalogue = catalogue,
                      .options = options,
                      .take = take,
                      .data = data,
                      .most_threads = MAX(1, n_threads),
                      .readers = g_ptr_array_new_with_free_func((GDestroyNotify)ent_reader_free),
                      .threads = g_ptr_array_new(),
                      .work = g_async_queue_new(),
                      .resting = g_ptr_array_new_with_free_func((GDestroyNotify)ent_batch_free),
                      .filling = ent_batch_new()};
    g_mutex_init(&crew->mutex);
    g_cond_init(&crew->done);
    g_queue_init(&crew->under_way);
    return add_reader(crew, error) ? g_steal_pointer(&crew) : NULL;
}

void ent_crew_free(EntCrew *crew) {
    if (crew == NULL)
        return;
    for (guint i = 0; i < crew->threads->len; i++)
        g_async_queue_push(crew->work, crew);
    for (guint i = 0; i < crew->threads->len; i++)
        g_thread_join(g_ptr_array_index(crew->threads, i));
    g_queue_clear_full(&crew->under_way, (GDestroyNotify)ent_batch_free);
    ent_batch_free(crew->filling);
    g_ptr_array_unref(crew->resting);
    g_ptr_array_unref(crew->threads);
    g_ptr_array_unref(crew->readers);
    g_async_queue_unref(crew->work);
    g_mutex_clear(&crew->mutex);
    g_cond_clear(&crew->done);
    g_free(crew);
}

/* A reader costs some megabytes and milliseconds: small corpora need but one. Where the system gives no more threads, those that are there do all. */
static bool add_thread(EntCrew *crew, GError **error) {
    if (crew->readers->len == crew->threads->len && !add_reader(crew, error))
        return false;
    Place *place = g_new(Place, 1);
    *place = (Place){crew, g_ptr_array_index(crew->readers, crew->threads->len)};
    GThread *thread = g_thread_try_new("reader", work, place, NULL);
    if (thread != NULL) {
        g_ptr_array_add(crew->threads, thread);
        return true;
    }
    g_free(place);
    crew->most_threads = crew->threads->len;
    return true;
}

/* Takes what was found in the oldest batch, once it is. */
static bool take_oldest(EntCrew *crew, GError **error) {
    EntBatch *batch = g_queue_peek_head(&crew->under_way);
    g_mutex_lock(&crew->mutex);
    while (!batch->is_done)
        g_cond_wait(&crew->done, &crew->mutex);
    g_mutex_unlock(&crew->mutex);
    g_queue_pop_head(&crew->under_way);
    crew->bytes -= batch->bytes->len;
    bool sound = true;
    for (guint i = 0; sound && i < batch->held->len; i++) {
        EntDocument document;
        EntAnnotation annotation;
        ent_batch_get(batch, i, &document, &annotation);
        sound = crew->take(&document, document.windows == NULL ? &annotation : NULL, crew->data, error);
    }
    ent_batch_clear(batch);
    g_ptr_array_add(crew->resting, batch);
    return sound;
}

static bool send(EntCrew *crew, GError **error) {
    EntBatch *batch = crew->filling;
    if (crew->threads->len <= g_queue_get_length(&crew->under_way) && crew->threads->len < crew->most_threads &&
        !add_thread(crew, error))
        return false;
    crew->bytes += batch->bytes->len;
    g_queue_push_tail(&crew->under_way, batch);
    if (crew->threads->len > 0) {
        g_async_queue_push(crew->work, batch);
    } else {
        ent_batch_read(batch, g_ptr_array_index(crew->readers, 0));
        batch->is_done = true;
    }
    crew->filling =
        crew->resting->len > 0 ? g_ptr_array_steal_index_fast(crew->resting, crew->resting->len - 1) : ent_batch_new();
    while (g_queue_get_length(&crew->under_way) > 1 &&
           (g_queue_get_length(&crew->under_way) > 2 * crew->most_threads + 1 || crew->bytes > BYTES_UNDER_WAY))
        if (!take_oldest(crew, error))
            return false;
    return true;
}

bool ent_crew_give(EntCrew *crew, const EntDocument *document, GError **error) {
    ent_batch_add(crew->filling, document);
    bool is_full = crew->filling->bytes->len >= BATCH_BYTES || crew->filling->held->len >= BATCH_DOCUMENTS;
    return !is_full || send(crew, error);
}

bool ent_crew_finish(EntCrew *crew, GError **error) {
    if (crew->filling->held->len > 0 && !send(crew, error))
        return false;
    while (!g_queue_is_empty(&crew->under_way))
        if (!take_oldest(crew, error))
            return false;
    return true;
}

/* One thread needs no copies of the documents. */
static bool read_alone(EntCorpus *corpus, EntReader *reader, EntCrewTake take, gpointer data, GError **error) {
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

bool ent_crew_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, EntCrewTake take,
                   gpointer data, GError **error) {
    if (options->threads <= 1) {
        g_autoptr(EntReader) reader = ent_reader_new(catalogue, options, error);
        return read_alone(corpus, reader, take, data, error);
    }
    g_autoptr(EntCrew) crew = ent_crew_new(catalogue, options, options->threads, take, data, error);
    EntDocument document;
    while (crew != NULL) {
        EntCorpusStatus status = ent_corpus_next(corpus, &document, error);
        if (status == ENT_CORPUS_END)
            return ent_crew_finish(crew, error);
        if (status != ENT_CORPUS_DOCUMENT || !ent_crew_give(crew, &document, error))
            return false;
    }
    return false;
}
