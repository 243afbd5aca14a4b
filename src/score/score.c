/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/score.h"

EntScores *ent_scores_new(const EntLabels *labels) {
    EntScores *scores = g_new0(EntScores, 1);
    scores->documents = labels->documents->len;
    scores->readings = g_array_new(FALSE, FALSE, sizeof(EntNamedScore));
    scores->bias = g_array_new(FALSE, FALSE, sizeof(EntBias));
    ent_score_spans(scores, labels);
    ent_score_ties(scores, labels);
    return scores;
}

void ent_scores_free(EntScores *scores) {
    if (scores == NULL)
        return;
    g_array_unref(scores->readings);
    g_array_unref(scores->bias);
    g_array_unref(scores->misses);
    g_array_unref(scores->alarms);
    g_free(scores);
}
