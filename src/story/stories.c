/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/stories.h"

#include "base/error.h"
#include "story/record_key.h"

#include <stdlib.h>

GArray *ent_parts_new(void) {
    return g_array_new(FALSE, FALSE, sizeof(EntPart));
}

static int compare_parts(const void *a, const void *b) {
    const EntPart *one = a, *other = b;
    if (one->digest != other->digest)
        return one->digest < other->digest ? -1 : 1;
    return (one->skipped > other->skipped) - (one->skipped < other->skipped);
}

void ent_stories_add_parts(EntStories *stories, const GArray *parts) {
    if (parts->len == 0)
        return;
    g_array_append_vals(stories->parts, parts->data, parts->len);
    qsort(stories->parts->data, stories->parts->len, sizeof(EntPart), compare_parts);
    EntPart *all = (EntPart *)(void *)stories->parts->data;
    guint n_kept = 0;
    for (guint i = 0; i < stories->parts->len; i++)
        if (n_kept == 0 || compare_parts(&all[n_kept - 1], &all[i]) != 0)
            all[n_kept++] = all[i];
    g_array_set_size(stories->parts, n_kept);
}

EntStories *ent_stories_new(const EntCatalogue *catalogue, const EntOptions *options, size_t limit) {
    EntStories *stories = g_new0(EntStories, 1);
    stories->parts = ent_parts_new();
    stories->nodes = ent_node_table_new();
    stories->store = ent_store_new(limit);
    if (options->save_as != NULL)
        ent_store_set_path(stories->store, options->save_as);
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
    if (stories->parts != NULL)
        g_array_unref(stories->parts);
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
    for (uint32_t i = 0; i < story->n_nodes; i++)
        facts->mentions += story->nodes[i].mentions;
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
    return ent_store_add(stories->store, story, stories->nodes, error);
}

bool ent_stories_finish(EntStories *stories, GError **error) {
    g_clear_pointer(&stories->recorder, ent_recorder_free);
    if (stories->parts->len == 0 || stories->facts.documents > 0 || stories->facts.skipped > 0) {
        g_autoptr(GArray) parts = ent_parts_new();
        EntPart part = {stories->facts.digest, stories->facts.skipped};
        g_array_append_val(parts, part);
        ent_stories_add_parts(stories, parts);
    }
    return ent_store_finish(stories->store, error);
}

/* ---- Whether a file answers what is asked ---- */

static bool fail_unlike(const char *option, const char *before, const char *value, GError **error) {
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                "%s: the .stories file was read %s%s; ask for the same, or read the corpus again", option, before,
                value);
    return false;
}

static bool same_choice(const EntStoriesFacts *facts, const EntOptions *options, GError **error) {
    if (facts->level != options->level)
        return fail_unlike("--level", "with --level ", facts->level == ENT_LEVEL_ACTOR ? "actor" : "state", error);
    if (ent_recorder_parse_types(facts->types, facts->level) !=
        ent_recorder_parse_types(options->types, options->level))
        return fail_unlike("--types", "with --types ",
                           facts->types != NULL ? facts->types : ent_actor_default_types(facts->level), error);
    if (!ent_recorder_same_only(facts->only, options->only))
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
    return ent_stories_chosen(stories, catalogue, options, error);
}

bool ent_stories_chosen(const EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                        GError **error) {
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
    EntNodeTable *nodes; /* of the stories */
    EntStory story;
};

EntStoryPass *ent_story_pass_new(const EntStories *stories, GError **error) {
    EntPass *records = ent_pass_new(stories->store, error);
    if (records == NULL)
        return NULL;
    EntStoryPass *pass = g_new0(EntStoryPass, 1);
    pass->pass = records;
    pass->nodes = stories->nodes;
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
    if (whole ? !ent_story_decode(&pass->story, bytes, length, pass->nodes)
              : !ent_story_decode_head(&pass->story, bytes, length)) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT,
                            "the story records are damaged; make the file again with entente read");
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
