/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/why.h"

#include "mention/lexicon.h"
#include "output/plain.h"

/* Of a condition that nothing fulfilled. */
#define MOST_CUES 8

const char *ent_why_name(EntWhy why) {
    static const char *const names[] = {"chosen", "uncounted", "other",   "ambiguous", "day",    "case",
                                        "lead",   "shouted",   "surname", "when",      "unless", "rule"};
    return names[why];
}

/* `directly after it "delight"`. (transfer full) */
static char *cue_in_place(const EntCatalogue *catalogue, uint32_t condition, uint32_t cue) {
    const uint32_t *first = catalogue->conditions[condition].first;
    int list = 0;
    while (list + 1 < ENT_N_CUE_LISTS && cue >= first[list + 1])
        list++;
    g_autofree char *words = ent_plain_cue(catalogue->cues[cue], (EntCueList)list);
    return g_strdup_printf("%s %s", ent_plain_cue_place((EntCueList)list), words);
}

/* What decided: the cue that was found, or all that was looked for. */
static char *decided(const EntCatalogue *catalogue, uint32_t when, uint32_t unless, uint32_t cue) {
    if (ent_trace_is_in(catalogue, unless, cue))
        return cue_in_place(catalogue, unless, cue);
    if (ent_trace_is_in(catalogue, when, cue))
        return cue_in_place(catalogue, when, cue);
    if (when == ENT_NO_CONDITION)
        return g_strdup("a condition");
    g_autofree char *wanted = ent_plain_condition(catalogue, when, MOST_CUES);
    return g_strdup_printf("missing %s", wanted);
}

static char *rule_in_words(const EntCatalogue *catalogue, const EntTraced *traced) {
    if (traced->reason.rule == ENT_NO_REASON)
        return g_strdup("a rule");
    const EntRule *rule = &catalogue->rules[traced->reason.rule];
    g_autofree char *cue = decided(catalogue, rule->when, rule->unless, traced->reason.rule_cue);
    return g_strdup_printf("rule %u of the catalogue: %s", traced->reason.rule + 1, cue);
}

static char *chosen(const EntCatalogue *catalogue, const EntTraced *traced) {
    const EntAlias *alias = &catalogue->aliases[traced->alias];
    const char *as =
        alias->actor == ENT_NOBODY ? "chosen: a phrase that stands for nobody and hides the names in it" : "chosen";
    if (!ent_trace_is_in(catalogue, alias->when, traced->reason.cue))
        return g_strdup(as);
    g_autofree char *cue = cue_in_place(catalogue, alias->when, traced->reason.cue);
    return g_strdup_printf("%s, for there is %s", as, cue);
}

char *ent_why_sentence(const EntCatalogue *catalogue, const EntTraced *traced) {
    const EntAlias *alias = &catalogue->aliases[traced->alias];
    g_autofree char *words = NULL;
    switch (traced->why) {
    case ENT_WHY_CHOSEN:
        return chosen(catalogue, traced);
    case ENT_WHY_UNCOUNTED:
        words = rule_in_words(catalogue, traced);
        return g_strdup_printf("chosen, but not counted by %s", words);
    case ENT_WHY_OTHER:
        return g_strdup(
            "no: another is likelier (a condition that holds, then who is in office, then who was named last, "
            "then the order of ids)");
    case ENT_WHY_AMBIGUOUS:
        return g_strdup("no: another one in office has this surname, and neither was named before");
    case ENT_WHY_DAY:
        words = ent_why_days(catalogue, alias);
        return g_strdup_printf("no: not called so on this day (%s)", words);
    case ENT_WHY_CASE:
        words = ent_why_case_rule(alias);
        return g_strdup_printf("no: is written %s", words);
    case ENT_WHY_LEAD:
        return g_strdup("no: the small words it begins with do not stand before it");
    case ENT_WHY_SHOUTED:
        return g_strdup("no: may be a common word, among words in capitals");
    case ENT_WHY_SURNAME:
        return g_strdup(
            "no: a surname alone, without the full name before it, a title or fame, or beside another name");
    case ENT_WHY_WHEN:
    case ENT_WHY_UNLESS:
        words = decided(catalogue, alias->when, alias->unless, traced->reason.cue);
        return g_strdup_printf("no: %s", words);
    case ENT_WHY_RULE:
        words = rule_in_words(catalogue, traced);
        return g_strdup_printf("no: %s", words);
    }
    return g_strdup("");
}

char *ent_why_days(const EntCatalogue *catalogue, const EntAlias *alias) {
    /* A state's name lives on after its end; before its beginning it was something else. */
    int32_t from = alias->actor == ENT_NOBODY ? alias->from : MAX(alias->from, catalogue->actors[alias->actor].from);
    return ent_plain_days(from, alias->to);
}

char *ent_why_case_rule(const EntAlias *alias) {
    EntToken words[ENT_LONGEST_ALIAS];
    unsigned n_words = ent_words_split(alias->text, words, ENT_LONGEST_ALIAS);
    bool has_acronym = false, has_capital = false;
    for (unsigned i = 0; i < n_words; i++) {
        bool is_upper = (words[i].shape & ENT_SHAPE_UPPER_FIRST) != 0;
        bool is_acronym = is_upper && (words[i].shape & ENT_SHAPE_UPPER_ALL) && words[i].letters > 1;
        has_acronym |= is_acronym;
        has_capital |= is_upper && !is_acronym;
    }
    const char *lower = ent_lexicon_in_lower(alias) ? "also" : "never";
    const char *cased = has_acronym && has_capital ? "with these capitals, or all in capitals"
                        : has_acronym              ? "in capitals"
                        : has_capital              ? "with these capitals, or more"
                                                   : "in any case";
    return g_strdup_printf("%s; %s in text without capitals", cased, lower);
}
