/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/choose.h"
#include "output/dot_text.h"
#include "output/gather.h"
#include "output/palette.h"
#include "output/style.h"
#include "output_fixture.h"

#include <graphviz/cgraph.h>
#include <math.h>

static char *draw(const EntResult *result, size_t drawing, const EntDrawing *how, const char *name) {
    g_autofree char *folder = fixture_folder();
    g_autoptr(GError) error = NULL;
    ent_result_draw(result, drawing, how, folder, &error);
    g_assert_no_error(error);
    char *text = fixture_file(folder, name);
    fixture_remove(folder);
    return text;
}

static const EntDrawing usual = ENT_DRAWING_INIT;

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
    EntSeries series = {.n_slices = 2};
    EntResult result = {.series = &series, .analyses = analyses};
    g_auto(EntPalette) palette = {0};
    ent_palette_init(&palette, &result);
    g_assert_cmpuint(ent_palette_colour(&palette, 3), ==, 0);  /* the strongest chooses first */
    g_assert_cmpuint(ent_palette_colour(&palette, 20), ==, 1); /* not beside 14, which may have the same */
    g_assert_cmpuint(ent_palette_colour(&palette, 14), ==, 1);
    g_assert_cmpuint(ent_palette_colour(&palette, 0), ==, ENT_STYLE_COLOURS);
    g_assert_cmpuint(ent_palette_colour(&palette, 21), ==, ENT_STYLE_COLOURS);
}

static void far_nodes_are_gathered_without_overlap(void) {
    EntPaperBox boxes[40] = {{0, 0, 30, 10}, {200, 100, 30, 10}};
    for (int i = 2; i < 40; i++)
        boxes[i] = (EntPaperBox){100 + 1000 * cos(i), 50 + 1000 * sin(i), 40, 10};
    boxes[39] = (EntPaperBox){100, 50, 40, 10}; /* within the core */
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

static void assert_choice(const EntResult *result, size_t slice, EntDrawing how, uint32_t n_nodes, uint32_t n_ties) {
    g_auto(EntChoice) choice = {0};
    ent_choice_init(&choice, &result->series->slices[slice], &result->analyses[slice], result->x, &how);
    g_assert_cmpuint(choice.n_nodes, ==, n_nodes);
    g_assert_cmpuint(choice.n_ties, ==, n_ties);
}

static void the_strongest_are_chosen(void) {
    g_autoptr(EntResult) result = fixture_new();
    assert_choice(result, 0, (EntDrawing){.max_nodes = 60, .max_ties = 150}, 3, 3);
    assert_choice(result, 0, (EntDrawing){.max_nodes = 2, .max_ties = 150}, 2, 1);
    assert_choice(result, 0, (EntDrawing){.max_nodes = 60, .max_ties = 2}, 3, 2);
    assert_choice(result, 0, (EntDrawing){.max_nodes = 0, .max_ties = 2}, 0, 0);
}

static void no_node_with_hidden_ties_looks_isolated(void) {
    g_autoptr(EntResult) result = fixture_new();
    assert_choice(result, 0, (EntDrawing){.max_nodes = 60, .max_ties = 1}, 2, 1);
    assert_choice(result, 0, (EntDrawing){.max_nodes = 1, .max_ties = 9}, 0, 0);
    assert_choice(result, 0, (EntDrawing){.max_nodes = 60, .max_ties = 9, .min_strength = 5}, 2, 1);
}

static void isolates_are_drawn_when_all_fit(void) {
    g_autoptr(EntResult) result = fixture_new();
    assert_choice(result, 1, (EntDrawing){.max_nodes = 3, .max_ties = 9}, 3, 1);
    assert_choice(result, 1, (EntDrawing){.max_nodes = 2, .max_ties = 9}, 2, 1);
}

/* The line of @text that begins with tabs and @attribute, after the line that begins with "\t@node\t". */
static char *attribute_of(const char *text, const char *node, const char *attribute) {
    g_autofree char *head = g_strdup_printf("\n\t%s\t[", node), *start = g_strdup_printf("\t\t%s=", attribute);
    const char *line = strstr(text, head);
    g_assert_nonnull(line);
    line = strstr(line, start);
    g_assert_nonnull(line);
    return g_strndup(line, strcspn(line, "\n"));
}

static char *line_from(const char *text, const char *start) {
    const char *line = strstr(text, start);
    g_assert_nonnull(line);
    return g_strndup(line, strcspn(line, "\n"));
}

static void nodes_keep_their_place_in_all_drawings(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *a = draw(result, 0, &usual, "slices/2015-01.dot"),
                    *b = draw(result, 1, &usual, "slices/2015-02.dot");
    g_autofree char *place_a = attribute_of(a, "USA", "pos"), *place_b = attribute_of(b, "USA", "pos");
    g_assert_cmpstr(place_a, ==, place_b);
    g_autofree char *svg_a = draw(result, 0, &usual, "slices/2015-01.svg"),
                    *svg_b = draw(result, 2, &usual, "slices/_union.svg");
    g_autofree char *box_a = line_from(svg_a, "viewBox"), *box_b = line_from(svg_b, "viewBox");
    g_assert_cmpstr(box_a, ==, box_b);
}

static void the_same_result_gives_the_same_bytes(void) {
    g_autoptr(EntResult) result = fixture_new();
    static const char *const names[] = {"slices/2015-01.dot", "slices/2015-01.svg"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *first = draw(result, 0, &usual, names[i]), *second = draw(result, 0, &usual, names[i]);
        g_assert_cmpstr(first, ==, second);
    }
}

static void a_drawing_says_what_it_shows(void) {
    g_autoptr(EntResult) result = fixture_new();
    EntDrawing how = usual;
    how.max_ties = 2;
    g_autofree char *dot = draw(result, 0, &how, "slices/2015-01.dot");
    g_assert_nonnull(strstr(dot, "2015-01: 5 stories, 20 sentences; 3 of 3 actors, 2 of 3 ties shown\\l"));
    g_assert_nonnull(strstr(dot, "United States: strength 10, 2 partners, 12 mentions"));
    g_assert_nonnull(strstr(dot, "Russia \u2013 United States: 6 sentences, 5 paragraphs, 4 stories. "
                                 "\u201cRussia &amp; the US: \\\"talks\\\".\u201d (2015-01-02)"));
    g_autofree char *united = draw(result, 2, &usual, "slices/_union.dot");
    g_assert_nonnull(strstr(united, "All 2 slices: "));
}

static void what_is_past_is_grey(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *dot = draw(result, 1, &usual, "slices/2015-02.dot");
    g_autofree char *fill = attribute_of(dot, "SUN", "fillcolor");
    g_assert_nonnull(strstr(fill, ent_style_past_fill()));
    g_assert_nonnull(strstr(dot, "grey: state of the past"));
}

static void ignore_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error) {
    (void)context, (void)text, (void)length, (void)data, (void)error;
}

static void refuse_script(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                          gpointer data, GError **error) {
    (void)context, (void)values, (void)data, (void)error;
    g_assert_cmpstr(element, !=, "script");
    g_assert_cmpstr(element, !=, "b");
    for (; *names != NULL; names++)
        g_assert_false(g_str_has_prefix(*names, "on"));
}

static void assert_sound_svg(const char *svg) {
    static const GMarkupParser parser = {.start_element = refuse_script, .text = ignore_text};
    g_autoptr(GError) error = NULL;
    g_assert_true(g_utf8_validate(svg, -1, NULL));
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
    g_markup_parse_context_parse(context, svg, -1, &error);
    g_assert_no_error(error);
    g_markup_parse_context_end_parse(context, &error);
    g_assert_no_error(error);
    g_markup_parse_context_free(context);
}

/* Reads @dot back: its PRK has the label @text. */
static void assert_label(const char *dot, const char *text) {
    g_autofree char *expected = ent_dot_text(text, 40);
    Agraph_t *graph = agmemread(dot);
    g_assert_nonnull(graph);
    Agnode_t *node = agnode(graph, (char *)"PRK", FALSE);
    g_assert_nonnull(node);
    g_assert_cmpstr(agget(node, (char *)"label"), ==, expected);
    g_assert_cmpint(agnnodes(graph), ==, 3);
    g_assert_cmpint(agnedges(graph), ==, 3);
    agclose(graph);
}

static void hostile_text_stays_text(void) {
    g_autofree char *long_text = g_strnfill(20000, 'x');
    const char *const texts[] = {"\"quoted\"",
                                 "back\\slash\\",
                                 "\\N",
                                 "<b>bold</b>",
                                 "&amp;",
                                 "two\nlines",
                                 "=cmd()",
                                 "\uffff",
                                 "bad \xff\xfe",
                                 long_text,
                                 "",
                                 "]; evil [",
                                 "<script>alert(1)</script>",
                                 "\" onload=\"alert(1)",
                                 "&#60;script&#62;",
                                 "\x01\x1b[31m",
                                 "\\\" ];",
                                 "T\u00fcrkiye",
                                 "\u4e2d\u56fd",
                                 "%s%n",
                                 "\\G\\L\\E"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        EntSeries *series = fixture_new_series();
        g_free(series->actors[0].label);
        series->actors[0].label = g_strdup(texts[i]);
        g_free(series->evidence[0].text);
        series->evidence[0].text = g_strdup(texts[i]);
        g_free(series->slices[0].id);
        series->slices[0].id = g_strdup("s\"&<\\");
        g_free(series->actors[3].id);
        series->actors[3].id = g_strconcat("USA", texts[i], NULL);
        g_autoptr(EntResult) result = fixture_analyse(series);
        g_autofree char *svg = draw(result, 0, &usual, "slices/s\"&<-.svg");
        assert_sound_svg(svg);
        g_autofree char *json = fixture_written(result, ent_network_write);
        g_assert_true(g_utf8_validate(json, -1, NULL));
        g_autofree char *dot = draw(result, 0, &usual, "slices/s\"&<-.dot");
        g_assert_true(g_utf8_validate(dot, -1, NULL));
        assert_label(dot, texts[i]);
    }
}

static void words_beyond_ascii_are_quoted(void) {
    EntSeries *series = fixture_new_series();
    g_free(series->actors[0].label);
    series->actors[0].label = g_strdup("T\u00fcrkiye");
    g_autoptr(EntResult) result = fixture_analyse(series);
    g_autofree char *dot = draw(result, 0, &usual, "slices/2015-01.dot");
    g_autofree char *label = attribute_of(dot, "PRK", "label");
    g_assert_cmpstr(label, ==, "\t\tlabel=\"T\u00fcrkiye\",");
}

static void unknown_formats_are_refused_before_anything_is_written(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *folder = fixture_folder();
    EntDrawing how = usual;
    how.formats = "svg,gif";
    g_autoptr(GError) error = NULL;
    g_assert_false(ent_result_draw(result, 0, &how, folder, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
    g_autofree char *slices = g_build_filename(folder, "slices", NULL);
    g_assert_false(g_file_test(slices, G_FILE_TEST_EXISTS));
    fixture_remove(folder);
}

static void a_folder_that_cannot_be_is_an_error(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autoptr(GError) error = NULL;
    g_assert_false(ent_result_draw(result, 0, &usual, "/dev/null/x", &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
}

static void all_formats_are_rendered(void) {
    g_autoptr(EntResult) result = fixture_new();
    EntDrawing how = usual;
    how.formats = "svg, png,pdf";
    g_autofree char *png = draw(result, 0, &how, "slices/2015-01.png"),
                    *pdf = draw(result, 0, &how, "slices/2015-01.pdf");
    g_assert_true(g_str_has_prefix(png, "\x89PNG"));
    g_assert_true(g_str_has_prefix(pdf, "%PDF-"));
}

static void one_node_and_no_node_can_be_drawn(void) {
    EntSeries *series = fixture_new_series();
    series->slices[0].n_nodes = 1;
    series->slices[0].n_ties = 0;
    series->slices[1].n_nodes = series->slices[1].n_ties = 0;
    g_autoptr(EntResult) result = fixture_analyse(series);
    g_autofree char *one = draw(result, 0, &usual, "slices/2015-01.svg"),
                    *none = draw(result, 1, &usual, "slices/2015-02.svg");
    assert_sound_svg(one);
    assert_sound_svg(none);
    g_assert_nonnull(strstr(one, "North Korea"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/output/draw/" #name, name)
    ADD(stronger_is_larger_wider_and_darker);
    ADD(the_smallest_name_has_eleven_points);
    ADD(a_share_of_nothing_is_none);
    ADD(no_two_colours_are_equal);
    ADD(communities_beside_each_other_differ_in_colour);
    ADD(far_nodes_are_gathered_without_overlap);
    ADD(text_for_labels_is_harmless);
    ADD(names_are_ascii_and_never_meet);
    ADD(files_stay_in_their_folder);
    ADD(the_strongest_are_chosen);
    ADD(no_node_with_hidden_ties_looks_isolated);
    ADD(isolates_are_drawn_when_all_fit);
    ADD(nodes_keep_their_place_in_all_drawings);
    ADD(the_same_result_gives_the_same_bytes);
    ADD(a_drawing_says_what_it_shows);
    ADD(what_is_past_is_grey);
    ADD(hostile_text_stays_text);
    ADD(words_beyond_ascii_are_quoted);
    ADD(unknown_formats_are_refused_before_anything_is_written);
    ADD(a_folder_that_cannot_be_is_an_error);
    ADD(all_formats_are_rendered);
    ADD(one_node_and_no_node_can_be_drawn);
    return g_test_run();
}
