/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/cues.h"

#include "mention/glance.h"
#include "mention/opening.h"
#include "mention/sieve.h"
#include "mention/special.h"

#include <string.h>

/* How far from the mention a paragraph, and before it a sentence, is searched. */
#define FAR 2000
#define STEP 500

/* What a condition asks about: a bit for each list that has cues, and for what its cues of the document are. */
#define ASKS(list) (1u << (list))
#define ASKS_PARAGRAPH (1u << ENT_N_CUE_LISTS)   /* some are no names */
#define ASKS_END (1u << (ENT_N_CUE_LISTS + 1))   /* some may stand at the end of the document */
#define ASKS_ACTOR (1u << (ENT_N_CUE_LISTS + 2)) /* some are about the actor itself */
#define ASKS_FAR (ASKS(ENT_CUE_DOCUMENT) | ASKS(ENT_CUE_ACTORS))

/* Cues that are looked for in a sentence or paragraph, and the last answer: several mentions of a sentence ask the
 * same. */
typedef struct {
    EntSieve sieve;
    EntText part;
    uint32_t from, document;
    uint32_t cue; /* that was found in @part from @from on, in this document */
} Search;

struct _EntCues {
    const EntCatalogue *catalogue;
    EntCue *cues;
    GStringChunk *strings;
    EntDocumentCues *document_cues;
    EntOpenings *openings;
    const EntSpecials *specials;
    EntGlances *glances;
    EntBesides (*besides)[ENT_CUE_SENTENCE]; /* by condition: before, after */
    uint32_t *letters;                       /* by cue that stands beside: EntCue.letters */
    GPtrArray *sentences;                    /* of Search, by condition; NULL where no cue is */
    GPtrArray *paragraphs;                   /* the same */
    uint32_t *actors;                        /* by cue: whom it names, of those that name one */
    uint16_t *asks;                          /* by condition: ASKS */
};

static void free_search(gpointer data) {
    Search *search = data;
    if (search != NULL)
        ent_sieve_clear(&search->sieve);
    g_free(search);
}

static Search *make_search(const EntCues *cues, uint32_t first, uint32_t end) {
    if (first == end)
        return NULL;
    Search *search = g_new0(Search, 1);
    g_autofree uint32_t *indexes = g_new(uint32_t, end - first);
    for (uint32_t i = first; i < end; i++)
        indexes[i - first] = i;
    search->sieve = ent_sieve_make(cues->cues, indexes, end - first);
    return search;
}

/* Whom the cues that name actors mean. */
static void find_actors(EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    for (uint32_t i = first[ENT_CUE_ACTORS]; i < first[ENT_N_CUE_LISTS]; i++)
        cues->actors[i] = ent_catalogue_find(cues->catalogue, cues->catalogue->cues[i]);
}

/* What a condition asks about. */
static uint16_t list_questions(const EntCues *cues, const uint32_t *first) {
    unsigned asks = 0;
    for (int list = 0; list < ENT_N_CUE_LISTS; list++)
        asks |= first[list] < first[list + 1] ? ASKS(list) : 0;
    if (asks & ASKS(ENT_CUE_ACTORS))
        asks |= ASKS_END;
    for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++) {
        bool is_small = cues->cues[cue].kind == ENT_CUE_WORDS && !ent_document_cues_is_name(cues->document_cues, cue);
        asks |= is_small ? ASKS_PARAGRAPH : ASKS_END;
        if (cues->cues[cue].kind == ENT_CUE_PERSON || cues->cues[cue].kind == ENT_CUE_UNNAMED)
            asks |= ASKS_ACTOR;
    }
    G_STATIC_ASSERT(ENT_N_CUE_LISTS + 3 <= 16);
    return (uint16_t)asks;
}

static void prepare_condition(EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    for (uint32_t i = first[ENT_CUE_BEFORE]; i < first[ENT_CUE_AFTER]; i++)
        ent_cue_put_before(&cues->cues[i]);
    find_actors(cues, condition);
    for (int list = 0; list < ENT_CUE_SENTENCE; list++)
        cues->besides[condition][list] =
            ent_besides_make(cues->cues, cues->letters, first[list], first[list + 1], list == ENT_CUE_BEFORE);
    uint16_t asks = cues->asks[condition] = list_questions(cues, first);
    g_ptr_array_add(cues->sentences, make_search(cues, first[ENT_CUE_SENTENCE], first[ENT_CUE_OPENING]));
    uint32_t document = asks & ASKS_PARAGRAPH ? first[ENT_CUE_DOCUMENT] : first[ENT_CUE_ACTORS];
    g_ptr_array_add(cues->paragraphs, make_search(cues, document, first[ENT_CUE_ACTORS]));
}

EntCues *ent_cues_new(const EntCatalogue *catalogue, const EntSpecials *specials, EntLexicon *lexicon) {
    EntCues *cues = g_new0(EntCues, 1);
    cues->catalogue = catalogue;
    cues->strings = g_string_chunk_new(1 << 14);
    cues->cues = g_new0(EntCue, catalogue->n_cues + 1);
    for (uint32_t i = 0; i < catalogue->n_cues; i++)
        cues->cues[i] = ent_cue_compile(catalogue->cues[i], cues->strings);
    cues->document_cues = ent_document_cues_new(catalogue, cues->cues, lexicon);
    cues->openings = ent_openings_new(catalogue, cues->cues);
    cues->specials = specials;
    cues->glances = ent_glances_new(catalogue);
    cues->besides = g_malloc((catalogue->n_conditions + 1) * sizeof *cues->besides);
    cues->letters = g_new0(uint32_t, catalogue->n_cues + 4);
    cues->sentences = g_ptr_array_new_full(catalogue->n_conditions, free_search);
    cues->paragraphs = g_ptr_array_new_full(catalogue->n_conditions, free_search);
    cues->actors = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->asks = g_new0(uint16_t, catalogue->n_conditions + 1);
    for (uint32_t i = 0; i < catalogue->n_conditions; i++)
        prepare_condition(cues, i);
    return cues;
}

void ent_cues_free(EntCues *cues) {
    if (cues == NULL)
        return;
    g_free(cues->cues);
    g_string_chunk_free(cues->strings);
    ent_document_cues_free(cues->document_cues);
    ent_openings_free(cues->openings);
    ent_glances_free(cues->glances);
    g_free(cues->besides);
    g_free(cues->letters);
    g_ptr_array_unref(cues->sentences);
    g_ptr_array_unref(cues->paragraphs);
    g_free(cues->actors);
    g_free(cues->asks);
    g_free(cues);
}

const EntCue *ent_cues_compiled(const EntCues *cues) {
    return cues->cues;
}

/* Whether a cue of the search that is no name of its document begins at one of the words from @from to the end of
 * @part, where @place is. */
static bool any_within(const EntCues *cues, Search *search, const EntPlace *place, EntText part, uint32_t from) {
    bool is_same = search->document == place->document && search->from == from && search->part.bytes == part.bytes &&
                   search->part.length == part.length;
    if (!is_same) {
        search->document = place->document;
        search->part = part;
        search->from = from;
        search->cue = ent_sieve_find(&search->sieve, cues->cues, part, &from, 0);
    }
    return search->cue != ENT_NO_CUE && ent_place_found(place, search->cue);
}

/* Texts without stops are one sentence; to look through all of it at each of its names would take the square of its
 * length. Names that stand together look from the same place on, so that one search answers them all. */
static uint32_t not_far_from(const EntPlace *place, uint32_t start) {
    return place->start > start + FAR ? start + (place->start - FAR - start) / STEP * STEP : start;
}

static bool any_in_sentence(EntCues *cues, uint32_t condition, EntPlace *place) {
    EntText sentence = {place->text.bytes, ent_place_sentence_end(place)};
    Search *search = g_ptr_array_index(cues->sentences, condition);
    return any_within(cues, search, place, sentence, not_far_from(place, place->sentence_start));
}

static bool any_in_opening(const EntCues *cues, uint32_t condition, const EntPlace *place) {
    uint32_t cue = ent_openings_find(cues->openings, condition);
    return cue != ENT_NO_CUE && ent_place_found(place, cue);
}

/* Cues of the document that are no names: looked for in the paragraph, as far as that is near. */
static bool any_in_paragraph(const EntCues *cues, uint32_t condition, const EntPlace *place) {
    uint32_t from = not_far_from(place, place->paragraph_start);
    uint32_t end = MIN(place->text.length, (place->end + FAR) / STEP * STEP);
    const unsigned char *line = place->text.bytes + place->end;
    while ((line = memchr(line, '\n', (size_t)(place->text.bytes + end - line))) != NULL) {
        if (line[1] == '\n' || line[1] == '\r' || place->cutting.lines_end) {
            end = (uint32_t)(line - place->text.bytes);
            break;
        }
        line++;
    }
    Search *search = g_ptr_array_index(cues->paragraphs, condition);
    return any_within(cues, search, place, (EntText){place->text.bytes, end}, from);
}

/* Whether the actor was taken for part of a person's name, and nothing but that name stands for it. */
static bool is_person(const EntPlace *place) {
    if (place->actor == ENT_NOBODY)
        return false;
    const EntActorState *state = &place->actors[place->actor];
    return state->person_in == place->document && state->acted_in != place->document;
}

static bool cue_in_document(const EntCues *cues, const uint32_t *first, unsigned asks, const EntPlace *place) {
    if (!(asks & ASKS_ACTOR)) {
        uint32_t end = first[ENT_CUE_ACTORS];
        uint32_t cue = ent_document_cues_find(cues->document_cues, first[ENT_CUE_DOCUMENT], end, place->document);
        return cue < end && ent_place_found(place, cue);
    }
    for (uint32_t i = first[ENT_CUE_DOCUMENT]; i < first[ENT_CUE_ACTORS]; i++) {
        EntCueKind kind = (EntCueKind)cues->cues[i].kind;
        if (kind == ENT_CUE_PERSON && place->is_final && is_person(place))
            return ent_place_found(place, i);
        if (kind == ENT_CUE_UNNAMED && place->is_final && place->actor != ENT_NOBODY &&
            place->actors[place->actor].acted_in != place->document)
            return ent_place_found(place, i);
        if (ent_document_cues_seen(cues->document_cues, i, place->document))
            return ent_place_found(place, i);
    }
    return false;
}

static bool actor_in_document(const EntCues *cues, const uint32_t *first, const EntPlace *place) {
    for (uint32_t i = first[ENT_CUE_ACTORS]; i < first[ENT_N_CUE_LISTS]; i++) {
        uint32_t actor = cues->actors[i];
        if (actor != ENT_NOBODY && place->actors[actor].named_in == place->document)
            return ent_place_found(place, i);
    }
    return false;
}

EntVerdict ent_cues_hold(EntCues *cues, uint32_t condition, EntPlace *place) {
    unsigned asks = cues->asks[condition];
    const EntBesides *besides = cues->besides[condition];
    for (int side = ENT_CUE_BEFORE; side <= ENT_CUE_AFTER; side++)
        if ((asks & ASKS(side)) && ent_besides_any(&besides[side], cues->cues, cues->specials, place))
            return ENT_VERDICT_YES;
    if ((asks & ASKS(ENT_CUE_OPENING)) && any_in_opening(cues, condition, place))
        return ENT_VERDICT_YES;
    if ((asks & ASKS(ENT_CUE_SENTENCE)) && any_in_sentence(cues, condition, place))
        return ENT_VERDICT_YES;
    if (!(asks & ASKS_FAR))
        return ENT_VERDICT_NO;
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    if (cue_in_document(cues, first, asks, place) || actor_in_document(cues, first, place))
        return ENT_VERDICT_YES;
    if ((asks & ASKS_PARAGRAPH) && any_in_paragraph(cues, condition, place))
        return ENT_VERDICT_YES;
    return place->is_final || !(asks & ASKS_END) ? ENT_VERDICT_NO : ENT_VERDICT_LATER;
}

bool ent_cues_asks_opening(const EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    return first[0] == first[ENT_CUE_OPENING] && first[ENT_CUE_DOCUMENT] == first[ENT_N_CUE_LISTS];
}

const EntBesides *ent_cues_besides(const EntCues *cues, uint32_t condition) {
    return cues->besides[condition];
}

bool ent_cues_asks_beside(const EntCues *cues, uint32_t condition) {
    return (cues->asks[condition] & ~(ASKS(ENT_CUE_BEFORE) | ASKS(ENT_CUE_AFTER))) == 0;
}

static void look_anew(const EntCues *cues, EntPlace *place) {
    place->looked_at = place->start + 1;
    ent_place_look(place);
    place->before_kinds = ent_glances_before(cues->glances, place->text, place->start, place->sentence_start);
    place->after_kinds = ent_glance_after(place->text, place->start, place->end);
}

void ent_cues_look(const EntCues *cues, EntPlace *place) {
    if (place->looked_at != place->start + 1)
        look_anew(cues, place);
}

EntVerdict ent_cues_allow(EntCues *cues, EntPlace *place, uint32_t when, uint32_t unless) {
    ent_cues_look(cues, place);
    EntVerdict wanted = when == ENT_NO_CONDITION ? ENT_VERDICT_YES : ent_cues_hold(cues, when, place);
    if (wanted == ENT_VERDICT_NO || unless == ENT_NO_CONDITION)
        return wanted;
    EntVerdict refused = ent_cues_hold(cues, unless, place);
    if (refused == ENT_VERDICT_YES)
        return ENT_VERDICT_NO;
    return refused == ENT_VERDICT_LATER ? ENT_VERDICT_LATER : wanted;
}

void ent_cues_begin(EntCues *cues, EntText title, EntText text) {
    ent_openings_begin(cues->openings, title, text);
}

void ent_cues_note(EntCues *cues, EntText text, const EntNoted *words, unsigned n_words, uint32_t document) {
    ent_document_cues_note(cues->document_cues, text, words, n_words, document);
}
