/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/series.h"

#include "series/provenance.h"

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

static void actor_clear(EntSeriesActor *actor) {
    g_free(actor->id);
    g_free(actor->label);
    g_free(actor->type);
    g_free(actor->country);
}

static void evidence_clear(EntEvidence *evidence) {
    g_free(evidence->doc);
    g_free(evidence->title);
    g_free(evidence->source);
    g_free(evidence->url);
    g_free(evidence->text);
}

void ent_slice_clear(EntSlice *slice) {
    g_free(slice->id);
    g_free(slice->nodes);
    g_free(slice->ties);
    g_free(slice->evidence);
}

void ent_series_free(EntSeries *series) {
    if (series == NULL)
        return;
    ent_provenance_clear(&series->provenance);
    for (uint32_t i = 0; i < series->n_actors; i++)
        actor_clear(&series->actors[i]);
    for (uint32_t i = 0; i < series->n_slices; i++)
        ent_slice_clear(&series->slices[i]);
    for (uint32_t i = 0; i < series->n_evidence; i++)
        evidence_clear(&series->evidence[i]);
    g_strfreev(series->empty_slices);
    g_free(series->actors);
    g_free(series->slices);
    g_free(series->evidence);
    g_free(series);
}
