/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places, and who is named in a document. */
#include "score/score.h"

#include <string.h>

static const EntLabel *label_at(const GArray *side, const EntLabel *place) {
    for (guint i = 0; i < side->len; i++) {
        const EntLabel *label = &g_array_index(side, EntLabel, i);
        if (label->start == place->start && label->end == place->end)
            return label;
    }
    return NULL;
}

static bool is_scored(const EntLabel *label) {
    return label->who != NULL && !label->is_free;
}

static guint fault_hash(gconstpointer data) {
    const EntFault *fault = data;
    return g_direct_hash(fault->surface) ^ 3 * g_direct_hash(fault->gold) ^ 7 * g_direct_hash(fault->found);
}

static gboolean fault_equal(gconstpointer a, gconstpointer b) {
    const EntFault *left = a, *right = b;
    return left->surface == right->surface && left->gold == right->gold && left->found == right->found;
}

static void add_fault(GHashTable *faults, const char *surface, const char *gold, const char *found) {
    EntFault fault = {surface, gold, found, 1};
    EntFault *known = g_hash_table_lookup(faults, &fault);
    if (known != NULL)
        known->times++;
    else
        g_hash_table_add(faults, g_memdup2(&fault, sizeof fault));
}

static gint compare_faults(gconstpointer a, gconstpointer b) {
    const EntFault *left = a, *right = b;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    int order = strcmp(left->surface, right->surface);
    order = order != 0 ? order : g_strcmp0(left->gold, right->gold);
    return order != 0 ? order : g_strcmp0(left->found, right->found);
}

static GArray *sort_faults(GHashTable *faults) {
    GArray *sorted = g_array_new(FALSE, FALSE, sizeof(EntFault));
    GHashTableIter iter;
    gpointer fault;
    g_hash_table_iter_init(&iter, faults);
    while (g_hash_table_iter_next(&iter, &fault, NULL))
        g_array_append_vals(sorted, fault, 1);
    g_array_sort(sorted, compare_faults);
    return sorted;
}

static void score_exact(EntScore *score, const EntLabelled *document, GHashTable *misses, GHashTable *alarms) {
    for (guint i = 0; i < document->gold->len; i++) {
        const EntLabel *gold = &g_array_index(document->gold, EntLabel, i);
        if (!is_scored(gold))
            continue;
        const EntLabel *found = label_at(document->found, gold);
        if (found != NULL && found->who == gold->who) {
            score->hits++;
            continue;
        }
        score->misses++;
        add_fault(misses, gold->surface, gold->who, found != NULL ? found->who : NULL);
    }
    for (guint i = 0; i < document->found->len; i++) {
        const EntLabel *found = &g_array_index(document->found, EntLabel, i);
        if (found->who == NULL)
            continue;
        const EntLabel *gold = label_at(document->gold, found);
        if (gold != NULL && is_scored(gold) && gold->who == found->who)
            continue;
        score->alarms++;
        add_fault(alarms, found->surface, gold != NULL ? gold->who : NULL, found->who);
    }
}

static EntScore *score_of(GHashTable *readings, const char *name) {
    EntScore *score = g_hash_table_lookup(readings, name != NULL ? name : "");
    if (score == NULL) {
        score = g_new0(EntScore, 1);
        g_hash_table_insert(readings, (gpointer)(name != NULL ? name : ""), score);
    }
    return score;
}

static void score_overlap(EntScore *score, const EntLabelled *document, GHashTable *readings) {
    g_autofree bool *taken = g_new0(bool, document->found->len + 1);
    for (guint i = 0; i < document->gold->len; i++) {
        const EntLabel *gold = &g_array_index(document->gold, EntLabel, i);
        if (!is_scored(gold))
            continue;
        guint match = 0;
        for (; match < document->found->len; match++) {
            const EntLabel *found = &g_array_index(document->found, EntLabel, match);
            if (!taken[match] && found->who == gold->who && found->start < gold->end && gold->start < found->end)
                break;
        }
        bool is_hit = match < document->found->len;
        taken[match] |= is_hit;
        const char *reading = gold->reading;
        if (reading == NULL && !is_hit) {
            score->misses++;
            continue;
        }
        if (reading == NULL)
            reading = g_array_index(document->found, EntLabel, match).reading;
        EntScore *of_reading = score_of(readings, reading);
        *(is_hit ? &score->hits : &score->misses) += 1;
        *(is_hit ? &of_reading->hits : &of_reading->misses) += 1;
    }
    for (guint i = 0; i < document->found->len; i++) {
        const EntLabel *found = &g_array_index(document->found, EntLabel, i);
        if (taken[i] || found->who == NULL)
            continue;
        score->alarms++;
        score_of(readings, found->reading)->alarms++;
    }
}

static GHashTable *everyone(const GArray *side) {
    GHashTable *set = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < side->len; i++)
        if (is_scored(&g_array_index(side, EntLabel, i)))
            g_hash_table_add(set, (gpointer)g_array_index(side, EntLabel, i).who);
    return set;
}

static void score_document(EntScore *score, const EntLabelled *document) {
    g_autoptr(GHashTable) gold = everyone(document->gold), found = everyone(document->found);
    GHashTableIter iter;
    gpointer who;
    uint64_t n_both = 0;
    g_hash_table_iter_init(&iter, gold);
    while (g_hash_table_iter_next(&iter, &who, NULL))
        n_both += g_hash_table_contains(found, who) ? 1 : 0;
    score->hits += n_both;
    score->misses += g_hash_table_size(gold) - n_both;
    score->alarms += g_hash_table_size(found) - n_both;
}

static gint compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(((const EntNamedScore *)a)->name, ((const EntNamedScore *)b)->name);
}

void ent_score_spans(EntScores *scores, const EntLabels *labels) {
    g_autoptr(GHashTable) misses = g_hash_table_new_full(fault_hash, fault_equal, g_free, NULL);
    g_autoptr(GHashTable) alarms = g_hash_table_new_full(fault_hash, fault_equal, g_free, NULL);
    g_autoptr(GHashTable) readings = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint d = 0; d < labels->documents->len; d++) {
        const EntLabelled *document = g_ptr_array_index(labels->documents, d);
        for (guint i = 0; i < document->gold->len; i++)
            scores->has_readings |= g_array_index(document->gold, EntLabel, i).reading != NULL;
        for (guint i = 0; i < document->gold->len; i++)
            scores->gold += is_scored(&g_array_index(document->gold, EntLabel, i)) ? 1 : 0;
        for (guint i = 0; i < document->found->len; i++)
            scores->found += g_array_index(document->found, EntLabel, i).who != NULL;
        score_exact(&scores->exact, document, misses, alarms);
        score_overlap(&scores->overlap, document, readings);
        score_document(&scores->document, document);
    }
    scores->misses = sort_faults(misses);
    scores->alarms = sort_faults(alarms);
    GHashTableIter iter;
    gpointer name, score;
    g_hash_table_iter_init(&iter, readings);
    while (g_hash_table_iter_next(&iter, &name, &score)) {
        EntNamedScore named = {name, *(EntScore *)score};
        g_array_append_val(scores->readings, named);
    }
    g_array_sort(scores->readings, compare_names);
}
