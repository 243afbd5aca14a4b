/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_STREAM_H
#define ENT_CORPUS_STREAM_H

#include "corpus/pull.h"

#include <entente.h>

/** EntStream: the bytes of one file after the other, unpacked as the name's ending says; "-" is standard input. */
typedef struct _EntStream EntStream;

EntStream *ent_stream_new(void);
void ent_stream_free(EntStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStream, ent_stream_free)

/** Closes what was open. Fails with ENT_ERROR_INPUT when only this file is at fault, else with ENT_ERROR_IO. */
bool ent_stream_open(EntStream *stream, const char *path, GError **error);
/**
 * ent_stream_open_member:
 * @pull: gives the member's bytes
 * @name: of the member; its ending says how it is packed
 * @shown: names it in messages
 * @carrier: what the archive is read from; it stays open
 *
 * The same for a file in an archive.
 */
bool ent_stream_open_member(EntStream *stream, EntPull pull, const char *name, const char *shown,
                            const EntStream *carrier, GError **error);
void ent_stream_close(EntStream *stream);

/**
 * ent_stream_read:
 *
 * Up to @room bytes; 0 is the end and -1 is an error, never the end: ENT_ERROR_IO when the system cannot read,
 * ENT_ERROR_INPUT when packed data is cut short or damaged, ENT_ERROR_LIMIT when it unpacks to more than
 * ENT_UNPACKED_FREE bytes and more than ENT_UNPACKED_RATIO times what was read of the file (a decompression bomb). All
 * bytes before a fault in a .gz were given; up to 128 kB are lost in others.
 */
ssize_t ent_stream_read(EntStream *stream, char *bytes, size_t room, GError **error);
#define ENT_UNPACKED_FREE (UINT64_C(1) << 30)
#define ENT_UNPACKED_RATIO 200

/** The stream as bytes for another reader. It can seek when it is a plain file that is not packed. */
EntPull ent_stream_pull(EntStream *stream);

/** The open file's name for messages: valid UTF-8 on one line. */
const char *ent_stream_shown(const EntStream *stream);

/**
 * Whether an errno says something about one file (it is not ours, it is gone), so that others can still be read; else
 * the system is at fault.
 */
bool ent_stream_errno_is_of_file(int number);

/** Bytes read from the system so far, by all files. */
uint64_t ent_stream_total(const EntStream *stream);

#endif
