/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a line of JSON: no crash, and what a record holds is what its header promises. */
#include "corpus/jsonl.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_record(const EntRecord *record) {
    for (EntField field = 0; field < ENT_N_STRINGS; field++) {
        EntSpan span = record->strings[field];
        if (span.bytes == NULL)
            continue;
        g_autofree char *valid = g_utf8_make_valid(span.bytes, (gssize)span.length);
        bool has_nul = memchr(span.bytes, '\0', span.length) != NULL;
        g_assert(has_nul || (strlen(valid) == span.length && memcmp(valid, span.bytes, span.length) == 0));
        if (field != ENT_FIELD_TEXT)
            g_assert(span.bytes[span.length] == '\0');
        volatile char last = span.bytes[span.length + (field == ENT_FIELD_TEXT ? ENT_PADDING - 1 : 0)];
        (void)last;
    }
    for (guint i = 0; record->windows != NULL && i < record->windows->len; i++) {
        const GPtrArray *window = g_ptr_array_index(record->windows, i);
        for (guint j = 0; j < window->len; j++)
            g_assert(g_utf8_validate(g_ptr_array_index(window, j), -1, NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static EntJsonl *readers[2]; /* for all lines, as their room is reused */
    static const char *const maps[] = {NULL, "text=a.b,date=a.c.d,actors=a.e"};
    for (size_t i = 0; i < G_N_ELEMENTS(maps); i++)
        if (readers[i] == NULL)
            readers[i] = ent_jsonl_new(ent_names_new(maps[i], NULL));
    EntJsonl *jsonl = readers[size % 2];
    g_autofree char *line = g_malloc0(size + ENT_PADDING);
    if (size > 0)
        memcpy(line, data, size);
    EntRecord record;
    g_autofree char *fault = NULL;
    if (ent_jsonl_read(jsonl, line, size, &record, &fault))
        check_record(&record);
    else
        g_assert(fault != NULL && g_utf8_validate(fault, -1, NULL));
    return 0;
}
