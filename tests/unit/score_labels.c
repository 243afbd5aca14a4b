/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/score.h"

#include <math.h>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

typedef struct {
    uint32_t start, end;
    const char *who, *reading;
    int32_t sentence;
    bool is_free, is_uncounted;
} Told;

static void add(EntLabels *labels, const char *id, bool is_gold, const Told *told, size_t n) {
    EntLabelled *document = ent_labels_add_document(labels, id);
    for (size_t i = 0; i < n; i++) {
        EntLabel label = {.start = told[i].start,
                          .end = told[i].end,
                          .who = ent_labels_intern(labels, told[i].who),
                          .surface = ent_labels_intern(labels, "words"),
                          .reading = ent_labels_intern(labels, told[i].reading),
                          .sentence = told[i].sentence,
                          .counted = !told[i].is_uncounted,
                          .is_free = told[i].is_free};
        g_assert_true(ent_labels_add(is_gold ? document->gold : document->found, &label));
    }
}

#define GOLD(labels, id, ...) \
    add(labels, id, true, (const Told[]){__VA_ARGS__}, sizeof((const Told[]){__VA_ARGS__}) / sizeof(Told))
#define FOUND(labels, id, ...) \
    add(labels, id, false, (const Told[]){__VA_ARGS__}, sizeof((const Told[]){__VA_ARGS__}) / sizeof(Told))

static void assert_score(const EntScore *score, uint64_t hits, uint64_t alarms, uint64_t misses) {
    g_assert_cmpuint(score->hits, ==, hits);
    g_assert_cmpuint(score->alarms, ==, alarms);
    g_assert_cmpuint(score->misses, ==, misses);
}

static void nothing_has_no_ratio(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    assert_score(&scores->exact, 0, 0, 0);
    g_assert_true(isnan(ent_score_precision(&scores->exact).value));
    g_assert_true(isnan(ent_score_f1(&scores->exact)));
    g_assert_cmpuint(scores->misses->len + scores->alarms->len + scores->bias->len + scores->readings->len, ==, 0);
}

static void places_agree_exactly_or_share_a_byte(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 6, "RUS", NULL, 0}, {10, 15, "USA", NULL, 0}, {20, 25, "CHN", NULL, 0});
    FOUND(labels, "d", {0, 6, "RUS", NULL, 0}, {8, 11, "USA", NULL, 0}, {20, 25, "TWN", NULL, 0});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    assert_score(&scores->exact, 1, 2, 2);
    assert_score(&scores->overlap, 2, 1, 1);
    assert_score(&scores->document, 2, 1, 1);
    const EntFault *miss = &g_array_index(scores->misses, EntFault, 0);
    g_assert_cmpstr(miss->gold, ==, "CHN");
    g_assert_cmpstr(miss->found, ==, "TWN");
}

static void one_found_place_pays_for_one_of_the_gold(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 6, "RUS", NULL, 0}, {7, 12, "RUS", NULL, 0});
    FOUND(labels, "d", {0, 12, "RUS", NULL, 0});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    assert_score(&scores->overlap, 1, 0, 1);
}

static void the_later_label_of_a_place_holds(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 6, "RUS", NULL, 0}, {0, 6, "USA", NULL, 0});
    FOUND(labels, "d", {0, 6, "USA", NULL, 0});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    assert_score(&scores->exact, 1, 0, 0);
}

static void free_gold_is_neither_missed_nor_wrong(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 6, "RUS", NULL, 0, true}, {10, 15, "USA", NULL, 0, true}, {20, 30, "CHN", NULL, 0},
         {22, 24, "PRK", NULL, 0, true});
    FOUND(labels, "d", {0, 4, "UKR", NULL, 0}, {20, 30, "CHN", NULL, 0});
    ent_labels_settle(labels);
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    assert_score(&scores->exact, 1, 0, 0);
    assert_score(&scores->overlap, 1, 0, 0);
    assert_score(&scores->document, 1, 0, 0);
}

static void ties_are_counted_by_sentence(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 1, "A", NULL, 0}, {2, 3, "B", NULL, 0}, {4, 5, "A", NULL, 1}, {6, 7, "B", NULL, 1},
         {8, 9, "B", NULL, 1}, {10, 11, "C", NULL, 2});
    FOUND(labels, "d", {0, 1, "A", NULL, 7}, {2, 3, "B", NULL, 7}, {4, 5, "A", NULL, 8}, {10, 11, "C", NULL, 8},
          {12, 13, "B", NULL, 8, false, true});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    g_assert_true(scores->has_sentences);
    assert_score(&scores->ties, 1, 1, 1);  /* A-B once of twice; A-C */
    assert_score(&scores->pairs, 3, 0, 0); /* in the document all three */
    const EntBias *a = &g_array_index(scores->bias, EntBias, 0), *c = &g_array_index(scores->bias, EntBias, 2);
    g_assert_cmpstr(a->who, ==, "A");
    g_assert_cmpuint(a->gold, ==, 2);
    g_assert_cmpuint(a->found, ==, 2);
    g_assert_cmpstr(c->who, ==, "C");
    g_assert_cmpuint(c->gold, ==, 0);
    g_assert_cmpuint(c->found, ==, 1);
}

static void without_sentences_a_document_is_the_window(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 1, "A", NULL, ENT_NO_SENTENCE}, {2, 3, "B", NULL, ENT_NO_SENTENCE});
    FOUND(labels, "d", {0, 1, "A", NULL, 0}, {2, 3, "B", NULL, 5});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    g_assert_false(scores->has_sentences);
    assert_score(&scores->ties, 1, 0, 0);
}

static void readings_are_scored_by_name(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    GOLD(labels, "d", {0, 1, "A", "name", 0}, {2, 3, "B", "leader", 0}, {4, 5, "B", "leader", 0});
    FOUND(labels, "d", {0, 1, "A", "name", 0}, {2, 3, "B", "leader", 0}, {6, 7, "C", "demonym", 0});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    g_assert_true(scores->has_readings);
    g_assert_cmpuint(scores->readings->len, ==, 3);
    g_assert_cmpstr(g_array_index(scores->readings, EntNamedScore, 0).name, ==, "demonym");
    assert_score(&g_array_index(scores->readings, EntNamedScore, 0).score, 0, 1, 0);
    assert_score(&g_array_index(scores->readings, EntNamedScore, 1).score, 1, 0, 1);
    assert_score(&g_array_index(scores->readings, EntNamedScore, 2).score, 1, 0, 0);
}

static void common_faults_come_first(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    FOUND(labels, "d", {0, 1, "Z", NULL, 0}, {2, 3, "Z", NULL, 0}, {4, 5, "B", NULL, 0}, {6, 7, "A", NULL, 0});
    g_autoptr(EntScores) scores = ent_scores_new(labels);
    g_assert_cmpuint(scores->alarms->len, ==, 3);
    g_assert_cmpuint(g_array_index(scores->alarms, EntFault, 0).times, ==, 2);
    g_assert_cmpstr(g_array_index(scores->alarms, EntFault, 1).found, ==, "A");
}

static void intervals_are_wilson_s(void) {
    /* Known values: 8 of 10 is 0.4902 to 0.9433; 0 of 10 is 0 to 0.2775 (Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286). */
    EntRatio ratio = ent_score_ratio(8, 10);
    g_assert_cmpfloat_with_epsilon(ratio.value, .8, 1e-12);
    g_assert_cmpfloat_with_epsilon(ratio.low, .4902, 5e-5);
    g_assert_cmpfloat_with_epsilon(ratio.high, .9433, 5e-5);
    ratio = ent_score_ratio(0, 10);
    g_assert_cmpfloat(ratio.low, ==, 0);
    g_assert_cmpfloat_with_epsilon(ratio.high, .2775, 5e-5);
    g_assert_cmpfloat(ent_score_ratio(10, 10).high, ==, 1);
    const EntScore score = {.hits = 8, .alarms = 2, .misses = 8};
    g_assert_cmpfloat_with_epsilon(ent_score_f1(&score), 16. / 26, 1e-12);
    g_assert_cmpfloat_with_epsilon(ent_score_recall(&score).value, .5, 1e-12);
}

static void a_document_has_a_limit(void) {
    g_autoptr(EntLabels) labels = ent_labels_new();
    EntLabelled *document = ent_labels_add_document(labels, "d");
    EntLabel label = {.who = "A", .surface = ""};
    for (uint32_t i = 0; i < ENT_MOST_LABELS; i++) {
        label.start = i;
        label.end = i + 1;
        g_array_append_val(document->gold, label);
    }
    g_assert_true(ent_labels_add(document->gold, &label));
    label.end++;
    g_assert_false(ent_labels_add(document->gold, &label));
}

#define ADD(statement) g_test_add_func("/score/labels/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(nothing_has_no_ratio);
    ADD(places_agree_exactly_or_share_a_byte);
    ADD(one_found_place_pays_for_one_of_the_gold);
    ADD(the_later_label_of_a_place_holds);
    ADD(free_gold_is_neither_missed_nor_wrong);
    ADD(ties_are_counted_by_sentence);
    ADD(without_sentences_a_document_is_the_window);
    ADD(readings_are_scored_by_name);
    ADD(common_faults_come_first);
    ADD(intervals_are_wilson_s);
    ADD(a_document_has_a_limit);
    return g_test_run();
}
