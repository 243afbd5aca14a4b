/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_BASE_HASH_H
#define ENT_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A fast 64-bit hash of bytes (multiply and fold, after wyhash, public domain, by Wang Yi). Not for hostile keys in
 * tables that must not degrade; the same on every little-endian machine, so it may stand in files.
 */

static inline uint64_t ent_hash_mix(uint64_t a, uint64_t b) {
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t ent_hash_load(const unsigned char *bytes, size_t length) {
    uint64_t word = 0;
    /* No bytes may be no place at all, which memcpy() must not be given. */
    if (length > 0)
        memcpy(&word, bytes, length);
    return word;
}

/*
 * The same in steps: ent_hash_begin(), ent_hash_step() for each 16 bytes that more follow, ent_hash_end() with the last
 * 16 or fewer. Two hashes made side by side take the time of one, as each waits for its multiplications.
 */

#define ENT_HASH_STEP 16

static inline uint64_t ent_hash_begin(uint64_t seed) {
    return seed ^ UINT64_C(0xa0761d6478bd642f);
}

static inline uint64_t ent_hash_step(const unsigned char *bytes, uint64_t state) {
    return ent_hash_mix(ent_hash_load(bytes, 8) ^ UINT64_C(0xe7037ed1a0b428db), ent_hash_load(bytes + 8, 8) ^ state);
}

/** @left: of @length bytes in all. */
static inline uint64_t ent_hash_end(const unsigned char *bytes, size_t left, size_t length, uint64_t state) {
    uint64_t low = ent_hash_load(bytes, left < 8 ? left : 8);
    uint64_t high = left > 8 ? ent_hash_load(bytes + 8, left - 8) : 0;
    return ent_hash_mix(UINT64_C(0x8ebc6af09c88c6e3) ^ length,
                        ent_hash_mix(low ^ UINT64_C(0xe7037ed1a0b428db), high ^ state));
}

static inline uint64_t ent_hash_bytes(const void *data, size_t length, uint64_t seed) {
    const unsigned char *bytes = data;
    uint64_t state = ent_hash_begin(seed);
    size_t left = length;
    for (; left > ENT_HASH_STEP; left -= ENT_HASH_STEP, bytes += ENT_HASH_STEP)
        state = ent_hash_step(bytes, state);
    return ent_hash_end(bytes, left, length, state);
}

#endif
