/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/neighbours.h"

#include <string.h>

/* One character of a gap as a class; the bytes it takes in @width. */
static char gap_class(const unsigned char *bytes, unsigned *width) {
    *width = 1;
    switch (bytes[0]) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
        return ' ';
    case '-':
    case '/':
        return '-';
    case ',':
    case '.':
    case '\'':
        return (char)bytes[0];
    case '`':
        return '\'';
    default:
        break;
    }
    *width = ent_token_separator(bytes);
    if (*width == 2 && bytes[0] == 0xC2 && bytes[1] == 0xA0)
        return ' ';
    if (*width == 3 && bytes[0] == 0xE2 && bytes[1] == 0x80) {
        if (bytes[2] <= 0x8B || bytes[2] == 0xAF)
            return ' ';
        if (bytes[2] <= 0x93)
            return '-';
        if (bytes[2] == 0x98 || bytes[2] == 0x99)
            return '\'';
    }
    if (*width == 0)
        *width = 1;
    return 0;
}

char ent_gap_between(EntText text, uint32_t end, uint32_t start) {
    if (start - end == 1 && text.bytes[end] == ' ')
        return ' ';
    char gap = 0;
    bool has_space = false;
    if (start - end > 8)
        return 0;
    for (uint32_t at = end; at < start;) {
        unsigned width;
        char one = gap_class(text.bytes + at, &width);
        at += width;
        if (one == 0)
            return 0;
        if (one == ' ')
            has_space = true;
        else if (gap == 0)
            gap = one;
        else
            return 0;
    }
    /* `North - South` with spaces around the hyphen is no compound. */
    if (gap == '-' && has_space)
        return 0;
    return gap != 0 ? gap : ' ';
}

bool ent_gap_adjoins(EntText text, uint32_t end, uint32_t start) {
    const char *at = (const char *)text.bytes + end, *limit = (const char *)text.bytes + start;
    if (limit - at > 12)
        return false;
    const char *possessives[] = {"'s", "`s", "\xE2\x80\x99s", " s", " 's", " \xE2\x80\x99s", "'", "\xE2\x80\x99"};
    for (size_t i = 0; i < G_N_ELEMENTS(possessives); i++) {
        size_t length = strlen(possessives[i]);
        if ((size_t)(limit - at) > length && memcmp(at, possessives[i], length) == 0) {
            at += length;
            break;
        }
    }
    while (at < limit && *at != '\0' && (unsigned char)*at <= ' ')
        at++;
    return at == limit && (unsigned char)at[-1] <= ' ';
}

static uint8_t mark_of(const unsigned char *bytes, char class) {
    if (class == ',')
        return ENT_MARK_COMMA;
    if (class == '-' || memcmp(bytes, "\xe2\x80\x94", 3) == 0)
        return ENT_MARK_DASH;
    if (memcmp(bytes, "\xe2\x80\x9c", 3) == 0 || memcmp(bytes, "\xe2\x80\x9d", 3) == 0)
        return ENT_MARK_QUOTE;
    switch (bytes[0]) {
    case '(':
        return ENT_MARK_BRACKET;
    case '+':
        return ENT_MARK_PLUS;
    case '!':
        return ENT_MARK_BANG;
    case '"':
        return ENT_MARK_QUOTE;
    default:
        return 0;
    }
}

uint8_t ent_gap_mark(EntText text, uint32_t end, uint32_t start) {
    uint8_t mark = 0;
    if (start - end > 8)
        return 0;
    for (uint32_t at = end; at < start;) {
        unsigned width;
        char class = gap_class(text.bytes + at, &width);
        uint8_t one = class == ' ' ? 0 : mark_of(text.bytes + at, class);
        if (text.bytes[at] == '\n' || (class != ' ' && (one == 0 || mark != 0)))
            return 0;
        mark |= one;
        at += width;
    }
    return mark;
}

/* The next word; mostly only a space is between. */
static bool read_after(EntText text, uint32_t from, EntNeighbour *next) {
    if (text.bytes[from] == ' ' && g_ascii_isalnum(text.bytes[from + 1]) && from + 1 < text.length) {
        ent_token_read(text, from + 1, &next->token);
        next->gap = ' ';
        return true;
    }
    if (!ent_token_next(text, from, &next->token))
        return false;
    next->gap = ent_gap_between(text, from, next->token.start);
    return true;
}

const EntNeighbour *ent_neighbours_after(EntNeighbours *n, unsigned i) {
    while (n->n_after <= i && n->n_after < ENT_MOST_NEIGHBOURS) {
        uint32_t from = n->n_after == 0 ? n->end : n->after[n->n_after - 1].token.end;
        EntNeighbour *next = &n->after[n->n_after];
        if (!read_after(n->text, from, next))
            return NULL;
        n->n_after++;
    }
    return i < n->n_after ? &n->after[i] : NULL;
}

const EntNeighbour *ent_neighbours_before(EntNeighbours *n, unsigned i) {
    while (n->n_before <= i && n->n_before < ENT_MOST_NEIGHBOURS) {
        uint32_t before = n->n_before == 0 ? n->start : n->before[n->n_before - 1].token.start;
        EntNeighbour *previous = &n->before[n->n_before];
        if (!ent_token_previous(n->text, before, n->floor, &previous->token))
            return NULL;
        previous->gap = ent_gap_between(n->text, previous->token.end, before);
        n->n_before++;
    }
    return i < n->n_before ? &n->before[i] : NULL;
}
