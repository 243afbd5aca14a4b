/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CANDIDATE_NAMES_H
#define ENT_CANDIDATE_NAMES_H

#include "mention/annotation.h"
#include "mention/neighbours.h"
#include "mention/vocabulary.h"

#define ENT_LONGEST_NAME 8 /* words */

/** A name in a sentence that nobody in the catalogue has there. */
typedef struct {
    uint32_t start, end;
    uint64_t key;       /* of its words, case and accents aside */
    uint64_t last_word; /* the key of its last word alone */
    uint8_t n_words;
    bool is_initial;    /* a sentence or a quotation begins with it, so its capital says nothing */
    bool is_acronym;    /* one word, all in capitals */
    bool has_title;     /* a title stands directly before it */
    bool may_be_person; /* two to four words, none of which organisations or places have */
    EntToken words[ENT_LONGEST_NAME];
} EntName;

/** What takes a name. */
typedef void (*EntNameFunc)(const EntName *name, gpointer data);

/**
 * ent_names_in:
 * @mentions: those of the sentence, by place
 *
 * Finds the names in @sentence: runs of capitalised words, with particles inside. What is a mention is cut out, unless
 * a word like `Ministry` or `Bank` makes one name of the whole run. Sentences in capitals and headlines have none.
 */
void ent_names_in(const EntVocabulary *vocabulary, EntText text, const EntSentence *sentence,
                  const EntMention *mentions, uint32_t n_mentions, EntNameFunc take, gpointer data);

/** The key of the words of @text, as EntName has it; 0 when there are none or too many. */
uint64_t ent_name_key(const char *text);

#endif
