/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads network.json back, so that drawing and reporting need no analysis. Every input is taken for hostile. */
#include "base/whole_file.h"
#include "output/json_read.h"
#include "output/network_json.h"
#include "output/slice_read.h"

#include <math.h>
#include <string.h>

static void check_format(EntJsonReader *reader) {
    const json_t *root = reader->root;
    const char *format = ent_json_get_text(reader, root, "format");
    if (g_strcmp0(format, ENT_NETWORK_FORMAT) != 0)
        ent_json_fail(reader, "format", "is not \"" ENT_NETWORK_FORMAT "\"");
    uint64_t version = ent_json_get_count(reader, root, "version", INT64_MAX);
    if (version != ENT_NETWORK_VERSION)
        ent_json_fail(reader, "version", "is %" G_GUINT64_FORMAT "; this program reads version %d", version,
                      ENT_NETWORK_VERSION);
}

static char *copy_text(EntJsonReader *reader, const json_t *object, const char *key) {
    return g_strdup(ent_json_get_text(reader, object, key));
}

static char *copy_text_or_null(EntJsonReader *reader, const json_t *object, const char *key) {
    return g_strdup(ent_json_get_text_or_null(reader, object, key));
}

/* A word that must be one of @words, which are separated by spaces. */
static char *copy_word(EntJsonReader *reader, const json_t *object, const char *key, const char *words) {
    const char *text = ent_json_get_text(reader, object, key);
    g_auto(GStrv) allowed = g_strsplit(words, " ", -1);
    if (text != NULL && !g_strv_contains((const char *const *)allowed, text))
        ent_json_fail(reader, key, "is none of: %s", words);
    return g_strdup(text);
}

/* A number of days; null is 0. */
static uint32_t get_days(EntJsonReader *reader, const json_t *object, const char *key) {
    if (json_is_null(ent_json_get_optional(reader, object, key)))
        return 0;
    return (uint32_t)ent_json_get_count(reader, object, key, ENT_EVERY_MAX);
}

static void read_options(EntJsonReader *reader, const json_t *made_by, EntProvenance *provenance) {
    const json_t *options = ent_json_get_object(reader, made_by, "options");
    size_t place = ent_json_enter_member(reader, "options");
    provenance->around = copy_text_or_null(reader, options, "around");
    provenance->by = copy_text(reader, options, "by");
    provenance->every = get_days(reader, options, "every");
    provenance->step = get_days(reader, options, "step");
    provenance->evidence = (uint32_t)ent_json_get_count(reader, options, "evidence", UINT32_MAX);
    provenance->first_day = copy_text_or_null(reader, options, "from");
    provenance->level = copy_word(reader, options, "level", "state actor");
    provenance->min_strength = ent_json_get_real(reader, options, "min_strength");
    provenance->only = copy_text_or_null(reader, options, "only");
    provenance->repeats = copy_word(reader, options, "repeats", "collapse keep");
    provenance->strength = copy_word(reader, options, "strength", "sentences paragraphs stories newman");
    provenance->successors = ent_json_get_bool(reader, options, "successors");
    provenance->end_day = copy_text_or_null(reader, options, "to");
    provenance->types = copy_text_or_null(reader, options, "types");
    ent_json_leave(reader, place);
}

static void read_made_by(EntJsonReader *reader, EntProvenance *provenance) {
    const json_t *made_by = ent_json_get_object(reader, reader->root, "made_by");
    size_t place = ent_json_enter_member(reader, "made_by");
    const char *digest = ent_json_get_text(reader, made_by, "catalogue");
    if (digest != NULL && (strlen(digest) != 16 || strspn(digest, "0123456789abcdef") != 16))
        ent_json_fail(reader, "catalogue", "must be 16 hexadecimal digits");
    provenance->catalogue_digest = digest == NULL ? 0 : g_ascii_strtoull(digest, NULL, 16);
    provenance->seed = (uint32_t)ent_json_get_count(reader, made_by, "seed", UINT32_MAX);
    read_options(reader, made_by, provenance);
    ent_json_leave(reader, place);
}

static void read_corpus(EntJsonReader *reader, EntProvenance *provenance) {
    const json_t *corpus = ent_json_get_object(reader, reader->root, "corpus");
    size_t place = ent_json_enter_member(reader, "corpus");
    provenance->copies = ent_json_get_count(reader, corpus, "copies", INT64_MAX);
    provenance->documents = ent_json_get_count(reader, corpus, "documents", INT64_MAX);
    provenance->from = ent_json_get_day(reader, corpus, "from");
    provenance->mentions = ent_json_get_count(reader, corpus, "mentions", INT64_MAX);
    provenance->sentences = ent_json_get_count(reader, corpus, "sentences", INT64_MAX);
    provenance->skipped = ent_json_get_count(reader, corpus, "skipped", INT64_MAX);
    provenance->stories = ent_json_get_count(reader, corpus, "stories", INT64_MAX);
    provenance->to = ent_json_get_day(reader, corpus, "to");
    if (provenance->to != ENT_DAY_NONE)
        provenance->to--;
    provenance->undated = ent_json_get_count(reader, corpus, "undated", INT64_MAX);
    ent_json_leave(reader, place);
}

/* Calls @read for each item of the array @key, with its index, until something is wrong. */
static void read_items(EntJsonReader *reader, const char *key, const json_t *array, gpointer data,
                       void (*read)(EntJsonReader *reader, const json_t *object, size_t index, gpointer data)) {
    size_t place = ent_json_enter_member(reader, key);
    for (size_t i = 0; i < json_array_size(array) && !ent_json_failed(reader); i++) {
        size_t item = ent_json_enter_item(reader, i);
        read(reader, json_array_get(array, i), i, data);
        ent_json_leave(reader, item);
    }
    ent_json_leave(reader, place);
}

static void read_actor(EntJsonReader *reader, const json_t *object, size_t index, gpointer data) {
    EntSeries *series = data;
    EntSeriesActor *actor = &series->actors[index];
    actor->id = copy_text(reader, object, "id");
    actor->label = copy_text(reader, object, "label");
    actor->type = copy_text_or_null(reader, object, "type");
    actor->country = copy_text_or_null(reader, object, "country");
    actor->to = ENT_DAY_NONE;
    if (ent_json_get_optional(reader, object, "to") != NULL)
        actor->to = ent_json_get_day(reader, object, "to");
    if (actor->id != NULL && *actor->id == '\0')
        ent_json_fail(reader, "id", "is empty");
    if (index > 0 && !ent_json_failed(reader) && strcmp(actor[-1].id, actor->id) >= 0)
        ent_json_fail(reader, "id", "must come after that of the actor before, in byte order");
    series->n_actors++;
}

static void read_evidence(EntJsonReader *reader, const json_t *object, size_t index, gpointer data) {
    EntSeries *series = data;
    EntEvidence *evidence = &series->evidence[index];
    evidence->doc = copy_text(reader, object, "doc");
    evidence->title = copy_text_or_null(reader, object, "title");
    evidence->source = copy_text_or_null(reader, object, "source");
    evidence->url = copy_text_or_null(reader, object, "url");
    evidence->text = copy_text(reader, object, "text");
    evidence->day = ent_json_get_day(reader, object, "date");
    evidence->byte_start = (uint32_t)ent_json_get_count(reader, object, "byte_start", UINT32_MAX);
    evidence->byte_end = (uint32_t)ent_json_get_count(reader, object, "byte_end", UINT32_MAX);
    series->n_evidence++;
}

static void read_slice(EntJsonReader *reader, const json_t *object, size_t index, gpointer data) {
    EntSeries *series = data;
    series->n_slices++;
    ent_slice_read(reader, object, series, &series->slices[index]);
}

static void read_empty_slice(EntJsonReader *reader, const json_t *object, size_t index, gpointer data) {
    EntSeries *series = data;
    if (!json_is_string(object))
        ent_json_fail(reader, NULL, "must be a string");
    series->empty_slices[index] = g_strdup(json_string_value(object));
}

static void check_slice_ids(EntJsonReader *reader, const EntSeries *series) {
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < series->n_slices && !ent_json_failed(reader); i++)
        if (!g_hash_table_add(ids, series->slices[i].id))
            ent_json_fail(reader, "slices", "two have the id \"%.60s\"", series->slices[i].id);
}

static EntSeries *read_series(EntJsonReader *reader) {
    const json_t *root = reader->root;
    EntSeries *series = g_new0(EntSeries, 1);
    check_format(reader);
    read_made_by(reader, &series->provenance);
    read_corpus(reader, &series->provenance);
    const json_t *actors = ent_json_get_array(reader, root, "actors");
    series->actors = g_new0(EntSeriesActor, json_array_size(actors));
    read_items(reader, "actors", actors, series, read_actor);
    const json_t *evidence = ent_json_get_array(reader, root, "evidence");
    series->evidence = g_new0(EntEvidence, json_array_size(evidence));
    read_items(reader, "evidence", evidence, series, read_evidence);
    const json_t *slices = ent_json_get_array(reader, root, "slices");
    series->slices = g_new0(EntSlice, json_array_size(slices));
    read_items(reader, "slices", slices, series, read_slice);
    const json_t *empty_slices = ent_json_get_array(reader, root, "empty_slices");
    series->empty_slices = g_new0(char *, json_array_size(empty_slices) + 1);
    read_items(reader, "empty_slices", empty_slices, series, read_empty_slice);
    check_slice_ids(reader, series);
    return series;
}

static void read_analysis(EntJsonReader *reader, const json_t *object, size_t index, gpointer data) {
    EntResult *result = data;
    ent_slice_read_analysis(reader, object, &result->series->slices[index], &result->analyses[index], result->x,
                            result->y);
}

/* Members and names of communities follow from the nodes, so "communities" is not read but made again. */
static EntResult *read_result(EntJsonReader *reader) {
    g_autoptr(EntSeries) series = read_series(reader);
    if (ent_json_failed(reader))
        return NULL;
    g_autoptr(EntResult) result = ent_result_from_series(g_steal_pointer(&series));
    read_items(reader, "slices", json_object_get(reader->root, "slices"), result, read_analysis);
    if (ent_json_failed(reader))
        return NULL;
    if (ent_result_unite(result, &reader->error))
        return g_steal_pointer(&result);
    g_prefix_error(&reader->error, "%s: ", reader->name);
    return NULL;
}

EntResult *ent_network_read(const char *bytes, size_t length, const char *name, GError **error) {
    g_auto(EntJsonReader) reader = {0};
    ent_json_reader_init(&reader, bytes, length, name);
    EntResult *result = ent_json_failed(&reader) ? NULL : read_result(&reader);
    if (result == NULL)
        g_propagate_error(error, g_steal_pointer(&reader.error));
    return result;
}

EntResult *ent_result_load(const char *path, GError **error) {
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: is a folder; name the network.json in it", path);
        return NULL;
    }
    size_t length = 0;
    g_autofree char *bytes = ent_whole_file_read(path, &length, error);
    return bytes != NULL ? ent_network_read(bytes, length, path, error) : NULL;
}
