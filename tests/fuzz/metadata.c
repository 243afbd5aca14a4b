/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as metadata (the first byte chooses the format, packed or not), as a date, as a name and as the head of a text. */
#include "corpus/metadata.h"
#include "base/day.h"
#include "corpus/date.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_day(int32_t day) {
    int year, month, day_of_month;
    if (day == ENT_DAY_NONE)
        return;
    ent_day_to_ymd(day, &year, &month, &day_of_month);
    g_assert(year >= 1000 && year <= 2999);
}

static void check_sentence(const char *sentence, gpointer data) {
    (void)data;
    g_assert(g_utf8_validate(sentence, -1, NULL) && strchr(sentence, '\n') == NULL);
}

static void read_metadata(char **paths, unsigned choice) {
    EntOptions options = ENT_OPTIONS_INIT;
    options.message = check_sentence;
    options.max_record = 1000;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntMetadata) metadata = ent_metadata_new(paths[choice % 4], ent_names_new(NULL, NULL), &options, &error);
    g_assert((metadata == NULL) == (error != NULL));
    if (metadata == NULL)
        return;
    const EntMetadataRow *row = ent_metadata_find(metadata, "a");
    if (row != NULL)
        check_day(row->day);
    ent_metadata_report(metadata, &options);
}

/* One unnamed file under four names: the endings decide. */
static char **make_names(int fd) {
    static const char *const endings[] = {"m.csv", "m.jsonl", "m.csv.gz", "m.jsonl.gz", NULL};
    char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
    g_autofree char *target = g_strdup_printf("/proc/%d/fd/%d", (int)getpid(), fd);
    char **paths = g_new0(char *, G_N_ELEMENTS(endings));
    for (size_t i = 0; endings[i] != NULL; i++) {
        paths[i] = g_build_filename(folder, endings[i], NULL);
        g_assert(symlink(target, paths[i]) == 0);
    }
    g_free(folder);
    return paths;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static int fd = -1;
    static char **paths;
    if (size == 0)
        return 0;
    if (fd < 0)
        fd = memfd_create("metadata", 0);
    if (paths == NULL)
        paths = make_names(fd);
    g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
    check_day(ent_date_parse((const char *)data + 1, size - 1, (EntDateOrder)(data[0] / 4 % 3)));
    check_day(ent_date_in_head((const char *)data + 1, size - 1));
    check_day(ent_date_in_path(text));
    g_assert(ftruncate(fd, 0) == 0 && pwrite(fd, data + 1, size - 1, 0) == (ssize_t)size - 1);
    read_metadata(paths, data[0]);
    return 0;
}
