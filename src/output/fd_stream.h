/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_FD_STREAM_H
#define ENT_OUTPUT_FD_STREAM_H

#include <entente.h>
#include <stdio.h>

/**
 * EntFdStream: a stream that writes to somebody's file descriptor and remembers why it first could not.
 *
 * A plain stream keeps only that it failed, and errno is that of some later call by then. The descriptor stays open.
 * Must not move while it is open.
 */
typedef struct {
    FILE *stream;
    const char *name;
    int fd;
    int fault; /* errno of the first write that failed */
} EntFdStream;

/** @name: static, for messages; standard output is called that */
bool ent_fd_stream_open(EntFdStream *to, int fd, const char *name, GError **error);

/** Writes what is left. Fails when any write did. */
bool ent_fd_stream_close(EntFdStream *to, GError **error);

#endif
