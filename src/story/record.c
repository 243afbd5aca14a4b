/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/record.h"

#include "base/hash.h"
#include "story/varint.h"

#include <stdlib.h>

enum {
    HAS_SOURCE = 1,
    HAS_TITLE = 2,
    HAS_URL = 4,
    IS_UNDATED = 8,
    IS_TAGGED = 16,
    HAS_SIGNATURE = 32,
    KNOWN_FLAGS = 63
};

/* 1000-01-01 and 2999-12-31. */
#define FIRST_DAY (-354285)
#define LAST_DAY 376199

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

void ent_story_reset(EntStory *story) {
    EntStory kept = *story;
    *story = (EntStory){.paragraphs = kept.paragraphs, .named = kept.named, .nodes = kept.nodes};
    story->paragraphs_room = kept.paragraphs_room;
    story->named_room = kept.named_room;
    story->nodes_room = kept.nodes_room;
}

void ent_story_clear(EntStory *story) {
    g_free(story->paragraphs);
    g_free(story->named);
    g_free(story->nodes);
    *story = (EntStory){0};
}

static int compare_nodes(const void *a, const void *b) {
    uint32_t first = ((const EntStoryNode *)a)->node, second = ((const EntStoryNode *)b)->node;
    return (first > second) - (first < second);
}

void ent_story_sort_nodes(EntStory *story, const EntStorySentence *sentence) {
    EntStoryNode *nodes = story->nodes + sentence->first_node;
    if (sentence->n_nodes > 16) {
        qsort(nodes, sentence->n_nodes, sizeof *nodes, compare_nodes);
        return;
    }
    for (uint32_t i = 1; i < sentence->n_nodes; i++) {
        EntStoryNode moved = nodes[i];
        uint32_t place = i;
        for (; place > 0 && nodes[place - 1].node > moved.node; place--)
            nodes[place] = nodes[place - 1];
        nodes[place] = moved;
    }
}

/* ---- Writing ---- */

static uint8_t flags_of(const EntStory *story) {
    return (uint8_t)((story->source.bytes != NULL ? HAS_SOURCE : 0) | (story->title.bytes != NULL ? HAS_TITLE : 0) |
                     (story->url.bytes != NULL ? HAS_URL : 0) | (story->day == ENT_DAY_NONE ? IS_UNDATED : 0) |
                     (story->tagged ? IS_TAGGED : 0) | (story->signature.words > 0 ? HAS_SIGNATURE : 0));
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

static uint8_t *put_head(uint8_t *to, const EntStory *story) {
    *to++ = flags_of(story);
    if (story->day != ENT_DAY_NONE)
        to = ent_varint_put(to, ((uint32_t)story->day << 1) ^ (uint32_t)(story->day >> 31));
    to = put_text(to, story->id);
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
    uint32_t next = 0;
    for (uint32_t i = 0; i < n_nodes; i++) {
        bool is_repeated = nodes[i].mentions > 1;
        to = ent_varint_put(to, (uint64_t)(nodes[i].node - next) << 1 | is_repeated);
        if (is_repeated)
            to = ent_varint_put(to, nodes[i].mentions - 2);
        next = nodes[i].node + 1;
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
static size_t room_for_named(const EntStory *story) {
    size_t room = ENT_STORY_TEXT_MAX + 24 * (size_t)story->n_named + 10 * (size_t)story->n_nodes;
    for (uint32_t i = 0; i < story->n_named; i++)
        room += MIN(3 * (size_t)story->named[i].text.length, ENT_STORY_TEXT_MAX);
    return room;
}

static uint8_t *make_room(GByteArray *bytes, size_t room) {
    guint before = bytes->len;
    g_assert(room < G_MAXUINT - before);
    g_byte_array_set_size(bytes, before + (guint)room);
    return bytes->data + before;
}

static void end_at(GByteArray *bytes, const uint8_t *end) {
    g_byte_array_set_size(bytes, (guint)(end - bytes->data));
}

void ent_story_encode(const EntStory *story, GByteArray *bytes) {
    uint8_t *to = put_head(make_room(bytes, room_for_head(story) + room_for_named(story)), story);
    to = ent_varint_put(to, story->n_named);
    for (uint32_t i = 0; i < story->n_named; i++)
        to = put_named(to, story, i);
    end_at(bytes, to);
}

/* ---- Reading ---- */

static EntStoryText get_text(EntBytes *bytes) {
    EntStoryText text;
    text.length = (uint32_t)ent_varint_get(bytes, UINT32_MAX);
    text.bytes = ent_bytes_get(bytes, text.length);
    return text;
}

static int32_t get_day(EntBytes *bytes, uint8_t flags) {
    if (flags & IS_UNDATED)
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

static void get_head(EntStory *story, EntBytes *bytes) {
    uint8_t flags = ent_byte_get(bytes);
    if (flags & ~KNOWN_FLAGS)
        bytes->broken = true;
    story->tagged = (flags & IS_TAGGED) != 0;
    story->day = get_day(bytes, flags);
    story->id = get_text(bytes);
    if (story->id.length == 0)
        bytes->broken = true;
    if (flags & HAS_SOURCE)
        story->source = get_text(bytes);
    if (flags & HAS_TITLE)
        story->title = get_text(bytes);
    if (flags & HAS_URL)
        story->url = get_text(bytes);
    story->body_hash = ent_word_get(bytes);
    if (flags & HAS_SIGNATURE)
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

static void get_nodes(EntStory *story, EntStorySentence *sentence, EntBytes *bytes, uint32_t n_nodes) {
    sentence->first_node = story->n_nodes;
    sentence->n_nodes = (uint32_t)ent_varint_get(bytes, ENT_STORY_NODES_MAX);
    if (sentence->n_nodes == 0)
        bytes->broken = true;
    uint64_t next = 0;
    for (uint32_t i = 0; i < sentence->n_nodes && !bytes->broken; i++) {
        uint64_t gap = ent_varint_get(bytes, (uint64_t)UINT32_MAX << 1 | 1);
        uint64_t mentions = 1;
        if (gap & 1)
            mentions = ent_varint_get(bytes, UINT32_MAX - 2) + 2;
        next += gap >> 1;
        if (next >= n_nodes)
            bytes->broken = true;
        *ent_story_add_node(story) = (EntStoryNode){(uint32_t)next, (uint32_t)mentions};
        next++;
    }
}

static void get_named(EntStory *story, EntBytes *bytes, uint32_t n_nodes) {
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
        get_nodes(story, &sentence, bytes, n_nodes);
        if (sentence.n_nodes >= 2 && !story->tagged)
            sentence.text = get_text(bytes);
        *ent_story_add_named(story) = sentence;
    }
}

bool ent_story_decode(EntStory *story, const uint8_t *bytes, size_t length, uint32_t n_nodes) {
    EntBytes cursor = {bytes, bytes + length, false};
    ent_story_reset(story);
    get_head(story, &cursor);
    get_paragraphs(story, &cursor);
    get_named(story, &cursor, n_nodes);
    return !cursor.broken && cursor.at == cursor.end;
}

bool ent_story_decode_head(EntStory *story, const uint8_t *bytes, size_t length) {
    EntBytes cursor = {bytes, bytes + length, false};
    ent_story_reset(story);
    get_head(story, &cursor);
    get_paragraphs(story, &cursor);
    return !cursor.broken;
}

/* ---- Other numbers ---- */

/* Appends what stands between @from and @until, and then @nodes. */
static void append_part(GByteArray *to, const uint8_t *from, const uint8_t *until, const EntStory *nodes) {
    size_t length = (size_t)(until - from);
    uint8_t *at = make_room(to, length + ENT_VARINT_MAX * (1 + (size_t)nodes->n_nodes));
    memcpy(at, from, length);
    end_at(to, put_nodes(at + length, nodes->nodes, nodes->n_nodes));
}

bool ent_story_renumber(EntStory *room, const uint8_t *bytes, size_t length, EntNumbering numbering, GByteArray *to) {
    EntBytes cursor = {bytes, bytes + length, false};
    const uint8_t *copied = bytes;
    guint before = to->len;
    make_room(to, length + length / 16 + 64); /* most fit in this, so that long ones are not copied as they grow */
    g_byte_array_set_size(to, before);
    ent_story_reset(room);
    get_head(room, &cursor);
    get_paragraphs(room, &cursor);
    uint64_t n_named = ent_varint_get(&cursor, UINT32_MAX);
    for (uint64_t i = 0; i < n_named && !cursor.broken; i++) {
        EntStorySentence sentence = {0};
        for (int number = 0; number < 3; number++)
            ent_varint_get(&cursor, UINT32_MAX);
        const uint8_t *until = cursor.at;
        room->n_nodes = 0;
        get_nodes(room, &sentence, &cursor, numbering.n_nodes);
        if (cursor.broken)
            break;
        for (uint32_t k = 0; k < room->n_nodes; k++)
            room->nodes[k].node = numbering.numbers[room->nodes[k].node];
        ent_story_sort_nodes(room, &sentence);
        append_part(to, copied, until, room);
        copied = cursor.at;
        if (room->n_nodes >= 2 && !room->tagged)
            get_text(&cursor);
    }
    g_byte_array_append(to, copied, (guint)(bytes + length - copied));
    return !cursor.broken && cursor.at == cursor.end;
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
