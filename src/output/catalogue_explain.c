/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a name or a sentence means on a day, and why. */
#include "actors/near.h"
#include "base/day.h"
#include "mention/lexicon.h"
#include "mention/reader.h"
#include "output/fd_stream.h"
#include "output/json_write.h"
#include "output/plain.h"
#include "output/why.h"

#include <string.h>

#define MOST_NEAR 5
#define PADDING 64

/* What was asked, and what the reader thought. */
typedef struct {
    const EntCatalogue *catalogue;
    EntReader *reader;
    const EntAnnotation *annotation;
    const GArray *traced; /* of EntTraced */
    const char *text;
    const char *level;
    int32_t day;
    GArray *aliases; /* uint32_t: those that are written as the whole text */
} Question;

static bool same_words(const EntToken *a, unsigned n_a, const EntToken *b, unsigned n_b) {
    if (n_a != n_b)
        return false;
    for (unsigned i = 0; i < n_a; i++)
        if (a[i].hash != b[i].hash)
            return false;
    return true;
}

static GArray *aliases_of(const EntCatalogue *catalogue, const char *text) {
    GArray *aliases = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    EntToken wanted[ENT_LONGEST_ALIAS + 1], words[ENT_LONGEST_ALIAS + 1];
    unsigned n_wanted = ent_words_split(text, wanted, G_N_ELEMENTS(wanted));
    for (uint32_t i = 0; n_wanted > 0 && i < catalogue->n_aliases; i++) {
        unsigned n_words = ent_words_split(catalogue->aliases[i].text, words, G_N_ELEMENTS(words));
        if (same_words(wanted, n_wanted, words, n_words))
            g_array_append_val(aliases, i);
    }
    return aliases;
}

/* What the reader thought of the alias, or NULL when it did not get so far. */
static const EntTraced *thought_of(const Question *question, uint32_t alias) {
    for (guint i = 0; i < question->traced->len; i++) {
        const EntTraced *traced = &g_array_index(question->traced, EntTraced, i);
        if (traced->alias == alias)
            return traced;
    }
    return NULL;
}

static char *why_in_words(const Question *question, uint32_t alias, const EntTraced *traced) {
    if (traced != NULL)
        return ent_why_sentence(question->catalogue, traced);
    const EntTraced missing = {.alias = alias, .why = ENT_WHY_CASE};
    return ent_why_sentence(question->catalogue, &missing);
}

/* Who is chosen first, then who counts on the day, then by id. */
static gint compare_aliases(gconstpointer a, gconstpointer b, gpointer data) {
    const Question *question = data;
    uint32_t aliases[2] = {*(const uint32_t *)a, *(const uint32_t *)b};
    int ranks[2];
    for (int i = 0; i < 2; i++) {
        const EntTraced *traced = thought_of(question, aliases[i]);
        EntMention mention = {.counted = false};
        if (question->catalogue->aliases[aliases[i]].actor != ENT_NOBODY)
            ent_reader_count(question->reader, aliases[i], &mention);
        bool is_chosen = traced != NULL && (traced->why == ENT_WHY_CHOSEN || traced->why == ENT_WHY_UNCOUNTED);
        ranks[i] = is_chosen ? 0 : mention.counted ? 1 : 2;
    }
    if (ranks[0] != ranks[1])
        return ranks[0] - ranks[1];
    return aliases[0] < aliases[1] ? -1 : aliases[0] > aliases[1];
}

static const char *id_or_null(const EntCatalogue *catalogue, uint32_t actor) {
    return actor == ENT_NOBODY ? NULL : catalogue->actors[actor].id;
}

static void write_counts_as(FILE *stream, const Question *question, const EntMention *mention) {
    const char *node = id_or_null(question->catalogue, mention->node);
    const char *country = id_or_null(question->catalogue, mention->country);
    if (node == NULL)
        fputs("  counts as: nobody on this day at this level", stream);
    else
        fprintf(stream, "  counts as: %s", node);
    fprintf(stream, "%s%s; %s\n", country != NULL ? ", country " : "", country != NULL ? country : "",
            mention->counted ? "counted" : "not counted");
}

static void write_condition(FILE *stream, const Question *question, const char *name, uint32_t condition) {
    if (condition == ENT_NO_CONDITION)
        return;
    g_autofree char *words = ent_plain_condition(question->catalogue, condition, UINT32_MAX);
    fprintf(stream, "  %s %s\n", name, words);
}

static void write_actor(FILE *stream, const Question *question, uint32_t alias) {
    const EntAlias *called = &question->catalogue->aliases[alias];
    const char *kind = ent_plain_kind(called->kind);
    if (called->actor == ENT_NOBODY) {
        fprintf(stream, "nobody, %s", kind);
        return;
    }
    const EntActor *actor = &question->catalogue->actors[called->actor];
    g_autofree char *label = ent_plain_text(actor->label, strlen(actor->label));
    fprintf(stream, "%s (%s), %s, %s", actor->id, label, ent_actor_type_name(actor->type), kind);
}

static void write_alias(FILE *stream, const Question *question, uint32_t alias) {
    const EntAlias *called = &question->catalogue->aliases[alias];
    g_autofree char *why = why_in_words(question, alias, thought_of(question, alias));
    g_autofree char *text = ent_plain_text(called->text, strlen(called->text));
    g_autofree char *case_rule = ent_why_case_rule(called);
    g_autofree char *days = ent_why_days(question->catalogue, called);
    write_actor(stream, question, alias);
    fprintf(stream, "\n  alone: %s\n", why);
    if (called->actor != ENT_NOBODY) {
        EntMention mention;
        ent_reader_count(question->reader, alias, &mention);
        write_counts_as(stream, question, &mention);
    }
    fprintf(stream, "  days: %s\n  written: %s, %s\n", days, text, case_rule);
    write_condition(stream, question, "when", called->when);
    write_condition(stream, question, "unless", called->unless);
}

static const EntMention *mention_at(const Question *question, const EntTraced *traced) {
    bool is_chosen = traced->why == ENT_WHY_CHOSEN || traced->why == ENT_WHY_UNCOUNTED;
    for (uint32_t i = 0; is_chosen && i < question->annotation->n_mentions; i++) {
        const EntMention *mention = &question->annotation->mentions[i];
        if (mention->start == traced->start && mention->end == traced->end)
            return mention;
    }
    return NULL;
}

static void write_thought(FILE *stream, const Question *question, const EntTraced *traced) {
    const EntMention *mention = mention_at(question, traced);
    g_autofree char *why = ent_why_sentence(question->catalogue, traced);
    fputs("  ", stream);
    write_actor(stream, question, traced->alias);
    fprintf(stream, ": %s\n", why);
    if (mention == NULL)
        return;
    fputs("  ", stream);
    write_counts_as(stream, question, mention);
    if (mention->zone > ENT_ZONE_CAPTION)
        fprintf(stream, "    stands in a part that does not count: %s\n", ent_zone_name(mention->zone));
}

static void write_sentence(FILE *stream, const Question *question) {
    uint32_t start = UINT32_MAX, end = UINT32_MAX;
    for (guint i = 0; i < question->traced->len; i++) {
        const EntTraced *traced = &g_array_index(question->traced, EntTraced, i);
        if (traced->start != start || traced->end != end) {
            g_autofree char *surface = ent_plain_text(question->text + traced->start, traced->end - traced->start);
            fprintf(stream, "\n\"%s\", bytes %u to %u\n", surface, traced->start, traced->end);
        }
        start = traced->start;
        end = traced->end;
        write_thought(stream, question, traced);
    }
}

static void write_nobody(FILE *stream, const Question *question) {
    uint32_t near[MOST_NEAR];
    size_t n_near = ent_catalogue_near(question->catalogue, question->text, MOST_NEAR, near);
    fputs("\nnobody: no name of the catalogue stands in it", stream);
    for (size_t i = 0; i < n_near; i++)
        fprintf(stream, "%s%s", i == 0 ? "; near are " : ", ", question->catalogue->actors[near[i]].id);
    fputc('\n', stream);
}

static void write_text(FILE *stream, const Question *question) {
    char day[ENT_DAY_LENGTH];
    g_autofree char *plain = ent_plain_text(question->text, strlen(question->text));
    fprintf(stream, "\"%s\", %s, level %s\n", plain,
            question->day == ENT_DAY_NONE ? "as of the catalogue's own day" : ent_day_format(question->day, day),
            question->level);
    for (guint i = 0; i < question->aliases->len; i++) {
        fputc('\n', stream);
        write_alias(stream, question, g_array_index(question->aliases, uint32_t, i));
    }
    if (question->aliases->len > 0)
        return;
    if (question->traced->len > 0)
        write_sentence(stream, question);
    else
        write_nobody(stream, question);
}

/* @traced: (nullable): what the reader thought of it */
static void write_json_alias(EntJson *json, const Question *question, uint32_t alias, const EntTraced *traced) {
    const EntAlias *called = &question->catalogue->aliases[alias];
    const EntMention *mention = traced != NULL ? mention_at(question, traced) : NULL;
    EntMention counts_as = {.node = ENT_NOBODY, .country = ENT_NOBODY};
    if (called->actor != ENT_NOBODY)
        ent_reader_count(question->reader, alias, &counts_as);
    if (mention == NULL)
        mention = &counts_as;
    g_autofree char *why = why_in_words(question, alias, traced);
    g_autofree char *when =
        called->when != ENT_NO_CONDITION ? ent_plain_condition(question->catalogue, called->when, UINT32_MAX) : NULL;
    g_autofree char *unless = called->unless != ENT_NO_CONDITION
                                  ? ent_plain_condition(question->catalogue, called->unless, UINT32_MAX)
                                  : NULL;
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    ent_json_string(json, "actor", id_or_null(question->catalogue, called->actor));
    ent_json_string(json, "alias", called->text);
    if (traced != NULL) {
        ent_json_integer(json, "byte_end", traced->end);
        ent_json_integer(json, "byte_start", traced->start);
    }
    ent_json_bool(json, "counted", mention->counted);
    ent_json_string(json, "country", id_or_null(question->catalogue, mention->country));
    ent_json_day(json, "from", called->from);
    ent_json_string(json, "kind", ent_plain_kind(called->kind));
    ent_json_string(json, "node", id_or_null(question->catalogue, mention->node));
    ent_json_day(json, "to", called->to);
    ent_json_string(json, "unless", unless);
    ent_json_string(json, "verdict", ent_why_name(traced != NULL ? traced->why : ENT_WHY_CASE));
    ent_json_string(json, "when", when);
    ent_json_string(json, "why", why);
    ent_json_close(json);
}

static void write_json(FILE *stream, const Question *question) {
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    ent_json_open_array(&json, "aliases", ENT_JSON_LINES);
    for (guint i = 0; i < question->aliases->len; i++) {
        uint32_t alias = g_array_index(question->aliases, uint32_t, i);
        write_json_alias(&json, question, alias, thought_of(question, alias));
    }
    ent_json_close(&json);
    ent_json_day(&json, "date", question->day);
    ent_json_string(&json, "level", question->level);
    ent_json_string(&json, "text", question->text);
    ent_json_open_array(&json, "thoughts", ENT_JSON_LINES);
    for (guint i = 0; i < question->traced->len; i++) {
        const EntTraced *traced = &g_array_index(question->traced, EntTraced, i);
        write_json_alias(&json, question, traced->alias, traced);
    }
    ent_json_close(&json);
    ent_json_close(&json);
}

/* What could only be decided once all was read was thought of last. */
static gint compare_places(gconstpointer a, gconstpointer b) {
    const EntTraced *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

bool ent_catalogue_explain(const EntCatalogue *catalogue, const char *text, int32_t day, EntLevel level,
                           EntTextFormat format, int fd, GError **error) {
    const EntOptions options = {.level = level, .from = ENT_DAY_NONE, .to = ENT_DAY_NONE};
    g_autoptr(EntReader) reader = ent_reader_new(catalogue, &options, error);
    if (reader == NULL)
        return false;
    g_autoptr(EntTrace) trace = ent_trace_new();
    ent_reader_set_trace(reader, trace);
    size_t length = strlen(text);
    g_autofree char *padded = g_malloc0(length + PADDING);
    memcpy(padded, text, length);
    const EntDocument document = {.id = "text", .text = padded, .text_length = length, .day = day};
    g_autoptr(GArray) aliases = aliases_of(catalogue, text);
    Question question = {catalogue,     reader, ent_reader_annotate(reader, &document),
                         trace->traced, padded, level == ENT_LEVEL_ACTOR ? "actor" : "state",
                         day,           aliases};
    g_array_sort(trace->traced, compare_places); /* which keeps the order of those at one place */
    g_array_sort_with_data(aliases, compare_aliases, &question);
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "answer", error))
        return false;
    if (format == ENT_AS_JSON)
        write_json(to.stream, &question);
    else
        write_text(to.stream, &question);
    return ent_fd_stream_close(&to, error);
}
