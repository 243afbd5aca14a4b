/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the catalogue says of one actor. */
#include "actors/near.h"
#include "output/fd_stream.h"
#include "output/json_write.h"
#include "output/plain.h"

#include <string.h>

static void write_line(FILE *stream, const char *name, const char *value) {
    g_autofree char *plain = ent_plain_text(value, strlen(value));
    fprintf(stream, "%-11s%s\n", name, plain);
}

static void write_terms(FILE *stream, const EntCatalogue *catalogue, const EntActor *actor) {
    for (uint32_t i = 0; i < actor->n_terms; i++) {
        const EntTerm *term = &catalogue->terms[actor->first_term + i];
        const EntActor *parent = &catalogue->actors[term->counts_as];
        g_autofree char *days = ent_plain_days(term->from, term->to);
        g_autofree char *line =
            g_strdup_printf("%s (%s), %s%s%s%s", parent->id, parent->label, days, term->office != NULL ? ": " : "",
                            term->office != NULL ? term->office : "", term->died ? " (died in office, counts on)" : "");
        write_line(stream, i == 0 ? "counts as" : "", line);
    }
}

static void write_head(FILE *stream, const EntCatalogue *catalogue, const EntActor *actor) {
    g_autofree char *days = ent_plain_days(actor->from, actor->to);
    write_line(stream, "id", actor->id);
    write_line(stream, "label", actor->label);
    write_line(stream, "type", ent_actor_type_name(actor->type));
    write_line(stream, "days", days);
    if (actor->country != NULL)
        write_line(stream, "country", actor->country);
    write_terms(stream, catalogue, actor);
    if (actor->n_terms == 0 && actor->type == ENT_TYPE_PERSON)
        write_line(stream, "counts as", "nobody: holds no office");
    if (actor->successor != ENT_NOBODY) {
        const EntActor *successor = &catalogue->actors[actor->successor];
        g_autofree char *line = g_strdup_printf("%s (%s), with --successors", successor->id, successor->label);
        write_line(stream, "successor", line);
    }
    if (actor->famous)
        write_line(stream, "famous", "while in office the surname alone is enough");
    if (actor->every_state)
        write_line(stream, "stands for", "the state that is named beside it, else that of the dateline");
    if (actor->not_in != ENT_NOBODY)
        write_line(stream, "but not", catalogue->actors[actor->not_in].label);
}

static void write_condition(FILE *stream, const EntCatalogue *catalogue, const char *word, uint32_t condition) {
    if (condition == ENT_NO_CONDITION)
        return;
    g_autofree char *words = ent_plain_condition(catalogue, condition, UINT32_MAX);
    fprintf(stream, "%-13s%s %s\n", "", word, words);
}

static void write_alias(FILE *stream, const EntCatalogue *catalogue, const EntAlias *alias, const char *heading) {
    g_autofree char *plain = ent_plain_text(alias->text, strlen(alias->text));
    fprintf(stream, "%-11s%s", heading, plain);
    if (alias->from != ENT_DAY_NONE || alias->to != ENT_DAY_NONE) {
        g_autofree char *days = ent_plain_days(alias->from, alias->to);
        fprintf(stream, ", %s", days);
    }
    if (alias->lower >= 0)
        fprintf(stream, ", %s in text without capitals", alias->lower ? "also" : "never");
    fputc('\n', stream);
    write_condition(stream, catalogue, "when", alias->when);
    write_condition(stream, catalogue, "unless", alias->unless);
}

static void write_text(FILE *stream, const EntCatalogue *catalogue, uint32_t index) {
    write_head(stream, catalogue, &catalogue->actors[index]);
    int last_kind = -1;
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        if (alias->actor != index)
            continue;
        write_alias(stream, catalogue, alias, (int)alias->kind != last_kind ? ent_alias_keys[alias->kind] : "");
        last_kind = (int)alias->kind;
    }
}

static void write_json_condition(EntJson *json, const char *key, const EntCatalogue *catalogue, uint32_t condition) {
    static const EntCueList sorted[] = {ENT_CUE_ACTORS, ENT_CUE_AFTER, ENT_CUE_BEFORE, ENT_CUE_DOCUMENT,
                                        ENT_CUE_SENTENCE};
    if (condition == ENT_NO_CONDITION)
        return;
    const uint32_t *first = catalogue->conditions[condition].first;
    ent_json_open_object(json, key, ENT_JSON_INLINE);
    for (size_t i = 0; i < G_N_ELEMENTS(sorted); i++) {
        if (first[sorted[i]] == first[sorted[i] + 1])
            continue;
        ent_json_open_array(json, ent_cue_keys[sorted[i]], ENT_JSON_INLINE);
        for (uint32_t cue = first[sorted[i]]; cue < first[sorted[i] + 1]; cue++)
            ent_json_string(json, NULL, catalogue->cues[cue]);
        ent_json_close(json);
    }
    ent_json_close(json);
}

static void write_json_day(EntJson *json, const char *key, int32_t day) {
    if (day != ENT_DAY_NONE)
        ent_json_day(json, key, day);
}

static bool is_bare(const EntAlias *alias) {
    return alias->from == ENT_DAY_NONE && alias->to == ENT_DAY_NONE && alias->lower < 0 &&
           alias->when == ENT_NO_CONDITION && alias->unless == ENT_NO_CONDITION;
}

static void write_json_alias(EntJson *json, const EntCatalogue *catalogue, const EntAlias *alias) {
    if (is_bare(alias)) {
        ent_json_string(json, NULL, alias->text);
        return;
    }
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    write_json_day(json, "from", alias->from);
    if (alias->lower >= 0)
        ent_json_bool(json, "lower", alias->lower);
    ent_json_string(json, "text", alias->text);
    write_json_day(json, "to", alias->to);
    write_json_condition(json, "unless", catalogue, alias->unless);
    write_json_condition(json, "when", catalogue, alias->when);
    ent_json_close(json);
}

static void write_json_aliases(EntJson *json, const EntCatalogue *catalogue, uint32_t index, EntAliasKind kind) {
    bool is_open = false;
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        if (alias->actor != index || alias->kind != kind)
            continue;
        if (!is_open)
            ent_json_open_array(json, ent_alias_keys[kind], ENT_JSON_LINES);
        is_open = true;
        write_json_alias(json, catalogue, alias);
    }
    if (is_open)
        ent_json_close(json);
}

static void write_json_terms(EntJson *json, const EntCatalogue *catalogue, const EntActor *actor) {
    if (actor->n_terms == 0)
        return;
    ent_json_open_array(json, "counts_as", ENT_JSON_LINES);
    for (uint32_t i = 0; i < actor->n_terms; i++) {
        const EntTerm *term = &catalogue->terms[actor->first_term + i];
        ent_json_open_object(json, NULL, ENT_JSON_INLINE);
        if (term->died)
            ent_json_bool(json, "died", term->died);
        write_json_day(json, "from", term->from);
        ent_json_string(json, "id", catalogue->actors[term->counts_as].id);
        if (term->office != NULL)
            ent_json_string(json, "office", term->office);
        write_json_day(json, "to", term->to);
        ent_json_close(json);
    }
    ent_json_close(json);
}

/* In the form of a catalogue file, so that it can be changed and used as an overlay. */
static void write_json(FILE *stream, const EntCatalogue *catalogue, uint32_t index) {
    const EntActor *actor = &catalogue->actors[index];
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    write_json_aliases(&json, catalogue, index, ENT_ALIAS_CAPITAL);
    if (actor->country != NULL)
        ent_json_string(&json, "country", actor->country);
    write_json_terms(&json, catalogue, actor);
    write_json_aliases(&json, catalogue, index, ENT_ALIAS_DEMONYM);
    if (actor->every_state)
        ent_json_bool(&json, "every_state", actor->every_state);
    if (actor->famous)
        ent_json_bool(&json, "famous", actor->famous);
    write_json_day(&json, "from", actor->from);
    ent_json_string(&json, "id", actor->id);
    ent_json_string(&json, "label", actor->label);
    write_json_aliases(&json, catalogue, index, ENT_ALIAS_NAME);
    if (actor->not_in != ENT_NOBODY)
        ent_json_string(&json, "not_in", catalogue->actors[actor->not_in].id);
    write_json_aliases(&json, catalogue, index, ENT_ALIAS_SEAT);
    if (actor->successor != ENT_NOBODY)
        ent_json_string(&json, "successor", catalogue->actors[actor->successor].id);
    write_json_aliases(&json, catalogue, index, ENT_ALIAS_SURNAME);
    write_json_day(&json, "to", actor->to);
    ent_json_string(&json, "type", ent_actor_type_name(actor->type));
    ent_json_close(&json);
}

bool ent_catalogue_show(const EntCatalogue *catalogue, const char *id, EntTextFormat format, int fd, GError **error) {
    uint32_t actor = ent_catalogue_find(catalogue, id);
    if (actor == ENT_NOBODY) {
        g_autofree char *advice = ent_catalogue_no_such(catalogue, id);
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s", advice);
        return false;
    }
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "actor", error))
        return false;
    if (format == ENT_AS_JSON)
        write_json(to.stream, catalogue, actor);
    else
        write_text(to.stream, catalogue, actor);
    return ent_fd_stream_close(&to, error);
}
