/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record unpacked. Its bytes are not trusted. */
#include "story/record_key.h"
#include "story/varint.h"

/* 1000-01-01 and 2999-12-31. */
#define FIRST_DAY (-354285)
#define LAST_DAY 376199

static EntStoryText get_text(EntBytes *bytes) {
    EntStoryText text;
    text.length = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    text.bytes = ent_bytes_get(bytes, text.length);
    return text;
}

static int32_t get_day(EntBytes *bytes, uint8_t flags) {
    if (flags & ENT_STORY_IS_UNDATED)
        return ENT_DAY_NONE;
    uint32_t folded = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    int32_t day = (int32_t)(folded >> 1) ^ -(int32_t)(folded & 1);
    if (day < FIRST_DAY || day > LAST_DAY)
        bytes->broken = true;
    return day;
}

static void get_signature(EntSignature *signature, EntBytes *bytes) {
    signature->words = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    uint64_t used = ent_word_get(bytes);
    if (used == 0)
        signature->all = ent_word_get(bytes);
    bool is_short = (signature->all & 1) != 0;
    bytes->broken |=
        signature->words == 0 || (used == 0) != is_short || (used != 0 && signature->words < ENT_SIGNATURE_LEAST);
    for (unsigned i = 0; i < ENT_SIGNATURE_BINS && used != 0; i++) {
        const char *bin = used >> i & 1 ? ent_bytes_get(bytes, sizeof signature->bins[i]) : NULL;
        signature->bins[i] = ENT_SIGNATURE_EMPTY;
        if (bin != NULL)
            memcpy(&signature->bins[i], bin, sizeof signature->bins[i]);
    }
}

static void get_different(EntStory *story, EntBytes *bytes, EntNodeTable *nodes) {
    uint64_t n_different = ent_varint_get(bytes, ENT_STORY_NODES_MAX);
    for (uint64_t i = 0; i < n_different && !bytes->broken; i++) {
        EntStoryText id = get_text(bytes);
        if (bytes->broken || nodes == NULL)
            continue;
        uint32_t node = ent_node_table_add_bytes(nodes, id.bytes, id.length);
        bytes->broken = node == ENT_NOBODY;
        ent_story_add_different(story, node);
    }
}

/* @nodes: nullable, they are not wanted. */
static void get_head(EntStory *story, EntBytes *bytes, EntNodeTable *nodes) {
    uint8_t flags = ent_byte_get(bytes);
    if (flags & ~ENT_STORY_KNOWN_FLAGS)
        bytes->broken = true;
    story->tagged = (flags & ENT_STORY_IS_TAGGED) != 0;
    story->day = get_day(bytes, flags);
    story->id = get_text(bytes);
    if (story->id.length == 0)
        bytes->broken = true;
    get_different(story, bytes, nodes);
    if (flags & ENT_STORY_HAS_SOURCE)
        story->source = get_text(bytes);
    if (flags & ENT_STORY_HAS_TITLE)
        story->title = get_text(bytes);
    if (flags & ENT_STORY_HAS_URL)
        story->url = get_text(bytes);
    story->body_hash = ent_word_get(bytes);
    if (flags & ENT_STORY_HAS_SIGNATURE)
        get_signature(&story->signature, bytes);
    story->sentences = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    story->furniture = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
}

static void get_paragraphs(EntStory *story, EntBytes *bytes) {
    uint32_t count = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    uint64_t next = 0;
    for (uint32_t i = 0; i < count && !bytes->broken; i++) {
        uint64_t number = next + ent_varint_get(bytes, INT32_MAX);
        uint64_t hash = ent_word_get(bytes);
        uint32_t sentences = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
        if (number > INT32_MAX)
            bytes->broken = true;
        *ent_story_add_paragraph(story) =
            (EntStoryParagraph){.number = (uint32_t)number, .sentences = sentences, .hash = hash};
        next = number + 1;
    }
}

static void get_nodes(EntStory *story, EntStorySentence *sentence, EntBytes *bytes) {
    sentence->first_node = story->n_nodes;
    sentence->n_nodes = (uint32_t)ent_varint_get(bytes, story->n_different);
    if (sentence->n_nodes == 0)
        bytes->broken = true;
    for (uint32_t i = 0; i < sentence->n_nodes && !bytes->broken; i++) {
        uint64_t place = ent_varint_get(bytes, UINT32_MAX), mentions = 1;
        if (place & 1)
            mentions = ent_varint_get(bytes, UINT32_MAX - 2) + 2;
        if (place >> 1 >= story->n_different)
            bytes->broken = true;
        *ent_story_add_node(story) = (EntStoryNode){(uint32_t)(place >> 1), (uint32_t)mentions};
    }
}

static void get_named(EntStory *story, EntBytes *bytes) {
    uint32_t count = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    int64_t paragraph = -1;
    uint64_t end = 0;
    for (uint32_t i = 0; i < count && !bytes->broken; i++) {
        int64_t gap = (int64_t)ent_varint_get(bytes, INT32_MAX);
        if (paragraph < 0 && gap > 0)
            end = 0;
        paragraph += gap;
        uint64_t start = end + ent_varint_get(bytes, UINT32_MAX);
        end = start + ent_varint_get(bytes, UINT32_MAX);
        if (paragraph > INT32_MAX || end > UINT32_MAX)
            bytes->broken = true;
        EntStorySentence sentence = {.paragraph = (int32_t)paragraph, .start = (uint32_t)start, .end = (uint32_t)end};
        get_nodes(story, &sentence, bytes);
        if (sentence.n_nodes >= 2 && !story->tagged)
            sentence.text = get_text(bytes);
        *ent_story_add_named(story) = sentence;
    }
}

bool ent_story_decode(EntStory *story, const uint8_t *bytes, size_t length, EntNodeTable *nodes) {
    EntBytes cursor = {bytes, bytes + length, false};
    ent_story_reset(story);
    get_head(story, &cursor, nodes);
    get_paragraphs(story, &cursor);
    get_named(story, &cursor);
    return !cursor.broken && cursor.at == cursor.end;
}

bool ent_story_decode_head(EntStory *story, const uint8_t *bytes, size_t length) {
    EntBytes cursor = {bytes, bytes + length, false};
    ent_story_reset(story);
    get_head(story, &cursor, NULL);
    get_paragraphs(story, &cursor);
    return !cursor.broken;
}

bool ent_story_key_get(const uint8_t *bytes, size_t length, EntStoryKey *key) {
    EntBytes cursor = {bytes, bytes + length, false};
    uint8_t flags = ent_byte_get(&cursor);
    int32_t day = get_day(&cursor, flags);
    /* Turning the sign bit makes the order of days the order of unsigned numbers. */
    key->day = day == ENT_DAY_NONE ? UINT32_MAX : (uint32_t)day ^ UINT32_C(0x80000000);
    key->id = get_text(&cursor);
    return !cursor.broken;
}

static bool text_is_clean(EntStoryText text) {
    return text.bytes == NULL || g_utf8_validate_len(text.bytes, text.length, NULL);
}

bool ent_story_is_clean(const EntStory *story) {
    bool clean = text_is_clean(story->id) && text_is_clean(story->source) && text_is_clean(story->title) &&
                 text_is_clean(story->url) && story->title.length <= ENT_STORY_TEXT_MAX;
    for (uint32_t i = 0; i < story->n_named && clean; i++)
        clean = text_is_clean(story->named[i].text) && story->named[i].text.length <= ENT_STORY_TEXT_MAX;
    return clean;
}
