/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/recorder.h"

#include "base/hash.h"

#include <string.h>

/* The last sentence that named a node, so that sets need no clearing. */
typedef struct {
    uint64_t sentence;    /* serial number */
    uint32_t last, place; /* among the story's nodes, and among its different ones */
} Mark;

struct _EntRecorder {
    const EntCatalogue *catalogue;
    EntNodeTable *nodes;
    GHashTable *only; /* nullable: set of ids */
    uint32_t types;   /* a bit a type */
    Mark *marks;
    uint32_t marks_room;
    uint64_t sentence, first_sentence; /* serial numbers: the last one, and the first of the document */
    GArray *spans;                     /* of EntTextRange */
    EntStory story;
};

/* (transfer full): the set of ids in a list; NULL, which is all of them, for NULL. */
static GHashTable *parse_only(const char *list) {
    if (list == NULL)
        return NULL;
    GHashTable *only = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) ids = g_strsplit(list, ",", -1);
    for (char **id = ids; *id != NULL; id++)
        g_hash_table_add(only, g_strdup(g_strstrip(*id)));
    return only;
}

bool ent_recorder_same_only(const char *one, const char *other) {
    g_autoptr(GHashTable) ids = parse_only(one), others = parse_only(other);
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

uint32_t ent_recorder_parse_types(const char *list, EntLevel level) {
    uint32_t types = 0;
    g_auto(GStrv) names = g_strsplit(list != NULL ? list : ent_actor_default_types(level), ",", -1);
    for (char **name = names; *name != NULL; name++) {
        g_strstrip(*name);
        EntActorType type = ent_actor_type_parse(*name, strlen(*name));
        if (type != ENT_N_TYPES)
            types |= UINT32_C(1) << type;
    }
    return types;
}

EntRecorder *ent_recorder_new(const EntCatalogue *catalogue, EntNodeTable *nodes, const EntOptions *options) {
    EntRecorder *recorder = g_new0(EntRecorder, 1);
    recorder->catalogue = catalogue;
    recorder->nodes = nodes;
    recorder->only = parse_only(options->only);
    recorder->types = ent_recorder_parse_types(options->types, options->level);
    recorder->spans = g_array_new(FALSE, FALSE, sizeof(EntTextRange));
    return recorder;
}

void ent_recorder_free(EntRecorder *recorder) {
    if (recorder == NULL)
        return;
    g_clear_pointer(&recorder->only, g_hash_table_unref);
    g_array_unref(recorder->spans);
    g_free(recorder->marks);
    ent_story_clear(&recorder->story);
    g_free(recorder);
}

static Mark *mark_of(EntRecorder *recorder, uint32_t node) {
    if (node >= recorder->marks_room) {
        uint32_t room = MAX(64, MAX(node + 1, 2 * recorder->marks_room));
        recorder->marks = g_renew(Mark, recorder->marks, room);
        memset(recorder->marks + recorder->marks_room, 0, (room - recorder->marks_room) * sizeof(Mark));
        recorder->marks_room = room;
    }
    return &recorder->marks[node];
}

static EntStorySentence *open_sentence(EntRecorder *recorder, int32_t paragraph) {
    recorder->sentence++;
    EntStorySentence *sentence = ent_story_add_named(&recorder->story);
    *sentence = (EntStorySentence){.paragraph = paragraph, .first_node = recorder->story.n_nodes};
    return sentence;
}

static void count_node(EntRecorder *recorder, EntStorySentence *sentence, uint32_t node) {
    Mark *mark = mark_of(recorder, node);
    if (mark->sentence == recorder->sentence) {
        recorder->story.nodes[mark->last].mentions++;
        return;
    }
    uint32_t place = mark->place;
    if (mark->sentence < recorder->first_sentence)
        place = ent_story_add_different(&recorder->story, node);
    *mark = (Mark){recorder->sentence, recorder->story.n_nodes, place};
    *ent_story_add_node(&recorder->story) = (EntStoryNode){place, 1};
    sentence->n_nodes++;
}

/* ---- Actors that were found ---- */

static bool is_counted(const EntMention *mention) {
    return mention->counted && mention->node != ENT_NOBODY;
}

static void place_sentence(EntStorySentence *sentence, const EntDocument *document, const EntAnnotation *annotation,
                           int32_t index) {
    const char *text = index < 0 ? document->title : document->text;
    sentence->end = (uint32_t)document->title_length;
    if (index >= 0) {
        sentence->start = annotation->sentences[index].start;
        sentence->end = annotation->sentences[index].end;
    }
    if (sentence->n_nodes >= 2)
        sentence->text = (EntStoryText){text + sentence->start, sentence->end - sentence->start};
}

/* The mentions of one sentence, which begin at @mention; returns where the next one's begin. */
static const EntMention *record_sentence(EntRecorder *recorder, const EntDocument *document,
                                         const EntAnnotation *annotation, const EntMention *mention) {
    const EntMention *end = annotation->mentions + annotation->n_mentions;
    EntStorySentence *sentence = open_sentence(recorder, mention->sentence < 0 ? -1 : mention->paragraph);
    int32_t index = mention->sentence;
    for (; mention < end && mention->sentence == index; mention++)
        if (is_counted(mention))
            count_node(recorder, sentence,
                       ent_node_table_add_actor(recorder->nodes, recorder->catalogue, mention->node));
    place_sentence(sentence, document, annotation, index);
    return mention;
}

static void record_mentions(EntRecorder *recorder, const EntDocument *document, const EntAnnotation *annotation) {
    if (annotation->n_mentions == 0)
        return;
    const EntMention *mention = annotation->mentions, *end = mention + annotation->n_mentions;
    int32_t last = -2;
    while (mention < end) {
        if (!is_counted(mention)) {
            mention++;
            continue;
        }
        g_assert(mention->sentence > last);
        last = mention->sentence;
        mention = record_sentence(recorder, document, annotation, mention);
    }
}

static void add_span(GArray *spans, const EntSentence *sentence, bool continues) {
    EntTextRange span = {sentence->start, sentence->end};
    if (continues)
        g_array_index(spans, EntTextRange, spans->len - 1).end = span.end;
    else
        g_array_append_val(spans, span);
}

/* What of the text counts: its sentences, and the pieces it is compared by. */
static void record_sentences(EntRecorder *recorder, const EntDocument *document, const EntAnnotation *annotation) {
    EntStory *story = &recorder->story;
    bool continues = false;
    g_array_set_size(recorder->spans, 0);
    story->sentences = document->title_length > 0;
    for (uint32_t i = 0; i < annotation->n_sentences; i++) {
        const EntSentence *sentence = &annotation->sentences[i];
        bool counts = sentence->zone <= ENT_ZONE_CAPTION;
        if (counts)
            add_span(recorder->spans, sentence, continues);
        continues = counts;
        story->sentences += counts;
        story->furniture += sentence->zone == ENT_ZONE_FURNITURE;
    }
}

/* A document that is only a title is compared by it. */
static void record_signature(EntRecorder *recorder, const EntDocument *document) {
    EntSignature *signature = &recorder->story.signature;
    ent_signature_make(signature, document->text, (const EntTextRange *)recorder->spans->data, recorder->spans->len);
    if (signature->words > 0 || document->title_length == 0)
        return;
    char title[ENT_STORY_TEXT_MAX + 64] = "";
    EntTextRange span = {0, MIN(document->title_length, ENT_STORY_TEXT_MAX)};
    memcpy(title, document->title, span.end);
    ent_signature_make(signature, title, &span, 1);
}

/* The paragraphs, and the hash of the body: of the hashes of long paragraphs and of what stands between them. */
static void record_paragraphs(EntStory *story, const EntDocument *document, const EntAnnotation *annotation) {
    const char *text = document->text != NULL ? document->text : "";
    uint64_t body = 0;
    size_t hashed = 0;
    uint32_t next = 0;
    for (uint32_t i = 0; i < annotation->n_paragraphs; i++) {
        size_t start = annotation->paragraphs[i].start, end = annotation->paragraphs[i].end;
        uint32_t sentences = 0;
        for (; next < annotation->n_sentences && annotation->sentences[next].paragraph <= (int32_t)i; next++)
            sentences += annotation->sentences[next].paragraph == (int32_t)i &&
                         annotation->sentences[next].zone <= ENT_ZONE_CAPTION;
        if (!ent_story_is_long(text + start, end - start))
            continue;
        uint64_t hash = ent_hash_bytes(text + start, end - start, 0);
        *ent_story_add_paragraph(story) = (EntStoryParagraph){.number = i, .sentences = sentences, .hash = hash};
        body = ent_hash_bytes(text + hashed, start - hashed, body ^ hash);
        hashed = end;
    }
    story->body_hash = ent_hash_bytes(text + hashed, document->text_length - hashed, body);
}

/* ---- Actors that were given ---- */

static bool is_wanted(const EntRecorder *recorder, const char *id) {
    if (*id == '\0')
        return false;
    if (recorder->only != NULL && !g_hash_table_contains(recorder->only, id))
        return false;
    uint32_t actor = ent_catalogue_find(recorder->catalogue, id);
    return actor == ENT_NOBODY || (recorder->types >> recorder->catalogue->actors[actor].type & 1) != 0;
}

static void record_window(EntRecorder *recorder, const GPtrArray *window, uint32_t index) {
    EntStory *story = &recorder->story;
    EntStorySentence *sentence = open_sentence(recorder, (int32_t)index);
    for (guint i = 0; i < window->len; i++) {
        const char *id = g_ptr_array_index(window, i);
        story->body_hash = ent_hash_bytes(id, strlen(id), story->body_hash);
        if (is_wanted(recorder, id))
            count_node(recorder, sentence, ent_node_table_add_id(recorder->nodes, id));
    }
    if (sentence->n_nodes == 0)
        story->n_named--;
}

static void record_windows(EntRecorder *recorder, const GPtrArray *windows) {
    EntStory *story = &recorder->story;
    story->tagged = true;
    story->sentences = windows->len;
    for (guint i = 0; i < windows->len; i++) {
        story->body_hash = ent_hash_bytes(&i, sizeof i, story->body_hash);
        record_window(recorder, g_ptr_array_index(windows, i), i);
    }
}

static EntStoryText text_of(const char *text) {
    return (EntStoryText){text, text == NULL ? 0 : (uint32_t)strlen(text)};
}

const EntStory *ent_recorder_record(EntRecorder *recorder, const EntDocument *document,
                                    const EntAnnotation *annotation) {
    EntStory *story = &recorder->story;
    ent_story_reset(story);
    recorder->first_sentence = recorder->sentence + 1;
    story->day = document->day;
    story->id = text_of(document->id);
    story->source = text_of(document->source);
    story->url = text_of(document->url);
    if (document->title_length > 0)
        story->title = (EntStoryText){document->title, (uint32_t)document->title_length};
    if (document->windows != NULL) {
        record_windows(recorder, document->windows);
    } else {
        record_sentences(recorder, document, annotation);
        record_signature(recorder, document);
        record_paragraphs(story, document, annotation);
        record_mentions(recorder, document, annotation);
    }
    return story->n_different <= ENT_STORY_NODES_MAX ? story : NULL;
}
