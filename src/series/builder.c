/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the sorted stories once, counts them into the open slices, and gathers the closed ones. */
#include "series/series.h"

#include "actors/near.h"
#include "base/day.h"
#include "base/error.h"
#include "series/open_slices.h"
#include "series/provenance.h"
#include "series/repeats.h"

typedef struct {
    const EntOptions *options;
    EntNodeTable *nodes;
    EntSlicing slicing;
    EntPeriods *periods; /* nullable */
    EntSeries *series;
    EntWindowMaker *maker;
    uint32_t *ranks, *positions;
    EntRepeats *repeats; /* nullable: kept as they are */
    EntOpenSlices slices;
} Builder;

static void builder_init(Builder *builder, EntStories *stories, const EntOptions *options) {
    uint32_t n_nodes = ent_node_table_size(stories->nodes);
    *builder = (Builder){.options = options, .nodes = stories->nodes};
    builder->slicing = (EntSlicing){.by = options->by, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    builder->slicing.every = options->every;
    builder->slicing.step = options->step > 0 ? options->step : options->every;
    builder->slicing.origin = options->from != ENT_DAY_NONE ? options->from : stories->facts.first;
    builder->series = g_new0(EntSeries, 1);
    builder->ranks = ent_node_table_rank(stories->nodes);
    builder->positions = g_new0(uint32_t, MAX(1, n_nodes));
    builder->maker = ent_window_maker_new(builder->ranks, n_nodes);
    ent_open_slices_init(&builder->slices, &builder->slicing, options->evidence, builder->positions);
    builder->slices.rule = (EntTieFilter){options->strength, options->min_strength, ENT_NOBODY};
}

static void builder_clear(Builder *builder) {
    ent_open_slices_clear(&builder->slices);
    ent_repeats_free(builder->repeats);
    ent_periods_free(builder->periods);
    ent_window_maker_free(builder->maker);
    g_free(builder->ranks);
    g_free(builder->positions);
    ent_series_free(builder->series);
}

/* Whether it is in the catalogue or in the stories; that it is not in the one was told before the reading. */
static bool check_id(const Builder *builder, const EntCatalogue *catalogue, const char *option, const char *id,
                     GError **error) {
    if (ent_node_table_find(builder->nodes, id) != ENT_NOBODY || ent_catalogue_find(catalogue, id) != ENT_NOBODY)
        return true;
    g_autofree char *shown = ent_id_shown(id);
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                "%s: \"%s\" is no actor, and no record that came with its actors names it", option, shown);
    return false;
}

static bool check_ids(const Builder *builder, const EntCatalogue *catalogue, GError **error) {
    const char *only = builder->options->only, *around = builder->options->around;
    g_auto(GStrv) ids = g_strsplit(only != NULL ? only : "", ",", -1);
    for (char **id = ids; *id != NULL; id++)
        if (!check_id(builder, catalogue, "--only", g_strstrip(*id), error))
            return false;
    return around == NULL || check_id(builder, catalogue, "--around", around, error);
}

static void find_around(Builder *builder) {
    const char *around = builder->options->around;
    if (around == NULL)
        return;
    uint32_t node = ent_node_table_find(builder->nodes, around);
    if (node != ENT_NOBODY) {
        builder->slices.rule.around = builder->ranks[node];
        return;
    }
    /* A rank that no node has: it is known, but nobody names it. */
    builder->slices.rule.around = ent_node_table_size(builder->nodes);
    ent_note(builder->options, "--around: no story names %s as a node, so nothing is left", around);
}

/* The sentences of a repeated paragraph name nobody; they keep their places, by which evidence finds them. */
static void drop_paragraph(EntStory *story, uint32_t index) {
    bool is_title = index == ENT_REPEAT_TITLE;
    int32_t number = is_title ? -1 : (int32_t)story->paragraphs[index].number;
    uint32_t sentences = is_title ? 1 : story->paragraphs[index].sentences;
    story->sentences -= MIN(sentences, story->sentences);
    for (uint32_t i = 0; i < story->n_named; i++)
        if (story->named[i].paragraph == number)
            story->named[i].n_nodes = 0;
}

static bool use_story(Builder *builder, const EntStory *story, uint64_t number, EntStoriesFacts *used, GError **error) {
    EntRepeat repeat = {.is_copy = false};
    if (builder->repeats != NULL && !ent_repeats_next(builder->repeats, story, &repeat, error))
        return false;
    EntStory counted = *story;
    for (uint32_t i = 0; i < repeat.n_paragraphs; i++)
        drop_paragraph(&counted, repeat.paragraphs[i]);
    used->repeated_paragraphs += repeat.n_paragraphs;
    if (repeat.is_copy)
        ent_stories_facts_add_copy(used, &counted);
    else
        ent_stories_facts_add(used, &counted);
    const EntStoryWindows *windows = ent_window_maker_set(builder->maker, &counted, number);
    ent_open_slices_add(&builder->slices, &counted, windows, repeat.is_copy);
    return true;
}

static bool count_stories(Builder *builder, EntStories *stories, EntStoriesFacts *used, GError **error) {
    if (builder->options->repeats == ENT_REPEATS_COLLAPSE &&
        (builder->repeats = ent_repeats_find(stories, builder->options, error)) == NULL)
        return false;
    g_autoptr(EntStoryPass) pass = ent_story_pass_new(stories, error);
    if (pass == NULL)
        return false;
    const EntStory *story;
    for (uint64_t number = 0; ent_story_pass_next(pass, &story, error); number++) {
        if (story == NULL) {
            ent_open_slices_close(&builder->slices, INT32_MAX);
            return true;
        }
        if (ent_slicing_wants(builder->options, story->day) && !use_story(builder, story, number, used, error))
            return false;
    }
    return false;
}

/* ---- The whole ---- */

static void take_slices(Builder *builder) {
    EntSeries *series = builder->series;
    series->n_slices = builder->slices.closed->len;
    for (uint32_t i = 0; i < series->n_slices; i++) {
        EntSlice *slice = &g_array_index(builder->slices.closed, EntSlice, i);
        int32_t number = g_array_index(builder->slices.numbers, int32_t, i);
        slice->id = ent_slicing_name(&builder->slicing, number);
        ent_slicing_days(&builder->slicing, number, &slice->from, &slice->to);
    }
    series->slices = (EntSlice *)g_array_free(builder->slices.closed, FALSE);
    builder->slices.closed = g_array_new(FALSE, FALSE, sizeof(EntSlice));
}

static void list_empty_slices(Builder *builder) {
    bool complete;
    builder->series->empty_slices = ent_slicing_list_empty(
        &builder->slicing, (const int32_t *)builder->slices.numbers->data, builder->slices.numbers->len, &complete);
    if (!complete)
        ent_note(
            builder->options,
            "only the first %d empty slices are listed; a wrong date may stretch the range: narrow it with --from and --to",
            ENT_EMPTY_SLICES_MAX);
}

/* Actors are the nodes that some slice kept; ranks become their indexes. */
static void take_actors(Builder *builder, const EntCatalogue *catalogue) {
    EntSeries *series = builder->series;
    uint32_t n_nodes = ent_node_table_size(builder->nodes), *indexes = builder->positions;
    for (uint32_t i = 0; i < n_nodes; i++)
        indexes[i] = 0;
    for (uint32_t s = 0; s < series->n_slices; s++)
        for (uint32_t i = 0; i < series->slices[s].n_nodes; i++)
            indexes[series->slices[s].nodes[i].actor] = 1;
    g_autofree uint32_t *sorted = ent_node_table_sort(builder->nodes);
    series->actors = g_new0(EntSeriesActor, MAX(1, n_nodes));
    for (uint32_t i = 0; i < n_nodes; i++) {
        if (indexes[i] == 0)
            continue;
        indexes[i] = series->n_actors;
        ent_series_actor_fill(&series->actors[series->n_actors++], ent_node_table_id(builder->nodes, sorted[i]),
                              catalogue);
    }
    for (uint32_t s = 0; s < series->n_slices; s++)
        for (uint32_t i = 0; i < series->slices[s].n_nodes; i++)
            series->slices[s].nodes[i].actor = indexes[series->slices[s].nodes[i].actor];
}

static bool read_periods(Builder *builder, GError **error) {
    if (!ent_options_check_slices(builder->options, error))
        return false;
    if (builder->options->breaks == NULL)
        return true;
    builder->slicing.periods = builder->periods = ent_periods_load(builder->options->breaks, error);
    return builder->periods != NULL;
}

static bool check_slices(const Builder *builder, const EntStoriesFacts *used, GError **error) {
    if (builder->slices.closed->len > 0 || used->documents == 0)
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "no story falls into a slice; %s",
                builder->periods != NULL ? "look at the days of the periods of --breaks"
                                         : "slices begin further apart than they are long: give a smaller --step");
    return false;
}

/* --from and --to may leave nothing; a corpus of texts is refused in the same way when it is read. */
static bool check_used(const EntStoriesFacts *all, const EntStoriesFacts *used, const EntOptions *options,
                       GError **error) {
    char from[ENT_DAY_LENGTH], to[ENT_DAY_LENGTH], first[ENT_DAY_LENGTH], last[ENT_DAY_LENGTH];
    if (used->documents > 0 || (options->from == ENT_DAY_NONE && options->to == ENT_DAY_NONE))
        return true;
    g_autofree char *days = all->first == ENT_DAY_NONE
                                ? g_strdup("the stories have no dates")
                                : g_strdup_printf("the stories are of %s to %s", ent_day_format(all->first, first),
                                                  ent_day_format(all->last, last));
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "no story is left between %s and %s; %s",
                options->from == ENT_DAY_NONE ? "the beginning" : ent_day_format(options->from, from),
                options->to == ENT_DAY_NONE ? "the end" : ent_day_format(options->to, to), days);
    return false;
}

static bool build(Builder *builder, EntStories *stories, const EntCatalogue *catalogue, GError **error) {
    EntStoriesFacts used = {.first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    if (!read_periods(builder, error) || !check_ids(builder, catalogue, error))
        return false;
    find_around(builder);
    if (!count_stories(builder, stories, &used, error) ||
        !check_used(&stories->facts, &used, builder->options, error) || !check_slices(builder, &used, error))
        return false;
    builder->slicing.first = used.first;
    builder->slicing.last = used.last;
    ent_provenance_fill(&builder->series->provenance, &stories->facts, &used, builder->options);
    take_slices(builder);
    list_empty_slices(builder);
    take_actors(builder, catalogue);
    return ent_evidence_fetch(stories, builder->series, builder->slices.references, error);
}

EntSeries *ent_series_new(EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                          GError **error) {
    Builder builder;
    builder_init(&builder, stories, options);
    EntSeries *series = NULL;
    if (build(&builder, stories, catalogue, error))
        series = g_steal_pointer(&builder.series);
    builder_clear(&builder);
    return series;
}
