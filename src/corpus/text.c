/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/text.h"

#include <string.h>

/* A look costs little, but not nothing. */
#define LONGEST_LOOK 65536

/* The length of the character that may stand in an id at @at, or 0. */
static size_t printable(const char *at, size_t room) {
    if (g_ascii_isprint(*at))
        return 1;
    gunichar character = g_utf8_get_char_validated(at, (gssize)room);
    bool invalid = character == (gunichar)-1 || character == (gunichar)-2;
    return invalid || g_unichar_iscntrl(character) ? 0 : (size_t)g_unichar_to_utf8(character, NULL);
}

void ent_text_append_id(GString *id, const char *bytes, size_t length) {
    size_t run = 0; /* of what can be copied */
    for (size_t i = 0; i < length;) {
        size_t n_bytes = printable(bytes + i, length - i);
        if (n_bytes == 0) {
            g_string_append_len(id, bytes + run, (gssize)(i - run));
            g_string_append_printf(id, "\\x%02x", (unsigned char)bytes[i]);
            run = i + 1;
        }
        i += MAX(n_bytes, 1);
    }
    if (length > run)
        g_string_append_len(id, bytes + run, (gssize)(length - run));
}

const char *ent_text_valid(const char *bytes, size_t *length, GString *room) {
    if (g_utf8_validate_len(bytes, *length, NULL))
        return bytes;
    g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)*length);
    g_string_assign(room, valid);
    *length = room->len;
    return room->str;
}

/* The first byte that is no ASCII, or @end; by eight, as most text has none. */
static const char *skip_ascii(const char *at, const char *end) {
    for (uint64_t word; end - at >= 8; at += 8) {
        memcpy(&word, at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    while (at < end && (unsigned char)*at < 0x80)
        at++;
    return at;
}

bool ent_text_is_foreign(const char *bytes, size_t length) {
    const char *end = bytes + length, *at = skip_ascii(bytes, bytes + MIN(length, LONGEST_LOOK));
    if (at == bytes + MIN(length, LONGEST_LOOK))
        return false;
    gunichar character = g_utf8_get_char_validated(at, end - at);
    return character == (gunichar)-1 || character == (gunichar)-2;
}
