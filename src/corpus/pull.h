/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_PULL_H
#define ENT_CORPUS_PULL_H

#include <glib.h>
#include <stdint.h>
#include <sys/types.h>

/**
 * EntPull: where bytes come from: a file, or a member of an archive.
 * @read: up to @room bytes; 0 is the end, -1 an error, never the end
 * @seek: (nullable): as lseek(2); -1 when it cannot be done
 * @from: handed to both
 */
typedef struct {
    ssize_t (*read)(gpointer from, char *bytes, size_t room, GError **error);
    int64_t (*seek)(gpointer from, int64_t offset, int whence);
    gpointer from;
} EntPull;

#endif
