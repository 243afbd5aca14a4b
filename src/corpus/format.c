/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/format.h"

#include <glib.h>
#include <string.h>

enum { TEXT, JSONL, NDJSON, CSV, TSV, HTML, HTM, STORIES, TAR, ZIP };
static const EntFormat FORMATS[] = {
    [TEXT] = {".txt", ENT_KIND_TEXT, '\0'},       [JSONL] = {".jsonl", ENT_KIND_LINES, '\0'},
    [NDJSON] = {".ndjson", ENT_KIND_LINES, '\0'}, [CSV] = {".csv", ENT_KIND_TABLE, ','},
    [TSV] = {".tsv", ENT_KIND_TABLE, '\t'},       [HTML] = {".html", ENT_KIND_HTML, '\0'},
    [HTM] = {".htm", ENT_KIND_HTML, '\0'},        [STORIES] = {".stories", ENT_KIND_STORIES, '\0'},
    [TAR] = {".tar", ENT_KIND_TAR, '\0'},         [ZIP] = {".zip", ENT_KIND_ZIP, '\0'},
};

/* @kept is what the ending says besides: .tgz is .tar.gz. */
static const struct {
    const char *ending;
    EntPacking packing;
    const EntFormat *kept;
} PACKINGS[] = {
    {".gz", ENT_PACKING_GZIP, NULL},
    {".bz2", ENT_PACKING_BZIP2, NULL},
    {".xz", ENT_PACKING_XZ, NULL},
    {".zst", ENT_PACKING_ZSTD, NULL},
    {".tgz", ENT_PACKING_GZIP, &FORMATS[TAR]},
    {".tbz2", ENT_PACKING_BZIP2, &FORMATS[TAR]},
    {".txz", ENT_PACKING_XZ, &FORMATS[TAR]},
    {".tzst", ENT_PACKING_ZSTD, &FORMATS[TAR]},
};

static bool ends_in(const char *name, size_t length, const char *ending) {
    size_t n_bytes = strlen(ending);
    return length > n_bytes && g_ascii_strncasecmp(name + length - n_bytes, ending, n_bytes) == 0;
}

const EntFormat *ent_format_of(const char *name, size_t *stem) {
    size_t length = strlen(name);
    for (size_t i = 0; i < G_N_ELEMENTS(PACKINGS); i++) {
        if (!ends_in(name, length, PACKINGS[i].ending))
            continue;
        length -= strlen(PACKINGS[i].ending);
        if (PACKINGS[i].kept == NULL)
            break;
        *stem = length;
        return PACKINGS[i].kept;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        if (!ends_in(name, length, FORMATS[i].ending))
            continue;
        *stem = length - strlen(FORMATS[i].ending);
        return &FORMATS[i];
    }
    return NULL;
}

const EntFormat *ent_format_nameless(void) {
    return &FORMATS[JSONL];
}

EntPacking ent_format_packing(const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(PACKINGS); i++)
        if (ends_in(name, strlen(name), PACKINGS[i].ending))
            return PACKINGS[i].packing;
    return ENT_PACKING_NONE;
}

bool ent_format_is_document(const EntFormat *format) {
    return format->kind == ENT_KIND_TEXT || format->kind == ENT_KIND_HTML;
}

bool ent_format_is_archive(const EntFormat *format) {
    return format->kind == ENT_KIND_TAR || format->kind == ENT_KIND_ZIP;
}
