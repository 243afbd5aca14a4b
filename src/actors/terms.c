/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an actor counts as on a day. */
#include "actors/catalogue.h"

#include <string.h>

/* Days before an office that the catalogue knows in which somebody may have held another. */
#define EARLIER_CAREER (20 * 365)
/* Days behind the end of an office on which news may still name who left it by it. */
#define JUST_LEFT 31

static bool holds_on(const EntTerm *term, int32_t day) {
    if (day == ENT_DAY_NONE)
        return term->to == ENT_DAY_NONE;
    return (term->from == ENT_DAY_NONE || day >= term->from) && (term->to == ENT_DAY_NONE || day < term->to);
}

static const EntTerm *current_term(const EntCatalogue *catalogue, const EntActor *actor, int32_t day) {
    const EntTerm *terms = catalogue->terms + actor->first_term;
    for (uint32_t i = 0; i < actor->n_terms; i++)
        if (holds_on(&terms[i], day))
            return &terms[i];
    for (uint32_t i = 0; i < actor->n_terms; i++) {
        bool is_later = day == ENT_DAY_NONE || (terms[i].to != ENT_DAY_NONE && day >= terms[i].to);
        if (terms[i].died && is_later)
            return &terms[i];
    }
    return NULL;
}

bool ent_catalogue_in_office(const EntCatalogue *catalogue, uint32_t actor, int32_t day) {
    const EntActor *who = &catalogue->actors[actor];
    const EntTerm *term = who->n_terms > 0 ? current_term(catalogue, who, day) : NULL;
    return who->n_terms == 0 || (term != NULL && holds_on(term, day));
}

/* States and territories with an ISO 3166 code of their own have it as id; other parts of states do not. */
static bool has_code(const EntActor *actor) {
    return actor->type == ENT_TYPE_COUNTRY && strlen(actor->id) == 3;
}

static uint32_t follow(const EntCatalogue *catalogue, uint32_t actor, int32_t day, bool to_code) {
    /* The catalogue's chains are short (an organ of an organ); the bound makes a circle in an overlay harmless. */
    for (int steps = 0; steps <= ENT_MOST_STEPS; steps++) {
        const EntActor *who = &catalogue->actors[actor];
        if (who->type == ENT_TYPE_MEDIA || (who->type == ENT_TYPE_PLACE && who->n_terms == 0))
            return ENT_NOBODY;
        if (to_code && has_code(who))
            return actor;
        if (who->n_terms == 0)
            return who->type == ENT_TYPE_PERSON ? ENT_NOBODY : actor;
        const EntTerm *term = current_term(catalogue, who, day);
        if (term == NULL)
            return who->type == ENT_TYPE_PERSON ? ENT_NOBODY : actor;
        actor = term->counts_as;
    }
    return ENT_NOBODY;
}

uint32_t ent_catalogue_counts_as(const EntCatalogue *catalogue, uint32_t actor, int32_t day) {
    return follow(catalogue, actor, day, false);
}

static bool is_later(const EntTerm *term, int32_t day) {
    return day != ENT_DAY_NONE && term->from > day && term->from - day < EARLIER_CAREER;
}

static bool has_just_ended(const EntTerm *term, int32_t day) {
    return day != ENT_DAY_NONE && term->to != ENT_DAY_NONE && term->to <= day && day - term->to < JUST_LEFT;
}

uint32_t ent_catalogue_later(const EntCatalogue *catalogue, uint32_t person, int32_t day) {
    const EntActor *who = &catalogue->actors[person];
    const EntTerm *next = NULL;
    for (uint32_t i = 0; i < who->n_terms; i++) {
        const EntTerm *term = &catalogue->terms[who->first_term + i];
        if (is_later(term, day) && (next == NULL || term->from < next->from))
            next = term;
    }
    return next != NULL ? next->counts_as : ENT_NOBODY;
}

bool ent_catalogue_rises(const EntCatalogue *catalogue, uint32_t person, uint32_t state, int32_t day) {
    const EntActor *who = &catalogue->actors[person];
    for (uint32_t i = 0; i < who->n_terms; i++) {
        const EntTerm *term = &catalogue->terms[who->first_term + i];
        if (term->counts_as == state && (is_later(term, day) || has_just_ended(term, day)))
            return true;
    }
    return false;
}

uint32_t ent_catalogue_country(const EntCatalogue *catalogue, uint32_t actor, int32_t day) {
    uint32_t country = follow(catalogue, actor, day, true);
    return country != ENT_NOBODY && catalogue->actors[country].type == ENT_TYPE_COUNTRY ? country : ENT_NOBODY;
}

static void narrow(int32_t bound, int32_t day, int32_t *from, int32_t *to) {
    if (bound == ENT_DAY_NONE)
        return;
    if (bound <= day)
        *from = MAX(*from, bound);
    else
        *to = MIN(*to, bound);
}

void ent_catalogue_steady_days(const EntCatalogue *catalogue, uint32_t actor, int32_t day, int32_t *from, int32_t *to) {
    *from = day == ENT_DAY_NONE ? day : ENT_DAY_NONE + 1;
    *to = day == ENT_DAY_NONE ? day + 1 : INT32_MAX;
    for (int steps = 0; day != ENT_DAY_NONE && steps < ENT_MOST_STEPS; steps++) {
        const EntActor *who = &catalogue->actors[actor];
        for (uint32_t i = 0; i < who->n_terms; i++) {
            const EntTerm *term = &catalogue->terms[who->first_term + i];
            narrow(term->from, day, from, to);
            narrow(term->to, day, from, to);
        }
        const EntTerm *term = who->n_terms > 0 ? current_term(catalogue, who, day) : NULL;
        if (term == NULL)
            return;
        actor = term->counts_as;
    }
}
