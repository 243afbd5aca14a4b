/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_SHELF_H
#define ENT_MENTION_SHELF_H

#include "mention/cues.h"

/*
 * The cues of the rules that ask only for words directly beside the mention, on shelves: in the order of their keys,
 * and found by the first bits of those.
 */

#define ENT_SHELF_BITS 10
#define ENT_N_SHELVES (1u << ENT_SHELF_BITS)
#define ENT_SHELF_FILTER_BITS 13

/** A cue of a rule. */
typedef struct {
    uint64_t covered; /* ent_shelf_covered_by() its rule */
    EntNearest nearest;
    uint32_t key; /* ent_shelf_key() of the letters nearest to the mention */
    uint32_t cue, rule;
} EntRuleCue;

/** Cues of several words before the mention end in `of` and `in` too often: they are told by two words. */
typedef enum { ENT_SIDE_AFTER, ENT_SIDE_BEFORE, ENT_SIDE_BEFORE_TWO, ENT_N_SIDES } EntSide;

/** The shelves of one side. */
typedef struct {
    GArray *cues;                                        /* of EntRuleCue, sorted by key */
    uint16_t first[ENT_N_SHELVES + 1];                   /* where each shelf begins */
    uint64_t covers[ENT_N_SHELVES];                      /* by shelf: whom the rules of its cues cover */
    uint64_t filter[(1u << ENT_SHELF_FILTER_BITS) / 64]; /* by more bits of the key: whether a cue has them */
} EntShelves;

void ent_shelves_init(EntShelves *shelves);
void ent_shelves_clear(EntShelves *shelves);
void ent_shelves_add(EntShelves *shelves, EntRuleCue cue);

/** Once all cues are there, and before any is sought. */
void ent_shelves_sort(EntShelves *shelves);

/** The bit of aliases of this kind whose actor is of this type. */
static inline uint64_t ent_shelf_covered(EntAliasKind kind, EntActorType type) {
    G_STATIC_ASSERT(ENT_N_ALIAS_KINDS * ENT_N_TYPES <= 64);
    return UINT64_C(1) << ((unsigned)kind * ENT_N_TYPES + (unsigned)type);
}

/** The bits of all whom @rule covers. */
uint64_t ent_shelf_covered_by(const EntRule *rule);

/** What cues are found by: their letters, and whether a comma or a possessive lies between. */
static inline uint32_t ent_shelf_key(uint32_t letters, char gap) {
    return letters ^ (uint32_t)(gap == ',' ? 1 : gap == '\'' ? 2 : 0) << 30;
}

static inline uint32_t ent_shelf_of(uint32_t key) {
    return key >> (32 - ENT_SHELF_BITS);
}

static inline void ent_shelf_let_through(uint64_t *filter, uint32_t key) {
    uint32_t bit = key >> (32 - ENT_SHELF_FILTER_BITS);
    filter[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static inline bool ent_shelf_may_pass(const uint64_t *filter, uint32_t key) {
    uint32_t bit = key >> (32 - ENT_SHELF_FILTER_BITS);
    return (filter[bit / 64] >> (bit % 64)) & 1;
}

/** Whether a rule for those that are @covered may have a cue with this key. */
static inline bool ent_shelves_may_have(const EntShelves *shelves, uint32_t key, uint64_t covered) {
    return ent_shelf_may_pass(shelves->filter, key) && (shelves->covers[ent_shelf_of(key)] & covered) != 0;
}

#endif
