/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue_fixture.h"

/* Every wrong shape gives one sentence that names the file and what is wrong. */

#define OF_ACTOR(members) "'actors': [{'id': 'ACME', 'type': 'company', 'label': 'Acme', " members "}]"
#define OF_ALIAS(members) OF_ACTOR("'names': [{'text': 'Acme', " members "}]")

static const struct {
    const char *members;  /* of the file */
    const char *expected; /* the sentence */
} wrong[] = {
    {"'actors': {}", "bad.json: \"actors\" is not a list"},
    {"'phrases': 'x'", "bad.json: \"phrases\" is not a list"},
    {"'rules': 1", "bad.json: \"rules\" is not a list"},
    {"'actor': []", "bad.json: \"actor\" is not a key of a catalogue file"},
    {"'words': []", "bad.json: \"words\" is not an object of lists"},
    {"'words': {'nouns': []}", "bad.json: words: \"nouns\" is not a known list"},
    {"'words': {'titles': 'Mr'}", "bad.json: words: \"titles\" is not a known list"},
    {"'words': {'titles': [1]}", "bad.json: words: a word of \"titles\" is not a text"},
    {"'actors': [1]", "bad.json: an actor has no id of A-Z, 0-9, _ and -"},
    {"'actors': [{'label': 'x'}]", "bad.json: an actor has no id of A-Z, 0-9, _ and -"},
    {"'actors': [{'id': 5}]", "bad.json: an actor has no id of A-Z, 0-9, _ and -"},
    {"'actors': [{'id': ''}]", "bad.json: an actor has no id of A-Z, 0-9, _ and -"},
    {"'actors': [{'id': 'acme'}]", "bad.json: an actor has no id of A-Z, 0-9, _ and -: acme"},
    {"'actors': [{'id': 'A B'}]", "bad.json: an actor has no id of A-Z, 0-9, _ and -: A B"},
    {"'actors': [{'id': 'ACME', 'label': 'Acme'}]", "ACME: has no \"type\""},
    {"'actors': [{'id': 'ACME', 'type': 'company'}]", "ACME: has no \"label\""},
    {"'actors': [{'id': 'ACME', 'type': 'firm', 'label': 'Acme'}]",
     "bad.json: ACME: \"type\" is not country, igo, company, person, body, group, media or place"},
    {"'actors': [{'id': 'ACME', 'type': 3, 'label': 'Acme'}]",
     "bad.json: ACME: \"type\" is not country, igo, company, person, body, group, media or place"},
    {"'actors': [{'id': 'ACME', 'type': 'company', 'label': ''}]", "bad.json: ACME: \"label\" is not a text"},
    {"'actors': [{'id': 'ACME', 'type': 'company', 'label': 7}]", "bad.json: ACME: \"label\" is not a text"},
    {OF_ACTOR("'country': 7"), "bad.json: ACME: \"country\" is not a text"},
    {OF_ACTOR("'successor': ['RUS']"), "bad.json: ACME: \"successor\" is not a text"},
    {OF_ACTOR("'colour': 'red'"), "bad.json: ACME: \"colour\" is not a known key"},
    {OF_ACTOR("'from': '2015-02-30'"), "bad.json: ACME: \"from\" is not a day"},
    {OF_ACTOR("'to': 2015"), "bad.json: ACME: \"to\" is not a day"},
    {OF_ACTOR("'from': '2015', 'to': '2015'"), "bad.json: ACME: \"to\" is not after \"from\""},
    {OF_ACTOR("'famous': 'yes'"), "bad.json: ACME: \"famous\" is not true or false"},
    {OF_ACTOR("'remove': 1"), "bad.json: ACME: \"remove\" is not true or false"},
    {OF_ACTOR("'counts_as': 7"), "bad.json: ACME: \"counts_as\" is neither an id nor a list of terms"},
    {OF_ACTOR("'counts_as': 'rus'"), "bad.json: ACME: \"counts_as\" is neither an id nor a list of terms"},
    {OF_ACTOR("'counts_as': {'id': 'RUS'}"), "bad.json: ACME: \"counts_as\" is neither an id nor a list of terms"},
    {OF_ACTOR("'counts_as': ['RUS']"), "bad.json: ACME: a term of \"counts_as\" has no id"},
    {OF_ACTOR("'counts_as': [{'from': '2015'}]"), "bad.json: ACME: a term of \"counts_as\" has no id"},
    {OF_ACTOR("'counts_as': [{'id': 'RUS', 'until': '2015'}]"), "bad.json: ACME: \"until\" is not a known key"},
    {OF_ACTOR("'counts_as': [{'id': 'RUS', 'from': 'May'}]"), "bad.json: ACME: \"from\" is not a day"},
    {OF_ACTOR("'counts_as': [{'id': 'RUS', 'from': '2016', 'to': '2015'}]"),
     "bad.json: ACME: \"to\" is not after \"from\""},
    {OF_ACTOR("'counts_as': [{'id': 'RUS', 'died': 'yes'}]"), "bad.json: ACME: \"died\" is not true or false"},
    {OF_ACTOR("'counts_as': [{'id': 'RUS', 'office': 1}]"), "bad.json: ACME: \"office\" is not a text"},
    {OF_ACTOR("'counts_as': 'NO_SUCH'"), "ACME: there is no actor \"NO_SUCH\""},
    {OF_ACTOR("'counts_as': [{'id': 'NO_SUCH'}]"), "ACME: there is no actor \"NO_SUCH\""},
    {OF_ACTOR("'successor': 'NO_SUCH'"), "ACME: there is no actor \"NO_SUCH\""},
    {OF_ACTOR("'names': 'Acme'"), "bad.json: ACME: \"names\" is not a list"},
    {OF_ACTOR("'surnames': {}"), "bad.json: ACME: \"surnames\" is not a list"},
    {OF_ACTOR("'names': [5]"), "bad.json: ACME: an alias is neither a text nor an object with \"text\""},
    {OF_ACTOR("'names': [{'text': []}]"), "bad.json: ACME: an alias is neither a text nor an object with \"text\""},
    {OF_ACTOR("'names': [{'text': ['Acme', 5]}]"),
     "bad.json: ACME: an alias is neither a text nor an object with \"text\""},
    {OF_ACTOR("'names': ['']"), "bad.json: ACME: an alias is neither a text nor an object with \"text\""},
    {OF_ACTOR("'names': [{'lower': true}]"), "bad.json: ACME: an alias is neither a text nor an object with \"text\""},
    {OF_ALIAS("'on': '2015'"), "bad.json: ACME: \"on\" is not a known key"},
    {OF_ALIAS("'from': 'x'"), "bad.json: ACME: \"from\" is not a day"},
    {OF_ALIAS("'lower': 'no'"), "bad.json: ACME: \"lower\" is not true or false"},
    {OF_ALIAS("'when': 'Moscow'"), "bad.json: ACME: a condition is not an object with lists of cues"},
    {OF_ALIAS("'when': {}"), "bad.json: ACME: a condition is not an object with lists of cues"},
    {OF_ALIAS("'unless': {'near': ['x']}"), "bad.json: ACME: \"near\" is not a known key"},
    {OF_ALIAS("'when': {'before': 'x'}"), "bad.json: ACME: \"before\" of a condition is not a list of cues"},
    {OF_ALIAS("'when': {'before': []}"), "bad.json: ACME: \"before\" of a condition is not a list of cues"},
    {OF_ALIAS("'unless': {'after': [1]}"), "bad.json: ACME: a cue of \"after\" is not a text"},
    {OF_ALIAS("'unless': {'after': ['']}"), "bad.json: ACME: a cue of \"after\" is not a text"},
    {OF_ALIAS("'unless': {'after': ['@name']}"), "bad.json: ACME: \"@name\" is no special cue; see docs/catalogue.md"},
    {OF_ACTOR("'names': [' - ']"), "bad.json: ACME: the alias \" - \" has no letter or digit to be found by"},
    {OF_ACTOR("'names': ['Acme; Sons']"),
     "bad.json: ACME: the alias \"Acme; Sons\" is never found, for what stands between two of its words"},
    {OF_ACTOR("'names': ['Acme (North) Sons']"),
     "bad.json: ACME: the alias \"Acme (North) Sons\" is never found, for what stands between two of its words"},
    {OF_ACTOR("'names': ['Acme, (North)']"),
     "bad.json: ACME: the alias \"Acme, (North)\" is never found, for what stands between two of its words"},
    {OF_ACTOR("'country': 'XXX'"),
     "ACME: \"country\" is \"XXX\", which is no country; write an alpha-3 code, such as RUS"},
    {OF_ACTOR("'country': 'ACME'"),
     "ACME: \"country\" is \"ACME\", which is no country; write an alpha-3 code, such as RUS"},
    {OF_ALIAS("'when': {'before': ['*']}"), "bad.json: ACME: the cue \"*\" fits everything; leave the condition out"},
    {OF_ALIAS("'when': {'after': ['=*']}"), "bad.json: ACME: the cue \"=*\" fits everything; leave the condition out"},
    {OF_ALIAS("'when': {'sentence': [' ']}"), "bad.json: ACME: the cue \" \" fits everything; leave the condition out"},
    {"'phrases': [{}]", "bad.json: phrases: an alias is neither a text nor an object with \"text\""},
    {"'phrases': [{'text': 'x', 'to': 'never'}]", "bad.json: phrases: \"to\" is not a day"},
    {"'rules': ['x']", "bad.json: rules: a rule is not an object"},
    {"'rules': [{'kind': []}]", "bad.json: rules: \"kind\" is not a known key"},
    {"'rules': [{'kinds': 'names'}]", "bad.json: rules: \"kinds\" is not a list"},
    {"'rules': [{'kinds': ['phrases']}]", "bad.json: rules: a kind of a rule is no alias list"},
    {"'rules': [{'types': 'country'}]", "bad.json: rules: \"types\" is not a list"},
    {"'rules': [{'types': ['planet']}]", "bad.json: rules: a type of a rule is no type"},
    {"'rules': [{'types': [5]}]", "bad.json: rules: a type of a rule is no type"},
    {"'rules': [{'effect': 'counted'}]", "bad.json: rules: \"effect\" is neither \"uncounted\" nor \"namesake\""},
    {"'rules': [{'unless': {'after': [2]}}]", "bad.json: rules: a cue of \"after\" is not a text"},
};

static char *faults_of(const char *bytes, size_t length) {
    GString *faults = g_string_new(NULL);
    g_autoptr(EntDraft) draft = ent_draft_new(fixture_note, faults);
    fixture_add_file(draft, "base.json",
                     "'actors': [{'id': 'RUS', 'type': 'country', 'label': 'Russia', 'names': ['Russia']}]");
    g_assert_cmpuint(draft->n_faults, ==, 0);
    ent_draft_add(draft, "bad.json", bytes, length);
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    /* What is wrong is left out, the rest stands. */
    g_assert_cmpstr(fixture_actor(catalogue, "RUS")->label, ==, "Russia");
    return g_string_free(faults, FALSE);
}

static void every_wrong_shape_gives_one_sentence(void) {
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *file = fixture_file(wrong[i].members), *faults = faults_of(file, strlen(file));
        g_autofree char *expected = g_strconcat(wrong[i].expected, "\n", NULL);
        if (!g_str_equal(faults, expected))
            g_test_message("in %s", wrong[i].members);
        g_assert_cmpstr(faults, ==, expected);
    }
}

static void an_endless_id_is_cut_in_the_sentence(void) {
    g_autofree char *id = g_strnfill(5000, 'A');
    g_autofree char *actor =
        g_strdup_printf("'actors': [{'id': '%s', 'type': 'company', 'label': 'A', 'names': ['Aaa']}]", id);
    g_autofree char *file = fixture_file(actor), *faults = faults_of(file, strlen(file));
    g_assert_true(g_str_has_prefix(faults, "bad.json: an actor has no id of A-Z, 0-9, _ and -, 100 at most: AAAAAAAA"));
    g_assert_true(g_str_has_suffix(faults, "AAA...\n"));
    g_assert_cmpuint(strlen(faults), <, 200);
}

static void assert_begins(const char *file, const char *expected) {
    g_autofree char *quoted = fixture_quotes(file), *faults = faults_of(quoted, strlen(quoted));
    if (!g_str_has_prefix(faults, expected))
        g_error("%s gave \"%s\", not \"%s\"", file, faults, expected);
    g_assert_cmpuint(strlen(faults), ==, (size_t)(strchr(faults, '\n') - faults) + 1);
}

static void what_is_no_catalogue_is_refused(void) {
    assert_begins("", "bad.json:1:0: ");
    assert_begins("{'format': 'entente-actors',\n 'version': 1,\n 'actors': [}", "bad.json:3:13: ");
    assert_begins("[1, 2]", "bad.json: is not a JSON object");
    assert_begins("{}", "bad.json: \"format\" is not \"entente-actors\"");
    assert_begins("{'format': 'entente-network', 'version': 1}", "bad.json: \"format\" is not \"entente-actors\"");
    assert_begins("{'format': 'entente-actors'}", "bad.json: \"version\" is not 1");
    assert_begins("{'format': 'entente-actors', 'version': 2}", "bad.json: \"version\" is not 1");
    assert_begins("{'format': 'entente-actors', 'version': '1'}", "bad.json: \"version\" is not 1");
    assert_begins("{'format': 'entente-actors', 'version': 1, 'actors': [{'id': 'A', 'id': 'B'}]}", "bad.json:1:");
    assert_begins("{'format': 'entente-actors', 'version': 1} x", "bad.json:1:");
}

static void bad_bytes_are_refused(void) {
    g_autofree char *latin = fixture_file("'actors': [{'id': 'ACME', 'type': 'company', 'label': 'Acm\xe9'}]"),
                    *faults = faults_of(latin, strlen(latin));
    g_assert_true(g_str_has_prefix(faults, "bad.json:1:"));
    static const char with_nul[] = "{\"format\": \"entente-actors\"\0}";
    g_autofree char *more = faults_of(with_nul, sizeof with_nul - 1);
    g_assert_true(g_str_has_prefix(more, "bad.json:1:"));
}

static void every_fault_of_a_file_is_told(void) {
    g_autofree char *file =
        fixture_file("'actors': [{'id': 'ACME', 'type': 'firm', 'label': 7, 'colour': 1}, {'id': 'x'}], 'rules': [1]");
    g_autofree char *faults = faults_of(file, strlen(file));
    g_auto(GStrv) lines = g_strsplit(faults, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 6);
}

#define ADD(statement) g_test_add_func("/actors/shape/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ADD(every_wrong_shape_gives_one_sentence);
    ADD(an_endless_id_is_cut_in_the_sentence);
    ADD(what_is_no_catalogue_is_refused);
    ADD(bad_bytes_are_refused);
    ADD(every_fault_of_a_file_is_told);
    return g_test_run();
}
