/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/signature.h"

#include "base/hash.h"
#include "mention/block.h"

#include <string.h>

#define SEED UINT64_C(0x9e3779b97f4a7c15)

/*
 * 64 bytes are looked at, but only words that begin among the first 56 are taken: all that is wanted of them can be
 * seen.
 */
#define STEP 56
#define STEP_BITS ((UINT64_C(1) << STEP) - 1)

/* Hashes of words, in order, the last of a span's before them; shingles are made of many at once. */
#define WAITING 256

typedef struct {
    uint64_t words[WAITING];
    uint32_t n_words, n_done; /* waiting, and before these */
    uint64_t all;             /* a hash of those that were folded */
    uint32_t *bins;
} Signer;

static inline uint64_t turn(uint64_t word) {
    return word << 13 | word >> (64 - 13);
}

/*
 * The last words stay for the next shingles. The first loop is one that compilers make four or eight shingles at once
 * with.
 */
ENT_BLOCK_INLINE void take_shingles(Signer *signer) {
    const uint32_t kept = MIN(signer->n_words, ENT_SHINGLE_WORDS - 1), n_shingles = signer->n_words - kept;
    uint64_t *words = signer->words, places[WAITING], values[WAITING];
    uint32_t *bins = signer->bins;
    G_STATIC_ASSERT(ENT_SHINGLE_WORDS == 4 && ENT_SIGNATURE_BINS == 64);
    for (uint32_t i = 0; i < n_shingles; i++) {
        uint64_t shingle = turn(turn(turn(words[i]) ^ words[i + 1]) ^ words[i + 2]) ^ words[i + 3];
        places[i] = shingle >> 58;
        values[i] = shingle >> 26;
    }
    for (uint32_t i = 0; i < n_shingles; i++) {
        uint32_t value = (uint32_t)values[i], least = bins[places[i]];
        bins[places[i]] = MIN(value, least);
    }
    signer->n_done += n_shingles;
    memmove(words, words + n_shingles, kept * sizeof *words);
    signer->n_words = kept;
}

static inline void fold_words(Signer *signer) {
    for (uint32_t i = 0; i < signer->n_words; i++)
        signer->all = ent_hash_mix(signer->all ^ SEED, signer->words[i]) | 1;
    signer->n_done += signer->n_words;
    signer->n_words = 0;
}

/*
 * Quotes, dashes and other signs beyond ASCII (U+0080 to U+00BF and U+2000 to U+2FFF) are no letters: copies differ in
 * them. @begun: bits of such as begin before the block.
 */
static uint64_t find_signs(const unsigned char *bytes, uint64_t high, uint64_t begun) {
    uint64_t signs = begun;
    for (; high != 0; high &= high - 1) {
        unsigned at = (unsigned)__builtin_ctzll(high);
        if (bytes[at] == 0xc2)
            signs |= UINT64_C(3) << at;
        else if (bytes[at] == 0xe2)
            signs |= UINT64_C(7) << at;
    }
    return signs;
}

/* The first eight bytes of the word, of @length bytes. */
static inline uint64_t hash_word(const unsigned char *bytes, unsigned length) {
    __extension__ static const uint64_t bits[64] = {
        0, 0xff, 0xffff, 0xffffff, UINT32_MAX, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff, [8 ... 63] = UINT64_MAX};
    return ent_hash_mix((ent_hash_load(bytes, 8) | UINT64_C(0x2020202020202020)) & bits[length], SEED);
}

/*
 * Adds the words whose first bytes have a bit in @starts. Adding that bit to the bits of a word leaves one where it
 * ends: the last bit of @words must be 0.
 */
static inline void add_words(Signer *signer, const unsigned char *bytes, uint64_t words, uint64_t starts) {
    uint64_t *to = signer->words + signer->n_words;
    for (uint64_t edges = starts | ((words + starts) & ~words); edges != 0; edges &= edges - 1) {
        unsigned start = (unsigned)__builtin_ctzll(edges);
        edges &= edges - 1;
        *to++ = hash_word(bytes + start, (unsigned)__builtin_ctzll(edges) - start);
    }
    signer->n_words = (uint32_t)(to - signer->words);
}

typedef EntMarks (*Look)(const unsigned char *bytes);

/* Always inline: each processor's own @look comes to stand in the loop, and the loop is made for that processor. */
ENT_BLOCK_INLINE void add_span(Signer *signer, const unsigned char *bytes, EntTextRange span, bool takes_all,
                               Look look) {
    uint64_t signs = 0, is_inside = 0;
    for (size_t at = span.start; at < span.end; at += STEP) {
        EntMarks marks = look(bytes + at);
        uint64_t words = marks.plain | marks.high;
        signs = G_UNLIKELY((marks.high | signs) != 0) ? find_signs(bytes + at, marks.high, signs) : 0;
        words &= ~signs;
        signs >>= STEP;
        if (G_UNLIKELY(span.end - at < 64))
            words &= (UINT64_C(1) << (span.end - at)) - 1;
        uint64_t starts = words & ~(words << 1 | is_inside) & STEP_BITS;
        is_inside = words >> (STEP - 1) & 1;
        if (!takes_all) {
            uint64_t twice = words & words >> 1;
            starts &= (twice & twice >> 2) | marks.marked;
        }
        if (signer->n_words > WAITING - STEP / 2)
            takes_all ? fold_words(signer) : take_shingles(signer);
        add_words(signer, bytes + at, words & UINT64_MAX >> 1, starts);
    }
    takes_all ? fold_words(signer) : take_shingles(signer);
}

/* The ways of one processor to add a span: all words, or those that say something, which make shingles. */
typedef void (*Add)(Signer *signer, const unsigned char *bytes, EntTextRange span);
typedef struct {
    Add all, telling;
} Ways;

static void add_all(Signer *signer, const unsigned char *bytes, EntTextRange span) {
    add_span(signer, bytes, span, true, ent_block_marks);
}

static void add_telling(Signer *signer, const unsigned char *bytes, EntTextRange span) {
    add_span(signer, bytes, span, false, ent_block_marks);
}

#ifdef ENT_BLOCK_WIDE
ENT_BLOCK_WIDE static void add_all_wide(Signer *signer, const unsigned char *bytes, EntTextRange span) {
    add_span(signer, bytes, span, true, ent_block_marks_wide);
}

ENT_BLOCK_WIDE static void add_telling_wide(Signer *signer, const unsigned char *bytes, EntTextRange span) {
    add_span(signer, bytes, span, false, ent_block_marks_wide);
}
#endif

static void add_spans(EntSignature *signature, const char *text, const EntTextRange *spans, size_t n_spans, Add add) {
    Signer signer;
    signer.n_words = signer.n_done = 0;
    signer.all = 0;
    signer.bins = signature->bins;
    memset(signature->bins, 0xff, sizeof signature->bins);
    for (size_t i = 0; i < n_spans; i++)
        if (spans[i].start < spans[i].end)
            add(&signer, (const unsigned char *)text, spans[i]);
    signature->words = signer.n_done + signer.n_words;
    signature->all = signer.all;
}

static void make(EntSignature *signature, const char *text, const EntTextRange *spans, size_t n_spans, Ways ways) {
    size_t length = 0;
    for (size_t i = 0; i < n_spans; i++)
        length += spans[i].end - spans[i].start;
    if (length >= ENT_SIGNATURE_LONG) {
        add_spans(signature, text, spans, n_spans, ways.telling);
        if (signature->words >= ENT_SIGNATURE_LEAST)
            return;
    }
    add_spans(signature, text, spans, n_spans, ways.all);
}

void ent_signature_make_anywhere(EntSignature *signature, const char *text, const EntTextRange *spans, size_t n_spans) {
    make(signature, text, spans, n_spans, (Ways){add_all, add_telling});
}

void ent_signature_make(EntSignature *signature, const char *text, const EntTextRange *spans, size_t n_spans) {
#ifdef ENT_BLOCK_WIDE
    if (ent_block_is_wide()) {
        make(signature, text, spans, n_spans, (Ways){add_all_wide, add_telling_wide});
        return;
    }
#endif
    ent_signature_make_anywhere(signature, text, spans, n_spans);
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
