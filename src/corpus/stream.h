/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_STREAM_H
#define ENT_CORPUS_STREAM_H

#include <entente.h>
#include <sys/types.h>

/** EntStream: the bytes of one file after the other; a name that ends in .gz is unpacked, "-" is standard input. */
typedef struct _EntStream EntStream;

EntStream *ent_stream_new(void);
void ent_stream_free(EntStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStream, ent_stream_free)

/** Closes what was open. @path is borrowed while it is open. Fails with ENT_ERROR_INPUT when only this file is at fault, else with ENT_ERROR_IO. */
bool ent_stream_open(EntStream *stream, const char *path, GError **error);
void ent_stream_close(EntStream *stream);

/**
 * ent_stream_read:
 *
 * Up to @room bytes; 0 is the end and -1 is an error, never the end: ENT_ERROR_IO when the system cannot read, ENT_ERROR_INPUT when a .gz is
 * cut short or damaged. All bytes before the fault were given.
 */
ssize_t ent_stream_read(EntStream *stream, char *bytes, size_t room, GError **error);

/** Whether an errno says something about one file (it is not ours, it is gone), so that others can still be read; else the system is at fault. */
bool ent_stream_errno_is_of_file(int number);

/** Bytes read from the system so far, by all files. */
uint64_t ent_stream_total(const EntStream *stream);

#endif
