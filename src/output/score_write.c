/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well mentions agree with a gold set, for people and as JSON. */
#include "base/error.h"
#include "base/number.h"
#include "output/fd_stream.h"
#include "output/gold_read.h"
#include "output/json_write.h"
#include "output/plain.h"
#include "score/score.h"

#include <math.h>
#include <string.h>

typedef struct {
    const char *name;
    const EntScore *score;
} Row;

#define N_ROWS 5

static void rows_of(const EntScores *scores, Row rows[N_ROWS]) {
    const Row all[N_ROWS] = {{"span", &scores->exact},
                             {"overlap", &scores->overlap},
                             {"document", &scores->document},
                             {"pair", &scores->pairs},
                             {scores->has_sentences ? "tie (sentence)" : "tie (document)", &scores->ties}};
    memcpy(rows, all, sizeof all);
}

/* "0.9532 [0.9401 0.9634]", or "-". */
static void write_ratio(FILE *stream, EntRatio ratio) {
    if (isnan(ratio.value))
        fprintf(stream, "  %-22s", "-");
    else
        fprintf(stream, "  %.4f [%.4f %.4f]", ratio.value, ratio.low, ratio.high);
}

/* @has_recall: what was missed is known */
static void write_row(FILE *stream, const char *name, const EntScore *score, bool has_recall) {
    double f1 = has_recall ? ent_score_f1(score) : NAN;
    fprintf(stream, "%-15s", name);
    write_ratio(stream, ent_score_precision(score));
    write_ratio(stream, has_recall ? ent_score_recall(score) : ent_score_ratio(0, 0));
    if (isnan(f1))
        fprintf(stream, "  %-6s", "-");
    else
        fprintf(stream, "  %.4f", f1);
    fprintf(stream, "  %7" G_GUINT64_FORMAT "  %7" G_GUINT64_FORMAT "  %7" G_GUINT64_FORMAT "\n", score->hits,
            score->alarms, score->misses);
}

static void write_head(FILE *stream, const char *name) {
    fprintf(stream, "\n%-15s  %-22s  %-22s  %-6s  %7s  %7s  %7s\n", name, "precision [95 %]", "recall [95 %]", "F1",
            "right", "false", "missed");
}

static double log_ratio(const EntBias *bias) {
    return bias->gold > 0 && bias->found > 0 ? log((double)bias->found / (double)bias->gold) : NAN;
}

static void write_bias(FILE *stream, const EntScores *scores, const EntScoring *scoring) {
    fprintf(stream, "\n%-15s  %7s  %7s  log(found/true)\n", "strength of", "true", "found");
    for (guint i = 0; i < scores->bias->len; i++) {
        const EntBias *bias = &g_array_index(scores->bias, EntBias, i);
        double ratio = log_ratio(bias);
        if (bias->gold < scoring->least)
            break;
        fprintf(stream, "%-15s  %7" G_GUINT64_FORMAT "  %7" G_GUINT64_FORMAT, bias->who, bias->gold, bias->found);
        fprintf(stream, isnan(ratio) ? "  -\n" : "  %+.3f\n", ratio);
    }
}

static void write_faults(FILE *stream, const char *title, const GArray *faults, uint32_t most) {
    for (guint i = 0; i < faults->len && i < most; i++) {
        const EntFault *fault = &g_array_index(faults, EntFault, i);
        g_autofree char *surface = ent_plain_text(fault->surface, strlen(fault->surface));
        fprintf(stream, "%s%-11s  %5" G_GUINT64_FORMAT "  \"%s\"  gold %s, found %s\n", i == 0 ? "\n" : "", title,
                fault->times, surface, fault->gold != NULL ? fault->gold : "-",
                fault->found != NULL ? fault->found : "-");
    }
}

static void write_text(FILE *stream, const EntScores *scores, const EntScoring *scoring) {
    Row rows[N_ROWS];
    rows_of(scores, rows);
    fprintf(stream,
            "%" G_GUINT64_FORMAT " document%s; %" G_GUINT64_FORMAT " mention%s in the gold, %" G_GUINT64_FORMAT
            " found\n",
            scores->documents, scores->documents == 1 ? "" : "s", scores->gold, scores->gold == 1 ? "" : "s",
            scores->found);
    write_head(stream, "");
    for (size_t i = 0; i < N_ROWS; i++)
        write_row(stream, rows[i].name, rows[i].score, true);
    write_head(stream, "reading");
    for (guint i = 0; i < scores->readings->len; i++) {
        const EntNamedScore *reading = &g_array_index(scores->readings, EntNamedScore, i);
        write_row(stream, *reading->name != '\0' ? reading->name : "(not said)", &reading->score, scores->has_readings);
    }
    write_bias(stream, scores, scoring);
    write_faults(stream, "missed", scores->misses, scoring->list);
    write_faults(stream, "false alarm", scores->alarms, scoring->list);
}

static void write_json_ratio(EntJson *json, const char *key, EntRatio ratio) {
    ent_json_open_array(json, key, ENT_JSON_INLINE);
    ent_json_real(json, NULL, ratio.value);
    ent_json_real(json, NULL, ratio.low);
    ent_json_real(json, NULL, ratio.high);
    ent_json_close(json);
}

static void write_json_row(EntJson *json, const char *name, const EntScore *score, bool has_recall) {
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    ent_json_real(json, "f1", has_recall ? ent_score_f1(score) : NAN);
    ent_json_integer(json, "false", score->alarms);
    ent_json_integer(json, "missed", score->misses);
    ent_json_string(json, "name", name);
    write_json_ratio(json, "precision", ent_score_precision(score));
    write_json_ratio(json, "recall", has_recall ? ent_score_recall(score) : ent_score_ratio(0, 0));
    ent_json_integer(json, "right", score->hits);
    ent_json_close(json);
}

static void write_json_bias(EntJson *json, const EntScores *scores, const EntScoring *scoring) {
    ent_json_open_array(json, "bias", ENT_JSON_LINES);
    for (guint i = 0; i < scores->bias->len; i++) {
        const EntBias *bias = &g_array_index(scores->bias, EntBias, i);
        if (bias->gold < scoring->least)
            break;
        ent_json_open_object(json, NULL, ENT_JSON_INLINE);
        ent_json_string(json, "actor", bias->who);
        ent_json_integer(json, "found", bias->found);
        ent_json_real(json, "log_ratio", log_ratio(bias));
        ent_json_integer(json, "true", bias->gold);
        ent_json_close(json);
    }
    ent_json_close(json);
}

static void write_json_faults(EntJson *json, const char *key, const GArray *faults, uint32_t most) {
    ent_json_open_array(json, key, ENT_JSON_LINES);
    for (guint i = 0; i < faults->len && i < most; i++) {
        const EntFault *fault = &g_array_index(faults, EntFault, i);
        ent_json_open_object(json, NULL, ENT_JSON_INLINE);
        ent_json_string(json, "found", fault->found);
        ent_json_string(json, "gold", fault->gold);
        ent_json_string(json, "surface", fault->surface);
        ent_json_integer(json, "times", fault->times);
        ent_json_close(json);
    }
    ent_json_close(json);
}

static void write_json(FILE *stream, const EntScores *scores, const EntScoring *scoring) {
    Row rows[N_ROWS];
    rows_of(scores, rows);
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    write_json_bias(&json, scores, scoring);
    ent_json_integer(&json, "documents", scores->documents);
    write_json_faults(&json, "false_alarms", scores->alarms, scoring->list);
    ent_json_integer(&json, "found", scores->found);
    ent_json_integer(&json, "gold", scores->gold);
    write_json_faults(&json, "misses", scores->misses, scoring->list);
    ent_json_open_array(&json, "readings", ENT_JSON_LINES);
    for (guint i = 0; i < scores->readings->len; i++) {
        const EntNamedScore *reading = &g_array_index(scores->readings, EntNamedScore, i);
        write_json_row(&json, *reading->name != '\0' ? reading->name : NULL, &reading->score, scores->has_readings);
    }
    ent_json_close(&json);
    ent_json_open_array(&json, "rows", ENT_JSON_LINES);
    for (size_t i = 0; i < N_ROWS; i++)
        write_json_row(&json, i + 1 == N_ROWS ? "tie" : rows[i].name, rows[i].score, true);
    ent_json_close(&json);
    ent_json_string(&json, "window", scores->has_sentences ? "sentence" : "document");
    ent_json_close(&json);
}

bool ent_score_write(const char *gold_path, const char *mentions_path, const EntScoring *scoring, int fd,
                     GError **error) {
    g_autoptr(EntGold) gold = ent_gold_read(gold_path, scoring, error);
    if (gold == NULL || !ent_gold_read_found(gold, mentions_path, scoring, error))
        return false;
    if (gold->n_outside > 0)
        ent_message(scoring->message, scoring->data,
                    "%s: mentions in documents that %s does not have: %" G_GUINT64_FORMAT "; they are not scored",
                    mentions_path, gold_path, gold->n_outside);
    g_autoptr(EntScores) scores = ent_scores_new(gold->labels);
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "score", error))
        return false;
    if (scoring->format == ENT_AS_JSON)
        write_json(to.stream, scores, scoring);
    else
        write_text(to.stream, scores, scoring);
    return ent_fd_stream_close(&to, error);
}
