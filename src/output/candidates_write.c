/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that nobody in the catalogue has: as a table, and as a catalogue file to begin with. */
#include "actors/near.h"
#include "base/error.h"
#include "candidate/collect.h"
#include "corpus/document.h"
#include "output/fd_stream.h"
#include "output/json_write.h"
#include "output/plain.h"

#include <string.h>

/* The state named nearest most often, and its share of all in percent. */
static const char *country_of(const EntCatalogue *catalogue, const EntCandidate *candidate, unsigned *sure) {
    uint64_t all = 0;
    unsigned best = 0;
    for (unsigned i = 0; i < candidate->n_countries; i++) {
        all += candidate->countries[i].times;
        if (candidate->countries[i].times > candidate->countries[best].times)
            best = i;
    }
    *sure = all > 0 ? (unsigned)((100 * (uint64_t)candidate->countries[best].times + all / 2) / all) : 0;
    return all > 0 ? catalogue->actors[candidate->countries[best].actor].id : NULL;
}

static void write_row(FILE *stream, const EntCatalogue *catalogue, const EntCandidate *candidate) {
    unsigned type_sure, country_sure;
    const char *type =
        ent_actor_type_name(ent_guess_type(candidate->points, candidate->n_words, candidate->is_acronym, &type_sure));
    const char *country = country_of(catalogue, candidate, &country_sure);
    char numbers[4][16];
    g_snprintf(numbers[0], sizeof numbers[0], "%u", ent_candidate_mentions(candidate));
    g_snprintf(numbers[1], sizeof numbers[1], "%u", candidate->documents);
    g_snprintf(numbers[2], sizeof numbers[2], "%u", type_sure);
    g_snprintf(numbers[3], sizeof numbers[3], "%u", country_sure);
    const char *cells[7 + 2 * ENT_MOST_EXAMPLES] = {
        candidate->name, numbers[0], numbers[1], type, numbers[2], country, country != NULL ? numbers[3] : NULL};
    for (unsigned i = 0; i < candidate->n_examples; i++) {
        cells[7 + 2 * i] = candidate->examples[i].document;
        cells[8 + 2 * i] = candidate->examples[i].sentence;
    }
    ent_plain_row(stream, cells, G_N_ELEMENTS(cells));
}

static void write_table(FILE *stream, const EntCatalogue *catalogue, const GPtrArray *candidates) {
    fputs("name\tmentions\tdocuments\ttype\ttype_sure\tcountry\tcountry_sure", stream);
    for (int i = 1; i <= ENT_MOST_EXAMPLES; i++)
        fprintf(stream, "\tdoc_%d\tsentence_%d", i, i);
    fputc('\n', stream);
    for (guint i = 0; i < candidates->len; i++)
        write_row(stream, catalogue, g_ptr_array_index(candidates, i));
}

/* Of an alias, docs/catalogue.md. */
#define LONGEST_NAME 200

/* With room for a number behind it. */
#define LONGEST_ID 80

/* "OLD_MCDONALD" of a name, the last word of a person's first. (transfer full) */
static char *make_id(const EntCandidate *candidate, EntActorType type) {
    g_autofree char *ascii = g_str_to_ascii(candidate->name, "C");
    g_autoptr(GString) id = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit_set(ascii, " -'.&?\"", -1);
    guint n_words = g_strv_length(words), last = n_words > 0 ? n_words - 1 : 0;
    for (guint i = 0; i < n_words; i++) {
        const char *word = words[type == ENT_TYPE_PERSON ? (i == 0 ? last : i - 1) : i];
        if (*word != '\0' && id->len > 0)
            g_string_append_c(id, '_');
        for (; *word != '\0'; word++)
            if (g_ascii_isalnum(*word))
                g_string_append_c(id, g_ascii_toupper(*word));
    }
    if (id->len > LONGEST_ID)
        g_string_truncate(id, LONGEST_ID);
    return id->len > 0 ? g_strdup(id->str) : g_strdup("NAME");
}

/* What is to be written of a candidate, by id. */
typedef struct {
    char *id;
    const EntCandidate *candidate;
    EntActorType type;
} Entry;

static void clear_entry(gpointer data) {
    g_free(((Entry *)data)->id);
}

static gint compare_entries(gconstpointer a, gconstpointer b) {
    return strcmp(((const Entry *)a)->id, ((const Entry *)b)->id);
}

static GArray *entries_of(const EntCatalogue *catalogue, const GPtrArray *candidates) {
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(entries, clear_entry);
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < candidates->len; i++) {
        const EntCandidate *candidate = g_ptr_array_index(candidates, i);
        unsigned sure;
        /* Broken bytes, each shown by three, make a name longer than an alias may be. */
        if (strlen(candidate->name) > LONGEST_NAME)
            continue;
        Entry entry = {.candidate = candidate,
                       .type = ent_guess_type(candidate->points, candidate->n_words, candidate->is_acronym, &sure)};
        g_autofree char *id = make_id(candidate, entry.type);
        entry.id = g_strdup(id);
        for (unsigned n = 2;
             g_hash_table_contains(taken, entry.id) || ent_catalogue_find(catalogue, entry.id) != ENT_NOBODY; n++) {
            g_free(entry.id);
            entry.id = g_strdup_printf("%s_%u", id, n);
        }
        g_hash_table_add(taken, entry.id);
        g_array_append_val(entries, entry);
    }
    g_array_sort(entries, compare_entries);
    return entries;
}

static void write_actor(EntJson *json, const EntCatalogue *catalogue, const Entry *entry) {
    unsigned sure;
    const char *country = country_of(catalogue, entry->candidate, &sure);
    ent_json_open_object(json, NULL, ENT_JSON_INLINE);
    if (country != NULL)
        ent_json_string(json, "country", country);
    ent_json_string(json, "id", entry->id);
    ent_json_string(json, "label", entry->candidate->name);
    ent_json_open_array(json, "names", ENT_JSON_INLINE);
    if (entry->candidate->n_words > 1) {
        ent_json_string(json, NULL, entry->candidate->name);
    } else {
        /* One word may be a word of the language in text without capitals. */
        ent_json_open_object(json, NULL, ENT_JSON_INLINE);
        ent_json_bool(json, "lower", false);
        ent_json_string(json, "text", entry->candidate->name);
        ent_json_close(json);
    }
    ent_json_close(json);
    const char *surname = strrchr(entry->candidate->name, ' ');
    if (entry->type == ENT_TYPE_PERSON && entry->candidate->may_be_person && surname != NULL) {
        ent_json_open_array(json, "surnames", ENT_JSON_INLINE);
        ent_json_string(json, NULL, surname + 1);
        ent_json_close(json);
    }
    ent_json_string(json, "type", ent_actor_type_name(entry->type));
    ent_json_close(json);
}

static void write_overlay(FILE *stream, const EntCatalogue *catalogue, const GPtrArray *candidates) {
    g_autoptr(GArray) entries = entries_of(catalogue, candidates);
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_LINES);
    ent_json_open_array(&json, "actors", ENT_JSON_LINES);
    for (guint i = 0; i < entries->len; i++)
        write_actor(&json, catalogue, &g_array_index(entries, Entry, i));
    ent_json_close(&json);
    ent_json_string(&json, "format", "entente-actors");
    ent_json_integer(&json, "version", 1);
    ent_json_close(&json);
}

bool ent_candidates_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, uint32_t least,
                          EntTextFormat format, int fd, GError **error) {
    if (!ent_catalogue_check_ids(catalogue, "--only", options->only, error) || !ent_corpus_list_texts(corpus, error))
        return false;
    g_autoptr(EntCandidateTable) table = ent_candidates_collect(corpus, catalogue, options, error);
    if (table == NULL)
        return false;
    if (table->forgotten >= least)
        ent_message(options->message, options->data,
                    "more than %d different names: those that stand %u times or less may be missing or counted too low",
                    ENT_MOST_CANDIDATES, table->forgotten);
    g_autoptr(GPtrArray) candidates = ent_candidate_table_sorted(table, least);
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "candidates", error))
        return false;
    if (format == ENT_AS_JSON)
        write_overlay(to.stream, catalogue, candidates);
    else
        write_table(to.stream, catalogue, candidates);
    if (!ent_fd_stream_close(&to, error))
        return false;
    if (table->documents == 0)
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT,
                            "no document with text was read, so there are no names to list");
    return table->documents > 0;
}
