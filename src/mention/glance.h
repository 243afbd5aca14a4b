/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_GLANCE_H
#define ENT_MENTION_GLANCE_H

#include "actors/catalogue.h"
#include "mention/cue.h"

/* Which kinds of special cues (special.h) may stand beside a place, told by a few bytes: most may not. */

typedef struct _EntGlances EntGlances;

EntGlances *ent_glances_new(const EntCatalogue *catalogue);
void ent_glances_free(EntGlances *glances);

/** A bit for each EntCueKind. */
#define ENT_KIND_BIT(kind) (1u << (kind))

/**
 * The kinds that may stand before the place: no name where a plain word without a capital stands, no given name where a
 * word ends as none does. No byte before @floor is read.
 */
unsigned ent_glances_before(const EntGlances *glances, EntText text, uint32_t start, uint32_t floor);

/** Whether the word with a capital at @word may be the first of several that make up a firm. */
static inline bool ent_glance_firm(const unsigned char *word) {
    unsigned length = (unsigned)__builtin_ctz(~ent_strip_read(word).word);
    if (length > 13 || word[length] >= 0x80)
        return true;
    if (word[length] == ' ')
        return !g_ascii_islower(word[length + 1]) && !g_ascii_isdigit(word[length + 1]);
    return memchr(",;:)\"?!", word[length], 7) == NULL;
}

/**
 * The kinds that may stand after the place, by a glance at the two bytes there; most mentions have a space and a small
 * letter behind them, which begins no given name where the place itself has a capital.
 */
static inline unsigned ent_glance_after(EntText text, uint32_t start, uint32_t end) {
    const unsigned words = ENT_KIND_BIT(ENT_CUE_NAME) | ENT_KIND_BIT(ENT_CUE_FIRM) | ENT_KIND_BIT(ENT_CUE_GIVEN) |
                           ENT_KIND_BIT(ENT_CUE_LOWER) | ENT_KIND_BIT(ENT_CUE_NUMBER);
    const unsigned marks = ENT_KIND_BIT(ENT_CUE_BRACKETED) | ENT_KIND_BIT(ENT_CUE_TICKER);
    const unsigned char *bytes = text.bytes + end;
    if (bytes[0] > ' ' && bytes[0] < 0x80)
        return bytes[0] == ')' || bytes[0] == '>' || bytes[0] == ':' ? ~words : ~(words | marks);
    if (bytes[0] != ' ' || end + 1 >= text.length)
        return ~marks;
    if (g_ascii_islower(bytes[1]))
        return ~(marks | ENT_KIND_BIT(ENT_CUE_NAME) | ENT_KIND_BIT(ENT_CUE_FIRM) | ENT_KIND_BIT(ENT_CUE_NUMBER) |
                 ENT_KIND_BIT(ENT_CUE_PAUSE) | (g_ascii_isupper(text.bytes[start]) ? ENT_KIND_BIT(ENT_CUE_GIVEN) : 0));
    if (!g_ascii_isupper(bytes[1]))
        return bytes[1] == ')' ? ~ENT_KIND_BIT(ENT_CUE_TICKER) : ~marks;
    return ~(marks | ENT_KIND_BIT(ENT_CUE_LOWER) | ENT_KIND_BIT(ENT_CUE_NUMBER) | ENT_KIND_BIT(ENT_CUE_PAUSE) |
             (ent_glance_firm(bytes + 1) ? 0 : ENT_KIND_BIT(ENT_CUE_FIRM)));
}

#endif
