/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/batch.h"

#include <string.h>

#define NOTHING SIZE_MAX

/* A document whose texts are places in the batch's bytes, which move while documents are added. */
typedef struct {
    size_t id, title, text, source, url; /* or NOTHING */
    size_t title_length, text_length;
    int32_t day;
    guint first_mention, first_sentence, first_paragraph;
    guint n_mentions, n_sentences, n_paragraphs;
} Held;

EntBatch *ent_batch_new(void) {
    EntBatch *batch = g_new0(EntBatch, 1);
    batch->bytes = g_byte_array_new();
    batch->held = g_array_new(FALSE, FALSE, sizeof(Held));
    batch->mentions = g_array_new(FALSE, FALSE, sizeof(EntMention));
    batch->sentences = g_array_new(FALSE, FALSE, sizeof(EntSentence));
    batch->paragraphs = g_array_new(FALSE, FALSE, sizeof(EntParagraph));
    batch->windows = g_ptr_array_new();
    return batch;
}

void ent_batch_free(EntBatch *batch) {
    if (batch == NULL)
        return;
    ent_batch_clear(batch);
    g_byte_array_unref(batch->bytes);
    g_array_unref(batch->held);
    g_array_unref(batch->mentions);
    g_array_unref(batch->sentences);
    g_array_unref(batch->paragraphs);
    g_ptr_array_unref(batch->windows);
    g_free(batch);
}

void ent_batch_clear(EntBatch *batch) {
    for (guint i = 0; i < batch->windows->len; i++)
        if (g_ptr_array_index(batch->windows, i) != NULL)
            g_ptr_array_unref(g_ptr_array_index(batch->windows, i));
    g_ptr_array_set_size(batch->windows, 0);
    g_byte_array_set_size(batch->bytes, 0);
    g_array_set_size(batch->held, 0);
    g_array_set_size(batch->mentions, 0);
    g_array_set_size(batch->sentences, 0);
    g_array_set_size(batch->paragraphs, 0);
    batch->is_done = false;
}

/* Readers may look at whole blocks behind a text. */
static size_t hold(EntBatch *batch, const char *bytes, size_t length) {
    static const guint8 padding[64] = {0};
    if (bytes == NULL)
        return NOTHING;
    size_t place = batch->bytes->len;
    g_byte_array_append(batch->bytes, (const guint8 *)bytes, (guint)length);
    g_byte_array_append(batch->bytes, padding, sizeof padding);
    return place;
}

static size_t hold_string(EntBatch *batch, const char *string) {
    return hold(batch, string, string == NULL ? 0 : strlen(string));
}

static GPtrArray *copy_windows(const GPtrArray *windows) {
    if (windows == NULL)
        return NULL;
    GPtrArray *copy = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < windows->len; i++) {
        const GPtrArray *window = g_ptr_array_index(windows, i);
        GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
        for (guint k = 0; k < window->len; k++)
            g_ptr_array_add(ids, g_strdup(g_ptr_array_index(window, k)));
        g_ptr_array_add(copy, ids);
    }
    return copy;
}

void ent_batch_add(EntBatch *batch, const EntDocument *document) {
    Held held = {.id = hold_string(batch, document->id),
                 .title = hold(batch, document->title, document->title_length),
                 .text = hold(batch, document->text, document->text_length),
                 .source = hold_string(batch, document->source),
                 .url = hold_string(batch, document->url),
                 .title_length = document->title_length,
                 .text_length = document->text_length,
                 .day = document->day};
    g_array_append_val(batch->held, held);
    g_ptr_array_add(batch->windows, copy_windows(document->windows));
}

static const char *at(const EntBatch *batch, size_t place) {
    return place == NOTHING ? NULL : (const char *)batch->bytes->data + place;
}

void ent_batch_get(const EntBatch *batch, guint index, EntDocument *document, EntAnnotation *annotation) {
    const Held *held = &g_array_index(batch->held, Held, index);
    *document = (EntDocument){.id = at(batch, held->id),
                              .title = at(batch, held->title),
                              .title_length = held->title_length,
                              .text = at(batch, held->text),
                              .text_length = held->text_length,
                              .source = at(batch, held->source),
                              .url = at(batch, held->url),
                              .day = held->day,
                              .windows = g_ptr_array_index(batch->windows, index)};
    EntMention *mentions = (EntMention *)(void *)batch->mentions->data;
    EntSentence *sentences = (EntSentence *)(void *)batch->sentences->data;
    EntParagraph *paragraphs = (EntParagraph *)(void *)batch->paragraphs->data;
    *annotation = (EntAnnotation){.mentions = mentions ? mentions + held->first_mention : NULL,
                                  .sentences = sentences ? sentences + held->first_sentence : NULL,
                                  .paragraphs = paragraphs ? paragraphs + held->first_paragraph : NULL,
                                  .n_mentions = held->n_mentions,
                                  .n_sentences = held->n_sentences,
                                  .n_paragraphs = held->n_paragraphs};
}

void ent_batch_read(EntBatch *batch, EntReader *reader) {
    for (guint i = 0; i < batch->held->len; i++) {
        Held *held = &g_array_index(batch->held, Held, i);
        held->first_mention = batch->mentions->len;
        held->first_sentence = batch->sentences->len;
        held->first_paragraph = batch->paragraphs->len;
        EntDocument document;
        EntAnnotation none;
        ent_batch_get(batch, i, &document, &none);
        if (document.windows != NULL)
            continue;
        const EntAnnotation *found = ent_reader_annotate(reader, &document);
        g_array_append_vals(batch->mentions, found->mentions, found->n_mentions);
        g_array_append_vals(batch->sentences, found->sentences, found->n_sentences);
        g_array_append_vals(batch->paragraphs, found->paragraphs, found->n_paragraphs);
        held->n_mentions = found->n_mentions;
        held->n_sentences = found->n_sentences;
        held->n_paragraphs = found->n_paragraphs;
    }
}
