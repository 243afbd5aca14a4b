/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/document_cues.h"

#include <string.h>

/* The cues with one first word, in a chain. */
typedef struct {
    uint64_t hash; /* 0: an empty slot */
    uint32_t first;
    uint32_t done_in; /* the last document that had all of them */
} Slot;

struct _EntDocumentCues {
    const EntCue *cues;
    uint32_t *seen_in; /* by cue: the last document that had it */
    uint32_t *next;    /* by cue: the next with the same first word, + 1 */
    bool *is_name;     /* by cue */
    Slot *slots;
    uint64_t mask;
};

static Slot *slot_of(const EntDocumentCues *cues, uint64_t hash) {
    uint64_t slot = hash & cues->mask;
    while (cues->slots[slot].hash != 0 && cues->slots[slot].hash != hash)
        slot = (slot + 1) & cues->mask;
    return &cues->slots[slot];
}

static void enter(EntDocumentCues *cues, const char *text, uint32_t cue, EntLexicon *lexicon) {
    EntToken word;
    if (cues->cues[cue].kind != ENT_CUE_WORDS || cues->cues[cue].is_prefix || ent_words_split(text, &word, 1) == 0)
        return;
    if (!(word.shape & ENT_SHAPE_UPPER_FIRST))
        return;
    Slot *slot = slot_of(cues, word.hash);
    cues->is_name[cue] = true;
    cues->next[cue] = slot->hash != 0 ? slot->first + 1 : 0;
    *slot = (Slot){word.hash, cue, 0};
    ent_lexicon_let_through(lexicon, word.hash);
}

EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *compiled, EntLexicon *lexicon) {
    EntDocumentCues *cues = g_new0(EntDocumentCues, 1);
    cues->cues = compiled;
    cues->seen_in = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->next = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->is_name = g_new0(bool, catalogue->n_cues + 1);
    size_t n_slots = 64;
    while (n_slots < 2 * (size_t)catalogue->n_cues)
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
    g_free(cues->is_name);
    g_free(cues->slots);
    g_free(cues);
}

bool ent_document_cues_is_name(const EntDocumentCues *cues, uint32_t cue) {
    return cues->is_name[cue];
}

/* Whether the cue's second word may follow @token: mostly its first letter says no. */
static bool may_go_on(const EntCue *cue, EntText text, const EntToken *token) {
    uint32_t length = token->end - token->start;
    const unsigned char *end = text.bytes + token->end;
    if (cue->length < length + 2 || cue->text[length] != ' ' || end[0] != ' ')
        return true;
    return (end[1] | 0x20) == ((unsigned char)cue->text[length + 1] | 0x20);
}

void ent_document_cues_note(EntDocumentCues *cues, EntText text, const EntToken *token, uint32_t document) {
    Slot *slot = slot_of(cues, token->hash);
    if (slot->hash == 0 || slot->done_in == document)
        return;
    bool all_seen = true;
    for (uint32_t cue = slot->first + 1; cue != 0; cue = cues->next[cue - 1]) {
        if (cues->seen_in[cue - 1] == document)
            continue;
        if (may_go_on(&cues->cues[cue - 1], text, token) && ent_cue_begins_at(&cues->cues[cue - 1], text, token->start))
            cues->seen_in[cue - 1] = document;
        else
            all_seen = false;
    }
    if (all_seen)
        slot->done_in = document;
}

bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document) {
    return cues->seen_in[cue] == document;
}
