/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as labels and, behind a byte 0x1e, as what was found: they are scored, or one sentence says what is wrong. */
#include "base/error.h"

#include <entente.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int open_file(const uint8_t *bytes, size_t length) {
    int fd = memfd_create("labels", MFD_CLOEXEC);
    g_assert_true(fd >= 0 && (length == 0 || write(fd, bytes, length) == (ssize_t)length));
    return fd;
}

static void score(const char *gold, const char *found, const EntScoring *scoring) {
    int fd = memfd_create("score", MFD_CLOEXEC);
    g_autoptr(GError) error = NULL;
    bool sound = ent_score_write(gold, found, scoring, fd, &error);
    g_assert_true(sound == (error == NULL));
    if (error != NULL) {
        g_assert_true(error->domain == ENT_ERROR && g_utf8_validate(error->message, -1, NULL));
        g_assert_true(strstr(error->message, gold) != NULL || strstr(error->message, found) != NULL);
    }
    g_assert_true(lseek(fd, 0, SEEK_END) > 0 || !sound);
    close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 20000)
        return 0;
    ent_init();
    const uint8_t *parted = size > 0 ? memchr(data, 0x1e, size) : NULL;
    size_t n_gold = parted != NULL ? (size_t)(parted - data) : size;
    int fds[2] = {open_file(data, n_gold),
                  parted != NULL ? open_file(parted + 1, size - n_gold - 1) : open_file(NULL, 0)};
    g_autofree char *gold = g_strdup_printf("/proc/self/fd/%d", fds[0]);
    g_autofree char *found = g_strdup_printf("/proc/self/fd/%d", fds[1]);
    const EntScoring plain = ENT_SCORING_INIT;
    EntScoring narrow = ENT_SCORING_INIT;
    narrow.level = ENT_LEVEL_ACTOR;
    narrow.readings = "name,capital";
    narrow.leave_out = "America";
    score(gold, found, &plain);
    score(gold, found, &narrow);
    close(fds[0]);
    close(fds[1]);
    return 0;
}
