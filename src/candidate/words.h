/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CANDIDATE_WORDS_H
#define ENT_CANDIDATE_WORDS_H

#include "mention/word_set.h"

/** EntNameWords: what single words say about names, by the catalogue's lists. */
typedef struct {
    EntWordSet *stops;     /* `The`, `In`, `Monday`: capitalised, but no part of a name */
    EntWordSet *particles; /* `of`, `bin`: may stand inside a name */
    EntWordSet *generic;   /* `National`, `Foreign`: alone no name */
    EntWordSet *titles, *given;
    EntWordSet *speech;              /* `said` */
    EntWordSet *inside[ENT_N_TYPES]; /* in the name itself: `Inc`, `Ministry` */
    EntWordSet *beside[ENT_N_TYPES]; /* directly after it: `militants` */
    EntWordSet *before[ENT_N_TYPES]; /* directly before it: `in` */
} EntNameWords;

EntNameWords *ent_name_words_new(const EntCatalogue *catalogue);
void ent_name_words_free(EntNameWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntNameWords, ent_name_words_free)

/** Whether the word says that a name is that of an organisation of some type. */
bool ent_name_words_is_cue(const EntNameWords *words, uint64_t hash);

#endif
