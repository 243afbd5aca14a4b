/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/fd_stream.h"

#include "base/error.h"

#include <errno.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

/* All of @bytes, or 0 as fopencookie(3) wants it; nothing is tried after a failure. */
static ssize_t write_bytes(void *cookie, const char *bytes, size_t length) {
    EntFdStream *to = cookie;
    for (size_t done = 0; done < length && to->fault == 0;) {
        ssize_t n = write(to->fd, bytes + done, length - done);
        if (n >= 0) {
            done += (size_t)n;
        } else if (errno != EINTR) {
            to->fault = errno;
        }
    }
    return to->fault == 0 ? (ssize_t)length : 0;
}

bool ent_fd_stream_open(EntFdStream *to, int fd, const char *name, GError **error) {
    *to = (EntFdStream){.fd = fd, .name = fd == STDOUT_FILENO ? "standard output" : name};
    to->stream = fopencookie(to, "wb", (cookie_io_functions_t){.write = write_bytes});
    if (to->stream == NULL) {
        ent_error_set_errno(error, to->name, "cannot write");
        return false;
    }
    setvbuf(to->stream, NULL, _IOFBF, BUFFER_SIZE);
    return true;
}

bool ent_fd_stream_close(EntFdStream *to, GError **error) {
    bool sound = fclose(to->stream) == 0 && to->fault == 0;
    to->stream = NULL;
    if (sound)
        return true;
    if (to->fault != 0)
        errno = to->fault;
    ent_error_set_errno(error, to->name, "cannot write");
    return false;
}
