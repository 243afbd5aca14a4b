/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/merge.h"

#include "base/error.h"

#include <string.h>
#include <sys/stat.h>

#define BETWEEN_TELLS (G_USEC_PER_SEC / 5)
#define BETWEEN_LOOKS 1024 /* records; the clock is slow */

/* How far a merge is, and who wants to know. */
typedef struct {
    EntProgressFunc tell; /* nullable */
    gpointer data;
    uint64_t documents, bytes, size;
    gint64 told;
} Progress;

static void tell(Progress *progress) {
    if (progress->tell == NULL || progress->documents % BETWEEN_LOOKS != 0)
        return;
    gint64 now = g_get_monotonic_time();
    if (now - progress->told < BETWEEN_TELLS)
        return;
    progress->told = now;
    progress->tell(progress->documents, progress->bytes, progress->size, progress->data);
}

static bool absorb(EntStories *stories, const EntStories *part, Progress *progress, GError **error) {
    for (uint32_t i = 0; i < ent_node_table_size(part->nodes); i++)
        ent_node_table_add_id(stories->nodes, ent_node_table_id(part->nodes, i));
    g_autoptr(EntPass) pass = ent_pass_new(part->store, error);
    const uint8_t *bytes;
    size_t length;
    while (pass != NULL && ent_pass_next(pass, &bytes, &length, error)) {
        if (bytes == NULL) {
            ent_stories_add_parts(stories, part->parts);
            return true;
        }
        progress->documents++;
        progress->bytes += length;
        tell(progress);
        if (!ent_store_add_record(stories->store, bytes, length, error))
            return false;
    }
    return false;
}

bool ent_stories_absorb(EntStories *stories, const EntStories *part, GError **error) {
    Progress progress = {0};
    return absorb(stories, part, &progress, error);
}

bool ent_stories_recount(EntStories *stories, GError **error) {
    EntStoriesFacts counted = stories->facts;
    counted.documents = counted.undated = counted.sentences = counted.mentions = counted.furniture = 0;
    counted.digest = counted.skipped = 0;
    counted.first = counted.last = ENT_DAY_NONE;
    for (guint i = 0; i < stories->parts->len; i++)
        counted.skipped += g_array_index(stories->parts, EntPart, i).skipped;
    g_autoptr(EntStoryPass) pass = ent_story_pass_new(stories, error);
    const EntStory *story;
    while (pass != NULL && ent_story_pass_next(pass, &story, error)) {
        if (story == NULL) {
            stories->facts = counted;
            return true;
        }
        ent_stories_facts_add(&counted, story);
    }
    return false;
}

/* ---- Files ---- */

static const char *unlike(const EntStoriesFacts *one, const EntStoriesFacts *other) {
    if (one->catalogue != other->catalogue)
        return "with another catalogue";
    if (one->level != other->level)
        return "at another --level";
    if (ent_recorder_parse_types(one->types, one->level) != ent_recorder_parse_types(other->types, other->level))
        return "with other --types";
    if (!ent_recorder_same_only(one->only, other->only))
        return "with another --only";
    return one->successors != other->successors ? "with --successors in one and not in the other" : NULL;
}

static EntStories *begin(const EntStories *first) {
    EntStories *stories = g_new0(EntStories, 1);
    stories->facts = first->facts;
    stories->facts.types = g_strdup(first->facts.types);
    stories->facts.only = g_strdup(first->facts.only);
    stories->nodes = ent_node_table_new();
    stories->store = ent_store_new(ENT_STORE_LIMIT);
    stories->parts = ent_parts_new();
    return stories;
}

/* What is not there is told when it is opened. */
static uint64_t size_of(const char *const *paths) {
    uint64_t size = 0;
    struct stat status;
    for (size_t i = 0; paths[i] != NULL; i++)
        if (stat(paths[i], &status) == 0)
            size += (uint64_t)status.st_size;
    return size;
}

EntStories *ent_stories_merge(const char *const *paths, EntProgressFunc progress, gpointer data, GError **error) {
    g_autoptr(EntStories) stories = NULL;
    Progress state = {.tell = progress, .data = data, .size = size_of(paths)};
    for (size_t i = 0; paths[i] != NULL; i++) {
        g_autoptr(EntStories) part = ent_stories_open(paths[i], error);
        if (part == NULL)
            return NULL;
        if (stories == NULL)
            stories = begin(part);
        const char *fault = unlike(&stories->facts, &part->facts);
        if (fault != NULL) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                        "%s and %s do not fit together: they were read %s; read all parts alike", paths[0], paths[i],
                        fault);
            return NULL;
        }
        if (!absorb(stories, part, &state, error)) {
            g_prefix_error(error, "%s: ", paths[i]);
            return NULL;
        }
    }
    if (stories == NULL) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_USAGE, "there is nothing to merge; name .stories files");
        return NULL;
    }
    return ent_store_finish(stories->store, error) && ent_stories_recount(stories, error) ? g_steal_pointer(&stories)
                                                                                          : NULL;
}

bool ent_stories_has_part(const EntStories *stories, uint64_t digest) {
    for (guint i = 0; i < stories->parts->len; i++)
        if (g_array_index(stories->parts, EntPart, i).digest == digest)
            return true;
    return false;
}

bool ent_stories_same(const EntStories *one, const EntStories *other) {
    return unlike(&one->facts, &other->facts) == NULL && one->facts.digest == other->facts.digest &&
           one->facts.documents == other->facts.documents && one->parts->len == other->parts->len &&
           memcmp(one->parts->data, other->parts->data, one->parts->len * sizeof(EntPart)) == 0;
}

void ent_stories_get_summary(const EntStories *stories, EntStoriesSummary *summary) {
    const EntStoriesFacts *facts = &stories->facts;
    *summary = (EntStoriesSummary){.documents = facts->documents,
                                   .undated = facts->undated,
                                   .skipped = facts->skipped,
                                   .parts = stories->parts->len,
                                   .digest = facts->digest};
}
