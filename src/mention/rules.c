/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/rules.h"

#include "mention/shelf.h"

#include <string.h>

/* The rules that ask for more than words beside, of those that cover some aliases of some actors. */
typedef struct {
    GArray *all;       /* indexes */
    GArray *here;      /* those that the opening of the document leaves in force; ... */
    uint32_t document; /* ... of this one */
} Wide;

/* What a rule asks for beside the mention, so that most are left aside after a glance. */
typedef struct {
    const EntBesides *unless; /* what it forbids, when that is all beside; else NULL */
    const EntBesides *where;  /* without which it is not in force; or NULL */
    uint64_t kinds; /* of `unless`, when it has no words: the special kinds before and, shifted by 32, after */
} Glance;

struct _EntRules {
    const EntCatalogue *catalogue;
    EntCues *cues;
    const EntCue *compiled;          /* of all conditions */
    EntShelves shelves[ENT_N_SIDES]; /* the cues of rules that ask only for words directly beside */
    Wide wide[ENT_N_ALIAS_KINDS][ENT_N_TYPES];
    uint64_t ends_of_two[(1u << ENT_SHELF_FILTER_BITS) / 64]; /* a filter of the letters a cue of two words ends with */
    uint64_t covered;                                         /* all whom some rule covers */
    Glance *glances;                                          /* by rule */
    const EntVocabulary *vocabulary;
};

/* A local rule asks only for plain words directly beside the mention. */
static bool is_local(const EntRules *rules, const EntRule *rule) {
    if (rule->when != ENT_NO_CONDITION || rule->unless == ENT_NO_CONDITION)
        return false;
    const uint32_t *first = rules->catalogue->conditions[rule->unless].first;
    if (first[ENT_CUE_SENTENCE] != first[ENT_N_CUE_LISTS])
        return false;
    for (uint32_t i = first[0]; i < first[ENT_CUE_SENTENCE]; i++) {
        const EntCue *cue = &rules->compiled[i];
        if (cue->kind != ENT_CUE_WORDS || (cue->is_prefix && (i < first[ENT_CUE_AFTER] || cue->length < 3)))
            return false;
    }
    return true;
}

static void index_rule(EntRules *rules, uint32_t rule) {
    const uint32_t *first = rules->catalogue->conditions[rules->catalogue->rules[rule].unless].first;
    for (uint32_t i = first[ENT_CUE_BEFORE]; i < first[ENT_CUE_SENTENCE]; i++) {
        bool is_before = i < first[ENT_CUE_AFTER];
        const EntCue *cue = &rules->compiled[i];
        EntSide side = !is_before                       ? ENT_SIDE_AFTER
                       : strchr(cue->text, ' ') != NULL ? ENT_SIDE_BEFORE_TWO
                                                        : ENT_SIDE_BEFORE;
        uint32_t letters = ent_cue_letters(cue, is_before);
        if (side == ENT_SIDE_BEFORE_TWO) {
            ent_shelf_let_through(rules->ends_of_two, letters);
            letters = ent_letters_last_two((const unsigned char *)cue->text + cue->length, cue->length);
        }
        ent_shelves_add(&rules->shelves[side], (EntRuleCue){ent_shelf_covered_by(&rules->catalogue->rules[rule]),
                                                            cue->nearest, ent_shelf_key(letters, cue->gap), i, rule});
    }
}

static void list_wide(EntRules *rules, uint32_t index) {
    for (int kind = 0; kind < ENT_N_ALIAS_KINDS; kind++)
        for (int type = 0; type < ENT_N_TYPES; type++)
            if (ent_shelf_covered_by(&rules->catalogue->rules[index]) &
                ent_shelf_covered((EntAliasKind)kind, (EntActorType)type))
                g_array_append_val(rules->wide[kind][type].all, index);
}

static Glance make_glance(const EntCues *cues, const EntRule *rule) {
    Glance glance = {0};
    for (uint32_t i = 0; i < rule->n_where; i++)
        if (ent_cues_asks_beside(cues, rule->where + i))
            glance.where = ent_cues_besides(cues, rule->where + i);
    if (rule->when != ENT_NO_CONDITION || rule->unless == ENT_NO_CONDITION || !ent_cues_asks_beside(cues, rule->unless))
        return glance;
    const EntBesides *unless = glance.unless = ent_cues_besides(cues, rule->unless);
    if (!ent_besides_has_words(&unless[0]) && !ent_besides_has_words(&unless[1]))
        glance.kinds = unless[0].kinds | (uint64_t)unless[1].kinds << 32;
    return glance;
}

EntRules *ent_rules_new(const EntCatalogue *catalogue, const EntVocabulary *vocabulary, EntCues *cues) {
    EntRules *rules = g_new0(EntRules, 1);
    rules->catalogue = catalogue;
    rules->vocabulary = vocabulary;
    rules->cues = cues;
    rules->compiled = ent_cues_compiled(cues);
    for (EntSide side = 0; side < ENT_N_SIDES; side++)
        ent_shelves_init(&rules->shelves[side]);
    for (int kind = 0; kind < ENT_N_ALIAS_KINDS; kind++)
        for (int type = 0; type < ENT_N_TYPES; type++)
            rules->wide[kind][type] = (Wide){.all = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                                             .here = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    rules->glances = g_new0(Glance, catalogue->n_rules + 1);
    for (uint32_t i = 0; i < catalogue->n_rules; i++) {
        const EntRule *rule = &catalogue->rules[i];
        rules->glances[i] = make_glance(cues, rule);
        rules->covered |= ent_shelf_covered_by(rule);
        if (is_local(rules, rule))
            index_rule(rules, i);
        else
            list_wide(rules, i);
    }
    for (EntSide side = 0; side < ENT_N_SIDES; side++)
        ent_shelves_sort(&rules->shelves[side]);
    return rules;
}

void ent_rules_free(EntRules *rules) {
    if (rules == NULL)
        return;
    for (EntSide side = 0; side < ENT_N_SIDES; side++)
        ent_shelves_clear(&rules->shelves[side]);
    for (int kind = 0; kind < ENT_N_ALIAS_KINDS; kind++)
        for (int type = 0; type < ENT_N_TYPES; type++) {
            g_array_unref(rules->wide[kind][type].all);
            g_array_unref(rules->wide[kind][type].here);
        }
    g_free(rules->glances);
    g_free(rules);
}

static void tell(const EntPlace *place, uint32_t rule, uint32_t cue) {
    if (G_UNLIKELY(place->reason != NULL)) {
        place->reason->rule = rule;
        place->reason->rule_cue = cue;
    }
}

/* What the rules have said so far of a mention that none has forbidden. */
typedef struct {
    bool uncounted, waits;
} Judgement;

static EntVerdict ask_where(const EntRules *rules, const EntRule *rule, EntPlace *place) {
    EntVerdict verdict = ENT_VERDICT_YES;
    EntReason *reason = place->reason;
    place->reason = NULL;
    for (uint32_t i = 0; i < rule->n_where && verdict != ENT_VERDICT_NO; i++) {
        EntVerdict one = ent_cues_hold(rules->cues, rule->where + i, place);
        if (one != ENT_VERDICT_YES)
            verdict = one;
    }
    place->reason = reason;
    return verdict;
}

/* Whether the opening of the document takes the rule out of force, wherever the mention stands. */
static bool is_ruled_out(const EntRules *rules, const EntRule *rule, EntPlace *place) {
    EntReason *reason = place->reason;
    bool stands = true;
    place->reason = NULL;
    for (uint32_t i = 0; i < rule->n_where && stands; i++)
        stands = !ent_cues_asks_opening(rules->cues, rule->where + i) ||
                 ent_cues_hold(rules->cues, rule->where + i, place) == ENT_VERDICT_YES;
    place->reason = reason;
    return !stands;
}

static const GArray *wide_here(const EntRules *rules, Wide *wide, EntPlace *place) {
    if (wide->document == place->document)
        return wide->here;
    wide->document = place->document;
    g_array_set_size(wide->here, 0);
    for (guint i = 0; i < wide->all->len; i++) {
        uint32_t index = g_array_index(wide->all, uint32_t, i);
        if (!is_ruled_out(rules, &rules->catalogue->rules[index], place))
            g_array_append_val(wide->here, index);
    }
    return wide->here;
}

/* Whether the rule speaks of namesakes, and the mention's name has none. */
static bool is_beyond(const EntRules *rules, const EntRule *rule, const EntPlace *place) {
    EntToken last;
    return rule->namesake && ent_token_previous(place->text, place->end, place->start, &last) &&
           ent_vocabulary_has(rules->vocabulary, ENT_WORDS_UNSHARED, last.hash);
}

/* Whether a local rule with a cue on this side forbids the mention; one that only takes it out of the count does
 * that. */
static bool forbids(const EntRules *rules, EntPlace *place, EntSide side, uint32_t key, uint64_t covered,
                    Judgement *judgement) {
    const EntShelves *shelves = &rules->shelves[side];
    const EntRuleCue *cues = (const EntRuleCue *)(gpointer)shelves->cues->data;
    const uint16_t *first = &shelves->first[ent_shelf_of(key)];
    for (guint i = first[0]; i < first[1]; i++) {
        const EntRuleCue *found = &cues[i];
        if (found->key != key || !(found->covered & covered) ||
            !ent_place_may_have(place, found->nearest, side != ENT_SIDE_AFTER) ||
            !ent_place_compare(place, &rules->compiled[found->cue], side != ENT_SIDE_AFTER))
            continue;
        const EntRule *rule = &rules->catalogue->rules[found->rule];
        EntVerdict in_force = is_beyond(rules, rule, place) ? ENT_VERDICT_NO : ask_where(rules, rule, place);
        if (in_force == ENT_VERDICT_YES)
            tell(place, found->rule, found->cue);
        if (in_force == ENT_VERDICT_YES && !rule->uncounted) {
            place->is_namesake |= rule->namesake;
            return true;
        }
        judgement->uncounted |= in_force == ENT_VERDICT_YES;
        judgement->waits |= in_force == ENT_VERDICT_LATER;
    }
    return false;
}

static bool any_forbids(const EntRules *rules, EntPlace *place, uint64_t covered, Judgement *judgement) {
    const EntBeside *after = &place->after, *before = &place->before;
    uint32_t key = ent_shelf_key(after->letters, after->gap);
    if (after->at != ENT_NO_WORD && ent_shelves_may_have(&rules->shelves[ENT_SIDE_AFTER], key, covered) &&
        forbids(rules, place, ENT_SIDE_AFTER, key, covered, judgement))
        return true;
    if (before->at == ENT_NO_WORD)
        return false;
    key = ent_shelf_key(before->letters, before->gap);
    if (ent_shelves_may_have(&rules->shelves[ENT_SIDE_BEFORE], key, covered) &&
        forbids(rules, place, ENT_SIDE_BEFORE, key, covered, judgement))
        return true;
    if (!ent_shelf_may_pass(rules->ends_of_two, before->letters))
        return false;
    uint32_t two = ent_letters_last_two(place->text.bytes + before->at, before->at - place->sentence_start);
    key = ent_shelf_key(two, before->gap);
    return two != 0 && ent_shelves_may_have(&rules->shelves[ENT_SIDE_BEFORE_TWO], key, covered) &&
           forbids(rules, place, ENT_SIDE_BEFORE_TWO, key, covered, judgement);
}

static inline bool may_have(const EntBesides *besides, const EntPlace *place) {
    return ent_besides_may(&besides[0], place) || ent_besides_may(&besides[1], place);
}

/* Whether a glance says that the rule changes nothing here: what it forbids is not there, or what it asks for. */
static inline bool is_idle(const Glance *glance, const EntPlace *place, uint64_t kinds) {
    if (glance->kinds != 0) {
        if (!(glance->kinds & kinds))
            return true;
    } else if (glance->unless != NULL && !may_have(glance->unless, place)) {
        return true;
    }
    return glance->where != NULL && !may_have(glance->where, place);
}

/* Whether a rule that asks for more than words beside forbids the mention. */
static inline bool wide_forbids(const EntRules *rules, uint32_t index, EntPlace *place, Judgement *judgement) {
    const EntRule *rule = &rules->catalogue->rules[index];
    bool is_person = place->is_person, is_cheap = rules->glances[index].unless != NULL;
    uint32_t own_cue = place->reason != NULL ? place->reason->cue : ENT_NO_REASON;
    EntVerdict in_force = is_cheap ? ENT_VERDICT_YES : ask_where(rules, rule, place);
    if (in_force == ENT_VERDICT_NO)
        return false;
    EntVerdict one = ent_cues_allow(rules->cues, place, rule->when, rule->unless);
    if (is_cheap && one != ENT_VERDICT_YES)
        in_force = ask_where(rules, rule, place);
    if (G_UNLIKELY(place->reason != NULL)) {
        if (one == ENT_VERDICT_NO && in_force != ENT_VERDICT_NO)
            tell(place, index, place->reason->cue);
        place->reason->cue = own_cue;
    }
    if (in_force == ENT_VERDICT_NO)
        place->is_person = is_person;
    if (in_force == ENT_VERDICT_NO || one == ENT_VERDICT_YES)
        return false;
    if (one == ENT_VERDICT_LATER || in_force == ENT_VERDICT_LATER) {
        judgement->waits = true;
        return false;
    }
    if (is_beyond(rules, rule, place))
        return false;
    place->is_namesake |= rule->namesake;
    judgement->uncounted |= rule->uncounted;
    return !rule->uncounted;
}

EntVerdict ent_rules_judge(EntRules *rules, EntPlace *place, EntAliasKind kind, EntActorType type, bool *counted) {
    uint64_t covered = ent_shelf_covered(kind, type);
    if (!(rules->covered & covered))
        return ENT_VERDICT_YES;
    ent_cues_look(rules->cues, place);
    Judgement judgement = {false, false};
    if (any_forbids(rules, place, covered, &judgement))
        return ENT_VERDICT_NO;
    const GArray *wide = wide_here(rules, &rules->wide[kind][type], place);
    uint64_t kinds = place->before_kinds | (uint64_t)place->after_kinds << 32;
    for (guint i = 0; i < wide->len; i++) {
        uint32_t index = g_array_index(wide, uint32_t, i);
        if (!is_idle(&rules->glances[index], place, kinds) && wide_forbids(rules, index, place, &judgement))
            return ENT_VERDICT_NO;
    }
    *counted &= !judgement.uncounted;
    return judgement.waits ? ENT_VERDICT_LATER : ENT_VERDICT_YES;
}
