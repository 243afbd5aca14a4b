/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/html.h"

#include "corpus/blocks.h"
#include "corpus/charset.h"
#include "corpus/facts.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

struct _EntHtml {
    GString *utf8;
    EntBlocks *blocks;
    EntFacts *facts;
    GString *text;
    htmlParserCtxtPtr parser; /* while a page is read */
    bool too_deep;
};

EntHtml *ent_html_new(void) {
    EntHtml *html = g_new0(EntHtml, 1);
    html->utf8 = g_string_new(NULL);
    html->text = g_string_new(NULL);
    html->blocks = ent_blocks_new();
    html->facts = ent_facts_new();
    return html;
}

void ent_html_free(EntHtml *html) {
    if (html == NULL)
        return;
    g_string_free(html->utf8, TRUE);
    g_string_free(html->text, TRUE);
    ent_blocks_free(html->blocks);
    ent_facts_free(html->facts);
    g_free(html);
}

/* ---- What the parser tells ---- */

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes) {
    EntHtml *html = data;
    const char *const *given = (const char *const *)attributes;
    ent_facts_open(html->facts, (const char *)name, given);
    ent_blocks_open(html->blocks, (const char *)name, ent_element_of((const char *)name, given));
    if (ent_blocks_depth(html->blocks) <= ENT_HTML_DEEPEST)
        return;
    html->too_deep = true;
    xmlStopParser(html->parser);
}

static void end_element(void *data, const xmlChar *name) {
    EntHtml *html = data;
    ent_facts_close(html->facts, (const char *)name);
    ent_blocks_close(html->blocks, (const char *)name);
}

static void add_text(void *data, const xmlChar *text, int length) {
    EntHtml *html = data;
    ent_facts_add(html->facts, (const char *)text, (size_t)length);
    ent_blocks_add(html->blocks, (const char *)text, (size_t)length);
}

/* ---- Before it: what would cost it too much ---- */

/* The place behind a value that begins at @at, with its quotes. */
static size_t skip_value(const char *bytes, size_t length, size_t at) {
    while (at < length && g_ascii_isspace(bytes[at]))
        at++;
    if (at == length || (bytes[at] != '"' && bytes[at] != '\''))
        return at;
    const char *end = memchr(bytes + at + 1, bytes[at], length - at - 1);
    return end != NULL ? (size_t)(end + 1 - bytes) : length;
}

/* Whether a tag has too many attributes: words in it that stand in no quotes. */
static bool has_overlong_tag(const char *bytes, size_t length) {
    for (size_t i = 0; i + 1 < length;) {
        if (bytes[i] != '<' || !(g_ascii_isalpha(bytes[i + 1]) || bytes[i + 1] == '/')) {
            i++;
            continue;
        }
        unsigned n_words = 0;
        bool in_word = false;
        for (i++; i < length && bytes[i] != '>';) {
            bool blank = g_ascii_isspace(bytes[i]) || bytes[i] == '/';
            bool begins_value = in_word && bytes[i] == '=';
            n_words += !blank && !in_word;
            in_word = !blank && !begins_value;
            i = begins_value ? skip_value(bytes, length, i + 1) : i + 1;
        }
        if (n_words > ENT_HTML_MOST_ATTRIBUTES)
            return true;
    }
    return false;
}

static const char *refusal(const EntHtml *html, size_t n_bytes) {
    if (n_bytes > ENT_HTML_LARGEST)
        return "the page is larger than 16 MiB";
    if (has_overlong_tag(html->utf8->str, html->utf8->len))
        return "a tag of the page has more than 1000 attributes";
    return NULL;
}

/* ---- The page ---- */

static void parse(EntHtml *html) {
    xmlSAXHandler handler = {.startElement = start_element,
                             .endElement = end_element,
                             .characters = add_text,
                             .ignorableWhitespace = add_text,
                             .cdataBlock = add_text};
    html->parser = htmlCreateMemoryParserCtxt(html->utf8->str, (int)html->utf8->len);
    if (html->parser == NULL)
        g_error("out of memory");
    *html->parser->sax = handler;
    html->parser->userData = html;
    htmlCtxtUseOptions(html->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(html->parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(html->parser);
    if (html->parser->myDoc != NULL)
        xmlFreeDoc(html->parser->myDoc);
    htmlFreeParserCtxt(html->parser);
    html->parser = NULL;
}

static EntSpan span_of(const char *text) {
    return (EntSpan){text, text != NULL ? strlen(text) : 0};
}

static void fill(EntHtml *html, EntRecord *record) {
    *record = (EntRecord){0};
    record->strings[ENT_FIELD_TITLE] = span_of(ent_facts_title(html->facts));
    record->strings[ENT_FIELD_DATE] = span_of(ent_facts_date(html->facts));
    record->strings[ENT_FIELD_SOURCE] = span_of(ent_facts_source(html->facts));
    record->strings[ENT_FIELD_URL] = span_of(ent_facts_url(html->facts));
    ent_blocks_choose(html->blocks, record->strings[ENT_FIELD_TITLE].bytes, html->text);
    size_t length = html->text->len;
    g_string_set_size(html->text, length + ENT_PADDING);
    memset(html->text->str + length, 0, ENT_PADDING);
    record->strings[ENT_FIELD_TEXT] = (EntSpan){html->text->str, length};
}

bool ent_html_read(EntHtml *html, const char *bytes, size_t length, EntRecord *record, char **fault) {
    ent_charset_decode(bytes, length, html->utf8);
    /* The parser takes NUL for the end. */
    for (char *at = html->utf8->str, *end = at + html->utf8->len; (at = memchr(at, '\0', (size_t)(end - at))) != NULL;)
        *at = ' ';
    const char *why = refusal(html, length);
    ent_blocks_clear(html->blocks);
    ent_facts_clear(html->facts);
    html->too_deep = false;
    if (why == NULL && html->utf8->len > 0)
        parse(html);
    if (html->too_deep)
        why = "the page nests its elements deeper than 1000";
    *fault = g_strdup(why);
    if (why == NULL)
        fill(html, record);
    return why == NULL;
}
