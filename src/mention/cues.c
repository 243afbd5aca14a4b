/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/cues.h"

#include "mention/cue.h"
#include "mention/document_cues.h"
#include "mention/sieve.h"
#include "mention/special.h"

#include <string.h>

/* How far from the mention a paragraph is searched. */
#define FAR_IN_PARAGRAPH 2000

/* How much of a text is its opening. */
#define LONGEST_OPENING 1000

struct _EntCues {
    const EntCatalogue *catalogue;
    EntCue *cues;
    uint32_t *letters; /* by cue: its first letters, or ENT_ANY_LETTERS when they are not known */
    GStringChunk *strings;
    EntDocumentCues *document_cues;
    EntSieve (*sieves)[ENT_CUE_ACTORS]; /* by condition and list */
    GArray *specials_asked;             /* indexes of the cues that are no words, sieve by sieve */
    uint32_t *actors;                   /* by cue: whom it names, of those that name one */
    bool *asks_paragraph;               /* by condition: a document cue of it is no name */
    bool *asks_end;                     /* by condition: a cue of it may stand at the end of the document */
    EntSpecials *specials;
    EntText title, text;    /* of the document */
    uint32_t *same_opening; /* by condition: the first with the same cues of the opening */
    uint64_t *openings;     /* by condition: what was found in the opening of a document, and of which */
};

static void fill_letters(EntCues *cues) {
    cues->letters = g_new(uint32_t, cues->catalogue->n_cues + 1);
    for (uint32_t i = 0; i < cues->catalogue->n_cues; i++) {
        const EntCue *cue = &cues->cues[i];
        cues->letters[i] = cue->is_prefix && cue->length < 3 ? ENT_ANY_LETTERS : ent_cue_letters(cue, false);
    }
}

static bool only_marks(const EntCues *cues, const EntSieve *sieve) {
    for (uint32_t n = 0; n < sieve->n_specials; n++) {
        EntCueKind kind = cues->cues[g_array_index(cues->specials_asked, uint32_t, sieve->first_special + n)].kind;
        if (kind != ENT_CUE_BRACKETED && kind != ENT_CUE_TICKER)
            return false;
    }
    return true;
}

static void fill_sieves(EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    for (int list = 0; list < ENT_CUE_ACTORS; list++) {
        EntSieve *sieve = &cues->sieves[condition][list];
        sieve->is_sure = true;
        sieve->first_special = cues->specials_asked->len;
        for (uint32_t i = first[list]; i < first[list + 1]; i++) {
            ent_sieve_add(sieve, &cues->cues[i], list == ENT_CUE_BEFORE);
            if (cues->cues[i].kind != ENT_CUE_WORDS)
                g_array_append_val(cues->specials_asked, i);
        }
        sieve->n_specials = cues->specials_asked->len - sieve->first_special;
        sieve->only_marks = only_marks(cues, sieve);
    }
}

/* Whom the cues that name actors mean. */
static void find_actors(EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    for (uint32_t i = first[ENT_CUE_ACTORS]; i < first[ENT_N_CUE_LISTS]; i++)
        cues->actors[i] = ent_catalogue_find(cues->catalogue, cues->catalogue->cues[i]);
}

static bool opens_alike(const EntCues *cues, const EntCondition *a, const EntCondition *b) {
    uint32_t first = a->first[ENT_CUE_OPENING], other = b->first[ENT_CUE_OPENING];
    uint32_t n = a->first[ENT_CUE_DOCUMENT] - first;
    if (n != b->first[ENT_CUE_DOCUMENT] - other)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!g_str_equal(cues->catalogue->cues[first + i], cues->catalogue->cues[other + i]))
            return false;
    return true;
}

/* What of the document a condition asks about. */
static void note_questions(EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    const EntCondition *all = cues->catalogue->conditions;
    cues->asks_end[condition] = first[ENT_CUE_ACTORS] < first[ENT_N_CUE_LISTS];
    cues->same_opening[condition] = condition;
    for (uint32_t i = 0; i < condition && first[ENT_CUE_OPENING] < first[ENT_CUE_DOCUMENT]; i++)
        if (opens_alike(cues, &all[i], &all[condition])) {
            cues->same_opening[condition] = i;
            break;
        }
    for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++) {
        bool is_small = cues->cues[cue].kind == ENT_CUE_WORDS && !ent_document_cues_is_name(cues->document_cues, cue);
        cues->asks_paragraph[condition] |= is_small;
        cues->asks_end[condition] |= !is_small;
    }
}

EntCues *ent_cues_new(const EntCatalogue *catalogue, EntLexicon *lexicon) {
    EntCues *cues = g_new0(EntCues, 1);
    cues->catalogue = catalogue;
    cues->strings = g_string_chunk_new(1 << 14);
    cues->cues = g_new0(EntCue, catalogue->n_cues + 1);
    for (uint32_t i = 0; i < catalogue->n_cues; i++)
        cues->cues[i] = ent_cue_compile(catalogue->cues[i], cues->strings);
    fill_letters(cues);
    cues->sieves = g_malloc0((catalogue->n_conditions + 1) * sizeof *cues->sieves);
    cues->specials_asked = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    cues->actors = g_new0(uint32_t, catalogue->n_cues + 1);
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        fill_sieves(cues, i);
        find_actors(cues, i);
    }
    cues->document_cues = ent_document_cues_new(catalogue, cues->cues, lexicon);
    cues->asks_paragraph = g_new0(bool, catalogue->n_conditions + 1);
    cues->asks_end = g_new0(bool, catalogue->n_conditions + 1);
    cues->openings = g_new0(uint64_t, catalogue->n_conditions + 1);
    cues->same_opening = g_new0(uint32_t, catalogue->n_conditions + 1);
    for (uint32_t i = 0; i < catalogue->n_conditions; i++)
        note_questions(cues, i);
    cues->specials = ent_specials_new(catalogue, lexicon);
    return cues;
}

void ent_cues_free(EntCues *cues) {
    if (cues == NULL)
        return;
    g_free(cues->cues);
    g_free(cues->letters);
    g_string_chunk_free(cues->strings);
    ent_document_cues_free(cues->document_cues);
    g_free(cues->sieves);
    g_array_unref(cues->specials_asked);
    g_free(cues->actors);
    g_free(cues->asks_paragraph);
    g_free(cues->asks_end);
    ent_specials_free(cues->specials);
    g_free(cues->openings);
    g_free(cues->same_opening);
    g_free(cues);
}

const EntCue *ent_cues_cue(const EntCues *cues, uint32_t cue) {
    return &cues->cues[cue];
}

/* The cue answers the question; says so to a trace. */
static bool found(const EntPlace *place, uint32_t cue) {
    if (G_UNLIKELY(place->reason != NULL))
        place->reason->cue = cue;
    return true;
}

static void look_around(EntNeighbours *around, const EntPlace *place) {
    ent_neighbours_init(around, place->text, place->start, place->end, place->sentence_start);
}

/* Tickers and brackets end in a mark, which few mentions have behind them. */
static bool has_mark(const EntPlace *place) {
    unsigned char next = place->text.bytes[place->end];
    return next == '>' || next == ')';
}

static bool any_special(const EntCues *cues, const EntSieve *sieve, bool is_before, EntPlace *place) {
    EntNeighbours around;
    if (sieve->only_marks && !has_mark(place))
        return false;
    look_around(&around, place);
    bool is_small = is_before ? ent_specials_small_before(&around) : ent_specials_small_after(&around);
    for (uint32_t n = 0; n < sieve->n_specials; n++) {
        uint32_t i = g_array_index(cues->specials_asked, uint32_t, sieve->first_special + n);
        EntCueKind kind = (EntCueKind)cues->cues[i].kind;
        if (is_small && kind == ENT_CUE_NAME)
            continue;
        if (!ent_specials_beside(cues->specials, kind, &around, place->cutting, is_before))
            continue;
        place->is_person |= kind == ENT_CUE_NAME || (is_before && (kind == ENT_CUE_GIVEN || kind == ENT_CUE_TITLE));
        return found(place, i);
    }
    return false;
}

void ent_cues_look(EntPlace *place) {
    if (place->looked_at == place->start + 1)
        return;
    place->looked_at = place->start + 1;
    place->before = ent_cue_look_before(place->text, place->start, place->sentence_start);
    place->after = ent_cue_look_after(place->text, place->end);
}

bool ent_cues_stands(const EntCue *cue, const EntPlace *place, bool is_before) {
    const EntBeside *beside = is_before ? &place->before : &place->after;
    if (cue->kind != ENT_CUE_WORDS || beside->at == ENT_NO_WORD || !ent_cue_fits_gap(cue, beside->gap))
        return false;
    return is_before ? ent_cue_ends_at(cue, place->text, beside->at, place->sentence_start)
                     : ent_cue_begins_at(cue, place->text, beside->at);
}

/* Whether a cue of the condition stands directly before or after the place. */
static bool any_beside(const EntCues *cues, uint32_t condition, EntCueList list, EntPlace *place) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    const EntSieve *sieve = &cues->sieves[condition][list];
    bool is_before = list == ENT_CUE_BEFORE;
    if (sieve->n_specials > 0 && any_special(cues, sieve, is_before, place))
        return true;
    const EntBeside *beside = is_before ? &place->before : &place->after;
    if (beside->at == ENT_NO_WORD || (sieve->is_sure && !ent_sieve_passes(sieve, beside->letters)))
        return false;
    for (uint32_t i = first[list]; i < first[list + 1]; i++) {
        bool may_stand = is_before || cues->letters[i] == beside->letters || cues->letters[i] == ENT_ANY_LETTERS;
        if (may_stand && ent_cues_stands(&cues->cues[i], place, is_before))
            return found(place, i);
    }
    return false;
}

/* Whether a cue of the list that is no name of its document begins at one of the words from @from to the end of @part, where @place is. */
static bool any_within(const EntCues *cues, uint32_t condition, EntCueList list, const EntPlace *place, EntText part,
                       uint32_t from) {
    EntCueRange range = {cues->cues, cues->letters, cues->catalogue->conditions[condition].first[list],
                         cues->catalogue->conditions[condition].first[list + 1]};
    uint32_t cue = ent_sieve_find(&cues->sieves[condition][list], &range, part, from);
    return cue != ENT_NO_CUE && found(place, cue);
}

static bool any_in_sentence(const EntCues *cues, uint32_t condition, EntPlace *place) {
    if (place->ends_for != place->end) {
        place->ends_for = place->end;
        place->sentence_end = ent_sentence_end(place->text, place->end, place->cutting);
    }
    EntText sentence = {place->text.bytes, place->sentence_end};
    return any_within(cues, condition, ENT_CUE_SENTENCE, place, sentence, place->sentence_start);
}

/* The title and the first words of the text tell what a document is about; asked once a document. */
static bool any_in_opening(EntCues *cues, uint32_t condition, const EntPlace *place) {
    uint64_t *opening = &cues->openings[cues->same_opening[condition]];
    if (*opening >> 32 != place->document) {
        EntText head = {cues->text.bytes, MIN(cues->text.length, LONGEST_OPENING)};
        EntReason reason;
        EntPlace probe = {.reason = &reason};
        bool stands = any_within(cues, condition, ENT_CUE_OPENING, &probe, cues->title, 0) ||
                      any_within(cues, condition, ENT_CUE_OPENING, &probe, head, 0);
        *opening = (uint64_t)place->document << 32 | (stands ? reason.cue + 1 : 0);
    }
    return (uint32_t)*opening != 0 && found(place, (uint32_t)*opening - 1);
}

/* Cues of the document that are no names: looked for in the paragraph, as far as that is near. */
static bool any_in_paragraph(const EntCues *cues, uint32_t condition, const EntPlace *place) {
    if (!cues->asks_paragraph[condition])
        return false;
    uint32_t from = place->start > place->paragraph_start + FAR_IN_PARAGRAPH ? place->start - FAR_IN_PARAGRAPH
                                                                             : place->paragraph_start;
    uint32_t end = MIN(place->text.length, place->end + FAR_IN_PARAGRAPH);
    const unsigned char *line = place->text.bytes + place->end;
    while ((line = memchr(line, '\n', (size_t)(place->text.bytes + end - line))) != NULL) {
        if (line[1] == '\n' || line[1] == '\r' || place->cutting.lines_end) {
            end = (uint32_t)(line - place->text.bytes);
            break;
        }
        line++;
    }
    return any_within(cues, condition, ENT_CUE_DOCUMENT, place, (EntText){place->text.bytes, end}, from);
}

/* Whether the actor was taken for part of a person's name, and nothing but that name stands for it. */
static bool is_person(const EntPlace *place) {
    if (place->actor == ENT_NOBODY)
        return false;
    const EntActorState *state = &place->actors[place->actor];
    return state->person_in == place->document && state->acted_in != place->document;
}

static bool cue_in_document(const EntCues *cues, const uint32_t *first, const EntPlace *place) {
    for (uint32_t i = first[ENT_CUE_DOCUMENT]; i < first[ENT_CUE_ACTORS]; i++) {
        EntCueKind kind = (EntCueKind)cues->cues[i].kind;
        if (kind == ENT_CUE_PERSON && place->is_final && is_person(place))
            return found(place, i);
        if (kind == ENT_CUE_UNNAMED && place->is_final && place->actor != ENT_NOBODY &&
            place->actors[place->actor].acted_in != place->document)
            return found(place, i);
        if (ent_document_cues_seen(cues->document_cues, i, place->document))
            return found(place, i);
    }
    return false;
}

static bool actor_in_document(const EntCues *cues, const uint32_t *first, const EntPlace *place) {
    for (uint32_t i = first[ENT_CUE_ACTORS]; i < first[ENT_N_CUE_LISTS]; i++) {
        uint32_t actor = cues->actors[i];
        if (actor != ENT_NOBODY && place->actors[actor].named_in == place->document)
            return found(place, i);
    }
    return false;
}

static bool any_near(EntCues *cues, uint32_t condition, const uint32_t *first, EntPlace *place) {
    return (first[ENT_CUE_BEFORE] < first[ENT_CUE_AFTER] && any_beside(cues, condition, ENT_CUE_BEFORE, place)) ||
           (first[ENT_CUE_AFTER] < first[ENT_CUE_SENTENCE] && any_beside(cues, condition, ENT_CUE_AFTER, place)) ||
           (first[ENT_CUE_OPENING] < first[ENT_CUE_DOCUMENT] && any_in_opening(cues, condition, place)) ||
           (first[ENT_CUE_SENTENCE] < first[ENT_CUE_OPENING] && any_in_sentence(cues, condition, place));
}

EntVerdict ent_cues_hold(EntCues *cues, uint32_t condition, EntPlace *place) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    if (any_near(cues, condition, first, place))
        return ENT_VERDICT_YES;
    if (first[ENT_CUE_DOCUMENT] == first[ENT_N_CUE_LISTS])
        return ENT_VERDICT_NO;
    if (cue_in_document(cues, first, place) || actor_in_document(cues, first, place))
        return ENT_VERDICT_YES;
    if (any_in_paragraph(cues, condition, place))
        return ENT_VERDICT_YES;
    return place->is_final || !cues->asks_end[condition] ? ENT_VERDICT_NO : ENT_VERDICT_LATER;
}

bool ent_cues_asks_opening(const EntCues *cues, uint32_t condition) {
    const uint32_t *first = cues->catalogue->conditions[condition].first;
    return first[0] == first[ENT_CUE_OPENING] && first[ENT_CUE_DOCUMENT] == first[ENT_N_CUE_LISTS];
}

EntVerdict ent_cues_allow(EntCues *cues, EntPlace *place, uint32_t when, uint32_t unless) {
    ent_cues_look(place);
    EntVerdict wanted = when == ENT_NO_CONDITION ? ENT_VERDICT_YES : ent_cues_hold(cues, when, place);
    if (wanted == ENT_VERDICT_NO || unless == ENT_NO_CONDITION)
        return wanted;
    EntVerdict refused = ent_cues_hold(cues, unless, place);
    if (refused == ENT_VERDICT_YES)
        return ENT_VERDICT_NO;
    return refused == ENT_VERDICT_LATER ? ENT_VERDICT_LATER : wanted;
}

EntLicence ent_cues_licence(const EntCues *cues, const EntPlace *place, bool in_lower) {
    EntNeighbours around;
    look_around(&around, place);
    if (ent_specials_office_after(cues->specials, &around))
        return ENT_LICENCE_OFFICE;
    if (in_lower || !ent_specials_title_before(cues->specials, &around))
        return ENT_LICENCE_NONE;
    return ent_specials_address_before(cues->specials, &around) ? ENT_LICENCE_ADDRESS : ENT_LICENCE_OFFICE;
}

bool ent_cues_name_beside(const EntCues *cues, const EntPlace *place) {
    EntNeighbours around;
    look_around(&around, place);
    return ent_specials_name_before(cues->specials, &around, place->cutting) ||
           ent_specials_name_after(cues->specials, &around, place->cutting);
}

void ent_cues_begin(EntCues *cues, EntText title, EntText text) {
    cues->title = title;
    cues->text = text;
}

void ent_cues_note(EntCues *cues, EntText text, const EntToken *token, uint32_t document) {
    ent_document_cues_note(cues->document_cues, text, token, document);
}
