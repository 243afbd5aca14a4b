/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a drawing that need no result: how numbers look, where boxes stand, what text becomes. */
#include "drawing/dot_text.h"
#include "drawing/palette.h"
#include "drawing/paper.h"
#include "drawing/style.h"

#include <math.h>
#include <string.h>

static void stronger_is_larger_wider_and_darker(void) {
    char weak[ENT_COLOUR_LENGTH], strong[ENT_COLOUR_LENGTH];
    g_assert_cmpfloat(ent_style_share(25, 100), ==, 0.5);
    g_assert_cmpfloat(ent_style_font_size(0.2), <, ent_style_font_size(0.9));
    g_assert_cmpfloat(ent_style_tie_width(0.2), <, ent_style_tie_width(0.9));
    /* Equal but for the opacity, the last two digits. */
    g_assert_cmpstr(ent_style_tie_colour(0.2, weak), <, ent_style_tie_colour(0.9, strong));
    g_assert_true(strlen(weak) == 9 && strncmp(weak, strong, 7) == 0);
}

static void the_smallest_name_has_eleven_points(void) {
    g_assert_cmpfloat(ent_style_font_size(0), ==, 11);
    g_assert_cmpfloat(ent_style_font_size(-7), ==, 11);
    g_assert_cmpfloat(ent_style_font_size(7), ==, 19);
}

static void a_share_of_nothing_is_none(void) {
    g_assert_cmpfloat(ent_style_share(0, 0), ==, 0);
    g_assert_cmpfloat(ent_style_share(-1, 5), ==, 0);
    g_assert_cmpfloat(ent_style_share(NAN, 5), ==, 0);
    g_assert_cmpfloat(ent_style_share(9, 5), ==, 1);
}

static void no_two_colours_are_equal(void) {
    char border[ENT_COLOUR_LENGTH];
    for (unsigned i = 0; i <= ENT_STYLE_COLOURS; i++)
        for (unsigned k = 0; k < i; k++)
            g_assert_cmpstr(ent_style_fill(i), !=, ent_style_fill(k));
    g_assert_cmpstr(ent_style_fill(99), ==, ent_style_fill(ENT_STYLE_COLOURS));
    g_assert_cmpstr(ent_style_border("#906030", border), ==, "#50351a");
}

/* Two slices: communities 0 to 14 in the first, 3 and 20 in the second. */
static void communities_beside_each_other_differ_in_colour(void) {
    EntCommunity first[15] = {{0}}, second[2] = {{.id = 3, .strength_inside = 100}, {.id = 20, .strength_inside = 50}};
    for (uint32_t i = 0; i < 15; i++)
        first[i] = (EntCommunity){.id = i, .strength_inside = i};
    EntSliceAnalysis analyses[] = {{.communities = first, .n_communities = 15},
                                   {.communities = second, .n_communities = 2}};
    EntSlice slices[2] = {{0}};
    EntSeries series = {.n_slices = 2, .slices = slices};
    EntResult result = {.series = &series, .analyses = analyses};
    g_auto(EntPalette) palette = {0};
    ent_palette_init(&palette, &result);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[0], 3), ==, 0); /* the strongest chooses first */
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], 20), ==,
                     1); /* not beside 14, which may have the same */
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[0], 14), ==, 1);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[0], 0), ==, ENT_STYLE_COLOURS);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], 21), ==, ENT_STYLE_COLOURS);
}

/* 0 to 11 have the colours, as they are strong in the first slice; 12 stands beside all of them in the second. */
static void the_strongest_of_a_picture_have_a_colour(void) {
    EntCommunity first[12] = {{0}}, second[13] = {{0}};
    for (uint32_t i = 0; i < 12; i++) {
        first[i] = (EntCommunity){.id = i, .strength_inside = 100 + i};
        second[i] = (EntCommunity){.id = i, .strength_inside = 12 - i};
    }
    second[12] = (EntCommunity){.id = 12, .strength_inside = 50};
    EntSliceAnalysis analyses[] = {{.communities = first, .n_communities = 12},
                                   {.communities = second, .n_communities = 13}};
    EntSlice slices[2] = {{0}};
    EntSeries series = {.n_slices = 2, .slices = slices};
    EntResult result = {.series = &series, .analyses = analyses};
    g_auto(EntPalette) palette = {0};
    ent_palette_init(&palette, &result);
    for (uint32_t i = 0; i < 11; i++)
        g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], i), ==,
                         ent_palette_colour(&palette, &analyses[0], i));
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[0], 11), <, ENT_STYLE_COLOURS);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], 12), ==,
                     ent_palette_colour(&palette, &analyses[0], 11));
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], 11), ==, ENT_STYLE_COLOURS);
}

typedef struct {
    EntSlice slice;
    EntSliceAnalysis analysis;
    EntNode nodes[4];
    double measures[ENT_N_NODE_MEASURES * 4], community[4];
    EntCommunity communities[2];
} Small;

/* A slice of actors 0 to 3, whose communities are given; the first two are of strength 2, the others of 1. */
static void make_small(Small *small, const double *community) {
    *small = (Small){.slice = {.n_nodes = 4}, .communities = {{.id = UINT32_MAX}, {.id = UINT32_MAX}}};
    small->slice.nodes = small->nodes;
    for (uint32_t i = 0; i < 4; i++) {
        small->nodes[i].actor = i;
        small->community[i] = community[i];
        small->measures[ENT_NODE_STRENGTH * 4 + i] = i < 2 ? 2 : 1;
        EntCommunity *own = &small->communities[community[i] > community[0]];
        own->id = (uint32_t)community[i];
        own->strength_inside += i < 2 ? 2 : 1;
    }
    small->analysis = (EntSliceAnalysis){.measures = small->measures,
                                         .community = small->community,
                                         .communities = small->communities,
                                         .n_communities = 2};
}

static void a_community_has_the_colour_it_has_in_the_union(void) {
    Small united, first, second;
    make_small(&united, (double[]){8, 8, 9, 9});
    make_small(&first, (double[]){0, 0, 1, 1});
    make_small(&second, (double[]){2, 3, 3, 3}); /* 3 has more of the union's second, but as much of the first */
    EntSliceAnalysis analyses[] = {first.analysis, second.analysis};
    EntSlice slices[] = {first.slice, second.slice};
    EntSeries series = {.n_slices = 2, .n_actors = 4, .slices = slices};
    EntResult result = {.series = &series, .analyses = analyses, .united = &united.slice};
    result.united_analysis = united.analysis;
    g_auto(EntPalette) palette = {0};
    ent_palette_init(&palette, &result);
    unsigned one = ent_palette_colour(&palette, &united.analysis, 8),
             other = ent_palette_colour(&palette, &united.analysis, 9);
    g_assert_cmpuint(one, !=, other);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[0], 0), ==, one);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[0], 1), ==, other);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], 3), ==, one);
    g_assert_cmpuint(ent_palette_colour(&palette, &analyses[1], 2), !=, one);
}

/* 1 belongs mostly to the colour that the stronger 0 has; it does not take the other one away from 2, which is all of it that the slice has. */
static void a_colour_of_the_union_goes_to_who_has_most_of_it(void) {
    static const double strength[] = {4, 3, 1, 2};
    Small united, small;
    make_small(&united, (double[]){8, 8, 9, 9});
    make_small(&small, (double[]){0, 1, 1, 2});
    EntCommunity communities[] = {
        {.id = 0, .strength_inside = 10}, {.id = 1, .strength_inside = 5}, {.id = 2, .strength_inside = 1}};
    memcpy(small.measures + ENT_NODE_STRENGTH * 4, strength, sizeof strength);
    small.analysis.communities = communities;
    small.analysis.n_communities = 3;
    EntSeries series = {.n_slices = 1, .n_actors = 4, .slices = &small.slice};
    EntResult result = {.series = &series, .analyses = &small.analysis, .united = &united.slice};
    result.united_analysis = united.analysis;
    g_auto(EntPalette) palette = {0};
    ent_palette_init(&palette, &result);
    unsigned one = ent_palette_colour(&palette, &united.analysis, 8),
             other = ent_palette_colour(&palette, &united.analysis, 9),
             between = ent_palette_colour(&palette, &small.analysis, 1);
    g_assert_cmpuint(ent_palette_colour(&palette, &small.analysis, 0), ==, one);
    g_assert_cmpuint(ent_palette_colour(&palette, &small.analysis, 2), ==, other);
    g_assert_true(between != one && between != other);
}

static const uint32_t first_drawing[] = {0}, second_drawing[] = {1}, both_drawings[] = {0, 1};

static EntPaperBox box(double x, double y, double half_width, double half_height) {
    return (EntPaperBox){x, y, half_width, half_height, first_drawing, 1};
}

static void what_no_drawing_shows_together_may_share_a_place(void) {
    EntPaperBox boxes[] = {box(0, 0, 30, 10), box(200, 0, 30, 10), box(900, 0, 20, 10), box(900, 0, 20, 10),
                           box(900, 0, 20, 10)};
    for (int i = 0; i < 2; i++) {
        boxes[i].drawings = both_drawings;
        boxes[i].n_drawings = 2;
    }
    boxes[3].drawings = second_drawing;
    ent_boxes_gather(boxes, 5, 2);
    g_assert_cmpfloat(boxes[2].x, >, 230);
    g_assert_cmpfloat(boxes[3].x, ==, boxes[2].x);
    g_assert_cmpfloat(boxes[4].x, >=, boxes[2].x + 40);
}

static void far_nodes_are_gathered_without_overlap(void) {
    EntPaperBox boxes[40] = {box(0, 0, 30, 10), box(200, 100, 30, 10)};
    for (int i = 2; i < 40; i++)
        boxes[i] = box(100 + 1000 * cos(i), 50 + 1000 * sin(i), 40, 10);
    boxes[39] = box(100, 50, 40, 10); /* within the core */
    ent_boxes_gather(boxes, 40, 2);
    g_assert_cmpfloat(boxes[1].x, ==, 200);
    g_assert_cmpfloat(boxes[39].y, ==, 50);
    for (int i = 0; i < 39; i++) {
        g_assert_cmpfloat(hypot(boxes[i].x - 100, boxes[i].y - 50), <, 600);
        for (int k = 0; k < i; k++)
            g_assert_true(fabs(boxes[i].x - boxes[k].x) >= boxes[i].half_width + boxes[k].half_width ||
                          fabs(boxes[i].y - boxes[k].y) >= 20);
    }
}

static bool do_boxes_overlap(const EntPaperBox *a, const EntPaperBox *b) {
    return fabs(a->x - b->x) < a->half_width + b->half_width + 6 &&
           fabs(a->y - b->y) < a->half_height + b->half_height + 6;
}

/* Gathers box @i the slow way: looks at all boxes before it, at each step. @core is the rectangle nobody enters. */
static void pull_slowly(EntPaperBox *boxes, int i, const EntPaperBox *core) {
    double dx = boxes[i].x - core->x, dy = boxes[i].y - core->y, far = hypot(dx, dy);
    double distance = fmin(core->half_width / fabs(dx / far), core->half_height / fabs(dy / far));
    for (bool is_free = far <= distance; !is_free; distance += 4) {
        boxes[i].x = core->x + dx / far * distance;
        boxes[i].y = core->y + dy / far * distance;
        is_free = true;
        for (int k = 0; k < i && is_free; k++)
            is_free = !do_boxes_overlap(&boxes[k], &boxes[i]);
    }
}

/* Boxes from narrow to wide and low to high, left and right of nought: what stands far enough off is not looked at, and must not matter. */
static void gathering_looks_at_all_boxes_that_matter(void) {
    EntPaperBox fast[400], slow[400];
    fast[0] = box(-20, -10, 5, 5);
    fast[1] = box(20, 10, 5, 5);
    for (int i = 2; i < 400; i++)
        fast[i] = box(900 * cos(i * 0.7), 700 * sin(i * 1.3), 8 + i * 37 % 90, 4 + i * 11 % 13);
    memcpy(slow, fast, sizeof fast);
    ent_boxes_gather(fast, 400, 2);
    for (int i = 2; i < 400; i++) {
        EntPaperBox core = box(0, 0, 25, 15);
        pull_slowly(slow, i, &core);
        g_assert_cmpfloat(fast[i].x, ==, slow[i].x);
        g_assert_cmpfloat(fast[i].y, ==, slow[i].y);
    }
}

static void assert_text(char *(*make)(const char *), const char *text, const char *expected) {
    g_autofree char *made = make(text);
    g_assert_cmpstr(made, ==, expected);
}

static char *make_text(const char *text) {
    return ent_dot_text(text, 10);
}

static void text_for_labels_is_harmless(void) {
    assert_text(make_text, "a\\Nb", "a\\\\Nb");
    assert_text(make_text, "R&D <b>", "R&amp;D <b>");
    assert_text(make_text, " a\n\tb ", "a b");
    assert_text(make_text, "x\x01y\x7fz", "x y z");
    assert_text(make_text, "\xff\uffff", "\ufffd\ufffd");
    assert_text(make_text, "12345678901", "123456789\u2026");
    assert_text(make_text, "a\u202eb", "ab");
    assert_text(make_text, "", "");
}

static void names_are_ascii_and_never_meet(void) {
    assert_text(ent_dot_name, "USA", "USA");
    assert_text(ent_dot_name, "DEU-NAZI", "DEU-NAZI");
    assert_text(ent_dot_name, "", "~");
    assert_text(ent_dot_name, "~", "~7E");
    assert_text(ent_dot_name, "T\u00fcr \"\\%", "T~C3~BCr~20~22~5C~25");
    g_autofree char *a = g_strnfill(20000, 'a'), *b = g_strconcat(a, "b", NULL);
    g_autofree char *name_a = ent_dot_name(a), *name_b = ent_dot_name(b);
    g_assert_cmpstr(name_a, !=, name_b);
    g_assert_cmpuint(strlen(name_a), <, 500);
}

static void files_stay_in_their_folder(void) {
    assert_text(ent_dot_file_name, "2015-01", "2015-01");
    assert_text(ent_dot_file_name, "../x", "_..-x");
    assert_text(ent_dot_file_name, ".hidden", "_.hidden");
    assert_text(ent_dot_file_name, "_union", "__union");
    assert_text(ent_dot_file_name, "", "_");
    assert_text(ent_dot_file_name, "a\nb", "a-b");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/drawing/style/" #name, name)
    ADD(stronger_is_larger_wider_and_darker);
    ADD(the_smallest_name_has_eleven_points);
    ADD(a_share_of_nothing_is_none);
    ADD(no_two_colours_are_equal);
    ADD(communities_beside_each_other_differ_in_colour);
    ADD(the_strongest_of_a_picture_have_a_colour);
    ADD(a_community_has_the_colour_it_has_in_the_union);
    ADD(a_colour_of_the_union_goes_to_who_has_most_of_it);
    ADD(what_no_drawing_shows_together_may_share_a_place);
    ADD(far_nodes_are_gathered_without_overlap);
    ADD(gathering_looks_at_all_boxes_that_matter);
    ADD(text_for_labels_is_harmless);
    ADD(names_are_ascii_and_never_meet);
    ADD(files_stay_in_their_folder);
    return g_test_run();
}
