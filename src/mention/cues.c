/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/cues.h"

#include "mention/cue.h"
#include "mention/document_cues.h"
#include "mention/sentence.h"

#include <string.h>

struct _EntCues {
    const EntCatalogue *catalogue;
    const EntLexicon *lexicon;
    EntCue *cues;
    EntDocumentCues *document_cues;
    uint64_t *keys;     /* by cue: the hash of its word nearest to the mention, or 0: look closer */
    bool *rule_is_local; /* by rule: only plain words directly beside */
    uint64_t beside[64]; /* a filter of the words that plain cues of rules begin with */
    EntWordSet *titles, *given, *dates;
};

static void set_bit(uint64_t filter[64], uint64_t hash) {
    filter[(hash >> 6) & 63] |= UINT64_C(1) << (hash & 63);
}

static bool has_bit(const uint64_t filter[64], uint64_t hash) {
    return (filter[(hash >> 6) & 63] >> (hash & 63)) & 1;
}

/* Most cues are told from a neighbour by its hash alone. */
static uint64_t key_of(const EntCue *cue, bool is_before) {
    if (cue->kind != ENT_CUE_WORDS || cue->n_words == 0) return 0;
    unsigned nearest = is_before ? cue->n_words - 1u : 0;
    return cue->prefix != NULL && nearest + 1 == cue->n_words ? 0 : cue->words[nearest];
}

static void find_keys(EntCues *cues) {
    for (uint32_t i = 0; i < cues->catalogue->n_conditions; i++) {
        const uint32_t *first = cues->catalogue->conditions[i].first;
        for (uint32_t cue = first[0]; cue < first[ENT_CUE_ACTORS]; cue++)
            cues->keys[cue] = key_of(&cues->cues[cue], cue < first[ENT_CUE_AFTER]);
    }
}

static bool is_local(const EntCues *cues, uint32_t condition) {
    if (condition == ENT_NO_CONDITION) return true;
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    if (first[ENT_CUE_SENTENCE] != first[ENT_N_CUE_LISTS]) return false;
    for (uint32_t i = first[0]; i < first[ENT_CUE_SENTENCE]; i++)
        if (cues->cues[i].kind != ENT_CUE_WORDS || cues->cues[i].prefix != NULL) return false;
    return true;
}

static void add_to_filter(EntCues *cues, uint32_t condition) {
    if (condition == ENT_NO_CONDITION) return;
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    for (uint32_t i = first[ENT_CUE_BEFORE]; i < first[ENT_CUE_SENTENCE]; i++) {
        const EntCue *cue = &cues->cues[i];
        if (cue->n_words == 0) continue;
        bool is_before = i < first[ENT_CUE_AFTER];
        set_bit(cues->beside, cue->words[is_before ? cue->n_words - 1 : 0]);
    }
}

EntCues *ent_cues_new(const EntCatalogue *catalogue, const EntLexicon *lexicon) {
    static const char *const dates[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
                                        "February", "March", "April", "May", "June", "July", "August", "September", "October",
                                        "November", "December", "Jan", "Feb", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"};
    EntCues *cues = g_new0(EntCues, 1);
    cues->catalogue = catalogue;
    cues->lexicon = lexicon;
    cues->cues = g_new0(EntCue, catalogue->n_cues + 1);
    cues->rule_is_local = g_new0(bool, catalogue->n_rules + 1);
    for (uint32_t i = 0; i < catalogue->n_cues; i++) cues->cues[i] = ent_cue_compile(catalogue->cues[i]);
    cues->keys = g_new0(uint64_t, catalogue->n_cues + 1);
    find_keys(cues);
    for (uint32_t i = 0; i < catalogue->n_rules; i++) {
        const EntRule *rule = &catalogue->rules[i];
        cues->rule_is_local[i] = rule->when == ENT_NO_CONDITION && is_local(cues, rule->unless);
        if (cues->rule_is_local[i]) add_to_filter(cues, rule->unless);
    }
    cues->document_cues = ent_document_cues_new(catalogue, cues->cues);
    const uint32_t *first = catalogue->first_word;
    cues->titles = ent_word_set_new(catalogue->words + first[ENT_WORDS_TITLES], first[ENT_WORDS_TITLES + 1] - first[ENT_WORDS_TITLES]);
    cues->given = ent_word_set_new(catalogue->words + first[ENT_WORDS_GIVEN], first[ENT_WORDS_GIVEN + 1] - first[ENT_WORDS_GIVEN]);
    cues->dates = ent_word_set_new((const char **)(gpointer)dates, G_N_ELEMENTS(dates));
    return cues;
}

void ent_cues_free(EntCues *cues) {
    if (cues == NULL) return;
    g_free(cues->cues);
    ent_document_cues_free(cues->document_cues);
    g_free(cues->keys);
    g_free(cues->rule_is_local);
    ent_word_set_free(cues->titles);
    ent_word_set_free(cues->given);
    ent_word_set_free(cues->dates);
    g_free(cues);
}

static bool is_name(const EntCues *cues, const EntNeighbour *word) {
    if (word == NULL || word->gap != ' ' || !(word->token.shape & ENT_SHAPE_UPPER_FIRST) || word->token.letters < 2) return false;
    if (ent_word_set_has(cues->titles, word->token.hash) || ent_word_set_has(cues->dates, word->token.hash)) return false;
    uint32_t node = ent_lexicon_step(cues->lexicon, 0, word->token.hash);
    return node == 0 || cues->lexicon->nodes[node].first_entry == 0;
}

static bool cue_beside(const EntCues *cues, const EntCue *cue, const EntNeighbour *word, EntNeighbours *around, int step) {
    if (cue->kind == ENT_CUE_WORDS) return ent_cue_is_beside(cue, around, step);
    if (cue->kind == ENT_CUE_START) return word == NULL;
    if (cue->kind == ENT_CUE_END) return word == NULL || ent_sentence_is_between(around->text, around->end, word->token.start);
    if (word == NULL || (word->gap != ' ' && word->gap != '.')) return false;
    switch (cue->kind) {
    case ENT_CUE_NAME: return is_name(cues, word) && (step > 0 || word->token.start != around->floor);
    case ENT_CUE_LOWER: return !(word->token.shape & (ENT_SHAPE_UPPER_FIRST | ENT_SHAPE_DIGIT)) && word->gap == ' ';
    case ENT_CUE_NUMBER: return (word->token.shape & ENT_SHAPE_DIGIT) != 0 && word->gap == ' ';
    case ENT_CUE_GIVEN: return word->gap == ' ' && ent_word_set_has(cues->given, word->token.hash);
    case ENT_CUE_TITLE: return ent_word_set_has(cues->titles, word->token.hash);
    default: return false;
    }
}

static bool any_cue_in(const EntCues *cues, uint32_t first, uint32_t end, EntText text, uint32_t from, uint32_t to) {
    EntText part = {text.bytes, MIN(to, text.length)};
    EntToken token;
    for (uint32_t at = from; ent_token_next(part, at, &token); at = token.end)
        for (uint32_t i = first; i < end; i++)
            if ((cues->keys[i] == token.hash || cues->keys[i] == 0) && ent_cue_begins_with(&cues->cues[i], part, token)) return true;
    return false;
}

static bool cue_in_document(const EntCues *cues, const uint32_t *first, const EntPlace *place) {
    for (uint32_t i = first[ENT_CUE_DOCUMENT]; i < first[ENT_CUE_ACTORS]; i++)
        if (ent_document_cues_seen(cues->document_cues, i, place->document)) return true;
    return false;
}

/* Whether one of the cues from @first to @end stands before (@step -1) or after the place. */
static bool any_beside(const EntCues *cues, uint32_t first, uint32_t end, EntNeighbours *around, int step) {
    if (first == end) return false;
    const EntNeighbour *word = step > 0 ? ent_neighbours_after(around, 0) : ent_neighbours_before(around, 0);
    uint64_t hash = word != NULL ? word->token.hash : 0;
    for (uint32_t i = first; i < end; i++)
        if ((cues->keys[i] == hash || cues->keys[i] == 0) && cue_beside(cues, &cues->cues[i], word, around, step)) return true;
    return false;
}

static EntVerdict holds(EntCues *cues, uint32_t condition, const EntPlace *place, EntNeighbours *around) {
    const EntCatalogue *catalogue = cues->catalogue;
    const uint32_t *first = catalogue->conditions[condition].first;
    if (any_beside(cues, first[ENT_CUE_BEFORE], first[ENT_CUE_AFTER], around, -1)) return ENT_VERDICT_YES;
    if (any_beside(cues, first[ENT_CUE_AFTER], first[ENT_CUE_SENTENCE], around, 1)) return ENT_VERDICT_YES;
    if (first[ENT_CUE_SENTENCE] != first[ENT_CUE_DOCUMENT] &&
        any_cue_in(cues, first[ENT_CUE_SENTENCE], first[ENT_CUE_DOCUMENT], place->text, place->sentence_start,
                   ent_sentence_end(place->text, place->end)))
        return ENT_VERDICT_YES;
    if (cue_in_document(cues, first, place)) return ENT_VERDICT_YES;
    bool asks_document = first[ENT_CUE_DOCUMENT] != first[ENT_N_CUE_LISTS];
    for (uint32_t i = first[ENT_CUE_ACTORS]; i < first[ENT_N_CUE_LISTS]; i++) {
        uint32_t actor = ent_catalogue_find(catalogue, catalogue->cues[i]);
        if (actor != ENT_NOBODY && place->named[actor] == place->document) return ENT_VERDICT_YES;
    }
    return asks_document && !place->is_final ? ENT_VERDICT_LATER : ENT_VERDICT_NO;
}

static void look_around(EntNeighbours *around, const EntPlace *place) {
    ent_neighbours_init(around, place->text, place->start, place->end, place->sentence_start);
}

static EntVerdict allow(EntCues *cues, const EntPlace *place, uint32_t when, uint32_t unless, EntNeighbours *around) {
    EntVerdict wanted = when == ENT_NO_CONDITION ? ENT_VERDICT_YES : holds(cues, when, place, around);
    if (wanted == ENT_VERDICT_NO || unless == ENT_NO_CONDITION) return wanted;
    EntVerdict refused = holds(cues, unless, place, around);
    if (refused == ENT_VERDICT_YES) return ENT_VERDICT_NO;
    return refused == ENT_VERDICT_LATER ? ENT_VERDICT_LATER : wanted;
}

EntVerdict ent_cues_allow(EntCues *cues, const EntPlace *place, uint32_t when, uint32_t unless) {
    EntNeighbours around;
    look_around(&around, place);
    return allow(cues, place, when, unless, &around);
}

EntVerdict ent_cues_rules(EntCues *cues, const EntPlace *place, EntAliasKind kind, EntActorType type, bool *counted) {
    EntNeighbours around;
    look_around(&around, place);
    const EntNeighbour *next = ent_neighbours_after(&around, 0), *previous = ent_neighbours_before(&around, 0);
    bool may_be_local = (next != NULL && has_bit(cues->beside, next->token.hash)) ||
                        (previous != NULL && has_bit(cues->beside, previous->token.hash));
    EntVerdict verdict = ENT_VERDICT_YES;
    for (uint32_t i = 0; i < cues->catalogue->n_rules; i++) {
        const EntRule *rule = &cues->catalogue->rules[i];
        if (!(rule->kinds & (1u << kind)) || !(rule->types & (1u << type))) continue;
        if (cues->rule_is_local[i] && !may_be_local) continue;
        EntVerdict one = allow(cues, place, rule->when, rule->unless, &around);
        if (one == ENT_VERDICT_YES) continue;
        if (rule->uncounted) *counted &= one != ENT_VERDICT_NO;
        else if (one == ENT_VERDICT_NO) return ENT_VERDICT_NO;
        else verdict = ENT_VERDICT_LATER;
    }
    return verdict;
}

bool ent_cues_title_before(EntCues *cues, const EntPlace *place) {
    EntNeighbours around;
    look_around(&around, place);
    const EntNeighbour *word = ent_neighbours_before(&around, 0);
    return word != NULL && (word->gap == ' ' || word->gap == '.') && ent_word_set_has(cues->titles, word->token.hash);
}

bool ent_cues_name_before(EntCues *cues, const EntPlace *place) {
    EntNeighbours around;
    look_around(&around, place);
    const EntNeighbour *word = ent_neighbours_before(&around, 0);
    return is_name(cues, word) && word->token.start != place->sentence_start;
}

bool ent_cues_name_after(EntCues *cues, const EntPlace *place) {
    EntNeighbours around;
    look_around(&around, place);
    return is_name(cues, ent_neighbours_after(&around, 0));
}

void ent_cues_read_document(EntCues *cues, EntText text, uint32_t document) {
    ent_document_cues_read(cues->document_cues, text, document);
}
