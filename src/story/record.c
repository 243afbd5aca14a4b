/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/record.h"

#include "base/hash.h"
#include "story/varint.h"

static void *grow(void *array, uint32_t *room, size_t size) {
    *room = MAX(16, 2 * *room);
    return g_realloc_n(array, *room, size);
}

EntStoryParagraph *ent_story_add_paragraph(EntStory *story) {
    if (story->n_paragraphs == story->paragraphs_room)
        story->paragraphs = grow(story->paragraphs, &story->paragraphs_room, sizeof *story->paragraphs);
    return &story->paragraphs[story->n_paragraphs++];
}

EntStorySentence *ent_story_add_named(EntStory *story) {
    if (story->n_named == story->named_room)
        story->named = grow(story->named, &story->named_room, sizeof *story->named);
    return &story->named[story->n_named++];
}

EntStoryNode *ent_story_add_node(EntStory *story) {
    if (story->n_nodes == story->nodes_room)
        story->nodes = grow(story->nodes, &story->nodes_room, sizeof *story->nodes);
    return &story->nodes[story->n_nodes++];
}

uint32_t ent_story_add_different(EntStory *story, uint32_t node) {
    if (story->n_different == story->different_room)
        story->different = grow(story->different, &story->different_room, sizeof *story->different);
    story->different[story->n_different] = node;
    return story->n_different++;
}

void ent_story_reset(EntStory *story) {
    EntStory kept = *story;
    *story = (EntStory){
        .paragraphs = kept.paragraphs, .named = kept.named, .nodes = kept.nodes, .different = kept.different};
    story->paragraphs_room = kept.paragraphs_room;
    story->named_room = kept.named_room;
    story->nodes_room = kept.nodes_room;
    story->different_room = kept.different_room;
}

void ent_story_clear(EntStory *story) {
    g_free(story->paragraphs);
    g_free(story->named);
    g_free(story->nodes);
    g_free(story->different);
    *story = (EntStory){0};
}

/* ---- Writing ---- */

static uint8_t flags_of(const EntStory *story) {
    return (uint8_t)((story->source.bytes != NULL ? ENT_STORY_HAS_SOURCE : 0) |
                     (story->title.bytes != NULL ? ENT_STORY_HAS_TITLE : 0) |
                     (story->url.bytes != NULL ? ENT_STORY_HAS_URL : 0) |
                     (story->day == ENT_DAY_NONE ? ENT_STORY_IS_UNDATED : 0) |
                     (story->tagged ? ENT_STORY_IS_TAGGED : 0) |
                     (story->signature.words > 0 ? ENT_STORY_HAS_SIGNATURE : 0));
}

static uint8_t *put_text(uint8_t *to, EntStoryText text) {
    to = ent_varint_put(to, text.length);
    memcpy(to, text.bytes, text.length);
    return to + text.length;
}

/* Cleaned behind room for a length of two bytes, which most have. */
static uint8_t *put_clean(uint8_t *to, EntStoryText text) {
    size_t length = ent_story_clean(text.bytes, text.length, (char *)to + 2);
    G_STATIC_ASSERT(ENT_STORY_TEXT_MAX < 1 << 14);
    if (length < 0x80)
        memmove(to + 1, to + 2, length);
    return ent_varint_put(to, length) + length;
}

static uint8_t *put_signature(uint8_t *to, const EntSignature *signature) {
    uint64_t used = 0;
    to = ent_varint_put(to, signature->words);
    if (ent_signature_is_short(signature))
        return ent_word_put(ent_word_put(to, 0), signature->all);
    uint8_t *bins = to + sizeof used;
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS; i++) {
        if (signature->bins[i] == ENT_SIGNATURE_EMPTY)
            continue;
        used |= UINT64_C(1) << i;
        memcpy(bins, &signature->bins[i], sizeof signature->bins[i]);
        bins += sizeof signature->bins[i];
    }
    ent_word_put(to, used);
    return bins;
}

static uint8_t *put_different(uint8_t *to, const EntStory *story, const EntNodeTable *nodes) {
    to = ent_varint_put(to, story->n_different);
    for (uint32_t i = 0; i < story->n_different; i++) {
        const char *id = ent_node_table_id(nodes, story->different[i]);
        to = put_text(to, (EntStoryText){id, (uint32_t)strlen(id)});
    }
    return to;
}

static uint8_t *put_head(uint8_t *to, const EntStory *story, const EntNodeTable *nodes) {
    *to++ = flags_of(story);
    if (story->day != ENT_DAY_NONE)
        to = ent_varint_put(to, ((uint32_t)story->day << 1) ^ (uint32_t)(story->day >> 31));
    to = put_text(to, story->id);
    to = put_different(to, story, nodes);
    if (story->source.bytes != NULL)
        to = put_text(to, story->source);
    if (story->title.bytes != NULL)
        to = put_clean(to, story->title);
    if (story->url.bytes != NULL)
        to = put_text(to, story->url);
    to = ent_word_put(to, story->body_hash);
    if (story->signature.words > 0)
        to = put_signature(to, &story->signature);
    to = ent_varint_put(to, story->sentences);
    to = ent_varint_put(to, story->furniture);
    to = ent_varint_put(to, story->n_paragraphs);
    uint32_t next = 0;
    for (uint32_t i = 0; i < story->n_paragraphs; i++) {
        const EntStoryParagraph *paragraph = &story->paragraphs[i];
        to = ent_varint_put(to, paragraph->number - next);
        to = ent_word_put(to, paragraph->hash);
        to = ent_varint_put(to, paragraph->sentences);
        next = paragraph->number + 1;
    }
    return to;
}

static uint8_t *put_nodes(uint8_t *to, const EntStoryNode *nodes, uint32_t n_nodes) {
    to = ent_varint_put(to, n_nodes);
    for (uint32_t i = 0; i < n_nodes; i++) {
        bool is_repeated = nodes[i].mentions > 1;
        to = ent_varint_put(to, (uint64_t)nodes[i].place << 1 | is_repeated);
        if (is_repeated)
            to = ent_varint_put(to, nodes[i].mentions - 2);
    }
    return to;
}

static uint8_t *put_named(uint8_t *to, const EntStory *story, uint32_t index) {
    const EntStorySentence *sentence = &story->named[index], *before = index > 0 ? sentence - 1 : NULL;
    int32_t paragraph = before != NULL ? before->paragraph : -1;
    bool continues = before != NULL && (before->paragraph >= 0) == (sentence->paragraph >= 0);
    to = ent_varint_put(to, (uint32_t)(sentence->paragraph - paragraph));
    to = ent_varint_put(to, sentence->start - (continues ? before->end : 0));
    to = ent_varint_put(to, sentence->end - sentence->start);
    to = put_nodes(to, story->nodes + sentence->first_node, sentence->n_nodes);
    return sentence->n_nodes >= 2 && !story->tagged ? put_clean(to, sentence->text) : to;
}

static size_t room_for_head(const EntStory *story) {
    return 96 + ENT_VARINT_MAX + (size_t)story->id.length + story->source.length + story->url.length +
           ENT_STORY_TEXT_MAX + sizeof story->signature + 18 * (size_t)story->n_paragraphs;
}

/* Cleaning makes three bytes of a bad one at most. */
size_t ent_story_room(const EntStory *story, const EntNodeTable *nodes) {
    size_t room = room_for_head(story) + ENT_STORY_TEXT_MAX + 24 * (size_t)story->n_named + 10 * (size_t)story->n_nodes;
    for (uint32_t i = 0; i < story->n_named; i++)
        room += MIN(3 * (size_t)story->named[i].text.length, ENT_STORY_TEXT_MAX);
    for (uint32_t i = 0; i < story->n_different; i++)
        room += ENT_VARINT_MAX + strlen(ent_node_table_id(nodes, story->different[i]));
    return room;
}

uint8_t *ent_story_encode(const EntStory *story, const EntNodeTable *nodes, uint8_t *to) {
    to = put_head(to, story, nodes);
    to = ent_varint_put(to, story->n_named);
    for (uint32_t i = 0; i < story->n_named; i++)
        to = put_named(to, story, i);
    return to;
}
