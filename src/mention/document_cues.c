/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/document_cues.h"

#include <string.h>

/* The cues with one first word, in two chains: those that are nothing else, and those that go on. */
typedef struct {
    uint64_t hash;          /* 0: an empty slot */
    uint64_t letters;       /* a filter of the second words, as tries have it */
    uint32_t alone, longer; /* the first of each chain, + 1; 0: none */
    uint32_t alone_in;      /* the last document that had all of `alone` */
    uint32_t longer_in;     /* and of `longer` */
} Slot;

struct _EntDocumentCues {
    const EntCue *cues;
    uint32_t *seen_in; /* by cue: the last document that had it; of cues that are alike only the first is noted */
    uint32_t *alike;   /* by cue: the first that is like it, + 1; 0: is no name */
    uint32_t *next;    /* by cue: the next of its chain, + 1 */
    Slot *slots;
    uint64_t mask;
};

static Slot *slot_of(const EntDocumentCues *cues, uint64_t hash) {
    uint64_t slot = hash & cues->mask;
    while (cues->slots[slot].hash != 0 && cues->slots[slot].hash != hash)
        slot = (slot + 1) & cues->mask;
    return &cues->slots[slot];
}

/* The letters that may stand behind @space; all when a glance at two of them could be wrong. */
static uint64_t second_letters(const char *space) {
    bool is_plain = g_ascii_isalnum(space[1]) && g_ascii_isalnum(space[2]);
    return is_plain ? ent_lexicon_letters((unsigned char)space[1], (unsigned char)space[2]) : UINT64_MAX;
}

/* The cue of the chain that is like @cue, or @cue itself; + 1. Many conditions ask for the same. */
static uint32_t find_alike(const EntDocumentCues *cues, uint32_t chain, uint32_t cue) {
    uint32_t at = chain;
    while (at != 0 && !ent_cue_is_like(&cues->cues[at - 1], &cues->cues[cue]))
        at = cues->next[at - 1];
    return at != 0 ? at : cue + 1;
}

static void enter(EntDocumentCues *cues, const char *text, uint32_t cue, EntLexicon *lexicon) {
    EntToken word;
    if (cues->cues[cue].kind != ENT_CUE_WORDS || cues->cues[cue].is_prefix || ent_words_split(text, &word, 1) == 0)
        return;
    if (!(word.shape & ENT_SHAPE_UPPER_FIRST))
        return;
    Slot *slot = slot_of(cues, word.hash);
    const char *space = strchr(cues->cues[cue].text, ' ');
    uint32_t *chain = space != NULL ? &slot->longer : &slot->alone;
    cues->alike[cue] = find_alike(cues, *chain, cue);
    if (cues->alike[cue] != cue + 1)
        return;
    slot->hash = word.hash;
    if (space != NULL)
        slot->letters |= second_letters(space);
    cues->next[cue] = *chain;
    *chain = cue + 1;
    ent_lexicon_let_through(lexicon, word.hash);
}

EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *compiled, EntLexicon *lexicon) {
    EntDocumentCues *cues = g_new0(EntDocumentCues, 1);
    cues->cues = compiled;
    cues->seen_in = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->next = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->alike = g_new0(uint32_t, catalogue->n_cues + 1);
    size_t n_slots = 64, n_asked = 0;
    for (uint32_t i = 0; i < catalogue->n_conditions; i++)
        n_asked += catalogue->conditions[i].first[ENT_CUE_ACTORS] - catalogue->conditions[i].first[ENT_CUE_DOCUMENT];
    while (n_slots < 2 * n_asked)
        n_slots *= 2;
    cues->slots = g_new0(Slot, n_slots);
    cues->mask = n_slots - 1;
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        const uint32_t *first = catalogue->conditions[i].first;
        for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++)
            enter(cues, catalogue->cues[cue], cue, lexicon);
    }
    return cues;
}

void ent_document_cues_free(EntDocumentCues *cues) {
    if (cues == NULL)
        return;
    g_free(cues->seen_in);
    g_free(cues->next);
    g_free(cues->alike);
    g_free(cues->slots);
    g_free(cues);
}

bool ent_document_cues_is_name(const EntDocumentCues *cues, uint32_t cue) {
    return cues->alike[cue] != 0;
}

/* Whether one of the longer cues may go on as the text does behind a word that ends before @end: mostly two letters say no. */
static bool may_go_on(const Slot *slot, const unsigned char *end) {
    return end[0] != ' ' || ((end[1] | end[2]) & 0x80) != 0 ||
           ((slot->letters >> ent_lexicon_letter_bit(end[1], end[2])) & 1) != 0;
}

/* Notes those of a chain that begin at @at; whether the document has had all of them now. */
static bool note_chain(EntDocumentCues *cues, uint32_t chain, EntText text, uint32_t at, uint32_t document) {
    bool all_seen = true;
    for (uint32_t cue = chain; cue != 0; cue = cues->next[cue - 1]) {
        if (cues->seen_in[cue - 1] == document)
            continue;
        if (ent_cue_begins_at(&cues->cues[cue - 1], text, at))
            cues->seen_in[cue - 1] = document;
        else
            all_seen = false;
    }
    return all_seen;
}

void ent_document_cues_note(EntDocumentCues *cues, EntText text, const EntToken *token, uint32_t document) {
    Slot *slot = slot_of(cues, token->hash);
    if (slot->alone_in != document && note_chain(cues, slot->alone, text, token->start, document))
        slot->alone_in = document;
    if (slot->longer_in != document && may_go_on(slot, text.bytes + token->end) &&
        note_chain(cues, slot->longer, text, token->start, document))
        slot->longer_in = document;
}

bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document) {
    return cues->alike[cue] != 0 && cues->seen_in[cues->alike[cue] - 1] == document;
}

uint32_t ent_document_cues_find(const EntDocumentCues *cues, uint32_t first, uint32_t end, uint32_t document) {
    uint32_t cue = first;
    while (cue < end && !ent_document_cues_seen(cues, cue, document))
        cue++;
    return cue;
}
