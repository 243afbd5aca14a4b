/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/document_cues.h"

#include "mention/block.h"

#include <string.h>

#define FILTER_BITS 15
#define SLOT_BITS 14

/* A cue by how its first word begins; cues that begin alike stand one after another. */
typedef struct {
    uint32_t head, cue;
} Head;

/* Where the cues of a head stand in the sorted list. */
typedef struct {
    uint32_t head;
    uint16_t first, n; /* n 0: an empty slot */
} Slot;

struct _EntDocumentCues {
    const EntCatalogue *catalogue;
    const EntCue *cues;
    uint32_t *seen_in;   /* by cue: the last document that had it */
    uint32_t *asked_in;  /* by condition: the last document that asked for its cues */
    GArray *asked;       /* the conditions this document asked for */
    bool asks_short;     /* one of them begins with a word of one or two letters */
    GArray *heads;       /* of Head: of the cues that are asked for, sorted */
    Slot slots[1u << SLOT_BITS];
    uint64_t filter[(1u << FILTER_BITS) / 64];
};

/* Four bytes from the beginning of a word, without case. What follows a shorter word is folded too, see `enter`. */
static inline uint32_t head_of(const unsigned char *bytes) {
    uint32_t head;
    memcpy(&head, bytes, sizeof head);
    return head | 0x20202020;
}

static inline uint32_t filter_bit(uint32_t head) {
    return head * 0x9E3779B1u >> (32 - FILTER_BITS);
}

static inline bool has_bit(const EntDocumentCues *cues, uint32_t bit) {
    return (cues->filter[bit / 64] >> (bit % 64)) & 1;
}

static void enter_head(EntDocumentCues *cues, uint32_t cue, const unsigned char bytes[4]) {
    Head head = {head_of(bytes), cue};
    g_array_append_val(cues->heads, head);
}

/* A word of three letters is entered with each of the bytes that may follow it; shorter ones are looked up by their letters alone. */
static void enter(EntDocumentCues *cues, uint32_t cue) {
    static const char followers[] = " .,'-;:)\"!?\n/\xE2";
    const char *text = cues->cues[cue].text;
    unsigned char bytes[4] = {0};
    size_t n_letters = strcspn(text, " .");
    memcpy(bytes, text, MIN(n_letters, 4));
    if (n_letters != 3) {
        cues->asks_short |= n_letters < 3;
        enter_head(cues, cue, bytes);
        return;
    }
    for (size_t i = 0; i < sizeof followers - 1; i++) {
        bytes[3] = (unsigned char)followers[i];
        enter_head(cues, cue, bytes);
    }
}

static gint compare_heads(gconstpointer a, gconstpointer b) {
    const Head *left = a, *right = b;
    if (left->head != right->head) return left->head < right->head ? -1 : 1;
    return left->cue < right->cue ? -1 : left->cue > right->cue;
}

EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *compiled) {
    EntDocumentCues *cues = g_new0(EntDocumentCues, 1);
    cues->cues = compiled;
    cues->catalogue = catalogue;
    cues->seen_in = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->asked_in = g_new0(uint32_t, catalogue->n_conditions + 1);
    cues->asked = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    cues->heads = g_array_new(FALSE, FALSE, sizeof(Head));
    return cues;
}

void ent_document_cues_free(EntDocumentCues *cues) {
    if (cues == NULL) return;
    g_free(cues->seen_in);
    g_free(cues->asked_in);
    g_array_unref(cues->asked);
    g_array_unref(cues->heads);
    g_free(cues);
}

static inline Slot *slot_of(EntDocumentCues *cues, uint32_t head) {
    uint32_t slot = head * 0x9E3779B1u >> (32 - SLOT_BITS);
    while (cues->slots[slot].n != 0 && cues->slots[slot].head != head) slot = (slot + 1) & ((1u << SLOT_BITS) - 1);
    return &cues->slots[slot];
}

static void look_at(EntDocumentCues *cues, EntText text, uint32_t at, uint32_t head, uint32_t document) {
    const Slot *slot = slot_of(cues, head);
    for (unsigned i = slot->first; i < slot->first + slot->n; i++) {
        uint32_t cue = g_array_index(cues->heads, Head, i).cue;
        if (cues->seen_in[cue] != document && ent_cue_begins_at(&cues->cues[cue], text, at)) cues->seen_in[cue] = document;
    }
}

/* `US`, `U.S.`, `a`. */
static inline void look_at_short(EntDocumentCues *cues, EntText text, uint32_t at, uint32_t document) {
    unsigned char bytes[4] = {text.bytes[at], 0};
    if (g_ascii_isalnum(text.bytes[at + 1])) bytes[1] = text.bytes[at + 1];
    uint32_t head = head_of(bytes);
    if (G_UNLIKELY(has_bit(cues, filter_bit(head)))) look_at(cues, text, at, head, document);
}

void ent_document_cues_ask(EntDocumentCues *cues, uint32_t condition, uint32_t document) {
    if (cues->asked_in[condition] == document) return;
    cues->asked_in[condition] = document;
    g_array_append_val(cues->asked, condition);
}

/* Half the slots stay empty; what has no room is not looked for, which only a far larger catalogue would notice. */
static void fill_slots(EntDocumentCues *cues) {
    unsigned n_slots = 0;
    memset(cues->slots, 0, sizeof cues->slots);
    for (guint i = 0; i < cues->heads->len && n_slots < (1u << SLOT_BITS) / 2; i++) {
        uint32_t head = g_array_index(cues->heads, Head, i).head, bit = filter_bit(head);
        Slot *slot = slot_of(cues, head);
        if (slot->n == 0) {
            *slot = (Slot){head, (uint16_t)i, 0};
            n_slots++;
        }
        slot->n++;
        cues->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
}

void ent_document_cues_begin(EntDocumentCues *cues) {
    memset(cues->filter, 0, sizeof cues->filter);
    g_array_set_size(cues->heads, 0);
    cues->asks_short = false;
    for (guint i = 0; i < cues->asked->len; i++) {
        const uint32_t *first = cues->catalogue->conditions[g_array_index(cues->asked, uint32_t, i)].first;
        for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++)
            if (cues->cues[cue].kind == ENT_CUE_WORDS) enter(cues, cue);
    }
    g_array_sort(cues->heads, compare_heads);
    g_array_set_size(cues->asked, 0);
    fill_slots(cues);
}

void ent_document_cues_read(EntDocumentCues *cues, EntText text, uint32_t document) {
    uint64_t word_before = 0;
    for (uint32_t base = 0; base < text.length; base += 64) {
        uint64_t word = ent_block_words(text.bytes + base), starts = word & ~(word << 1 | word_before);
        word_before = word >> 63;
        if (text.length - base < 64) starts &= (UINT64_C(1) << (text.length - base)) - 1;
        /* Words of one or two letters; of those at the block's end the length is not known, so they may be. */
        uint64_t shorts = cues->asks_short ? starts & ~((word >> 1) & (word >> 2)) : 0;
        for (; starts != 0; starts &= starts - 1) {
            uint32_t at = base + (uint32_t)__builtin_ctzll(starts), head = head_of(text.bytes + at), bit = filter_bit(head);
            if (G_UNLIKELY(has_bit(cues, bit))) look_at(cues, text, at, head, document);
            if (G_UNLIKELY(shorts & starts & -starts)) look_at_short(cues, text, at, document);
        }
    }
}

bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document) {
    return cues->seen_in[cue] == document;
}
