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

/* What iconv calls the charset. */
static const char *find_utf16(const char *bytes, size_t length) {
    if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
        return "UTF-16";
    if (length < 4)
        return NULL;
    if (bytes[0] != '\0' && bytes[1] == '\0' && bytes[2] != '\0' && bytes[3] == '\0')
        return "UTF-16LE";
    if (bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0' && bytes[3] != '\0')
        return "UTF-16BE";
    return NULL;
}

char *ent_text_utf16_advice(const char *bytes, size_t length) {
    const char *charset = find_utf16(bytes, length);
    return charset == NULL
               ? NULL
               : g_strdup_printf("is UTF-16, of which nothing is found; make it UTF-8 with: iconv -f %s -t UTF-8",
                                 charset);
}

/* The program that unpacks what begins so. */
static const char *find_unpacker(const char *bytes, size_t length) {
    static const struct {
        const char *mark, *unpacker;
    } packings[] = {
        {"\x1f\x8b", "gzip -dc"}, {"BZh", "bzip2 -dc"}, {"\xfd\x37zXZ", "xz -dc"}, {"\x28\xb5\x2f\xfd", "zstd -dc"}};
    for (size_t i = 0; i < G_N_ELEMENTS(packings); i++)
        if (length >= strlen(packings[i].mark) && memcmp(bytes, packings[i].mark, strlen(packings[i].mark)) == 0)
            return packings[i].unpacker;
    return NULL;
}

char *ent_text_no_lines_advice(const char *line, size_t length) {
    const char *unpacker = find_unpacker(line, length);
    if (unpacker != NULL)
        return g_strdup_printf("is packed, which its name does not say; unpack it with: %s", unpacker);
    while (length > 1 && g_ascii_isspace(line[length - 1]))
        length--;
    if (length > 0 && line[0] == '[' && line[length - 1] != ']')
        return g_strdup("is no JSON lines but a list; " ENT_TEXT_LIST_ADVICE);
    return ent_text_utf16_advice(line, length);
}

void ent_text_mend_returns(char *bytes, size_t length) {
    char *at = length > 0 ? memchr(bytes, '\r', length) : NULL;
    if (at == NULL || memchr(bytes, '\n', length) != NULL)
        return;
    for (; at != NULL; at = memchr(at, '\r', length - (size_t)(at - bytes)))
        *at = '\n';
}
