/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/fd_stream.h"
#include "output_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <unistd.h>

static void what_was_read_is_written_with_the_same_bytes(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *json = fixture_written(result, ent_network_write);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) read = fixture_read(json, &error);
    g_assert_no_error(error);
    g_autofree char *again = fixture_written(read, ent_network_write);
    g_assert_cmpstr(again, ==, json);
}

static void what_was_read_has_the_same_drawings(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *json = fixture_written(result, ent_network_write);
    g_autoptr(EntResult) read = fixture_read(json, NULL);
    g_autofree char *folder = fixture_folder(), *other = fixture_folder();
    const EntDrawing how = ENT_DRAWING_INIT;
    g_assert_cmpuint(ent_result_n_drawings(result), ==, 3);
    g_assert_cmpuint(ent_result_n_drawings(read), ==, 3);
    for (size_t i = 0; i < 3; i++) {
        g_assert_true(ent_result_draw(result, i, &how, folder, NULL));
        g_assert_true(ent_result_draw(read, i, &how, other, NULL));
    }
    static const char *const names[] = {"slices/2015-01.dot", "slices/2015-02.svg", "slices/_union.dot",
                                        "slices/_union.svg"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *ours = fixture_file(folder, names[i]), *theirs = fixture_file(other, names[i]);
        g_assert_cmpstr(ours, ==, theirs);
    }
    fixture_remove(folder);
    fixture_remove(other);
}

static void counts_and_sums_are_exact_when_read(void) {
    EntSeries *series = fixture_new_series();
    series->slices[1].ties[0].sentences = 12345678;
    series->slices[1].ties[0].strength = 12345678;
    g_autoptr(EntResult) result = fixture_analyse(series);
    g_autofree char *json = fixture_written(result, ent_network_write);
    g_autoptr(EntResult) read = fixture_read(json, NULL);
    g_assert_cmpfloat(read->series->slices[1].ties[0].strength, ==, 12345678);
    g_assert_cmpfloat(read->analyses[1].measures[ENT_NODE_STRENGTH * 3], ==, 12345678);
}

static void newman_strengths_are_exact_when_read(void) {
    EntSeries *series = fixture_new_series();
    g_free(series->provenance.strength);
    series->provenance.strength = g_strdup("newman");
    for (uint32_t s = 0; s < 2; s++)
        for (uint32_t i = 0; i < series->slices[s].n_ties; i++) {
            EntTie *tie = &series->slices[s].ties[i];
            tie->newman += 240240; /* a third: no six digits hold it */
            tie->strength = (double)tie->newman / ENT_NEWMAN_UNIT;
        }
    g_autoptr(EntResult) result = fixture_analyse(series);
    g_autofree char *json = fixture_written(result, ent_network_write);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) read = fixture_read(json, &error);
    g_assert_no_error(error);
    for (uint32_t i = 0; i < 3; i++)
        g_assert_cmpfloat(read->series->slices[0].ties[i].strength, ==, result->series->slices[0].ties[i].strength);
}

static void bytes_of_a_file_are_those_of_a_stream(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *json = fixture_written(result, ent_network_write), *folder = fixture_folder();
    g_assert_true(ent_result_write_tables(result, folder, NULL));
    g_autofree char *file = fixture_file(folder, "network.json");
    g_assert_cmpstr(file, ==, json);
    g_autofree char *path = g_build_filename(folder, "other.json", NULL);
    int fd = open(path, O_CREAT | O_WRONLY, 0600);
    g_assert_true(ent_result_write_json(result, fd, NULL));
    close(fd);
    g_autofree char *other = fixture_file(folder, "other.json");
    g_assert_cmpstr(other, ==, json);
    g_autoptr(EntResult) loaded = ent_result_load(path, NULL);
    g_assert_nonnull(loaded);
    fixture_remove(folder);
}

static void a_full_disk_is_an_error(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autoptr(GError) error = NULL;
    int fd = open("/dev/full", O_WRONLY);
    g_assert_false(ent_result_write_json(result, fd, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
    g_assert_cmpstr(error->message, ==, "network.json: cannot write: No space left on device");
    close(fd);
}

/* The reason is that of the first write that failed, though errno has changed by the end. */
static void a_stream_remembers_why_it_failed(void) {
    static char text[200000];
    EntFdStream to;
    g_autoptr(GError) error = NULL;
    int fd = open("/dev/full", O_WRONLY);
    g_assert_true(ent_fd_stream_open(&to, fd, "it", &error));
    fwrite(text, 1, sizeof text, to.stream);
    errno = 0;
    g_assert_false(ent_fd_stream_close(&to, &error));
    g_assert_cmpstr(error->message, ==, "it: cannot write: No space left on device");
    g_assert_cmpint(fcntl(fd, F_GETFD), >=, 0); /* still open */
    close(fd);
}

static void standard_output_is_called_that(void) {
    EntFdStream to;
    g_autoptr(GError) error = NULL;
    int fd = open("/dev/full", O_WRONLY), usual = dup(STDOUT_FILENO);
    fflush(stdout);
    dup2(fd, STDOUT_FILENO);
    bool is_open = ent_fd_stream_open(&to, STDOUT_FILENO, "it", NULL);
    if (is_open)
        putc('x', to.stream);
    bool sound = is_open && ent_fd_stream_close(&to, &error);
    dup2(usual, STDOUT_FILENO);
    close(usual);
    close(fd);
    g_assert_true(is_open && !sound);
    g_assert_cmpstr(error->message, ==, "standard output: cannot write: No space left on device");
}

static void a_missing_file_is_an_io_error(void) {
    g_autoptr(GError) error = NULL;
    g_assert_null(ent_result_load("/nowhere/network.json", &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
}

static void no_slice_is_a_network_too(void) {
    EntSeries *series = g_new0(EntSeries, 1);
    series->provenance = (EntProvenance){.from = ENT_DAY_NONE,
                                         .to = ENT_DAY_NONE,
                                         .by = g_strdup("all"),
                                         .strength = g_strdup("sentences"),
                                         .level = g_strdup("state"),
                                         .repeats = g_strdup("keep")};
    g_autoptr(EntResult) result = fixture_analyse(series);
    g_autofree char *json = fixture_written(result, ent_network_write);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) read = fixture_read(json, &error);
    g_assert_no_error(error);
    g_autofree char *again = fixture_written(read, ent_network_write);
    g_assert_cmpstr(again, ==, json);
}

/* The first @old in the fixture's file becomes @new; reading must fail with a message that has @place. */
static void assert_refused(const char *old, const char *new, const char *place) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *json = fixture_written(result, ent_network_write);
    g_autofree char *wrong = fixture_replace(json, old, new);
    g_autoptr(GError) error = NULL;
    g_assert_null(fixture_read(wrong, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    if (strstr(error->message, place) == NULL)
        g_error("\"%s\" lacks \"%s\"", error->message, place);
}

static void wrong_shapes_are_refused_with_their_place(void) {
    assert_refused("{", "[", "network.json:");
    assert_refused("\"entente-network\"", "\"gexf\"", "network.json: format: is not");
    assert_refused("\"version\": 1\n", "\"version\": 2\n", "version: is 2; this program reads version 1");
    assert_refused("\"id\": \"RUS\"", "\"id\": 7", "actors[1].id: is a whole number, not a string");
    assert_refused("\"id\": \"RUS\"", "\"id\": \"AAA\"", "actors[1].id: must come after");
    assert_refused("\"id\": \"PRK\"", "\"id\": \"\"", "actors[0].id: is empty");
    assert_refused("\"doc\": \"doc-1\"", "\"doc\": null", "evidence[1].doc: is null, not a string");
    assert_refused("\"2015-01-02\"", "\"2015-02-30\"", "evidence[1].date: \"2015-02-30\" is no day");
    assert_refused("0123456789abcdef", "0123", "made_by.catalogue: must be 16");
    assert_refused("\"level\": \"state\"", "\"level\": \"x\"", "made_by.options.level: is none of: state actor");
    assert_refused("\"successors\": false", "\"successors\": 0",
                   "made_by.options.successors: is a whole number, not true or false");
    assert_refused("\"undated\": 0", "\"undated\": -1", "corpus.undated: is -1, not 0 to");
    assert_refused("[\"2015-03\"]", "[3]", "empty_slices[0]: must be a string");
}

static void wrong_slices_are_refused_with_their_place(void) {
    assert_refused("\"source\": \"RUS\"", "\"source\": \"XYZ\"",
                   "slices[0].ties[2].source: \"XYZ\" is no node of the slice");
    assert_refused("\"source\": \"RUS\"", "\"source\": \"SUN\"",
                   "slices[0].ties[2].source: \"SUN\" is no node of the slice");
    assert_refused("\"target\": \"RUS\"", "\"target\": \"PRK\"",
                   "slices[0].ties[0].target: must come after the source");
    assert_refused("\"strength\": 6, \"target\"", "\"strength\": 7, \"target\"",
                   "slices[0].ties[2].strength: is 7, but the sentences give 6");
    assert_refused("\"strength\": 6, \"target\"", "\"strength\": null, \"target\"",
                   "slices[0].ties[2].strength: must be above 0");
    assert_refused("\"evidence\": [1, 0]", "\"evidence\": [1, 2]", "slices[0].ties[2].evidence[1]: is no index");
    assert_refused("\"evidence\": [1, 0], ", "", "slices[0].ties[2].evidence: is missing");
    assert_refused("\"pagerank\": ", "\"pagerank\": \"\", \"_\": ",
                   "slices[0].nodes[0].measures.pagerank: is a string, not a number or null");
    assert_refused("\"documents\": 6,", "\"documents\": 4294967296,", "slices[0].documents: is 4294967296");
    assert_refused("\"id\": \"2015-02\"", "\"id\": \"2015-01\"", "slices: two have the id \"2015-01\"");
    assert_refused("\"id\": \"2015-02\"", "\"id\": \"../x\"", "slices[1].id: \"../x\" cannot be the name of a file");
    assert_refused("\"id\": \"2015-02\"", "\"id\": \"x\\u001b[2J\"", "slices[1].id: \"x");
    assert_refused("\"y\": ", "\"y\": null, \"_\": ", "slices[0].nodes[0].y: and \"x\" are a place together");
    assert_refused("\"to\": \"2015-03-01\"\n", "\"to\": \"2015-01-01\"\n", "slices[1].to: must come after");
    assert_refused("\"community\": null", "\"community\": 0", "slices[1].nodes[1].community: must be null");
}

static void truncated_files_are_refused(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *json = fixture_written(result, ent_network_write);
    size_t length = strlen(json);
    for (size_t i = 0; i < length - 2; i += 37) {
        g_autoptr(GError) error = NULL;
        g_assert_null(ent_network_read(json, i, "cut", &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    }
}

/* Every line without its members, every value made null: whatever comes back, nothing breaks. */
static void mutilated_files_break_nothing(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *json = fixture_written(result, ent_network_write);
    static const char *const values[] = {"null", "{}", "[]", "1e300", "-1", "\"\""};
    for (char *colon = strstr(json, "\": "); colon != NULL; colon = strstr(colon + 1, "\": ")) {
        size_t end = strcspn(colon + 3, ",}]\n");
        for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
            g_autofree char *head = g_strndup(json, (size_t)(colon + 3 - json));
            g_autofree char *wrong = g_strconcat(head, values[i], colon + 3 + end, NULL);
            g_autoptr(GError) error = NULL;
            g_autoptr(EntResult) read = fixture_read(wrong, &error);
            g_assert_true((read == NULL) == (error != NULL));
        }
    }
}

static void tables_have_the_documented_columns(void) {
    g_autoptr(EntResult) result = fixture_new();
    g_autofree char *folder = fixture_folder();
    g_assert_true(ent_result_write_tables(result, folder, NULL));
    g_autofree char *actors = fixture_file(folder, "actors.csv"), *ties = fixture_file(folder, "ties.csv");
    g_autofree char *slices = fixture_file(folder, "slices.csv"),
                    *communities = fixture_file(folder, "communities.csv");
    g_assert_true(g_str_has_prefix(
        actors, "slice,actor,label,type,country,past,mentions,sentences,stories,share,partners,community,strength,"
                "strength_rank,betweenness,betweenness_unweighted,closeness,harmonic,eigenvector,pagerank,coreness,"
                "clustering,constraint\r\n2015-01,PRK,North Korea,country,PRK,false,5,4,3,0.2,2,0,5,3,"));
    g_assert_nonnull(strstr(actors, "\r\n2015-02,SUN,Soviet Union,country,,true,1,1,1,0.05,0,,0,,"));
    g_assert_true(g_str_has_prefix(
        ties,
        "slice,source,target,sentences,paragraphs,stories,copies,sources,top_source_share,list_share,strength\r\n2015-01,PRK,RUS,1,1,1,3,2,0.75,0.5,1\r\n"));
    g_assert_true(g_str_has_prefix(
        slices,
        "slice,from,to,documents,stories,copies,sources,sentences,nodes,ties,density,components,transitivity,modularity\r\n"
        "2015-01,2015-01-01,2015-02-01,6,5,0,0,20,3,3,1,1,"));
    g_assert_true(g_str_has_prefix(communities, "slice,community,name,members,size,strength_inside\r\n2015-01,0,"));
    g_assert_nonnull(strstr(communities, "USA RUS"));
    fixture_remove(folder);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/output/network/" #name, name)
    ADD(what_was_read_is_written_with_the_same_bytes);
    ADD(what_was_read_has_the_same_drawings);
    ADD(counts_and_sums_are_exact_when_read);
    ADD(newman_strengths_are_exact_when_read);
    ADD(bytes_of_a_file_are_those_of_a_stream);
    ADD(a_full_disk_is_an_error);
    ADD(a_stream_remembers_why_it_failed);
    ADD(standard_output_is_called_that);
    ADD(a_missing_file_is_an_io_error);
    ADD(no_slice_is_a_network_too);
    ADD(wrong_shapes_are_refused_with_their_place);
    ADD(wrong_slices_are_refused_with_their_place);
    ADD(truncated_files_are_refused);
    ADD(mutilated_files_break_nothing);
    ADD(tables_have_the_documented_columns);
    return g_test_run();
}
