/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/lexicon.h"

#include "mention/neighbours.h"

#include <string.h>

#define SHORT_TEXT 256

unsigned ent_words_split(const char *text, EntToken *words, unsigned room) {
    /* Words look ahead in blocks, so they need a copy with room behind it. */
    size_t length = strlen(text);
    unsigned char near[SHORT_TEXT + 64];
    g_autofree unsigned char *far = length > SHORT_TEXT ? g_malloc(length + 64) : NULL;
    unsigned char *padded = far != NULL ? far : near;
    memcpy(padded, text, length);
    memset(padded + length, 0, 64);
    EntText bytes = {padded, (uint32_t)length};
    unsigned n_words = 0;
    for (uint32_t at = 0; n_words < room; at = words[n_words++].end)
        if (!(n_words > 0 && ent_token_ampersand(bytes, at, &words[n_words])) &&
            !ent_token_next(bytes, at, &words[n_words]))
            break;
    return n_words;
}

/* ---- The trie in the making: all edges in one table ---- */

/* The edge that leads to a node. */
typedef struct {
    uint64_t hash;
    uint32_t from;
} Arrival;

typedef struct {
    EntLexicon *lexicon;
    Arrival *arrivals; /* by node */
    uint32_t *slots;   /* nodes, by the words that lead to them; 0: free */
    uint64_t mask;
} Building;

/* The words of an alias, and for each the slot to begin at, by all words so far. */
typedef struct {
    EntToken words[ENT_LONGEST_ALIAS];
    uint64_t slots[ENT_LONGEST_ALIAS];
    unsigned n_words, first; /* the first of them that is no lead */
} Reading;

/* So many aliases are read ahead, so that the slots they need are on their way to the cache. */
#define READ_AHEAD 16

/* An accent may be left out in the text, and a letter may have one there; only what follows a single letter is not
 * known. */
static uint64_t letters_of(const EntToken *word, const char *text) {
    unsigned char first = (unsigned char)text[word->start], second = (unsigned char)text[word->start + 1];
    return word->end - word->start < 2 ? UINT64_MAX : ent_lexicon_letters(first, second);
}

void ent_lexicon_let_through(EntLexicon *lexicon, uint64_t hash, uint16_t cues) {
    ent_first_words_add(&lexicon->first_words, hash, (EntFirstWord){.cues = cues});
}

/* The node that @word leads to from @node; a new one when there is none. It is sought from @slot on. */
static uint32_t add_edge(Building *building, uint32_t node, const EntToken *word, uint64_t slot) {
    for (; building->slots[slot] != 0; slot = (slot + 1) & building->mask) {
        const Arrival *arrival = &building->arrivals[building->slots[slot]];
        if (arrival->hash == word->hash && arrival->from == node)
            return building->slots[slot];
    }
    uint32_t made = ++building->lexicon->n_nodes;
    building->slots[slot] = made;
    building->arrivals[made] = (Arrival){word->hash, node};
    building->lexicon->nodes[made].entry.alias = ENT_NO_ALIAS;
    building->lexicon->nodes[node].edge_mask++; /* counts them, until they have their places */
    return made;
}

/* Gives the edges of each node but the root, whose words are first words, a table of their own. */
static void place_edges(Building *building) {
    EntLexicon *lexicon = building->lexicon;
    uint32_t n_places = 1;
    for (uint32_t node = 1; node <= lexicon->n_nodes; node++) {
        EntTrieNode *from = &lexicon->nodes[node];
        uint32_t n_edges = from->edge_mask, room = 1;
        from->edge_mask = 0;
        if (n_edges == 0)
            continue;
        while (room < n_edges)
            room *= 2;
        from->first_edge = n_places;
        from->edge_mask = room - 1;
        n_places += room;
    }
    lexicon->nodes[0].edge_mask = 0;
    lexicon->edges = g_new0(EntTrieEdge, n_places);
    for (uint32_t node = 1; node <= lexicon->n_nodes; node++) {
        const Arrival *arrival = &building->arrivals[node];
        const EntTrieNode *from = &lexicon->nodes[arrival->from];
        uint32_t tag = (uint32_t)(arrival->hash >> 32), i = tag;
        if (arrival->from == 0)
            continue;
        while (lexicon->edges[from->first_edge + (i & from->edge_mask)].node != 0)
            i++;
        lexicon->edges[from->first_edge + (i & from->edge_mask)] = (EntTrieEdge){tag, node};
    }
}

/* ---- Aliases ---- */

static bool is_acronym(const EntToken *token) {
    return ent_token_is_capital(token) && (token->shape & ENT_SHAPE_UPPER_ALL) && token->letters > 1;
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

static void read_alias(const Building *building, const EntAlias *alias, Reading *reading) {
    unsigned n_words = ent_words_split(alias->text, reading->words, ENT_LONGEST_ALIAS), first = 0;
    while (first < ENT_LONGEST_LEAD && first + 1 < n_words && !ent_token_is_capital(&reading->words[first]))
        first++;
    reading->n_words = n_words;
    reading->first = first;
    uint64_t words = 0;
    for (unsigned i = first; i < n_words; i++) {
        words = ent_lexicon_mix(words, reading->words[i].hash);
        reading->slots[i] = ent_hash_mix(words, UINT64_C(0xe7037ed1a0b428db)) & building->mask;
        __builtin_prefetch(&building->slots[reading->slots[i]]);
    }
}

static void note_word(EntEntry *entry, const EntAlias *alias, const EntToken *word, unsigned i) {
    entry->words = ent_lexicon_mix(entry->words, word->hash);
    /* `Non-Aligned` is written `Non-aligned` too. */
    if (ent_token_is_capital(word) && (i == 0 || alias->text[word->start - 1] != '-'))
        entry->capital |= (uint16_t)(1u << i);
    if (is_acronym(word))
        entry->acronym |= (uint16_t)(1u << i);
}

/* The first alias of a node stands in it, the others behind that one. */
static void put_at(EntLexicon *lexicon, uint32_t node, EntEntry entry) {
    EntEntry *first = &lexicon->nodes[node].entry;
    if (first->alias == ENT_NO_ALIAS) {
        entry.marks = first->marks;
        *first = entry;
    } else {
        entry.next = first->next;
        first->next = ++lexicon->n_more;
        lexicon->more[lexicon->n_more] = entry;
    }
}

static void add_alias(Building *building, const EntCatalogue *catalogue, uint32_t index, const Reading *reading) {
    EntLexicon *lexicon = building->lexicon;
    const EntAlias *alias = &catalogue->aliases[index];
    const EntText bytes = {(const unsigned char *)alias->text, (uint32_t)strlen(alias->text)};
    const EntToken *words = reading->words;
    unsigned n_words = reading->n_words, first = reading->first;
    if (n_words == 0)
        return;
    EntEntry entry = make_entry(catalogue, index);
    entry.n_lead = (uint8_t)first;
    entry.is_famous = alias->actor != ENT_NOBODY && catalogue->actors[alias->actor].famous;
    entry.in_lower = safe_in_lower(alias, words, n_words);
    bool is_certain = alias->actor == ENT_NOBODY || !catalogue->actors[alias->actor].every_state;
    entry.is_alone = first == 0 && alias->lower != 0 && alias->kind != ENT_ALIAS_SURNAME && is_certain;
    for (unsigned i = 0; i < first; i++)
        lexicon->leads[index][i] = words[i].hash;
    uint32_t node = 0;
    EntFirstWord first_word = {.is_alias = first + 1 == n_words};
    if (first + 1 < n_words)
        first_word.letters = ent_lexicon_halve(letters_of(&words[first + 1], alias->text));
    for (unsigned i = first; i < n_words; i++) {
        lexicon->nodes[node].letters |= letters_of(&words[i], alias->text);
        if (i > first)
            lexicon->nodes[node].entry.marks |= ent_gap_mark(bytes, words[i - 1].end, words[i].start);
        node = add_edge(building, node, &words[i], reading->slots[i]);
        if (i == first)
            first_word.node = node;
        note_word(&entry, alias, &words[i], i - first);
    }
    ent_first_words_add(&lexicon->first_words, words[first].hash, first_word);
    put_at(lexicon, node, entry);
}

/* No alias has more words than bytes between words, and one. */
static size_t count_words(const EntCatalogue *catalogue) {
    size_t n_words = 0;
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        n_words++;
        for (const char *c = catalogue->aliases[i].text; *c != '\0'; c++)
            n_words += !g_ascii_isalnum(*c);
    }
    return n_words;
}

static void add_aliases(Building *building, const EntCatalogue *catalogue) {
    Reading readings[READ_AHEAD];
    for (uint32_t i = 0; i < catalogue->n_aliases + READ_AHEAD; i++) {
        Reading *reading = &readings[i % READ_AHEAD];
        if (i >= READ_AHEAD)
            add_alias(building, catalogue, i - READ_AHEAD, reading);
        if (i < catalogue->n_aliases)
            read_alias(building, &catalogue->aliases[i], reading);
    }
}

/* Nodes lie in lines of the cache. */
static EntTrieNode *align_nodes(void *room) {
    uintptr_t before = (uintptr_t)room % sizeof(EntTrieNode);
    return (EntTrieNode *)(void *)((char *)room + (before == 0 ? 0 : sizeof(EntTrieNode) - before));
}

/* ent_lexicon_letter_bit() of half of ent_lexicon_halve(), in two tables. */
static void fill_letters(EntLexicon *lexicon) {
    for (unsigned i = 0; i < 256; i++) {
        unsigned char byte = (unsigned char)i;
        bool is_hidden = byte >= 0x80 || byte == '.';
        lexicon->first_letters[i] = g_ascii_isalnum(byte) ? ent_lexicon_letter_bit(byte, 0) & 31 : ENT_ODD_LETTER;
        lexicon->second_letters[i] = is_hidden ? ENT_ODD_LETTER : ent_lexicon_letter_bit(0, byte) & 31;
    }
}

EntLexicon *ent_lexicon_new(const EntCatalogue *catalogue) {
    EntLexicon *lexicon = g_new0(EntLexicon, 1);
    size_t most_nodes = count_words(catalogue) + 1, n_slots = 64;
    while (n_slots < 2 * most_nodes)
        n_slots *= 2;
    Building building = {lexicon, g_new(Arrival, most_nodes), g_new0(uint32_t, n_slots), n_slots - 1};
    /* Room that is zero already, of which what is not needed is never touched. */
    lexicon->nodes_room = g_malloc0((most_nodes + 1) * sizeof(EntTrieNode));
    lexicon->nodes = align_nodes(lexicon->nodes_room);
    lexicon->nodes[0].entry.alias = ENT_NO_ALIAS;
    lexicon->more = g_new0(EntEntry, catalogue->n_aliases + 1);
    lexicon->leads = g_malloc0((catalogue->n_aliases + 1) * sizeof *lexicon->leads);
    ent_first_words_init(&lexicon->first_words);
    lexicon->article = ent_token_hash("the", 3);
    fill_letters(lexicon);
    add_aliases(&building, catalogue);
    place_edges(&building);
    g_free(building.arrivals);
    g_free(building.slots);
    return lexicon;
}

void ent_lexicon_free(EntLexicon *lexicon) {
    if (lexicon == NULL)
        return;
    ent_first_words_clear(&lexicon->first_words);
    g_free(lexicon->edges);
    g_free(lexicon->nodes_room);
    g_free(lexicon->more);
    g_free(lexicon->leads);
    g_free(lexicon);
}
