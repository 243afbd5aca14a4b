/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/special.h"

#include "mention/marks.h"
#include "mention/row.h"

#include <string.h>

/* Words behind the mention, with the one that firms end in. */
#define LONGEST_FIRM 4
/* How far before the mention a sentence is searched for a word without a capital. */
#define FAR 2000
/* Bytes of the quotes and brackets that a sentence may begin with. */
#define LONGEST_OPENING 8
/* Words of a city, with the one before it: `in New York City`. */
#define LONGEST_CITY 4

/* Whether a word without a capital begins in @part from @from up to @until. */
static bool has_small(const EntSpecials *specials, EntText part, uint32_t from, uint32_t until) {
    EntToken word;
    for (uint32_t at = from; ent_token_next_small(part, at, until, &word); at = word.end)
        if (!ent_vocabulary_has(specials->vocabulary, ENT_WORDS_SMALL, word.hash))
            return true;
    return false;
}

/* Capitals tell names from words only where some word has none: not in a headline. Where the sentence ends is asked
 * last. A long one is looked through only near the place: at each of its names all of it would take the square of its
 * length. */
static bool is_running_text(const EntSpecials *specials, const EntNeighbours *around, EntCutting cutting) {
    uint32_t from = around->floor;
    if (around->start > from + FAR)
        for (from = around->start - FAR; from < around->start && around->text.bytes[from - 1] != ' ';)
            from++;
    if (has_small(specials, around->text, from, around->start))
        return true;
    EntText sentence = {around->text.bytes, ent_sentence_end(around->text, around->end, cutting)};
    return has_small(specials, sentence, around->start, sentence.length) ||
           ent_vocabulary_tells(specials->vocabulary, sentence, around->end, sentence.length);
}

/* What the word alone may name, and so on through ent_lexicon_next(); NULL: nothing. */
static const EntEntry *first_named(const EntSpecials *specials, uint64_t hash) {
    uint32_t node = ent_lexicon_first(specials->lexicon, hash);
    const EntEntry *entry = node != 0 ? &specials->lexicon->nodes[node].entry : NULL;
    return entry == NULL || entry->alias == ENT_NO_ALIAS ? NULL : entry;
}

/* The surname of somebody who is not famous is as good as anybody's. */
static bool names_actor(const EntSpecials *specials, uint64_t hash) {
    const EntEntry *entry = first_named(specials, hash);
    for (; entry != NULL; entry = ent_lexicon_next(specials->lexicon, entry))
        if (entry->kind != ENT_ALIAS_SURNAME || entry->is_famous)
            return true;
    return false;
}

static bool names_country(const EntSpecials *specials, uint64_t hash) {
    const EntEntry *entry = first_named(specials, hash);
    for (; entry != NULL; entry = ent_lexicon_next(specials->lexicon, entry))
        if (entry->kind == ENT_ALIAS_NAME && (entry->type == ENT_TYPE_COUNTRY || entry->type == ENT_TYPE_PLACE))
            return true;
    return false;
}

static bool is_name(const EntSpecials *specials, const EntNeighbours *around, EntCutting cutting,
                    const EntNeighbour *word) {
    if (word == NULL || word->gap != ' ' || !(word->token.shape & ENT_SHAPE_UPPER_FIRST) || word->token.letters < 2)
        return false;
    if (ent_vocabulary_has(specials->vocabulary, ENT_WORDS_TITLES, word->token.hash) ||
        ent_vocabulary_has(specials->vocabulary, ENT_WORDS_DATES, word->token.hash) ||
        ent_vocabulary_has(specials->vocabulary, ENT_WORDS_OPENERS, word->token.hash))
        return false;
    return !names_actor(specials, word->token.hash) && is_running_text(specials, around, cutting);
}

/* Whether a word has a capital because it begins a sentence, perhaps behind a quote: `"The ministry`, `TOKYO, March 3 -
 * The ministry`. */
static bool begins(const EntNeighbours *around, const EntNeighbour *word) {
    uint32_t start = word->token.start, at = start;
    while (at > around->floor && start - at < LONGEST_OPENING && !g_ascii_isalnum(around->text.bytes[at - 1]))
        at--;
    if (at == around->floor)
        return true;
    static const char *const dashes[] = {" - ", "-- ", " _ ", "\xE2\x80\x93 ", "\xE2\x80\x94 "};
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        size_t length = strlen(dashes[i]);
        if (start >= around->floor + length && memcmp(around->text.bytes + start - length, dashes[i], length) == 0)
            return true;
    }
    return false;
}

/* `American Software Inc`: capitalised words that name no actor, and one that firms end in. */
static bool is_firm(const EntSpecials *specials, EntNeighbours *around) {
    for (unsigned i = 0; i < LONGEST_FIRM; i++) {
        const EntNeighbour *word = ent_neighbours_after(around, i);
        if (word == NULL || word->gap != ' ' || !(word->token.shape & ENT_SHAPE_UPPER_FIRST))
            return false;
        if (ent_vocabulary_has(specials->vocabulary, ENT_WORDS_FIRMS, word->token.hash))
            return i > 0;
        if (ent_vocabulary_has(specials->vocabulary, ENT_WORDS_PUBLIC, word->token.hash) ||
            names_actor(specials, word->token.hash))
            return false;
    }
    return false;
}

/* `would mark Ireland's first` speaks of nobody called Mark; in text without capitals it may. */
static bool is_smaller(const EntNeighbour *word, const EntNeighbours *around) {
    return !(word->token.shape & ENT_SHAPE_UPPER_FIRST) && g_ascii_isupper(around->text.bytes[around->start]);
}

static bool ends_paragraph(const EntNeighbours *around, EntCutting cutting) {
    return around->text.bytes[around->end] == '\n' && ent_sentence_line_stops(around->text, around->end, cutting);
}

/* `Carol `, `Carol A. `: a given name at @i before the place, or an initial behind one. */
static bool is_given_at(const EntSpecials *specials, EntNeighbours *around, unsigned i) {
    const EntNeighbour *word = ent_neighbours_before(around, i);
    if (word != NULL && word->token.letters == 1 && g_ascii_isupper(around->text.bytes[word->token.start]))
        word = ent_neighbours_before(around, i + 1);
    return word != NULL && ent_vocabulary_has(specials->vocabulary, ENT_WORDS_GIVEN, word->token.hash);
}

/* `Amos "Joe" Jordan`: one name in quotes behind another, or behind an initial; `Mary (Miller) Jordan`: in brackets
 * behind a given name. */
static bool is_nickname(const EntSpecials *specials, EntNeighbours *around, const EntNeighbour *word) {
    static const char *const quotes[][2] = {{"\"", "\" "}, {"\xE2\x80\x9C", "\xE2\x80\x9D "}, {"(", ") "}};
    const unsigned char *bytes = around->text.bytes;
    const EntNeighbour *first = ent_neighbours_before(around, 1);
    if (first == NULL || first->gap != 0 || !(word->token.shape & first->token.shape & ENT_SHAPE_UPPER_FIRST))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
        size_t opening = strlen(quotes[i][0]), closing = strlen(quotes[i][1]);
        uint32_t start = word->token.start, end = word->token.end;
        if (start >= opening && around->start == end + closing && memcmp(bytes + end, quotes[i][1], closing) == 0 &&
            memcmp(bytes + start - opening, quotes[i][0], opening) == 0)
            return *quotes[i][0] != '(' || is_given_at(specials, around, 1);
    }
    return false;
}

/* `Carol`, `Carol A.`; behind a given name `I.`, `V.` and `X.` may be numbers of monarchs. */
static bool is_given(const EntSpecials *specials, EntNeighbours *around, const EntNeighbour *word) {
    if (word->gap == 0)
        return is_nickname(specials, around, word);
    if (word->gap == '.') {
        const EntNeighbour *first = ent_neighbours_before(around, 1);
        unsigned char initial = around->text.bytes[word->token.start];
        if (word->token.letters != 1 || !g_ascii_isupper(initial) || strchr("IVX", initial) != NULL || first == NULL)
            return false;
        word = first;
    }
    return word->gap == ' ' && !is_smaller(word, around) &&
           ent_vocabulary_has(specials->vocabulary, ENT_WORDS_GIVEN, word->token.hash);
}

/* `Randy Poulin, 27, Berlin, was fined`, `27, of Berlin`: somebody's age, and where they live. */
static bool is_aged(EntNeighbours *around) {
    const unsigned char *bytes = around->text.bytes;
    const EntNeighbour *word = ent_neighbours_before(around, 0);
    if (word != NULL && word->gap == ' ' && word->token.end - word->token.start == 2 &&
        memcmp(bytes + word->token.start, "of", 2) == 0)
        word = ent_neighbours_before(around, 1);
    if (word == NULL || word->gap != ',' || word->token.start < around->floor + 2)
        return false;
    const unsigned char *age = bytes + word->token.start;
    return word->token.end - word->token.start == 2 && g_ascii_isdigit(age[0]) && g_ascii_isdigit(age[1]) &&
           age[-1] == ' ' && age[-2] == ',';
}

/* `of Bad Soden, Germany`: a name between a word for where and a comma. A country is one of a row: `in Armenia,
 * Georgia and Russia`. */
static bool is_behind_city(const EntSpecials *specials, EntNeighbours *around) {
    const EntNeighbour *word = ent_neighbours_before(around, 0);
    if (word == NULL || word->gap != ',' || word->token.letters < 2 ||
        ent_vocabulary_has(specials->vocabulary, ENT_WORDS_DATES, word->token.hash) ||
        names_country(specials, word->token.hash))
        return false;
    for (unsigned i = 0; i < LONGEST_CITY && word != NULL && (i == 0 || word->gap == ' ' || word->gap == '.'); i++) {
        if (!(word->token.shape & ENT_SHAPE_UPPER_FIRST))
            return i > 0 && ent_vocabulary_has(specials->vocabulary, ENT_WORDS_LOCATIVES, word->token.hash);
        word = ent_neighbours_before(around, i + 1);
    }
    return false;
}

/* Titles and countries stand beside states, and so does what makes a part of them: `Northern Lebanon`. */
static bool is_no_name(const EntSpecials *specials, uint64_t hash) {
    return ent_vocabulary_has(specials->vocabulary, ENT_WORDS_TITLES, hash) ||
           ent_vocabulary_has(specials->vocabulary, ENT_WORDS_PARTS_OF_STATES, hash) || names_country(specials, hash);
}

/* `Ann Orr, Jordan Quill and Tom Poe` */
static bool is_in_row(const EntSpecials *specials, EntNeighbours *around) {
    EntRowName name;
    if (!ent_row_has(around->text, around->start, around->end, around->floor, &name))
        return false;
    for (unsigned i = 0; i < ENT_MOST_NEIGHBOURS; i++) {
        const EntNeighbour *before = ent_neighbours_before(around, i), *after = ent_neighbours_after(around, i);
        const EntNeighbour *inside[] = {before != NULL && before->token.start >= name.start ? before : NULL,
                                        after != NULL && after->token.end <= name.end ? after : NULL};
        for (unsigned side = 0; side < G_N_ELEMENTS(inside); side++)
            if (inside[side] != NULL && is_no_name(specials, inside[side]->token.hash))
                return false;
        if (inside[0] == NULL && inside[1] == NULL)
            break;
    }
    return true;
}

bool ent_specials_beside(const EntSpecials *specials, EntCueKind kind, EntNeighbours *around, EntCutting cutting,
                         bool is_before) {
    if (kind == ENT_CUE_BRACKETED)
        return ent_marks_bracketed(around);
    if (kind == ENT_CUE_TICKER)
        return ent_marks_ticker(around);
    if (kind == ENT_CUE_AGED)
        return is_before && is_aged(around);
    if (kind == ENT_CUE_CITY)
        return is_before && is_behind_city(specials, around);
    if (kind == ENT_CUE_ROW)
        return is_before && is_in_row(specials, around);
    const EntNeighbour *word = is_before ? ent_neighbours_before(around, 0) : ent_neighbours_after(around, 0);
    if (!is_before && ends_paragraph(around, cutting))
        word = NULL;
    if (kind == ENT_CUE_START)
        return word == NULL;
    if (kind == ENT_CUE_END)
        return word == NULL || ent_sentence_is_between(around->text, around->end, word->token.start, cutting);
    if (kind == ENT_CUE_PAUSE)
        return word == NULL || memchr(" -'", word->gap, 3) == NULL;
    if (is_before && kind == ENT_CUE_GIVEN)
        return word != NULL && is_given(specials, around, word);
    if (word == NULL || (word->gap != ' ' && word->gap != '.'))
        return false;
    if (kind == ENT_CUE_FIRM)
        return !is_before && is_firm(specials, around);
    switch (kind) {
    case ENT_CUE_NAME:
        return is_name(specials, around, cutting, word) && (!is_before || !begins(around, word));
    case ENT_CUE_LOWER:
        return !(word->token.shape & (ENT_SHAPE_UPPER_FIRST | ENT_SHAPE_DIGIT)) && word->gap == ' ';
    case ENT_CUE_NUMBER:
        return (word->token.shape & ENT_SHAPE_DIGIT) != 0 && word->gap == ' ';
    case ENT_CUE_GIVEN:
        return word->gap == ' ' && !is_smaller(word, around) &&
               ent_vocabulary_has(specials->vocabulary, ENT_WORDS_GIVEN, word->token.hash);
    case ENT_CUE_TITLE:
        return ent_vocabulary_has(specials->vocabulary, ENT_WORDS_TITLES, word->token.hash);
    default:
        return false;
    }
}

bool ent_specials_title_before(const EntSpecials *specials, EntNeighbours *around) {
    const EntNeighbour *word = ent_neighbours_before(around, 0);
    return word != NULL && (word->gap == ' ' || word->gap == '.') &&
           ent_vocabulary_has(specials->vocabulary, ENT_WORDS_TITLES, word->token.hash);
}

bool ent_specials_address_before(const EntSpecials *specials, EntNeighbours *around) {
    const EntNeighbour *word = ent_neighbours_before(around, 0);
    return word != NULL && ent_vocabulary_has(specials->vocabulary, ENT_WORDS_ADDRESSES, word->token.hash);
}

bool ent_specials_office_after(const EntSpecials *specials, EntNeighbours *around) {
    const EntNeighbour *word = ent_neighbours_after(around, 0);
    return word != NULL && word->gap == ' ' &&
           ent_vocabulary_has(specials->vocabulary, ENT_WORDS_OFFICES, word->token.hash);
}

/* `Jerry R. Castro`, `Jerry "Red" Castro`; not `Boris N. Yeltsin`, whose name is known. */
static bool is_parted(const EntSpecials *specials, EntNeighbours *around, const EntNeighbour *word) {
    EntToken surname;
    if (!is_given(specials, around, word) || !ent_token_next(around->text, around->start, &surname))
        return false;
    for (unsigned i = 1; i < 3; i++) {
        const EntNeighbour *first = ent_neighbours_before(around, i);
        uint32_t node = first != NULL ? ent_lexicon_first(specials->lexicon, first->token.hash) : 0;
        if (node != 0 && ent_lexicon_step(specials->lexicon, node, surname.hash) != 0)
            return false;
    }
    return true;
}

bool ent_specials_name_before(const EntSpecials *specials, EntNeighbours *around, EntCutting cutting) {
    const EntNeighbour *word = ent_neighbours_before(around, 0);
    if (word != NULL && (word->gap == '.' || word->gap == 0))
        return is_parted(specials, around, word);
    if (!is_name(specials, around, cutting, word))
        return false;
    /* What begins a sentence has a capital anyway, unless it is a given name. */
    return !begins(around, word) || ent_vocabulary_has(specials->vocabulary, ENT_WORDS_GIVEN, word->token.hash);
}

bool ent_specials_name_after(const EntSpecials *specials, EntNeighbours *around, EntCutting cutting) {
    /* `the Bush Administration` */
    if (ent_specials_office_after(specials, around) || ends_paragraph(around, cutting))
        return false;
    const EntNeighbour *word = ent_neighbours_after(around, 0);
    /* `Rep. James A. Traficant` */
    if (word != NULL && word->gap == ' ' && word->token.letters == 1 && (word->token.shape & ENT_SHAPE_UPPER_FIRST)) {
        word = ent_neighbours_after(around, 1);
        return word != NULL && word->gap == '.' && (word->token.shape & ENT_SHAPE_UPPER_FIRST);
    }
    return is_name(specials, around, cutting, word);
}
