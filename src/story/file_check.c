/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"

#include "base/hash.h"
#include "story/record_key.h"

/* What a check of all records goes along with. */
typedef struct {
    const EntStories *stories;
    EntStoriesFacts facts;
    uint64_t count, checksum;
    GArray *seen; /* of uint64_t, by node: the last story that named it */
    uint64_t n_sentences,
        placed[ENT_STORY_NODES_MAX]; /* the last sentence that named the node at a place of its story */
    GByteArray *last;
} Check;

/* Whether the story's nodes are different ones, and those of each sentence. */
static bool are_different(Check *check, const EntStory *story) {
    g_array_set_size(check->seen, ent_node_table_size(check->stories->nodes));
    for (uint32_t i = 0; i < story->n_different; i++) {
        uint64_t *seen = &g_array_index(check->seen, uint64_t, story->different[i]);
        if (*seen == check->count)
            return false;
        *seen = check->count;
    }
    for (uint32_t i = 0; i < story->n_named; i++) {
        check->n_sentences++;
        for (uint32_t k = 0; k < story->named[i].n_nodes; k++) {
            uint64_t *placed = &check->placed[story->nodes[story->named[i].first_node + k].place];
            if (*placed == check->n_sentences)
                return false;
            *placed = check->n_sentences;
        }
    }
    return true;
}

/* The key of a record stands at its head, so the last record is kept as long as its key. */
static bool is_in_order(Check *check, const uint8_t *bytes, size_t length) {
    EntStoryKey key, before;
    if (!ent_story_key_get(bytes, length, &key))
        return false;
    bool in_order = check->last->len == 0 || (ent_story_key_get(check->last->data, check->last->len, &before) &&
                                              ent_story_key_compare(&before, &key) < 0);
    g_byte_array_set_size(check->last, 0);
    g_byte_array_append(check->last, bytes, (guint)((const uint8_t *)key.id.bytes - bytes) + key.id.length);
    return in_order;
}

static bool check_record(Check *check, EntStory *story, const uint8_t *bytes, size_t length) {
    check->count++;
    check->checksum = ent_hash_bytes(bytes, length, check->checksum);
    if (!ent_story_decode(story, bytes, length, check->stories->nodes))
        return false;
    if (!ent_story_is_clean(story) || !are_different(check, story) || !is_in_order(check, bytes, length))
        return false;
    ent_stories_facts_add(&check->facts, story);
    return true;
}

static bool check_records(Check *check, GError **error) {
    g_auto(EntStory) story = {0};
    g_autoptr(EntPass) pass = ent_pass_new(check->stories->store, error);
    const uint8_t *bytes;
    size_t length;
    while (pass != NULL && ent_pass_next(pass, &bytes, &length, error)) {
        if (bytes == NULL)
            return true;
        if (!check_record(check, &story, bytes, length))
            return ent_file_fail_damaged(error);
    }
    return false;
}

bool ent_file_check_records(EntStories *stories, const GByteArray *header, uint64_t count, uint64_t checksum,
                            GError **error) {
    EntStoriesFacts *facts = &stories->facts;
    Check check = {.stories = stories, .checksum = ENT_FILE_FORMAT};
    check.facts = (EntStoriesFacts){.first = ENT_DAY_NONE, .last = ENT_DAY_NONE};
    check.seen = g_array_new(FALSE, TRUE, sizeof(uint64_t));
    check.last = g_byte_array_new();
    bool sound = check_records(&check, error);
    g_array_unref(check.seen);
    g_byte_array_unref(check.last);
    if (!sound)
        return false;
    check.checksum = ent_hash_bytes(header->data, header->len, check.checksum);
    check.checksum = ent_hash_bytes(&check.count, sizeof check.count, check.checksum);
    if (check.count != count || check.checksum != checksum || check.facts.digest != facts->digest)
        return ent_file_fail_damaged(error);
    facts->documents = check.facts.documents;
    facts->undated = check.facts.undated;
    facts->sentences = check.facts.sentences;
    facts->mentions = check.facts.mentions;
    facts->furniture = check.facts.furniture;
    facts->first = check.facts.first;
    facts->last = check.facts.last;
    return true;
}
