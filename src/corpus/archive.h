/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_ARCHIVE_H
#define ENT_CORPUS_ARCHIVE_H

#include "corpus/format.h"
#include "corpus/pull.h"

#include <entente.h>

/**
 * EntArchive: the files in a tar or zip, one after the other; or the one file in bzip2, xz or zstd data. The only user
 * of libarchive.
 */
typedef struct _EntArchive EntArchive;

typedef enum { ENT_ARCHIVE_END, ENT_ARCHIVE_MEMBER, ENT_ARCHIVE_BROKEN } EntArchiveStatus;

EntArchive *ent_archive_new(void);
void ent_archive_free(EntArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntArchive, ent_archive_free)

/** Turns to other bytes, a tar or zip. @shown names them in messages and is borrowed while they are read. */
bool ent_archive_open(EntArchive *archive, EntPull pull, EntKind kind, const char *shown, GError **error);
/** The same for packed data (bzip2, xz, zstd), whose content ent_archive_read() gives at once. */
bool ent_archive_open_packed(EntArchive *archive, EntPull pull, EntPacking packing, const char *shown, GError **error);
void ent_archive_close(EntArchive *archive);

/**
 * ent_archive_next:
 *
 * Goes to the next plain file; what is left of the one before is passed over. Folders, links and devices are no files.
 * With ENT_ARCHIVE_BROKEN the rest of the archive cannot be read: ENT_ERROR_IO when the system is at fault, else
 * ENT_ERROR_INPUT.
 */
EntArchiveStatus ent_archive_next(EntArchive *archive, GError **error);

/** Its path as the archive has it, any bytes; borrowed until the next call. */
const char *ent_archive_path(const EntArchive *archive);

/** Content, as EntPull reads. A fault is ENT_ERROR_INPUT or ENT_ERROR_IO; up to 128 kB before it may be lost. */
ssize_t ent_archive_read(EntArchive *archive, char *bytes, size_t room, GError **error);

/** Whether the members behind a fault can still be read. */
bool ent_archive_goes_on(const EntArchive *archive);

#endif
