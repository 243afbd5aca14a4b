/* SPDX-License-Identifier: GPL-3.0-or-later */
/* network.json from outside: read, and when it is sound, written, read and written again with the same bytes. */
#include "output/network_json.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *write_again(const EntResult *result, size_t *length) {
    char *text = NULL;
    FILE *stream = open_memstream(&text, length);
    ent_network_write(result, stream);
    fclose(stream);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ent_init();
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) result = ent_network_read((const char *)data, size, "input", &error);
    g_assert_true((result == NULL) == (error != NULL));
    if (result == NULL)
        return 0;
    size_t length = 0, length_again = 0;
    char *text = write_again(result, &length);
    g_autoptr(EntResult) read = ent_network_read(text, length, "written", &error);
    g_assert_no_error(error);
    char *text_again = write_again(read, &length_again);
    g_assert_true(length == length_again && memcmp(text, text_again, length) == 0);
    free(text);
    free(text_again);
    return 0;
}
