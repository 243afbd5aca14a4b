/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/choice.h"
#include "drawing/dot_text.h"
#include "drawing/plan.h"
#include "drawing/style.h"
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

/* The DOT and then the SVG of a drawing. */
static char *draw_both(const EntResult *result, size_t drawing, uint32_t max_nodes) {
    static const char *const names[] = {"slices/2015-01", "slices/2015-02", "slices/_union"};
    g_autofree char *dot_name = g_strconcat(names[drawing], ".dot", NULL);
    g_autofree char *svg_name = g_strconcat(names[drawing], ".svg", NULL);
    EntDrawing how = usual;
    how.max_nodes = max_nodes;
    g_autofree char *dot = draw(result, drawing, &how, dot_name), *svg = draw(result, drawing, &how, svg_name);
    return g_strconcat(dot, svg, NULL);
}

static char *draw_alone(size_t drawing, uint32_t max_nodes) {
    g_autoptr(EntResult) result = fixture_new();
    return draw_both(result, drawing, max_nodes);
}

/* A result that has drawn others before, with other options, draws what a new one draws first. */
static void drawings_do_not_depend_on_those_before(void) {
    static const struct {
        size_t drawing;
        uint32_t max_nodes;
    } order[] = {{2, 60}, {0, 60}, {1, 2}, {0, 2}, {1, 60}, {2, 2}, {2, 60}, {1, 60}, {0, 60}};
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *few = draw_alone(0, 2), *all = draw_alone(0, 60);
    g_assert_cmpstr(few, !=, all); /* else nothing is tested here */
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        g_autofree char *expected = draw_alone(order[i].drawing, order[i].max_nodes);
        g_autofree char *drawn = draw_both(result, order[i].drawing, order[i].max_nodes);
        g_assert_cmpstr(drawn, ==, expected);
    }
}

/* What all drawings share is worked out for the first, not for each, and again when another size is wanted. */
static void what_drawings_share_is_kept(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_assert_null(result->plan);
    g_autofree char *first = draw_both(result, 0, 60);
    const EntPlan *plan = ent_plan_get(result, 60);
    double place = plan->frame.x[3];
    plan->frame.x[3] = place + 100; /* a mark: who makes a plan of his own does not see it */
    g_autofree char *marked = draw_both(result, 0, 60);
    g_assert_cmpstr(marked, !=, first);
    g_assert_true(ent_plan_get(result, 60) == plan);
    g_assert_cmpuint(ent_plan_get(result, 2)->max_nodes, ==, 2);
    g_autofree char *again = draw_both(result, 0, 60);
    g_assert_cmpstr(again, ==, first);
}

static void rename_the_first(EntSeries *series) {
    g_free(series->actors[0].label);
    series->actors[0].label = g_strdup("A name so long that its box needs room");
}

static void a_result_finished_again_is_drawn_anew(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *before = draw_both(result, 0, 60);
    rename_the_first(result->series);
    g_assert_true(ent_result_finish(result, NULL));
    g_autofree char *after = draw_both(result, 0, 60);
    EntSeries *series = fixture_new_series();
    rename_the_first(series);
    g_autoptr(EntResult) other = fixture_analyse(series);
    g_autofree char *expected = draw_both(other, 0, 60);
    g_assert_cmpstr(after, !=, before);
    g_assert_cmpstr(after, ==, expected);
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
    g_assert_nonnull(strstr(united, "All 2 slices, 2015-01-01 to 2015-01-31: "));
}

static void the_key_names_who_is_drawn(void) {
    EntSeries *series = fixture_new_series();
    g_free(series->actors[1].label);
    series->actors[1].label = g_strdup("P&O");
    g_autoptr(EntResult) result = fixture_analyse(series);
    EntDrawing how = usual;
    g_autofree char *all = draw(result, 0, &how, "slices/2015-01.dot"), *key = line_from(all, "_background=");
    g_assert_nonnull(strstr(key, "-United States, P&O, North Korea"));
    how.max_nodes = 2;
    g_autofree char *two = draw(result, 0, &how, "slices/2015-01.dot"), *short_key = line_from(two, "_background=");
    g_assert_nonnull(strstr(short_key, "-United States, P&O\""));
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
                                 "P&O",
                                 "&nosuch;",
                                 "R&D; &#x;",
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
#define ADD(name) g_test_add_func("/drawing/files/" #name, name)
    ADD(the_strongest_are_chosen);
    ADD(no_node_with_hidden_ties_looks_isolated);
    ADD(isolates_are_drawn_when_all_fit);
    ADD(nodes_keep_their_place_in_all_drawings);
    ADD(the_same_result_gives_the_same_bytes);
    ADD(drawings_do_not_depend_on_those_before);
    ADD(what_drawings_share_is_kept);
    ADD(a_result_finished_again_is_drawn_anew);
    ADD(a_drawing_says_what_it_shows);
    ADD(the_key_names_who_is_drawn);
    ADD(what_is_past_is_grey);
    ADD(hostile_text_stays_text);
    ADD(words_beyond_ascii_are_quoted);
    ADD(unknown_formats_are_refused_before_anything_is_written);
    ADD(a_folder_that_cannot_be_is_an_error);
    ADD(all_formats_are_rendered);
    ADD(one_node_and_no_node_can_be_drawn);
    return g_test_run();
}
