/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/guess.h"
#include "candidate/table.h"
#include "mention_fixture.h"

/* The names in @text, "Ann Zork (title), ^Foo": ^ stands for the head of a sentence. */
typedef struct {
    GString *all;
    const char *text;
} Found;

static void take(const EntName *name, gpointer data) {
    Found *found = data;
    g_string_append_printf(found->all, "%s%s%.*s%s%s", found->all->len > 0 ? ", " : "", name->is_initial ? "^" : "",
                           (int)(name->end - name->start), found->text + name->start,
                           name->is_acronym ? " (acronym)" : "", name->has_title ? " (title)" : "");
}

static const char *const WORDS =
    "'words': {'name_stops': ['The', 'In', 'I', 'Monday', 'March'], 'name_particles': ['of', 'van', 'der', 'al'],"
    "'generic': ['Foreign', 'Supreme'], 'inside_company': ['Bank'], 'inside_body': ['Ministry', 'Parliament', 'Court']}";

static void expect_names(const char *text, const char *expected) {
    g_auto(Fixture) fixture = fixture_open(CATALOGUE(FIXTURE_WORLD, WORDS), NULL);
    g_autoptr(EntVocabulary) vocabulary = ent_vocabulary_new(fixture.catalogue);
    g_autofree char *padded = fixture_pad(text, strlen(text), 'X');
    const EntAnnotation *annotation = fixture_annotate(&fixture, FIXTURE_DAY, NULL, padded, strlen(text));
    EntText whole = {(const unsigned char *)padded, (uint32_t)strlen(text)};
    g_autoptr(GString) all = g_string_new(NULL);
    Found found = {all, padded};
    for (uint32_t i = 0; i < annotation->n_sentences; i++)
        ent_names_in(vocabulary, whole, &annotation->sentences[i], annotation->mentions, annotation->n_mentions, take,
                     &found);
    g_assert_cmpstr(all->str, ==, expected);
}

static void runs_of_capitals_are_names(void) {
    expect_names("they met Ada Zork and Bob there", "Ada Zork, Bob");
    expect_names("they met Ludwig van der Zork of Foobar there", "Ludwig van der Zork, Foobar");
    expect_names("the Bulletin of the Foobar came, and Johnson & Zork too", "Bulletin of the Foobar, Johnson & Zork");
    expect_names("they met al-Zorqawi and Jean-Luc O'Zork", "al-Zorqawi, Jean-Luc O'Zork");
    expect_names("they met J. R. Zork, Foobar", "J. R. Zork, Foobar");
    expect_names("the ZRK and a Q", "ZRK (acronym)");
}

static void what_begins_a_sentence_is_marked(void) {
    expect_names("Zork came. Ada Zork went.", "^Zork, ^Ada Zork");
    expect_names("they said: \"Zork came\" to Foobar", "^Zork, Foobar");
    expect_names("The Zork came on Monday. In March Foobar went.", "Zork, Foobar");
}

static void mentions_are_cut_out(void) {
    expect_names("they met Russian Zorkists and Vladimir Putin", "Zorkists");
    expect_names("they praised the Russian Zork Bank and the Bank of Foobar", "Russian Zork Bank, Bank of Foobar");
    expect_names("in China and Japan", "Japan");
}

static void titles_are_no_part_of_a_name(void) {
    expect_names("they met President Ada Zork and Mr. Foobar", "Ada Zork (title), Foobar (title)");
}

static void common_words_are_no_names(void) {
    expect_names("the Foreign Ministry, the Parliament and the Supreme Court", "");
    expect_names("they went on Monday, I said", "");
    expect_names("", "");
    expect_names("of the", "");
}

static void headlines_have_no_names(void) {
    expect_names("Zork Meets Foobar While Nobody Looked", "");
    expect_names("ZORK MEETS FOOBAR WHILE NOBODY LOOKED", "");
}

static void keys_forget_case_and_accents(void) {
    g_assert_cmphex(ent_name_key("Zork Bank"), ==, ent_name_key("Z\xc3\xb6rk-bank"));
    g_assert_cmphex(ent_name_key("Zork Bank"), !=, ent_name_key("Bank Zork"));
}

/* A table of names given as words; "^Zork" is initial. */
static void count(EntCandidateTable *table, const char *name, uint32_t document, bool is_person) {
    bool is_initial = *name == '^';
    g_autofree char *padded = fixture_pad(name + is_initial, strlen(name + is_initial), 0);
    EntText text = {(const unsigned char *)padded, (uint32_t)strlen(padded)};
    EntName one = {.end = text.length, .key = ent_name_key(padded), .n_words = strchr(padded, ' ') != NULL ? 2 : 1};
    const char *space = strrchr(padded, ' ');
    one.last_word = ent_name_key(space != NULL ? space + 1 : padded);
    one.may_be_person = space != NULL;
    EntCandidate *candidate = ent_candidate_table_take(table, &one, text);
    candidate->points[ENT_TYPE_PERSON] += is_person ? 6 : 0;
    ent_candidate_count(candidate, is_initial, document);
}

static void expect_sorted(EntCandidateTable *table, uint32_t least, const char *expected) {
    g_autoptr(GPtrArray) sorted = ent_candidate_table_sorted(table, least);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < sorted->len; i++) {
        const EntCandidate *candidate = g_ptr_array_index(sorted, i);
        g_string_append_printf(all, "%s%s %u/%u", i > 0 ? ", " : "", candidate->name, ent_candidate_mentions(candidate),
                               candidate->documents);
    }
    g_assert_cmpstr(all->str, ==, expected);
}

static void the_commonest_come_first(void) {
    g_autoptr(EntCandidateTable) table = ent_candidate_table_new(100);
    count(table, "Zork", 1, false);
    count(table, "Zork", 1, false);
    count(table, "Zork", 2, false);
    count(table, "Foo", 2, false);
    count(table, "Bar", 2, false);
    expect_sorted(table, 1, "Zork 3/2, Bar 1/1, Foo 1/1");
    expect_sorted(table, 2, "Zork 3/2");
}

static void what_only_begins_sentences_is_no_name(void) {
    g_autoptr(EntCandidateTable) table = ent_candidate_table_new(100);
    for (uint32_t i = 1; i <= 5; i++)
        count(table, "^Voters", i, false);
    count(table, "Voters", 6, false);
    count(table, "^Zork", 1, false);
    count(table, "^Foo", 1, false);
    count(table, "Foo", 2, false);
    expect_sorted(table, 1, "Foo 2/2");
}

static void surnames_are_added_to_the_only_person_that_has_them(void) {
    g_autoptr(EntCandidateTable) table = ent_candidate_table_new(100);
    count(table, "Ada Zork", 1, true);
    count(table, "Zork", 2, false);
    count(table, "Ada Foo", 1, true);
    count(table, "Bob Foo", 1, true);
    count(table, "Foo", 2, false);
    count(table, "Los Bar", 1, false);
    count(table, "Bar", 2, false);
    expect_sorted(table, 1, "Ada Zork 2/2, Ada Foo 1/1, Bar 1/1, Bob Foo 1/1, Foo 1/1, Los Bar 1/1");
}

static void a_full_table_forgets_the_rarest(void) {
    g_autoptr(EntCandidateTable) table = ent_candidate_table_new(10);
    for (int i = 0; i < 200; i++) {
        g_autofree char *name = g_strdup_printf("Name%c%c", 'a' + i % 20, 'a' + i / 20);
        count(table, name, 1, false);
        count(table, "Zork", 1, false);
        g_assert_cmpuint(g_hash_table_size(table->by_key), <=, 10);
    }
    g_assert_cmpuint(table->forgotten, >, 0);
    expect_sorted(table, table->forgotten + 1, "Zork 200/1");
}

/* The points of `Zork` for a person, in the first @length bytes of @text. */
static uint32_t points_for_person(const char *text, uint32_t length) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(FIXTURE_WORLD, WORDS);
    g_autoptr(EntVocabulary) vocabulary = ent_vocabulary_new(catalogue);
    g_autofree char *padded = fixture_pad(text, strlen(text), 0);
    EntSentence sentence = {.end = length};
    EntName name = {.start = 5, .end = 9};
    uint32_t points[ENT_N_TYPES] = {0};
    ent_guess_add(vocabulary, (EntText){(const unsigned char *)padded, length}, &sentence, &name, points);
    return points[ENT_TYPE_PERSON];
}

static void an_age_behind_the_text_is_nobodys(void) {
    static const char text[] = "Then Zork, 45, left.";
    g_assert_cmpuint(points_for_person(text, sizeof text - 1), >, points_for_person("Then Zork left.", 15));
    g_assert_cmpuint(points_for_person(text, 9), ==, points_for_person("Then Zork left.", 9));
}

static void types_are_guessed_with_a_share(void) {
    unsigned sure;
    uint32_t points[ENT_N_TYPES] = {0};
    g_assert_cmpint(ent_guess_type(points, 2, false, &sure), ==, ENT_TYPE_PERSON);
    g_assert_cmpint(ent_guess_type(points, 1, true, &sure), ==, ENT_TYPE_BODY);
    g_assert_cmpint(ent_guess_type(points, 5, false, &sure), ==, ENT_TYPE_PLACE);
    g_assert_cmpuint(sure, ==, 0);
    points[ENT_TYPE_COMPANY] = 12;
    points[ENT_TYPE_PERSON] = 4;
    g_assert_cmpint(ent_guess_type(points, 2, false, &sure), ==, ENT_TYPE_COMPANY);
    g_assert_cmpuint(sure, ==, 60);
}

#define ADD(statement) g_test_add_func("/candidate/names/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(runs_of_capitals_are_names);
    ADD(what_begins_a_sentence_is_marked);
    ADD(mentions_are_cut_out);
    ADD(titles_are_no_part_of_a_name);
    ADD(common_words_are_no_names);
    ADD(headlines_have_no_names);
    ADD(keys_forget_case_and_accents);
    ADD(the_commonest_come_first);
    ADD(what_only_begins_sentences_is_no_name);
    ADD(surnames_are_added_to_the_only_person_that_has_them);
    ADD(a_full_table_forgets_the_rarest);
    ADD(an_age_behind_the_text_is_nobodys);
    ADD(types_are_guessed_with_a_share);
    return g_test_run();
}
