/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/plain.h"

#include "base/day.h"

#include <string.h>

/* What ends a line, turns the text around or is obeyed otherwise. */
static bool is_obeyed(gunichar c) {
    return g_unichar_iscntrl(c) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *ent_plain_text(const char *text, size_t length) {
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const char *c = valid; *c != '\0'; c = g_utf8_next_char(c))
        g_string_append_unichar(plain, is_obeyed(g_utf8_get_char(c)) ? ' ' : g_utf8_get_char(c));
    return g_string_free(g_steal_pointer(&plain), FALSE);
}

void ent_plain_row(FILE *stream, const char *const *cells, size_t n) {
    for (size_t i = 0; i < n; i++) {
        g_autofree char *plain = cells[i] != NULL ? ent_plain_text(cells[i], strlen(cells[i])) : NULL;
        fprintf(stream, "%s%s", plain != NULL ? plain : "", i + 1 < n ? "\t" : "\n");
    }
}

char *ent_plain_days(int32_t from, int32_t to) {
    char first[ENT_DAY_LENGTH], last[ENT_DAY_LENGTH];
    if (from == ENT_DAY_NONE)
        return to == ENT_DAY_NONE ? g_strdup("always") : g_strdup_printf("until %s", ent_day_format(to, last));
    if (to == ENT_DAY_NONE)
        return g_strdup_printf("from %s", ent_day_format(from, first));
    return g_strdup_printf("%s to %s", ent_day_format(from, first), ent_day_format(to, last));
}

char *ent_plain_cue(const char *cue, EntCueList list) {
    static const char *const special[][2] = {{"@Name", "another name"},
                                             {"@lower", "a word in small letters"},
                                             {"@number", "a number"},
                                             {"@given", "a given name"},
                                             {"@title", "a title"},
                                             {"@start", "the start of the sentence"},
                                             {"@end", "the end of the sentence"}};
    for (size_t i = 0; i < G_N_ELEMENTS(special); i++)
        if (g_str_equal(cue, special[i][0]))
            return g_strdup(special[i][1]);
    g_autofree char *plain = ent_plain_text(cue, strlen(cue));
    if (list == ENT_CUE_ACTORS)
        return g_steal_pointer(&plain);
    if (g_str_has_suffix(plain, "*"))
        return g_strdup_printf("what begins with \"%.*s\"", (int)strlen(plain) - 1, plain);
    return g_strdup_printf("\"%s\"", plain);
}

const char *ent_plain_cue_place(EntCueList list) {
    static const char *const places[ENT_N_CUE_LISTS] = {
        "directly before it",          "directly after it", "in its sentence",
        "in the title or the opening", "in its document",   "named elsewhere in the document, without a condition:"};
    return places[list];
}

static void add_cues(GString *words, const EntCatalogue *catalogue, EntCueList list, uint32_t from, uint32_t to,
                     uint32_t most) {
    uint32_t end = to - from <= most ? to : from + most;
    for (uint32_t i = from; i < end; i++) {
        g_autofree char *cue = ent_plain_cue(catalogue->cues[i], list);
        g_string_append_printf(words, "%s%s", i == from ? "" : i + 1 == to ? " or " : ", ", cue);
    }
    if (end < to)
        g_string_append_printf(words, " or one of %u more", to - end);
}

char *ent_plain_condition(const EntCatalogue *catalogue, uint32_t condition, uint32_t most) {
    GString *words = g_string_new(NULL);
    const uint32_t *first = catalogue->conditions[condition].first;
    for (int list = 0; list < ENT_N_CUE_LISTS; list++) {
        if (first[list] == first[list + 1])
            continue;
        g_string_append_printf(words, "%s%s ", words->len > 0 ? "; or " : "", ent_plain_cue_place((EntCueList)list));
        add_cues(words, catalogue, (EntCueList)list, first[list], first[list + 1], most);
    }
    return g_string_free(words, FALSE);
}

const char *ent_plain_kind(EntAliasKind kind) {
    static const char *const kinds[ENT_N_ALIAS_KINDS] = {"name", "demonym", "capital", "seat", "surname", "phrase"};
    return kinds[kind];
}
