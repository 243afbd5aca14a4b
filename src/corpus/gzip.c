/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/gzip.h"

#include <entente.h>
#include <zlib.h>

#define PACKED_BLOCK (64 * 1024)

struct _EntGzip {
    EntPull pull;
    const char *shown;
    bool in_member; /* between the header and the checksum of a gzip member */
    z_stream unpacker;
    unsigned char block[PACKED_BLOCK];
};

EntGzip *ent_gzip_new(void) {
    EntGzip *gzip = g_new0(EntGzip, 1);
    if (inflateInit2(&gzip->unpacker, 16 + MAX_WBITS) != Z_OK)
        g_error("out of memory");
    return gzip;
}

void ent_gzip_free(EntGzip *gzip) {
    if (gzip == NULL)
        return;
    inflateEnd(&gzip->unpacker);
    g_free(gzip);
}

void ent_gzip_begin(EntGzip *gzip, EntPull pull, const char *shown) {
    inflateReset(&gzip->unpacker);
    gzip->unpacker.avail_in = 0;
    gzip->in_member = true;
    gzip->pull = pull;
    gzip->shown = shown;
}

/* Between two members gzip lets zeros stand (tapes); anything else must be a header, which inflate() checks. */
static void skip_zeros(z_stream *unpacker) {
    while (unpacker->avail_in > 0 && *unpacker->next_in == 0) {
        unpacker->next_in++;
        unpacker->avail_in--;
    }
}

/* More packed bytes: 1, the end of the file: 0, or -1. */
static int refill(EntGzip *gzip, GError **error) {
    ssize_t n_bytes = gzip->pull.read(gzip->pull.from, (char *)gzip->block, sizeof gzip->block, error);
    if (n_bytes < 0)
        return -1;
    gzip->unpacker.next_in = gzip->block;
    gzip->unpacker.avail_in = (uInt)n_bytes;
    if (n_bytes > 0)
        return 1;
    if (!gzip->in_member)
        return 0;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: the gzip data is cut short; what follows is lost", gzip->shown);
    return -1;
}

static int unpack_some(EntGzip *gzip, GError **error) {
    z_stream *unpacker = &gzip->unpacker;
    if (!gzip->in_member) {
        skip_zeros(unpacker);
        if (unpacker->avail_in == 0)
            return 1;
        inflateReset(unpacker);
        gzip->in_member = true;
    }
    int status = inflate(unpacker, Z_NO_FLUSH);
    if (status == Z_MEM_ERROR)
        g_error("out of memory");
    if (status == Z_STREAM_END)
        gzip->in_member = false;
    if (status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR)
        return 1;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: the gzip data is damaged (%s); what follows is lost",
                gzip->shown, unpacker->msg ? unpacker->msg : "unknown fault");
    return -1;
}

ssize_t ent_gzip_read(EntGzip *gzip, char *bytes, size_t room, GError **error) {
    z_stream *unpacker = &gzip->unpacker;
    uInt space = (uInt)MIN(room, G_MAXINT32);
    unpacker->next_out = (unsigned char *)bytes;
    unpacker->avail_out = space;
    g_autoptr(GError) fault = NULL;
    int status = 1;
    while (status > 0 && unpacker->avail_out == space) {
        if (unpacker->avail_in == 0)
            status = refill(gzip, &fault);
        if (status > 0)
            status = unpack_some(gzip, &fault);
    }
    /* What came out before a fault is sound; the fault shows again at the next call. */
    if (unpacker->avail_out < space)
        return space - unpacker->avail_out;
    if (status < 0)
        g_propagate_error(error, g_steal_pointer(&fault));
    return status;
}
