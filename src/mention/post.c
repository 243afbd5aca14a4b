/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/post.h"

#include "mention/cue.h"
#include "mention/lexicon.h"

#include <string.h>

typedef struct {
    uint64_t before; /* the word that must stand before it, or 0 */
    uint64_t word;   /* 0: the place is free */
} Post;

#define BEGIN_BITS 4096
#define FEWEST_PLACES 16
#define PLACES_A_POST 4

struct _EntPosts {
    Post *posts; /* at the highest bits of their word's hash, or at the next free place */
    uint32_t mask;
    unsigned shift;
    const EntVocabulary *vocabulary;
    uint64_t begins[BEGIN_BITS / 64]; /* bits by the first letters of a post's last word, or of a part */
};

/* By three letters, or two and the space behind them. */
static uint32_t begin_bit(const unsigned char *bytes) {
    uint32_t letters = (bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16) | 0x202020;
    return letters * ENT_LETTERS_MIXER >> (32 - __builtin_ctz(BEGIN_BITS));
}

static void note_beginnings(EntPosts *posts, const EntCatalogue *catalogue, EntWordList list) {
    for (uint32_t i = catalogue->first_word[list]; i < catalogue->first_word[list + 1]; i++) {
        EntToken words[8];
        unsigned n_words = ent_words_split(catalogue->words[i], words, G_N_ELEMENTS(words));
        if (n_words == 0)
            continue;
        const EntToken *last = &words[n_words - 1];
        unsigned char letters[3] = {' ', ' ', ' '};
        memcpy(letters, catalogue->words[i] + last->start, MIN(last->end - last->start, sizeof letters));
        uint32_t bit = begin_bit(letters);
        posts->begins[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

static void add_post(EntPosts *posts, Post post) {
    uint32_t place = (uint32_t)(post.word >> posts->shift);
    while (posts->posts[place].word != 0)
        place = (place + 1) & posts->mask;
    posts->posts[place] = post;
}

EntPosts *ent_posts_new(const EntCatalogue *catalogue, const EntVocabulary *vocabulary) {
    EntPosts *posts = g_new0(EntPosts, 1);
    posts->vocabulary = vocabulary;
    const uint32_t *range = &catalogue->first_word[ENT_WORDS_POSTS];
    uint32_t n_places = FEWEST_PLACES;
    while (n_places < PLACES_A_POST * (range[1] - range[0]))
        n_places *= 2;
    posts->mask = n_places - 1;
    posts->shift = 64 - (unsigned)__builtin_ctz(n_places);
    posts->posts = g_new0(Post, n_places);
    for (uint32_t i = range[0]; i < range[1]; i++) {
        EntToken words[3];
        unsigned n_words = ent_words_split(catalogue->words[i], words, G_N_ELEMENTS(words));
        if (n_words > 0)
            add_post(posts, (Post){n_words > 1 ? words[0].hash : 0, words[n_words - 1].hash});
    }
    note_beginnings(posts, catalogue, ENT_WORDS_POSTS);
    note_beginnings(posts, catalogue, ENT_WORDS_POST_PARTS);
    return posts;
}

void ent_posts_free(EntPosts *posts) {
    if (posts == NULL)
        return;
    g_free(posts->posts);
    g_free(posts);
}

bool ent_posts_is_post(const EntPosts *posts, uint64_t before, const EntToken *word) {
    uint32_t place = (uint32_t)(word->hash >> posts->shift);
    for (; posts->posts[place].word != 0; place = (place + 1) & posts->mask) {
        const Post *post = &posts->posts[place];
        if (post->word == word->hash && (post->before == 0 || post->before == before))
            return true;
    }
    return false;
}

bool ent_posts_ends_post(const EntPosts *posts, const EntToken *word) {
    return ent_vocabulary_has(posts->vocabulary, ENT_WORDS_POSTS, word->hash);
}

bool ent_posts_may_begin(const EntPosts *posts, const unsigned char *bytes) {
    bool is_plain = bytes[0] < 0x80 && g_ascii_islower(bytes[1]) && (g_ascii_islower(bytes[2]) || bytes[2] == ' ');
    uint32_t bit = begin_bit(bytes);
    return !is_plain || ((posts->begins[bit / 64] >> bit % 64) & 1);
}

bool ent_posts_is_link(const EntPosts *posts, const EntToken *word) {
    return !(word->shape & ENT_SHAPE_UPPER_FIRST) && ent_vocabulary_has(posts->vocabulary, ENT_WORDS_LINKS, word->hash);
}
