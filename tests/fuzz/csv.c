/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a table, read through a pipe: no crash, every call goes on, and cells are where their header promises. */
#include "corpus/csv.h"

#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_all(EntCsvReader *csv, size_t size) {
    g_autoptr(GError) error = NULL;
    if (ent_csv_reader_begin(csv, ',', ENT_FIELD_TEXT, &error) != ENT_READ_RECORD)
        return;
    for (size_t n_rows = 0;; n_rows++) {
        g_autoptr(GError) fault = NULL;
        EntRecord record;
        g_assert(n_rows <= size);
        EntReadStatus status = ent_csv_reader_next(csv, &record, &fault);
        g_assert((fault != NULL) == (status == ENT_READ_BAD || status == ENT_READ_BROKEN));
        if (status == ENT_READ_END || status == ENT_READ_BROKEN)
            return;
        for (EntField field = 0; status == ENT_READ_RECORD && field < ENT_N_STRINGS; field++) {
            EntSpan span = record.strings[field];
            g_assert(span.bytes == NULL || span.bytes[span.length] == '\0');
            volatile char last =
                span.bytes ? span.bytes[span.length + (field == ENT_FIELD_TEXT ? ENT_PADDING - 1 : 0)] : 0;
            (void)last;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 60000)
        return 0; /* a pipe holds so much */
    int ends[2];
    g_assert(pipe(ends) == 0);
    g_assert(size == 0 || write(ends[1], data, size) == (ssize_t)size);
    close(ends[1]);
    g_autofree char *path = g_strdup_printf("/dev/fd/%d", ends[0]);
    g_autoptr(EntNames) names = ent_names_new(NULL, NULL);
    g_autoptr(EntStream) stream = ent_stream_new();
    EntBuffer buffer = {0};
    g_autoptr(EntCsvReader) csv = ent_csv_reader_new(names, &buffer, stream, 1000);
    g_assert(ent_stream_open(stream, path, NULL));
    read_all(csv, size);
    ent_stream_close(stream);
    close(ends[0]);
    ent_buffer_clear(&buffer);
    return 0;
}
