/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/cue.h"

#include <string.h>

EntCue ent_cue_compile(const char *text) {
    static const char *const special[] = {"@Name", "@lower", "@number", "@given", "@title", "@start", "@end"};
    EntCue cue = {.kind = ENT_CUE_WORDS, .text = text};
    for (size_t i = 0; i < G_N_ELEMENTS(special); i++)
        if (g_str_equal(text, special[i])) cue.kind = (uint8_t)(i + 1);
    if (cue.kind != ENT_CUE_WORDS) return cue;
    size_t length = strlen(text);
    EntWord words[ENT_LONGEST_CUE];
    cue.n_words = (uint8_t)ent_words_split(text, words, ENT_LONGEST_CUE);
    for (unsigned i = 0; i < cue.n_words; i++) {
        cue.words[i] = words[i].token.hash;
        if (words[i].before == ',') cue.commas |= (uint8_t)(1u << i);
    }
    if (text[0] == ',' || text[length - 1] == ',') cue.gap = ',';
    if (text[0] == '-' || text[length - 1] == '-') cue.gap = '-';
    if (text[length - 1] == '*' && cue.n_words > 0) {
        const EntToken *last = &words[cue.n_words - 1].token;
        cue.prefix = text + last->start;
        cue.prefix_length = (uint8_t)MIN(last->end - last->start, 255);
    }
    return cue;
}

static bool gap_fits(const EntCue *cue, char gap) {
    return cue->gap != 0 ? gap == cue->gap : gap == ' ' || gap == '-';
}

static bool word_fits(const EntCue *cue, unsigned i, const EntToken *token, EntText text) {
    if (cue->prefix == NULL || i + 1 < cue->n_words) return token->hash == cue->words[i];
    return token->end - token->start >= cue->prefix_length &&
           g_ascii_strncasecmp((const char *)text.bytes + token->start, cue->prefix, cue->prefix_length) == 0;
}

/* @step: 1 forwards from the mention's end, -1 backwards from its start. */
bool ent_cue_is_beside(const EntCue *cue, EntNeighbours *around, int step) {
    if (cue->n_words == 0) return false;
    for (unsigned i = 0; i < cue->n_words; i++) {
        const EntNeighbour *neighbour = step > 0 ? ent_neighbours_after(around, i) : ent_neighbours_before(around, i);
        unsigned word = step > 0 ? i : cue->n_words - 1u - i;
        if (neighbour == NULL || !word_fits(cue, word, &neighbour->token, around->text)) return false;
        /* Between the cue's own words the comma is as the cue has it. */
        unsigned later = step > 0 ? word : word + 1;
        if (i == 0 ? !gap_fits(cue, neighbour->gap) : ((cue->commas >> later) & 1) != (neighbour->gap == ',')) return false;
    }
    return true;
}

bool ent_cue_begins_with(const EntCue *cue, EntText text, EntToken token) {
    if (cue->n_words == 0 || !word_fits(cue, 0, &token, text)) return false;
    for (unsigned i = 1; i < cue->n_words; i++) {
        uint32_t end = token.end;
        if (!ent_token_next(text, end, &token) || !word_fits(cue, i, &token, text)) return false;
        if ((ent_gap_between(text, end, token.start) == ',') != ((cue->commas >> i) & 1)) return false;
    }
    return true;
}
