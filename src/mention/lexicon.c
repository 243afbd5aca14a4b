/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/lexicon.h"

#include <string.h>

unsigned ent_words_split(const char *text, EntToken *words, unsigned room) {
    /* Words look ahead in blocks, so they need a copy with room behind it. */
    size_t length = strlen(text);
    g_autofree unsigned char *padded = g_malloc0(length + 64);
    memcpy(padded, text, length);
    EntText bytes = {padded, (uint32_t)length};
    unsigned n_words = 0;
    for (uint32_t at = 0; n_words < room && ent_token_next(bytes, at, &words[n_words]); n_words++)
        at = words[n_words].end;
    return n_words;
}

/* An accent may be left out in the text, and a letter may have one there; only what follows a single letter is not known. */
static uint64_t letters_of(const EntToken *word, const char *text) {
    unsigned char first = (unsigned char)text[word->start], second = (unsigned char)text[word->start + 1];
    return word->end - word->start < 2 ? UINT64_MAX : ent_lexicon_letters(first, second);
}

void ent_lexicon_let_through(EntLexicon *lexicon, uint64_t hash) {
    ent_first_words_add(&lexicon->first_words, hash, (EntFirstWord){.flags = ENT_FIRST_IS_CUE});
}

static uint32_t add_edge(EntLexicon *lexicon, uint32_t node, const EntToken *word, const char *text) {
    uint64_t hash = word->hash;
    lexicon->nodes[node].letters |= letters_of(word, text);
    uint32_t known = ent_lexicon_step(lexicon, node, hash);
    if (known != 0)
        return known;
    uint64_t key = hash ^ (node * UINT64_C(0x9e3779b97f4a7c15)), slot = key & lexicon->edge_mask;
    while (lexicon->edges[slot].node != 0)
        slot = (slot + 1) & lexicon->edge_mask;
    lexicon->edges[slot] = (EntTrieEdge){(uint32_t)(key >> 32), ++lexicon->n_nodes};
    lexicon->nodes[node].edges |= ent_lexicon_bit(hash);
    return lexicon->n_nodes;
}

static bool is_capitalised(const EntToken *token) {
    return (token->shape & ENT_SHAPE_UPPER_FIRST) != 0;
}

static bool is_acronym(const EntToken *token) {
    return is_capitalised(token) && (token->shape & ENT_SHAPE_UPPER_ALL) && token->letters > 1;
}

/* Short words and acronyms are words of the language too often: `us`, `who`, `may`. */
static bool safe_in_lower(const EntAlias *alias, const EntToken *words, unsigned n_words) {
    if (alias->lower >= 0)
        return alias->lower == 1;
    if (n_words > 1)
        return true;
    return words[0].letters > 4 || (words[0].letters == 4 && !is_acronym(&words[0]));
}

bool ent_lexicon_in_lower(const EntAlias *alias) {
    EntToken words[ENT_LONGEST_ALIAS];
    unsigned n_words = ent_words_split(alias->text, words, ENT_LONGEST_ALIAS);
    return n_words > 0 && safe_in_lower(alias, words, n_words);
}

static EntEntry make_entry(const EntCatalogue *catalogue, uint32_t index) {
    const EntAlias *alias = &catalogue->aliases[index];
    EntEntry entry = {.alias = index,
                      .actor = alias->actor,
                      .when = alias->when,
                      .unless = alias->unless,
                      .from = alias->from,
                      .to = alias->to,
                      .kind = (uint8_t)alias->kind,
                      .lower = alias->lower};
    if (alias->actor == ENT_NOBODY)
        return entry;
    const EntActor *actor = &catalogue->actors[alias->actor];
    entry.type = (uint8_t)actor->type;
    /* A state's name lives on after its end; before its beginning it was something else. */
    entry.from = MAX(entry.from, actor->from);
    return entry;
}

static void add_alias(EntLexicon *lexicon, const EntCatalogue *catalogue, uint32_t index) {
    const EntAlias *alias = &catalogue->aliases[index];
    EntToken words[ENT_LONGEST_ALIAS];
    unsigned n_words = ent_words_split(alias->text, words, ENT_LONGEST_ALIAS), first = 0;
    if (n_words == 0)
        return;
    while (first < ENT_LONGEST_LEAD && first + 1 < n_words && !is_capitalised(&words[first]))
        first++;
    EntEntry entry = make_entry(catalogue, index);
    entry.n_lead = (uint8_t)first;
    entry.in_lower = safe_in_lower(alias, words, n_words);
    entry.is_plain = first == 0 && alias->lower != 0 && alias->kind != ENT_ALIAS_SURNAME &&
                     alias->when == ENT_NO_CONDITION && alias->unless == ENT_NO_CONDITION;
    for (unsigned i = 0; i < first; i++)
        lexicon->leads[index][i] = words[i].hash;
    uint32_t node = 0;
    EntFirstWord first_word = {.flags = first + 1 == n_words ? ENT_FIRST_IS_ALIAS : 0};
    if (first + 1 < n_words)
        first_word.letters = ent_lexicon_halve(letters_of(&words[first + 1], alias->text));
    for (unsigned i = first; i < n_words; i++) {
        node = add_edge(lexicon, node, &words[i], alias->text);
        if (i == first)
            first_word.node = node;
        entry.words = ent_lexicon_mix(entry.words, words[i].hash);
        /* `Non-Aligned` is written `Non-aligned` too. */
        if (is_capitalised(&words[i]) && (i == first || alias->text[words[i].start - 1] != '-'))
            entry.capital |= (uint16_t)(1u << (i - first));
        if (is_acronym(&words[i]))
            entry.acronym |= (uint16_t)(1u << (i - first));
    }
    ent_first_words_add(&lexicon->first_words, words[first].hash, first_word);
    EntEntry *first_here = &lexicon->nodes[node].entry;
    if (first_here->alias == ENT_NO_ALIAS) {
        *first_here = entry;
    } else {
        entry.next = first_here->next;
        first_here->next = ++lexicon->n_more;
        lexicon->more[lexicon->n_more] = entry;
    }
}

EntLexicon *ent_lexicon_new(const EntCatalogue *catalogue) {
    EntLexicon *lexicon = g_new0(EntLexicon, 1);
    size_t most_edges = 0;
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        EntToken words[ENT_LONGEST_ALIAS];
        most_edges += ent_words_split(catalogue->aliases[i].text, words, ENT_LONGEST_ALIAS);
    }
    size_t n_slots = 64;
    while (n_slots < most_edges + most_edges / 2)
        n_slots *= 2;
    lexicon->edges = g_new0(EntTrieEdge, n_slots);
    lexicon->edge_mask = n_slots - 1;
    lexicon->nodes = g_aligned_alloc0(most_edges + 1, sizeof(EntTrieNode), sizeof(EntTrieNode));
    for (size_t i = 0; i <= most_edges; i++)
        lexicon->nodes[i].entry.alias = ENT_NO_ALIAS;
    lexicon->more = g_new0(EntEntry, catalogue->n_aliases + 1);
    lexicon->leads = g_malloc0((catalogue->n_aliases + 1) * sizeof *lexicon->leads);
    ent_first_words_init(&lexicon->first_words);
    lexicon->article = ent_token_hash("the", 3);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++)
        add_alias(lexicon, catalogue, i);
    return lexicon;
}

void ent_lexicon_free(EntLexicon *lexicon) {
    if (lexicon == NULL)
        return;
    ent_first_words_clear(&lexicon->first_words);
    g_free(lexicon->edges);
    g_aligned_free(lexicon->nodes);
    g_free(lexicon->more);
    g_free(lexicon->leads);
    g_free(lexicon);
}
