/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/dot_text.h"

#include <string.h>

/* Longer ids are cut and end in their checksum: a quoted string must stay below 16 KiB. */
#define LONGEST_NAME 400

/* Marks that turn the direction of the text after them, which would reach into our own. */
static bool is_direction(gunichar c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_noncharacter(gunichar c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static void append_character(GString *plain, gunichar c) {
    if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
        if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c(plain, ' ');
    } else if (!is_direction(c)) {
        g_string_append_unichar(plain, is_noncharacter(c) ? 0xfffd : c);
    }
}

char *ent_dot_plain(const char *text, size_t length) {
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)strnlen(text, length * 16 + 16));
    GString *plain = g_string_new(NULL);
    for (const char *c = valid; *c != '\0'; c = g_utf8_next_char(c))
        append_character(plain, g_utf8_get_char(c));
    g_strchomp(plain->str);
    plain->len = strlen(plain->str);
    if ((size_t)g_utf8_strlen(plain->str, -1) > length) {
        const char *end = g_utf8_offset_to_pointer(plain->str, (glong)length - 1);
        g_string_truncate(plain, (gsize)(end - plain->str));
        g_strchomp(plain->str);
        plain->len = strlen(plain->str);
        g_string_append(plain, "\u2026");
    }
    return g_string_free(plain, FALSE);
}

char *ent_dot_text(const char *text, size_t length) {
    g_autofree char *plain = ent_dot_plain(text, length);
    GString *safe = g_string_new(NULL);
    for (const char *c = plain; *c != '\0'; c++) {
        if (*c == '\\') {
            g_string_append(safe, "\\\\");
        } else if (*c == '&') {
            g_string_append(safe, "&amp;");
        } else {
            g_string_append_c(safe, *c);
        }
    }
    return g_string_free(safe, FALSE);
}

char *ent_dot_name(const char *id) {
    GString *name = g_string_new(NULL);
    for (const char *c = id; *c != '\0' && name->len < LONGEST_NAME; c++) {
        if (g_ascii_isgraph(*c) && strchr("\"\\%~<>&", *c) == NULL) {
            g_string_append_c(name, *c);
        } else {
            g_string_append_printf(name, "~%02X", (unsigned)(unsigned char)*c);
        }
    }
    if (name->len >= LONGEST_NAME) {
        g_autofree char *checksum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);
        g_string_append_printf(name, "~%s", checksum);
    }
    if (name->len == 0)
        g_string_append_c(name, '~');
    return g_string_free(name, FALSE);
}

char *ent_dot_file_name(const char *id) {
    g_autofree char *valid = g_utf8_make_valid(id, -1);
    GString *name = g_string_new(*valid == '.' || *valid == '_' || *valid == '\0' ? "_" : NULL);
    for (const char *c = valid; *c != '\0'; c++)
        g_string_append_c(name, *c == '/' || *c == '\\' || g_ascii_iscntrl(*c) ? '-' : *c);
    return g_string_free(name, FALSE);
}
