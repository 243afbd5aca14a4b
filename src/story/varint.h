/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_VARINT_H
#define ENT_STORY_VARINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Numbers in records and files: seven bits a byte, lowest first, the top bit says that more follow; always as short as
 * can be, so that a number has one spelling. Whole words are little-endian.
 */

#define ENT_VARINT_MAX 10

static inline uint8_t *ent_varint_put(uint8_t *to, uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        *to++ = (uint8_t)(value | 0x80);
    *to++ = (uint8_t)value;
    return to;
}

static inline uint8_t *ent_word_put(uint8_t *to, uint64_t value) {
    memcpy(to, &value, sizeof value);
    return to + sizeof value;
}

/** Bytes being read. Once @broken, it stays so and every number is 0. */
typedef struct {
    const uint8_t *at, *end;
    bool broken;
} EntBytes;

static inline size_t ent_bytes_left(const EntBytes *bytes) {
    return (size_t)(bytes->end - bytes->at);
}

/** A number of at most @limit. */
static inline uint64_t ent_varint_get(EntBytes *bytes, uint64_t limit) {
    uint64_t value = 0;
    for (unsigned shift = 0; !bytes->broken; shift += 7) {
        if (bytes->at == bytes->end || shift > 63)
            break;
        uint8_t byte = *bytes->at++;
        if ((shift == 63 && byte > 1) || (shift > 0 && byte == 0))
            break;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte >= 0x80)
            continue;
        if (value > limit)
            break;
        return value;
    }
    bytes->broken = true;
    return 0;
}

static inline uint64_t ent_word_get(EntBytes *bytes) {
    uint64_t value = 0;
    if (bytes->broken || ent_bytes_left(bytes) < sizeof value) {
        bytes->broken = true;
        return 0;
    }
    memcpy(&value, bytes->at, sizeof value);
    bytes->at += sizeof value;
    return value;
}

static inline uint8_t ent_byte_get(EntBytes *bytes) {
    if (bytes->broken || bytes->at == bytes->end) {
        bytes->broken = true;
        return 0;
    }
    return *bytes->at++;
}

/** The next @length bytes, or NULL. */
static inline const char *ent_bytes_get(EntBytes *bytes, uint64_t length) {
    if (bytes->broken || ent_bytes_left(bytes) < length) {
        bytes->broken = true;
        return NULL;
    }
    const char *taken = (const char *)bytes->at;
    bytes->at += length;
    return taken;
}

#endif
