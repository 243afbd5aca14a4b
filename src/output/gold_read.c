/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/gold_read.h"

#include "corpus/lines.h"

#include <jansson.h>

/* The longest line: a document with its labels. */
#define LONGEST_LINE (UINT64_C(256) << 20)

typedef struct {
    EntGold *gold;
    const EntScoring *scoring;
    const char *path;
    uint64_t line;
    GError *error; /* the first */
} Reading;

typedef void (*TakeLine)(Reading *reading, json_t *object);

static void fail(Reading *reading, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void fail(Reading *reading, const char *format, ...) {
    if (reading->error != NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(&reading->error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", reading->path,
                reading->line, text);
}

static void read_line(Reading *reading, const char *line, size_t length, TakeLine take) {
    while (length > 0 && g_ascii_isspace(line[length - 1]))
        length--;
    if (length == 0)
        return;
    json_error_t where;
    json_t *object = json_loadb(line, length, JSON_DECODE_ANY, &where);
    if (object == NULL)
        fail(reading, "bad JSON: %s", where.text);
    else if (!json_is_object(object))
        fail(reading, "is no JSON object; a line is a document or a mention");
    else
        take(reading, object);
    json_decref(object);
}

static bool read_lines(Reading *reading, TakeLine take, GError **error) {
    g_autoptr(EntStream) stream = ent_stream_new();
    if (!ent_stream_open(stream, reading->path, error))
        return false;
    EntBuffer buffer = {0};
    EntLines lines;
    ent_lines_init(&lines, &buffer, stream, LONGEST_LINE);
    const char *line;
    size_t length;
    EntLineStatus status = ENT_LINE_END;
    while (reading->error == NULL &&
           (status = ent_lines_next(&lines, &line, &length, &reading->error)) != ENT_LINE_END) {
        reading->line = lines.number;
        if (status == ENT_LINE_TOO_LONG)
            fail(reading, "is longer than 256 MB");
        else if (status == ENT_LINE_READ)
            read_line(reading, line, length, take);
    }
    ent_buffer_clear(&buffer);
    if (reading->error == NULL)
        return true;
    g_propagate_error(error, reading->error);
    return false;
}

/* A place: `byte_start` and `byte_end`, or `bstart` and `bend`. False when none is given. */
static bool read_place(Reading *reading, const json_t *mention, EntLabel *label) {
    const json_t *start = json_object_get(mention, "byte_start"), *end = json_object_get(mention, "byte_end");
    if (start == NULL) {
        start = json_object_get(mention, "bstart");
        end = json_object_get(mention, "bend");
    }
    if (start == NULL && end == NULL)
        return false;
    json_int_t from = json_integer_value(start), to = json_integer_value(end);
    if (!json_is_integer(start) || !json_is_integer(end) || from < 0 || from >= to || to > UINT32_MAX) {
        fail(reading, "a mention's place is not two numbers, the first below the second");
        return false;
    }
    label->start = (uint32_t)from;
    label->end = (uint32_t)to;
    return true;
}

static const char *text_of(Reading *reading, const json_t *mention, const char *key) {
    const json_t *value = json_object_get(mention, key);
    if (value != NULL && !json_is_string(value) && !json_is_null(value))
        fail(reading, "a mention's \"%s\" is neither a string nor null", key);
    return ent_labels_intern(reading->gold->labels, json_string_value(value));
}

/* "capital_place" is a capital all the same. */
static const char *reading_of(Reading *reading, const json_t *mention) {
    const char *name = json_string_value(json_object_get(mention, "reading"));
    return ent_labels_intern(reading->gold->labels,
                             name != NULL && g_str_has_prefix(name, "capital") ? "capital" : name);
}

static bool is_wanted(const Reading *reading, const char *name) {
    const char *list = reading->scoring->readings;
    if (list == NULL)
        list = reading->gold->has_nodes ? NULL : "name";
    if (list == NULL || name == NULL)
        return true;
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    return g_strv_contains((const char *const *)names, name);
}

/* The words of the text there; what the mention says itself when there is no text. */
static bool read_surface(Reading *reading, const char *id, const json_t *mention, EntLabel *label) {
    GBytes *text = g_hash_table_lookup(reading->gold->texts, id);
    if (text == NULL) {
        label->surface = text_of(reading, mention, "surface");
        if (label->surface == NULL)
            label->surface = "";
        return true;
    }
    gsize length;
    const char *bytes = g_bytes_get_data(text, &length);
    if (label->end > length) {
        fail(reading,
             "bytes %u to %u lie outside the document \"%s\", which has %zu; is it another version of the text?",
             label->start, label->end, id, length);
        return false;
    }
    g_autofree char *surface = g_utf8_make_valid(bytes + label->start, label->end - label->start);
    label->surface = ent_labels_intern(reading->gold->labels, surface);
    return true;
}

static int32_t sentence_of(const json_t *mention, const char *key) {
    const json_t *sentence = json_object_get(mention, key);
    json_int_t number = json_integer_value(sentence);
    return json_is_integer(sentence) && number >= -1 && number < INT32_MAX ? (int32_t)number : ENT_NO_SENTENCE;
}

static void add(Reading *reading, GArray *side, const char *id, const EntLabel *label) {
    if (!ent_labels_add(side, label))
        fail(reading, "the document \"%s\" has more than %d mentions", id, ENT_MOST_LABELS);
}

static void take_gold_mention(Reading *reading, const char *id, EntLabelled *document, const json_t *mention) {
    EntLabel label = {.counted = true};
    const char *key = reading->scoring->level == ENT_LEVEL_ACTOR ? "actor" : "node";
    bool has_node = json_object_get(mention, key) != NULL;
    if (!read_place(reading, mention, &label) || !read_surface(reading, id, mention, &label))
        return;
    label.who = text_of(reading, mention, has_node ? key : "iso3");
    if (!has_node && label.who == NULL && reading->scoring->level == ENT_LEVEL_STATE)
        label.who = text_of(reading, mention, "country");
    label.reading = reading_of(reading, mention);
    label.sentence = sentence_of(mention, "sentence");
    if (label.sentence == ENT_NO_SENTENCE)
        label.sentence = sentence_of(mention, "sent");
    const json_t *counted = json_object_get(mention, "counted");
    reading->gold->has_nodes |= has_node;
    reading->gold->has_counted |= counted != NULL;
    label.is_free = json_is_false(counted) || json_is_true(json_object_get(mention, "optional")) ||
                    !is_wanted(reading, label.reading);
    /* Where nobody is meant, finding somebody is wrong, unless it is free. */
    if (label.who == NULL && !label.is_free)
        return;
    add(reading, document->gold, id, &label);
}

static void take_document(Reading *reading, json_t *object) {
    const char *id = json_string_value(json_object_get(object, "id"));
    const json_t *text = json_object_get(object, "text");
    const json_t *mentions = json_object_get(object, "mentions");
    if (id == NULL || !json_is_array(mentions)) {
        fail(reading, "is no document with \"id\" and \"mentions\", and no mention with \"doc\" and \"byte_start\"");
        return;
    }
    if (ent_labels_find(reading->gold->labels, id) != NULL) {
        fail(reading, "the document \"%s\" stands twice", id);
        return;
    }
    EntLabelled *document = ent_labels_add_document(reading->gold->labels, id);
    if (json_is_string(text))
        g_hash_table_insert(reading->gold->texts, (gpointer)document->id,
                            g_bytes_new(json_string_value(text), json_string_length(text)));
    size_t i;
    json_t *mention;
    json_array_foreach (mentions, i, mention)
        take_gold_mention(reading, id, document, mention);
}

static void take_gold(Reading *reading, json_t *object) {
    const char *id = json_string_value(json_object_get(object, "doc"));
    if (id != NULL && json_object_get(object, "byte_start") != NULL)
        take_gold_mention(reading, id, ent_labels_add_document(reading->gold->labels, id), object);
    else
        take_document(reading, object);
}

/* A surface that the gold sets mark in different ways is scored only where the gold marks it. */
static bool is_left_out(const Reading *reading, const EntLabelled *document, const EntLabel *label) {
    g_auto(GStrv) surfaces =
        g_strsplit(reading->scoring->leave_out != NULL ? reading->scoring->leave_out : "", ",", -1);
    if (!g_strv_contains((const char *const *)surfaces, label->surface))
        return false;
    for (guint i = 0; i < document->gold->len; i++) {
        const EntLabel *gold = &g_array_index(document->gold, EntLabel, i);
        if (gold->start == label->start && gold->end == label->end)
            return false;
    }
    return true;
}

static void take_found(Reading *reading, json_t *object) {
    const char *id = json_string_value(json_object_get(object, "doc"));
    EntLabel label = {.sentence = sentence_of(object, "sentence")};
    EntGold *gold = reading->gold;
    if (id == NULL || !read_place(reading, object, &label)) {
        fail(reading, "is no mention with \"doc\", \"byte_start\" and \"byte_end\"");
        return;
    }
    EntLabelled *document = ent_labels_find(gold->labels, id);
    gold->n_outside += document == NULL;
    /* The gold marks texts, not titles. */
    if (document == NULL || label.sentence == -1 ||
        g_strcmp0(json_string_value(json_object_get(object, "zone")), "title") == 0)
        return;
    const char *type = json_string_value(json_object_get(object, "type"));
    label.reading = reading_of(reading, object);
    if (!is_wanted(reading, label.reading) || (!gold->has_nodes && type != NULL && !g_str_equal(type, "country")))
        return;
    bool is_actor = reading->scoring->level == ENT_LEVEL_ACTOR;
    label.who = text_of(reading, object, is_actor ? "actor" : gold->has_nodes ? "node" : "country");
    label.counted = !gold->has_counted || !json_is_false(json_object_get(object, "counted"));
    if (label.who == NULL || !read_surface(reading, id, object, &label) || is_left_out(reading, document, &label))
        return;
    add(reading, document->found, id, &label);
}

EntGold *ent_gold_read(const char *path, const EntScoring *scoring, GError **error) {
    g_autoptr(EntGold) gold = g_new0(EntGold, 1);
    gold->labels = ent_labels_new();
    gold->texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_bytes_unref);
    Reading reading = {gold, scoring, path, 0, NULL};
    if (!read_lines(&reading, take_gold, error))
        return NULL;
    if (gold->labels->documents->len == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: holds no document", path);
        return NULL;
    }
    return g_steal_pointer(&gold);
}

bool ent_gold_read_found(EntGold *gold, const char *path, const EntScoring *scoring, GError **error) {
    Reading reading = {gold, scoring, path, 0, NULL};
    if (!read_lines(&reading, take_found, error))
        return false;
    ent_labels_settle(gold->labels);
    return true;
}

void ent_gold_free(EntGold *gold) {
    if (gold == NULL)
        return;
    ent_labels_free(gold->labels);
    g_hash_table_unref(gold->texts);
    g_free(gold);
}
