/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_SIGNATURE_H
#define ENT_STORY_SIGNATURE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What stands for a text when texts are compared: its shingles, which are all runs of four words that say something
 * (Broder 1997, doi:10.1109/SEQUEN.1997.666900), in a sketch of one permutation: the hashes of the shingles fall into
 * 64 bins, and of each bin the smallest is kept, 32 bits of it (Li, Owen & Zhang 2012, arXiv:1208.1259). Two texts
 * agree in a bin with the probability of their resemblance: shingles in both by shingles in either.
 *
 * Words that say something have four letters or more, or begin with a capital or a digit; of long words the first eight
 * bytes are looked at. Case, punctuation and white space play no part.
 */

#define ENT_SHINGLE_WORDS 4
#define ENT_SIGNATURE_BINS 64

/** A bin without shingles. */
#define ENT_SIGNATURE_EMPTY UINT32_MAX

/**
 * Shorter texts, in bytes, and texts of fewer words that say something, have no bins: they have the same words or are
 * different texts.
 */
#define ENT_SIGNATURE_LONG 400
#define ENT_SIGNATURE_LEAST 35

/** Of a text that is so many times as long as another, the bins say too little about the other. */
#define ENT_SIGNATURE_RATIO 4

typedef struct {
    uint32_t words; /* of a short text all, of a long one those that say something; 0: no signature */
    uint64_t all;   /* of a short text: a hash of its words in their order, odd; of a long one 0 */
    uint32_t bins[ENT_SIGNATURE_BINS];
} EntSignature;

/** A piece of a text that counts. */
typedef struct {
    size_t start, end;
} EntTextRange;

/**
 * The signature of the pieces of @text, of which 64 bytes behind the last can be read. A word ends where a piece ends.
 */
void ent_signature_make(EntSignature *signature, const char *text, const EntTextRange *spans, size_t n_spans);
/** The same by what every processor can do: what the other must agree with. */
void ent_signature_make_anywhere(EntSignature *signature, const char *text, const EntTextRange *spans, size_t n_spans);

static inline bool ent_signature_is_short(const EntSignature *signature) {
    return signature->all != 0;
}

/**
 * ent_signature_containment:
 *
 * The part of @part's shingles that stand in @whole too (Broder's containment of the first in the second), 0 to 1,
 * estimated from the bins: the resemblance r is the share of bins that agree among those that are not empty in both,
 * and n shingles of one and m of the other then have r / (1 + r) (n + m) in common. 0 when @whole is more than
 * ENT_SIGNATURE_RATIO times as long. Short texts: 1 when they are the same, else 0.
 */
double ent_signature_containment(const EntSignature *part, const EntSignature *whole);

#endif
