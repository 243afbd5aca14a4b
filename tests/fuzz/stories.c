/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a file of the given bytes, as it is and with its sums made right, and counts what it says. Then takes the bytes for one record. */
#include "base/hash.h"
#include "series/series.h"
#include "story/file.h"
#include "story/record_key.h"
#include "story/varint.h"

#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_all(EntStories *stories) {
    static const uint32_t nobody[1] = {0};
    EntCatalogue catalogue = {.by_id = nobody};
    EntOptions options = ENT_OPTIONS_INIT;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntSeries) series = ent_series_new(stories, &catalogue, &options, &error);
    g_assert_no_error(error);
    g_assert_nonnull(series);
}

static void open_file(const uint8_t *data, size_t size) {
    int fd = memfd_create("stories", MFD_CLOEXEC);
    g_assert_true(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStories) stories = ent_stories_open(path, &error);
    close(fd);
    g_assert_true((stories == NULL) == (error != NULL));
    if (stories != NULL)
        count_all(stories);
}

/* Makes digest, count and checksum those of the records, so that what lies behind them is reached. */
static void seal(uint8_t *file, size_t size) {
    if (size < ENT_FILE_HEAD_LENGTH + ENT_FILE_TRAILER_LENGTH + 16)
        return;
    uint8_t *trailer = file + size - ENT_FILE_TRAILER_LENGTH;
    uint64_t header_length = ent_hash_load(trailer, 8), count = 0, digest = 0;
    if (header_length < 16 || header_length > size - ENT_FILE_HEAD_LENGTH - ENT_FILE_TRAILER_LENGTH)
        return;
    uint8_t *header = trailer - header_length;
    g_auto(EntStory) story = {0};
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    for (int round = 0; round < 2; round++) {
        EntBytes bytes = {file + ENT_FILE_HEAD_LENGTH, header, false};
        uint64_t checksum = ENT_FILE_FORMAT;
        for (count = 0, digest = 0; bytes.at < bytes.end; count++) {
            uint64_t length = ent_varint_get(&bytes, UINT32_MAX);
            const uint8_t *record = (const uint8_t *)ent_bytes_get(&bytes, length);
            if (record == NULL)
                return;
            if (ent_story_decode(&story, record, length, nodes))
                digest += ent_story_digest(&story);
            checksum = ent_hash_bytes(record, length, checksum);
        }
        ent_word_put(header + 8, digest);
        checksum = ent_hash_bytes(header, header_length, checksum);
        ent_word_put(ent_word_put(trailer + 8, count), ent_hash_bytes(&count, sizeof count, checksum));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_auto(EntStory) story = {0};
    open_file(data, size);
    g_autofree uint8_t *sealed = g_memdup2(data, size);
    seal(sealed, size);
    if (sealed != NULL)
        open_file(sealed, size);
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    if (!ent_story_decode(&story, data, size, nodes))
        return 0;
    size_t room = ent_story_room(&story, nodes);
    g_autofree uint8_t *bytes = g_malloc(room);
    g_assert_true(ent_story_encode(&story, nodes, bytes) <= bytes + room);
    return 0;
}
