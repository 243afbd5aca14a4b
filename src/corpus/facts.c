/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/facts.h"

#include "corpus/date.h"
#include "corpus/element.h"

#include <string.h>

#define LONGEST_FACT 2000
#define LONGEST_SUFFIX 40 /* bytes of a site's name behind a title */
#define LEAST_TITLE 10

/* What can be said, the surest of each kind first. */
typedef enum {
    DATE_ARTICLE,
    DATE_ITEM,
    DATE_JSON,
    DATE_META,
    DATE_TIME_INSIDE, /* an article */
    DATE_TIME,
    TITLE_GRAPH,
    TITLE_HEADING,
    TITLE_PAGE,
    SOURCE_GRAPH,
    SOURCE_META,
    URL_CANONICAL,
    URL_GRAPH,
    N_FACTS,
    NO_FACT = N_FACTS
} Fact;

struct _EntFacts {
    GString *said[N_FACTS]; /* empty when it was not; the first word counts */
    Fact listening;         /* where text goes */
    GString *script;        /* of JSON-LD */
    bool in_script;
    unsigned articles, surroundings; /* open elements that hold the article, or other things */
    bool many_times;                 /* different ones outside of articles: none of them is the page's */
    unsigned drawings;               /* open <svg>, which have titles of their own */
};

EntFacts *ent_facts_new(void) {
    EntFacts *facts = g_new0(EntFacts, 1);
    for (int i = 0; i < N_FACTS; i++)
        facts->said[i] = g_string_new(NULL);
    facts->script = g_string_new(NULL);
    facts->listening = NO_FACT;
    return facts;
}

void ent_facts_free(EntFacts *facts) {
    if (facts == NULL)
        return;
    for (int i = 0; i < N_FACTS; i++)
        g_string_free(facts->said[i], TRUE);
    g_string_free(facts->script, TRUE);
    g_free(facts);
}

void ent_facts_clear(EntFacts *facts) {
    for (int i = 0; i < N_FACTS; i++)
        g_string_truncate(facts->said[i], 0);
    g_string_truncate(facts->script, 0);
    facts->listening = NO_FACT;
    facts->in_script = false;
    facts->drawings = facts->articles = facts->surroundings = 0;
    facts->many_times = false;
}

/* Appends with single spaces for blanks. */
static void append(GString *said, const char *text, size_t length) {
    for (size_t i = 0; i < length && said->len < LONGEST_FACT; i++) {
        bool blank = (unsigned char)text[i] <= ' ';
        if (!blank)
            g_string_append_c(said, text[i]);
        else if (said->len > 0 && said->str[said->len - 1] != ' ')
            g_string_append_c(said, ' ');
    }
    /* Not half of a character. */
    const char *end = NULL;
    if (said->len >= LONGEST_FACT && !g_utf8_validate_len(said->str, said->len, &end))
        g_string_truncate(said, (gsize)(end - said->str));
}

static void trim(GString *said) {
    if (said->len > 0 && said->str[said->len - 1] == ' ')
        g_string_truncate(said, said->len - 1);
}

static void say(EntFacts *facts, Fact fact, const char *value) {
    if (fact == NO_FACT || value == NULL || facts->said[fact]->len > 0)
        return;
    append(facts->said[fact], value, strlen(value));
    trim(facts->said[fact]);
}

/* ---- Tags ---- */

static Fact fact_of_meta(const char *name) {
    static const struct {
        const char *name;
        Fact fact;
    } known[] = {
        {"article:published_time", DATE_ARTICLE},
        {"og:article:published_time", DATE_ARTICLE},
        {"og:published_time", DATE_ARTICLE},
        {"datepublished", DATE_ITEM},
        {"parsely-pub-date", DATE_META},
        {"sailthru.date", DATE_META},
        {"date", DATE_META},
        {"pubdate", DATE_META},
        {"publishdate", DATE_META},
        {"publish-date", DATE_META},
        {"publish_date", DATE_META},
        {"publication_date", DATE_META},
        {"article.published", DATE_META},
        {"article_date_original", DATE_META},
        {"originalpublicationdate", DATE_META},
        {"cxenseparse:recs:publishtime", DATE_META},
        {"dc.date", DATE_META},
        {"dc.date.issued", DATE_META},
        {"dc.date.created", DATE_META},
        {"dcterms.date", DATE_META},
        {"dcterms.issued", DATE_META},
        {"dcterms.created", DATE_META},
        {"citation_publication_date", DATE_META},
        {"og:title", TITLE_GRAPH},
        {"og:site_name", SOURCE_GRAPH},
        {"application-name", SOURCE_META},
        {"dc.publisher", SOURCE_META},
        {"og:url", URL_GRAPH},
    };
    for (size_t i = 0; name != NULL && i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(name, known[i].name) == 0)
            return known[i].fact;
    return NO_FACT;
}

static void read_meta(EntFacts *facts, const char *const *attributes) {
    static const char *const keys[] = {"property", "name", "itemprop"};
    const char *content = ent_element_attribute(attributes, "content");
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        say(facts, fact_of_meta(ent_element_attribute(attributes, keys[i])), content);
}

/* Whether a tag is marked as the day of the page itself. */
static bool is_publication(const char *const *attributes) {
    const char *item = ent_element_attribute(attributes, "itemprop");
    return item != NULL && g_ascii_strcasecmp(item, "datePublished") == 0;
}

static bool has_word(const char *const *attributes, const char *name, const char *word) {
    const char *value = ent_element_attribute(attributes, name);
    return value != NULL && g_ascii_strcasecmp(value, word) == 0;
}

/* Opens or closes what tells where a <time> stands. */
static void count_place(EntFacts *facts, const char *name, bool opens) {
    static const char *const places[] = {"nav", "aside", "footer"};
    bool is_article = strcmp(name, "article") == 0 || strcmp(name, "main") == 0;
    unsigned *count = is_article ? &facts->articles : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (strcmp(name, places[i]) == 0)
            count = &facts->surroundings;
    if (count != NULL && opens)
        (*count)++;
    else if (count != NULL && *count > 0)
        (*count)--;
}

static void read_time(EntFacts *facts, const char *when) {
    if (facts->surroundings > 0)
        return;
    if (facts->articles == 0 && facts->said[DATE_TIME]->len > 0 && strcmp(facts->said[DATE_TIME]->str, when) != 0)
        facts->many_times = true;
    say(facts, facts->articles > 0 ? DATE_TIME_INSIDE : DATE_TIME, when);
}

void ent_facts_open(EntFacts *facts, const char *name, const char *const *attributes) {
    const char *when = ent_element_attribute(attributes, "datetime");
    count_place(facts, name, true);
    if (strcmp(name, "meta") == 0)
        read_meta(facts, attributes);
    else if (is_publication(attributes))
        say(facts, DATE_ITEM, when != NULL ? when : ent_element_attribute(attributes, "content"));
    else if (strcmp(name, "time") == 0 && when != NULL)
        read_time(facts, when);
    if (strcmp(name, "link") == 0 && has_word(attributes, "rel", "canonical"))
        say(facts, URL_CANONICAL, ent_element_attribute(attributes, "href"));
    if (strcmp(name, "h1") == 0 && facts->said[TITLE_HEADING]->len == 0)
        facts->listening = TITLE_HEADING;
    facts->drawings += strcmp(name, "svg") == 0;
    if (strcmp(name, "title") == 0 && facts->drawings == 0 && facts->said[TITLE_PAGE]->len == 0)
        facts->listening = TITLE_PAGE;
    if (strcmp(name, "script") == 0)
        facts->in_script = has_word(attributes, "type", "application/ld+json");
    g_string_truncate(facts->script, 0);
}

void ent_facts_add(EntFacts *facts, const char *text, size_t length) {
    if (facts->in_script)
        g_string_append_len(facts->script, text, (gssize)length);
    else if (facts->listening != NO_FACT)
        append(facts->said[facts->listening], text, length);
}

/* The string behind the first "datePublished": of a script. */
static void read_script(EntFacts *facts) {
    static const char key[] = "\"datePublished\"";
    const char *at = strstr(facts->script->str, key);
    if (at == NULL)
        return;
    at += strlen(key);
    at += strspn(at, " \t\r\n:");
    const char *end = *at == '"' ? strchr(at + 1, '"') : NULL;
    g_autofree char *value = end != NULL ? g_strndup(at + 1, (size_t)(end - at - 1)) : NULL;
    say(facts, DATE_JSON, value);
}

void ent_facts_close(EntFacts *facts, const char *name) {
    count_place(facts, name, false);
    bool is_title = strcmp(name, "h1") == 0 || strcmp(name, "title") == 0;
    if (is_title && facts->listening != NO_FACT) {
        trim(facts->said[facts->listening]);
        facts->listening = NO_FACT;
    }
    if (facts->drawings > 0 && strcmp(name, "svg") == 0)
        facts->drawings--;
    if (strcmp(name, "script") != 0)
        return;
    if (facts->in_script)
        read_script(facts);
    facts->in_script = false;
}

/* ---- What was said ---- */

static const char *first_said(const EntFacts *facts, Fact from, Fact to) {
    for (Fact fact = from; fact <= to; fact++)
        if (facts->said[fact]->len > 0)
            return facts->said[fact]->str;
    return NULL;
}

/* "Envoy in Moscow | The Moscow Times" without the site. */
static void drop_site(const EntFacts *facts, GString *title, bool is_page) {
    static const char *const marks[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "};
    const char *site = first_said(facts, SOURCE_GRAPH, SOURCE_META);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *mark = g_strrstr(title->str, marks[i]);
        const char *name = mark != NULL ? mark + strlen(marks[i]) : NULL;
        if (name == NULL)
            continue;
        bool named = site != NULL && g_ascii_strcasecmp(name, site) == 0;
        bool fits = is_page && strlen(name) <= LONGEST_SUFFIX && mark - title->str >= LEAST_TITLE;
        if (!named && !fits)
            continue;
        g_string_truncate(title, (gsize)(mark - title->str));
        return;
    }
}

const char *ent_facts_title(EntFacts *facts) {
    for (Fact fact = TITLE_GRAPH; fact <= TITLE_PAGE; fact++) {
        GString *title = facts->said[fact];
        if (title->len == 0)
            continue;
        trim(title);
        drop_site(facts, title, fact == TITLE_PAGE);
        if (title->len > 0)
            return title->str;
    }
    return NULL;
}

const char *ent_facts_date(const EntFacts *facts) {
    Fact last = facts->many_times ? DATE_TIME_INSIDE : DATE_TIME;
    for (Fact fact = DATE_ARTICLE; fact <= last; fact++)
        if (ent_date_parse(facts->said[fact]->str, facts->said[fact]->len, ENT_ORDER_UNKNOWN) != ENT_DAY_NONE)
            return facts->said[fact]->str;
    return first_said(facts, DATE_ARTICLE, last);
}

const char *ent_facts_source(const EntFacts *facts) {
    return first_said(facts, SOURCE_GRAPH, SOURCE_META);
}

const char *ent_facts_url(const EntFacts *facts) {
    return first_said(facts, URL_CANONICAL, URL_GRAPH);
}
