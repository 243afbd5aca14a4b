/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/stream.h"

#include "base/error.h"
#include "corpus/archive.h"
#include "corpus/format.h"
#include "corpus/gzip.h"
#include "corpus/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _EntStream {
    GString *shown;
    int fd;
    bool is_open, owned; /* standard input is left open */
    uint64_t total, total_before;
    const EntStream *carrier; /* of a member, or NULL */
    uint64_t carrier_began;   /* its total_before: another file, another count */
    EntPull pull;             /* packed bytes */
    EntPacking packing;
    EntGzip *gzip;        /* made when first needed */
    EntArchive *unpacker; /* the same */
    uint64_t unpacked;    /* bytes given, of all members of a file */
};

EntStream *ent_stream_new(void) {
    EntStream *stream = g_new0(EntStream, 1);
    stream->shown = g_string_new(NULL);
    stream->fd = -1;
    return stream;
}

void ent_stream_close(EntStream *stream) {
    if (stream->owned)
        close(stream->fd);
    if (stream->unpacker != NULL)
        ent_archive_close(stream->unpacker);
    stream->owned = stream->is_open = false;
    stream->fd = -1;
}

void ent_stream_free(EntStream *stream) {
    if (stream == NULL)
        return;
    ent_stream_close(stream);
    ent_gzip_free(stream->gzip);
    ent_archive_free(stream->unpacker);
    g_string_free(stream->shown, TRUE);
    g_free(stream);
}

bool ent_stream_errno_is_of_file(int number) {
    return number == EACCES || number == EPERM || number == ENOENT || number == ENOTDIR || number == ELOOP ||
           number == ENAMETOOLONG || number == ENXIO;
}

/* ---- Files ---- */

static ssize_t read_plain(gpointer from, char *bytes, size_t room, GError **error) {
    EntStream *stream = from;
    ssize_t n_bytes;
    do
        n_bytes = read(stream->fd, bytes, room);
    while (n_bytes < 0 && errno == EINTR);
    if (n_bytes < 0)
        ent_error_set_errno(error, stream->shown->str, "cannot read");
    else
        stream->total += (uint64_t)n_bytes;
    return n_bytes;
}

static int64_t seek_plain(gpointer from, int64_t offset, int whence) {
    EntStream *stream = from;
    return lseek(stream->fd, offset, whence);
}

/* ---- Opening ---- */

static bool begin_unpacking(EntStream *stream, GError **error) {
    if (stream->packing == ENT_PACKING_NONE)
        return true;
    if (stream->packing == ENT_PACKING_GZIP) {
        if (stream->gzip == NULL)
            stream->gzip = ent_gzip_new();
        ent_gzip_begin(stream->gzip, stream->pull, stream->shown->str);
        return true;
    }
    if (stream->unpacker == NULL)
        stream->unpacker = ent_archive_new();
    return ent_archive_open_packed(stream->unpacker, stream->pull, stream->packing, stream->shown->str, error);
}

static bool open_file(EntStream *stream, const char *path, GError **error) {
    if (strcmp(path, "-") == 0) {
        stream->fd = STDIN_FILENO;
        return true;
    }
    do
        stream->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (stream->fd < 0 && errno == EINTR);
    if (stream->fd < 0) {
        int number = errno;
        ent_error_set_errno(error, stream->shown->str, "cannot open");
        if (error != NULL && ent_stream_errno_is_of_file(number))
            (*error)->code = ENT_ERROR_INPUT;
        return false;
    }
    stream->owned = true;
    return true;
}

bool ent_stream_open(EntStream *stream, const char *path, GError **error) {
    ent_stream_close(stream);
    bool nameless = strcmp(path, "-") == 0;
    g_string_truncate(stream->shown, 0);
    ent_text_append_id(stream->shown, nameless ? "stdin" : path, strlen(nameless ? "stdin" : path));
    stream->packing = ent_format_packing(path);
    stream->carrier = NULL;
    stream->unpacked = 0;
    stream->total_before = stream->total;
    stream->pull = (EntPull){read_plain, NULL, stream};
    stream->is_open = open_file(stream, path, error) && begin_unpacking(stream, error);
    return stream->is_open;
}

bool ent_stream_open_member(EntStream *stream, EntPull pull, const char *name, const char *shown,
                            const EntStream *carrier, GError **error) {
    ent_stream_close(stream);
    g_string_assign(stream->shown, shown);
    stream->packing = ent_format_packing(name);
    if (stream->carrier != carrier || stream->carrier_began != carrier->total_before)
        stream->unpacked = 0;
    stream->carrier = carrier;
    stream->carrier_began = carrier->total_before;
    stream->pull = pull;
    stream->is_open = begin_unpacking(stream, error);
    return stream->is_open;
}

/* ---- Reading ---- */

static uint64_t packed_bytes(const EntStream *stream) {
    return stream->total - stream->total_before;
}

/* Whether what came out is more than anyone packs so small. */
static bool is_bomb(const EntStream *stream) {
    if (stream->unpacked <= ENT_UNPACKED_FREE || (stream->packing == ENT_PACKING_NONE && stream->carrier == NULL))
        return false;
    uint64_t packed = packed_bytes(stream->carrier != NULL ? stream->carrier : stream);
    return stream->unpacked / ENT_UNPACKED_RATIO > packed;
}

static ssize_t read_unpacked(EntStream *stream, char *bytes, size_t room, GError **error) {
    switch (stream->packing) {
    case ENT_PACKING_NONE:
        return stream->pull.read(stream->pull.from, bytes, room, error);
    case ENT_PACKING_GZIP:
        return ent_gzip_read(stream->gzip, bytes, room, error);
    default:
        return ent_archive_read(stream->unpacker, bytes, room, error);
    }
}

ssize_t ent_stream_read(EntStream *stream, char *bytes, size_t room, GError **error) {
    g_assert(stream->is_open && room > 0);
    if (is_bomb(stream)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_LIMIT,
                    "%s: unpacks to more than %d times its size and more than 1 GiB; what follows is not read "
                    "(if it is no decompression bomb, unpack it yourself)",
                    stream->shown->str, ENT_UNPACKED_RATIO);
        return -1;
    }
    ssize_t n_bytes = read_unpacked(stream, bytes, room, error);
    if (n_bytes > 0)
        stream->unpacked += (uint64_t)n_bytes;
    return n_bytes;
}

static ssize_t pull_stream(gpointer from, char *bytes, size_t room, GError **error) {
    return ent_stream_read(from, bytes, room, error);
}

EntPull ent_stream_pull(EntStream *stream) {
    struct stat status;
    bool seeks = stream->packing == ENT_PACKING_NONE && stream->carrier == NULL && fstat(stream->fd, &status) == 0 &&
                 S_ISREG(status.st_mode);
    return (EntPull){pull_stream, seeks ? seek_plain : NULL, stream};
}

const char *ent_stream_shown(const EntStream *stream) {
    return stream->shown->str;
}

uint64_t ent_stream_total(const EntStream *stream) {
    return stream->total;
}
