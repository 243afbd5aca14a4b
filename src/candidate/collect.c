/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/collect.h"

#include "corpus/document.h"
#include "mention/reader.h"

/* A longer name of the document and its last word. */
typedef struct {
    uint64_t last_word, key;
} Longer;

typedef struct {
    const EntCatalogue *catalogue;
    const EntVocabulary *vocabulary;
    GHashTable *known; /* keys of all aliases */
    EntCandidateTable *table;
    GArray *longer; /* of the document */
    const EntDocument *document;
    EntText text;
    const EntSentence *sentence;
    const EntMention *mentions; /* of the sentence */
    uint32_t n_mentions, number;
} Collecting;

static GHashTable *keys_of(const EntCatalogue *catalogue) {
    GHashTable *known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        uint64_t key = ent_name_key(catalogue->aliases[i].text);
        g_hash_table_add(known, g_memdup2(&key, sizeof key));
    }
    return known;
}

/* A single name is the longer one that the document has given before. */
static EntCandidate *longer_of(const Collecting *c, const EntName *name) {
    for (guint i = c->longer->len; name->n_words == 1 && !name->is_acronym && i > 0; i--) {
        const Longer *longer = &g_array_index(c->longer, Longer, i - 1);
        EntCandidate *candidate =
            longer->last_word == name->key ? ent_candidate_table_find(c->table, longer->key) : NULL;
        if (candidate != NULL && ent_candidate_is_person(candidate))
            return candidate;
    }
    return NULL;
}

static void take(const EntName *name, gpointer data) {
    Collecting *c = data;
    if (g_hash_table_contains(c->known, &name->key))
        return;
    EntCandidate *candidate = longer_of(c, name);
    bool is_short = candidate != NULL;
    if (candidate == NULL)
        candidate = ent_candidate_table_take(c->table, name, c->text);
    if (name->may_be_person && candidate->last_document != c->number) {
        Longer longer = {name->last_word, name->key};
        g_array_append_val(c->longer, longer);
    }
    ent_candidate_count(candidate, name->is_initial && !is_short, c->number);
    ent_guess_add(c->vocabulary, c->text, c->sentence, name, candidate->points);
    uint32_t country = ent_guess_country(name, c->mentions, c->n_mentions);
    if (country != ENT_NOBODY)
        ent_candidate_add_country(candidate, country);
    if (!is_short && (!name->is_initial || candidate->n_words > 1))
        ent_candidate_add_example(candidate, c->document->id, (const char *)c->text.bytes + c->sentence->start,
                                  c->sentence->end - c->sentence->start);
}

static void read_document(Collecting *c, const EntAnnotation *annotation) {
    uint32_t first = 0;
    while (first < annotation->n_mentions && annotation->mentions[first].sentence < 0)
        first++;
    for (uint32_t i = 0; i < annotation->n_sentences; i++) {
        const EntSentence *sentence = &annotation->sentences[i];
        uint32_t end = first;
        while (end < annotation->n_mentions && annotation->mentions[end].start < sentence->end)
            end++;
        if (sentence->zone <= ENT_ZONE_CAPTION) {
            c->sentence = sentence;
            c->mentions = annotation->n_mentions > 0 ? annotation->mentions + first : NULL;
            c->n_mentions = end - first;
            ent_names_in(c->vocabulary, c->text, sentence, c->mentions, c->n_mentions, take, c);
        }
        first = end;
    }
}

static bool read_all(Collecting *c, EntCorpus *corpus, EntReader *reader, GError **error) {
    EntDocument document;
    EntCorpusStatus status;
    while ((status = ent_corpus_next(corpus, &document, error)) == ENT_CORPUS_DOCUMENT) {
        if (document.windows != NULL || document.text == NULL)
            continue;
        c->document = &document;
        c->number++;
        g_array_set_size(c->longer, 0);
        c->text =
            (EntText){(const unsigned char *)document.text, (uint32_t)MIN(document.text_length, ENT_LONGEST_TEXT)};
        read_document(c, ent_reader_annotate(reader, &document));
    }
    return status != ENT_CORPUS_ERROR;
}

EntCandidateTable *ent_candidates_collect(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                          GError **error) {
    g_autoptr(EntReader) reader = ent_reader_new(catalogue, options, error);
    if (reader == NULL)
        return NULL;
    g_autoptr(EntVocabulary) vocabulary = ent_vocabulary_new(catalogue);
    g_autoptr(GHashTable) known = keys_of(catalogue);
    g_autoptr(EntCandidateTable) table = ent_candidate_table_new(ENT_MOST_CANDIDATES);
    g_autoptr(GArray) longer = g_array_new(FALSE, FALSE, sizeof(Longer));
    Collecting c = {.catalogue = catalogue, .vocabulary = vocabulary, .known = known, .table = table, .longer = longer};
    if (!read_all(&c, corpus, reader, error))
        return NULL;
    table->documents = c.number;
    return g_steal_pointer(&table);
}
