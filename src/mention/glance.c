/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/glance.h"

#include <string.h>

#define ENDING_BITS 13

struct _EntGlances {
    uint64_t given_endings[(1u << ENDING_BITS) / 64]; /* bits by the last letters of given names */
};

static void note_endings(EntGlances *glances, const EntCatalogue *catalogue) {
    for (uint32_t i = catalogue->first_word[ENT_WORDS_GIVEN]; i < catalogue->first_word[ENT_WORDS_GIVEN + 1]; i++) {
        size_t length = strlen(catalogue->words[i]);
        const unsigned char *end = (const unsigned char *)catalogue->words[i] + length;
        uint32_t bit = ent_letters_last(end, length) >> (32 - ENDING_BITS);
        glances->given_endings[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

EntGlances *ent_glances_new(const EntCatalogue *catalogue) {
    EntGlances *glances = g_new0(EntGlances, 1);
    note_endings(glances, catalogue);
    return glances;
}

void ent_glances_free(EntGlances *glances) {
    g_free(glances);
}

/* Whether a plain word without a capital stands before the place: no name. */
static bool is_small_before(EntText text, uint32_t start, uint32_t floor) {
    const unsigned char *bytes = text.bytes;
    uint32_t at = start;
    if (at < floor + 3 || bytes[at - 1] != ' ' || !g_ascii_islower(bytes[at - 2]))
        return false;
    if (G_LIKELY(at >= floor + 17)) {
        EntStrip strip = ent_strip_read(bytes + at - 17);
        at -= 1 + (uint32_t)__builtin_clz(~((strip.word & ~strip.high) << 16));
    }
    while (at > floor && (bytes[at - 1] == ' ' ? at == start : g_ascii_isalnum(bytes[at - 1])))
        at--;
    /* What begins behind an accent or a dot is perhaps not the whole word. */
    return g_ascii_islower(bytes[at]) && (at == floor || (bytes[at - 1] < 0x80 && bytes[at - 1] != '.'));
}

/* Whether the word that ends at @end, before a space, may be a given name; accents say nothing. */
static bool may_be_given(const EntGlances *glances, const unsigned char *end, uint32_t room) {
    if (room < 3 || ((end[-1] | end[-2] | end[-3]) & 0x80))
        return true;
    /* An initial has a stop, a nickname a quote or a bracket behind it. */
    if (!g_ascii_isalnum(end[-1]))
        return end[-1] <= ' ' || end[-1] == '.' || end[-1] == '"' || end[-1] == ')';
    uint32_t bit = ent_letters_last(end, room) >> (32 - ENDING_BITS);
    return (glances->given_endings[bit / 64] >> bit % 64) & 1;
}

unsigned ent_glances_before(const EntGlances *glances, EntText text, uint32_t start, uint32_t floor) {
    const unsigned nothing = ENT_KIND_BIT(ENT_CUE_START) | ENT_KIND_BIT(ENT_CUE_END) | ENT_KIND_BIT(ENT_CUE_PAUSE);
    if (start == floor)
        return nothing;
    if (!is_small_before(text, start, floor)) {
        unsigned char last = text.bytes[start - 1];
        bool is_given = last == ' ' ? may_be_given(glances, text.bytes + start - 1, start - 1 - floor)
                                    : last < ' ' || last >= 0x80 || last == '.';
        return is_given ? ~0u : ~ENT_KIND_BIT(ENT_CUE_GIVEN);
    }
    unsigned kinds = ENT_KIND_BIT(ENT_CUE_NAME) | ENT_KIND_BIT(ENT_CUE_FIRM) | ENT_KIND_BIT(ENT_CUE_CITY);
    /* `Ann Orr and Jordan Quill` */
    if (text.bytes[start - 2] != 'd')
        kinds |= ENT_KIND_BIT(ENT_CUE_ROW);
    /* In text without capitals given names have none. */
    if (g_ascii_isupper(text.bytes[start]))
        kinds |= ENT_KIND_BIT(ENT_CUE_GIVEN);
    return ~kinds;
}
