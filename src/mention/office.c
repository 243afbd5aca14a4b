/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/office.h"

#include "mention/letters.h"
#include "mention/steps.h"

#include <string.h>

/* Words between a state and who serves it. */
#define MOST_POST_WORDS 10
/* Bytes behind a state that a glance sees: two short words, and three letters. */
#define LONGEST_GLANCE 8

/* What stands between a state and a name. */
typedef struct {
    bool has_post;
    bool is_open;      /* ends with a word that leads on: `minister of` */
    uint32_t post_end; /* of the first post */
    uint32_t end;      /* the far end of it all */
} Path;

static uint32_t skip_titles(const EntOfficePlace *place, uint32_t at) {
    EntToken word;
    while (ent_step_word(place->text, at, &word) && ent_vocabulary_has(place->vocabulary, ENT_WORDS_TITLES, word.hash))
        at = word.end + ent_step_sees(place->text, word.end, '.');
    return at;
}

/* Whether the word at @bytes, and behind a word of up to three letters the next one, may belong to an office: `to the`
 * does, `and others` does not. */
static bool may_begin(const EntPosts *posts, const unsigned char *bytes) {
    if (!ent_posts_may_begin(posts, bytes))
        return false;
    if (!g_ascii_islower(bytes[0]))
        return true;
    for (unsigned length = 1; length <= 3; length++)
        if (ent_blank_at(bytes + length) > 0)
            return ent_posts_may_begin(posts, bytes + length + ent_blank_at(bytes + length));
    return true;
}

/* A glance behind the state: whether an office may follow, or what leads to one. */
static bool may_follow(const EntOfficePlace *place) {
    const unsigned char *end = place->text.bytes + place->state->end;
    uint32_t room = place->text.length - place->state->end;
    /* What the glance sees must stand in the text. */
    if (room < LONGEST_GLANCE || *end == '\'' || *end == '`' || *end >= 0x80)
        return room >= 3;
    unsigned width = ent_blank_at(end);
    return *end == '-' ||
           (width > 0 && (end[width] == '(' || end[width] == '\'' || may_begin(place->posts, end + width)));
}

/* The last word of who is named, with which an office may begin. */
static uint64_t last_word_of(const EntOfficePlace *place) {
    EntToken word;
    bool has_word = ent_token_previous(place->text, place->state->end, place->state->start, &word);
    return has_word ? word.hash : 0;
}

/* Takes the path over @word, before which @before stands; false when it is no office, title or part of them. */
static inline bool goes_on(const EntOfficePlace *place, Path *path, const EntToken *word, uint64_t before,
                           bool is_part) {
    bool is_post = ent_posts_is_post(place->posts, before, word);
    bool is_title = path->has_post && ent_vocabulary_has(place->vocabulary, ENT_WORDS_TITLES, word->hash);
    if (!is_post && !is_title && !is_part)
        return false;
    uint32_t owns = ent_step_over_possessive(place->text, word->end);
    path->is_open = owns > word->end || ent_posts_is_link(place->posts, word) ||
                    (path->is_open && ent_step_begins(place->text, word, "the"));
    path->end = owns + (is_title && ent_step_sees(place->text, owns, '.'));
    if (is_post && !path->has_post) {
        path->has_post = true;
        path->post_end = word->end;
    }
    return true;
}

/* The office behind the state: `'s human rights minister`, ` special envoy for Syria`, ` Defence Ministry spokesman
 * Maj. Gen.` */
static Path path_behind(EntOfficePlace *place) {
    Path path = {.end =
                     ent_step_over_short_form(place->text, ent_step_over_possessive(place->text, place->state->end))};
    while (place->next < place->end && place->next->start < path.end)
        place->next++;
    uint64_t before = 0;
    EntToken word;
    for (unsigned i = 0; i < MOST_POST_WORDS && ent_step_word(place->text, path.end, &word); i++) {
        bool is_named = place->next < place->end && place->next->start == word.start;
        bool is_seat = is_named && !path.has_post && i == 0 && place->next->reading == ENT_READING_NAME &&
                       word.letters == 2 && (word.shape & ENT_SHAPE_UPPER_ALL);
        if (is_named && !is_seat && (!path.has_post || !path.is_open))
            break;
        if (is_named) {
            path.end = place->next++->end;
            path.is_open = false;
            continue;
        }
        bool is_part = ent_vocabulary_has(place->vocabulary, ENT_WORDS_POST_PARTS, word.hash);
        /* `Parliament Speaker`, but not the `Army` of `Army Staff Sergeant`: staff alone is no part of an office. */
        if (i == 0 && is_part && ent_posts_ends_post(place->posts, &word))
            before = last_word_of(place);
        if (!goes_on(place, &path, &word, before, is_part))
            break;
        before = word.hash;
    }
    if (path.has_post) {
        uint32_t end = ent_step_over_short_form(place->text, path.end);
        path.end = end > path.end ? skip_titles(place, end) : end;
    }
    return path;
}

/* `Suhail al-Mazrouei, who is also the Emirates' energy minister` */
static void skip_who_is(const EntOfficePlace *place, uint32_t *at) {
    uint32_t start = *at;
    ent_step_back(place->text, place->start, &start, "also ");
    if (ent_step_back(place->text, place->start, &start, "who is "))
        *at = start;
}

/* What leads to the state: `, the senior `, `, a spokesman for the `, `minister of `. False when it says that this is
 * over: `former`. */
static bool path_before(const EntOfficePlace *place, Path *path) {
    EntToken word, earlier;
    bool of = false, speaks_for = false;
    path->end = place->state->start;
    while (ent_token_previous(place->text, path->end, place->start, &word)) {
        if (ent_vocabulary_has(place->vocabulary, ENT_WORDS_PAST, word.hash))
            return false;
        const unsigned char *gap = place->text.bytes + word.end;
        if (path->end - word.end != (*gap == '-' ? 1 : ent_blank_at(gap)))
            break;
        bool is_post = ent_posts_ends_post(place->posts, &word);
        if (is_post) {
            uint64_t before = ent_token_previous(place->text, word.start, place->start, &earlier) ? earlier.hash : 0;
            is_post = ent_posts_is_post(place->posts, before, &word);
        }
        of |= word.letters == 2 && ent_step_begins(place->text, &word, "of");
        if (is_post && !path->has_post && !of &&
            !(speaks_for && !ent_token_is_capital(&word) &&
              ent_vocabulary_has(place->vocabulary, ENT_WORDS_VOICES, word.hash)))
            break;
        path->has_post |= is_post;
        if (!is_post && ((ent_token_is_capital(&word) && !path->has_post) ||
                         !ent_vocabulary_has(place->vocabulary, ENT_WORDS_POST_PARTS, word.hash)))
            break;
        speaks_for |= word.letters == 3 && ent_step_begins(place->text, &word, "for");
        path->end = word.start;
    }
    skip_who_is(place, &path->end);
    return true;
}

static bool ends_phrase(const EntOfficePlace *place, uint32_t at) {
    EntToken word;
    at = ent_step_over_space(place->text, at);
    const unsigned char *bytes = place->text.bytes + at;
    return at >= place->text.length || memchr(",.);", *bytes, 4) != NULL ||
           (ent_blank_at(bytes) > 0 && bytes[ent_blank_at(bytes)] == '(') ||
           (ent_step_word(place->text, at, &word) && ent_posts_is_link(place->posts, &word));
}

/* `Name, the Malian minister`, `Name (Mali's minister)`: a comma or a bracket stands before what leads to the state. */
static bool name_before(const EntOfficePlace *place, uint32_t at, EntPersonName *name) {
    const unsigned char *bytes = place->text.bytes;
    uint32_t bracket = at > place->start && bytes[at - 1] == '(', end = at - bracket;
    uint32_t width = ent_blank_before(bytes + end, end - place->start);
    end -= width;
    if (width == 0 || end <= place->start || (bracket == 0 && bytes[end - 1] != ',' && bytes[end - 1] != '('))
        return false;
    return ent_person_before(place->vocabulary, place->text, end - (bracket == 0), place->start, name);
}

static bool name_behind(const EntOfficePlace *place, uint32_t at, EntPersonName *name) {
    EntToken word;
    return ent_blank_at(place->text.bytes + at) > 0 && ent_step_word(place->text, at, &word) &&
           ent_token_is_capital(&word) && ent_person_after(place->vocabulary, place->text, at, name);
}

/* `the ambassador to Moscow, Omar Ghobash, said`, `Japan's ambassador, Morihisa Aoki; ` */
static bool name_between_commas(const EntOfficePlace *place, uint32_t at, EntPersonName *name) {
    const unsigned char *bytes = place->text.bytes;
    at = ent_step_over_space(place->text, at);
    if (at + 2 >= place->text.length || bytes[at] != ',' || ent_blank_at(bytes + at + 1) == 0)
        return false;
    at = skip_titles(place, at + 1);
    if (!ent_person_after(place->vocabulary, place->text, at, name) ||
        name->words[0].start != at + ent_blank_at(bytes + at))
        return false;
    uint32_t end = ent_step_over_space(place->text, name->words[name->n_words - 1].end);
    return end < place->text.length && memchr(",.;)", bytes[end], 4) != NULL;
}

/* `of `, `for the `: what leads from an office to its state. */
static bool may_lead(const EntOfficePlace *place) {
    uint32_t at = place->state->start;
    const unsigned char *before = place->text.bytes + at;
    /* Most have one space before them, and another letter before that. */
    if (at >= place->start + 2 && before[-1] == ' ' && before[-2] > ' ' && memchr("efr", before[-2], 3) == NULL)
        return false;
    uint32_t width = ent_blank_before(before, at - place->start);
    if (width == 0 || at < place->start + 2 + width || memchr("efr", place->text.bytes[at - width - 1], 3) == NULL)
        return false;
    ent_step_back(place->text, place->start, &at, "the ");
    return ent_step_back(place->text, place->start, &at, "of ") ||
           ent_step_back(place->text, place->start, &at, "for ");
}

/* A glance at the word that ends at @at: whether it begins with a small letter, so that it is no name. */
static bool is_small_before(const EntOfficePlace *place, uint32_t at) {
    while (at > place->start && g_ascii_isalpha(place->text.bytes[at - 1]))
        at--;
    return g_ascii_islower(place->text.bytes[at]) && (at == place->start || place->text.bytes[at - 1] <= ' ');
}

/* `Ambassador Gustavo Cuadra of Peru`; not one of whom `former` is said. */
static bool name_of_state(const EntOfficePlace *place, EntPersonName *name) {
    uint32_t at = place->state->start;
    EntToken word, earlier;
    ent_step_back(place->text, place->start, &at, "the ");
    if (!ent_step_back(place->text, place->start, &at, " of ") || is_small_before(place, at) ||
        !ent_person_before(place->vocabulary, place->text, at, place->start, name) ||
        !ent_token_previous(place->text, name->words[0].start, place->start, &word) ||
        name->words[0].start - word.end != ent_blank_at(place->text.bytes + word.end) || !ent_token_is_capital(&word))
        return false;
    bool has_earlier = ent_token_previous(place->text, word.start, place->start, &earlier);
    if (!ent_posts_is_post(place->posts, has_earlier ? earlier.hash : 0, &word))
        return false;
    for (unsigned i = 0; has_earlier && i < 3; i++) {
        if (ent_vocabulary_has(place->vocabulary, ENT_WORDS_PAST, earlier.hash))
            return false;
        has_earlier = ent_token_previous(place->text, earlier.start, place->start, &earlier);
    }
    return true;
}

/* The end of where the ambassador of the state serves, `Kenya to Somalia`, or 0. */
static uint32_t end_abroad(const EntOfficePlace *place) {
    EntToken to, word;
    if (!ent_step_word(place->text, place->state->end, &to) || to.letters != 2 ||
        !ent_step_begins(place->text, &to, "to") || !ent_step_word(place->text, to.end, &word))
        return 0;
    if (word.letters == 3 && ent_step_begins(place->text, &word, "the") && !ent_step_word(place->text, word.end, &word))
        return 0;
    uint32_t start = word.start;
    const EntMention *other = place->next;
    while (other < place->end && other->start < start)
        other++;
    return other < place->end && other->start == start ? other->end : 0;
}

/* The end of the state and of its body: `chief of staff of the Eritrean Defense Forces Filipos Woldeyohannes`. */
static uint32_t end_of_body(const EntOfficePlace *place, const Path *behind) {
    bool names_body = !behind->is_open && ent_blank_at(place->text.bytes + place->state->end) > 0;
    return names_body ? MAX(place->state->end, behind->end) : place->state->end;
}

/* `Vice Foreign Minister Zhou Nan and Ambassador Rui Medina`: whose ambassador is not said. */
static bool meets_ambassador(const EntOfficePlace *place) {
    EntToken word, post;
    return place->state->reading == ENT_READING_LEADER && ent_step_word(place->text, place->state->end, &word) &&
           word.letters == 3 && ent_step_begins(place->text, &word, "and") &&
           ent_step_word(place->text, word.end, &post) &&
           ent_vocabulary_has(place->vocabulary, ENT_WORDS_ACCREDITED, post.hash);
}

bool ent_office_holder(EntOfficePlace *place, EntPersonName *name) {
    Path before = {.has_post = false}, behind = before;
    /* An anti-Syrian lawmaker serves another state. */
    bool is_joined = place->state->start > place->start && place->text.bytes[place->state->start - 1] == '-';
    if (!is_joined && may_follow(place) && !meets_ambassador(place))
        behind = path_behind(place);
    if (!behind.has_post && !may_lead(place))
        return false;
    if (!behind.has_post && place->state->reading == ENT_READING_NAME && name_of_state(place, name))
        return true;
    if (!path_before(place, &before))
        return false;
    if (behind.has_post && !behind.is_open && name_behind(place, behind.end, name))
        return true;
    if (behind.has_post && !behind.is_open && name_between_commas(place, behind.end, name))
        return true;
    if (before.has_post) {
        uint32_t abroad = end_abroad(place), end = abroad > 0 ? abroad : end_of_body(place, &behind);
        if (name_behind(place, end, name) || name_between_commas(place, end, name))
            return true;
    }
    uint32_t phrase_end = behind.has_post ? behind.post_end : place->state->end;
    return (behind.has_post || before.has_post) && ends_phrase(place, phrase_end) &&
           name_before(place, before.end, name);
}
