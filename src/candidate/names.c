/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/names.h"

#include "mention/lexicon.h"

#include <string.h>

#define LONGEST_RUN 24
#define MOST_BYTES 150

/* A run of words that may hold names. */
typedef struct {
    const EntVocabulary *vocabulary;
    EntText text;
    EntToken tokens[LONGEST_RUN];
    bool covered[LONGEST_RUN]; /* by a mention */
    unsigned n_tokens;
    bool is_initial, has_title;
    uint64_t of, the; /* hashes */
    EntNameFunc take;
    gpointer data;
} Run;

uint64_t ent_name_key(const char *text) {
    EntToken words[ENT_LONGEST_ALIAS];
    unsigned n_words = ent_words_split(text, words, ENT_LONGEST_ALIAS);
    uint64_t key = 0;
    for (unsigned i = 0; i < n_words; i++)
        key = ent_lexicon_mix(key, words[i].hash);
    return key;
}

static bool is_capitalised(const EntToken *token) {
    return (token->shape & ENT_SHAPE_UPPER_FIRST) && !(token->shape & ENT_SHAPE_DIGIT);
}

/* Whether the word says that a name is that of an organisation of some type. */
static bool is_cue(const EntVocabulary *vocabulary, uint64_t hash) {
    for (int type = 0; type < ENT_N_TYPES; type++)
        if (ent_vocabulary_has(vocabulary, (EntWordList)(ENT_WORDS_INSIDE + type), hash))
            return true;
    return false;
}

/* `Bulletin of`, `Zork Bank of`, but not `Ada Zork of`, nor `Members of` at the head of a sentence. */
static bool takes_of(const Run *run) {
    bool has_cue = false;
    for (unsigned i = 0; i < run->n_tokens; i++)
        has_cue |= is_cue(run->vocabulary, run->tokens[i].hash);
    return has_cue || (run->n_tokens == 1 && !run->has_title && !run->is_initial);
}

/* `of`, `bin`; `the` only in `of the`. */
static bool is_particle(const Run *run, const EntToken *token) {
    if (is_capitalised(token) || run->n_tokens == 0)
        return false;
    if (token->hash == run->the)
        return run->tokens[run->n_tokens - 1].hash == run->of;
    if (token->hash == run->of)
        return takes_of(run);
    return ent_vocabulary_has(run->vocabulary, ENT_WORDS_NAME_PARTICLES, token->hash);
}

/* A word or two that only a name of more words would hold. */
static bool is_generic(const EntVocabulary *vocabulary, const EntName *name) {
    for (unsigned i = 0; i < name->n_words; i++) {
        uint64_t hash = name->words[i].hash;
        if (!ent_vocabulary_has(vocabulary, ENT_WORDS_GENERIC, hash) && !is_cue(vocabulary, hash) &&
            !ent_vocabulary_has(vocabulary, ENT_WORDS_TITLES, hash) && is_capitalised(&name->words[i]))
            return false;
    }
    return true;
}

static bool may_be_person(const Run *run, const EntName *name) {
    if (name->n_words < 2 || name->n_words > 4)
        return false;
    for (unsigned i = 0; i < name->n_words; i++) {
        uint64_t hash = name->words[i].hash;
        if (hash == run->of || ent_vocabulary_has(run->vocabulary, ENT_WORDS_GENERIC, hash) ||
            is_cue(run->vocabulary, hash))
            return false;
    }
    return true;
}

/* The `al-` of `al-Zorqawi`. */
static bool is_article(const Run *run, unsigned i) {
    return ent_gap_between(run->text, run->tokens[i].end, run->tokens[i + 1].start) == '-';
}

static void give(const Run *run, unsigned from, unsigned to) {
    while (from < to && !is_capitalised(&run->tokens[from]) && !(from + 1 < to && is_article(run, from)))
        from++;
    while (to > from && !is_capitalised(&run->tokens[to - 1]))
        to--;
    if (from == to || to - from > ENT_LONGEST_NAME || run->tokens[to - 1].end - run->tokens[from].start > MOST_BYTES)
        return;
    EntName name = {.start = run->tokens[from].start,
                    .end = run->tokens[to - 1].end,
                    .n_words = (uint8_t)(to - from),
                    .last_word = ent_lexicon_mix(0, run->tokens[to - 1].hash),
                    .is_initial = run->is_initial && from == 0,
                    .has_title = run->has_title && from == 0};
    for (unsigned i = from; i < to; i++) {
        name.words[i - from] = run->tokens[i];
        name.key = ent_lexicon_mix(name.key, run->tokens[i].hash);
    }
    name.is_acronym = name.n_words == 1 && (name.words[0].shape & ENT_SHAPE_UPPER_ALL) != 0;
    name.may_be_person = may_be_person(run, &name);
    bool is_short = name.n_words == 1 && name.words[0].letters < (name.is_acronym ? 2 : 3);
    if (!is_short && !is_generic(run->vocabulary, &name))
        run->take(&name, run->data);
}

static void end_run(Run *run) {
    bool has_cue = false, has_covered = false, has_free = false;
    for (unsigned i = 0; i < run->n_tokens; i++) {
        has_covered |= run->covered[i];
        has_free |= !run->covered[i] && is_capitalised(&run->tokens[i]);
        has_cue |= !run->covered[i] && is_cue(run->vocabulary, run->tokens[i].hash);
    }
    if (has_free && (has_cue || !has_covered)) {
        give(run, 0, run->n_tokens);
    } else if (has_free) {
        for (unsigned i = 0, from = 0; i <= run->n_tokens; i++)
            if (i == run->n_tokens || run->covered[i]) {
                if (i > from)
                    give(run, from, i);
                from = i + 1;
            }
    }
    run->n_tokens = 0;
}

/*
 * Whether the words stand in one name: nothing but a space, a hyphen, an apostrophe, an ampersand, or the dot of an
 * initial between them.
 */
static bool joins(EntText text, const EntToken *left, const EntToken *right) {
    char gap = ent_gap_between(text, left->end, right->start);
    if (gap == ' ' || gap == '-' || gap == '\'')
        return true;
    if (gap == '.')
        return left->letters == 1;
    return right->start - left->end == 3 && memcmp(text.bytes + left->end, " & ", 3) == 0;
}

/* Whether something that opens a sentence stands before the word: a quotation mark, a colon, a bullet. */
static bool opens(EntText text, uint32_t floor, uint32_t start) {
    uint32_t at = start;
    while (at > floor && text.bytes[at - 1] == ' ')
        at--;
    if (at == floor)
        return true;
    if (at < start && strchr("*-", text.bytes[at - 1]) != NULL)
        return true;
    return strchr("\"':([", text.bytes[at - 1]) != NULL || text.bytes[at - 1] >= 0x80;
}

/* Headlines and shouting: all words but the small ones have a capital, or most have only capitals. */
static bool is_headline(const EntVocabulary *vocabulary, EntText text, const EntSentence *sentence) {
    unsigned n_words = 0, n_capitalised = 0, n_loud = 0;
    EntToken token;
    for (uint32_t at = sentence->start; ent_token_next(text, at, &token) && token.start < sentence->end;
         at = token.end) {
        if (token.letters < 3 || (token.shape & ENT_SHAPE_DIGIT) ||
            ent_vocabulary_has(vocabulary, ENT_WORDS_NAME_STOPS, token.hash))
            continue;
        n_words++;
        n_capitalised += is_capitalised(&token);
        n_loud += (token.shape & ENT_SHAPE_UPPER_ALL) != 0;
    }
    return (n_words >= 5 && n_capitalised == n_words) || (n_words >= 4 && n_loud * 2 > n_words);
}

static bool is_covered(const EntToken *token, const EntMention *mentions, uint32_t n_mentions, uint32_t *next) {
    while (*next < n_mentions && (mentions[*next].end <= token->start || mentions[*next].is_learned))
        (*next)++;
    return *next < n_mentions && mentions[*next].start < token->end;
}

void ent_names_in(const EntVocabulary *vocabulary, EntText text, const EntSentence *sentence,
                  const EntMention *mentions, uint32_t n_mentions, EntNameFunc take, gpointer data) {
    if (is_headline(vocabulary, text, sentence))
        return;
    Run run = {.vocabulary = vocabulary,
               .text = text,
               .of = ent_token_hash("of", 2),
               .the = ent_token_hash("the", 3),
               .take = take,
               .data = data};
    EntToken token, before = {.end = sentence->start};
    bool is_title = false;
    uint32_t next = 0;
    for (uint32_t at = sentence->start; ent_token_next(text, at, &token) && token.start < sentence->end;
         at = token.end) {
        bool covered = is_covered(&token, mentions, n_mentions, &next);
        bool is_stop = !covered && (ent_vocabulary_has(vocabulary, ENT_WORDS_NAME_STOPS, token.hash) ||
                                    ent_vocabulary_has(vocabulary, ENT_WORDS_TITLES, token.hash));
        bool is_part = (is_capitalised(&token) && !is_stop) || is_particle(&run, &token);
        bool goes_on = is_part && run.n_tokens > 0 && run.n_tokens < LONGEST_RUN && joins(text, &before, &token);
        if (!goes_on)
            end_run(&run);
        if (is_part && (goes_on || is_capitalised(&token))) {
            if (run.n_tokens == 0) {
                run.is_initial = opens(text, sentence->start, token.start);
                char gap = ent_gap_between(text, before.end, token.start);
                run.has_title = is_title && (gap == ' ' || gap == '.');
            }
            if (run.n_tokens == 0 && before.start < before.end &&
                ent_vocabulary_has(vocabulary, ENT_WORDS_NAME_PARTICLES, before.hash) &&
                ent_gap_between(text, before.end, token.start) == '-') {
                run.covered[0] = covered;
                run.tokens[run.n_tokens++] = before;
            }
            run.covered[run.n_tokens] = covered;
            run.tokens[run.n_tokens++] = token;
        }
        is_title = is_capitalised(&token) && ent_vocabulary_has(vocabulary, ENT_WORDS_TITLES, token.hash);
        before = token;
    }
    end_run(&run);
}
