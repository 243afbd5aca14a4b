/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/charset.h"

#include <stdbool.h>
#include <string.h>

#define HEAD_BYTES 1024
#define LONGEST_LABEL 32
#define REPLACEMENT 0xFFFD

/* Windows-1252 where it is not Latin-1; 0 stands for nothing. */
static const gunichar WINDOWS_1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                          0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void decode_windows_1252(const char *bytes, size_t length, GString *utf8) {
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        gunichar character = byte;
        if (byte >= 0x80 && byte < 0xA0)
            character = WINDOWS_1252[byte - 0x80] != 0 ? WINDOWS_1252[byte - 0x80] : REPLACEMENT;
        g_string_append_unichar(utf8, character);
    }
}

static void decode_utf8(const char *bytes, size_t length, GString *utf8) {
    g_autofree char *valid = NULL;
    if (g_utf8_validate_len(bytes, length, NULL)) {
        g_string_append_len(utf8, bytes, (gssize)length);
        return;
    }
    valid = g_utf8_make_valid(bytes, (gssize)length);
    g_string_append(utf8, valid);
}

static void decode_utf16(const char *bytes, size_t length, bool big, GString *utf8) {
    gunichar high = 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned char one = (unsigned char)bytes[i], two = (unsigned char)bytes[i + 1];
        gunichar unit = big ? (gunichar)(one << 8 | two) : (gunichar)(two << 8 | one);
        bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (high != 0 && is_low)
            g_string_append_unichar(utf8, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        else if (high != 0)
            g_string_append_unichar(utf8, REPLACEMENT);
        if (is_low && high == 0)
            g_string_append_unichar(utf8, REPLACEMENT);
        bool is_high = unit >= 0xD800 && unit < 0xDC00;
        if (!is_high && !is_low)
            g_string_append_unichar(utf8, unit);
        high = is_high ? unit : 0;
    }
    if (high != 0 || length % 2 != 0)
        g_string_append_unichar(utf8, REPLACEMENT);
}

/* The word behind the first "charset=" at the head, in lower case. */
static void find_label(const char *bytes, size_t length, char label[LONGEST_LABEL]) {
    static const char cue[] = "charset";
    size_t end = MIN(length, HEAD_BYTES);
    *label = '\0';
    for (size_t i = 0; i + sizeof cue < end; i++) {
        if (g_ascii_strncasecmp(bytes + i, cue, sizeof cue - 1) != 0)
            continue;
        size_t at = i + sizeof cue - 1, n_bytes = 0;
        while (at < end && strchr(" \t\r\n=\"'", bytes[at]) != NULL && bytes[at] != '\0')
            at++;
        while (at < end && n_bytes + 1 < LONGEST_LABEL &&
               (g_ascii_isalnum(bytes[at]) || strchr("-_", bytes[at]) != NULL))
            label[n_bytes++] = g_ascii_tolower(bytes[at++]);
        label[n_bytes] = '\0';
        if (n_bytes > 0)
            return;
    }
}

/* What iconv is asked for; other labels are read as Windows-1252. */
static const char *known_charset(const char *label) {
    static const char *const known[] = {
        "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
        "windows-1258", "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",
        "iso-8859-8",   "iso-8859-9",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "iso-8859-16",
        "koi8-r",       "koi8-u",       "macintosh",    "shift_jis",    "euc-jp",       "euc-kr",       "gb2312",
        "gbk",          "gb18030",      "big5"};
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(label, known[i]) == 0)
            return known[i];
    return NULL;
}

void ent_charset_decode(const char *bytes, size_t length, GString *utf8) {
    char label[LONGEST_LABEL];
    g_string_truncate(utf8, 0);
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        decode_utf8(bytes + 3, length - 3, utf8);
        return;
    }
    /* Without a mark, the first bracket tells. */
    bool marked = length >= 2 && (memcmp(bytes, "\xFE\xFF", 2) == 0 || memcmp(bytes, "\xFF\xFE", 2) == 0);
    bool opened = length >= 2 && (memcmp(bytes, "\0<", 2) == 0 || memcmp(bytes, "<\0", 2) == 0);
    if (marked || opened) {
        size_t mark = marked ? 2 : 0;
        decode_utf16(bytes + mark, length - mark, bytes[0] == '\xFE' || bytes[0] == '\0', utf8);
        return;
    }
    find_label(bytes, length, label);
    /* Bytes that are UTF-8 by chance are rare; pages that were saved again as UTF-8 under an old label are not. */
    if (strcmp(label, "utf-8") == 0 || strcmp(label, "utf8") == 0 || g_utf8_validate_len(bytes, length, NULL)) {
        decode_utf8(bytes, length, utf8);
        return;
    }
    const char *charset = known_charset(label);
    gsize n_written = 0;
    g_autofree char *converted = NULL;
    if (charset != NULL)
        converted = g_convert(bytes, (gssize)length, "UTF-8", charset, NULL, &n_written, NULL);
    if (converted != NULL)
        decode_utf8(converted, n_written, utf8);
    else
        decode_windows_1252(bytes, length, utf8);
}
