/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/caption.h"

#include "base/day.h"
#include "base/number.h"
#include "drawing/dot_text.h"
#include "drawing/style.h"

#include <string.h>

#define LABEL_LENGTH 60
#define SENTENCE_LENGTH 200
#define KEY_FONT 12.0
#define KEY_LINES 2
#define KEY_LEFT 8.0
#define KEY_LENGTH 44
#define KEY_NAMES 3
#define ENTITY "#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
/* A generous average width of a character, in sizes of the font. */
#define CHARACTER 0.6

#define PLURAL(n) ((n) == 1 ? "" : "s")

/* "2015-01-21 to 2015-03-01", both days in it; empty when there are none. (transfer full) */
static char *name_days(int32_t first, int32_t last) {
    char from[ENT_DAY_LENGTH], to[ENT_DAY_LENGTH];
    if (first == ENT_DAY_NONE || last == ENT_DAY_NONE)
        return g_strdup("");
    if (first == last)
        return g_strdup(ent_day_format(first, from));
    return g_strdup_printf("%s to %s", ent_day_format(first, from), ent_day_format(last, to));
}

/* Names that do not say which days they are get them. (transfer full) */
static char *name_slice(const EntResult *result, const EntSlice *slice) {
    const EntProvenance *provenance = &result->series->provenance;
    bool is_united = slice == result->united;
    g_autofree char *id = ent_dot_text(slice->id, LABEL_LENGTH);
    g_autofree char *all = result->series->n_slices == 1 ? g_strdup("The whole corpus")
                                                         : g_strdup_printf("All %u slices", result->series->n_slices);
    g_autofree char *days = is_united
                                ? name_days(provenance->from, provenance->to)
                                : name_days(slice->from, slice->from == ENT_DAY_NONE ? ENT_DAY_NONE : slice->to - 1);
    bool is_all = !is_united && g_str_equal(slice->id, "all");
    bool says_days = !is_united && !is_all && g_strcmp0(provenance->by, "breaks") != 0;
    const char *name = is_united ? all : is_all ? "The whole corpus" : id;
    return says_days || *days == '\0' ? g_strdup(name) : g_strdup_printf("%s, %s", name, days);
}

static bool shows_past(const EntResult *result, const EntSlice *slice, const EntChoice *choice) {
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        if (ent_slice_node_is_past(slice, result->series->actors, choice->nodes[i]))
            return true;
    return false;
}

char *ent_caption(const EntResult *result, const EntSlice *slice, const EntChoice *choice) {
    g_autofree char *name = name_slice(result, slice);
    g_autofree char *stories = ent_number_grouped(slice->stories), *sentences = ent_number_grouped(slice->sentences);
    g_autofree char *drawn_nodes = ent_number_grouped(choice->n_nodes), *nodes = ent_number_grouped(slice->n_nodes);
    g_autofree char *drawn_ties = ent_number_grouped(choice->n_ties), *ties = ent_number_grouped(slice->n_ties);
    bool is_compared = slice != result->united && result->series->n_slices > 1;
    return g_strdup_printf("%s: %s stor%s, %s sentence%s; %s of %s actor%s, %s of %s tie%s shown\\l"
                           "Larger name: stronger actor. Wider, darker line: stronger tie%s. Colour: community%s.\\l",
                           name, stories, slice->stories == 1 ? "y" : "ies", sentences, PLURAL(slice->sentences),
                           drawn_nodes, nodes, PLURAL(slice->n_nodes), drawn_ties, ties, PLURAL(slice->n_ties),
                           is_compared ? " (one scale for all slices)" : "",
                           shows_past(result, slice, choice) ? "; grey: state of the past" : "");
}

static int compare_communities(gconstpointer a, gconstpointer b) {
    const EntCommunity *left = *(const EntCommunity *const *)a, *right = *(const EntCommunity *const *)b;
    if (left->strength_inside != right->strength_inside)
        return left->strength_inside < right->strength_inside ? 1 : -1;
    return left->id < right->id ? -1 : left->id > right->id;
}

/* The communities of drawn nodes, strongest first. (transfer full) */
static GPtrArray *rank_communities(const EntSliceAnalysis *analysis, const EntChoice *choice) {
    GPtrArray *communities = g_ptr_array_new();
    for (uint32_t c = 0; c < analysis->n_communities; c++) {
        EntCommunity *community = &analysis->communities[c];
        bool drawn = false;
        for (uint32_t i = 0; i < choice->n_nodes && !drawn; i++)
            drawn = analysis->community[choice->nodes[i]] == community->id;
        if (drawn)
            g_ptr_array_add(communities, community);
    }
    g_ptr_array_sort(communities, compare_communities);
    return communities;
}

static void append_number(GString *xdot, double value) {
    char text[ENT_NUMBER_LENGTH];
    g_string_append_printf(xdot, " %s", ent_number_format_fixed(value, 2, text));
}

static void append_box(GString *xdot, double x, double y, double width, double height) {
    double corners[] = {x, y, x + width, y, x + width, y + height, x, y + height};
    g_string_append(xdot, " P 4");
    for (size_t i = 0; i < G_N_ELEMENTS(corners); i++)
        append_number(xdot, corners[i]);
}

static void append_colours(GString *xdot, const char *line, const char *fill) {
    g_string_append_printf(xdot, " c %zu -%s C %zu -%s", strlen(line), line, strlen(fill), fill);
}

static void append_entry(GString *xdot, double x, double y, const char *fill, const char *name) {
    char border[ENT_COLOUR_LENGTH];
    append_colours(xdot, ent_style_border(fill, border), fill);
    append_box(xdot, x, y, KEY_FONT, KEY_FONT);
    append_colours(xdot, "#444444", "#444444");
    g_string_append(xdot, " T");
    append_number(xdot, x + KEY_FONT + 5);
    append_number(xdot, y + 1.5);
    g_string_append(xdot, " -1");
    append_number(xdot, (double)g_utf8_strlen(name, -1) * KEY_FONT * CHARACTER);
    g_string_append_printf(xdot, " %zu -%s", strlen(name), name);
}

typedef struct {
    const EntSeriesActor *actors;
    bool *is_drawn; /* of each actor */
} Drawn;

/* Where @label stands in @name, a list of labels; behind its end when it does not. */
static size_t place_in(const char *name, const char *label) {
    size_t length = strlen(label);
    for (const char *at = strstr(name, label); at != NULL && length > 0; at = strstr(at + 1, label)) {
        bool begins = at == name || (at >= name + 2 && at[-2] == ',' && at[-1] == ' ');
        if (begins && (at[length] == '\0' || at[length] == ','))
            return (size_t)(at - name);
    }
    return strlen(name) + 1;
}

/*
 * The community's name, as far as those it names are drawn; the strongest of the others that are stand for the rest, so
 * that the key never sends a reader to look for somebody who is not there. (transfer full)
 */
static char *name_drawn(const EntCommunity *community, const Drawn *drawn) {
    size_t places[KEY_NAMES];
    const char *labels[KEY_NAMES];
    size_t n = 0;
    for (uint32_t i = 0; i < community->size; i++) {
        if (!drawn->is_drawn[community->members[i]])
            continue;
        const char *label = drawn->actors[community->members[i]].label;
        size_t place = place_in(community->name, label), at = n;
        if (n == KEY_NAMES && place >= places[n - 1])
            continue;
        n = MIN(n + 1, KEY_NAMES);
        for (at = n - 1; at > 0 && places[at - 1] > place; at--) {
            places[at] = places[at - 1];
            labels[at] = labels[at - 1];
        }
        places[at] = place;
        labels[at] = label;
    }
    GString *name = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(name, "%s%s", i > 0 ? ", " : "", labels[i]);
    return g_string_free(name, FALSE);
}

/*
 * xdot knows no escapes, so the few characters that would need one are replaced; an ampersand only where it would be
 * taken for an entity. (transfer full)
 */
static char *make_key_name(const char *name) {
    g_autofree char *plain = ent_dot_plain(name, KEY_LENGTH);
    g_strdelimit(plain, "\"<>", '\'');
    g_strdelimit(plain, "\\", '/');
    for (char *at = strchr(plain, '&'); at != NULL; at = strchr(at + 1, '&'))
        if (at[1 + strspn(at + 1, ENTITY)] == ';')
            *at = '+';
    return g_steal_pointer(&plain);
}

/* As many communities as fit into the lines of the key. */
static void append_key(GString *xdot, const EntFrame *frame, const EntPalette *palette,
                       const EntSliceAnalysis *analysis, const GPtrArray *communities, const Drawn *drawn) {
    double x = KEY_LEFT, y = ENT_FRAME_KEY - 2 * KEY_FONT;
    g_string_append(xdot, " F");
    append_number(xdot, KEY_FONT);
    g_string_append_printf(xdot, " %zu -%s", strlen(ENT_STYLE_FONT), ENT_STYLE_FONT);
    for (guint i = 0, line = 0; i < communities->len; i++) {
        const EntCommunity *community = communities->pdata[i];
        unsigned colour = ent_palette_colour(palette, analysis, community->id);
        if (colour == ENT_STYLE_COLOURS)
            continue;
        g_autofree char *whole = name_drawn(community, drawn), *name = make_key_name(whole);
        double width = (double)(g_utf8_strlen(name, -1) + 1) * KEY_FONT * CHARACTER + 2 * KEY_FONT;
        if (x > KEY_LEFT && x + width > frame->width) {
            if (++line == KEY_LINES)
                break;
            x = KEY_LEFT;
            y -= 1.7 * KEY_FONT;
        }
        append_entry(xdot, x, y, ent_style_fill(colour), name);
        x += width;
    }
}

char *ent_caption_background(const EntFrame *frame, const EntPalette *palette, const EntResult *result,
                             const EntSlice *slice, const EntSliceAnalysis *analysis, const EntChoice *choice) {
    GString *xdot = g_string_new(NULL);
    append_colours(xdot, "#ffffff", "#ffffff");
    append_box(xdot, 0, 0, frame->width, frame->height);
    g_autofree bool *is_drawn = g_new0(bool, MAX(1, result->series->n_actors));
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        is_drawn[slice->nodes[choice->nodes[i]].actor] = true;
    Drawn drawn = {result->series->actors, is_drawn};
    g_autoptr(GPtrArray) communities = rank_communities(analysis, choice);
    append_key(xdot, frame, palette, analysis, communities, &drawn);
    return g_string_free(xdot, FALSE);
}

static char *label_of(const EntResult *result, const EntSlice *slice, uint32_t node) {
    return ent_dot_text(result->series->actors[slice->nodes[node].actor].label, LABEL_LENGTH);
}

char *ent_caption_node(const EntResult *result, const EntSlice *slice, const EntSliceAnalysis *analysis,
                       uint32_t node) {
    char strength[ENT_NUMBER_LENGTH];
    double partners = ent_slice_node_measure(slice, analysis, ENT_NODE_PARTNERS, node);
    g_autofree char *label = label_of(result, slice, node);
    g_autofree char *mentions = ent_number_grouped(slice->nodes[node].mentions);
    ent_number_format(ent_slice_node_measure(slice, analysis, ENT_NODE_STRENGTH, node), strength);
    return g_strdup_printf("%s: strength %s, %.0f partner%s, %s mention%s", label, strength, partners, PLURAL(partners),
                           mentions, PLURAL(slice->nodes[node].mentions));
}

static void append_evidence(GString *text, const EntEvidence *evidence) {
    char day[ENT_DAY_LENGTH];
    g_autofree char *sentence = ent_dot_text(evidence->text, SENTENCE_LENGTH);
    g_string_append_printf(text, ". \u201c%s\u201d", sentence);
    if (evidence->day != ENT_DAY_NONE)
        g_string_append_printf(text, " (%s)", ent_day_format(evidence->day, day));
}

char *ent_caption_tie(const EntResult *result, const EntSlice *slice, const EntTie *tie) {
    g_autofree char *source = label_of(result, slice, tie->source), *target = label_of(result, slice, tie->target);
    g_autofree char *sentences = ent_number_grouped(tie->sentences), *stories = ent_number_grouped(tie->stories);
    g_autofree char *paragraphs = ent_number_grouped(tie->paragraphs);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s \u2013 %s: %s sentence%s, %s paragraph%s, %s stor%s", source, target, sentences,
                           PLURAL(tie->sentences), paragraphs, PLURAL(tie->paragraphs), stories,
                           tie->stories == 1 ? "y" : "ies");
    if (tie->n_evidence > 0)
        append_evidence(text, &result->series->evidence[slice->evidence[tie->first_evidence]]);
    return g_string_free(text, FALSE);
}
