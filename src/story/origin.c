/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/origin.h"

#include "base/day.h"

static const char *const by_names[] = {"day", "week", "month", "quarter", "year", "all"};
static const char *const strength_names[] = {"sentences", "paragraphs", "stories", "newman"};
static const char *const repeats_names[] = {"collapse", "keep"};
static const char *const level_names[] = {"state", "actor"};

static char *format_day(int32_t day) {
    char text[ENT_DAY_LENGTH];
    return day == ENT_DAY_NONE ? NULL : g_strdup(ent_day_format(day, text));
}

void ent_series_origin_fill(EntSeriesOrigin *origin, const EntStoriesFacts *facts, const EntStoriesFacts *used,
                            const EntOptions *options) {
    *origin = (EntSeriesOrigin){
        .documents = used->documents,
        .stories = used->documents - used->copies,
        .copies = used->copies,
        .repeated_paragraphs = used->repeated_paragraphs,
        .furniture = used->furniture,
        .undated = used->undated,
        .skipped = facts->skipped,
        .sentences = used->sentences,
        .mentions = used->mentions,
        .from = used->first,
        .to = used->last,
        .catalogue_digest = facts->catalogue,
        .seed = options->seed,
        .every = (uint32_t)options->every,
        .step = (uint32_t)(options->step > 0 && options->every > 0 ? options->step : options->every),
        .by = g_strdup(options->breaks != NULL ? "breaks"
                       : options->every > 0    ? "days"
                                               : by_names[options->by]),
        .strength = g_strdup(strength_names[options->strength]),
        .level = g_strdup(level_names[facts->level]),
        .repeats = g_strdup(repeats_names[options->repeats]),
        .types = g_strdup(facts->types),
        .only = g_strdup(facts->only),
        .around = g_strdup(options->around),
        .successors = facts->successors,
        .min_strength = options->min_strength,
        .evidence = options->evidence,
        .first_day = format_day(options->from),
        .end_day = format_day(options->to),
    };
}

void ent_series_origin_clear(EntSeriesOrigin *origin) {
    g_free(origin->by);
    g_free(origin->strength);
    g_free(origin->level);
    g_free(origin->repeats);
    g_free(origin->types);
    g_free(origin->only);
    g_free(origin->around);
    g_free(origin->first_day);
    g_free(origin->end_day);
}

void ent_series_actor_fill(EntSeriesActor *actor, const char *id, const EntCatalogue *catalogue) {
    uint32_t number = ent_catalogue_find(catalogue, id);
    *actor = (EntSeriesActor){.id = g_strdup(id), .to = ENT_DAY_NONE};
    if (number == ENT_NOBODY) {
        actor->label = g_strdup(id);
        return;
    }
    const EntActor *who = &catalogue->actors[number];
    bool is_country = who->type == ENT_TYPE_COUNTRY;
    actor->label = g_strdup(who->label);
    actor->type = g_strdup(ent_actor_type_name(who->type));
    actor->country = g_strdup(is_country ? id : who->country);
    actor->to = who->to;
}

void ent_series_actor_clear(EntSeriesActor *actor) {
    g_free(actor->id);
    g_free(actor->label);
    g_free(actor->type);
    g_free(actor->country);
}

void ent_evidence_clear(EntEvidence *evidence) {
    g_free(evidence->doc);
    g_free(evidence->title);
    g_free(evidence->source);
    g_free(evidence->url);
    g_free(evidence->text);
}
