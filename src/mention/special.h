/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SPECIAL_H
#define ENT_MENTION_SPECIAL_H

#include "mention/cue.h"
#include "mention/lexicon.h"
#include "mention/neighbours.h"
#include "mention/sentence.h"

/* What kind of word stands beside a place: a name, a title, a number ... (the cues that begin with `@`). */

typedef struct _EntSpecials EntSpecials;

EntSpecials *ent_specials_new(const EntCatalogue *catalogue, const EntLexicon *lexicon);
void ent_specials_free(EntSpecials *specials);

/** Whether a word of the kind @kind stands directly before (after) the place. */
bool ent_specials_beside(const EntSpecials *specials, EntCueKind kind, EntNeighbours *around, EntCutting cutting,
                         bool is_before);

/** A bit for each EntCueKind. */
#define ENT_KIND_BIT(kind) (1u << (kind))

/**
 * The kinds that may stand before the place: no name where a plain word without a capital stands, no given name where a
 * word ends as none does. No byte before @floor is read.
 */
unsigned ent_specials_glance_before(const EntSpecials *specials, EntText text, uint32_t start, uint32_t floor);

/**
 * The kinds that may stand after the place, by a glance at the two bytes there; most mentions have a space and a small
 * letter behind them, which begins no given name where the place itself has a capital.
 */
static inline unsigned ent_specials_glance_after(EntText text, uint32_t start, uint32_t end) {
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
    return ~(marks | (g_ascii_isupper(bytes[1])
                          ? ENT_KIND_BIT(ENT_CUE_LOWER) | ENT_KIND_BIT(ENT_CUE_NUMBER) | ENT_KIND_BIT(ENT_CUE_PAUSE)
                          : 0));
}

bool ent_specials_title_before(const EntSpecials *specials, EntNeighbours *around);

/** A title that says nothing of an office of state: `Mr`, `Chairman`. */
bool ent_specials_address_before(const EntSpecials *specials, EntNeighbours *around);

/** A word after a surname that tells of its office: `administration`. */
bool ent_specials_office_after(const EntSpecials *specials, EntNeighbours *around);

/** A name beside a surname, which then is part of a longer one. */
bool ent_specials_name_before(const EntSpecials *specials, EntNeighbours *around, EntCutting cutting);
bool ent_specials_name_after(const EntSpecials *specials, EntNeighbours *around, EntCutting cutting);

#endif
