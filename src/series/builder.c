/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the sorted stories once, counts them into the open slices, and gathers the closed ones. */
#include "series/series.h"

#include "actors/near.h"
#include "base/day.h"
#include "base/error.h"
#include "series/evidence.h"
#include "series/provenance.h"
#include "series/repeats.h"
#include "series/slicing.h"
#include "series/sources.h"
#include "series/tie_filter.h"

/* A slice that stories still fall into. */
typedef struct {
    int32_t number;
    EntTally *tally;
    EntSources *sources;
    EntSlice slice;
} OpenSlice;

typedef struct {
    const EntOptions *options;
    EntNodeTable *nodes;
    EntTieFilter rule;
    EntSlicing slicing;
    EntPeriods *periods; /* nullable */
    EntSeries *series;
    EntWindowMaker *maker;
    uint32_t *ranks, *positions;
    GHashTable *source_numbers;
    EntRepeats *repeats;   /* nullable: kept as they are */
    GArray *open;          /* of OpenSlice, by number */
    GArray *closed;        /* of EntSlice, by number, as are the next two */
    GArray *numbers;       /* of int32_t */
    GPtrArray *references; /* of GArray of EntReference */
} Builder;

static void builder_init(Builder *builder, EntStories *stories, const EntOptions *options) {
    uint32_t n_nodes = ent_node_table_size(stories->nodes);
    *builder = (Builder){.options = options, .nodes = stories->nodes};
    builder->rule = (EntTieFilter){options->strength, options->min_strength, ENT_NOBODY};
    builder->slicing = (EntSlicing){.by = options->by, .first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    builder->slicing.every = options->every;
    builder->slicing.step = options->step > 0 ? options->step : options->every;
    builder->slicing.origin = options->from != ENT_DAY_NONE ? options->from : stories->facts.first;
    builder->series = g_new0(EntSeries, 1);
    builder->ranks = ent_node_table_rank(stories->nodes);
    builder->positions = g_new0(uint32_t, MAX(1, n_nodes));
    builder->maker = ent_window_maker_new(builder->ranks, n_nodes);
    builder->source_numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    builder->open = g_array_new(FALSE, FALSE, sizeof(OpenSlice));
    builder->closed = g_array_new(FALSE, FALSE, sizeof(EntSlice));
    builder->numbers = g_array_new(FALSE, FALSE, sizeof(int32_t));
    builder->references = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
}

static void builder_clear(Builder *builder) {
    for (guint i = 0; i < builder->open->len; i++) {
        ent_tally_free(g_array_index(builder->open, OpenSlice, i).tally);
        ent_sources_free(g_array_index(builder->open, OpenSlice, i).sources);
    }
    for (guint i = 0; i < builder->closed->len; i++)
        ent_slice_clear(&g_array_index(builder->closed, EntSlice, i));
    g_array_unref(builder->open);
    g_array_unref(builder->closed);
    g_array_unref(builder->numbers);
    g_ptr_array_unref(builder->references);
    g_hash_table_unref(builder->source_numbers);
    ent_repeats_free(builder->repeats);
    ent_periods_free(builder->periods);
    ent_window_maker_free(builder->maker);
    g_free(builder->ranks);
    g_free(builder->positions);
    ent_series_free(builder->series);
}

static bool find_around(Builder *builder, const EntCatalogue *catalogue, GError **error) {
    const char *around = builder->options->around;
    if (around == NULL)
        return true;
    uint32_t node = ent_node_table_find(builder->nodes, around);
    if (node != ENT_NOBODY) {
        builder->rule.around = builder->ranks[node];
        return true;
    }
    if (ent_catalogue_find(catalogue, around) == ENT_NOBODY) {
        g_autofree char *advice = ent_catalogue_no_such(catalogue, around);
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "--around: %s", advice);
        return false;
    }
    /* A rank that no node has: it is known, but nobody names it. */
    builder->rule.around = ent_node_table_size(builder->nodes);
    ent_note(builder->options, "--around: no story names %s as a node, so nothing is left", around);
    return true;
}

/* ---- Open slices ---- */

static void close_below(Builder *builder, int32_t number) {
    guint n_closed = 0;
    for (; n_closed < builder->open->len; n_closed++) {
        OpenSlice *open = &g_array_index(builder->open, OpenSlice, n_closed);
        if (open->number >= number)
            break;
        g_ptr_array_add(builder->references,
                        ent_tie_filter_apply(open->tally, &builder->rule, builder->positions, &open->slice));
        ent_sources_fill(open->sources, &open->slice);
        g_array_append_val(builder->closed, open->slice);
        g_array_append_val(builder->numbers, open->number);
        ent_tally_free(open->tally);
        ent_sources_free(open->sources);
    }
    if (n_closed > 0)
        g_array_remove_range(builder->open, 0, n_closed);
}

static OpenSlice *open_slice(Builder *builder, int32_t number) {
    guint place = builder->open->len;
    for (; place > 0; place--) {
        OpenSlice *before = &g_array_index(builder->open, OpenSlice, place - 1);
        if (before->number == number)
            return before;
        if (before->number < number)
            break;
    }
    OpenSlice open = {
        .number = number, .tally = ent_tally_new(builder->options->evidence), .sources = ent_sources_new()};
    g_array_insert_val(builder->open, place, open);
    return &g_array_index(builder->open, OpenSlice, place);
}

/* The number of a story's source, or ENT_NOBODY. */
static uint32_t number_source(Builder *builder, EntStoryText source) {
    if (source.length == 0)
        return ENT_NOBODY;
    g_autofree char *name = g_strndup(source.bytes, source.length);
    uint32_t number = GPOINTER_TO_UINT(g_hash_table_lookup(builder->source_numbers, name));
    if (number == 0) {
        number = g_hash_table_size(builder->source_numbers) + 1;
        g_hash_table_insert(builder->source_numbers, g_steal_pointer(&name), GUINT_TO_POINTER(number));
    }
    return number - 1;
}

static void add_story(Builder *builder, const EntStory *story, uint64_t number, bool is_copy) {
    EntSliceRange range = ent_slicing_find(&builder->slicing, story->day);
    close_below(builder, range.first);
    const EntStoryWindows *windows = ent_window_maker_set(builder->maker, story, number);
    uint32_t source = is_copy ? ENT_NOBODY : number_source(builder, story->source);
    for (int32_t slice = range.first; slice < range.end; slice++) {
        if (!ent_slicing_holds(&builder->slicing, slice, story->day))
            continue;
        OpenSlice *open = open_slice(builder, slice);
        open->slice.documents++;
        open->slice.copies += is_copy;
        if (is_copy) {
            ent_tally_add_copy(open->tally, windows);
            continue;
        }
        open->slice.stories++;
        open->slice.sentences += story->sentences;
        ent_tally_add(open->tally, windows);
        if (source != ENT_NOBODY)
            ent_sources_add(open->sources, windows, source);
    }
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
    add_story(builder, &counted, number, repeat.is_copy);
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
            close_below(builder, INT32_MAX);
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
    series->n_slices = builder->closed->len;
    for (uint32_t i = 0; i < series->n_slices; i++) {
        EntSlice *slice = &g_array_index(builder->closed, EntSlice, i);
        int32_t number = g_array_index(builder->numbers, int32_t, i);
        slice->id = ent_slicing_name(&builder->slicing, number);
        ent_slicing_days(&builder->slicing, number, &slice->from, &slice->to);
    }
    series->slices = (EntSlice *)g_array_free(builder->closed, FALSE);
    builder->closed = g_array_new(FALSE, FALSE, sizeof(EntSlice));
}

static void list_empty_slices(Builder *builder) {
    bool complete;
    builder->series->empty_slices = ent_slicing_list_empty(&builder->slicing, (const int32_t *)builder->numbers->data,
                                                           builder->numbers->len, &complete);
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
    if (builder->closed->len > 0 || used->documents == 0)
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
    if (!read_periods(builder, error) || !find_around(builder, catalogue, error) ||
        !count_stories(builder, stories, &used, error) ||
        !check_used(&stories->facts, &used, builder->options, error) || !check_slices(builder, &used, error))
        return false;
    builder->slicing.first = used.first;
    builder->slicing.last = used.last;
    ent_provenance_fill(&builder->series->provenance, &stories->facts, &used, builder->options);
    take_slices(builder);
    list_empty_slices(builder);
    take_actors(builder, catalogue);
    return ent_evidence_fetch(stories, builder->series, builder->references, error);
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
