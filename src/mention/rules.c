/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/rules.h"

/* A cue of a rule, found by the letters nearest to the mention. */
typedef struct {
    uint32_t letters;
    uint32_t cue, rule;
} RuleCue;

struct _EntRules {
    const EntCatalogue *catalogue;
    EntCues *cues;
    GArray *before, *after;      /* of RuleCue, sorted by letters: the rules that ask only for words directly beside */
    GArray *wide;                /* indexes of the other rules */
    uint64_t before_filter[64], after_filter[64];
};

static void set_bit(uint64_t filter[64], uint32_t letters) {
    filter[letters >> 26] |= UINT64_C(1) << (letters >> 20 & 63);
}

static bool has_bit(const uint64_t filter[64], uint32_t letters) {
    return (filter[letters >> 26] >> (letters >> 20 & 63)) & 1;
}

static gint compare_letters(gconstpointer a, gconstpointer b) {
    const RuleCue *left = a, *right = b;
    if (left->letters != right->letters) return left->letters < right->letters ? -1 : 1;
    return 0;
}

/* A local rule asks only for plain words directly beside the mention. */
static bool is_local(const EntRules *rules, const EntRule *rule) {
    if (rule->when != ENT_NO_CONDITION || rule->unless == ENT_NO_CONDITION) return false;
    const uint32_t *first = rules->catalogue->conditions[rule->unless].first;
    if (first[ENT_CUE_SENTENCE] != first[ENT_N_CUE_LISTS]) return false;
    for (uint32_t i = first[0]; i < first[ENT_CUE_SENTENCE]; i++) {
        const EntCue *cue = ent_cues_cue(rules->cues, i);
        if (cue->kind != ENT_CUE_WORDS || (cue->is_prefix && cue->length < 3)) return false;
    }
    return true;
}

static void index_rule(EntRules *rules, uint32_t rule) {
    const uint32_t *first = rules->catalogue->conditions[rules->catalogue->rules[rule].unless].first;
    for (uint32_t i = first[ENT_CUE_BEFORE]; i < first[ENT_CUE_SENTENCE]; i++) {
        bool is_before = i < first[ENT_CUE_AFTER];
        RuleCue cue = {ent_cue_letters(ent_cues_cue(rules->cues, i), is_before), i, rule};
        g_array_append_val(is_before ? rules->before : rules->after, cue);
        set_bit(is_before ? rules->before_filter : rules->after_filter, cue.letters);
    }
}

EntRules *ent_rules_new(const EntCatalogue *catalogue, EntCues *cues) {
    EntRules *rules = g_new0(EntRules, 1);
    rules->catalogue = catalogue;
    rules->cues = cues;
    rules->before = g_array_new(FALSE, FALSE, sizeof(RuleCue));
    rules->after = g_array_new(FALSE, FALSE, sizeof(RuleCue));
    rules->wide = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < catalogue->n_rules; i++) {
        if (is_local(rules, &catalogue->rules[i])) index_rule(rules, i);
        else g_array_append_val(rules->wide, i);
    }
    g_array_sort(rules->before, compare_letters);
    g_array_sort(rules->after, compare_letters);
    return rules;
}

void ent_rules_free(EntRules *rules) {
    if (rules == NULL) return;
    g_array_unref(rules->before);
    g_array_unref(rules->after);
    g_array_unref(rules->wide);
    g_free(rules);
}

static bool covers(const EntRule *rule, EntAliasKind kind, EntActorType type) {
    return ((rule->kinds >> kind) & 1) && ((rule->types >> type) & 1);
}

/* Whether a local rule with a cue on this side forbids the mention; one that only takes it out of the count does that. */
static bool forbids(const EntRules *rules, const EntPlace *place, bool is_before, EntAliasKind kind, EntActorType type, bool *counted) {
    EntBeside beside = ent_cues_look(place, is_before);
    const RuleCue wanted = {.letters = beside.letters};
    GArray *all = is_before ? rules->before : rules->after;
    guint i;
    if (beside.at == ENT_NO_WORD || !has_bit(is_before ? rules->before_filter : rules->after_filter, wanted.letters)) return false;
    if (!g_array_binary_search(all, &wanted, compare_letters, &i)) return false;
    while (i > 0 && g_array_index(all, RuleCue, i - 1).letters == wanted.letters) i--;
    for (; i < all->len && g_array_index(all, RuleCue, i).letters == wanted.letters; i++) {
        const RuleCue *found = &g_array_index(all, RuleCue, i);
        const EntRule *rule = &rules->catalogue->rules[found->rule];
        if (!covers(rule, kind, type) || !ent_cues_stands(ent_cues_cue(rules->cues, found->cue), place, &beside, is_before)) continue;
        if (!rule->uncounted) return true;
        *counted = false;
    }
    return false;
}

EntVerdict ent_rules_judge(const EntRules *rules, const EntPlace *place, EntAliasKind kind, EntActorType type, bool *counted) {
    if (forbids(rules, place, false, kind, type, counted) || forbids(rules, place, true, kind, type, counted)) return ENT_VERDICT_NO;
    EntVerdict verdict = ENT_VERDICT_YES;
    for (guint i = 0; i < rules->wide->len; i++) {
        const EntRule *rule = &rules->catalogue->rules[g_array_index(rules->wide, uint32_t, i)];
        if (!covers(rule, kind, type)) continue;
        EntVerdict one = ent_cues_allow(rules->cues, place, rule->when, rule->unless);
        if (one == ENT_VERDICT_NO && !rule->uncounted) return ENT_VERDICT_NO;
        if (one == ENT_VERDICT_NO) *counted = false;
        if (one == ENT_VERDICT_LATER && !rule->uncounted) verdict = ENT_VERDICT_LATER;
    }
    return verdict;
}
