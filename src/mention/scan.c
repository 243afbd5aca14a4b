/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hot path: a stretch at a time, only words that may begin an alias, stops and line ends are looked at. */
#include "mention/scan.h"

#include "mention/neighbours.h"
#include "mention/sentence.h"

#include <string.h>

static uint32_t trim_end(EntText text, uint32_t start, uint32_t end) {
    while (end > start && text.bytes[end - 1] <= ' ')
        end--;
    return end;
}

static bool has_word(EntText text, uint32_t start, uint32_t end) {
    EntToken token;
    return g_ascii_isalnum(text.bytes[start]) || ent_token_next((EntText){text.bytes, end}, start, &token);
}

/* Stray punctuation is no sentence. */
static void close_sentence(EntReader *reader, uint32_t end) {
    uint32_t start = reader->sentence_start;
    if (start < end && has_word(reader->text, start, end)) {
        EntSentence sentence = {start, trim_end(reader->text, start, end), (int32_t)reader->annotation.n_paragraphs,
                                reader->zone};
        if (!reader->in_title)
            ent_annotation_add_sentence(&reader->annotation, sentence);
    }
    reader->sentence_start = ent_skip_space(reader->text, end);
}

static void begin_paragraph(EntReader *reader, uint32_t from) {
    reader->paragraph_start = reader->sentence_start = ent_skip_space(reader->text, from);
    if (reader->in_title)
        return;
    EntParagraphZone zone = ent_zones_paragraph(reader->zones, reader->text, reader->paragraph_start,
                                                (int32_t)reader->annotation.n_paragraphs, reader->lower_text);
    reader->furniture_rest |= zone.rest_is_furniture;
    reader->zone = reader->furniture_rest ? ENT_ZONE_FURNITURE : zone.zone;
    reader->dateline_end = zone.dateline.end;
    reader->open_dateline_end = zone.dateline.open_end;
}

static void close_paragraph(EntReader *reader, uint32_t end) {
    uint32_t n_before = reader->annotation.n_sentences, start = reader->paragraph_start;
    close_sentence(reader, end);
    bool has_sentence = reader->annotation.n_sentences > n_before;
    /* The paragraph's last sentence may have been closed by its own stop. */
    if (!has_sentence && n_before > 0)
        has_sentence = reader->annotation.sentences[n_before - 1].paragraph == (int32_t)reader->annotation.n_paragraphs;
    if (has_sentence && !reader->in_title)
        ent_annotation_add_paragraph(&reader->annotation, (EntParagraph){start, trim_end(reader->text, start, end)});
    begin_paragraph(reader, end);
}

/* Of words with a stop behind them names go on over those of two letters, `St. Lucia`; in capitals `US. ` ends more
 * than it goes on. */
static bool is_short_form(const EntReader *reader, const EntToken *word) {
    const unsigned char *bytes = reader->text.bytes + word->start;
    return word->letters == 2 && (!(word->shape & ENT_SHAPE_UPPER_ALL) || (bytes[0] == 'S' && bytes[1] == 'T'));
}

static bool gap_joins(const EntReader *reader, const EntToken *left, uint32_t right) {
    if (right - left->end == 1 && reader->text.bytes[left->end] == ' ')
        return true;
    char gap = ent_gap_between(reader->text, left->end, right);
    if (gap == 0 || gap == ',')
        return false;
    bool in_address = right - left->end == 1 && g_ascii_islower(reader->text.bytes[right]); /* Amazon.com */
    if (gap == '.' && !in_address && left->letters > 1 && !is_short_form(reader, left))
        return false;
    const unsigned char *line = memchr(reader->text.bytes + left->end, '\n', right - left->end);
    if (line == NULL)
        return true;
    return !ent_sentence_line_stops(reader->text, (uint32_t)(line - reader->text.bytes), reader->cutting);
}

/* Whether what stands behind the word, at @end, parts it from the next one whatever that is: `, `, `) `, or a stop that
 * ends more than a short form. */
static inline bool parts(const EntReader *reader, const EntToken *token, const unsigned char *end) {
    if (end[0] == '.')
        return end[1] == ' ' && token->letters > 1 && !is_short_form(reader, token);
    return end[0] < 0x80 && memchr(",;:)\"?!", end[0], 7) != NULL;
}

/* Reads into @next the word after @token, when one may lead on from @node; nearly always a glance at its letters says
 * no. */
static inline bool read_on(const EntReader *reader, const EntTrieNode *node, const EntToken *token, EntToken *next) {
    if (node->first_edge == 0)
        return false;
    const unsigned char *end = reader->text.bytes + token->end;
    if (end[0] == ' ' && g_ascii_isalnum(end[1])) {
        if (!(node->letters & ent_lexicon_letters(end[1], end[2])) || token->end + 1 >= reader->text.length)
            return false;
        ent_token_read(reader->text, token->end + 1, next);
        return true;
    }
    if (ent_token_ampersand(reader->text, token->end, next))
        return true;
    uint8_t marks = node->entry.marks;
    if ((marks == 0 && parts(reader, token, end)) || !ent_token_next(reader->text, token->end, next))
        return false;
    return gap_joins(reader, token, next->start) ||
           (marks != 0 && (marks & ent_gap_mark(reader->text, token->end, next->start)) != 0);
}

/* The longest alias that begins with @first and stands for somebody; shorter ones are tried when it does not. */
static EntHit match_alias(EntReader *reader, const EntToken *first, uint32_t node, EntPlace *place,
                          EntMention *mention) {
    EntToken tokens[ENT_LONGEST_ALIAS + 1];
    uint32_t nodes[ENT_LONGEST_ALIAS];
    unsigned n_tokens = 0;
    tokens[0] = *first;
    while (node != 0 && n_tokens < ENT_LONGEST_ALIAS) {
        nodes[n_tokens++] = node;
        EntToken *next = &tokens[n_tokens];
        if (!read_on(reader, &reader->lexicon->nodes[node], next - 1, next))
            break;
        node = ent_lexicon_step(reader->lexicon, node, next->hash);
    }
    for (unsigned n = n_tokens; n > 0; n--) {
        if (reader->lexicon->nodes[nodes[n - 1]].entry.alias == ENT_NO_ALIAS)
            continue;
        place->start = first->start;
        place->end = tokens[n - 1].end;
        place->looked_at = 0;
        EntHit hit = ent_resolve(reader, nodes[n - 1], tokens, n, place, mention);
        if (hit != ENT_HIT_NONE)
            return hit;
    }
    return ENT_HIT_NONE;
}

void ent_scan_note(EntReader *reader, EntMention *mention) {
    mention->counted &= mention->node != ENT_NOBODY && mention->zone <= ENT_ZONE_CAPTION;
    if (mention->reading != ENT_READING_CAPITAL && mention->zone <= ENT_ZONE_CAPTION && mention->country != ENT_NOBODY)
        reader->actors[mention->country].acted_in = reader->document;
}

/* Whether what the pending hit covers now has room: no mention begins in it but those that wait themselves. */
static bool has_room(const EntReader *reader, guint index) {
    const EntPending *pending = &g_array_index(reader->pending, EntPending, index), *next = pending + 1;
    const EntAnnotation *annotation = &reader->annotation;
    const EntMention *first = &annotation->mentions[pending->mention];
    guint left = reader->pending->len - index - 1;
    for (uint32_t i = pending->mention + 1; i < annotation->n_mentions; i++, next++, left--) {
        const EntMention *mention = &annotation->mentions[i];
        if ((mention->sentence < 0) != (first->sentence < 0) || mention->start >= pending->end)
            return true;
        if (left == 0 || next->mention != i)
            return false;
    }
    return true;
}

/* `The East African`, a newspaper, is not meant: then `East African Community` may be, which it hid. */
static EntHit match_hidden(EntReader *reader, EntToken token, guint index, EntPlace *place, EntMention *answer) {
    EntPending *pending = &g_array_index(reader->pending, EntPending, index);
    uint32_t end = pending->end;
    while (ent_token_next(reader->text, token.end, &token) && token.start < end) {
        uint32_t node = ent_lexicon_first(reader->lexicon, token.hash);
        EntHit hit = node != 0 ? match_alias(reader, &token, node, place, answer) : ENT_HIT_NONE;
        if (hit == ENT_HIT_NONE)
            continue;
        pending->end = place->end;
        return has_room(reader, index) ? hit : ENT_HIT_NONE;
    }
    return ENT_HIT_NONE;
}

EntPlace *ent_scan_return(EntReader *reader, const EntPending *pending) {
    EntPlace *place = &reader->places[pending->in_title];
    place->start = pending->start;
    place->end = pending->end;
    place->sentence_start = pending->sentence_start;
    place->paragraph_start = pending->paragraph_start;
    place->is_person = place->is_namesake = false;
    place->is_final = true;
    place->marks = (EntMarksAhead){0, 0, NULL};
    reader->text = place->text;
    reader->sentence_start = reader->consumed = pending->sentence_start;
    reader->cutting = place->cutting;
    reader->lower_text = place->cutting.lower_text;
    reader->in_title = pending->in_title;
    return place;
}

EntHit ent_scan_settle(EntReader *reader, guint index, EntMention *answer) {
    EntPending *pending = &g_array_index(reader->pending, EntPending, index);
    EntPlace *place = ent_scan_return(reader, pending);
    EntToken first = ent_token_at(place->text, pending->first_word);
    EntHit hit = match_alias(reader, &first, ent_lexicon_first(reader->lexicon, first.hash), place, answer);
    if (hit == ENT_HIT_NONE)
        hit = match_hidden(reader, first, index, place, answer);
    if (hit != ENT_HIT_NONE) {
        pending->start = place->start;
        pending->end = place->end;
    }
    return hit;
}

/* `ISLAMABAD: `, `Tehran, Oct 5, IRNA - `: a capital city begins a dateline without the form of one. */
static bool heads_text(const EntReader *reader, const EntMention *mention) {
    return reader->open_dateline_end > 0 && mention->start == reader->paragraph_start && !reader->in_title &&
           mention->reading == ENT_READING_CAPITAL && ent_dateline_goes_on(reader->text, mention->end);
}

static void at_word(EntReader *reader, const EntToken *token, uint32_t first_node) {
    EntPlace *place = &reader->places[reader->in_title];
    place->sentence_start = reader->sentence_start;
    place->paragraph_start = reader->paragraph_start;
    place->is_person = place->is_namesake = false;
    EntMention *mention = ent_annotation_next(&reader->annotation);
    EntHit hit = match_alias(reader, token, first_node, place, mention);
    if (hit == ENT_HIT_NONE)
        return;
    reader->consumed = place->end;
    if (hit == ENT_HIT_PHRASE)
        return;
    mention->start = place->start;
    mention->end = place->end;
    mention->is_learned = false;
    mention->sentence = reader->in_title ? -1 : (int32_t)reader->annotation.n_sentences;
    mention->paragraph = reader->in_title ? -1 : (int32_t)reader->annotation.n_paragraphs;
    if (heads_text(reader, mention))
        reader->dateline_end = reader->open_dateline_end;
    mention->zone = reader->in_title                      ? ENT_ZONE_TITLE
                    : place->start < reader->dateline_end ? ENT_ZONE_DATELINE
                                                          : reader->zone;
    if (hit == ENT_HIT_LATER) {
        EntPending pending = {reader->annotation.n_mentions, token->start,           place->start,    place->end,
                              place->sentence_start,         place->paragraph_start, reader->in_title};
        g_array_append_val(reader->pending, pending);
    } else {
        ent_scan_note(reader, mention);
    }
    reader->annotation.n_mentions++;
}

/* Whether a sentence ends at the stop; mostly one of its names has asked that already. */
static bool stops_at(const EntReader *reader, uint32_t at, uint32_t *end) {
    const EntSentenceEnd *known = &reader->places[reader->in_title].sentence_end;
    if (at <= known->from || at > known->mark)
        return ent_sentence_stops(reader->text, at, reader->cutting, end);
    *end = known->end;
    return at == known->mark && known->is_marked;
}

static void at_stop(EntReader *reader, uint32_t at) {
    uint32_t end;
    if (!stops_at(reader, at, &end))
        return;
    if (at < reader->dateline_end)
        return;
    close_sentence(reader, end);
    reader->consumed = MAX(reader->consumed, end);
}

static void at_line(EntReader *reader, uint32_t at) {
    /* Of several line ends in a row the first has begun the next paragraph. */
    if (at < reader->paragraph_start)
        return;
    if (ent_sentence_line_stops(reader->text, at, reader->cutting))
        close_paragraph(reader, at);
}

/* Has what the event after this one needs on its way to the cache. Behind the last one any old one is as good. */
static inline void fetch(const EntReader *reader, const EntEvent *event) {
    const EntTrieNode *node = &reader->lexicon->nodes[event->node];
    __builtin_prefetch(&reader->lexicon->edges[node->first_edge]);
    __builtin_prefetch(&reader->actors[node->entry.actor != ENT_NOBODY ? node->entry.actor : 0]);
}

static void at_mark(EntReader *reader, uint32_t at) {
    if (at < reader->consumed)
        return;
    if (reader->text.bytes[at] == '\n')
        at_line(reader, at);
    else
        at_stop(reader, at);
}

/* What was collected of the stretch at @base, in the order of the text. */
static void scan_stretch(EntReader *reader, uint32_t base) {
    const EntEvents *events = &reader->events;
    const uint16_t *mark = events->marks;
    EntPlace *place = &reader->places[reader->in_title];
    place->marks = (EntMarksAhead){base, base + ENT_STRETCH, mark};
    for (unsigned i = 0; i < events->n_kept; i++) {
        const EntEvent *word = &events->words[events->kept[i]];
        fetch(reader, &events->words[events->kept[i + 1]]);
        for (; *mark < word->token.start - base; mark++)
            at_mark(reader, base + *mark);
        place->marks.next = mark;
        if (word->token.start >= reader->consumed)
            at_word(reader, &word->token, word->node);
    }
    for (; *mark < ENT_STRETCH; mark++)
        at_mark(reader, base + *mark);
}

void ent_scan_text(EntReader *reader) {
    EntText text = reader->text;
    EntEvents *events = &reader->events;
    reader->consumed = reader->dateline_end = reader->open_dateline_end = 0;
    reader->zone = reader->in_title ? ENT_ZONE_TITLE : ENT_ZONE_BODY;
    reader->furniture_rest = false;
    reader->places[reader->in_title] = (EntPlace){.text = text,
                                                  .cutting = reader->cutting,
                                                  .document = reader->document,
                                                  .actors = reader->actors,
                                                  .reason = reader->trace != NULL ? &reader->trace->reason : NULL};
    begin_paragraph(reader, 0);
    ent_events_begin(events);
    reader->capitals.n_words = 0;
    const EntScanning scanning = {reader->lexicon,   reader->actors,   reader->cues,
                                  &reader->capitals, reader->document, reader->lower_text};
    for (uint32_t base = 0; base < text.length; base += ENT_STRETCH) {
        ent_events_collect(events, text, base, &scanning);
        scan_stretch(reader, base);
    }
    close_paragraph(reader, text.length);
}
