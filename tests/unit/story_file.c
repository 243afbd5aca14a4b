/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/file.h"
#include "story_fixture.h"

#include <errno.h>
#include <glib/gstdio.h>

static const FixtureDocument news[] = {
    NEWS("a", "2015-01-05", "RUS and PRK",
         "RUS met PRK and KOR. The UN sent KOR a letter.\n\nThis paragraph is long enough to be known again."),
    NEWS("b", "2014-01-20", NULL, "RUS met PRK. RUS, PRK, KOR and UN."),
    {.id = "c", .given = "RUS VALJEAN|UN"},
    NO_MORE,
};

typedef struct {
    char *folder, *path;
    EntCatalogue *catalogue;
    EntOptions options;
} Place;

static void set_up(Place *place, gconstpointer data) {
    (void)data;
    place->folder = g_dir_make_tmp("entente-test-XXXXXX", NULL);
    place->path = g_build_filename(place->folder, "x.stories", NULL);
    place->catalogue = fixture_catalogue();
    place->options = (EntOptions)ENT_OPTIONS_INIT;
    place->options.types = "country,igo";
}

static void tear_down(Place *place, gconstpointer data) {
    (void)data;
    g_unlink(place->path);
    g_assert_cmpint(g_rmdir(place->folder), ==, 0);
    g_free(place->folder);
    g_free(place->path);
    ent_catalogue_free(place->catalogue);
}

static void save(Place *place, size_t limit, const FixtureDocument *documents) {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories = fixture_stories(place->catalogue, &place->options, limit, documents);
    g_assert_true(ent_stories_save(stories, place->path, &error));
    g_assert_no_error(error);
}

static GBytes *content(const Place *place) {
    char *bytes;
    gsize length;
    g_assert_true(g_file_get_contents(place->path, &bytes, &length, NULL));
    return g_bytes_new_take(bytes, length);
}

static void assert_refused(const Place *place, const char *bytes, size_t length) {
    g_autoptr(GError) error = NULL;
    /* A new file each time: writing over an old one waits for the disk. */
    g_unlink(place->path);
    FILE *file = g_fopen(place->path, "wb");
    g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
    fclose(file);
    g_autoptr(EntStories) stories = ent_stories_open(place->path, &error);
    g_assert_null(stories);
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_assert_true(g_str_has_prefix(error->message, place->path));
}

static void a_file_gives_what_was_saved(Place *place, gconstpointer data) {
    (void)data;
    g_autoptr(GError) error = NULL;
    save(place, ENT_STORE_LIMIT, news);
    g_autoptr(EntStories) opened = ent_stories_open(place->path, &error);
    g_assert_no_error(error);
    g_autoptr(EntSeries) first = fixture_series(&place->options, news);
    g_autoptr(EntSeries) second = ent_series_new(opened, place->catalogue, &place->options, &error);
    g_autofree char *expected = fixture_describe(first), *found = fixture_describe(second);
    g_assert_cmpstr(found, ==, expected);
    g_assert_cmpuint(second->provenance.documents, ==, 3);
    g_assert_cmpuint(second->provenance.undated, ==, 1);
    g_assert_cmpuint(second->provenance.mentions, ==, first->provenance.mentions);
    g_assert_cmpuint(second->provenance.catalogue_digest, ==, 42);
    g_assert_cmpstr(second->provenance.types, ==, "country,igo");
    g_assert_null(second->provenance.only);
}

static void the_same_stories_are_the_same_bytes(Place *place, gconstpointer data) {
    (void)data;
    static const size_t limits[] = {ENT_STORE_LIMIT, 0};
    save(place, ENT_STORE_LIMIT, news);
    g_autoptr(GBytes) expected = content(place);
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        const FixtureDocument turned[] = {news[2], news[0], news[1], NO_MORE};
        save(place, limits[i], turned);
        g_autoptr(GBytes) found = content(place);
        g_assert_true(g_bytes_equal(found, expected));
    }
}

/* Saves @documents, some of which are written before all are there. */
static void save_while_reading(Place *place, size_t limit, const FixtureDocument *documents) {
    g_autoptr(GError) error = NULL;
    g_unlink(place->path);
    place->options.save_as = place->path;
    g_autoptr(EntStories) stories = fixture_stories(place->catalogue, &place->options, limit, documents);
    g_assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
    g_autoptr(EntSeries) early = ent_series_new(stories, place->catalogue, &place->options, &error);
    g_assert_true(ent_stories_save(stories, place->path, &error));
    g_autoptr(EntSeries) late = ent_series_new(stories, place->catalogue, &place->options, &error);
    g_assert_no_error(error);
    g_autofree char *before = fixture_describe(early), *after = fixture_describe(late);
    g_assert_cmpstr(before, ==, after);
    place->options.save_as = NULL;
}

static void stories_that_come_in_order_are_written_at_once(Place *place, gconstpointer data) {
    (void)data;
    static const FixtureDocument in_order[] = {
        NEWS("b", "2014-01-20", NULL, "RUS met PRK. RUS, PRK, KOR and UN."),
        NEWS("d", "2014-02-20", NULL, "RUS met KOR."),
        NEWS("c", "2014-02-20", NULL, "PRK met KOR."),
        NEWS("e", "2014-03-20", NULL, "UN met KOR."),
        NEWS("f", "2014-03-21", NULL, "UN met RUS and KOR and PRK."),
        {.id = "x", .given = "RUS VALJEAN|UN"},
        NEWS("a", "2015-01-05", NULL, "RUS met PRK and KOR."),
        NO_MORE,
    };
    const FixtureDocument turned[] = {in_order[3], in_order[6], in_order[0], in_order[5],
                                      in_order[1], in_order[4], in_order[2], NO_MORE};
    save(place, ENT_STORE_LIMIT, in_order);
    g_autoptr(GBytes) expected = content(place);
    for (size_t limit = 0; limit < 1500; limit += 50)
        for (int round = 0; round < 2; round++) {
            save_while_reading(place, limit, round == 0 ? in_order : turned);
            g_autoptr(GBytes) found = content(place);
            g_assert_true(g_bytes_equal(found, expected));
        }
    /* Nothing else is left in the folder, or tear_down() fails. */
}

static void a_file_saved_again_stays_the_same(Place *place, gconstpointer data) {
    (void)data;
    g_autoptr(GError) error = NULL;
    save(place, 0, news);
    g_autoptr(GBytes) expected = content(place);
    g_autoptr(EntStories) opened = ent_stories_open(place->path, &error);
    g_assert_true(ent_stories_save(opened, place->path, &error));
    g_autoptr(GBytes) found = content(place);
    g_assert_true(g_bytes_equal(found, expected));
}

static void a_file_cut_at_any_byte_is_refused(Place *place, gconstpointer data) {
    (void)data;
    save(place, ENT_STORE_LIMIT, news);
    g_autoptr(GBytes) whole = content(place);
    gsize length;
    const char *bytes = g_bytes_get_data(whole, &length);
    for (gsize cut = 0; cut < length; cut++)
        assert_refused(place, bytes, cut);
}

static void a_flipped_byte_is_refused(Place *place, gconstpointer data) {
    (void)data;
    save(place, ENT_STORE_LIMIT, news);
    g_autoptr(GBytes) whole = content(place);
    gsize length;
    const char *bytes = g_bytes_get_data(whole, &length);
    g_autofree char *changed = g_memdup2(bytes, length + 1);
    for (gsize i = 0; i < length; i++)
        for (int bit = 0; bit < 8; bit++) {
            changed[i] = (char)(bytes[i] ^ 1 << bit);
            assert_refused(place, changed, length);
            changed[i] = bytes[i];
        }
    assert_refused(place, bytes, length - 1);
    changed[length] = 0;
    assert_refused(place, changed, length + 1);
}

static void a_foreign_file_is_named_as_such(Place *place, gconstpointer data) {
    (void)data;
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(place->path, "id,date,text\n", -1, NULL));
    g_assert_null(ent_stories_open(place->path, &error));
    g_assert_nonnull(strstr(error->message, "no .stories file"));
    g_clear_error(&error);
    g_assert_null(ent_stories_open(place->folder, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_clear_error(&error);
    g_autofree char *missing = g_build_filename(place->folder, "nothing", NULL);
    g_assert_null(ent_stories_open(missing, &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_INPUT);
    g_assert_true(g_str_has_suffix(error->message, "nothing: cannot open: No such file or directory"));
}

static ssize_t fail_to_read(void *cookie, char *bytes, size_t room) {
    (void)cookie, (void)bytes, (void)room;
    errno = EIO;
    return -1;
}

static int seek_anywhere(void *cookie, off64_t *offset, int whence) {
    (void)cookie, (void)offset, (void)whence;
    return 0;
}

static int fail_to_seek(void *cookie, off64_t *offset, int whence) {
    (void)cookie, (void)offset, (void)whence;
    errno = ESPIPE;
    return -1;
}

static void a_disk_that_fails_is_not_called_a_foreign_file(Place *place, gconstpointer data) {
    (void)place, (void)data;
    static const struct {
        cookie_io_functions_t functions;
        int number;
    } cases[] = {{{.read = fail_to_read, .seek = seek_anywhere}, EIO},
                 {{.read = fail_to_read, .seek = fail_to_seek}, ESPIPE}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *expected = g_strdup_printf("cannot read: %s", g_strerror(cases[i].number));
        FILE *file = fopencookie(NULL, "rb", cases[i].functions);
        g_assert_null(ent_file_read(file, 1000, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
        g_assert_cmpstr(error->message, ==, expected);
    }
}

static void a_later_format_is_named_as_such(Place *place, gconstpointer data) {
    (void)data;
    g_autoptr(GError) error = NULL;
    char later[64] = "ENTSTORY\143";
    g_assert_true(g_file_set_contents(place->path, later, sizeof later, NULL));
    g_assert_null(ent_stories_open(place->path, &error));
    g_assert_nonnull(strstr(error->message, "format 99"));
}

static void a_folder_that_cannot_be_written_is_an_error(Place *place, gconstpointer data) {
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories = fixture_stories(place->catalogue, &place->options, 0, news);
    g_assert_false(ent_stories_save(stories, "/dev/null/x.stories", &error));
    g_assert_error(error, ENT_ERROR, ENT_ERROR_IO);
}

typedef struct {
    uint64_t n_calls, documents, bytes, size;
} Told;

static void note_progress(uint64_t documents, uint64_t bytes, uint64_t size, gpointer data) {
    Told *told = data;
    *told = (Told){told->n_calls + 1, documents, bytes, size};
}

static void a_merge_tells_how_far_it_is(Place *place, gconstpointer data) {
    (void)data;
    enum { MANY = 1500 };
    g_autoptr(GError) error = NULL;
    g_autofree FixtureDocument *many = g_new0(FixtureDocument, MANY + 1);
    g_autoptr(GStringChunk) ids = g_string_chunk_new(64);
    for (int i = 0; i < MANY; i++) {
        g_autofree char *id = g_strdup_printf("n%d", i);
        many[i] = (FixtureDocument)NEWS(g_string_chunk_insert(ids, id), "2015-01-05", NULL, "RUS met PRK.");
    }
    save(place, ENT_STORE_LIMIT, many);
    Told told = {0};
    const char *paths[] = {place->path, NULL};
    g_autoptr(EntStories) merged = ent_stories_merge(paths, note_progress, &told, &error);
    g_assert_no_error(error);
    g_assert_nonnull(merged);
    GStatBuf status;
    g_assert_cmpint(g_stat(place->path, &status), ==, 0);
    g_assert_cmpuint(told.n_calls, >, 0);
    g_assert_cmpuint(told.documents, >, 1000);
    g_assert_cmpuint(told.documents, <=, MANY);
    g_assert_cmpuint(told.bytes, >, told.documents);
    g_assert_cmpuint(told.bytes, <, told.size);
    g_assert_cmpuint(told.size, ==, (uint64_t)status.st_size);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add("/file/" #name, Place, NULL, set_up, name, tear_down)
    ADD(a_file_gives_what_was_saved);
    ADD(the_same_stories_are_the_same_bytes);
    ADD(stories_that_come_in_order_are_written_at_once);
    ADD(a_file_saved_again_stays_the_same);
    ADD(a_file_cut_at_any_byte_is_refused);
    ADD(a_flipped_byte_is_refused);
    ADD(a_foreign_file_is_named_as_such);
    ADD(a_disk_that_fails_is_not_called_a_foreign_file);
    ADD(a_later_format_is_named_as_such);
    ADD(a_folder_that_cannot_be_written_is_an_error);
    ADD(a_merge_tells_how_far_it_is);
    return g_test_run();
}
