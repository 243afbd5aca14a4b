/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CANDIDATE_TABLE_H
#define ENT_CANDIDATE_TABLE_H

#include "candidate/guess.h"

/** Names that are held at most; the rarest are forgotten when there are more. An entry takes about 1 kB. */
#define ENT_MOST_CANDIDATES 50000
#define ENT_MOST_EXAMPLES 3
#define ENT_MOST_COUNTRIES 4

typedef struct {
    char *document, *sentence;
} EntExample;

/** A name that nobody in the catalogue has, and what was seen of it. */
typedef struct {
    uint64_t key, last_word;
    char *name;               /* as it was written first; valid UTF-8 */
    uint32_t inside, initial; /* mentions within a sentence, at the head of one */
    uint32_t documents, last_document;
    uint32_t points[ENT_N_TYPES];
    struct {
        uint32_t actor, times;
    } countries[ENT_MOST_COUNTRIES];
    EntExample examples[ENT_MOST_EXAMPLES];
    unsigned n_words, n_countries, n_examples;
    bool is_acronym, may_be_person;
} EntCandidate;

typedef struct {
    GHashTable *by_key; /* of EntCandidate */
    size_t most;
    uint64_t documents; /* with text, of which there were names to take */
    uint32_t forgotten; /* names of so many mentions or fewer may have been forgotten or counted too low */
} EntCandidateTable;

EntCandidateTable *ent_candidate_table_new(size_t most);
void ent_candidate_table_free(EntCandidateTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCandidateTable, ent_candidate_table_free)

/** The candidate with this key, or NULL. */
EntCandidate *ent_candidate_table_find(const EntCandidateTable *table, uint64_t key);

/** The candidate for @name, made when there is none; the table may forget others for it. */
EntCandidate *ent_candidate_table_take(EntCandidateTable *table, const EntName *name, EntText text);

void ent_candidate_count(EntCandidate *candidate, bool is_initial, uint32_t document);
void ent_candidate_add_country(EntCandidate *candidate, uint32_t actor);
/** @document and @sentence are copied, the latter shortened. */
void ent_candidate_add_example(EntCandidate *candidate, const char *document, const char *sentence, size_t length);

/**
 * ent_candidate_table_sorted:
 * @least: mentions
 *
 * Those with @least mentions, the commonest first, then by name (transfer container). Names that were seen only at the
 * head of sentences are left out, single ones also when they were seen there four times as often as elsewhere; a single
 * name that is the last word of one longer name of a person is added to that.
 */
GPtrArray *ent_candidate_table_sorted(EntCandidateTable *table, uint32_t least);

/** Whether something says that it names a person. */
bool ent_candidate_is_person(const EntCandidate *candidate);

/** All mentions. */
uint32_t ent_candidate_mentions(const EntCandidate *candidate);

#endif
