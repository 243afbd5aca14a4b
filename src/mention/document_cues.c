/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/document_cues.h"

#include "mention/block.h"

#include <string.h>

#define FILTER_BITS 13

struct _EntDocumentCues {
    const EntCue *cues;
    uint32_t *seen_in;   /* by cue: the last document that had it */
    uint32_t *next;      /* by cue: the next cue with the same beginning, + 1 */
    GHashTable *by_head; /* first letters -> cue + 1 */
    uint32_t *heads;     /* by cue */
    uint32_t *asked_in;  /* by condition: the last document that asked for its cues */
    GArray *asked;       /* the conditions this document asked for */
    const EntCatalogue *catalogue;
    uint64_t filter[(1u << FILTER_BITS) / 64]; /* the heads that are asked for */
};

/* The first letters of a word, four at most, without case. */
static uint32_t head_of(const unsigned char *bytes, unsigned n_letters) {
    uint32_t head;
    memcpy(&head, bytes, sizeof head);
    head |= 0x20202020;
    return n_letters >= 4 ? head : head & ((1u << (8 * n_letters)) - 1);
}

static uint32_t filter_bit(uint32_t head) {
    return head * 0x9E3779B1u >> (32 - FILTER_BITS);
}

static void enter(EntDocumentCues *cues, uint32_t cue) {
    const char *text = cues->cues[cue].text;
    unsigned char bytes[4] = {0};
    unsigned n_letters = 0;
    for (; n_letters < 4 && text[n_letters] != ' ' && text[n_letters] != '\0'; n_letters++) bytes[n_letters] = (unsigned char)text[n_letters];
    uint32_t head = cues->heads[cue] = head_of(bytes, n_letters);
    cues->next[cue] = GPOINTER_TO_UINT(g_hash_table_lookup(cues->by_head, GUINT_TO_POINTER(head)));
    g_hash_table_insert(cues->by_head, GUINT_TO_POINTER(head), GUINT_TO_POINTER(cue + 1));
}

EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *compiled) {
    EntDocumentCues *cues = g_new0(EntDocumentCues, 1);
    cues->cues = compiled;
    cues->catalogue = catalogue;
    cues->heads = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->asked_in = g_new0(uint32_t, catalogue->n_conditions + 1);
    cues->asked = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    cues->seen_in = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->next = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->by_head = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        const uint32_t *first = catalogue->conditions[i].first;
        for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++)
            if (compiled[cue].kind == ENT_CUE_WORDS && compiled[cue].length > 0) enter(cues, cue);
    }
    return cues;
}

void ent_document_cues_free(EntDocumentCues *cues) {
    if (cues == NULL) return;
    g_free(cues->seen_in);
    g_free(cues->next);
    g_free(cues->heads);
    g_free(cues->asked_in);
    g_array_unref(cues->asked);
    g_hash_table_unref(cues->by_head);
    g_free(cues);
}

static void look_at(EntDocumentCues *cues, EntText text, uint32_t at, uint32_t head, uint32_t document) {
    uint32_t cue = GPOINTER_TO_UINT(g_hash_table_lookup(cues->by_head, GUINT_TO_POINTER(head)));
    for (; cue != 0; cue = cues->next[cue - 1])
        if (cues->seen_in[cue - 1] != document && ent_cue_begins_at(&cues->cues[cue - 1], text, at)) cues->seen_in[cue - 1] = document;
}

void ent_document_cues_ask(EntDocumentCues *cues, uint32_t condition, uint32_t document) {
    if (cues->asked_in[condition] == document) return;
    cues->asked_in[condition] = document;
    g_array_append_val(cues->asked, condition);
}

void ent_document_cues_begin(EntDocumentCues *cues) {
    memset(cues->filter, 0, sizeof cues->filter);
    for (guint i = 0; i < cues->asked->len; i++) {
        const uint32_t *first = cues->catalogue->conditions[g_array_index(cues->asked, uint32_t, i)].first;
        for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++) {
            uint32_t bit = filter_bit(cues->heads[cue]);
            cues->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
        }
    }
    g_array_set_size(cues->asked, 0);
}

void ent_document_cues_read(EntDocumentCues *cues, EntText text, uint32_t document) {
    uint64_t word_before = 0;
    for (uint32_t base = 0; base < text.length; base += 64) {
        EntBlock block = ent_block_read(text.bytes + base);
        uint64_t starts = block.word & ~(block.word << 1 | word_before);
        word_before = block.word >> 63;
        if (text.length - base < 64) starts &= (UINT64_C(1) << (text.length - base)) - 1;
        for (; starts != 0; starts &= starts - 1) {
            unsigned i = (unsigned)__builtin_ctzll(starts);
            uint64_t gaps = ~(block.word >> i);
            unsigned n_letters = gaps == 0 ? 64 : (unsigned)__builtin_ctzll(gaps);
            uint32_t at = base + i;
            /* A word may go on in the next block; only four letters matter. */
            while (i + n_letters >= 64 && n_letters < 4 && g_ascii_isalnum(text.bytes[at + n_letters])) n_letters++;
            uint32_t head = head_of(text.bytes + at, n_letters), bit = filter_bit(head);
            if (G_UNLIKELY((cues->filter[bit / 64] >> (bit % 64)) & 1)) look_at(cues, text, at, head, document);
        }
    }
}

bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document) {
    return cues->seen_in[cue] == document;
}
