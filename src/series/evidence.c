/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/evidence.h"

#include <stdlib.h>

static int compare_places(const void *a, const void *b) {
    const EntReference *first = a, *second = b;
    if (first->story != second->story)
        return first->story < second->story ? -1 : 1;
    return (first->named > second->named) - (first->named < second->named);
}

/* All references, each place once, in order. */
static GArray *unite(const GPtrArray *references) {
    GArray *all = g_array_new(FALSE, FALSE, sizeof(EntReference));
    for (guint i = 0; i < references->len; i++) {
        const GArray *some = g_ptr_array_index(references, i);
        if (some->len > 0)
            g_array_append_vals(all, some->data, some->len);
    }
    if (all->len > 0)
        qsort(all->data, all->len, sizeof(EntReference), compare_places);
    EntReference *places = (EntReference *)all->data;
    guint n_kept = 0;
    for (guint i = 0; i < all->len; i++)
        if (n_kept == 0 || compare_places(&places[n_kept - 1], &places[i]) != 0)
            places[n_kept++] = places[i];
    g_array_set_size(all, n_kept);
    return all;
}

static char *copy(EntStoryText text) {
    return text.bytes == NULL ? NULL : g_strndup(text.bytes, text.length);
}

static EntEvidence evidence_of(const EntStory *story, const EntStorySentence *sentence) {
    return (EntEvidence){.doc = copy(story->id),
                         .title = copy(story->title),
                         .source = copy(story->source),
                         .url = copy(story->url),
                         .text = copy(sentence->text),
                         .day = story->day,
                         .byte_start = sentence->start,
                         .byte_end = sentence->end};
}

static bool fetch_texts(EntStories *stories, EntSeries *series, const GArray *places, GError **error) {
    g_autoptr(EntStoryPass) pass = ent_story_pass_new(stories, error);
    if (pass == NULL)
        return false;
    series->evidence = g_new0(EntEvidence, MAX(1, places->len));
    for (uint64_t number = 0; series->n_evidence < places->len; number++) {
        const EntStory *story;
        if (!ent_story_pass_next(pass, &story, error))
            return false;
        const EntReference *place = &g_array_index(places, EntReference, series->n_evidence);
        for (; series->n_evidence < places->len && place->story == number; place++) {
            if (story == NULL || place->named >= story->n_named || story->named[place->named].text.bytes == NULL)
                break;
            series->evidence[series->n_evidence++] = evidence_of(story, &story->named[place->named]);
        }
        if (story != NULL && (series->n_evidence == places->len || place->story > number))
            continue;
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "the story records changed while they were read");
        return false;
    }
    return true;
}

static uint32_t *index_references(const GArray *references, const GArray *places) {
    uint32_t *indexes = g_new(uint32_t, MAX(1, references->len));
    for (guint i = 0; i < references->len; i++) {
        const EntReference *reference = &g_array_index(references, EntReference, i);
        const EntReference *found = bsearch(reference, places->data, places->len, sizeof *found, compare_places);
        indexes[i] = (uint32_t)(found - (const EntReference *)places->data);
    }
    return indexes;
}

bool ent_evidence_fetch(EntStories *stories, EntSeries *series, const GPtrArray *references, GError **error) {
    g_autoptr(GArray) places = unite(references);
    for (uint32_t i = 0; i < series->n_slices; i++)
        series->slices[i].evidence = index_references(g_ptr_array_index(references, i), places);
    return places->len == 0 || fetch_texts(stories, series, places, error);
}
