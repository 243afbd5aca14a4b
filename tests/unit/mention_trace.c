/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/trace.h"

#include "mention_fixture.h"

static const char *const NAMES =
    "'actors': ["
    "{'id': 'RUS', 'type': 'country', 'label': 'Russia', 'names': ['Russia'], 'demonyms': ['Russian'], 'capitals': [{'text': 'Moscow', 'from': '1991-12-26', "
    "'unless': {'after': [', Idaho']}}]},"
    "{'id': 'GEO', 'type': 'country', 'label': 'Georgia', 'names': [{'text': 'Georgia', 'when': {'document': ['Tbilisi'], 'actors': ['RUS']}}]},"
    "{'id': 'QAEDA', 'type': 'group', 'label': 'al-Qaeda', 'names': ['al-Qaeda']},"
    "{'id': 'USA', 'type': 'country', 'label': 'USA', 'names': [{'text': 'US', 'lower': false}]},"
    "{'id': 'KIM_A', 'type': 'person', 'label': 'A', 'counts_as': 'RUS', 'famous': true, 'names': ['Ann Kim'], 'surnames': ['Kim']},"
    "{'id': 'KIM_B', 'type': 'person', 'label': 'B', 'counts_as': 'GEO', 'famous': true, 'names': ['Bob Kim'], 'surnames': ['Kim', 'Bobson']},"
    "{'id': 'POE_C', 'type': 'person', 'label': 'C', 'counts_as': 'RUS', 'names': ['Cid Poe'], 'surnames': ['Poe']}],"
    "'phrases': ['Russian roulette'],"
    "'rules': [{'kinds': ['names'], 'types': ['country'], 'unless': {'before': ['Miss']}},"
    "{'kinds': ['demonyms'], 'effect': 'uncounted', 'unless': {'after': ['newspaper'], 'sentence': ['press']}}],"
    "'words': {'titles': ['Mr'], 'given': ['Ann']}";

static const char *why_word(EntWhy why) {
    static const char *const words[] = {"chosen", "uncounted", "other",   "ambiguous", "day",    "case",
                                        "lead",   "shouted",   "surname", "when",      "unless", "rule"};
    return words[why];
}

/* "Moscow=RUS:unless(, Idaho)": a place, who was thought of, what became of it, and the cue that was found. */
static char *trace_of(const char *text) {
    g_auto(Fixture) fixture = fixture_open(CATALOGUE(NAMES), NULL);
    g_autoptr(EntTrace) trace = ent_trace_new();
    g_autofree char *padded = fixture_pad(text, strlen(text), 'X');
    g_autofree char *before =
        fixture_describe(&fixture, fixture_annotate(&fixture, "2015", NULL, padded, strlen(text)), NULL, text);
    ent_reader_set_trace(fixture.reader, trace);
    g_autofree char *with =
        fixture_describe(&fixture, fixture_annotate(&fixture, "2015", NULL, padded, strlen(text)), NULL, text);
    g_assert_cmpstr(before, ==, with); /* who looks on changes nothing */
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < trace->traced->len; i++) {
        const EntTraced *traced = &g_array_index(trace->traced, EntTraced, i);
        uint32_t cue = traced->reason.rule != ENT_NO_REASON ? traced->reason.rule_cue : traced->reason.cue;
        g_string_append_printf(
            all, "%s%.*s=%s:%s", i > 0 ? " " : "", (int)(traced->end - traced->start), text + traced->start,
            fixture_id(fixture.catalogue, fixture.catalogue->aliases[traced->alias].actor), why_word(traced->why));
        if (cue != ENT_NO_REASON)
            g_string_append_printf(all, "(%s)", fixture.catalogue->cues[cue]);
    }
    return g_string_free(all, FALSE);
}

static void expect_trace(const char *text, const char *expected) {
    g_autofree char *found = trace_of(text);
    g_assert_cmpstr(found, ==, expected);
}

static void what_is_chosen_is_said_with_its_cue(void) {
    expect_trace("He met Russia.", "Russia=RUS:chosen");
    expect_trace("From Tbilisi to Georgia.", "Georgia=GEO:chosen(Tbilisi)");
    expect_trace("Georgia and Russia.", "Russia=RUS:chosen Georgia=GEO:chosen(RUS)");
    expect_trace("a Russian roulette", "Russian roulette=nobody:chosen");
}

static void what_is_refused_is_said_with_its_cue(void) {
    expect_trace("in Moscow, Idaho", "Moscow=RUS:unless(, Idaho)");
    expect_trace("the Georgia state", "Georgia=GEO:when");
    expect_trace("and Miss Russia", "Russia=RUS:rule(Miss)");
    expect_trace("the Qaeda", "Qaeda=QAEDA:lead");
    expect_trace("as HELP US FIND him", "US=USA:shouted");
    expect_trace("a Us poll", "Us=USA:case");
}

static void what_a_rule_leaves_out_of_the_count_is_said(void) {
    expect_trace("a Russian newspaper", "Russian=RUS:uncounted(newspaper)");
    expect_trace("a Russian of the press", "Russian=RUS:uncounted(press)");
}

static void surnames_say_what_they_lack(void) {
    expect_trace("when Poe came", "Poe=POE_C:surname");
    expect_trace("when Mr Poe came", "Poe=POE_C:chosen");
    expect_trace("when Kim came", "Kim=KIM_A:ambiguous Kim=KIM_B:ambiguous");
    expect_trace("when Bobson came", "Bobson=KIM_B:chosen");
    expect_trace("that Bob Kim, this Kim", "Bob Kim=KIM_B:chosen Kim=KIM_A:other Kim=KIM_B:chosen");
}

static void days_are_told(void) {
    g_auto(Fixture) fixture = fixture_open(CATALOGUE(NAMES), NULL);
    g_autoptr(EntTrace) trace = ent_trace_new();
    ent_reader_set_trace(fixture.reader, trace);
    g_autofree char *padded = fixture_pad("in Moscow", 9, 0);
    fixture_annotate(&fixture, "1950", NULL, padded, 9);
    g_assert_cmpuint(trace->traced->len, ==, 1);
    g_assert_cmpint(g_array_index(trace->traced, EntTraced, 0).why, ==, ENT_WHY_DAY);
    ent_reader_set_trace(fixture.reader, NULL);
    fixture_annotate(&fixture, "2015", NULL, padded, 9);
    g_assert_cmpuint(trace->traced->len, ==, 1);
}

#define ADD(statement) g_test_add_func("/mention/trace/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(what_is_chosen_is_said_with_its_cue);
    ADD(what_is_refused_is_said_with_its_cue);
    ADD(what_a_rule_leaves_out_of_the_count_is_said);
    ADD(surnames_say_what_they_lack);
    ADD(days_are_told);
    return g_test_run();
}
