/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_LEXICON_H
#define ENT_MENTION_LEXICON_H

#include "actors/catalogue.h"
#include "mention/first_words.h"
#include "mention/token.h"

/*
 * The aliases as a trie over word hashes, in flat arrays: the edges of a node are a small hash table of their own, so
 * that a name that is often met stays in the cache; a node lists the aliases that end there. Edges keep 32 bits of the
 * hash; the entry at the end tells by 64 whether all words were the same. First words are found by EntFirstWords. An
 * alias that begins with small words (`al-Qaeda`) is entered at its first capitalised word, and the words before it,
 * its lead, are compared backwards.
 */

#define ENT_LONGEST_ALIAS 16

/** An alias where it ends, with what is asked of it on the hot path. */
typedef struct {
    uint64_t words; /* the hashes of all words, mixed: a trie of short keys can be mistaken, this is not */
    uint32_t alias; /* of the catalogue, or ENT_NO_ALIAS */
    uint32_t next;  /* another alias that ends here, of EntLexicon.more, or 0 */
    uint32_t actor; /* or ENT_NOBODY: a phrase */
    uint32_t when, unless;
    int32_t from, to; /* days on which it is valid */
    uint16_t capital; /* bit i: word i must begin with a capital */
    uint16_t acronym; /* bit i: word i must be all capitals */
    uint8_t kind;     /* EntAliasKind */
    uint8_t type;     /* EntActorType */
    int8_t lower;
    uint8_t n_lead;
    bool in_lower;  /* may be found in text without capitals */
    uint8_t marks;  /* of the node: ENT_MARK_COMMA ... that may stand before a word that leads on */
    bool is_famous; /* the actor */
    bool is_alone;  /* only its words, days, conditions and the rules decide; and it ends alone, when next is 0 */
} EntEntry;

#define ENT_NO_ALIAS UINT32_MAX

/** A node and the first alias that ends there: one line of the cache. */
typedef struct {
    uint64_t letters;    /* a filter of the words that lead on, by their first two letters */
    uint32_t first_edge; /* of EntLexicon.edges, or 0 when no word leads on */
    uint32_t edge_mask;  /* the places its edges have, less one */
    EntEntry entry;
} EntTrieNode;

G_STATIC_ASSERT(sizeof(EntTrieNode) == 64);

/* Eight bytes, so that the table stays in the cache: the rest of the key is checked by EntEntry.words. */
typedef struct {
    uint32_t tag;
    uint32_t node;
} EntTrieEdge;

#define ENT_LONGEST_LEAD 2

typedef struct {
    EntTrieEdge *edges;
    EntTrieNode *nodes;                  /* node 0 is the root */
    void *nodes_room;                    /* where they lie */
    EntEntry *more;                      /* aliases that share their words with others; 0 is unused */
    uint64_t (*leads)[ENT_LONGEST_LEAD]; /* by alias: hashes */
    uint32_t n_nodes, n_more;
    uint64_t article; /* the hash of `the`: not part of a mention */
    EntFirstWords first_words;
    uint8_t first_letters[256], second_letters[256]; /* for ent_lexicon_ends_word() */
} EntLexicon;

EntLexicon *ent_lexicon_new(const EntCatalogue *catalogue);
void ent_lexicon_free(EntLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntLexicon, ent_lexicon_free)

/**
 * Makes @hash known as the first word of cues, which perhaps begins no alias, under a number above 0; once for each
 * ent_first_tag().
 */
void ent_lexicon_let_through(EntLexicon *lexicon, uint64_t hash, uint16_t cues);

/** The node that a first word leads to, or 0. */
static inline uint32_t ent_lexicon_first(const EntLexicon *lexicon, uint64_t hash) {
    return ent_first_words_find(&lexicon->first_words, hash).node;
}

/** The node that @hash leads to from @node, which is not the root, or 0. */
static inline uint32_t ent_lexicon_step(const EntLexicon *lexicon, uint32_t node, uint64_t hash) {
    const EntTrieNode *from = &lexicon->nodes[node];
    const EntTrieEdge *edges = &lexicon->edges[from->first_edge];
    uint32_t tag = (uint32_t)(hash >> 32);
    for (uint32_t i = 0; i <= from->edge_mask; i++) {
        EntTrieEdge edge = edges[(tag + i) & from->edge_mask];
        if (edge.tag == tag || edge.node == 0)
            return edge.node;
    }
    return 0;
}

/** The next alias that ends where @entry does, or NULL. */
static inline const EntEntry *ent_lexicon_next(const EntLexicon *lexicon, const EntEntry *entry) {
    return entry->next != 0 ? &lexicon->more[entry->next] : NULL;
}

/** Which bit a word's first two letters, small or not, have in EntTrieNode.letters. */
static inline unsigned ent_lexicon_letter_bit(unsigned char first, unsigned char second) {
    return ((first & 31u) * 7 + (second & 31u) * 5) & 63;
}

/** The bit; accents and the dots of `D.C.` hide letters, so those have all bits. */
static inline uint64_t ent_lexicon_letters(unsigned char first, unsigned char second) {
    if (((first | second) & 0x80) || second == '.')
        return UINT64_MAX;
    return UINT64_C(1) << ent_lexicon_letter_bit(first, second);
}

/** Such a filter of letters in 32 bits. */
static inline uint32_t ent_lexicon_halve(uint64_t letters) {
    return (uint32_t)(letters | letters >> 32);
}

/** Of such a table: what cannot be told by a letter. */
#define ENT_ODD_LETTER 0x80

/**
 * Whether a word that ends before @end, @letters lead on from, ends a name: a space and a word that begins otherwise
 * follow. False when that cannot be told. Two bytes behind the space can be read.
 */
static inline bool ent_lexicon_ends_word(const EntLexicon *lexicon, const unsigned char *end, uint32_t letters) {
    uint32_t first = lexicon->first_letters[end[1]], second = lexicon->second_letters[end[2]];
    return (end[0] == ' ') & !((first | second) & ENT_ODD_LETTER) & !(letters >> ((first + second) & 31) & 1);
}

/** Mixes the hash of one more word into those before; begin with 0. */
static inline uint64_t ent_lexicon_mix(uint64_t words, uint64_t hash) {
    return (words ^ hash) * UINT64_C(0x9e3779b97f4a7c15) + (words >> 29);
}

/**
 * Whether the alias is found in text without capitals: its `lower`, else whether it is long enough to be no common
 * word.
 */
bool ent_lexicon_in_lower(const EntAlias *alias);

/** The words of @text (an alias, a cue), at most @room; returns how many there are. */
unsigned ent_words_split(const char *text, EntToken *words, unsigned room);

#endif
