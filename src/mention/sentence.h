/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SENTENCE_H
#define ENT_MENTION_SENTENCE_H

#include "mention/abbreviation.h"
#include "mention/token.h"

/*
 * Where sentences end: at . ! or ? with closing quotes, before space and a word that may begin a sentence. Not after
 * initials, titles and abbreviations.
 */

/**
 * How a text is cut: in @lower_text a small letter may begin a sentence; with @lines_end each line's end ends one,
 * else only a blank line does, and a line that begins with @indent spaces or more (0: none does).
 */
typedef struct {
    const EntVocabulary *vocabulary; /* which abbreviations end no sentence, by its lists */
    bool lower_text, lines_end;
    uint32_t indent;
} EntCutting;

/** Whether the stop at @stop ends a sentence; then @end is behind it and its closing quotes. */
bool ent_sentence_stops(EntText text, uint32_t stop, EntCutting cutting, uint32_t *end);

/** Whether the line feed at @at ends a sentence and a paragraph. */
bool ent_sentence_line_stops(EntText text, uint32_t at, EntCutting cutting);

/** Where a sentence ends. */
typedef struct {
    uint32_t from, mark; /* true of all places from @from to the mark that ends it, a stop or a line end */
    uint32_t end;        /* behind the mark and what closes it */
    bool is_marked;      /* false: none ends it for long, and @mark is only the last of those places */
} EntSentenceEnd;

/** The stops and line ends of a part of a text, where they were collected already. */
typedef struct {
    uint32_t base, end;   /* of the part; both 0: none were */
    const uint16_t *next; /* from @base on, ascending; behind the last one stands what is beyond the part */
} EntMarksAhead;

/** @marks: of a part that ends behind @from, or none. */
EntSentenceEnd ent_sentence_find_end(EntText text, uint32_t from, EntMarksAhead marks, EntCutting cutting);

/** The end of the sentence that holds @from: its stop, its last line's end, or some 1,000 bytes on. */
uint32_t ent_sentence_end(EntText text, uint32_t from, EntCutting cutting);

/** Whether a sentence ends between @end and @start. */
bool ent_sentence_is_between(EntText text, uint32_t end, uint32_t start, EntCutting cutting);

/** The first byte at or after @from that is no space, at most @text's length. */
uint32_t ent_skip_space(EntText text, uint32_t from);

#endif
