/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/stream.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define PACKED_BLOCK (64 * 1024)

struct _EntStream {
    const char *path;
    int fd;
    bool owned; /* standard input is left open */
    uint64_t total;
    bool packed;
    bool in_member; /* between the header and the checksum of a gzip member */
    bool unpacker_made;
    z_stream unpacker;
    unsigned char block[PACKED_BLOCK];
};

EntStream *ent_stream_new(void) {
    EntStream *stream = g_new0(EntStream, 1);
    stream->fd = -1;
    return stream;
}

void ent_stream_close(EntStream *stream) {
    if (stream->owned)
        close(stream->fd);
    stream->owned = false;
    stream->fd = -1;
}

void ent_stream_free(EntStream *stream) {
    if (stream == NULL)
        return;
    ent_stream_close(stream);
    if (stream->unpacker_made)
        inflateEnd(&stream->unpacker);
    g_free(stream);
}

static bool ends_in_gz(const char *path) {
    size_t length = strlen(path);
    return length > 3 && g_ascii_strcasecmp(path + length - 3, ".gz") == 0;
}

static void begin_unpacking(EntStream *stream) {
    int status =
        stream->unpacker_made ? inflateReset(&stream->unpacker) : inflateInit2(&stream->unpacker, 16 + MAX_WBITS);
    if (status != Z_OK)
        g_error("out of memory");
    stream->unpacker_made = true;
    stream->unpacker.avail_in = 0;
    stream->in_member = true;
}

bool ent_stream_errno_is_of_file(int number) {
    return number == EACCES || number == EPERM || number == ENOENT || number == ENOTDIR || number == ELOOP ||
           number == ENAMETOOLONG || number == ENXIO;
}

bool ent_stream_open(EntStream *stream, const char *path, GError **error) {
    ent_stream_close(stream);
    stream->path = path;
    stream->packed = ends_in_gz(path);
    if (stream->packed)
        begin_unpacking(stream);
    if (strcmp(path, "-") == 0) {
        stream->path = "stdin";
        stream->fd = STDIN_FILENO;
        return true;
    }
    do
        stream->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (stream->fd < 0 && errno == EINTR);
    if (stream->fd < 0) {
        int number = errno;
        ent_error_set_errno(error, path, "cannot open");
        if (error != NULL && ent_stream_errno_is_of_file(number))
            (*error)->code = ENT_ERROR_INPUT;
        return false;
    }
    stream->owned = true;
    return true;
}

static ssize_t read_plain(EntStream *stream, void *bytes, size_t room, GError **error) {
    ssize_t n_bytes;
    do
        n_bytes = read(stream->fd, bytes, room);
    while (n_bytes < 0 && errno == EINTR);
    if (n_bytes < 0)
        ent_error_set_errno(error, stream->path, "cannot read");
    else
        stream->total += (uint64_t)n_bytes;
    return n_bytes;
}

/* Between two members gzip lets zeros stand (tapes); anything else must be a header, which inflate() checks. */
static void skip_zeros(z_stream *unpacker) {
    while (unpacker->avail_in > 0 && *unpacker->next_in == 0) {
        unpacker->next_in++;
        unpacker->avail_in--;
    }
}

/* More packed bytes: 1, the end of the file: 0, or -1. */
static int refill(EntStream *stream, GError **error) {
    ssize_t n_bytes = read_plain(stream, stream->block, sizeof stream->block, error);
    if (n_bytes < 0)
        return -1;
    stream->unpacker.next_in = stream->block;
    stream->unpacker.avail_in = (uInt)n_bytes;
    if (n_bytes > 0)
        return 1;
    if (!stream->in_member)
        return 0;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: the gzip data is cut short; what follows is lost",
                stream->path);
    return -1;
}

static int unpack_some(EntStream *stream, GError **error) {
    z_stream *unpacker = &stream->unpacker;
    if (!stream->in_member) {
        skip_zeros(unpacker);
        if (unpacker->avail_in == 0)
            return 1;
        inflateReset(unpacker);
        stream->in_member = true;
    }
    int status = inflate(unpacker, Z_NO_FLUSH);
    if (status == Z_MEM_ERROR)
        g_error("out of memory");
    if (status == Z_STREAM_END)
        stream->in_member = false;
    if (status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR)
        return 1;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: the gzip data is damaged (%s); what follows is lost",
                stream->path, unpacker->msg ? unpacker->msg : "unknown fault");
    return -1;
}

static ssize_t read_packed(EntStream *stream, char *bytes, size_t room, GError **error) {
    z_stream *unpacker = &stream->unpacker;
    uInt space = (uInt)MIN(room, G_MAXINT32);
    unpacker->next_out = (unsigned char *)bytes;
    unpacker->avail_out = space;
    g_autoptr(GError) fault = NULL;
    int status = 1;
    while (status > 0 && unpacker->avail_out == space) {
        if (unpacker->avail_in == 0)
            status = refill(stream, &fault);
        if (status > 0)
            status = unpack_some(stream, &fault);
    }
    /* What came out before a fault is sound; the fault shows again at the next call. */
    if (unpacker->avail_out < space)
        return space - unpacker->avail_out;
    if (status < 0)
        g_propagate_error(error, g_steal_pointer(&fault));
    return status;
}

ssize_t ent_stream_read(EntStream *stream, char *bytes, size_t room, GError **error) {
    g_assert(stream->path != NULL && room > 0);
    return stream->packed ? read_packed(stream, bytes, room, error) : read_plain(stream, bytes, room, error);
}

uint64_t ent_stream_total(const EntStream *stream) {
    return stream->total;
}
