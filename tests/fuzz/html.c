/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an HTML page: whatever comes out is valid UTF-8, its paragraphs are not blank, and there is a record unless a limit was passed. */
#include "corpus/html.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(EntSpan text) {
    g_assert(text.bytes != NULL && g_utf8_validate_len(text.bytes, text.length, NULL));
    g_assert(text.length == 0 || (text.bytes[0] != '\n' && text.bytes[text.length - 1] != '\n'));
    g_assert(strstr(text.bytes, "\n\n\n") == NULL && strstr(text.bytes, "  ") == NULL);
    for (size_t i = 0; i < ENT_PADDING; i++)
        g_assert(text.bytes[text.length + i] == '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static EntHtml *html;
    EntRecord record;
    char *fault = NULL;
    if (html == NULL)
        html = ent_html_new();
    bool sound = ent_html_read(html, (const char *)data, size, &record, &fault);
    g_assert(sound == (fault == NULL));
    if (sound) {
        for (EntField field = 0; field < ENT_N_STRINGS; field++) {
            EntSpan span = record.strings[field];
            g_assert(span.bytes == NULL || field == ENT_FIELD_TEXT || strlen(span.bytes) == span.length);
            g_assert(span.bytes == NULL || g_utf8_validate_len(span.bytes, span.length, NULL));
        }
        check_text(record.strings[ENT_FIELD_TEXT]);
    }
    g_free(fault);
    return 0;
}
