/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/table.h"

#include <string.h>

#define LONGEST_EXAMPLE 240

static void free_candidate(gpointer data) {
    EntCandidate *candidate = data;
    for (unsigned i = 0; i < candidate->n_examples; i++) {
        g_free(candidate->examples[i].document);
        g_free(candidate->examples[i].sentence);
    }
    g_free(candidate->name);
    g_free(candidate);
}

EntCandidateTable *ent_candidate_table_new(size_t most) {
    EntCandidateTable *table = g_new0(EntCandidateTable, 1);
    table->by_key = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, free_candidate);
    table->most = most;
    return table;
}

void ent_candidate_table_free(EntCandidateTable *table) {
    if (table == NULL)
        return;
    g_hash_table_unref(table->by_key);
    g_free(table);
}

uint32_t ent_candidate_mentions(const EntCandidate *candidate) {
    return candidate->inside + candidate->initial;
}

bool ent_candidate_is_person(const EntCandidate *candidate) {
    unsigned sure;
    return candidate->may_be_person &&
           ent_guess_type(candidate->points, candidate->n_words, false, &sure) == ENT_TYPE_PERSON && sure > 0;
}

EntCandidate *ent_candidate_table_find(const EntCandidateTable *table, uint64_t key) {
    gint64 wanted = (gint64)key;
    return g_hash_table_lookup(table->by_key, &wanted);
}

static gboolean is_rare(gpointer key, gpointer value, gpointer data) {
    (void)key;
    return ent_candidate_mentions(value) <= *(const uint32_t *)data;
}

/* What is forgotten depends on the counts alone, so it is the same in every run. */
static void forget(EntCandidateTable *table) {
    while (g_hash_table_size(table->by_key) > table->most / 2) {
        table->forgotten++;
        g_hash_table_foreach_remove(table->by_key, is_rare, &table->forgotten);
    }
}

EntCandidate *ent_candidate_table_take(EntCandidateTable *table, const EntName *name, EntText text) {
    EntCandidate *candidate = ent_candidate_table_find(table, name->key);
    if (candidate != NULL)
        return candidate;
    if (g_hash_table_size(table->by_key) >= table->most)
        forget(table);
    candidate = g_new0(EntCandidate, 1);
    candidate->key = name->key;
    candidate->last_word = name->last_word;
    candidate->n_words = name->n_words;
    candidate->is_acronym = name->is_acronym;
    candidate->may_be_person = name->may_be_person;
    candidate->name = g_utf8_make_valid((const char *)text.bytes + name->start, (gssize)(name->end - name->start));
    for (char *c = candidate->name; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = ' ';
    g_hash_table_insert(table->by_key, &candidate->key, candidate);
    return candidate;
}

void ent_candidate_count(EntCandidate *candidate, bool is_initial, uint32_t document) {
    *(is_initial ? &candidate->initial : &candidate->inside) += 1;
    candidate->documents += candidate->last_document != document;
    candidate->last_document = document;
}

void ent_candidate_add_country(EntCandidate *candidate, uint32_t actor) {
    unsigned i = 0;
    while (i < candidate->n_countries && candidate->countries[i].actor != actor)
        i++;
    if (i == ENT_MOST_COUNTRIES)
        return;
    if (i == candidate->n_countries)
        candidate->countries[candidate->n_countries++].actor = actor;
    candidate->countries[i].times++;
}

void ent_candidate_add_example(EntCandidate *candidate, const char *document, const char *sentence, size_t length) {
    if (candidate->n_examples == ENT_MOST_EXAMPLES)
        return;
    EntExample *example = &candidate->examples[candidate->n_examples++];
    example->document = g_strdup(document);
    g_autofree char *valid = g_utf8_make_valid(sentence, (gssize)MIN(length, LONGEST_EXAMPLE));
    example->sentence = length > LONGEST_EXAMPLE ? g_strconcat(valid, "...", NULL) : g_strdup(valid);
}

static gint compare(gconstpointer a, gconstpointer b) {
    const EntCandidate *left = *(const EntCandidate *const *)a, *right = *(const EntCandidate *const *)b;
    uint32_t n_left = ent_candidate_mentions(left), n_right = ent_candidate_mentions(right);
    if (n_left != n_right)
        return n_left > n_right ? -1 : 1;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : left->key < right->key ? -1 : 1;
}

static GPtrArray *all_of(const EntCandidateTable *table) {
    GPtrArray *all = g_ptr_array_new();
    GHashTableIter iter;
    gpointer candidate;
    g_hash_table_iter_init(&iter, table->by_key);
    while (g_hash_table_iter_next(&iter, NULL, &candidate))
        g_ptr_array_add(all, candidate);
    g_ptr_array_sort(all, compare);
    return all;
}

static void add_to(EntCandidate *into, const EntCandidate *from) {
    into->inside += from->inside;
    into->initial += from->initial;
    into->documents += from->documents; /* who is named by surname alone is in another document */
    for (int type = 0; type < ENT_N_TYPES; type++)
        into->points[type] += from->points[type];
}

/* Adds a single name to the only longer one that ends with it. */
static void fold(GPtrArray *all) {
    g_autoptr(GHashTable) longer =
        g_hash_table_new(g_int64_hash, g_int64_equal); /* last word -> it, or NULL for several */
    for (guint i = 0; i < all->len; i++) {
        EntCandidate *candidate = g_ptr_array_index(all, i);
        if (!candidate->may_be_person)
            continue;
        bool is_first = !g_hash_table_contains(longer, &candidate->last_word);
        g_hash_table_insert(longer, &candidate->last_word, is_first ? candidate : NULL);
    }
    for (guint i = 0; i < all->len; i++) {
        EntCandidate *candidate = g_ptr_array_index(all, i);
        EntCandidate *into =
            candidate->n_words == 1 && !candidate->is_acronym ? g_hash_table_lookup(longer, &candidate->key) : NULL;
        if (into == NULL || !ent_candidate_is_person(into))
            continue;
        add_to(into, candidate);
        candidate->inside = candidate->initial = 0;
    }
}

/* What begins sentences far more often than it stands in them is a common word, now and then with a capital. */
static bool is_name(const EntCandidate *candidate) {
    return candidate->inside > 0 && (candidate->n_words > 1 || 4 * candidate->inside >= candidate->initial);
}

GPtrArray *ent_candidate_table_sorted(EntCandidateTable *table, uint32_t least) {
    g_autoptr(GPtrArray) all = all_of(table);
    fold(all);
    GPtrArray *kept = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++) {
        EntCandidate *candidate = g_ptr_array_index(all, i);
        if (is_name(candidate) && ent_candidate_mentions(candidate) >= least)
            g_ptr_array_add(kept, candidate);
    }
    g_ptr_array_sort(kept, compare);
    return kept;
}
