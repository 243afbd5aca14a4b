/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/annotation.h"

#define LONG_TEXT (256 * 1024)
/* Mentions of nobody that are gone over. */
#define MOST_ASIDE 32

const char *ent_reading_name(EntReading reading) {
    static const char *const names[] = {"name", "demonym", "capital", "leader", "body"};
    return names[reading];
}

const char *ent_zone_name(EntZone zone) {
    static const char *const names[] = {"body", "title", "caption", "dateline", "byline", "furniture"};
    return names[zone];
}

static gpointer widen(gpointer items, gsize size, uint32_t *room, uint32_t least) {
    if (least <= *room)
        return items;
    *room = least;
    return g_realloc_n(items, least, size);
}

void ent_annotation_reserve(EntAnnotation *annotation, uint32_t mentions, uint32_t sentences, uint32_t paragraphs) {
    annotation->mentions = widen(annotation->mentions, sizeof(EntMention), &annotation->mentions_room, mentions);
    annotation->sentences = widen(annotation->sentences, sizeof(EntSentence), &annotation->sentences_room, sentences);
    annotation->paragraphs =
        widen(annotation->paragraphs, sizeof(EntParagraph), &annotation->paragraphs_room, paragraphs);
}

void ent_annotation_begin(EntAnnotation *annotation, uint32_t length) {
    annotation->n_mentions = annotation->n_sentences = annotation->n_paragraphs = 0;
    /* Long texts have about as much in them as this; growing bit by bit would copy it many times. What is not used is
     * never touched. */
    if (length >= LONG_TEXT)
        ent_annotation_reserve(annotation, length / 64, length / 80, 0);
}

void ent_annotation_clear(EntAnnotation *annotation) {
    g_free(annotation->mentions);
    g_free(annotation->sentences);
    g_free(annotation->paragraphs);
}

uint32_t ent_annotation_behind(const EntAnnotation *annotation, uint32_t at) {
    uint32_t low = 0, high = annotation->n_mentions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const EntMention *mention = &annotation->mentions[middle];
        if (mention->sentence < 0 || mention->end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool ent_annotation_is_free(const EntAnnotation *annotation, uint32_t start, uint32_t end) {
    uint32_t i = ent_annotation_behind(annotation, start);
    return i == annotation->n_mentions || annotation->mentions[i].start >= end;
}

const EntMention *ent_annotation_beside(const EntAnnotation *annotation, uint32_t index, int step) {
    const EntMention *mentions = annotation->mentions;
    for (uint32_t i = index + (uint32_t)step, n = 0; i < annotation->n_mentions && n < MOST_ASIDE;
         i += (uint32_t)step, n++)
        if (mentions[i].actor != ENT_NOBODY)
            return mentions[i].sentence == mentions[index].sentence ? &mentions[i] : NULL;
    return NULL;
}

void ent_annotation_drop_nobody(EntAnnotation *annotation) {
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < annotation->n_mentions; i++)
        if (annotation->mentions[i].actor != ENT_NOBODY)
            annotation->mentions[n_kept++] = annotation->mentions[i];
    annotation->n_mentions = n_kept;
}

static int compare_places(gconstpointer a, gconstpointer b) {
    const EntMention *left = a, *right = b;
    return left->start != right->start ? (left->start > right->start) - (left->start < right->start)
           : left->end != right->end   ? (left->end < right->end) - (left->end > right->end)
                                       : (left->node > right->node) - (left->node < right->node);
}

static void drop_overlapping(GArray *found) {
    EntMention *mentions = (EntMention *)(gpointer)found->data;
    guint n_kept = 0;
    uint32_t end = 0;
    for (guint i = 0; i < found->len; i++) {
        EntMention mention = mentions[i];
        if (mention.start >= end)
            mentions[n_kept++] = mention;
        end = mention.end;
    }
    g_array_set_size(found, n_kept);
}

void ent_annotation_insert(EntAnnotation *annotation, GArray *found) {
    g_array_sort(found, compare_places);
    drop_overlapping(found);
    const EntMention *next = &g_array_index(found, EntMention, 0) + found->len;
    uint32_t n_before = annotation->n_mentions, n_all = n_before + found->len;
    ent_annotation_reserve(annotation, n_all, 0, 0);
    annotation->n_mentions = n_all;
    EntMention *mentions = annotation->mentions;
    /* The last one first, until what is left stands where it stood. */
    while (n_all > n_before) {
        bool is_behind =
            n_before > 0 && mentions[n_before - 1].sentence >= 0 && mentions[n_before - 1].start > next[-1].start;
        mentions[--n_all] = is_behind ? mentions[--n_before] : *--next;
    }
}
