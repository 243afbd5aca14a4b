/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/gzip.h"

#include <entente.h>
#include <isa-l/igzip_lib.h>
#include <string.h>

#define PACKED_BLOCK (64 * 1024)
#define UNPACKED_BLOCK (256 * 1024) /* has room for all the unpacker may hold back, so that a fault loses nothing */
#define MAGIC 0x1f

/* What the next packed byte belongs to. */
typedef enum { START, HEADER, BODY, BETWEEN } Place;

struct _EntGzip {
    EntPull pull;
    const char *shown;
    Place place;
    int fault; /* of the unpacker, which must not go on after it, or 0 */
    struct isal_gzip_header header;
    struct inflate_state unpacker;
    unsigned char block[PACKED_BLOCK];
    unsigned char unpacked[UNPACKED_BLOCK];
    const unsigned char *from; /* what is left of those */
};

EntGzip *ent_gzip_new(void) {
    return g_new0(EntGzip, 1);
}

void ent_gzip_free(EntGzip *gzip) {
    g_free(gzip);
}

void ent_gzip_begin(EntGzip *gzip, EntPull pull, const char *shown) {
    isal_inflate_init(&gzip->unpacker);
    gzip->unpacker.next_out = gzip->unpacked;
    gzip->from = gzip->unpacked;
    gzip->place = START;
    gzip->fault = 0;
    gzip->pull = pull;
    gzip->shown = shown;
}

/* Between two members gzip lets zeros stand (tapes); anything else must be a header, which is checked. */
static void skip_zeros(struct inflate_state *unpacker) {
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
    gzip->unpacker.avail_in = (uint32_t)n_bytes;
    if (n_bytes > 0)
        return 1;
    if (gzip->place == BETWEEN)
        return 0;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: the gzip data is cut short; what follows is lost", gzip->shown);
    return -1;
}

static const char *fault_word(int fault) {
    switch (fault) {
    case ISAL_INVALID_WRAPPER:
        return "incorrect header check";
    case ISAL_UNSUPPORTED_METHOD:
        return "unknown compression method";
    case ISAL_INCORRECT_CHECKSUM:
        return "incorrect checksum";
    default:
        return "invalid compressed data";
    }
}

/* The unpacker takes what is shorter than a header for the beginning of one. */
static int begin_member(EntGzip *gzip) {
    if (*gzip->unpacker.next_in != MAGIC)
        return ISAL_INVALID_WRAPPER;
    isal_inflate_reset(&gzip->unpacker);
    isal_gzip_header_init(&gzip->header);
    gzip->unpacker.crc_flag = ISAL_GZIP_NO_HDR_VER;
    gzip->place = HEADER;
    return 0;
}

/* One step of unpacking; negative for a fault. */
static int advance(EntGzip *gzip) {
    struct inflate_state *unpacker = &gzip->unpacker;
    int status = 0;
    switch (gzip->place) {
    case BETWEEN:
        skip_zeros(unpacker);
        G_GNUC_FALLTHROUGH;
    case START:
        return unpacker->avail_in > 0 ? begin_member(gzip) : 0;
    case HEADER:
        status = isal_read_gzip_header(unpacker, &gzip->header);
        if (status == ISAL_DECOMP_OK)
            gzip->place = BODY;
        return status;
    default:
        status = isal_inflate(unpacker);
        if (unpacker->block_state == ISAL_BLOCK_FINISH)
            gzip->place = BETWEEN;
        return status;
    }
}

/* Fills the empty block of unpacked bytes; negative for a fault. */
static int unpack_some(EntGzip *gzip, GError **error) {
    struct inflate_state *unpacker = &gzip->unpacker;
    unpacker->next_out = gzip->unpacked;
    unpacker->avail_out = sizeof gzip->unpacked;
    int status = gzip->fault < 0 ? gzip->fault : advance(gzip);
    gzip->from = gzip->unpacked;
    gzip->fault = MIN(status, 0);
    if (gzip->fault == 0 || unpacker->next_out > gzip->from)
        return 1;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: the gzip data is damaged (%s); what follows is lost",
                gzip->shown, fault_word(gzip->fault));
    return -1;
}

ssize_t ent_gzip_read(EntGzip *gzip, char *bytes, size_t room, GError **error) {
    struct inflate_state *unpacker = &gzip->unpacker;
    /* The unpacker may hold bytes back that did not fit, so more packed bytes are only got when it gives none. */
    while (gzip->from == unpacker->next_out) {
        int status = unpack_some(gzip, error);
        if (status > 0 && gzip->from == unpacker->next_out && unpacker->avail_in == 0)
            status = refill(gzip, error);
        if (status <= 0)
            return status;
    }
    size_t length = MIN(room, (size_t)(unpacker->next_out - gzip->from));
    memcpy(bytes, gzip->from, length);
    gzip->from += length;
    return (ssize_t)length;
}
