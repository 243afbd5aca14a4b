/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * network.json from outside: read, and when it is sound, explained, written for other programs, and written, read and
 * written again with the same bytes.
 */
#include "output/network_json.h"
#include "network/result.h"
#include "output/export.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *write_again(const EntResult *result, size_t *length) {
    char *text = NULL;
    FILE *stream = open_memstream(&text, length);
    ent_network_write(result, stream);
    fclose(stream);
    return text;
}

/* XML of the result, all of it; nothing is kept. */
static void write_for_others(const EntResult *result) {
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    for (uint32_t i = 0; i < result->series->n_slices; i++)
        ent_graphml_write(result, i, stream);
    ent_gexf_write(result, stream);
    fclose(stream);
    g_assert_true(g_utf8_validate(text, (gssize)length, NULL));
    free(text);
}

/* The tie of the first and the last actor. */
static void explain(const EntResult *result) {
    const EntSeries *series = result->series;
    if (series->n_actors < 2)
        return;
    g_autoptr(GError) error = NULL;
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    for (int format = ENT_AS_TEXT; format <= ENT_AS_JSON; format++) {
        EntQuestion question = {series->actors[0].id, series->actors[series->n_actors - 1].id, NULL,
                                (EntTextFormat)format};
        g_assert_true(ent_result_explain(result, &question, nowhere, &error));
    }
    close(nowhere);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ent_init();
    g_autoptr(GError) error = NULL;
    g_autoptr(EntResult) result = ent_network_read((const char *)data, size, "input", &error);
    g_assert_true((result == NULL) == (error != NULL));
    if (result == NULL)
        return 0;
    write_for_others(result);
    explain(result);
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
