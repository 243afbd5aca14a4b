/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences behind a tie, slice by slice. */
#include "base/day.h"
#include "base/number.h"
#include "network/result.h"
#include "output/fd_stream.h"
#include "output/json_write.h"
#include "output/network_json.h"
#include "output/plain.h"

#include <string.h>

/* So many actors that may be meant are named. */
#define MOST_NEAR 5

/* The tie that is asked for, in one slice or in all. */
typedef struct {
    const EntResult *result;
    uint32_t source, target; /* actors; the first has the smaller id */
    const char *slice;       /* (nullable) */
} Asked;

typedef enum { WHOLE, PART } Extent;

/* Whether @text is what the actor is called, or a part of that; case does not matter. */
static bool is_called(const EntSeriesActor *actor, const char *text, Extent extent) {
    g_autofree char *wanted = g_utf8_casefold(text, -1), *id = g_utf8_casefold(actor->id, -1),
                    *label = g_utf8_casefold(actor->label, -1);
    if (extent == PART)
        return strstr(id, wanted) != NULL || strstr(label, wanted) != NULL;
    return g_str_equal(id, wanted) || g_str_equal(label, wanted);
}

static void add_actor(GString *list, const EntSeriesActor *actor) {
    g_autofree char *id = ent_plain_text(actor->id, strlen(actor->id));
    g_autofree char *label = ent_plain_text(actor->label, strlen(actor->label));
    g_string_append_printf(list, "%s%s (%s)", list->len > 0 ? ", " : "", id, label);
}

/* The actors that are called so; @first is the first of them, @list names the first few. */
static uint32_t find_called(const EntSeries *series, const char *text, Extent extent, uint32_t *first, GString *list) {
    uint32_t n_found = 0;
    for (uint32_t i = 0; i < series->n_actors; i++) {
        if (!is_called(&series->actors[i], text, extent))
            continue;
        if (n_found++ == 0)
            *first = i;
        if (n_found <= MOST_NEAR)
            add_actor(list, &series->actors[i]);
    }
    return n_found;
}

static bool find_by_id(const EntSeries *series, const char *id, uint32_t *actor) {
    for (uint32_t i = 0; i < series->n_actors; i++)
        if (g_str_equal(series->actors[i].id, id)) {
            *actor = i;
            return true;
        }
    return false;
}

/* The actor with the id, or else the only one with that label. */
static bool find_actor(const EntSeries *series, const char *text, uint32_t *actor, GError **error) {
    g_autofree char *valid = ent_plain_text(text, strlen(text));
    g_autoptr(GString) called = g_string_new(NULL), near = g_string_new(NULL);
    if (find_by_id(series, text, actor))
        return true;
    uint32_t n_called = find_called(series, valid, WHOLE, actor, called), other;
    if (n_called == 1)
        return true;
    if (n_called > 1)
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "\"%s\" is what several are called: %s; give the id", valid,
                    called->str);
    else if (*valid != '\0' && find_called(series, valid, PART, &other, near) > 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "nobody in this network is called \"%s\"; did you mean %s?",
                    valid, near->str);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                    "nobody in this network is called \"%s\"; give an id or label of actors.csv", valid);
    return false;
}

static bool check_slice(const EntSeries *series, const char *slice, GError **error) {
    if (slice == NULL)
        return true;
    for (uint32_t i = 0; i < series->n_slices; i++)
        if (g_str_equal(series->slices[i].id, slice))
            return true;
    g_autofree char *valid = ent_plain_text(slice, strlen(slice));
    if (series->n_slices == 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "there is no slice \"%s\": this network has none", valid);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "there is no slice \"%s\"; the first is %s, the last %s", valid,
                    series->slices[0].id, series->slices[series->n_slices - 1].id);
    return false;
}

/* The tie in the slice, or NULL when there is none, or the slice was not asked for. */
static const EntTie *find_tie(const Asked *asked, const EntSlice *slice) {
    if (asked->slice != NULL && !g_str_equal(slice->id, asked->slice))
        return NULL;
    for (uint32_t i = 0; i < slice->n_ties; i++)
        if (slice->nodes[slice->ties[i].source].actor == asked->source &&
            slice->nodes[slice->ties[i].target].actor == asked->target)
            return &slice->ties[i];
    return NULL;
}

static gint compare_places(gconstpointer a, gconstpointer b) {
    const uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return (one > other) - (one < other);
}

/* The sentences kept of the tie, in the order of time: of uint32_t, indexes into the series' evidence. (transfer full)
 */
static GArray *list_evidence(const EntSlice *slice, const EntTie *tie) {
    GArray *list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    if (tie->n_evidence > 0)
        g_array_append_vals(list, slice->evidence + tie->first_evidence, tie->n_evidence);
    g_array_sort(list, compare_places);
    return list;
}

static void print_count(FILE *stream, const char *before, uint64_t count, const char *one, const char *many) {
    g_autofree char *grouped = ent_number_grouped(count);
    fprintf(stream, "%s%s %s", before, grouped, count == 1 ? one : many);
}

static void print_plain(FILE *stream, const char *before, const char *text, const char *after) {
    if (text == NULL || *text == '\0')
        return;
    g_autofree char *plain = ent_plain_text(text, strlen(text));
    fprintf(stream, "%s%s%s", before, plain, after);
}

static void print_evidence(FILE *stream, const EntEvidence *evidence) {
    char day[ENT_DAY_LENGTH];
    fprintf(stream, "\n  %s", evidence->day == ENT_DAY_NONE ? "undated" : ent_day_format(evidence->day, day));
    print_plain(stream, "  ", evidence->source, "");
    print_plain(stream, "  ", evidence->title, "");
    print_plain(stream, "  [", evidence->doc, "]");
    print_plain(stream, "\n    ", evidence->text, "");
    print_plain(stream, "\n    ", evidence->url, "");
    fputc('\n', stream);
}

/* Why not every sentence stands here. */
static void print_rest(FILE *stream, const EntProvenance *provenance, const EntTie *tie) {
    if (tie->n_evidence >= tie->sentences)
        return;
    print_count(stream, "\n  ", tie->sentences - tie->n_evidence, "sentence", "sentences");
    if (tie->n_evidence < provenance->evidence)
        fprintf(stream, " more without text: the records came tagged\n");
    else
        fprintf(stream, " more: a network made with --evidence %u has %s\n", tie->sentences,
                tie->sentences - tie->n_evidence == 1 ? "it" : "them");
}

static void print_tie(FILE *stream, const EntSeries *series, const EntSlice *slice, const EntTie *tie) {
    char strength[ENT_NUMBER_LENGTH];
    fprintf(stream, "\n%s: strength %s", slice->id, ent_number_format(tie->strength, strength));
    print_count(stream, "; both in ", tie->sentences, "sentence", "sentences");
    print_count(stream, ", ", tie->paragraphs, "paragraph", "paragraphs");
    print_count(stream, ", ", tie->stories, "story", "stories");
    if (tie->copies > 0)
        print_count(stream, ", and ", tie->copies, "copy", "copies");
    fputc('\n', stream);
    g_autoptr(GArray) list = list_evidence(slice, tie);
    for (guint i = 0; i < list->len; i++)
        print_evidence(stream, &series->evidence[g_array_index(list, uint32_t, i)]);
    print_rest(stream, &series->provenance, tie);
}

static void write_text(FILE *stream, const Asked *asked) {
    const EntSeries *series = asked->result->series;
    g_autoptr(GString) source = g_string_new(NULL), target = g_string_new(NULL);
    uint32_t n_tied = 0;
    for (uint32_t i = 0; i < series->n_slices; i++)
        n_tied += find_tie(asked, &series->slices[i]) != NULL;
    add_actor(source, &series->actors[asked->source]);
    add_actor(target, &series->actors[asked->target]);
    fprintf(stream, "%s and %s: ", source->str, target->str);
    if (asked->slice != NULL)
        fprintf(stream, "%s in %s\n", n_tied > 0 ? "tied" : "no tie", asked->slice);
    else
        fprintf(stream, "tied in %u of %u slices\n", n_tied, series->n_slices);
    for (uint32_t i = 0; i < series->n_slices; i++) {
        const EntTie *tie = find_tie(asked, &series->slices[i]);
        if (tie != NULL)
            print_tie(stream, series, &series->slices[i], tie);
    }
}

static void write_json_tie(EntJson *json, const EntSeries *series, const EntSlice *slice, const EntTie *tie) {
    ent_json_open_object(json, NULL, ENT_JSON_LINES);
    ent_json_integer(json, "copies", tie->copies);
    ent_json_open_array(json, "evidence", ENT_JSON_LINES);
    g_autoptr(GArray) list = list_evidence(slice, tie);
    for (guint i = 0; i < list->len; i++)
        ent_evidence_write(json, &series->evidence[g_array_index(list, uint32_t, i)]);
    ent_json_close(json);
    ent_json_integer(json, "paragraphs", tie->paragraphs);
    ent_json_integer(json, "sentences", tie->sentences);
    ent_json_string(json, "slice", slice->id);
    ent_json_integer(json, "stories", tie->stories);
    ent_json_real(json, "strength", tie->strength);
    ent_json_close(json);
}

static void write_json(FILE *stream, const Asked *asked) {
    const EntSeries *series = asked->result->series;
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    ent_json_open_array(&json, "slices", ENT_JSON_LINES);
    for (uint32_t i = 0; i < series->n_slices; i++) {
        const EntTie *tie = find_tie(asked, &series->slices[i]);
        if (tie != NULL)
            write_json_tie(&json, series, &series->slices[i], tie);
    }
    ent_json_close(&json);
    ent_json_string(&json, "source", series->actors[asked->source].id);
    ent_json_string(&json, "target", series->actors[asked->target].id);
    ent_json_close(&json);
}

bool ent_result_explain(const EntResult *result, const EntQuestion *question, int fd, GError **error) {
    const EntSeries *series = result->series;
    Asked asked = {.result = result, .slice = question->slice};
    uint32_t one, other;
    if (!find_actor(series, question->one, &one, error) || !find_actor(series, question->other, &other, error) ||
        !check_slice(series, question->slice, error))
        return false;
    if (one == other) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "a tie has two ends, and both are %s", series->actors[one].id);
        return false;
    }
    bool is_sorted = strcmp(series->actors[one].id, series->actors[other].id) < 0;
    asked.source = is_sorted ? one : other;
    asked.target = is_sorted ? other : one;
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "tie", error))
        return false;
    (question->format == ENT_AS_JSON ? write_json : write_text)(to.stream, &asked);
    return ent_fd_stream_close(&to, error);
}
