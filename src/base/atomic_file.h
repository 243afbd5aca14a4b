/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_BASE_ATOMIC_FILE_H
#define ENT_BASE_ATOMIC_FILE_H

#include <entente.h>
#include <stdio.h>

/**
 * EntAtomicFile: a file that appears under its name only when it is whole.
 *
 * Writes go to a temporary name in the same folder; ent_atomic_file_commit() syncs and renames; freeing without a
 * commit removes the temporary file. Write errors are remembered and reported by the commit.
 */
typedef struct _EntAtomicFile EntAtomicFile;

/** Makes missing parent folders. */
EntAtomicFile *ent_atomic_file_new(const char *path, GError **error);

/** The stream to write to; belongs to @file. */
FILE *ent_atomic_file_stream(EntAtomicFile *file);

bool ent_atomic_file_commit(EntAtomicFile *file, GError **error);

void ent_atomic_file_free(EntAtomicFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntAtomicFile, ent_atomic_file_free)

/** All of @length bytes of @bytes at once. */
bool ent_atomic_file_write(const char *path, const void *bytes, size_t length, GError **error);

#endif
