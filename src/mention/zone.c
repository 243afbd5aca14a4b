/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/zone.h"

#include "mention/dateline.h"
#include "mention/lexicon.h"
#include "mention/sentence.h"

#include <string.h>

#define LONGEST_CUE 6
#define LONGEST_BYLINE 90
#define LONGEST_FURNITURE 400
/* A paragraph that begins with more marks than these bytes has no form of its own. */
#define LONGEST_ORNAMENT 1000
#define CLOSING_SENTENCES 4
#define FILTER_WORDS 16

typedef struct {
    uint64_t words[LONGEST_CUE];
    unsigned n_words;
} FormCue;

struct _EntZones {
    FormCue *cues[ENT_N_WORD_LISTS];
    unsigned n_cues[ENT_N_WORD_LISTS];
    uint64_t first_words[ENT_N_WORD_LISTS][FILTER_WORDS]; /* a bit for each, by its hash: most words begin no cue */
};

static uint64_t bit_of(uint64_t hash) {
    return UINT64_C(1) << (hash >> 58);
}

static unsigned word_of(uint64_t hash) {
    return hash & (FILTER_WORDS - 1);
}

EntZones *ent_zones_new(const EntCatalogue *catalogue) {
    EntZones *zones = g_new0(EntZones, 1);
    for (int list = ENT_WORDS_FURNITURE; list < ENT_N_WORD_LISTS; list++) {
        uint32_t first = catalogue->first_word[list];
        zones->n_cues[list] = catalogue->first_word[list + 1] - first;
        zones->cues[list] = g_new0(FormCue, zones->n_cues[list] + 1);
        for (unsigned i = 0; i < zones->n_cues[list]; i++) {
            EntToken words[LONGEST_CUE];
            FormCue *cue = &zones->cues[list][i];
            cue->n_words = ent_words_split(catalogue->words[first + i], words, LONGEST_CUE);
            for (unsigned w = 0; w < cue->n_words; w++)
                cue->words[w] = words[w].hash;
            zones->first_words[list][word_of(cue->words[0])] |= bit_of(cue->words[0]);
        }
    }
    return zones;
}

void ent_zones_free(EntZones *zones) {
    if (zones == NULL)
        return;
    for (int list = 0; list < ENT_N_WORD_LISTS; list++)
        g_free(zones->cues[list]);
    g_free(zones);
}

static bool begins_with(EntText text, EntToken token, const FormCue *cue) {
    if (cue->n_words == 0 || token.hash != cue->words[0])
        return false;
    for (unsigned i = 1; i < cue->n_words; i++)
        if (!ent_token_next(text, token.end, &token) || token.hash != cue->words[i])
            return false;
    return true;
}

static bool any_begins(const EntZones *zones, EntWordList list, EntText text, EntToken first) {
    if (!(zones->first_words[list][word_of(first.hash)] & bit_of(first.hash)))
        return false;
    for (unsigned i = 0; i < zones->n_cues[list]; i++)
        if (begins_with(text, first, &zones->cues[list][i]))
            return true;
    return false;
}

static uint32_t line_end(EntText text, uint32_t start) {
    const unsigned char *newline = memchr(text.bytes + start, '\n', text.length - start);
    return newline != NULL ? (uint32_t)(newline - text.bytes) : text.length;
}

static bool is_byline(EntText text, uint32_t start, EntToken by, int32_t paragraph) {
    EntToken name;
    if (paragraph > 4 || by.end - by.start != 2 || !(by.shape & ENT_SHAPE_UPPER_FIRST) ||
        g_ascii_strncasecmp((const char *)text.bytes + by.start, "by", 2) != 0)
        return false;
    EntText line = {text.bytes, line_end(text, start)};
    return by.end <= line.length && line.length - start <= LONGEST_BYLINE && ent_token_next(line, by.end, &name) &&
           (name.shape & ENT_SHAPE_UPPER_FIRST) && text.bytes[line.length - 1] != '.';
}

EntParagraphZone ent_zones_paragraph(const EntZones *zones, EntText text, uint32_t start, int32_t paragraph,
                                     bool lower_text) {
    EntParagraphZone zone = {.zone = ENT_ZONE_BODY};
    EntToken first;
    EntText head = {text.bytes, MIN(text.length, start + LONGEST_ORNAMENT)};
    if (!ent_token_next(head, start, &first))
        return zone;
    if (any_begins(zones, ENT_WORDS_FURNITURE_REST, text, first)) {
        zone.zone = ENT_ZONE_FURNITURE;
        zone.rest_is_furniture = true;
    } else if (any_begins(zones, ENT_WORDS_FURNITURE, text, first) &&
               line_end(text, start) - start <= LONGEST_FURNITURE) {
        zone.zone = ENT_ZONE_FURNITURE;
    } else if (is_byline(text, start, first, paragraph)) {
        zone.zone = ENT_ZONE_BYLINE;
    } else {
        zone.dateline = ent_dateline_read(text, start, first, lower_text);
    }
    return zone;
}

/* Where the credit of the sentence begins, or its end: at the bracket before `(Reporting by`, else all of the sentence
 * is one. */
static uint32_t credit_start(const EntZones *zones, EntText text, const EntSentence *sentence) {
    EntText part = {text.bytes, sentence->end};
    EntToken token;
    for (uint32_t at = sentence->start; ent_token_next(part, at, &token); at = token.end)
        if (any_begins(zones, ENT_WORDS_CREDITS, part, token))
            return token.start > sentence->start && text.bytes[token.start - 1] == '(' ? token.start : sentence->start;
    return sentence->end;
}

static void take_out(EntAnnotation *annotation, int32_t sentence, uint32_t from) {
    for (uint32_t m = annotation->n_mentions; m > 0 && annotation->mentions[m - 1].sentence >= sentence; m--) {
        EntMention *mention = &annotation->mentions[m - 1];
        if (mention->sentence == sentence && mention->start >= from) {
            mention->zone = ENT_ZONE_FURNITURE;
            mention->counted = false;
        }
    }
}

void ent_zones_credits(const EntZones *zones, EntText text, EntAnnotation *annotation) {
    uint32_t first = annotation->n_sentences > CLOSING_SENTENCES ? annotation->n_sentences - CLOSING_SENTENCES : 0;
    for (uint32_t i = first; i < annotation->n_sentences; i++) {
        EntSentence *sentence = &annotation->sentences[i];
        uint32_t from = credit_start(zones, text, sentence);
        if (from == sentence->end || (from == sentence->start && sentence->end - from > LONGEST_FURNITURE))
            continue;
        if (from == sentence->start)
            sentence->zone = ENT_ZONE_FURNITURE;
        take_out(annotation, (int32_t)i, from);
    }
}
