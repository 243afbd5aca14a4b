/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/near.h"

#include <string.h>

#define LONGEST 64

/* How far an actor is from what was asked for; smaller is nearer. */
enum { CALLED_SO = 0, BEGINS_SO = 1, HAS_WORD = 2, LETTERS_OFF = 3, FAR = 100 };

typedef struct {
    int distance;
    uint32_t actor;
} Guess;

/* Insertions, deletions and changes of one letter that make @a of @b; stops counting above @most. */
static int letters_off(const char *a, const char *b, int most) {
    size_t n_a = strlen(a), n_b = strlen(b);
    int row[LONGEST + 1];
    if (n_a > LONGEST || n_b > LONGEST || (int)n_a - (int)n_b > most || (int)n_b - (int)n_a > most)
        return FAR;
    for (size_t i = 0; i <= n_b; i++)
        row[i] = (int)i;
    for (size_t i = 1; i <= n_a; i++) {
        int corner = row[0];
        row[0] = (int)i;
        for (size_t k = 1; k <= n_b; k++) {
            int changed = corner + (a[i - 1] != b[k - 1]);
            corner = row[k];
            row[k] = MIN(changed, MIN(row[k], row[k - 1]) + 1);
        }
    }
    return row[n_b] <= most ? row[n_b] : FAR;
}

static bool has_word(const char *id, const char *word) {
    size_t length = strlen(word);
    for (const char *at = id; length > 2 && (at = strstr(at, word)) != NULL; at++)
        if ((at == id || at[-1] == '_') && (at[length] == '\0' || at[length] == '_'))
            return true;
    return false;
}

static int distance_of(const char *id, const char *wanted) {
    if (strlen(wanted) > 1 && g_str_has_prefix(id, wanted))
        return BEGINS_SO;
    if (has_word(id, wanted))
        return HAS_WORD;
    int most = MIN(3, (int)strlen(wanted) / 3), off = letters_off(wanted, id, most);
    g_auto(GStrv) words = g_strsplit(id, "_", -1);
    for (char **word = words; *word != NULL; word++)
        off = MIN(off, letters_off(wanted, *word, most));
    return off == FAR ? FAR : LETTERS_OFF + off;
}

/* The form of an id: capitals, with _ for what is no letter or digit. */
static char *as_id(const char *text) {
    char *id = g_ascii_strup(text, -1);
    for (char *c = id; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c))
            *c = '_';
    return id;
}

static gint compare_guesses(gconstpointer a, gconstpointer b) {
    const Guess *left = a, *right = b;
    if (left->distance != right->distance)
        return left->distance - right->distance;
    return left->actor < right->actor ? -1 : left->actor > right->actor;
}

size_t ent_catalogue_near(const EntCatalogue *catalogue, const char *wrong, size_t most, uint32_t *near) {
    g_autofree char *wanted = as_id(wrong);
    g_autofree int *distances = g_new(int, catalogue->n_actors + 1);
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        distances[i] = distance_of(catalogue->actors[i].id, wanted);
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        if (alias->actor != ENT_NOBODY && g_ascii_strcasecmp(alias->text, wrong) == 0)
            distances[alias->actor] = CALLED_SO;
    }
    g_autoptr(GArray) guesses = g_array_new(FALSE, FALSE, sizeof(Guess));
    for (uint32_t i = 0; i < catalogue->n_actors; i++)
        if (distances[i] != FAR)
            g_array_append_val(guesses, ((Guess){distances[i], i}));
    g_array_sort(guesses, compare_guesses);
    size_t n_near = MIN(most, guesses->len);
    for (size_t i = 0; i < n_near; i++)
        near[i] = g_array_index(guesses, Guess, i).actor;
    return n_near;
}
