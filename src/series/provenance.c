/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/provenance.h"

#include "base/day.h"

static const char *const by_names[] = {"day", "week", "month", "quarter", "year", "all"};
static const char *const strength_names[] = {"sentences", "paragraphs", "stories", "newman"};
static const char *const repeats_names[] = {"collapse", "keep"};
static const char *const level_names[] = {"state", "actor"};

static char *format_day(int32_t day) {
    char text[ENT_DAY_LENGTH];
    return day == ENT_DAY_NONE ? NULL : g_strdup(ent_day_format(day, text));
}

void ent_provenance_fill(EntProvenance *provenance, const EntStoriesFacts *facts, const EntStoriesFacts *used,
                         const EntOptions *options) {
    *provenance = (EntProvenance){
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

void ent_provenance_clear(EntProvenance *provenance) {
    g_free(provenance->by);
    g_free(provenance->strength);
    g_free(provenance->level);
    g_free(provenance->repeats);
    g_free(provenance->types);
    g_free(provenance->only);
    g_free(provenance->around);
    g_free(provenance->first_day);
    g_free(provenance->end_day);
}
