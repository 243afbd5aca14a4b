/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a corpus of one file: the first byte chooses the ending. Ids are valid, messages are single lines, and the reading ends. */
#include "corpus/document.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const NAMES[] = {"a.tar",     "a.zip",    "a.tar.gz",  "a.txt.bz2", "a.jsonl.xz",
                                    "a.csv.zst", "a.zip.gz", "a.html.gz", "a.txt",     "a.tar.zst"};

static void check_sentence(const char *sentence, gpointer data) {
    (void)data;
    g_assert(g_utf8_validate(sentence, -1, NULL) && strchr(sentence, '\n') == NULL);
}

/* One unnamed file under all names. */
static char **make_paths(int fd) {
    g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
    g_autofree char *target = g_strdup_printf("/proc/%d/fd/%d", (int)getpid(), fd);
    char **paths = g_new0(char *, G_N_ELEMENTS(NAMES));
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        paths[i] = g_build_filename(folder, NAMES[i], NULL);
        g_assert(symlink(target, paths[i]) == 0);
    }
    return paths;
}

static void check_document(const EntDocument *document) {
    g_assert(document->id[0] != '\0' && g_utf8_validate(document->id, -1, NULL) && strchr(document->id, '\n') == NULL);
    g_assert(document->title == NULL || g_utf8_validate(document->title, -1, NULL));
    volatile char last = document->text[document->text_length + 63];
    (void)last;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static int fd = -1;
    static char **paths;
    if (size == 0)
        return 0;
    if (fd < 0)
        fd = memfd_create("archive", 0);
    if (paths == NULL)
        paths = make_paths(fd);
    g_assert(ftruncate(fd, 0) == 0 && pwrite(fd, data + 1, size - 1, 0) == (ssize_t)size - 1);
    EntOptions options = ENT_OPTIONS_INIT;
    options.message = check_sentence;
    options.max_record = 10000;
    const char *roots[] = {paths[data[0] % G_N_ELEMENTS(NAMES)], NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &options, &error);
    g_assert(corpus != NULL);
    EntDocument document;
    EntCorpusStatus status;
    while ((status = ent_corpus_next(corpus, &document, &error)) == ENT_CORPUS_DOCUMENT)
        check_document(&document);
    g_assert((status == ENT_CORPUS_ERROR) == (error != NULL));
    g_assert(error == NULL || g_utf8_validate(error->message, -1, NULL));
    return 0;
}
