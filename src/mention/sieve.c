/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/sieve.h"

#include "mention/block.h"

#define FEWEST_SLOTS 8
/* So many that few words find a bit, or meet slots, that are not theirs; bits for a hundred cues still take a few lines
 * of the cache. */
#define SLOTS_A_CUE 4
#define BITS_A_SLOT 8

/* The letters or digits that may stand where a short prefix ends, and nothing. */
static const char any_letters[] = "\0abcdefghijklmnopqrstuvwxyz0123456789";
#define N_ANY (sizeof any_letters - 1)

typedef struct {
    EntSieve *sieve; /* NULL: only counts */
    uint32_t n_added;
} Filling;

/* A word of two letters is told by the first of the next one, too, where one follows: many cues begin with `in`. */
static uint32_t key_at(const unsigned char *at, uint32_t letters) {
    bool is_short = (at[2] == ' ' || at[2] == '-') && g_ascii_isalnum(at[1]) && g_ascii_isalnum(at[3]);
    return is_short && letters != 0 ? ent_letters_mix(at[0] | 0x20u, at[1] | 0x20u, at[3] | 0x20u) : letters;
}

/* Adds a cue that begins with these letters, under the key. */
static void add(Filling *filling, uint32_t letters, uint32_t key, uint32_t cue) {
    filling->n_added++;
    EntSieve *sieve = filling->sieve;
    if (sieve == NULL)
        return;
    uint32_t slot = key >> sieve->shift, bit = letters >> sieve->bits_shift;
    while (sieve->slots[slot].cue != ENT_NO_CUE)
        slot = (slot + 1) & sieve->mask;
    sieve->slots[slot] = (EntSieveSlot){key, cue};
    sieve->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/* Of a prefix of one or two letters any may be the next. */
static void add_prefix(Filling *filling, const char *text, uint32_t length, uint32_t cue) {
    uint32_t first = ent_letter((unsigned char)text[0]);
    uint32_t second = length > 1 ? ent_letter((unsigned char)text[1]) : 0;
    for (size_t i = 0; i < (length > 1 ? 1 : N_ANY); i++) {
        uint32_t middle = length > 1 ? second : (unsigned char)any_letters[i];
        for (size_t far = 0; far < (middle == 0 ? 1 : N_ANY); far++) {
            uint32_t letters = ent_letters_mix(first, middle, (unsigned char)any_letters[far]);
            add(filling, letters, letters, cue);
        }
    }
}

static void add_words(Filling *filling, const EntCue *cue, uint32_t letters, uint32_t index) {
    uint32_t key = cue->length > 3 ? key_at((const unsigned char *)cue->text, letters) : letters;
    add(filling, letters, letters, index);
    if (key != letters)
        add(filling, letters, key, index);
    /* Any word may follow. */
    if (cue->length == 2 && ent_letter((unsigned char)cue->text[1]) != 0)
        for (size_t i = 1; i < N_ANY; i++)
            add(filling, letters,
                ent_letters_mix((unsigned char)cue->text[0], (unsigned char)cue->text[1],
                                (unsigned char)any_letters[i]),
                index);
}

static void add_all(Filling *filling, const EntCue *all, const uint32_t *indexes, uint32_t n_indexes) {
    for (uint32_t i = 0; i < n_indexes; i++) {
        const EntCue *cue = &all[indexes[i]];
        uint32_t letters = ent_cue_letters(cue, false);
        if (cue->kind != ENT_CUE_WORDS)
            continue;
        if (filling->sieve != NULL) {
            filling->sieve->asks_high |= letters == 0;
            filling->sieve->is_numeric &= g_ascii_isdigit(cue->text[0]);
        }
        if (letters != 0 && cue->is_prefix && cue->length < 3)
            add_prefix(filling, cue->text, cue->length, indexes[i]);
        else
            add_words(filling, cue, letters, indexes[i]);
    }
}

EntSieve ent_sieve_make(const EntCue *all, const uint32_t *indexes, uint32_t n_indexes) {
    Filling count = {NULL, 0};
    add_all(&count, all, indexes, n_indexes);
    uint32_t n_slots = FEWEST_SLOTS, bits = 3;
    for (; n_slots < SLOTS_A_CUE * count.n_added; n_slots *= 2)
        bits++;
    EntSieve sieve = {.slots = g_new(EntSieveSlot, n_slots),
                      .bits = g_new0(uint64_t, n_slots * BITS_A_SLOT / 64),
                      .bits_shift = 32 - bits - (uint32_t)__builtin_ctz(BITS_A_SLOT),
                      .shift = 32 - bits,
                      .is_numeric = true,
                      .mask = n_slots - 1};
    for (uint32_t i = 0; i < n_slots; i++)
        sieve.slots[i] = (EntSieveSlot){0, ENT_NO_CUE};
    Filling filling = {&sieve, 0};
    add_all(&filling, all, indexes, n_indexes);
    return sieve;
}

void ent_sieve_clear(EntSieve *sieve) {
    g_free(sieve->slots);
    g_free(sieve->bits);
}

static inline bool may_have(const EntSieve *sieve, uint32_t letters) {
    uint32_t bit = letters >> sieve->bits_shift;
    return (sieve->bits[bit / 64] >> (bit % 64)) & 1;
}

/* Whether a typographic mark and not a letter ends at @at, where a byte above 0x7f stands before. */
static bool follows_mark(EntText text, uint32_t at, uint32_t from) {
    return (at >= from + 3 && ent_token_separator(text.bytes + at - 3) == 3) ||
           (at >= from + 2 && ent_token_separator(text.bytes + at - 2) == 2);
}

/* The cue of those from @slot on that begins at @at, where a word does. */
static uint32_t find_at(const EntSieve *sieve, const EntCue *all, uint32_t letters, EntText part, uint32_t at,
                        uint32_t least) {
    uint32_t key = key_at(part.bytes + at, letters);
    for (uint32_t slot = key >> sieve->shift; sieve->slots[slot].cue != ENT_NO_CUE; slot = (slot + 1) & sieve->mask)
        if (sieve->slots[slot].key == key && sieve->slots[slot].cue >= least &&
            ent_cue_begins_at(&all[sieve->slots[slot].cue], part, at))
            return sieve->slots[slot].cue;
    return ENT_NO_CUE;
}

/* The first letters of the word at @bytes; @word has a bit for each letter and digit from there on, as far as the block
 * goes. */
static inline uint32_t letters_at(const unsigned char *bytes, uint64_t word) {
    static const uint32_t kept[8] = {0, 0xFF, 0, 0xFFFF, 0, 0xFF, 0, 0xFFFFFF};
    uint32_t letters;
    memcpy(&letters, bytes, sizeof letters);
    return ((letters | 0x20202020) & kept[word & 7]) * ENT_LETTERS_MIXER;
}

/* What is sought, and where. */
typedef struct {
    const EntSieve *sieve;
    const EntCue *all;
    EntText part;
    uint32_t least;
} Seeking;

typedef uint64_t (*Look)(const unsigned char *bytes);

ENT_BLOCK_INLINE uint32_t find(const Seeking *seeking, uint32_t *from, Look look, Look look_for_digits) {
    const EntSieve *sieve = seeking->sieve;
    const EntText part = seeking->part;
    uint64_t word_before = 0;
    for (uint32_t base = *from; base < part.length; base += 64) {
        uint64_t digits = sieve->is_numeric ? look_for_digits(part.bytes + base) : UINT64_MAX;
        if (digits == 0) {
            word_before = g_ascii_isalnum(part.bytes[base + 63]);
            continue;
        }
        uint64_t word = look(part.bytes + base);
        uint64_t high = sieve->asks_high ? ent_block_high(part.bytes + base) : 0;
        if (part.length - base < 64) {
            word &= (UINT64_C(1) << (part.length - base)) - 1;
            high &= (UINT64_C(1) << (part.length - base)) - 1;
        }
        uint64_t starts = (word | high) & ~(word << 1 | word_before) & digits;
        word_before = word >> 63;
        for (; starts != 0; starts &= starts - 1) {
            unsigned place = (unsigned)__builtin_ctzll(starts);
            uint32_t at = base + place;
            uint32_t letters = G_LIKELY(place < 62) ? letters_at(part.bytes + at, word >> place)
                                                    : ent_letters_first(part.bytes + at, part.length - at);
            if (G_LIKELY(!may_have(sieve, letters)))
                continue;
            if (at > *from && part.bytes[at - 1] >= 0x80 && !follows_mark(part, at, *from))
                continue;
            uint32_t cue = find_at(sieve, seeking->all, letters, part, at, at == *from ? seeking->least : 0);
            if (cue != ENT_NO_CUE) {
                *from = at;
                return cue;
            }
        }
    }
    return ENT_NO_CUE;
}

#ifdef ENT_BLOCK_WIDE
ENT_BLOCK_WIDE static uint32_t find_wide(const Seeking *seeking, uint32_t *from) {
    return find(seeking, from, ent_block_letters_wide, ent_block_digits_wide);
}
#endif

uint32_t ent_sieve_find(const EntSieve *sieve, const EntCue *all, EntText part, uint32_t *from, uint32_t least) {
    const Seeking seeking = {sieve, all, part, least};
#ifdef ENT_BLOCK_WIDE
    if (ent_block_is_wide())
        return find_wide(&seeking, from);
#endif
    return find(&seeking, from, ent_block_letters, ent_block_digits);
}
