/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/draft.h"

#include <string.h>

/* How the matcher sees an alias: dots, hyphens and apostrophes separate or join words alike. */
static char *comparable(const char *text) {
    GString *words = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        if (*text == '.')
            continue;
        g_string_append_c(words, strchr("-'", *text) != NULL ? ' ' : *text);
    }
    return g_string_free(words, FALSE);
}

static bool share_a_day(const EntAlias *a, const EntAlias *b) {
    return (a->to == ENT_DAY_NONE || b->from == ENT_DAY_NONE || b->from < a->to) &&
           (b->to == ENT_DAY_NONE || a->from == ENT_DAY_NONE || a->from < b->to);
}

static bool is_unguarded(const EntAlias *alias) {
    return alias->kind != ENT_ALIAS_SURNAME && alias->when == ENT_NO_CONDITION && alias->unless == ENT_NO_CONDITION;
}

static const char *owner(const EntCatalogue *catalogue, const EntAlias *alias) {
    return alias->actor == ENT_NOBODY ? "phrases" : catalogue->actors[alias->actor].id;
}

static void check_conditions(EntDraft *draft, const EntCatalogue *catalogue) {
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        const uint32_t *first = catalogue->conditions[i].first;
        for (uint32_t cue = first[ENT_CUE_ACTORS]; cue < first[ENT_N_CUE_LISTS]; cue++)
            if (ent_catalogue_find(catalogue, catalogue->cues[cue]) == ENT_NOBODY)
                ent_draft_fault(draft, "a condition asks for the actor \"%s\", whom nobody defines",
                                catalogue->cues[cue]);
    }
}

/*
 * Whether @actor leads to itself by what it counts as, in as many steps as are followed; whether more steps would
 * follow. @seen has for each actor who last met it, plus one: everyone is asked once, however many terms lead there.
 */
static bool counts_as_itself(const EntCatalogue *catalogue, uint32_t actor, uint32_t *seen, GArray *met,
                             bool *is_endless) {
    *is_endless = false;
    g_array_set_size(met, 0);
    g_array_append_val(met, actor);
    guint at = 0;
    for (int steps = 0; steps <= ENT_MOST_STEPS; steps++) {
        for (guint end = met->len; at < end; at++) {
            const EntActor *who = &catalogue->actors[g_array_index(met, uint32_t, at)];
            for (uint32_t i = 0; i < who->n_terms; i++) {
                uint32_t next = catalogue->terms[who->first_term + i].counts_as;
                if (next == actor)
                    return true;
                *is_endless |= steps == ENT_MOST_STEPS;
                if (seen[next] != actor + 1)
                    g_array_append_val(met, next);
                seen[next] = actor + 1;
            }
        }
    }
    return false;
}

static bool succeeds_itself(const EntCatalogue *catalogue, uint32_t actor) {
    uint32_t next = catalogue->actors[actor].successor;
    for (int steps = 0; next != ENT_NOBODY && next != actor && steps < ENT_MOST_STEPS; steps++)
        next = catalogue->actors[next].successor;
    return next == actor;
}

static void check_circles(EntDraft *draft, const EntCatalogue *catalogue) {
    g_autofree uint32_t *seen = g_new0(uint32_t, MAX(1, catalogue->n_actors));
    g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < catalogue->n_actors; i++) {
        bool is_endless;
        if (counts_as_itself(catalogue, i, seen, met, &is_endless))
            ent_draft_fault(draft, "%s: counts as itself, over a circle of \"counts_as\"", catalogue->actors[i].id);
        else if (is_endless)
            ent_draft_fault(draft,
                            "%s: counts for nobody, over more than %d steps of \"counts_as\"; name its state directly",
                            catalogue->actors[i].id, ENT_MOST_STEPS);
        if (succeeds_itself(catalogue, i))
            ent_draft_fault(draft, "%s: is its own successor", catalogue->actors[i].id);
    }
}

void ent_draft_check_aliases(EntDraft *draft, const EntCatalogue *catalogue) {
    check_conditions(draft, catalogue);
    check_circles(draft, catalogue);
    g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree bool *reachable = g_new0(bool, catalogue->n_actors);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        if (alias->actor != ENT_NOBODY)
            reachable[alias->actor] = true;
        if (!is_unguarded(alias))
            continue;
        char *key = comparable(alias->text);
        const EntAlias *other = g_hash_table_lookup(first, key);
        if (other == NULL) {
            g_hash_table_insert(first, key, (gpointer)alias);
            continue;
        }
        if (other->actor != alias->actor && share_a_day(alias, other))
            ent_draft_fault(draft, "\"%s\" is an alias of %s and of %s on the same day, both without a condition",
                            alias->text, owner(catalogue, other), owner(catalogue, alias));
        g_free(key);
    }
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        if (!reachable[i])
            ent_draft_fault(draft, "%s: has no alias, nothing can name it", catalogue->actors[i].id);
}
