/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention_fixture.h"

/* What the program's own catalogue makes of words that are names of states in one sentence and not in the next. Only what counts is listed. */

static Fixture world;

typedef struct {
    const char *text, *expected;
} Case;

static void expect_on(const char *day, const Case *cases, size_t n_cases) {
    for (size_t c = 0; c < n_cases; c++) {
        size_t length = strlen(cases[c].text);
        g_autofree char *padded = fixture_pad(cases[c].text, length, 0);
        const EntAnnotation *annotation = fixture_annotate(&world, day, NULL, padded, length);
        g_autoptr(GString) found = g_string_new(NULL);
        for (uint32_t i = 0; i < annotation->n_mentions; i++) {
            const EntMention *mention = &annotation->mentions[i];
            if (mention->counted)
                g_string_append_printf(found, "%s%.*s=%s", found->len > 0 ? " " : "",
                                       (int)(mention->end - mention->start), cases[c].text + mention->start,
                                       fixture_id(world.catalogue, mention->node));
        }
        if (!g_str_equal(found->str, cases[c].expected))
            g_test_message("in \"%s\"", cases[c].text);
        g_assert_cmpstr(found->str, ==, cases[c].expected);
    }
}

#define EXPECT_ON(day, ...)                         \
    do {                                            \
        static const Case cases[] = {__VA_ARGS__};  \
        expect_on(day, cases, G_N_ELEMENTS(cases)); \
    } while (0)

/* Fixture days of the texts that hang on no event. */
#define ANY_DAY "2015-06-01"

static void people_are_no_states(void) {
    EXPECT_ON(ANY_DAY, {"Michael Jordan scored 40 points.", ""}, {"Jordan Spieth won the Masters.", ""},
              {"Police arrested Jordan Miller, 24, of Akron.", ""},
              {"Barbara Jordan was a congresswoman. Jordan said so in 1976.", ""},
              {"Jordan and Israel signed a treaty.", "Jordan=JOR Israel=ISR"},
              {"Refugees crossed into Jordan from Syria.", "Jordan=JOR Syria=SYR"},
              {"Chad Smith said the plan was good.", ""},
              {"Troops from Chad and Niger fought rebels.", "Chad=TCD Niger=NER"},
              {"Israel Gutierrez, 34, was arrested in Texas.", ""}, {"Rabbi David Israel came.", ""},
              {"Paris Hilton and London Breed attended.", ""}, {"Jack London wrote it.", ""},
              {"Milan Kundera lives in Paris.", "Paris=FRA"}, {"Georgia O'Keeffe painted it.", ""},
              {"Kathy Ireland and Lynndie England came.", ""});
}

static void places_in_america_are_no_states(void) {
    EXPECT_ON(
        ANY_DAY, {"He was born in Lebanon, Pa., in 1940.", ""}, {"He went to Lebanon, N.H., and to Berlin, N.H.", ""},
        {"The Lebanon school board met Tuesday.", ""}, {"Peru, Ind., and Peru, Ill., are towns.", ""},
        {"Mexico, Mo., has a museum.", ""}, {"He lives in Cuba , N.Y. , near Rome , N.Y.", ""},
        {"Athens, Ga., and Rome, Ga., voted.", ""}, {"Panama City, Fla., is a resort.", ""},
        {"Moscow, Idaho, and Paris, Texas", ""}, {"A fire on Georgia Avenue near Germany Road", ""},
        {"Gov. Nathan Deal of Georgia said the state would pay.", ""}, {"Georgia Tech lost.", ""},
        {"Seattle, Washington, is wet.", ""}, {"New Mexico, New England and Indiana", ""},
        {"Troops left Lebanon for Syria.", "Lebanon=LBN Syria=SYR"},
        {"Russia and Georgia fought.", "Russia=RUS Georgia=GEO"},
        {"Washington imposed sanctions on Moscow.", "Washington=USA Moscow=RUS"},
        {"An India road crash killed 20.", "India=IND"}, {"MEXICO, Mo. - A judge moved the trial of a Mexico man.", ""},
        {"The Peru High School band came to Peru.", ""},
        {"MEXICO, Mo. - A Mexico man went to Mexico City.", "Mexico=MEX Mexico City=MEX"},
        {"The county commissioners of Athens met. The school board in Rome met.", ""});
}

static void teams_are_no_states(void) {
    EXPECT_ON(ANY_DAY, {"Spain beat Italy 2-1 in the World Cup semifinal.", ""},
              {"Germany coach Joachim Loew praised Brazil's World Cup squad after the semi-final.", ""},
              {"SOCCER - GERMANY BEAT POLAND 2-0.\nWARSAW 1996-09-04\nGermany beat Poland 2-0 (halftime 1-0).", ""},
              {"CRICKET - PAKISTAN 229-9 V ENGLAND\nPakistan scored 229 for nine. Wickets fell to England.", ""},
              {"The striker helped. Sweden faced South Korea.", ""}, {"Team USA and Team Estonia won.", ""},
              {"Germany beat inflation and won praise from Poland.", "Germany=DEU Poland=POL"},
              {"Qatar denied that it paid for votes for the World Cup.", "Qatar=QAT"},
              {"Steffi Graf (Germany) won the semifinal.", ""});
}

static void things_are_no_states(void) {
    EXPECT_ON(
        ANY_DAY, {"They ate French toast, Swiss cheese, Brazil nuts and Danish pastries.", ""},
        {"German shepherds, a Dutch oven, a Panama hat and an Indian summer", ""},
        {"The American Indian reservation at Indian Wells", ""}, {"Chinese food at a Chinese restaurant", ""},
        {"He speaks Spanish, wrote in Russian and taught in French.", ""}, {"An English teacher in China", "China=CHN"},
        {"A turkey from Turkey, china from China", "Turkey=TUR China=CHN"},
        {"Polish the silver for the Polish army.", "Polish=POL"},
        {"The Kyoto protocol, the Treaty of Rome and the Geneva convention", ""},
        {"The Korea Fund and the Spain Fund fell.", ""}, {"The University of Georgia and Moscow State University", ""},
        {"He spoke in Russian waters.", "Russian=RUS"}, {"Chinese troops", "Chinese=CHN"});
}

static void a_venue_is_no_party(void) {
    EXPECT_ON("2015-02-10", {"Russia and Ukraine held talks in Minsk.", "Russia=RUS Ukraine=UKR"},
              {"Belarus led the talks in Minsk.", "Belarus=BLR Minsk=BLR"},
              {"Iran spoke at the Vienna talks.", "Iran=IRN"}, {"The Stockholm arbitration went on.", ""},
              {"Minsk criticised Kiev.", "Minsk=BLR Kiev=UKR"});
}

static void what_is_not_meant_hides_nothing(void) {
    EXPECT_ON(ANY_DAY, {"The East African Community met.", "East African Community=EAC"},
              {"The Australian Navy, which patrols there, seized weapons.", "Australian Navy=AUS"});
}

static void the_koreas_have_short_names(void) {
    EXPECT_ON(ANY_DAY,
              {"North Korea fired. The South said the North must stop.", "North Korea=PRK South=KOR North=PRK"},
              {"North Korean troops in the South China Sea", "North Korean=PRK"},
              {"The North won the Civil War against the South.", ""});
}

static void a_prefix_names_a_state(void) {
    EXPECT_ON(ANY_DAY, {"A Franco-German plan and Sino-Russian ties", "Franco=FRA German=DEU Sino=CHN Russian=RUS"},
              {"The Russo-Ukrainian war", "Russo=RUS Ukrainian=UKR"},
              {"pro-Russian, anti-American, non-Chinese, U.S.-led", "Russian=RUS American=USA Chinese=CHN U.S.=USA"},
              {"General Franco and a Franco film", ""});
}

static void headlines_are_read(void) {
    EXPECT_ON("2017-06-01", {"Beijing Warns Washington Over Taiwan", "Beijing=CHN Washington=USA Taiwan=TWN"},
              {"Chad Says Rebels Attack Town", "Chad=TCD"},
              {"Trump Says North Korea Talks Failed", "Trump=USA North Korea=PRK"});
    EXPECT_ON("1987-04-08", {"U.S. SAYS JAPAN BREAKING CHIP PACT", "U.S.=USA JAPAN=JPN"},
              {"TAIWAN AND S. KOREA OPPOSE TARIFFS", "TAIWAN=TWN S. KOREA=KOR"},
              {"THEY TOLD US THAT IRAQ LEFT", "IRAQ=IRQ"});
}

#define ADD(statement) g_test_add_func("/mention/world/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ent_init();
    world = fixture_open(ent_catalogue_new(NULL, NULL, NULL, NULL), NULL);
    ADD(people_are_no_states);
    ADD(places_in_america_are_no_states);
    ADD(teams_are_no_states);
    ADD(things_are_no_states);
    ADD(a_venue_is_no_party);
    ADD(what_is_not_meant_hides_nothing);
    ADD(the_koreas_have_short_names);
    ADD(a_prefix_names_a_state);
    ADD(headlines_are_read);
    int status = g_test_run();
    fixture_close(&world);
    return status;
}
