/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/official.h"

#include "mention/neighbours.h"
#include "mention/office.h"
#include "mention/sought.h"

#include <string.h>

/* Of how many in a document the surname is looked for, and in how many bytes behind the name. */
#define MOST_KNOWN 64
/* How far from a name a sentence is searched for a word without a capital. */
#define FAR 2000
/* Names in a row. */
#define MOST_TOGETHER 4
#define LONGEST_MEMORY (256 * 1024)

typedef struct {
    EntPersonName name;
    EntMention mention;
    uint32_t person; /* the same one in the catalogue, or ENT_NOBODY */
} Official;

struct _EntOfficials {
    const EntCatalogue *catalogue;
    int32_t day;
    uint8_t *types; /* EntActorType by actor: each mention's is asked for, and the catalogue's actors lie far apart */
    const EntVocabulary *vocabulary;
    EntPosts *posts;
    GArray *known; /* of Official */
    EntSought sought;
    GArray *found; /* of EntMention */
};

EntOfficials *ent_officials_new(const EntCatalogue *catalogue, const EntVocabulary *vocabulary) {
    EntOfficials *officials = g_new0(EntOfficials, 1);
    officials->catalogue = catalogue;
    officials->types = g_new(uint8_t, catalogue->n_actors + 1);
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        officials->types[i] = (uint8_t)catalogue->actors[i].type;
    officials->vocabulary = vocabulary;
    officials->posts = ent_posts_new(catalogue, vocabulary);
    officials->known = g_array_new(FALSE, FALSE, sizeof(Official));
    ent_sought_init(&officials->sought);
    officials->found = g_array_new(FALSE, FALSE, sizeof(EntMention));
    return officials;
}

void ent_officials_free(EntOfficials *officials) {
    if (officials == NULL)
        return;
    g_free(officials->types);
    ent_posts_free(officials->posts);
    g_array_unref(officials->known);
    ent_sought_clear(&officials->sought);
    g_array_unref(officials->found);
    g_free(officials);
}

/* Headlines give every word a capital: nothing tells names there. A long sentence is looked through only near the name:
 * all of it at each of its names would take the square of its length. */
static bool has_small_word(const EntVocabulary *vocabulary, EntText text, uint32_t from, uint32_t near) {
    EntToken word;
    text.length = MIN(text.length, near + FAR);
    if (near > from + FAR)
        for (from = near - FAR; from < near && text.bytes[from - 1] != ' ';)
            from++;
    return ent_token_next_small(text, from, text.length, &word) ||
           ent_vocabulary_tells(vocabulary, text, near, text.length);
}

static bool serves(const EntOfficials *officials, const EntMention *state) {
    if (!state->counted || state->sentence < 0 || state->reading == ENT_READING_CAPITAL)
        return false;
    uint8_t type = officials->types[state->node];
    return (type == ENT_TYPE_COUNTRY || type == ENT_TYPE_IGO) && officials->types[state->actor] != ENT_TYPE_PLACE;
}

/* Whether somebody's state was found already: of `Yemen's UN ambassador Ali Omar` it is Yemen. */
static bool is_found(const EntOfficials *officials, uint32_t start) {
    for (guint i = officials->found->len; i > 0 && i + 4 > officials->found->len; i--)
        if (g_array_index(officials->found, EntMention, i - 1).start == start)
            return true;
    return false;
}

/* `UN ambassador Ali Omar` says whom he is sent to, not who sends him. */
static bool is_sent_there(const EntOfficials *officials, const EntOfficePlace *place, uint32_t start) {
    EntToken office;
    return officials->types[place->state->node] == ENT_TYPE_IGO &&
           ent_token_previous(place->text, start, place->start, &office) &&
           ent_gap_between(place->text, office.end, start) == ' ' &&
           ent_vocabulary_has(officials->vocabulary, ENT_WORDS_ACCREDITED, office.hash);
}

/* Somebody known who is in no office, named between @start and @end, or NULL. */
static EntMention *idle_at(const EntOfficials *officials, EntAnnotation *annotation, uint32_t start, uint32_t end) {
    uint32_t i = ent_annotation_behind(annotation, start);
    EntMention *mention = &annotation->mentions[i];
    bool is_idle = i < annotation->n_mentions && mention->start < end && mention->actor != ENT_NOBODY &&
                   mention->node == ENT_NOBODY && mention->zone <= ENT_ZONE_CAPTION &&
                   officials->types[mention->actor] == ENT_TYPE_PERSON;
    return is_idle ? mention : NULL;
}

/* Makes a mention of somebody known stand for the state that @as stands for. */
static void appoint(EntMention *mention, const EntMention *as) {
    mention->node = as->node;
    mention->country = as->country;
    mention->counted = as->counted;
    mention->is_learned = true;
}

static const EntToken *last_word(const Official *who) {
    return &who->name.words[who->name.n_words - 1];
}

static bool is_known(const EntOfficials *officials, const Official *who) {
    for (guint i = 0; i < officials->known->len; i++) {
        const Official *known = &g_array_index(officials->known, Official, i);
        if (known->mention.node == who->mention.node && last_word(known)->hash == last_word(who)->hash)
            return true;
    }
    return false;
}

static void remember(EntOfficials *officials, const Official *who) {
    if (officials->known->len < MOST_KNOWN && !is_known(officials, who))
        g_array_append_vals(officials->known, who, 1);
}

/* Who serves the state, and those behind an `and`: `China's minister Lu Wei and army chief Hu Bao`. */
static void learn(EntOfficials *officials, EntText text, EntAnnotation *annotation, uint32_t i) {
    const EntMention *end = annotation->mentions + annotation->n_mentions;
    const EntSentence *sentence = &annotation->sentences[annotation->mentions[i].sentence];
    EntMention state = annotation->mentions[i];
    EntOfficePlace place = {.vocabulary = officials->vocabulary,
                            .posts = officials->posts,
                            .text = {text.bytes, sentence->end},
                            .start = sentence->start,
                            .state = &state,
                            .next = &annotation->mentions[i] + 1,
                            .end = end};
    for (unsigned n = 0; n < MOST_TOGETHER; n++) {
        EntPersonName name;
        if (!ent_office_holder(&place, &name) ||
            !has_small_word(officials->vocabulary, place.text, place.start, state.start))
            return;
        Official who = {name, state, ENT_NOBODY};
        who.mention.start = who.name.words[0].start;
        who.mention.end = who.name.words[who.name.n_words - 1].end;
        who.mention.reading = ENT_READING_LEADER;
        who.mention.is_learned = true;
        if (officials->types[state.actor] > ENT_TYPE_IGO)
            who.mention.actor = state.node;
        EntMention *idle = idle_at(officials, annotation, who.mention.start, who.mention.end);
        if (idle != NULL && ent_catalogue_rises(officials->catalogue, idle->actor, state.node, officials->day)) {
            appoint(idle, &state);
            who.person = idle->actor;
            remember(officials, &who);
            return;
        }
        if (!ent_annotation_is_free(annotation, who.mention.start, who.mention.end) ||
            is_found(officials, who.mention.start) || is_sent_there(officials, &place, who.mention.start))
            return;
        g_array_append_val(officials->found, who.mention);
        remember(officials, &who);
        if (who.mention.start < state.start)
            return;
        state = who.mention;
    }
}

/* One whom the office alone made known: the mention is the name. */
static void take_over(EntOfficials *officials, EntText text, const EntMention *mention) {
    bool is_known_one = officials->types[mention->actor] == ENT_TYPE_PERSON;
    Official who = {.mention = *mention, .person = is_known_one ? mention->actor : ENT_NOBODY};
    if (mention->sentence < 0 || !mention->counted)
        return;
    ent_person_after(officials->vocabulary, (EntText){text.bytes, mention->end}, mention->start, &who.name);
    if (who.name.n_words > 0)
        remember(officials, &who);
}

static bool is_of_name(const EntPersonName *name, const EntToken *word) {
    for (unsigned i = 0; i < name->n_words; i++)
        if (name->words[i].hash == word->hash)
            return true;
    return false;
}

/* Moves @start to the given names before a surname; false when another's stand there. */
static bool take_given(const EntOfficials *officials, const Official *who, EntText text, uint32_t floor,
                       uint32_t *start) {
    EntToken word, right = {.start = *start};
    while (ent_token_previous(text, right.start, floor, &word) && ent_person_joins(text, &word, right.start)) {
        /* The `in` of `in Park Soo-in` is none of the name. */
        bool is_part = ent_token_is_capital(&word) || text.bytes[word.end] > ' ' ||
                       ent_vocabulary_has(officials->vocabulary, ENT_WORDS_PARTICLES, word.hash);
        bool is_named = is_part && is_of_name(&who->name, &word);
        if (!is_named && ent_token_is_capital(&word))
            return ent_vocabulary_has(officials->vocabulary, ENT_WORDS_TITLES, word.hash) ||
                   ent_posts_is_post(officials->posts, 0, &word) ||
                   (word.start == floor && !ent_vocabulary_has(officials->vocabulary, ENT_WORDS_GIVEN, word.hash));
        if (!is_named)
            return text.bytes[word.end] != '-' ||
                   ent_vocabulary_has(officials->vocabulary, ENT_WORDS_PARTICLES, word.hash);
        *start = word.start;
        right = word;
    }
    return true;
}

/* The same person at @at, by one word of the name. */
static void meet_again(EntOfficials *officials, const Official *who, EntText text, EntAnnotation *annotation,
                       uint32_t at, uint32_t *sentence) {
    EntToken word, next;
    while (*sentence < annotation->n_sentences && annotation->sentences[*sentence].end <= at)
        (*sentence)++;
    if (*sentence == annotation->n_sentences || at < annotation->sentences[*sentence].start)
        return;
    const EntSentence *here = &annotation->sentences[*sentence];
    EntText part = {text.bytes, here->end};
    bool is_word = ent_token_next(part, at, &word) && word.start == at && is_of_name(&who->name, &word) &&
                   (!ent_token_previous(part, word.end, here->start, &next) || next.start == at);
    if (!is_word || here->zone > ENT_ZONE_CAPTION)
        return;
    while (ent_token_next(part, word.end, &next) && ent_person_joins(part, &word, next.start)) {
        if (ent_token_is_capital(&next) && next.letters > 1)
            return;
        if (ent_token_is_capital(&next) || !is_of_name(&who->name, &next))
            break;
        word = next;
    }
    EntMention mention = who->mention;
    mention.start = at;
    mention.end = word.end;
    mention.sentence = (int32_t)*sentence;
    mention.paragraph = here->paragraph;
    mention.zone = here->zone;
    EntMention *idle = idle_at(officials, annotation, at, word.end);
    if (idle != NULL && idle->actor == who->person)
        appoint(idle, &who->mention);
    else if (take_given(officials, who, part, here->start, &mention.start) &&
             ent_annotation_is_free(annotation, mention.start, mention.end))
        g_array_append_val(officials->found, mention);
}

/* The last capitalised word: `Nam` of `Hong Nam-ki`. */
static const EntToken *last_capital(const Official *who) {
    const EntToken *word = last_word(who);
    while (word > who->name.words && !ent_token_is_capital(word))
        word--;
    return word;
}

/* The surname of each from there on; and the first word, where it is no given name: `Lin Jian` is Lin. */
static void seek_all(EntOfficials *officials, EntText text, const EntCapitals *capitals,
                     const EntAnnotation *annotation) {
    ent_sought_begin(&officials->sought, text, capitals);
    for (guint i = 0; i < officials->known->len; i++) {
        const Official *who = &g_array_index(officials->known, Official, i);
        const EntToken *first = &who->name.words[0], *last = last_word(who);
        uint32_t from = who->mention.end, until = MIN(text.length, from + LONGEST_MEMORY);
        bool opens = first->start == annotation->sentences[who->mention.sentence].start;
        ent_sought_add(&officials->sought, last_capital(who), last->end, from, until, i);
        if (!opens && first->letters > 1 && first->hash != last->hash &&
            !ent_vocabulary_has(officials->vocabulary, ENT_WORDS_GIVEN, first->hash))
            ent_sought_add(&officials->sought, first, first->end, from, until, i);
    }
}

static void meet_all(EntOfficials *officials, EntText text, const EntCapitals *capitals, EntAnnotation *annotation) {
    uint32_t at, who, sentence = 0;
    seek_all(officials, text, capitals, annotation);
    while (ent_sought_next(&officials->sought, &at, &who))
        meet_again(officials, &g_array_index(officials->known, Official, who), text, annotation, at, &sentence);
}

void ent_officials_add(EntOfficials *officials, EntText text, const EntCapitals *capitals, int32_t day,
                       EntAnnotation *annotation) {
    officials->day = day;
    if (officials->known->len > 0 || officials->found->len > 0) {
        g_array_set_size(officials->known, 0);
        g_array_set_size(officials->found, 0);
    }
    for (uint32_t i = 0; i < annotation->n_mentions; i++) {
        if (annotation->mentions[i].is_learned)
            take_over(officials, text, &annotation->mentions[i]);
        if (serves(officials, &annotation->mentions[i]))
            learn(officials, text, annotation, i);
    }
    if (officials->known->len > 0)
        meet_all(officials, text, capitals, annotation);
    if (officials->found->len > 0)
        ent_annotation_insert(annotation, officials->found);
}
