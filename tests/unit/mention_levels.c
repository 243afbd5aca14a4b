/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* What a mention counts as: "surface=node/country/reading" for each, "-" for nobody. */

static void expect_on(const EntOptions *options, const char *day, const char *text, const char *expected) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD), options);
    g_autofree char *padded = fixture_pad(text, strlen(text), 0);
    const EntAnnotation *annotation = fixture_annotate(&world, day, NULL, padded, strlen(text));
    g_autoptr(GString) found = g_string_new(NULL);
    for (uint32_t i = 0; i < annotation->n_mentions; i++) {
        const EntMention *mention = &annotation->mentions[i];
        const EntCatalogue *catalogue = world.catalogue;
        g_string_append_printf(found, "%s%.*s=%s/%s/%s", i > 0 ? " " : "", (int)(mention->end - mention->start),
                               text + mention->start,
                               mention->node == ENT_NOBODY ? "-" : catalogue->actors[mention->node].id,
                               mention->country == ENT_NOBODY ? "-" : catalogue->actors[mention->country].id,
                               ent_reading_name(mention->reading));
        g_assert_true(mention->counted == (mention->node != ENT_NOBODY));
    }
    if (!g_str_equal(found->str, expected))
        g_test_message("in \"%s\"", text);
    g_assert_cmpstr(found->str, ==, expected);
}

static void expect(const EntOptions *options, const char *text, const char *expected) {
    expect_on(options, FIXTURE_DAY, text, expected);
}

static const EntOptions state = ENT_OPTIONS_INIT;

static void a_state_is_a_state_by_any_name(void) {
    expect(&state, "Russia", "Russia=RUS/RUS/name");
    expect(&state, "Russian", "Russian=RUS/RUS/demonym");
    expect(&state, "Moscow", "Moscow=RUS/RUS/capital");
    expect(&state, "the Kremlin", "Kremlin=RUS/RUS/body");
    expect(&state, "Vladimir Putin", "Vladimir Putin=RUS/RUS/leader");
    expect(&state, "Russian Foreign Ministry", "Russian Foreign Ministry=RUS/RUS/body");
}

static void organs_are_their_organisation(void) {
    expect(&state, "the UN General Assembly", "UN General Assembly=UN/-/body");
    expect(&state, "the United Nations", "United Nations=UN/-/name");
    expect(&state, "NATO", "NATO=NATO/-/name");
}

static void companies_and_groups_are_themselves(void) {
    expect(&state, "Gazprom", "Gazprom=GAZPROM/RUS/name");
    expect(&state, "al-Qaeda", "al-Qaeda=AL_QAEDA/-/name");
}

static void media_places_and_private_persons_are_no_nodes(void) {
    expect(&state, "The Moscow Times", "The Moscow Times=-/-/name");
    expect(&state, "the Korean peninsula", "Korean peninsula=-/-/name");
    expect(&state, "Ivan Petrov", "Ivan Petrov=-/-/leader");
    expect_on(&state, "2018-01-01", "Barack Obama", "Barack Obama=-/-/leader");
}

static void a_territory_is_its_state_by_day(void) {
    expect_on(&state, "1997-06-30", "Hong Kong", "Hong Kong=HKG/HKG/name");
    expect_on(&state, "1997-07-01", "Hong Kong", "Hong Kong=CHN/HKG/name");
    expect_on(&state, NULL, "Hong Kong", "Hong Kong=CHN/HKG/name");
}

static void at_the_actor_level_everyone_is_a_node(void) {
    EntOptions actor = state;
    actor.level = ENT_LEVEL_ACTOR;
    expect(&actor, "Russia", "Russia=RUS/RUS/name");
    expect(&actor, "Moscow", "Moscow=RUS/RUS/capital");
    expect(&actor, "Vladimir Putin", "Vladimir Putin=PUTIN_VLADIMIR/RUS/leader");
    expect(&actor, "Ivan Petrov", "Ivan Petrov=PETROV_IVAN/-/leader");
    expect(&actor, "UN General Assembly", "UN General Assembly=UN_GENERAL_ASSEMBLY/-/body");
    expect(&actor, "Russian Foreign Ministry", "Russian Foreign Ministry=RUS_FOREIGN_MINISTRY/RUS/body");
    expect(&actor, "Gazprom", "Gazprom=GAZPROM/RUS/name");
    expect(&actor, "Hong Kong", "Hong Kong=HKG/HKG/name");
    expect(&actor, "The Moscow Times", "The Moscow Times=-/-/name");
    expect(&actor, "the Korean peninsula", "Korean peninsula=-/-/name");
}

static void types_choose_the_nodes(void) {
    EntOptions options = state;
    options.types = "country";
    expect(&options, "Russia Gazprom NATO", "Russia=RUS/RUS/name Gazprom=-/RUS/name NATO=-/-/name");
    expect(&options, "Vladimir Putin", "Vladimir Putin=RUS/RUS/leader");
    options.types = "media, place";
    expect(&options, "The Moscow Times", "The Moscow Times=MOSCOW_TIMES/-/name");
    expect(&options, "the Korean peninsula", "Korean peninsula=KOREAN_PENINSULA/-/name");
    expect(&options, "Russia", "Russia=-/RUS/name");
    options.level = ENT_LEVEL_ACTOR;
    options.types = "person";
    expect(&options, "Vladimir Putin Russia", "Vladimir Putin=PUTIN_VLADIMIR/RUS/leader Russia=-/RUS/name");
}

static void only_these_are_nodes(void) {
    EntOptions options = state;
    options.only = "RUS, UN";
    expect(&options, "Russia, China and the UN", "Russia=RUS/RUS/name China=-/CHN/name UN=UN/-/name");
    expect(&options, "Vladimir Putin and Gazprom", "Vladimir Putin=RUS/RUS/leader Gazprom=-/RUS/name");
    expect(&options, "UN General Assembly", "UN General Assembly=UN/-/body");
    options.only = "OF_TAGGED_RECORDS,RUS";
    expect(&options, "Russia and China", "Russia=RUS/RUS/name China=-/CHN/name");
}

static void a_historical_state_is_itself(void) {
    expect(&state, "the Soviet Union", "Soviet Union=SUN/SUN/name");
    expect_on(&state, "1985", "the Soviet Union", "Soviet Union=SUN/SUN/name");
}

static void successors_take_over(void) {
    EntOptions options = state;
    options.successors = true;
    expect(&options, "the Soviet Union and Russia", "Soviet Union=RUS/RUS/name Russia=RUS/RUS/name");
    expect(&options, "Soviet", "Soviet=RUS/RUS/demonym");
    options.level = ENT_LEVEL_ACTOR;
    expect(&options, "the Soviet Union", "Soviet Union=RUS/RUS/name");
    expect(&options, "Vladimir Putin", "Vladimir Putin=PUTIN_VLADIMIR/RUS/leader");
}

static void the_title_is_sentence_minus_one(void) {
    g_auto(Fixture) world = fixture_open(CATALOGUE(FIXTURE_WORLD), NULL);
    static const char text[] = "China slept. Russia woke.\n\nUkraine too.";
    g_autofree char *padded = fixture_pad(text, sizeof text - 1, 0);
    const EntAnnotation *annotation =
        fixture_annotate(&world, FIXTURE_DAY, "Moscow warns. Seoul listens", padded, sizeof text - 1);
    static const struct {
        uint32_t start, end;
        int32_t sentence, paragraph;
        EntZone zone;
    } expected[] = {{0, 6, -1, -1, ENT_ZONE_TITLE},
                    {14, 19, -1, -1, ENT_ZONE_TITLE},
                    {0, 5, 0, 0, ENT_ZONE_BODY},
                    {13, 19, 1, 0, ENT_ZONE_BODY},
                    {27, 34, 2, 1, ENT_ZONE_BODY}};
    g_assert_cmpuint(annotation->n_mentions, ==, G_N_ELEMENTS(expected));
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        const EntMention *mention = &annotation->mentions[i];
        g_assert_cmpuint(mention->start, ==, expected[i].start);
        g_assert_cmpuint(mention->end, ==, expected[i].end);
        g_assert_cmpint(mention->sentence, ==, expected[i].sentence);
        g_assert_cmpint(mention->paragraph, ==, expected[i].paragraph);
        g_assert_cmpint(mention->zone, ==, expected[i].zone);
        g_assert_true(mention->counted);
    }
    g_assert_cmpuint(annotation->n_sentences, ==, 3);
    g_assert_cmpuint(annotation->n_paragraphs, ==, 2);
}

static void bad_options_are_misuse(void) {
    g_autoptr(EntCatalogue) catalogue = CATALOGUE(FIXTURE_WORLD);
    static const struct {
        const char *types, *word;
    } cases[] = {{"city", "city"}, {"country,", "\"\""}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        EntOptions options = state;
        options.types = cases[i].types;
        g_assert_null(ent_reader_new(catalogue, &options, &error));
        g_assert_error(error, ENT_ERROR, ENT_ERROR_USAGE);
        g_assert_nonnull(strstr(error->message, cases[i].word));
    }
}

#define ADD(statement) g_test_add_func("/mention/levels/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD(a_state_is_a_state_by_any_name);
    ADD(organs_are_their_organisation);
    ADD(companies_and_groups_are_themselves);
    ADD(media_places_and_private_persons_are_no_nodes);
    ADD(a_territory_is_its_state_by_day);
    ADD(at_the_actor_level_everyone_is_a_node);
    ADD(types_choose_the_nodes);
    ADD(only_these_are_nodes);
    ADD(a_historical_state_is_itself);
    ADD(successors_take_over);
    ADD(the_title_is_sentence_minus_one);
    ADD(bad_options_are_misuse);
    return g_test_run();
}
