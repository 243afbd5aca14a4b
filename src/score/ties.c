/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is named together, and how strong that makes everyone. */
#include "score/score.h"

#include <string.h>

/* A pair and the windows of one document that name both. */
typedef struct {
    const char *a, *b;
    uint64_t gold, found;
} Pair;

typedef struct {
    int32_t window;
    const char *who;
} Named;

static guint pair_hash(gconstpointer data) {
    const Pair *pair = data;
    return g_direct_hash(pair->a) ^ 5 * g_direct_hash(pair->b);
}

static gboolean pair_equal(gconstpointer a, gconstpointer b) {
    return ((const Pair *)a)->a == ((const Pair *)b)->a && ((const Pair *)a)->b == ((const Pair *)b)->b;
}

static gint compare_named(gconstpointer a, gconstpointer b) {
    const Named *left = a, *right = b;
    if (left->window != right->window)
        return left->window < right->window ? -1 : 1;
    return left->who != right->who ? strcmp(left->who, right->who) : 0;
}

/* Everyone once a window, sorted. */
static GArray *named_in(const GArray *side, bool by_sentence) {
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Named));
    for (guint i = 0; i < side->len; i++) {
        const EntLabel *label = &g_array_index(side, EntLabel, i);
        Named named = {by_sentence ? label->sentence : 0, label->who};
        if (label->who != NULL && !label->is_free && label->counted)
            g_array_append_val(all, named);
    }
    g_array_sort(all, compare_named);
    guint n_kept = 0;
    for (guint i = 0; i < all->len; i++)
        if (n_kept == 0 || compare_named(&g_array_index(all, Named, n_kept - 1), &g_array_index(all, Named, i)) != 0)
            g_array_index(all, Named, n_kept++) = g_array_index(all, Named, i);
    g_array_set_size(all, n_kept);
    return all;
}

static void add_pairs(GHashTable *pairs, const GArray *side, bool by_sentence, bool is_gold) {
    g_autoptr(GArray) all = named_in(side, by_sentence);
    for (guint i = 0; i < all->len; i++)
        for (guint k = i + 1; k < all->len; k++) {
            const Named *a = &g_array_index(all, Named, i), *b = &g_array_index(all, Named, k);
            if (a->window != b->window)
                break;
            Pair key = {a->who, b->who, 0, 0};
            Pair *pair = g_hash_table_lookup(pairs, &key);
            if (pair == NULL) {
                pair = g_memdup2(&key, sizeof key);
                g_hash_table_add(pairs, pair);
            }
            *(is_gold ? &pair->gold : &pair->found) += 1;
        }
}

static EntBias *bias_of(GHashTable *actors, const char *who) {
    EntBias *bias = g_hash_table_lookup(actors, who);
    if (bias == NULL) {
        bias = g_new0(EntBias, 1);
        bias->who = who;
        g_hash_table_insert(actors, (gpointer)who, bias);
    }
    return bias;
}

static void score_document(EntScore *score, const EntLabelled *document, bool by_sentence, GHashTable *actors) {
    g_autoptr(GHashTable) pairs = g_hash_table_new_full(pair_hash, pair_equal, g_free, NULL);
    add_pairs(pairs, document->gold, by_sentence, true);
    add_pairs(pairs, document->found, by_sentence, false);
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, pairs);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const Pair *pair = key;
        uint64_t both = MIN(pair->gold, pair->found);
        score->hits += both;
        score->misses += pair->gold - both;
        score->alarms += pair->found - both;
        for (int end = 0; actors != NULL && end < 2; end++) {
            EntBias *bias = bias_of(actors, end == 0 ? pair->a : pair->b);
            bias->gold += pair->gold;
            bias->found += pair->found;
        }
    }
}

static gint compare_bias(gconstpointer a, gconstpointer b) {
    const EntBias *left = a, *right = b;
    if (left->gold != right->gold)
        return left->gold > right->gold ? -1 : 1;
    return strcmp(left->who, right->who);
}

static bool any_sentence(const EntLabels *labels) {
    for (guint d = 0; d < labels->documents->len; d++) {
        const EntLabelled *document = g_ptr_array_index(labels->documents, d);
        for (guint i = 0; i < document->gold->len; i++)
            if (g_array_index(document->gold, EntLabel, i).sentence != ENT_NO_SENTENCE)
                return true;
    }
    return false;
}

void ent_score_ties(EntScores *scores, const EntLabels *labels) {
    g_autoptr(GHashTable) actors = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    scores->has_sentences = any_sentence(labels);
    for (guint d = 0; d < labels->documents->len; d++) {
        const EntLabelled *document = g_ptr_array_index(labels->documents, d);
        score_document(&scores->pairs, document, false, NULL);
        score_document(&scores->ties, document, scores->has_sentences, actors);
    }
    GHashTableIter iter;
    gpointer bias;
    g_hash_table_iter_init(&iter, actors);
    while (g_hash_table_iter_next(&iter, NULL, &bias))
        g_array_append_vals(scores->bias, bias, 1);
    g_array_sort(scores->bias, compare_bias);
}
