/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a catalogue file: no crash, faults are sentences, and what is kept refers to nothing that is missing. */
#include "actors/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_fault(const char *message, gpointer data) {
    g_assert(message != NULL && *message != '\0');
    ++*(size_t *)data;
}

static void check_condition(const EntCatalogue *catalogue, uint32_t condition) {
    if (condition == ENT_NO_CONDITION)
        return;
    g_assert(condition < catalogue->n_conditions);
    const uint32_t *first = catalogue->conditions[condition].first;
    for (int list = 0; list < ENT_N_CUE_LISTS; list++)
        g_assert(first[list] <= first[list + 1]);
    g_assert(first[ENT_N_CUE_LISTS] <= catalogue->n_cues);
}

static void check_actor(const EntCatalogue *catalogue, uint32_t actor, bool is_sound) {
    const EntActor *who = &catalogue->actors[actor];
    g_assert(ent_catalogue_find(catalogue, who->id) == actor && who->label != NULL && who->type < ENT_N_TYPES);
    g_assert(who->first_term + who->n_terms <= catalogue->n_terms);
    for (uint32_t i = 0; is_sound && i < who->n_terms; i++)
        g_assert(catalogue->terms[who->first_term + i].counts_as < catalogue->n_actors);
    if (!is_sound)
        return;
    static const int32_t days[] = {ENT_DAY_NONE, -354285, 0, 16456, 376199};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        uint32_t root = ent_catalogue_counts_as(catalogue, actor, days[i]);
        g_assert(root == ENT_NOBODY || root < catalogue->n_actors);
        ent_catalogue_in_office(catalogue, actor, days[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    size_t n_told = 0;
    g_autoptr(EntDraft) draft = ent_draft_new(count_fault, &n_told);
    ent_draft_add(draft, "fuzz", size > 0 ? (const char *)data : "", size);
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    ent_draft_check_aliases(draft, catalogue);
    g_assert(n_told == draft->n_faults);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        g_assert(alias->text != NULL && (alias->actor == ENT_NOBODY) == (alias->kind == ENT_ALIAS_PHRASE));
        check_condition(catalogue, alias->when);
        check_condition(catalogue, alias->unless);
    }
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        check_actor(catalogue, i, draft->n_faults == 0);
    return 0;
}
