/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ACTORS_CATALOGUE_H
#define ENT_ACTORS_CATALOGUE_H

#include <entente.h>

/* The catalogue in flat arrays, as docs/catalogue.md describes it. All strings belong to the catalogue. */

#define ENT_NOBODY UINT32_MAX

/** How many steps of `counts_as` are followed; a longer chain is a fault. */
#define ENT_MOST_STEPS 8

typedef enum {
    ENT_TYPE_COUNTRY,
    ENT_TYPE_IGO,
    ENT_TYPE_COMPANY,
    ENT_TYPE_PERSON,
    ENT_TYPE_BODY,
    ENT_TYPE_GROUP,
    ENT_TYPE_MEDIA,
    ENT_TYPE_PLACE,
    ENT_N_TYPES
} EntActorType;

/** The key an alias stands under. */
typedef enum {
    ENT_ALIAS_NAME,
    ENT_ALIAS_DEMONYM,
    ENT_ALIAS_CAPITAL,
    ENT_ALIAS_SEAT,
    ENT_ALIAS_SURNAME,
    ENT_ALIAS_PHRASE,
    ENT_N_ALIAS_KINDS
} EntAliasKind;

/** The lists of a condition, in the order of the documentation. */
typedef enum {
    ENT_CUE_BEFORE,
    ENT_CUE_AFTER,
    ENT_CUE_SENTENCE,
    ENT_CUE_OPENING,
    ENT_CUE_DOCUMENT,
    ENT_CUE_ACTORS,
    ENT_N_CUE_LISTS
} EntCueList;

/**
 * A condition: cue strings by list; @first[list] to @first[list + 1] index the catalogue's cues (actors: ids as text).
 */
typedef struct {
    uint32_t first[ENT_N_CUE_LISTS + 1];
} EntCondition;

#define ENT_NO_CONDITION UINT32_MAX

/** What an actor counts as from day @from to before @to; both may be ENT_DAY_NONE (open). */
typedef struct {
    uint32_t counts_as;
    int32_t from, to;
    bool died;
    const char *office; /* nullable */
} EntTerm;

typedef struct {
    const char *id;
    const char *label;
    const char *country; /* nullable: alpha-3 */
    EntActorType type;
    int32_t from, to;
    uint32_t successor; /* or ENT_NOBODY */
    bool famous;
    bool every_state; /* every state has one: which is meant is known by the place where it is named */
    uint32_t not_in;  /* of these: the state that has none by such a name, or ENT_NOBODY */
    uint32_t first_term, n_terms;
} EntActor;

typedef struct {
    const char *text;
    uint32_t actor; /* ENT_NOBODY: a phrase */
    EntAliasKind kind;
    int8_t lower; /* -1 unsaid, 0 never, 1 always in lower-case text */
    int32_t from, to;
    uint32_t when, unless; /* indexes of conditions, or ENT_NO_CONDITION */
} EntAlias;

/** A rule for all aliases of the kinds and types whose bits are set. */
typedef struct {
    uint32_t kinds, types;
    uint32_t when, unless;
    uint32_t where, n_where; /* conditions, one behind the other, without all of which the rule is not in force */
    bool uncounted;
    bool namesake; /* what it forbids is another of that name, wherever the document has it */
} EntRule;

/** Lists of words that rules of form need. */
typedef enum {
    ENT_WORDS_TITLES,
    ENT_WORDS_GIVEN,
    ENT_WORDS_OFFICES,
    ENT_WORDS_ADDRESSES,
    ENT_WORDS_FIRMS,
    ENT_WORDS_POSTS,
    ENT_WORDS_POST_PARTS,
    ENT_WORDS_PAST,
    ENT_WORDS_FORMER,
    ENT_WORDS_VOICES,
    ENT_WORDS_ACCREDITED,
    ENT_WORDS_PARTICLES,
    ENT_WORDS_DATES,
    ENT_WORDS_SMALL,
    ENT_WORDS_SHORT,
    ENT_WORDS_OPENERS,
    ENT_WORDS_LOCATIVES,
    ENT_WORDS_PARTS_OF_STATES,
    ENT_WORDS_PUBLIC,
    ENT_WORDS_UNSHARED,
    ENT_WORDS_ABBREVIATIONS,
    ENT_WORDS_DOUBTFUL_ABBREVIATIONS,
    ENT_WORDS_BEGINNERS,
    ENT_WORDS_LINKS,
    ENT_WORDS_SPEAKERS,
    ENT_WORDS_NAME_STOPS,
    ENT_WORDS_NAME_PARTICLES,
    ENT_WORDS_GENERIC,
    ENT_WORDS_SPEECH,
    ENT_WORDS_INSIDE, /* and on, a list for each EntActorType; so the next two */
    ENT_WORDS_BESIDE = ENT_WORDS_INSIDE + ENT_N_TYPES,
    ENT_WORDS_BEFORE = ENT_WORDS_BESIDE + ENT_N_TYPES,
    ENT_WORDS_FURNITURE = ENT_WORDS_BEFORE + ENT_N_TYPES,
    ENT_WORDS_FURNITURE_REST,
    ENT_WORDS_CREDITS,
    ENT_N_WORD_LISTS
} EntWordList;

struct _EntCatalogue {
    const EntActor *actors; /* sorted by id */
    const EntTerm *terms;
    const EntAlias *aliases;
    const EntCondition *conditions;
    const char *const *cues;
    const EntRule *rules;
    const char *const *words; /* list l: words[first_word[l]] to words[first_word[l + 1]] */
    uint32_t first_word[ENT_N_WORD_LISTS + 1];
    uint32_t n_actors, n_terms, n_aliases, n_conditions, n_cues, n_rules;
    uint64_t digest;       /* of everything that was loaded */
    const uint32_t *by_id; /* an open table of @id_mask + 1 places: index + 1, or 0 */
    uint32_t id_mask;
    GStringChunk *strings; /* NULL when all of it stands in the program */
};

/** Makes @by_id of @actors. */
void ent_catalogue_index(EntCatalogue *catalogue);

/** The keys under which aliases stand, by EntAliasKind (phrases have none). */
extern const char *const ent_alias_keys[ENT_ALIAS_PHRASE];
/** The keys of a condition's lists, by EntCueList. */
extern const char *const ent_cue_keys[ENT_N_CUE_LISTS];
/** Cues that are no words; what they mean is in docs/catalogue.md. */
#define ENT_N_SPECIAL_CUES 16
extern const char *const ent_special_cues[ENT_N_SPECIAL_CUES];
/** By EntWordList. */
extern const char *const ent_word_keys[ENT_N_WORD_LISTS];

/** Index of the actor with this id, or ENT_NOBODY. */
uint32_t ent_catalogue_find(const EntCatalogue *catalogue, const char *id);

/** "country", "igo", ...; static. */
const char *ent_actor_type_name(EntActorType type);

/** The types that are nodes at @level when none are asked for, comma-separated; static. */
const char *ent_actor_default_types(EntLevel level);

/** The type of that name, or ENT_N_TYPES. */
EntActorType ent_actor_type_parse(const char *name, size_t length);

/**
 * ent_catalogue_counts_as:
 * @day: the document's day, or ENT_DAY_NONE: the catalogue's "as of" day, that is, the latest terms
 *
 * The actor that @actor rolls up to on @day at the state level, following chains (an organ of an organ): itself when it
 * has no `counts_as`; ENT_NOBODY for a person out of office who did not die in it, and for media and places.
 */
uint32_t ent_catalogue_counts_as(const EntCatalogue *catalogue, uint32_t actor, int32_t day);

/**
 * Whom @person came to serve next within 20 years behind @day, or ENT_NOBODY: what was held before may be missing from
 * the catalogue.
 */
uint32_t ent_catalogue_later(const EntCatalogue *catalogue, uint32_t person, int32_t day);

/** Whether that may be @state, within these years, or was until the last month, as news of who resigns has it. */
bool ent_catalogue_rises(const EntCatalogue *catalogue, uint32_t person, uint32_t state, int32_t day);

/**
 * Days around @day, from @from to before @to, on which ent_catalogue_counts_as() says the same of @actor; only @day
 * itself when it is none.
 */
void ent_catalogue_steady_days(const EntCatalogue *catalogue, uint32_t actor, int32_t day, int32_t *from, int32_t *to);

/**
 * ent_catalogue_country:
 *
 * The state or territory with an ISO 3166 code of its own (Hong Kong: HKG, which counts as CHN) that @actor stands for
 * on @day, or a historical state; ENT_NOBODY for others.
 */
uint32_t ent_catalogue_country(const EntCatalogue *catalogue, uint32_t actor, int32_t day);

/** Whether the person (or actor with dated terms) is in office on @day; true for actors without terms. */
bool ent_catalogue_in_office(const EntCatalogue *catalogue, uint32_t actor, int32_t day);

#endif
