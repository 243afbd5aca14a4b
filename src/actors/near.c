/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/near.h"

#include "base/error.h"

#include <string.h>

#define LONGEST 64

/* How far an actor is from what was asked for; smaller is nearer. */
enum { CALLED_SO = 0, BEGINS_SO = 1, HAS_WORD = 2, NAME_OFF = 3, ID_OFF = 4, FAR = 100 };

/* Of two that are equally far: a name of two letters more off is further than an id of one. */
#define A_LETTER 2

typedef struct {
    int distance;
    uint32_t actor;
} Guess;

/* Insertions, deletions and changes of one letter, and two letters that changed places, that make @a of @b; FAR above
 * @most. */
static int letters_off(const char *a, const char *b, int most) {
    size_t n_a = strlen(a), n_b = strlen(b);
    int rows[3][LONGEST + 1];
    if (n_a > LONGEST || n_b > LONGEST || (int)n_a - (int)n_b > most || (int)n_b - (int)n_a > most)
        return FAR;
    for (size_t k = 0; k <= n_b; k++)
        rows[0][k] = (int)k;
    for (size_t i = 1; i <= n_a; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
        row[0] = (int)i;
        for (size_t k = 1; k <= n_b; k++) {
            row[k] = MIN(above[k - 1] + (a[i - 1] != b[k - 1]), MIN(above[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = MIN(row[k], higher[k - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b] <= most ? rows[n_a % 3][n_b] : FAR;
}

static bool has_word(const char *id, const char *word) {
    size_t length = strlen(word);
    for (const char *at = id; length > 2 && (at = strstr(at, word)) != NULL; at++)
        if ((at == id || at[-1] == '_') && (at[length] == '\0' || at[length] == '_'))
            return true;
    return false;
}

static int most_off(const char *wanted) {
    return MIN(3, (int)strlen(wanted) / 3);
}

static int distance_of(const char *id, const char *wanted) {
    if (strlen(wanted) > 1 && g_str_has_prefix(id, wanted))
        return BEGINS_SO;
    if (has_word(id, wanted))
        return HAS_WORD;
    int most = most_off(wanted), off = letters_off(wanted, id, most);
    g_auto(GStrv) words = g_strsplit(id, "_", -1);
    for (char **word = words; *word != NULL; word++)
        off = MIN(off, letters_off(wanted, *word, most));
    return off == FAR ? FAR : ID_OFF + A_LETTER * off;
}

/* The form of an id: capitals, with _ for what is no letter or digit. */
static char *as_id(const char *text) {
    g_autofree char *plain = g_str_to_ascii(text, "C");
    char *id = g_ascii_strup(plain, -1);
    for (char *c = id; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c))
            *c = '_';
    return id;
}

static int distance_of_name(const EntAlias *alias, const char *wanted) {
    size_t n_wanted = strlen(wanted), n_name = strlen(alias->text);
    /* Folding makes most names no longer, and none much shorter. */
    if (n_wanted > LONGEST || n_name + LONGEST / 4 < n_wanted || n_name > 2 * n_wanted + LONGEST / 4)
        return FAR;
    g_autofree char *name = as_id(alias->text);
    if (g_str_equal(name, wanted))
        return CALLED_SO;
    int off = letters_off(wanted, name, most_off(wanted));
    return off == FAR || alias->kind == ENT_ALIAS_SURNAME ? FAR : NAME_OFF + A_LETTER * off;
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
        if (alias->actor != ENT_NOBODY)
            distances[alias->actor] = MIN(distances[alias->actor], distance_of_name(alias, wanted));
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

#define LONGEST_SHOWN 100
#define MOST_NEAR 5

char *ent_id_shown(const char *id) {
    if (strlen(id) <= LONGEST_SHOWN)
        return g_utf8_make_valid(id, -1);
    g_autofree char *begin = g_utf8_make_valid(id, LONGEST_SHOWN / 2);
    return g_strconcat(begin, "...", NULL);
}

char *ent_catalogue_no_such(const EntCatalogue *catalogue, const char *wrong) {
    uint32_t near[MOST_NEAR];
    size_t n_near = ent_catalogue_near(catalogue, wrong, MOST_NEAR, near);
    g_autofree char *shown = ent_id_shown(wrong);
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_printf(text, "there is no actor \"%s\"%s", shown, n_near > 0 ? "; did you mean " : "");
    for (size_t i = 0; i < n_near; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", catalogue->actors[near[i]].id);
    g_string_append(
        text, n_near > 0 ? "?" : "; \"entente actors list\" lists all, \"entente actors find NAME\" looks up a name");
    return g_string_free(g_steal_pointer(&text), FALSE);
}

bool ent_catalogue_check_ids(const EntCatalogue *catalogue, const char *option, const char *ids, GError **error) {
    g_auto(GStrv) all = g_strsplit(ids != NULL ? ids : "", ",", -1);
    for (char **id = all; *id != NULL; id++) {
        if (ent_catalogue_find(catalogue, g_strstrip(*id)) != ENT_NOBODY)
            continue;
        g_autofree char *advice = ent_catalogue_no_such(catalogue, *id);
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "%s: %s", option, advice);
        return false;
    }
    return true;
}
