/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story_fixture.h"

/* A text of three paragraphs that tells of RUS and PRK, its words from number @from on. */
static char *write_story(unsigned from) {
    GString *text = g_string_new(NULL);
    for (unsigned sentence = 0; sentence < 30; sentence++) {
        g_string_append(text, sentence % 10 == 0 && sentence > 0 ? "\n\nRUS met PRK when" : "RUS met PRK when");
        for (unsigned i = from + 12 * sentence; i < from + 12 * sentence + 12; i++)
            g_string_append_printf(text, " %c%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'x');
        g_string_append(text, ". ");
    }
    return g_string_free(text, FALSE);
}

static EntSeries *count(const FixtureDocument *documents, EntRepeatsRule repeats) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.repeats = repeats;
    options.by = ENT_BY_ALL;
    return fixture_series(&options, documents);
}

/* Whether, of a story and another of the next day, the second is a copy; if so it counts only as that. */
static bool is_copy(const char *story, const char *other) {
    const FixtureDocument documents[] = {NEWS("one", "2015-01-01", NULL, story), NEWS("two", "2015-01-02", NULL, other),
                                         NO_MORE};
    const FixtureDocument first_only[] = {documents[0], NO_MORE};
    g_autoptr(EntSeries) both = count(documents, ENT_REPEATS_COLLAPSE);
    g_assert_cmpuint(both->provenance.documents, ==, 2);
    g_assert_cmpuint(both->slices[0].documents, ==, 2);
    g_assert_cmpuint(both->slices[0].copies, ==, both->provenance.copies);
    g_assert_cmpuint(both->slices[0].stories + both->slices[0].copies, ==, 2);
    if (both->provenance.copies == 0)
        return false;
    g_autoptr(EntSeries) alone = count(first_only, ENT_REPEATS_COLLAPSE);
    both->slices[0].documents = 1;
    g_autofree char *found = fixture_describe(both), *expected = fixture_describe(alone);
    g_assert_cmpstr(found, ==, expected);
    g_assert_cmpuint(both->slices[0].sentences, ==, alone->slices[0].sentences);
    for (uint32_t i = 0; i < both->slices[0].n_ties; i++)
        g_assert_cmpuint(both->slices[0].ties[i].copies, ==, 1);
    return true;
}

static void another_first_sentence_makes_a_copy(void) {
    g_autofree char *story = write_story(0);
    g_autofree char *other =
        g_strdup_printf("RUS and KOR today agreed that PRK may speak of it. %s", strchr(story, '.'));
    g_assert_true(is_copy(story, story));
    g_assert_true(is_copy(story, other));
}

static void a_shortened_story_is_a_copy(void) {
    g_autofree char *story = write_story(0), *half = g_strndup(story, strlen(story) / 2);
    g_assert_true(is_copy(story, half));
}

static void a_roundup_is_no_copy_of_what_it_contains(void) {
    g_autofree char *story = write_story(0), *second = write_story(400), *third = write_story(800);
    g_autofree char *roundup = g_strjoin("\n\n", second, story, third, NULL);
    g_assert_false(is_copy(story, roundup));
}

static void another_story_is_no_copy(void) {
    g_autofree char *story = write_story(0), *other = write_story(400);
    g_assert_false(is_copy(story, other));
}

static void short_texts_are_copies_of_the_same_words_only(void) {
    g_assert_true(is_copy("RUS met PRK. KOR did not.", "RUS met PRK; KOR did not."));
    g_assert_false(is_copy("RUS met PRK in May, and 12 men spoke.", "RUS met PRK in May, and 13 men spoke."));
    g_assert_false(is_copy("RUS met PRK in May.", "RUS met PRK in May. KOR did not."));
    g_assert_false(is_copy("RUS met PRK in May. KOR did not.", "RUS met PRK in May."));
}

static void a_title_alone_is_compared(void) {
    const FixtureDocument documents[] = {NEWS("one", "2015-01-01", "RUS and PRK meet", NULL),
                                         NEWS("two", "2015-01-02", "RUS and PRK meet", NULL),
                                         NEWS("three", "2015-01-02", "RUS and KOR meet", NULL), NO_MORE};
    g_autoptr(EntSeries) series = count(documents, ENT_REPEATS_COLLAPSE);
    g_assert_cmpuint(series->provenance.copies, ==, 1);
}

static void given_actors_are_never_copies(void) {
    const FixtureDocument documents[] = {{.id = "one", .date = "2015-01-01", .given = "RUS PRK"},
                                         {.id = "two", .date = "2015-01-01", .given = "RUS PRK"},
                                         NO_MORE};
    g_autoptr(EntSeries) series = count(documents, ENT_REPEATS_COLLAPSE);
    g_assert_cmpuint(series->provenance.copies, ==, 0);
    g_assert_cmpuint(series->slices[0].ties[0].stories, ==, 2);
}

/* The second is a copy of the first; the third repeats only the second, which is not kept. */
static void only_kept_stories_have_copies(void) {
    g_autofree char *story = write_story(0), *later = write_story(12 * 15), *last = write_story(12 * 24);
    g_autofree char *tail = g_strndup(story + strlen(story) / 2, strlen(story) / 2);
    const FixtureDocument documents[] = {NEWS("one", "2015-01-01", NULL, story), NEWS("two", "2015-01-02", NULL, tail),
                                         NEWS("three", "2015-01-03", NULL, later),
                                         NEWS("four", "2015-01-04", NULL, last), NO_MORE};
    g_autoptr(EntSeries) series = count(documents, ENT_REPEATS_COLLAPSE);
    g_assert_cmpuint(series->provenance.copies, ==, 1);
    g_assert_cmpuint(series->provenance.stories, ==, 3);
}

#define SHARED "RUS told PRK that this paragraph will be printed in every paper of the week."

static const FixtureDocument paragraphs[] = {
    NEWS("one", "2015-01-01", NULL, "KOR was named here first.\n\n" SHARED "\n\n" SHARED),
    NEWS("two", "2015-01-02", NULL, SHARED "\n\nUN spoke to KOR of other things."),
    NEWS("three", "2015-02-03", "RUS told PRK that this title is long enough to be known", "KOR heard."),
    NEWS("four", "2015-02-04", "RUS told PRK that this title is long enough to be known", "UN heard KOR."),
    NEWS("five", "2015-02-04", "RUS told PRK", "UN saw KOR. RUS told PRK."),
    NEWS("six", "2015-02-05", "RUS told PRK", "UN left KOR."),
    NO_MORE};

static void a_repeated_paragraph_counts_once(void) {
    EntOptions options = ENT_OPTIONS_INIT;
    fixture_expect(
        &options, paragraphs,
        "2015-01[2]: KOR=2/2/2/2 PRK=2/2/2/1 RUS=2/2/2/1 UN=1/1/1/1 KOR-UN=1/1/1(2) PRK-RUS=2/2/1(0,1)\n"
        "2015-02[4]: KOR=4/4/4/4 PRK=4/4/4/3 RUS=4/4/4/3 UN=3/3/3/3 KOR-UN=3/3/3(5,7,9) PRK-RUS=4/4/3(3,4,6,8)\n"
        "0: one 27-103 \"" SHARED "\"\n"
        "1: one 105-181 \"" SHARED "\"\n"
        "2: two 78-110 \"UN spoke to KOR of other things.\"\n"
        "3: three 0-55 \"RUS told PRK that this title is long enough to be known\"\n"
        "4: five 0-12 \"RUS told PRK\"\n"
        "5: five 0-11 \"UN saw KOR.\"\n"
        "6: five 12-25 \"RUS told PRK.\"\n"
        "7: four 0-13 \"UN heard KOR.\"\n"
        "8: six 0-12 \"RUS told PRK\"\n"
        "9: six 0-12 \"UN left KOR.\"\n");
}

static void kept_repeats_count(void) {
    g_autofree char *story = write_story(0);
    const FixtureDocument documents[] = {NEWS("one", "2015-01-01", NULL, story), NEWS("two", "2015-01-02", NULL, story),
                                         NO_MORE};
    g_autoptr(EntSeries) series = count(documents, ENT_REPEATS_KEEP);
    g_assert_cmpuint(series->provenance.copies, ==, 0);
    g_assert_cmpuint(series->slices[0].ties[0].sentences, ==, 60);
    g_assert_cmpuint(series->slices[0].ties[0].stories, ==, 2);
    g_assert_cmpstr(series->provenance.repeats, ==, "keep");
}

/* What is left out by its day is no original. */
static void days_that_are_not_used_have_no_copies(void) {
    g_autofree char *story = write_story(0);
    const FixtureDocument documents[] = {NEWS("one", "2015-01-01", NULL, story), NEWS("two", "2015-01-02", NULL, story),
                                         NEWS("three", NULL, NULL, story), NO_MORE};
    EntOptions options = ENT_OPTIONS_INIT;
    g_autoptr(EntSeries) all = fixture_series(&options, documents);
    g_assert_cmpuint(all->provenance.copies, ==, 2);
    g_assert_true(ent_day_parse("2015-01-02", &options.from));
    g_autoptr(EntSeries) later = fixture_series(&options, documents);
    g_assert_cmpuint(later->provenance.copies, ==, 0);
    g_assert_cmpuint(later->provenance.stories, ==, 1);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/repeats/" #test, test)
    ADD(another_first_sentence_makes_a_copy);
    ADD(a_shortened_story_is_a_copy);
    ADD(a_roundup_is_no_copy_of_what_it_contains);
    ADD(another_story_is_no_copy);
    ADD(short_texts_are_copies_of_the_same_words_only);
    ADD(a_title_alone_is_compared);
    ADD(given_actors_are_never_copies);
    ADD(only_kept_stories_have_copies);
    ADD(a_repeated_paragraph_counts_once);
    ADD(kept_repeats_count);
    ADD(days_that_are_not_used_have_no_copies);
    return g_test_run();
}
