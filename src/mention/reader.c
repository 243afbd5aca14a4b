/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/scan.h"

#include "mention/block.h"
#include "mention/home.h"
#include "mention/lines.h"

#include <string.h>

/* How much of a text is looked at to learn whether it has capitals. */
#define CASE_SAMPLE 4096

EntReader *ent_reader_new(const EntCatalogue *catalogue, const EntOptions *options, GError **error) {
    g_autoptr(EntReader) reader = g_new0(EntReader, 1);
    reader->catalogue = catalogue;
    reader->pending = g_array_new(FALSE, FALSE, sizeof(EntPending));
    reader->homeless = g_array_new(FALSE, FALSE, sizeof(guint));
    reader->padded_title = g_byte_array_new();
    if (!ent_roll_prepare(reader, options, error))
        return NULL;
    reader->vocabulary = ent_vocabulary_new(catalogue);
    reader->lexicon = ent_lexicon_new(catalogue);
    reader->specials = (EntSpecials){reader->lexicon, reader->vocabulary};
    reader->cues = ent_cues_new(catalogue, &reader->specials, reader->lexicon);
    reader->rules = ent_rules_new(catalogue, reader->vocabulary, reader->cues);
    reader->zones = ent_zones_new(catalogue);
    reader->namesakes = ent_namesakes_new();
    reader->officials = ent_officials_new(catalogue, reader->vocabulary);
    return g_steal_pointer(&reader);
}

void ent_reader_free(EntReader *reader) {
    if (reader == NULL)
        return;
    ent_vocabulary_free(reader->vocabulary);
    ent_lexicon_free(reader->lexicon);
    ent_rules_free(reader->rules);
    ent_cues_free(reader->cues);
    ent_zones_free(reader->zones);
    ent_namesakes_free(reader->namesakes);
    ent_officials_free(reader->officials);
    ent_capitals_clear(&reader->capitals);
    g_free(reader->actors);
    g_array_unref(reader->pending);
    g_array_unref(reader->homeless);
    g_byte_array_unref(reader->padded_title);
    ent_annotation_clear(&reader->annotation);
    g_free(reader);
}

static bool has_no_capitals(EntText text) {
    uint32_t n_upper = 0, n_word = 0, sample = MIN(text.length, CASE_SAMPLE);
    for (uint32_t base = 0; base < sample; base += 64) {
        EntBlock block = ent_block_read(text.bytes + base);
        uint64_t inside = sample - base < 64 ? (UINT64_C(1) << (sample - base)) - 1 : UINT64_MAX;
        n_upper += (uint32_t)__builtin_popcountll(block.upper & inside);
        n_word += (uint32_t)__builtin_popcountll(block.word & inside);
    }
    return n_word >= 20 && n_upper * 400 < n_word;
}

static void scan(EntReader *reader, EntText text, bool in_title) {
    reader->text = text;
    reader->in_title = in_title;
    reader->lower_text = has_no_capitals(text);
    reader->cutting =
        in_title ? (EntCutting){.lower_text = reader->lower_text} : ent_lines_cutting(text, reader->lower_text);
    reader->cutting.vocabulary = reader->vocabulary;
    ent_scan_text(reader);
}

/* What asked for other actors of the document can be answered now; what stands for nobody is taken out. */
static void settle_pending(EntReader *reader) {
    EntAnnotation *annotation = &reader->annotation;
    if (reader->pending->len == 0)
        return;
    const EntPending *last = NULL; /* that stands for somebody */
    g_array_set_size(reader->homeless, 0);
    for (guint i = 0; i < reader->pending->len; i++) {
        EntPending *pending = &g_array_index(reader->pending, EntPending, i);
        EntMention *mention = &annotation->mentions[pending->mention], answer;
        bool is_covered = last != NULL && last->in_title == pending->in_title && pending->first_word < last->end;
        EntHit hit = is_covered ? ENT_HIT_NONE : ent_scan_settle(reader, i, &answer);
        mention->actor = hit == ENT_HIT_MENTION ? answer.actor : ENT_NOBODY;
        if (hit != ENT_HIT_MENTION)
            continue;
        last = pending;
        mention->start = pending->start;
        mention->end = pending->end;
        mention->node = answer.node;
        mention->country = answer.country;
        mention->reading = answer.reading;
        mention->counted = answer.counted && mention->zone != ENT_ZONE_FURNITURE;
        ent_scan_note(reader, mention);
        if (reader->actors[answer.actor].every_state)
            g_array_append_val(reader->homeless, i);
    }
    ent_home_settle(reader);
}

/* Without a last character that the end cuts: what it is would be for the bytes behind to say. */
static uint32_t whole_length(const unsigned char *bytes, uint32_t length) {
    for (uint32_t back = 1; back <= MIN(length, 3); back++) {
        unsigned char byte = bytes[length - back];
        if ((byte & 0xC0) == 0x80)
            continue;
        unsigned width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return width > back ? length - back : length;
    }
    return length;
}

static EntText pad_title(EntReader *reader, const EntDocument *document) {
    static const guint8 padding[64] = {0};
    g_byte_array_set_size(reader->padded_title, 0);
    if (document->title != NULL && document->title_length < UINT32_MAX / 2)
        g_byte_array_append(reader->padded_title, (const guint8 *)document->title, (guint)document->title_length);
    uint32_t length = reader->padded_title->len;
    g_byte_array_append(reader->padded_title, padding, sizeof padding);
    return (EntText){reader->padded_title->data, whole_length(reader->padded_title->data, length)};
}

void ent_reader_set_trace(EntReader *reader, EntTrace *trace) {
    reader->trace = trace;
}

void ent_reader_count(const EntReader *reader, uint32_t alias, EntMention *mention) {
    const EntAlias *called = &reader->catalogue->aliases[alias];
    *mention = (EntMention){.actor = called->actor};
    ent_roll_mention(reader, called->kind, reader->catalogue->actors[called->actor].type, mention);
}

const EntAnnotation *ent_reader_annotate(EntReader *reader, const EntDocument *document) {
    EntAnnotation *annotation = &reader->annotation;
    reader->day = document->day;
    reader->document++;
    g_array_set_size(reader->pending, 0);
    if (reader->trace != NULL)
        g_array_set_size(reader->trace->traced, 0);
    EntText title = pad_title(reader, document);
    EntText text = {(const unsigned char *)document->text, (uint32_t)MIN(document->text_length, ENT_LONGEST_TEXT)};
    if (document->text == NULL)
        text = (EntText){title.bytes + title.length, 0};
    text.length = whole_length(text.bytes, text.length);
    ent_annotation_begin(annotation, text.length);
    ent_cues_begin(reader->cues, title, text);
    ent_namesakes_begin(reader->namesakes);
    if (title.length > 0)
        scan(reader, title, true);
    scan(reader, text, false);
    ent_zones_credits(reader->zones, text, annotation);
    settle_pending(reader);
    bool has_namesakes = ent_namesakes_mark(reader->namesakes, title, text, annotation);
    if (has_namesakes || reader->pending->len > 0)
        ent_annotation_drop_nobody(annotation);
    /* What waited has gone back to the title, perhaps, which may be in small letters alone. */
    if (reader->level == ENT_LEVEL_STATE && !reader->places[false].cutting.lower_text)
        ent_officials_add(reader->officials, text, &reader->capitals, reader->day, annotation);
    return annotation;
}
