/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MENTION_FIXTURE_H
#define MENTION_FIXTURE_H

#include "catalogue_fixture.h"
#include "mention/reader.h"

/*
 * A small world and what a reader finds in it. Expectations are words: "Russia=RUS Putin=PUTIN_VLADIMIR!" says that two mentions were found, the
 * second of which does not count.
 */

#define FIXTURE_DAY "2015-01-21"

static const char *const FIXTURE_STATES =
    "'actors': ["
    "{'id': 'USA', 'type': 'country', 'label': 'USA', 'names': ['United States', 'United States of America', {'text': 'US', 'lower': false}, 'USA', 'America'],"
    " 'demonyms': ['American', 'Americans'], 'capitals': [{'text': 'Washington', 'unless': {'before': ['George']}}], 'seats': ['White House']},"
    "{'id': 'RUS', 'type': 'country', 'label': 'Russia', 'names': ['Russia', 'Russian Federation'], 'demonyms': ['Russian', 'Russians'],"
    " 'capitals': ['Moscow'], 'seats': ['Kremlin']},"
    "{'id': 'PRK', 'type': 'country', 'label': 'North Korea', 'names': ['North Korea', 'DPRK', 'Democratic People`s Republic of Korea'],"
    " 'demonyms': ['North Korean', 'North Koreans'], 'capitals': ['Pyongyang']},"
    "{'id': 'KOR', 'type': 'country', 'label': 'South Korea', 'names': ['South Korea', 'Korea'], 'demonyms': ['South Korean', 'Korean'], 'capitals': ['Seoul']},"
    "{'id': 'CHN', 'type': 'country', 'label': 'China', 'names': ['China'], 'demonyms': ['Chinese'], 'capitals': ['Beijing']},"
    "{'id': 'GBR', 'type': 'country', 'label': 'Britain', 'names': ['Britain', 'United Kingdom', 'UK'], 'demonyms': ['British'], 'capitals': ['London']},"
    "{'id': 'HKG', 'type': 'country', 'label': 'Hong Kong', 'names': ['Hong Kong'], 'counts_as': [{'id': 'CHN', 'from': '1997-07-01'}]},"
    "{'id': 'CIV', 'type': 'country', 'label': 'Ivory Coast', 'names': ['C\xc3\xb4te d`Ivoire', 'Ivory Coast']},"
    "{'id': 'TUR', 'type': 'country', 'label': 'Turkey', 'names': [{'text': 'Turkey', 'lower': false}], 'demonyms': ['Turkish']},"
    "{'id': 'CHE', 'type': 'country', 'label': 'Switzerland', 'names': ['Switzerland'], 'demonyms': ['Swiss']},"
    "{'id': 'COD', 'type': 'country', 'label': 'Congo', 'names': ['Congo', {'text': 'Zaire', 'from': '1971-10-27', 'to': '1997-05-17'}]},"
    "{'id': 'SUN', 'type': 'country', 'label': 'Soviet Union', 'from': '1922-12-30', 'to': '1991-12-26', 'successor': 'RUS', 'names': ['Soviet Union', 'USSR'],"
    " 'demonyms': ['Soviet']},"
    "{'id': 'UKR', 'type': 'country', 'label': 'Ukraine', 'names': ['Ukraine'], 'demonyms': ['Ukrainian']}]";

static const char *const FIXTURE_OTHERS =
    "'actors': ["
    "{'id': 'UN', 'type': 'igo', 'label': 'UN', 'names': ['United Nations', 'UN']},"
    "{'id': 'UN_GENERAL_ASSEMBLY', 'type': 'body', 'label': 'General Assembly', 'counts_as': 'UN', 'names': ['UN General Assembly', 'General Assembly']},"
    "{'id': 'NON_ALIGNED', 'type': 'igo', 'label': 'NAM', 'names': ['Non-Aligned Movement']},"
    "{'id': 'NATO', 'type': 'igo', 'label': 'NATO', 'names': ['NATO']},"
    "{'id': 'RUS_FOREIGN_MINISTRY', 'type': 'body', 'label': 'Russian Foreign Ministry', 'counts_as': 'RUS', 'names': ['Russian Foreign Ministry']},"
    "{'id': 'GAZPROM', 'type': 'company', 'label': 'Gazprom', 'country': 'RUS', 'names': ['Gazprom']},"
    "{'id': 'JOHNSON', 'type': 'company', 'label': 'J&J', 'names': ['Johnson & Johnson', 'J&J']},"
    "{'id': 'EBAY', 'type': 'company', 'label': 'eBay', 'names': ['eBay']},"
    "{'id': 'AL_QAEDA', 'type': 'group', 'label': 'al-Qaeda', 'names': ['al-Qaeda', 'al-Qaida']},"
    "{'id': 'MOSCOW_TIMES', 'type': 'media', 'label': 'The Moscow Times', 'country': 'RUS', 'names': ['The Moscow Times', 'Moscow Times']},"
    "{'id': 'REUTERS', 'type': 'media', 'label': 'Reuters', 'names': ['Reuters']},"
    "{'id': 'KOREAN_PENINSULA', 'type': 'place', 'label': 'Korean peninsula', 'names': ['Korean peninsula']},"
    "{'id': 'PUTIN_VLADIMIR', 'type': 'person', 'label': 'Putin', 'famous': true, 'counts_as': [{'id': 'RUS', 'from': '2012-05-07'}],"
    " 'names': ['Vladimir Putin'], 'surnames': ['Putin']},"
    "{'id': 'OBAMA_BARACK', 'type': 'person', 'label': 'Obama', 'famous': true, 'counts_as': [{'id': 'USA', 'from': '2009-01-20', 'to': '2017-01-20'}],"
    " 'names': ['Barack Obama'], 'surnames': ['Obama']},"
    "{'id': 'PARK_GEUN_HYE', 'type': 'person', 'label': 'Park', 'counts_as': [{'id': 'KOR', 'from': '2013-02-25', 'to': '2017-03-10'}],"
    " 'names': ['Park Geun-hye'], 'surnames': ['Park']},"
    "{'id': 'KIM_JONG_UN', 'type': 'person', 'label': 'Kim Jong Un', 'counts_as': [{'id': 'PRK', 'from': '2011-12-17'}], 'names': ['Kim Jong Un'],"
    " 'surnames': ['Kim']},"
    "{'id': 'KIM_JONG_IL', 'type': 'person', 'label': 'Kim Jong Il', 'counts_as': [{'id': 'PRK', 'from': '1994-07-08', 'to': '2011-12-17', 'died': true}],"
    " 'names': ['Kim Jong Il'], 'surnames': ['Kim']},"
    "{'id': 'BUSH_GEORGE_H_W', 'type': 'person', 'label': 'Bush', 'famous': true, 'counts_as': [{'id': 'USA', 'from': '1989-01-20', 'to': '1993-01-20'}],"
    " 'names': ['George Bush'], 'surnames': ['Bush']},"
    "{'id': 'BUSH_GEORGE_W', 'type': 'person', 'label': 'Bush', 'famous': true, 'counts_as': [{'id': 'USA', 'from': '2001-01-20', 'to': '2009-01-20'}],"
    " 'names': ['George W. Bush'], 'surnames': ['Bush']},"
    "{'id': 'TWIN_ANNA', 'type': 'person', 'label': 'Twin', 'famous': true, 'counts_as': 'CHE', 'names': ['Anna Twin'], 'surnames': ['Twin']},"
    "{'id': 'TWIN_BERTA', 'type': 'person', 'label': 'Twin', 'famous': true, 'counts_as': 'CHN', 'names': ['Berta Twin'], 'surnames': ['Twin']},"
    "{'id': 'GREEN_ADA', 'type': 'person', 'label': 'Green', 'counts_as': 'CHE', 'names': ['Ada Green'],"
    " 'surnames': [{'text': 'Green', 'when': {'before': ['Foreign Minister'], 'actors': ['GREEN_ADA']}}]},"
    "{'id': 'GREEN_BERTA', 'type': 'person', 'label': 'Green', 'counts_as': 'CHN', 'names': ['Berta Green'], 'surnames': ['Green']},"
    "{'id': 'PETROV_IVAN', 'type': 'person', 'label': 'Petrov', 'names': ['Ivan Petrov']}],"
    "'phrases': ['Korean War', 'South China Sea', 'Russian roulette', 'Red Turkey Farm']";

static const char *const FIXTURE_RULES =
    "'rules': [{'kinds': ['demonyms'], 'types': ['country'], 'unless': {'after': ['language', 'speak*']}},"
    "{'types': ['country'], 'unless': {'after': [', Texas'], 'before': ['University of']}},"
    "{'kinds': ['names', 'demonyms'], 'types': ['country'], 'effect': 'uncounted', 'unless': {'after': ['newspaper', 'state media']}}],"
    "'words': {'titles': ['President', 'Mr', 'Foreign Minister'], 'given': ['Madison', 'John'], 'offices': ['administration'], 'firms': ['Corp'], 'dates': ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], 'small': ['from', 'with'], 'openers': ['The', 'In'], 'public': ['National'], 'furniture': ['Subscribe to'],"
    "'furniture_rest': ['Related stories'], 'credits': ['contributed to this report']}";

#define FIXTURE_WORLD FIXTURE_STATES, FIXTURE_OTHERS, FIXTURE_RULES

/* A reader with its catalogue. */
typedef struct {
    EntCatalogue *catalogue;
    EntReader *reader;
} Fixture;

static inline Fixture fixture_open(EntCatalogue *catalogue, const EntOptions *options) {
    static const EntOptions plain = ENT_OPTIONS_INIT;
    g_autoptr(GError) error = NULL;
    Fixture fixture = {catalogue, ent_reader_new(catalogue, options != NULL ? options : &plain, &error)};
    g_assert_no_error(error);
    return fixture;
}

static inline void fixture_close(Fixture *fixture) {
    ent_reader_free(fixture->reader);
    ent_catalogue_free(fixture->catalogue);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fixture, fixture_close)

/* A copy of the bytes with the room behind them that readers may look at, filled with @filling, which must not matter. */
static inline char *fixture_pad(const char *bytes, size_t length, int filling) {
    char *padded = g_malloc(length + 64);
    if (length > 0)
        memcpy(padded, bytes, length);
    memset(padded + length, filling, 64);
    return padded;
}

/* @padded belongs to the caller and must live as long as the annotation is used. */
static inline const EntAnnotation *fixture_annotate(const Fixture *fixture, const char *day, const char *title,
                                                    const char *padded, size_t length) {
    EntDocument document = {.id = "d",
                            .title = title,
                            .title_length = title != NULL ? strlen(title) : 0,
                            .text = padded,
                            .text_length = length};
    document.day = fixture_day(day);
    return ent_reader_annotate(fixture->reader, &document);
}

static inline char *fixture_describe(const Fixture *fixture, const EntAnnotation *annotation, const char *title,
                                     const char *text) {
    GString *all = g_string_new(NULL);
    for (uint32_t i = 0; i < annotation->n_mentions; i++) {
        const EntMention *mention = &annotation->mentions[i];
        const char *bytes = mention->sentence < 0 ? title : text;
        g_string_append_printf(all, "%s%.*s=%s%s", i > 0 ? " " : "", (int)(mention->end - mention->start),
                               bytes + mention->start, fixture_id(fixture->catalogue, mention->actor),
                               mention->counted ? "" : "!");
    }
    return g_string_free(all, FALSE);
}

static inline char *fixture_read_bytes(const Fixture *fixture, const char *day, const char *title, const char *text,
                                       size_t length) {
    static const int fillings[] = {0, 'X', 's', '.', 0x80, '\n'};
    char *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(fillings); i++) {
        g_autofree char *padded = fixture_pad(text, length, fillings[i]);
        g_autofree char *found =
            fixture_describe(fixture, fixture_annotate(fixture, day, title, padded, length), title, text);
        if (first == NULL)
            first = g_steal_pointer(&found);
        else
            g_assert_cmpstr(found, ==, first);
    }
    return first;
}

static inline char *fixture_read(const Fixture *fixture, const char *day, const char *title, const char *text) {
    return fixture_read_bytes(fixture, day, title, text, strlen(text));
}

/* What stands in @text on @day. */
static inline void fixture_expect_on(const Fixture *fixture, const char *day, const char *text, const char *expected) {
    g_autofree char *found = fixture_read(fixture, day, NULL, text);
    if (!g_str_equal(found, expected))
        g_test_message("in \"%s\"", text);
    g_assert_cmpstr(found, ==, expected);
}

#endif
