/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/stories.h"

#include "base/error.h"
#include "mention/reader.h"

EntStories *ent_stories_new(const EntCatalogue *catalogue, const EntOptions *options, size_t limit) {
    EntStories *stories = g_new0(EntStories, 1);
    stories->nodes = ent_node_table_new();
    stories->store = ent_store_new(limit);
    stories->recorder = ent_recorder_new(catalogue, stories->nodes, options);
    stories->facts = (EntStoriesFacts){
        .first = ENT_DAY_NONE,
        .last = ENT_DAY_NONE,
        .catalogue = catalogue->digest,
        .level = options->level,
        .successors = options->successors,
        .types = g_strdup(options->types),
        .only = g_strdup(options->only),
    };
    return stories;
}

void ent_stories_free(EntStories *stories) {
    if (stories == NULL)
        return;
    ent_node_table_free(stories->nodes);
    ent_store_free(stories->store);
    ent_recorder_free(stories->recorder);
    g_free(stories->facts.types);
    g_free(stories->facts.only);
    g_free(stories);
}

static void add_document(EntStoriesFacts *facts, const EntStory *story) {
    facts->documents++;
    if (story->day == ENT_DAY_NONE) {
        facts->undated++;
        return;
    }
    if (facts->first == ENT_DAY_NONE || story->day < facts->first)
        facts->first = story->day;
    if (facts->last == ENT_DAY_NONE || story->day > facts->last)
        facts->last = story->day;
}

void ent_stories_facts_add_copy(EntStoriesFacts *facts, const EntStory *story) {
    add_document(facts, story);
    facts->copies++;
}

void ent_stories_facts_add(EntStoriesFacts *facts, const EntStory *story) {
    add_document(facts, story);
    facts->sentences += story->sentences;
    facts->furniture += story->furniture;
    for (uint32_t i = 0; i < story->n_named; i++)
        for (uint32_t k = 0; k < story->named[i].n_nodes; k++)
            facts->mentions += story->nodes[story->named[i].first_node + k].mentions;
    facts->digest += ent_story_digest(story);
}

static bool skip(EntStories *stories, const EntDocument *document, const EntOptions *options, GError **error) {
    g_autofree char *fault = g_strdup_printf("document \"%s\" names more than %d,%03d actors", document->id,
                                             ENT_STORY_NODES_MAX / 1000, ENT_STORY_NODES_MAX % 1000);
    if (options->strict) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s; split it into smaller documents", fault);
        return false;
    }
    stories->facts.skipped++;
    ent_message(options->message, options->data, "%s; it is skipped", fault);
    return true;
}

bool ent_stories_add(EntStories *stories, const EntDocument *document, const EntAnnotation *annotation,
                     const EntOptions *options, GError **error) {
    const EntStory *story = ent_recorder_record(stories->recorder, document, annotation);
    if (story == NULL)
        return skip(stories, document, options, error);
    ent_stories_facts_add(&stories->facts, story);
    return ent_store_add(stories->store, story, error);
}

bool ent_stories_finish(EntStories *stories, GError **error) {
    g_clear_pointer(&stories->recorder, ent_recorder_free);
    return ent_store_finish(stories->store, error);
}

/* ---- Reading a corpus ---- */

static bool read_all(EntStories *stories, EntCorpus *corpus, EntReader *reader, const EntOptions *options,
                     GError **error) {
    EntDocument document;
    for (;;) {
        EntCorpusStatus status = ent_corpus_next(corpus, &document, error);
        if (status != ENT_CORPUS_DOCUMENT)
            return status == ENT_CORPUS_END;
        const EntAnnotation *annotation = document.windows == NULL ? ent_reader_annotate(reader, &document) : NULL;
        if (!ent_stories_add(stories, &document, annotation, options, error))
            return false;
    }
}

static bool check_read(EntStories *stories, const EntCorpusSummary *summary, const EntOptions *options,
                       GError **error) {
    EntStoriesFacts *facts = &stories->facts;
    facts->skipped += summary->skipped;
    if (facts->documents == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                    "no document could be used: %" G_GUINT64_FORMAT " were skipped, %" G_GUINT64_FORMAT
                    " are outside --from and --to",
                    facts->skipped, summary->outside);
        return false;
    }
    if (facts->undated == facts->documents &&
        (options->by != ENT_BY_ALL || options->every > 0 || options->breaks != NULL))
        ent_message(
            options->message, options->data,
            "no document has a date: give one in a field \"date\" (or name the field with --map date=FIELD), in the file's name (2015-01-21-title.txt) "
            "or with --metadata, or use --by all");
    return true;
}

EntStories *ent_stories_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                             GError **error) {
    g_autoptr(EntReader) reader = ent_reader_new(catalogue, options, error);
    if (reader == NULL)
        return NULL;
    g_autoptr(EntStories) stories = ent_stories_new(catalogue, options, ENT_STORE_LIMIT);
    if (!read_all(stories, corpus, reader, options, error))
        return NULL;
    EntCorpusSummary summary;
    ent_corpus_get_summary(corpus, &summary);
    if (!check_read(stories, &summary, options, error) || !ent_stories_finish(stories, error))
        return NULL;
    return g_steal_pointer(&stories);
}

/* ---- Whether a file answers what is asked ---- */

static bool fail_unlike(const char *option, const char *before, const char *value, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                "%s: the .stories file was read %s%s; ask for the same, or read the corpus again", option, before,
                value);
    return false;
}

static bool same_only(const char *one, const char *other) {
    g_autoptr(GHashTable) ids = ent_recorder_parse_only(one), others = ent_recorder_parse_only(other);
    if (ids == NULL || others == NULL)
        return ids == others;
    if (g_hash_table_size(ids) != g_hash_table_size(others))
        return false;
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, ids);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        if (!g_hash_table_contains(others, id))
            return false;
    return true;
}

static bool same_choice(const EntStoriesFacts *facts, const EntOptions *options, GError **error) {
    if (facts->level != options->level)
        return fail_unlike("--level", "with --level ", facts->level == ENT_LEVEL_ACTOR ? "actor" : "state", error);
    if (ent_recorder_parse_types(facts->types, facts->level) !=
        ent_recorder_parse_types(options->types, options->level))
        return fail_unlike("--types", "with --types ",
                           facts->types != NULL ? facts->types : ent_actor_default_types(facts->level), error);
    if (!same_only(facts->only, options->only))
        return fail_unlike("--only", facts->only != NULL ? "with --only " : "without --only",
                           facts->only != NULL ? facts->only : "", error);
    if (facts->successors != options->successors)
        return fail_unlike("--successors", facts->successors ? "with --successors" : "without --successors", "", error);
    return true;
}

bool ent_stories_fits(const EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                      GError **error) {
    const char *late = options->metadata != NULL ? "--metadata" : options->map != NULL ? "--map" : NULL;
    if (late != NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                    "%s: it says how a corpus is read, and a .stories file was read before; leave it out", late);
        return false;
    }
    if (!same_choice(&stories->facts, options, error))
        return false;
    if (stories->facts.catalogue == catalogue->digest)
        return true;
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_USAGE,
                        "the .stories file was read with another catalogue; read the corpus again, or give the same "
                        "--actors files");
    return false;
}

/* ---- Passes ---- */

struct _EntStoryPass {
    EntPass *pass;
    uint32_t n_nodes;
    EntStory story;
};

EntStoryPass *ent_story_pass_new(const EntStories *stories, GError **error) {
    EntPass *records = ent_pass_new(stories->store, error);
    if (records == NULL)
        return NULL;
    EntStoryPass *pass = g_new0(EntStoryPass, 1);
    pass->pass = records;
    pass->n_nodes = ent_node_table_size(stories->nodes);
    return pass;
}

void ent_story_pass_free(EntStoryPass *pass) {
    if (pass == NULL)
        return;
    ent_pass_free(pass->pass);
    ent_story_clear(&pass->story);
    g_free(pass);
}

static bool next(EntStoryPass *pass, bool whole, const EntStory **story, GError **error) {
    const uint8_t *bytes;
    size_t length;
    *story = NULL;
    if (!ent_pass_next(pass->pass, &bytes, &length, error))
        return false;
    if (bytes == NULL)
        return true;
    if (whole ? !ent_story_decode(&pass->story, bytes, length, pass->n_nodes)
              : !ent_story_decode_head(&pass->story, bytes, length)) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, "the story records are damaged");
        return false;
    }
    *story = &pass->story;
    return true;
}

bool ent_story_pass_next(EntStoryPass *pass, const EntStory **story, GError **error) {
    return next(pass, true, story, error);
}

bool ent_story_pass_next_head(EntStoryPass *pass, const EntStory **story, GError **error) {
    return next(pass, false, story, error);
}
