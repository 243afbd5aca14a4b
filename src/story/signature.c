/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/signature.h"

#include "base/hash.h"
#include "mention/block.h"

#include <string.h>

#define SEED UINT64_C(0x9e3779b97f4a7c15)
#define BLOCK 64
#define WAITING 512

/* Hashes of words, in order, the last of a span's before them; shingles are made of many at once. */
typedef struct {
    uint64_t words[WAITING];
    uint32_t n_words;
    uint32_t n_done; /* words before these */
    EntSignature *signature;
} Signer;

static uint64_t rotate(uint64_t word, unsigned by) {
    return word << by | word >> (64 - by);
}

/* The last words stay for the next shingles. */
static void take_shingles(Signer *signer) {
    const uint32_t kept = MIN(signer->n_words, ENT_SHINGLE_WORDS - 1);
    const uint64_t *words = signer->words;
    uint32_t *bins = signer->signature->bins;
    G_STATIC_ASSERT(ENT_SHINGLE_WORDS == 4);
    for (uint32_t i = ENT_SHINGLE_WORDS - 1; i < signer->n_words; i++) {
        uint64_t hash = rotate(words[i - 3], 13) ^ words[i - 2];
        hash = rotate(hash, 13) ^ words[i - 1];
        hash = rotate(hash, 13) ^ words[i];
        uint32_t *bin = &bins[hash >> 58], value = (uint32_t)(hash >> 26);
        *bin = MIN(value, *bin);
    }
    signer->n_done += signer->n_words - kept;
    memmove(signer->words, words + signer->n_words - kept, kept * sizeof *words);
    signer->n_words = kept;
}

static void fold_words(Signer *signer) {
    EntSignature *signature = signer->signature;
    for (uint32_t i = 0; i < signer->n_words; i++)
        signature->all = ent_hash_mix(signature->all ^ SEED, signer->words[i]) | 1;
    signature->words += signer->n_words;
    signer->n_words = 0;
}

/* Quotes, dashes and other signs beyond ASCII (U+0080 to U+00BF and U+2000 to U+2FFF) are no letters: copies differ in them. */
static uint64_t find_signs(const unsigned char *bytes, uint64_t high) {
    uint64_t signs = 0;
    for (; high != 0; high &= high - 1) {
        unsigned at = (unsigned)__builtin_ctzll(high);
        if (bytes[at] == 0xc2)
            signs |= UINT64_C(3) << at;
        else if (bytes[at] == 0xe2)
            signs |= UINT64_C(7) << at;
    }
    return signs;
}

/* Where words stand in the next 64 bytes, and capitals and digits. */
typedef struct {
    uint64_t words, marked;
} Stretch;

static inline Stretch look(const unsigned char *bytes, size_t left) {
    EntMarks marks = ent_block_marks(bytes);
    uint64_t words = marks.plain | marks.high;
    if (marks.high != 0)
        words &= ~find_signs(bytes, marks.high);
    uint64_t inside = left < BLOCK ? (UINT64_C(1) << left) - 1 : UINT64_MAX;
    return (Stretch){words & inside, marks.marked};
}

/* The word at @bytes; @run has a bit for each of its bytes from the lowest on. */
static inline uint64_t hash_word(const unsigned char *bytes, uint64_t run) {
    uint64_t word = ent_hash_load(bytes, 8) | UINT64_C(0x2020202020202020);
    unsigned length = (unsigned)__builtin_ctzll(~run | 1u << 8);
    return ent_hash_mix(word & UINT64_MAX >> (64 - 8 * length), SEED);
}

/* Hashes the words that begin in the block at @bytes; @is_inside: what stands before it goes on into it. */
static inline void add_block(Signer *signer, const unsigned char *bytes, Stretch here, Stretch next, bool is_inside,
                             bool takes_all) {
    __extension__ unsigned __int128 words = (unsigned __int128)next.words << 64 | here.words;
    __extension__ unsigned __int128 twice = words & words >> 1, four = twice & twice >> 2;
    uint64_t starts = here.words & ~(here.words << 1 | is_inside);
    if (!takes_all)
        starts &= (uint64_t)four | here.marked;
    if (signer->n_words > WAITING - BLOCK / 2)
        takes_all ? fold_words(signer) : take_shingles(signer);
    uint64_t *to = signer->words + signer->n_words;
    for (; starts != 0; starts &= starts - 1) {
        unsigned place = (unsigned)__builtin_ctzll(starts);
        *to++ = hash_word(bytes + place, (uint64_t)(words >> place));
    }
    signer->n_words = (uint32_t)(to - signer->words);
}

static void add_span(Signer *signer, const unsigned char *bytes, EntSpan span, bool takes_all) {
    Stretch here = {0};
    bool is_inside = false;
    for (size_t at = span.start; at < span.end + BLOCK; at += BLOCK) {
        Stretch next = at < span.end ? look(bytes + at, span.end - at) : (Stretch){0};
        if (at > span.start)
            add_block(signer, bytes + at - BLOCK, here, next, is_inside, takes_all);
        is_inside = here.words >> 63;
        here = next;
    }
}

static void add_spans(Signer *signer, const char *text, const EntSpan *spans, size_t n_spans, bool takes_all) {
    for (size_t i = 0; i < n_spans; i++)
        if (spans[i].start < spans[i].end)
            add_span(signer, (const unsigned char *)text, spans[i], takes_all);
}

static void begin(Signer *signer, EntSignature *signature) {
    signer->n_words = signer->n_done = 0;
    signer->signature = signature;
    signature->words = 0;
    signature->all = 0;
    memset(signature->bins, 0xff, sizeof signature->bins);
}

static bool make_bins(EntSignature *signature, const char *text, const EntSpan *spans, size_t n_spans) {
    Signer signer;
    begin(&signer, signature);
    add_spans(&signer, text, spans, n_spans, false);
    take_shingles(&signer);
    signature->words = signer.n_done + signer.n_words;
    return signature->words >= ENT_SIGNATURE_LEAST;
}

void ent_signature_make(EntSignature *signature, const char *text, const EntSpan *spans, size_t n_spans) {
    size_t length = 0;
    for (size_t i = 0; i < n_spans; i++)
        length += spans[i].end - spans[i].start;
    if (length >= ENT_SIGNATURE_LONG && make_bins(signature, text, spans, n_spans))
        return;
    Signer signer;
    begin(&signer, signature);
    add_spans(&signer, text, spans, n_spans, true);
    fold_words(&signer);
}

static double count_shingles(const EntSignature *signature) {
    return signature->words - (ENT_SHINGLE_WORDS - 1);
}

double ent_signature_containment(const EntSignature *part, const EntSignature *whole) {
    if (ent_signature_is_short(part) || ent_signature_is_short(whole))
        return part->words == whole->words && part->all == whole->all ? 1 : 0;
    if (whole->words / ENT_SIGNATURE_RATIO > part->words)
        return 0;
    unsigned n_equal = 0, n_empty = 0;
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS; i++) {
        bool is_empty = part->bins[i] == ENT_SIGNATURE_EMPTY;
        n_equal += !is_empty && part->bins[i] == whole->bins[i];
        n_empty += is_empty && whole->bins[i] == ENT_SIGNATURE_EMPTY;
    }
    double resemblance = n_equal / (double)(ENT_SIGNATURE_BINS - n_empty);
    double common = resemblance / (1 + resemblance) * (count_shingles(part) + count_shingles(whole));
    return MIN(1, common / count_shingles(part));
}
