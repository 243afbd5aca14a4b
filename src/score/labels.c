/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/labels.h"

static void free_document(gpointer data) {
    EntLabelled *document = data;
    g_array_unref(document->gold);
    g_array_unref(document->found);
    g_free(document);
}

EntLabels *ent_labels_new(void) {
    EntLabels *labels = g_new0(EntLabels, 1);
    labels->documents = g_ptr_array_new_with_free_func(free_document);
    labels->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    labels->strings = g_string_chunk_new(1 << 14);
    return labels;
}

void ent_labels_free(EntLabels *labels) {
    if (labels == NULL)
        return;
    g_ptr_array_unref(labels->documents);
    g_hash_table_unref(labels->by_id);
    g_string_chunk_free(labels->strings);
    g_free(labels);
}

const char *ent_labels_intern(EntLabels *labels, const char *text) {
    return text != NULL ? g_string_chunk_insert_const(labels->strings, text) : NULL;
}

EntLabelled *ent_labels_find(const EntLabels *labels, const char *id) {
    return g_hash_table_lookup(labels->by_id, id);
}

EntLabelled *ent_labels_add_document(EntLabels *labels, const char *id) {
    EntLabelled *document = ent_labels_find(labels, id);
    if (document != NULL)
        return document;
    document = g_new0(EntLabelled, 1);
    document->id = ent_labels_intern(labels, id);
    document->gold = g_array_new(FALSE, FALSE, sizeof(EntLabel));
    document->found = g_array_new(FALSE, FALSE, sizeof(EntLabel));
    g_ptr_array_add(labels->documents, document);
    g_hash_table_insert(labels->by_id, (gpointer)document->id, document);
    return document;
}

bool ent_labels_add(GArray *side, const EntLabel *label) {
    for (guint i = 0; i < side->len; i++) {
        EntLabel *there = &g_array_index(side, EntLabel, i);
        if (there->start == label->start && there->end == label->end) {
            *there = *label;
            return true;
        }
    }
    if (side->len >= ENT_MOST_LABELS)
        return false;
    g_array_append_vals(side, label, 1);
    return true;
}

static bool share_a_byte(const EntLabel *a, const EntLabel *b) {
    return a->start < b->end && b->start < a->end;
}

static bool lies_on_free_gold(const EntLabel *found, const GArray *gold) {
    bool on_free = false;
    for (guint i = 0; i < gold->len; i++) {
        const EntLabel *label = &g_array_index(gold, EntLabel, i);
        if (!share_a_byte(label, found))
            continue;
        if (!label->is_free)
            return false;
        on_free = true;
    }
    return on_free;
}

void ent_labels_settle(EntLabels *labels) {
    for (guint d = 0; d < labels->documents->len; d++) {
        EntLabelled *document = g_ptr_array_index(labels->documents, d);
        guint n_kept = 0;
        for (guint i = 0; i < document->found->len; i++) {
            EntLabel label = g_array_index(document->found, EntLabel, i);
            if (!lies_on_free_gold(&label, document->gold))
                g_array_index(document->found, EntLabel, n_kept++) = label;
        }
        g_array_set_size(document->found, n_kept);
    }
}
