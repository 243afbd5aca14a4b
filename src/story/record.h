/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_RECORD_H
#define ENT_STORY_RECORD_H

#include "story/clean.h"
#include "story/nodes.h"
#include "story/signature.h"

#include <entente.h>

/*
 * The story record: all that is kept of a document, as a string of bytes that needs nothing around it.
 *
 *     flags       1 byte: 1 source, 2 title, 4 url, 8 undated, 16 tagged, 32 signature; others must be 0
 *     day         varint, (day << 1) ^ (day >> 31); not when undated
 *     id          varint length, bytes (UTF-8 without NUL)
 *     nodes       varint count of the different nodes, the id of each (varint length, bytes), in the order in which
 *                 they are named first; all else speaks of them by their places here
 *     source, title, url as flagged: varint length, bytes
 *     body hash   8 bytes
 *     signature   as flagged: varint words that say something; 8 bytes: of which bins something is kept, 0 when the
 *                 text is short; then 4 bytes of each of these, or for a short text the 8 bytes of its hash
 *     sentences   varint: all sentences in zones that count
 *     furniture   varint: sentences that are furniture
 *     paragraphs  varint count; of each of 40 characters or more: varint gap since the one before, 8 bytes of hash,
 *                 varint sentences in it that count
 *     named       varint count; of each sentence that names a node, in order, the title first:
 *         paragraph   varint gap since the one before, beginning from -1, the title
 *         start       varint gap since the end of the one before (the text begins from 0 anew after the title)
 *         length      varint
 *         nodes       varint count; each, in the order of naming: varint place among the record's nodes times 2, plus 1
 *                     when there are more mentions than one: then varint mentions - 2
 *         text        only with two nodes or more, and not when tagged: varint length, bytes
 *
 * Varints and words: see varint.h.
 */

/** More different nodes than this in one document make it unusable: pairs grow with the square. */
#define ENT_STORY_NODES_MAX 4000

/** Bytes that belong to something else and do not end with NUL; @bytes is NULL when there are none. */
typedef struct {
    const char *bytes;
    uint32_t length;
} EntStoryText;

/** Flags of a record. */
enum {
    ENT_STORY_HAS_SOURCE = 1,
    ENT_STORY_HAS_TITLE = 2,
    ENT_STORY_HAS_URL = 4,
    ENT_STORY_IS_UNDATED = 8,
    ENT_STORY_IS_TAGGED = 16,
    ENT_STORY_HAS_SIGNATURE = 32,
    ENT_STORY_KNOWN_FLAGS = 63
};

/** A node in a sentence: its place among the story's different nodes. */
typedef struct {
    uint32_t place, mentions;
} EntStoryNode;

typedef struct {
    uint32_t number, sentences;
    uint64_t hash;
} EntStoryParagraph;

/** A sentence that names a node; @paragraph -1 is the title. Its nodes are all different. */
typedef struct {
    int32_t paragraph;
    uint32_t start, end;
    uint32_t first_node, n_nodes;
    EntStoryText text;
} EntStorySentence;

/** A record unpacked; the arrays are its own and are used again. Begin with `EntStory story = {0}`. */
typedef struct {
    int32_t day;
    bool tagged; /* its actors were given, not found: no text, no places */
    EntStoryText id, source, title, url;
    uint64_t body_hash;
    EntSignature signature; /* of its text, or of its title when there is no text */
    uint32_t sentences, furniture;
    EntStoryParagraph *paragraphs;
    EntStorySentence *named;
    EntStoryNode *nodes;
    uint32_t *different; /* numbers of its different nodes, in the order in which they are named first */
    uint32_t n_paragraphs, n_named, n_nodes, n_different;
    uint32_t paragraphs_room, named_room, nodes_room, different_room;
} EntStory;

/** Empties @story and keeps its room. */
void ent_story_reset(EntStory *story);
void ent_story_clear(EntStory *story);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntStory, ent_story_clear)

/** Room for one more; its fields are not set. */
EntStoryParagraph *ent_story_add_paragraph(EntStory *story);
EntStorySentence *ent_story_add_named(EntStory *story);
EntStoryNode *ent_story_add_node(EntStory *story);
/** Adds the number of a node that is not among the different ones yet; returns its place. */
uint32_t ent_story_add_different(EntStory *story, uint32_t node);

/** The most bytes that the record of @story, whose nodes are numbers of @nodes, can have. */
size_t ent_story_room(const EntStory *story, const EntNodeTable *nodes);
/** Writes that record at @to; returns its end. Title and texts are cleaned on the way. */
uint8_t *ent_story_encode(const EntStory *story, const EntNodeTable *nodes, uint8_t *to);

/**
 * Unpacks a record into @story, whose texts then point into @bytes. Its nodes become numbers of @nodes, which gets
 * those it does not have. False when it is none, whatever the bytes. That its nodes are different is for
 * ent_file_check_records() to see.
 */
bool ent_story_decode(EntStory *story, const uint8_t *bytes, size_t length, EntNodeTable *nodes);

/** The same without nodes and sentences: day, texts, signature and paragraphs. What follows them is not looked at. */
bool ent_story_decode_head(EntStory *story, const uint8_t *bytes, size_t length);

/** Whether all texts are UTF-8 without NUL, as a record of ours is. */
bool ent_story_is_clean(const EntStory *story);

#endif
