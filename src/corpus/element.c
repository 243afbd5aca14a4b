/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/element.h"

#include <glib.h>
#include <string.h>

static bool is_one_of(const char *name, const char *const *names, size_t n_names) {
    for (size_t i = 0; i < n_names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}
#define IS_ONE_OF(name, names) is_one_of(name, names, G_N_ELEMENTS(names))

const char *ent_element_attribute(const char *const *attributes, const char *name) {
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (g_ascii_strcasecmp(attributes[0], name) == 0)
            return attributes[1] != NULL ? attributes[1] : "";
    return NULL;
}

static bool has_value(const char *const *attributes, const char *name, const char *value) {
    const char *given = ent_element_attribute(attributes, name);
    return given != NULL && g_ascii_strcasecmp(given, value) == 0;
}

/* Whether a word of a class or id begins like the names that sites give to what stands around articles. */
static bool is_named_as_surroundings(const char *words) {
    static const char *const cues[] = {
        "advert",  "breadcrumb", "comment",  "consent",    "cookie", "disqus",    "footer",   "masthead", "menu",
        "nav",     "newsletter", "outbrain", "pagination", "promo",  "recommend", "related",  "share",    "sharing",
        "sidebar", "social",     "subscri",  "taboola",    "teaser", "toolbar",   "trending", "widget"};
    for (const char *at = words; at != NULL && *at != '\0';) {
        at += strspn(at, " \t\r\n\f");
        for (size_t i = 0; i < G_N_ELEMENTS(cues); i++)
            if (g_ascii_strncasecmp(at, cues[i], strlen(cues[i])) == 0)
                return true;
        at += strcspn(at, " \t\r\n\f");
    }
    return false;
}

static EntDrop drop_of(const char *name, const char *const *attributes) {
    static const char *const all[] = {"script",   "style", "nav",      "header", "footer", "aside",  "noscript",
                                      "template", "svg",   "button",   "select", "iframe", "object", "canvas",
                                      "audio",    "video", "textarea", "dialog", "menu",   "title"};
    static const char *const roles[] = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"};
    static const char *const never[] = {"html", "body", "main", "article"};
    if (IS_ONE_OF(name, all))
        return ENT_DROP_ALL;
    if (IS_ONE_OF(name, never))
        return ENT_DROP_NOT;
    const char *role = ent_element_attribute(attributes, "role");
    bool hidden = ent_element_attribute(attributes, "hidden") != NULL || has_value(attributes, "aria-hidden", "true");
    bool named = (role != NULL && IS_ONE_OF(role, roles)) ||
                 is_named_as_surroundings(ent_element_attribute(attributes, "class")) ||
                 is_named_as_surroundings(ent_element_attribute(attributes, "id"));
    if (named)
        return ENT_DROP_MAYBE;
    return hidden || strcmp(name, "form") == 0 ? ENT_DROP_RARELY : ENT_DROP_NOT;
}

static EntRole role_of(const char *name, const char *const *attributes) {
    if (has_value(attributes, "itemprop", "articleBody"))
        return ENT_ROLE_ARTICLE_BODY;
    if (strcmp(name, "article") == 0)
        return ENT_ROLE_ARTICLE;
    return strcmp(name, "main") == 0 || has_value(attributes, "role", "main") ? ENT_ROLE_MAIN : ENT_ROLE_NONE;
}

EntElement ent_element_of(const char *name, const char *const *attributes) {
    static const char *const inlines[] = {
        "a",    "abbr",   "acronym", "b",   "bdi", "bdo",  "big",   "br",   "cite", "code", "data", "del",  "dfn",
        "em",   "font",   "i",       "img", "ins", "kbd",  "label", "mark", "nobr", "q",    "s",    "samp", "small",
        "span", "strike", "strong",  "sub", "sup", "time", "tt",    "u",    "var",  "wbr",  "meta", "link"};
    static const char *const containers[] = {"body", "div",        "section", "td", "article",
                                             "main", "blockquote", "center",  "li", "form"};
    EntElement element = {.role = role_of(name, attributes), .drop = drop_of(name, attributes)};
    element.is_link = strcmp(name, "a") == 0;
    element.is_break = strcmp(name, "br") == 0;
    element.keeps_lines = strcmp(name, "pre") == 0;
    element.is_block = !IS_ONE_OF(name, inlines) && strcmp(name, "noscript") != 0 && strcmp(name, "script") != 0;
    element.is_container = element.role != ENT_ROLE_NONE || IS_ONE_OF(name, containers);
    return element;
}
