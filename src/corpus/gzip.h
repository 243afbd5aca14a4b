/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_GZIP_H
#define ENT_CORPUS_GZIP_H

#include "corpus/pull.h"

/** EntGzip: unpacks gzip data, all members of it; its room is reused. */
typedef struct _EntGzip EntGzip;

EntGzip *ent_gzip_new(void);
void ent_gzip_free(EntGzip *gzip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntGzip, ent_gzip_free)

/** Turns to other packed bytes. @shown names them in messages and is borrowed while they are read. */
void ent_gzip_begin(EntGzip *gzip, EntPull pull, const char *shown);

/**
 * ent_gzip_read:
 *
 * As EntPull reads. Data that is cut short or fails its checksum is ENT_ERROR_INPUT; the bytes before the fault were
 * given, but for the last one or two before a cut.
 */
ssize_t ent_gzip_read(EntGzip *gzip, char *bytes, size_t room, GError **error);

#endif
